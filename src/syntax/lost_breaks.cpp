#include "syntax/lost_breaks.hpp"

#include "syntax/letters.hpp"

#include <algorithm>

namespace counterclaim::syntax {
namespace {

/// Shorter parts are labels and names.
constexpr std::size_t k_words_before_min = 4;
constexpr std::size_t k_words_behind_min = 5;

/// A word that opens sentences. An adverb behind a name may be the rest of the name, wrongly
/// tagged: "Burkina Faso".
bool is_small_word(Upos upos, Upos before) {
    switch (upos) {
        case Upos::det:
        case Upos::pron:
        case Upos::num:
        case Upos::adp:
        case Upos::sconj:
            return true;
        case Upos::adv:
            return before != Upos::propn;
        default:
            return false;
    }
}

/// "… in 2024", "… on May 9"; not "seized five", which counts what follows.
bool is_date_number(const Token& token, const Token& before) {
    const bool digits =
        !token.form.empty() && token.form.front() >= '0' && token.form.front() <= '9';
    const bool named = before.upos == Upos::propn || before.upos == Upos::noun;
    return digits && (token.form.size() == 4 || named);
}

bool may_end_title(const Token& token, const Token& before) {
    if (token.upos == Upos::num) { return is_date_number(token, before); }
    return token.upos == Upos::noun || token.upos == Upos::propn || token.upos == Upos::adj;
}

bool is_small_letter(char32_t code) { return kind_of(code) == CharKind::letter && !is_upper(code); }

bool starts_lower(const Token& token) {
    return !token.form.empty() && is_small_letter(decode(token.form, 0).code);
}

/// "The", "Deux"; not "NATO", "I", and not what is no word.
bool is_capitalised(const Token& token) {
    if (token.form.empty()) { return false; }
    const auto first = decode(token.form, 0);
    if (!is_upper(first.code)) { return false; }
    if (first.length_bytes == token.form.size()) { return token.upos == Upos::det; }
    return is_small_letter(decode(token.form, first.length_bytes).code);
}

/// A full stop with a space behind it that was taken for part of a number: "on March 9. The …".
bool is_lost_stop(const std::vector<Token>& tokens, std::size_t at) {
    return at > 0 && tokens[at].form == "." && tokens[at].space_after &&
           tokens[at - 1].upos == Upos::num;
}

bool is_predicate(const Token& token) {
    return token.upos == Upos::verb || token.upos == Upos::aux;
}

}  // namespace

std::vector<std::size_t> lost_breaks(const std::vector<Token>& tokens) {
    std::vector<std::size_t> breaks;
    std::size_t begin = 0;
    bool verb_before = false;
    for (std::size_t i = 1; i + k_words_behind_min <= tokens.size(); ++i) {
        const auto& last = tokens[i - 1];
        verb_before = verb_before || is_predicate(last);
        if (!verb_before || i - begin < k_words_before_min || !is_capitalised(tokens[i]) ||
            !is_small_word(tokens[i].upos, last.upos) || !last.space_after) {
            continue;
        }
        const bool title =
            may_end_title(last, tokens[i > 1 ? i - 2 : 0]) && starts_lower(tokens[i + 1]);
        if (!title && !is_lost_stop(tokens, i - 1)) { continue; }
        const auto rest = tokens.begin() + static_cast<std::ptrdiff_t>(i);
        if (std::none_of(rest, tokens.end(), is_predicate)) { break; }
        breaks.push_back(i);
        begin = i;
        verb_before = false;
    }
    return breaks;
}

}  // namespace counterclaim::syntax
