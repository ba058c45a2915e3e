#include "when/caption.hpp"

#include <algorithm>

namespace counterclaim::when {
namespace {

/// Told as over: the verb of the sentence, or an auxiliary of it, stands in a past tense.
bool is_told_as_past(const Sentence& sentence) {
    const auto& tokens = sentence.tokens;
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
        const bool root = token.head < 0;
        const bool auxiliary = !root && token.upos == Upos::aux &&
                               tokens[static_cast<std::size_t>(token.head)].head < 0;
        return (root || auxiliary) && token.has_feature("VerbForm=Fin") &&
               token.has_feature("Tense=Past");
    });
}

}  // namespace

bool is_day_of_caption(const Sentence& sentence, const Phrase& phrase) {
    constexpr std::size_t k_words_min = 4;  // "KHARTOUM, July 10, 2022" is a dateline
    const auto& tokens = sentence.tokens;
    const bool dated =
        phrase.kind == PhraseKind::calendar && phrase.day && phrase.month && phrase.year;
    if (!dated || !sentence.parsed || tokens.size() < 2) { return false; }
    const auto end = tokens.back().upos == Upos::punct ? tokens.end() - 2 : tokens.end() - 1;
    if (end->span.end != phrase.span.end) { return false; }
    auto before = std::lower_bound(
        tokens.begin(), tokens.end(), phrase.span.begin,
        [](const Token& token, std::uint32_t begin) { return token.span.begin < begin; });
    if (before == tokens.begin()) { return false; }
    --before;
    const auto led = [&] { return before->upos == Upos::det || before->upos == Upos::adp; };
    while (before != tokens.begin() && led()) { --before; }
    const bool set_off = before->form == ",";
    const auto words = static_cast<std::size_t>(before - tokens.begin());
    return set_off && words >= k_words_min && !is_told_as_past(sentence);
}

}  // namespace counterclaim::when
