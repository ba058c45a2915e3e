#include "syntax/tagger.hpp"

#include "syntax/lemma_rule.hpp"
#include "syntax/tagger_features.hpp"

#include <algorithm>
#include <array>

namespace counterclaim::syntax {
namespace {

constexpr std::uint32_t k_strings_max = 60'000;

bool read_strings(std::string_view section, std::vector<std::string_view>& strings) {
    ByteReader reader(section);
    const auto count = reader.number<std::uint32_t>();
    if (count == 0 || count > k_strings_max) { return false; }
    for (std::uint32_t i = 0; i < count && reader.ok(); ++i) { strings.push_back(reader.text()); }
    return reader.ok();
}

std::uint16_t best_of(const LinearModel& model, const std::vector<std::uint64_t>& keys,
                      const std::vector<std::uint16_t>& candidates) {
    std::uint16_t best = candidates.front();
    if (candidates.size() == 1) { return best; }
    std::int32_t best_score = 0;
    for (const auto candidate : candidates) {
        std::int32_t score = 0;
        for (const auto key : keys) {
            score += model.weight(row_of(combine(key, candidate), model.bits()));
        }
        if (candidate == candidates.front() || score > best_score) {
            best = candidate;
            best_score = score;
        }
    }
    return best;
}

/// A word of grammar and no name: written in capitals only where all is.
bool is_function(Upos part) {
    return part == Upos::aux || part == Upos::pron || part == Upos::det || part == Upos::adp ||
           part == Upos::cconj || part == Upos::sconj;
}

/// Spelt like a function word; `only`: and like nothing else that may be a name.
bool is_function_word(const Lexicon::List& upos, bool only) {
    bool found = false;
    for (std::uint32_t i = 0; i < upos.size(); ++i) {
        const auto part = static_cast<Upos>(upos[i]);
        const bool name = part == Upos::noun || part == Upos::propn || part == Upos::adj;
        if (only && name) { return false; }
        found = found || is_function(part);
    }
    return found;
}

}  // namespace

Expected<Tagger> Tagger::load(const ModelFile& file) {
    Tagger tagger;
    const auto section = [&](std::string_view name) {
        return file.section(name).value_or(std::string_view{});
    };
    const bool ok =
        read_strings(section("features"), tagger.m_features) &&
        read_strings(section("lemma rules"), tagger.m_rules) &&
        tagger.m_upos.load(section("upos"), k_upos_count) &&
        tagger.m_choice.load(section("choice"), 1) &&
        tagger.m_upos_of.load(section("upos of"), k_upos_count) &&
        tagger.m_features_of.load(section("features of"),
                                  static_cast<std::uint32_t>(tagger.m_features.size())) &&
        tagger.m_rules_of.load(section("rules of"),
                               static_cast<std::uint32_t>(tagger.m_rules.size()));
    if (!ok) { return file.damaged("The tagger of the syntax model is damaged."); }
    return tagger;
}

/// "IS fighters": capitals amid small letters are a name, even where they spell a function word.
void Tagger::mark_acronyms(std::vector<TaggedWord>& words) const {
    const auto small = std::count_if(words.begin(), words.end(), [](const TaggedWord& word) {
        return word.keys.has_letter && !word.keys.first_upper;
    });
    if (small < 2) { return; }
    for (auto& word : words) {
        if (!word.keys.all_upper) { continue; }
        const auto known = m_upos_of.find(word.keys.lower);
        word.acronym = word.acronym || is_function_word(known, false);
        if (!is_function_word(known, true)) { continue; }
        constexpr std::uint64_t k_unknown = 0x61C8864680B583EBULL;
        word.keys.lower ^= k_unknown;
        word.keys.prefix = {};
        word.keys.suffix = {};
    }
}

struct Tagger::Scratch {
    Rows rows;
    std::vector<std::uint64_t> keys;
    std::vector<std::uint16_t> candidates;
};

void Tagger::tag(std::vector<TaggedWord>& words) const {
    Scratch scratch;
    std::array<std::int32_t, (k_upos_count + 3) / 4 * 4> scores{};
    for (auto& word : words) { word.keys = keys_of(word.form); }
    mark_acronyms(words);
    for (auto& word : words) { word.ambiguity = ambiguity_of(m_upos_of.find(word.keys.lower)); }
    for (std::size_t i = 0; i < words.size(); ++i) {
        upos_rows(words, i, m_upos.bits(), scratch.rows);
        m_upos.score(scratch.rows, scores.data());
        const auto best = std::max_element(scores.begin(), scores.begin() + k_upos_count);
        words[i].upos = static_cast<std::uint8_t>(best - scores.begin());
    }
    find_headline_verbs(words);
    find_plain_verbs(words);
    keep_verbs(words);
    for (std::size_t i = 0; i < words.size(); ++i) { choose(words, i, scratch); }
}

/// The form itself, or what is left of it without an ending that verbs have, is a known verb:
/// "shells" → "shell".
bool Tagger::may_be_verb(const TaggedWord& word) const {
    if (word.keys.first_upper) { return false; }
    const auto known = [&](std::string_view lemma) {
        return m_known.count(
                   lexicon_key(hash_bytes(lemma), static_cast<std::uint8_t>(Upos::verb))) != 0;
    };
    if (m_verb_endings.empty()) { return false; }
    if (known(word.form)) { return true; }
    return std::any_of(m_verb_endings.begin(), m_verb_endings.end(), [&](const auto& ending) {
        if (!word.form.ends_with(ending.form)) { return false; }
        std::string lemma(word.form.substr(0, word.form.size() - ending.form.size()));
        return known(lemma.append(ending.lemma));
    });
}

/// "The militia shells the town", "la Turquie arme les rebelles": in running text a noun or
/// adjective that may be a verb is one where its clause has no other, a noun or a relative pronoun
/// stands before it and an article behind it.
void Tagger::find_plain_verbs(std::vector<TaggedWord>& words) const {
    if (m_verb_endings.empty()) { return; }
    const auto upos = [&](std::size_t at) { return static_cast<Upos>(words[at].upos); };
    std::size_t begin = 0;
    bool verb = false;
    std::size_t found = 0;
    for (std::size_t i = 0; i <= words.size(); ++i) {
        const bool ends = i == words.size() || upos(i) == Upos::punct || upos(i) == Upos::cconj ||
                          upos(i) == Upos::sconj;
        if (ends) {
            if (!verb && found > begin) {
                words[found].upos = static_cast<std::uint8_t>(Upos::verb);
                words[found].surely_verb = true;
            }
            begin = i + 1;
            verb = false;
            found = 0;
            continue;
        }
        verb = verb || upos(i) == Upos::verb || upos(i) == Upos::aux;
        if (i <= begin || i + 1 >= words.size() || found != 0) { continue; }
        const auto before = upos(i - 1);
        const bool subject = before == Upos::noun || before == Upos::propn ||
                             (before == Upos::pron && i == begin + 1);
        const bool word = upos(i) == Upos::noun || upos(i) == Upos::adj;
        if (subject && word && upos(i + 1) == Upos::det && may_be_verb(words[i])) { found = i; }
    }
}

void Tagger::find_headline_verb(std::vector<TaggedWord>& words, std::size_t begin,
                                std::size_t end) const {
    const auto upos = [&](std::size_t at) { return static_cast<Upos>(words[at].upos); };
    for (std::size_t i = begin; i < end; ++i) {
        if (upos(i) == Upos::verb || upos(i) == Upos::aux) { return; }
    }
    std::size_t found = begin;
    for (std::size_t i = begin + 1; i + 1 < end; ++i) {
        const bool after_noun = upos(i - 1) == Upos::noun || upos(i - 1) == Upos::propn;
        const bool before_noun = upos(i + 1) == Upos::noun || upos(i + 1) == Upos::propn ||
                                 upos(i + 1) == Upos::adj || upos(i + 1) == Upos::num ||
                                 upos(i + 1) == Upos::det;
        if (upos(i) == Upos::noun && after_noun && before_noun && may_be_verb(words[i])) {
            found = i;  // of several the last: "air strike kills five"
        }
    }
    if (found == begin) { return; }
    words[found].upos = static_cast<std::uint8_t>(Upos::verb);
    words[found].surely_verb = true;
}

/// "Army shells rebel villages": in a title without a verb a noun between two nouns that may be one
/// is the verb. A title ends without a full stop; colons and commas part it.
void Tagger::find_headline_verbs(std::vector<TaggedWord>& words) const {
    constexpr std::size_t k_title_words_max = 30;
    if (m_verb_endings.empty() || words.size() < 3 || words.size() > k_title_words_max ||
        words.back().form == ".") {
        return;
    }
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= words.size(); ++i) {
        const bool mark = i == words.size() || static_cast<Upos>(words[i].upos) == Upos::punct;
        if (!mark) { continue; }
        find_headline_verb(words, begin, i);
        begin = i + 1;
    }
}

