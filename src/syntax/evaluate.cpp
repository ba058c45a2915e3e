#include "syntax/evaluate.hpp"

#include "syntax/letters.hpp"
#include "syntax/raw_text.hpp"

#include <algorithm>
#include <set>

namespace counterclaim::syntax {
namespace {

/// A word with the characters it stands on: offsets into all characters but white space.
struct PlacedWord {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    bool contracted = false;
    std::int64_t head = -1;  // index of the word, -1 for the root
    const TreebankWord* word = nullptr;
};

struct Placed {
    std::string characters;
    std::vector<PlacedWord> words;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> tokens;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> sentences;
};

void append_visible(std::string& out, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Decoded one = decode(text, at);
        if (kind_of(one.code) != CharKind::space) { out += text.substr(at, one.length_bytes); }
        at += one.length_bytes;
    }
}

Placed place(const std::vector<TreebankSentence>& sentences) {
    Placed placed;
    for (const auto& sentence : sentences) {
        const auto first = static_cast<std::int64_t>(placed.words.size());
        const std::uint64_t sentence_begin = placed.characters.size();
        std::size_t next = 0;
        for (std::size_t w = 0; w < sentence.words.size();) {
            const auto& contractions = sentence.contractions;
            const bool contracted = next < contractions.size() && contractions[next].first == w;
            const std::uint64_t begin = placed.characters.size();
            append_visible(placed.characters,
                           contracted ? contractions[next].surface : sentence.words[w].form);
            const std::uint64_t end = placed.characters.size();
            placed.tokens.emplace_back(begin, end);
            const std::size_t count = contracted ? contractions[next++].count : 1;
            for (std::size_t i = 0; i < count; ++i, ++w) {
                const auto& word = sentence.words[w];
                placed.words.push_back(
                    {begin, end, contracted, word.head > 0 ? first + word.head - 1 : -1, &word});
            }
        }
        placed.sentences.emplace_back(sentence_begin, placed.characters.size());
    }
    return placed;
}

std::uint64_t common(const std::vector<std::pair<std::uint64_t, std::uint64_t>>& a,
                     const std::vector<std::pair<std::uint64_t, std::uint64_t>>& b) {
    std::uint64_t count = 0;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        if (a[i] == b[j]) {
            ++count;
            ++i;
            ++j;
        } else if (a[i] < b[j]) {
            ++i;
        } else {
            ++j;
        }
    }
    return count;
}

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

/// Longest common subsequence of the forms of gold[gi, ge) and system[si, se).
void align_forms(const Placed& gold, const Placed& system, std::size_t gi, std::size_t ge,
                 std::size_t si, std::size_t se, Pairs& pairs) {
    const std::size_t rows = ge - gi;
    const std::size_t columns = se - si;
    std::vector<std::vector<std::uint32_t>> best(rows + 1,
                                                 std::vector<std::uint32_t>(columns + 1, 0));
    const auto same = [&](std::size_t g, std::size_t s) {
        return lower(gold.words[gi + g].word->form) == lower(system.words[si + s].word->form);
    };
    for (std::size_t g = rows; g-- > 0;) {
        for (std::size_t s = columns; s-- > 0;) {
            best[g][s] =
                same(g, s) ? best[g + 1][s + 1] + 1 : std::max(best[g + 1][s], best[g][s + 1]);
        }
    }
    for (std::size_t g = 0, s = 0; g < rows && s < columns;) {
        if (same(g, s)) {
            pairs.emplace_back(gi + g++, si + s++);
        } else if (best[g][s] == best[g + 1][s]) {
            ++g;
        } else {
            ++s;
        }
    }
}

/// Where contractions meet, all words of both sides up to where they end together are one stretch.
Pairs align(const Placed& gold, const Placed& system) {
    Pairs pairs;
    std::size_t g = 0;
    std::size_t s = 0;
    const auto& a = gold.words;
    const auto& b = system.words;
    while (g < a.size() && s < b.size()) {
        if (a[g].contracted || b[s].contracted) {
            std::uint64_t end = 0;
            if (a[g].contracted && a[g].begin <= b[s].begin) {
                end = a[g].end;
            } else if (b[s].contracted && b[s].begin <= a[g].begin) {
                end = b[s].end;
            } else if (a[g].contracted) {
                // The other side's plain word begins before the contraction: pass it.
                ++s;
                continue;
            } else {
                ++g;
                continue;
            }
            std::size_t g_end = g;
            std::size_t s_end = s;
            for (bool grew = true; grew;) {
                grew = false;
                while (g_end < a.size() &&
                       (a[g_end].contracted ? a[g_end].begin : a[g_end].end - 1) < end) {
                    if (a[g_end].contracted && a[g_end].end > end) {
                        end = a[g_end].end;
                        grew = true;
                    }
                    ++g_end;
                }
                while (s_end < b.size() &&
                       (b[s_end].contracted ? b[s_end].begin : b[s_end].end - 1) < end) {
                    if (b[s_end].contracted && b[s_end].end > end) {
                        end = b[s_end].end;
                        grew = true;
                    }
                    ++s_end;
                }
            }
            align_forms(gold, system, g, g_end, s, s_end, pairs);
            g = g_end;
            s = s_end;
        } else if (a[g].begin == b[s].begin && a[g].end == b[s].end) {
            pairs.emplace_back(g++, s++);
        } else if (a[g].begin <= b[s].begin) {
            ++g;
        } else {
            ++s;
        }
    }
    return pairs;
}

