#include "syntax/random.hpp"
#include "syntax/segmenter.hpp"
#include "syntax/segmenter_features.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>

namespace counterclaim::syntax {
namespace {

constexpr std::uint32_t k_break_bits = 16;
constexpr std::uint32_t k_sentence_bits = 17;
constexpr std::uint32_t k_contract_bits = 14;
constexpr std::uint32_t k_suffix_least = 5;

/// Lines of a page are sometimes kept as they were set. A quarter of the paragraphs is wrapped to
/// lines and a quarter has one sentence a line, so that line ends neither always nor never mean
/// something.
void vary_lines(RawParagraph& paragraph, Random& random) {
    const double kind = random.unit();
    if (kind < 0.5) { return; }
    std::size_t line = 0;
    const std::size_t width = 50 + random.below(50);
    for (std::size_t i = 1; i < paragraph.surfaces.size(); ++i) {
        const auto begin = paragraph.surfaces[i].span.begin;
        if (begin == paragraph.surfaces[i - 1].span.end) { continue; }
        const bool breaks_line =
            kind < 0.75 ? begin - line > width : paragraph.surfaces[i].starts_sentence;
        if (!breaks_line) { continue; }
        paragraph.text[begin - 1] = '\n';
        line = begin;
    }
}

struct Example {
    Rows rows;
    bool yes = false;
};

/// Averaged perceptron over examples that do not depend on decisions before them.
std::string train_binary(const std::vector<Example>& examples, std::uint32_t bits, int epochs,
                         Random& random) {
    LinearTrainer trainer(bits, 2);
    std::vector<std::size_t> order(examples.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (int epoch = 0; epoch < epochs; ++epoch) {
        random.shuffle(order);
        for (const auto index : order) {
            const Example& example = examples[index];
            std::array<float, 4> scores{};
            trainer.score(example.rows, scores.data());
            const bool guess = scores[1] > scores[0];
            // A margin keeps frequent patterns apart even where each was once seen the other way.
            const bool sure = std::abs(scores[1] - scores[0]) > 4;
            if (guess != example.yes || !sure) {
                trainer.add(example.rows, example.yes ? 1 : 0, 1);
                trainer.add(example.rows, example.yes ? 0 : 1, -1);
            }
            trainer.next_example();
        }
    }
    return trainer.finish();
}

std::vector<SurfaceToken> tokens_of(const RawParagraph& paragraph) {
    std::vector<SurfaceToken> tokens;
    std::uint32_t end = 0;
    for (const auto& surface : paragraph.surfaces) {
        std::uint8_t gap = 0;
        for (std::uint32_t i = end; i < surface.span.begin; ++i) {
            gap = paragraph.text[i] == '\n' ? 2 : std::max<std::uint8_t>(gap, 1);
        }
        tokens.push_back(
            surface_token(paragraph.text, surface.span, tokens.empty() ? std::uint8_t{0} : gap));
        tokens.back().starts_sentence = surface.starts_sentence;
        end = surface.span.end;
    }
    return tokens;
}

class SegmenterTrainer {
public:
    explicit SegmenterTrainer(const std::vector<TreebankSentence>& sentences)
        : m_sentences(sentences) {}

    void train(int epochs, std::uint64_t seed, ModelWriter& model) {
        Random random(seed);
        auto paragraphs = raw_paragraphs(m_sentences);
        for (const auto& paragraph : paragraphs) { count_contractions(paragraph); }
        decide_contractions();
        for (auto& paragraph : paragraphs) {
            vary_lines(paragraph, random);
            collect_breaks(paragraph);
            collect_sentences(paragraph);
        }
        model.add("contractions", contractions_section());
        model.add("breaks", train_binary(m_breaks, k_break_bits, epochs, random));
        model.add("sentences", train_binary(m_ends, k_sentence_bits, epochs, random));
        model.add("contracts", train_binary(m_contracts, k_contract_bits, epochs, random));
    }

private:
    struct Seen {
        std::map<std::vector<std::string>, std::uint32_t> splits;
        std::uint32_t whole = 0;
        std::uint32_t split = 0;
    };

    [[nodiscard]] std::vector<std::string> words_of(const RawParagraph::Surface& surface) const {
        std::vector<std::string> words;
        for (std::uint32_t i = 0; i < surface.count; ++i) {
            words.push_back(
                contraction_key(m_sentences[surface.sentence].words[surface.word + i].form));
        }
        return words;
    }

    /// "Drivers" for "driver's": a lost apostrophe, which nobody can tell from a plural.
    [[nodiscard]] bool is_slip(const RawParagraph::Surface& surface,
                               const std::vector<std::string>& words) const {
        const auto& last = m_sentences[surface.sentence].words[surface.word + words.size() - 1];
        return words.back().size() == 1 && last.features.find("Typo=Yes") != std::string::npos;
    }

    void count_contractions(const RawParagraph& paragraph) {
        for (const auto& surface : paragraph.surfaces) {
            const std::string_view form = slice(paragraph.text, surface.span);
            if (form.find(' ') != std::string_view::npos && form.front() >= '0' &&
                form.front() <= '9') {
                ++m_spaced_numbers;
            }
            Seen& seen = m_seen[contraction_key(form)];
            if (!surface.contracted) {
                ++seen.whole;
                continue;
            }
            const auto words = words_of(surface);
            if (is_slip(surface, words)) { continue; }
            ++seen.splits[words];
            ++seen.split;
            if (words.size() == 2 && words[1].find('\'') != std::string::npos &&
                words[0] + words[1] == contraction_key(form)) {
                ++m_suffixes[words[1]];
            }
        }
    }

    void decide_contractions() {
        for (auto at = m_suffixes.begin(); at != m_suffixes.end();) {
            at = at->second < k_suffix_least ? m_suffixes.erase(at) : std::next(at);
        }
        for (auto at = m_seen.begin(); at != m_seen.end();) {
            const Seen& seen = at->second;
            // Words that are contractions by a slip of the pen ("its" for "it's") are rather left
            // alone.
            at = seen.split * 20 < seen.whole + seen.split || seen.split == 0 ? m_seen.erase(at)
                                                                              : std::next(at);
        }
    }

    void collect_breaks(const RawParagraph& paragraph) {
        std::set<std::uint32_t> begins;
        for (const auto& surface : paragraph.surfaces) { begins.insert(surface.span.begin); }
        const auto atoms =
            atoms_of(paragraph.text, {0, static_cast<std::uint32_t>(paragraph.text.size())});
        std::size_t token_begin = 0;
        for (std::size_t i = 1; i < atoms.size(); ++i) {
            const bool ends = begins.count(atoms[i].span.begin) != 0;
            if (atoms[i].gap == 0 && !atoms[i].in_address) {
                Example& example = m_breaks.emplace_back();
                break_rows(atoms, i, token_begin, k_break_bits, example.rows);
                example.yes = ends;
            }
            if (ends || atoms[i].gap != 0) { token_begin = i; }
        }
    }

    void collect_sentences(const RawParagraph& paragraph) {
        const auto tokens = tokens_of(paragraph);
        std::size_t begin = 0;
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            if (tokens[i].starts_sentence) { begin = i; }
            const auto seen = m_seen.find(contraction_key(slice(paragraph.text, tokens[i].span)));
            if (seen != m_seen.end() && seen->second.whole > 0) {
                Example& example = m_contracts.emplace_back();
                contraction_rows(tokens, i, k_contract_bits, example.rows);
                example.yes = paragraph.surfaces[i].contracted;
            }
            if (i + 1 < tokens.size() && may_end_sentence(tokens[i], tokens[i + 1])) {
                Example& example = m_ends.emplace_back();
                sentence_rows(tokens, i, begin, k_sentence_bits, example.rows);
                example.yes = tokens[i + 1].starts_sentence;
            }
        }
    }

    [[nodiscard]] std::string contractions_section() const {
        ByteWriter out;
        out.number(static_cast<std::uint8_t>(m_spaced_numbers > 5 ? 1 : 0));
        out.number(static_cast<std::uint32_t>(m_seen.size()));
        for (const auto& [surface, seen] : m_seen) {
            const auto most =
                std::max_element(seen.splits.begin(), seen.splits.end(),
                                 [](const auto& a, const auto& b) { return a.second < b.second; });
            out.text(surface);
            out.number(static_cast<std::uint8_t>(seen.whole > 0 ? 1 : 0));
            out.number(static_cast<std::uint32_t>(most->first.size()));
            for (const auto& word : most->first) { out.text(word); }
        }
        std::vector<std::string> suffixes;
        for (const auto& [suffix, count] : m_suffixes) { suffixes.push_back(suffix); }
        std::sort(suffixes.begin(), suffixes.end(), [](const std::string& a, const std::string& b) {
            return a.size() != b.size() ? a.size() > b.size() : a < b;
        });
        out.number(static_cast<std::uint32_t>(suffixes.size()));
        for (const auto& suffix : suffixes) { out.text(suffix); }
        return out.take();
    }

    const std::vector<TreebankSentence>& m_sentences;
    std::map<std::string, Seen> m_seen;
    std::map<std::string, std::uint32_t> m_suffixes;
    std::uint32_t m_spaced_numbers = 0;
    std::vector<Example> m_breaks;
    std::vector<Example> m_ends;
    std::vector<Example> m_contracts;
};

}  // namespace

void train_segmenter(const std::vector<TreebankSentence>& sentences, int epochs, std::uint64_t seed,
                     ModelWriter& model) {
    SegmenterTrainer(sentences).train(epochs, seed, model);
}

}  // namespace counterclaim::syntax