void Tagger::keep_verbs(std::vector<TaggedWord>& words) const {
    for (std::size_t i = 1; i < words.size() && !m_adjectives.empty(); ++i) {
        const auto before = static_cast<Upos>(words[i - 1].upos);
        const bool behind_noun = before == Upos::noun || before == Upos::propn;
        if (behind_noun && !words[i].keys.first_upper &&
            m_adjectives.count(words[i].keys.lower) != 0) {
            words[i].upos = static_cast<std::uint8_t>(Upos::adj);
        }
    }
    for (std::size_t i = 1; i + 1 < words.size() && !m_attributes.empty(); ++i) {
        if (m_attributes.count(words[i].keys.lower) == 0) { continue; }
        const auto before = static_cast<Upos>(words[i - 1].upos);
        const auto next = static_cast<Upos>(words[i + 1].upos);
        const bool opens = before == Upos::verb || before == Upos::adp || before == Upos::part ||
                           before == Upos::det || before == Upos::cconj;
        if (opens && (next == Upos::noun || next == Upos::propn || next == Upos::adj)) {
            words[i].upos = static_cast<std::uint8_t>(Upos::adj);
        }
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        // "IS said": capitals in running text are a name, whatever word they spell; "it IS" is not
        const auto before = i == 0 ? Upos::punct : static_cast<Upos>(words[i - 1].upos);
        const bool stressed = before == Upos::pron || before == Upos::adv || before == Upos::part;
        if (words[i].acronym && is_function(static_cast<Upos>(words[i].upos)) && !stressed) {
            words[i].upos = static_cast<std::uint8_t>(Upos::propn);
        }
    }
    for (auto& word : words) {
        const auto upos = static_cast<Upos>(word.upos);
        const bool other = upos != Upos::verb && upos != Upos::aux;
        const bool verb =
            word.surely_verb || (!word.keys.all_upper && m_verbs.count(word.keys.lower) != 0);
        if (other && verb) { word.upos = static_cast<std::uint8_t>(Upos::verb); }
    }
}