std::string base(const std::string& relation) { return relation.substr(0, relation.find(':')); }

}  // namespace

Expected<SyntaxScores> compare(const std::vector<TreebankSentence>& gold,
                               const std::vector<TreebankSentence>& system) {
    const Placed a = place(gold);
    const Placed b = place(system);
    if (a.characters != b.characters) {
        return fail(ErrorCode::unsupported, "evaluation",
                    "The two sides do not hold the same text.");
    }
    SyntaxScores scores;
    scores.tokens = {a.tokens.size(), b.tokens.size(), common(a.tokens, b.tokens)};
    scores.sentences = {a.sentences.size(), b.sentences.size(), common(a.sentences, b.sentences)};
    const Pairs pairs = align(a, b);
    const Score words{a.words.size(), b.words.size(), 0};
    scores.words = scores.upos = scores.features = scores.lemma = scores.uas = scores.las = words;
    scores.words.correct = pairs.size();
    std::vector<std::int64_t> gold_of(b.words.size(), -2);
    for (const auto& [g, s] : pairs) { gold_of[s] = static_cast<std::int64_t>(g); }
    for (const auto& word : a.words) { ++scores.relations[base(word.word->relation)].gold; }
    for (const auto& word : b.words) { ++scores.relations[base(word.word->relation)].system; }
    for (const auto& [g, s] : pairs) {
        const TreebankWord& x = *a.words[g].word;
        const TreebankWord& y = *b.words[s].word;
        scores.upos.correct += x.upos == y.upos ? 1 : 0;
        scores.features.correct += x.features == y.features ? 1 : 0;
        scores.lemma.correct += x.lemma == y.lemma || x.lemma == "_" ? 1 : 0;
        const std::int64_t head = b.words[s].head;
        const std::int64_t head_in_gold = head < 0 ? -1 : gold_of[static_cast<std::size_t>(head)];
        if (head_in_gold != a.words[g].head) { continue; }
        ++scores.uas.correct;
        if (base(x.relation) != base(y.relation)) { continue; }
        ++scores.las.correct;
        ++scores.relations[base(x.relation)].correct;
    }
    return scores;
}

TreebankSentence to_treebank(const Sentence& sentence, std::string_view text) {
    TreebankSentence out;
    for (std::uint32_t i = 0; i < sentence.tokens.size(); ++i) {
        const Token& token = sentence.tokens[i];
        const bool goes_on =
            i > 0 && !token.span.empty() && sentence.tokens[i - 1].span == token.span;
        if (goes_on) {
            if (out.contractions.empty() ||
                out.contractions.back().first + out.contractions.back().count != i) {
                out.contractions.push_back({i - 1, 1, std::string(slice(text, token.span)), true});
            }
            ++out.contractions.back().count;
            out.contractions.back().space_after = token.space_after;
        }
        out.words.push_back({token.form, token.lemma, std::string(to_string(token.upos)),
                             token.features, token.head + 1, token.relation, token.space_after});
    }
    return out;
}

std::vector<TreebankSentence> analyse_words(const Analyser& analyser,
                                            const std::vector<TreebankSentence>& gold) {
    std::vector<TreebankSentence> out;
    for (const auto& one : gold) {
        Sentence sentence;
        for (const auto& word : one.words) { sentence.tokens.emplace_back().form = word.form; }
        analyser.analyse(sentence);
        TreebankSentence read = to_treebank(sentence, {});
        read.contractions = one.contractions;
        read.new_paragraph = one.new_paragraph;
        out.push_back(std::move(read));
    }
    return out;
}

std::vector<TreebankSentence> analyse_text(const Analyser& analyser,
                                           const std::vector<TreebankSentence>& gold) {
    std::vector<TreebankSentence> out;
    Notes notes;
    for (const auto& paragraph : raw_paragraphs(gold)) {
        const Span whole{0, static_cast<std::uint32_t>(paragraph.text.size())};
        for (const auto& sentence : analyser.read_text(paragraph.text, whole, notes)) {
            out.push_back(to_treebank(sentence, paragraph.text));
        }
    }
    return out;
}

}  // namespace counterclaim::syntax
