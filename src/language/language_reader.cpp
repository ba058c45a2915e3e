#include "language/language_reader.hpp"

#include "language/lexical.hpp"
#include "text/char_class.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

// CLD2's header needs <cstdio> before it.
#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

namespace counterclaim::language {
namespace {

// A language is plain long before.
constexpr std::size_t k_article_bytes_max = 4000;
constexpr std::size_t k_block_bytes_max = 400;
constexpr std::size_t k_block_letters_min = 40;
constexpr double k_block_confidence_min = 0.8;
// Weights found on the even lines of lingua's test data (docs/quality.md, "Language").
constexpr double k_words_weight = 4.0;
constexpr double k_outside_weight = 4.0;
constexpr double k_rare_weight = 2.0;
constexpr double k_detector_weight = 1.5;
constexpr double k_hint_weight = 0.15;
/// A lead in words and letters that the detector seldom turns round.
constexpr double k_plain_lead = 0.3;

struct Alias {
    std::string_view from;
    std::string_view to;
};
constexpr std::array k_aliases{Alias{"iw", "he"}, Alias{"no", "nb"},      Alias{"in", "id"},
                               Alias{"mo", "ro"}, Alias{"zh-Hant", "zh"}, Alias{"sr-ME", "sr"},
                               Alias{"un", ""},   Alias{"xxx", ""}};

std::string code_of(CLD2::Language language) {
    const std::string_view code = CLD2::LanguageCode(language);
    for (const auto& alias : k_aliases) {
        if (alias.from == code) { return std::string(alias.to); }
    }
    return std::string(code.substr(0, code.find('-')));
}

struct Candidate {
    std::string language;
    double score = 0;
    bool known = false;  ///< has an alphabet and words of ours
};

std::size_t count_letters(std::string_view text, std::size_t enough) {
    std::size_t letters = 0;
    for (const auto point : text::code_points(text)) {
        letters += text::is_letter(point.code) ? 1U : 0U;
        if (letters >= enough) { break; }
    }
    return letters;
}

}  // namespace

struct LanguageReader::State {
    Lexical lexical;

    /// What the detector says, as scores that add up to one at most.
    static std::vector<Candidate> detect(std::string_view text, std::string_view hint) {
        std::array<CLD2::Language, 3> languages{CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE,
                                                CLD2::UNKNOWN_LANGUAGE};
        std::array<int, 3> percent{};
        std::array<double, 3> scores{};
        int bytes = 0;
        bool reliable = false;
        const std::string hint_text(hint.substr(0, 8));
        CLD2::CLDHints hints{hint_text.empty() ? nullptr : hint_text.c_str(), nullptr,
                             CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
        CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, &hints, 0,
                                       languages.data(), percent.data(), scores.data(), nullptr,
                                       &bytes, &reliable);
        std::vector<Candidate> found;
        for (std::size_t i = 0; i < languages.size(); ++i) {
            auto code = code_of(languages[i]);
            if (code.empty() || percent[i] <= 0) { continue; }
            found.push_back({std::move(code), percent[i] / 100.0 * (reliable ? 1.0 : 0.7), false});
        }
        return found;
    }

    /// Its words and letters alone say that the text is in this language: no need to ask more.
    [[nodiscard]] bool plainly(std::string_view text, std::string_view language) const {
        const int index = lexical.index_of(language);
        if (index < 0) { return false; }
        const auto evidence = lexical.weigh(text);
        const auto score = [&](std::size_t i) {
            return k_words_weight * evidence[i].words - k_outside_weight * evidence[i].outside +
                   k_rare_weight * evidence[i].rare;
        };
        for (std::size_t i = 0; i < evidence.size(); ++i) {
            const bool same = i == static_cast<std::size_t>(index);
            if (!same && score(i) + k_plain_lead > score(static_cast<std::size_t>(index))) {
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] std::vector<Candidate> weigh(std::string_view text, std::string_view hint) const {
        auto candidates = detect(text, hint);
        for (auto& candidate : candidates) { candidate.score *= k_detector_weight; }
        const auto evidence = lexical.weigh(text);
        const auto& languages = lexical.languages();
        for (std::size_t i = 0; i < languages.size(); ++i) {
            if (evidence[i].outside > 0.5) { continue; }
            auto found =
                std::find_if(candidates.begin(), candidates.end(),
                             [&](const Candidate& c) { return c.language == languages[i]; });
            if (found == candidates.end()) {
                found = candidates.insert(candidates.end(), {languages[i], 0, true});
            }
            found->known = true;
            found->score += k_words_weight * evidence[i].words -
                            k_outside_weight * evidence[i].outside +
                            k_rare_weight * evidence[i].rare + lexical.prior(i);
        }
        for (auto& candidate : candidates) {
            if (candidate.language == hint) { candidate.score += k_hint_weight; }
        }
        std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
            return a.score != b.score ? a.score > b.score : a.language < b.language;
        });
        return candidates;
    }
};

LanguageReader::LanguageReader(std::unique_ptr<const State> state) : m_state(std::move(state)) {}
LanguageReader::LanguageReader(LanguageReader&&) noexcept = default;
LanguageReader& LanguageReader::operator=(LanguageReader&&) noexcept = default;
LanguageReader::~LanguageReader() = default;

Expected<LanguageReader> LanguageReader::load(const Resources& resources) {
    auto lexical = Lexical::load(resources);
    if (!lexical) { return tl::unexpected<Error>(lexical.error()); }
    return LanguageReader(std::make_unique<const State>(State{*std::move(lexical)}));
}

Guess LanguageReader::guess(std::string_view text, std::string_view hint) const {
    text = text::clip(text, k_article_bytes_max);
    if (count_letters(text, 1) == 0) { return {}; }
    const auto candidates = m_state->weigh(text, hint);
    if (candidates.empty()) { return {}; }
    const double first = candidates.front().score;
    const double second = candidates.size() > 1 ? candidates[1].score : first - 1;
    // Two equal candidates are a coin toss; a lead of half a point is as good as certain.
    const double lead = first - second;
    return {candidates.front().language, 0.5 + 0.5 * std::min(1.0, lead / 0.5)};
}

void LanguageReader::read(Article& article) const {
    std::string body;
    for (const auto& block : article.blocks) {
        if (block.kind == BlockKind::furniture) { continue; }
        body += slice(article.text, block.span);
        body += '\n';
        if (body.size() > k_article_bytes_max) { break; }
    }
    const std::string stated = article.language;
    const auto whole = guess(body, stated);
    if (!whole.language.empty()) { article.language = whole.language; }
    if (!stated.empty() && stated != article.language) {
        article.notes.push_back({"language.differs",
                                 {},
                                 "the page states the language " + stated +
                                     ", but the text is in " + article.language});
    }
    for (auto& block : article.blocks) {
        if (block.kind == BlockKind::furniture) { continue; }
        const auto content = text::clip(slice(article.text, block.span), k_block_bytes_max);
        if (count_letters(content, k_block_letters_min) < k_block_letters_min) { continue; }
        if (m_state->plainly(content, article.language)) { continue; }
        const auto own = guess(content, article.language);
        if (!own.language.empty() && own.language != article.language &&
            own.confidence >= k_block_confidence_min) {
            block.language = own.language;
        }
    }
}

}  // namespace counterclaim::language