void Tagger::choose_again(std::vector<TaggedWord>& words,
                          const std::vector<std::uint8_t>& before) const {
    Scratch scratch;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].upos != before[i]) { choose(words, i, scratch); }
    }
}

void Tagger::know(std::string_view lemma, Upos upos) {
    m_known.try_emplace(lexicon_key(hash_bytes(lemma), static_cast<std::uint8_t>(upos)), true);
}

void Tagger::know_verb(std::string_view form) {
    if (form.starts_with('*')) {
        const auto lemma = form.find('>');
        const auto ending = form.substr(1, lemma == std::string_view::npos ? lemma : lemma - 1);
        m_verb_endings.push_back({std::string(ending), lemma == std::string_view::npos
                                                           ? std::string()
                                                           : std::string(form.substr(lemma + 1))});
    } else {
        m_verbs.try_emplace(keys_of(form).lower, true);
    }
}

void Tagger::know_adjective(std::string_view form) {
    m_adjectives.try_emplace(keys_of(form).lower, true);
}

void Tagger::know_attribute(std::string_view form) {
    m_attributes.try_emplace(keys_of(form).lower, true);
}

void Tagger::prefer_known(const TaggedWord& word, std::vector<std::uint16_t>& rules) const {
    if (m_known.empty() || rules.size() < 2 ||
        !m_rules_of.find(lexicon_key(word.keys.lower, word.upos)).empty()) {
        return;
    }
    std::string lemma;
    const auto known = [&](std::uint16_t rule) {
        return apply_lemma_rule(m_rules[rule], word.form, lemma) &&
               m_known.count(lexicon_key(hash_bytes(lemma), word.upos)) != 0;
    };
    const auto end = std::stable_partition(rules.begin(), rules.end(), known);
    if (end != rules.begin()) { rules.erase(end, rules.end()); }
}

void Tagger::choose(std::vector<TaggedWord>& words, std::size_t at, Scratch& scratch) const {
    TaggedWord& word = words[at];
    find_candidates(m_features_of, word, true, scratch.candidates);
    if (scratch.candidates.size() > 1) { features_keys(words, at, scratch.keys); }
    word.features = scratch.candidates.empty()
                        ? std::uint16_t{0}
                        : best_of(m_choice, scratch.keys, scratch.candidates);
    find_candidates(m_rules_of, word, true, scratch.candidates);
    prefer_known(word, scratch.candidates);
    if (scratch.candidates.size() > 1) { lemma_keys(word, scratch.keys); }
    word.lemma_rule = scratch.candidates.empty()
                          ? std::uint16_t{0}
                          : best_of(m_choice, scratch.keys, scratch.candidates);
}

std::string Tagger::lemma(const TaggedWord& word) const {
    std::string lemma;
    if (!apply_lemma_rule(m_rules[word.lemma_rule], word.form, lemma)) { lemma = word.form; }
    return lemma;
}

}  // namespace counterclaim::syntax
