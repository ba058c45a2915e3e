#include "syntax/tagger_features.hpp"

#include <algorithm>

namespace counterclaim::syntax {
namespace {

const WordKeys& keys_at(const std::vector<TaggedWord>& words, std::size_t at) {
    return at < words.size() ? words[at].keys : border_keys();
}

std::uint64_t tag_at(const std::vector<TaggedWord>& words, std::size_t at) {
    return at < words.size() ? words[at].upos + 1U : 50U;
}

std::uint64_t features_at(const std::vector<TaggedWord>& words, std::size_t at) {
    return at < words.size() ? combine(words[at].upos + 1U, words[at].features) : 50U;
}

}  // namespace

std::uint64_t ambiguity_of(Lexicon::List tags) {
    std::uint64_t key = tags.size();
    for (std::uint32_t i = 0; i < tags.size(); ++i) { key = combine(key, tags[i]); }
    return key;
}

void upos_rows(const std::vector<TaggedWord>& words, std::size_t at, std::uint32_t bits,
               Rows& rows) {
    rows.clear();
    std::uint64_t id = 0;
    const auto add = [&](std::uint64_t value) {
        rows.push_back(row_of(combine(++id << 56U, value), bits));
    };
    const WordKeys& here = words[at].keys;
    const WordKeys& before = keys_at(words, at - 1);
    const WordKeys& before2 = keys_at(words, at - 2);
    const WordKeys& after = keys_at(words, at + 1);
    const WordKeys& after2 = keys_at(words, at + 2);
    const std::uint64_t tag1 = tag_at(words, at - 1);
    const std::uint64_t tag2 = combine(tag1, tag_at(words, at - 2));
    const std::uint64_t class0 = words[at].ambiguity;
    const std::uint64_t class1 = at + 1 < words.size() ? words[at + 1].ambiguity : 9;
    const std::uint64_t class2 = at + 2 < words.size() ? words[at + 2].ambiguity : 9;

    add(1);
    add(here.form);
    add(here.lower);
    for (const auto key : here.prefix) { add(key); }
    for (const auto key : here.suffix) { add(key); }
    add(here.shape);
    add(combine(here.shape, at == 0 ? 1 : 2));
    add(combine(here.shape, after.shape));
    add(combine(here.shape, before.shape));
    add(class0);
    add(combine(class0, tag1));
    add(combine(class0, tag2));
    add(combine(class0, class1));
    add(combine(combine(class0, tag1), class1));
    add(combine(combine(class0, class1), class2));
    add(tag1);
    add(tag2);
    add(combine(here.lower, tag1));
    add(combine(here.lower, tag2));
    add(combine(here.lower, class1));
    add(before.lower);
    add(before2.lower);
    add(after.lower);
    add(after2.lower);
    add(combine(before.lower, here.lower));
    add(combine(here.lower, after.lower));
    add(combine(before.lower, after.lower));
    add(combine(before2.lower, before.lower));
    add(combine(after.lower, after2.lower));
    add(combine(tag1, after.lower));
    add(combine(class1, class2));
    add(combine(tag1, class1));
    add(combine(here.suffix[2], tag1));
    add(combine(here.suffix[2], class1));
    add(combine(here.suffix[1], tag2));
    add(before.suffix[2]);
    add(after.suffix[2]);
    add(combine(after.suffix[1], here.suffix[1]));
}

void features_keys(const std::vector<TaggedWord>& words, std::size_t at,
                   std::vector<std::uint64_t>& keys) {
    keys.clear();
    std::uint64_t id = 0;
    const TaggedWord& word = words[at];
    const auto add = [&](std::uint64_t value) {
        keys.push_back(combine((++id << 48U) + word.upos, value));
    };
    const WordKeys& here = word.keys;
    const WordKeys& before = keys_at(words, at - 1);
    const WordKeys& after = keys_at(words, at + 1);
    const std::uint64_t left = features_at(words, at - 1);
    const std::uint64_t left2 = features_at(words, at - 2);
    const std::uint64_t tag_after = tag_at(words, at + 1);
    add(1);
    add(here.lower);
    for (std::size_t i = 0; i < here.suffix.size(); ++i) { add(here.suffix[i]); }
    add(here.shape);
    add(before.lower);
    add(after.lower);
    add(combine(here.lower, left));
    add(combine(here.lower, before.lower));
    add(combine(here.lower, after.lower));
    add(left);
    add(combine(left, left2));
    add(tag_after);
    add(combine(left, tag_after));
    add(combine(here.suffix[1], left));
    add(combine(here.suffix[2], before.lower));
    add(combine(here.suffix[1], tag_after));
    add(after.suffix[0]);
    add(combine(after.suffix[1], tag_after));
    add(after.suffix[2]);
    add(combine(tag_after, tag_at(words, at + 2)));
}

void lemma_keys(const TaggedWord& word, std::vector<std::uint64_t>& keys) {
    keys.clear();
    std::uint64_t id = 40;
    const auto add = [&](std::uint64_t value) {
        keys.push_back(combine((++id << 48U) + word.upos, value));
    };
    const WordKeys& here = word.keys;
    const std::uint64_t features = word.features;
    add(1);
    add(features);
    add(here.lower);
    add(combine(here.lower, features));
    for (std::size_t i = 0; i < here.suffix.size(); ++i) {
        add(here.suffix[i]);
        add(combine(here.suffix[i], features));
    }
    for (const auto key : here.prefix) { add(key); }
    add(here.shape);
    add(here.length < 8 ? here.length : 8);
}

void find_candidates(const Lexicon& lexicon, const TaggedWord& word, bool known,
                     std::vector<std::uint16_t>& candidates) {
    candidates.clear();
    const auto take = [&](Lexicon::List list) {
        for (std::uint32_t i = 0; i < list.size() && candidates.size() < k_candidates_max; ++i) {
            if (std::find(candidates.begin(), candidates.end(), list[i]) == candidates.end()) {
                candidates.push_back(list[i]);
            }
        }
    };
    if (known) {
        take(lexicon.find(lexicon_key(word.keys.lower, word.upos)));
        if (!candidates.empty()) { return; }
    }
    for (std::size_t i = word.keys.suffix.size(); i-- > 0;) {
        if (word.keys.suffix[i] == 0) { continue; }
        take(lexicon.find(lexicon_key(word.keys.suffix[i], word.upos)));
        if (candidates.size() >= 4) { return; }
    }
    take(lexicon.find(lexicon_key(0, word.upos)));
}

}  // namespace counterclaim::syntax
