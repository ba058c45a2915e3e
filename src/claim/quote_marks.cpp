#include "claim/quote_marks.hpp"

#include "claim/view.hpp"

#include <string_view>

namespace counterclaim::claim {
namespace {

/// Opening and closing marks that differ, marks that do both, and those that may be an apostrophe.
enum class Mark { none, opens, closes, toggles, two_apostrophes, single_opens, single };

Mark mark_of(std::string_view form) {
    if (form == "\xC2\xAB" || form == "\xE2\x80\x9C" || form == "\xE2\x80\x9E" || form == "``") {
        return Mark::opens;
    }
    if (form == "\xC2\xBB" || form == "\xE2\x80\x9D") { return Mark::closes; }
    if (form == "\"") { return Mark::toggles; }
    if (form == "''") { return Mark::two_apostrophes; }
    if (form == "\xE2\x80\x98") { return Mark::single_opens; }
    if (form == "'" || form == "\xE2\x80\x99") { return Mark::single; }
    return Mark::none;
}

bool touches_before(const Sentence& sentence, std::size_t i) {
    return i > 0 && !sentence.tokens[i - 1].space_after &&
           sentence.tokens[i - 1].span.end == sentence.tokens[i].span.begin;
}

bool touches_word_behind(const Sentence& sentence, std::size_t i) {
    return i + 1 < sentence.tokens.size() && !sentence.tokens[i].space_after &&
           sentence.tokens[i + 1].upos != Upos::punct;
}

/// Two apostrophes stand for a mark of either kind: what they touch says which. Nothing tells
/// between spaces.
Mark side_of(const Sentence& sentence, std::size_t i) {
    const bool before = touches_before(sentence, i);
    const bool behind = touches_word_behind(sentence, i);
    if (before == behind) { return Mark::toggles; }
    return behind ? Mark::opens : Mark::closes;
}

/// "He said: 'We left.'": an apostrophe behind a space and before a word opens where a quotation
/// may begin, at the head of a sentence or behind a colon or comma.
bool opens_single(const Sentence& sentence, std::size_t i) {
    if (!touches_word_behind(sentence, i) || touches_before(sentence, i)) { return false; }
    if (i == 0) { return true; }
    const auto& before = sentence.tokens[i - 1].form;
    return before == ":" || before == ",";
}

/// Behind the stop of what it closes, or anywhere behind a word once one was opened here.
bool closes_single(const Sentence& sentence, std::size_t i, bool opened_here) {
    if (!touches_before(sentence, i) || touches_word_behind(sentence, i)) { return false; }
    return opened_here || sentence.tokens[i - 1].upos == Upos::punct;
}

}  // namespace

bool is_quotation_mark(std::string_view form) {
    const auto mark = mark_of(form);
    return mark != Mark::none && mark != Mark::single && mark != Mark::single_opens;
}

void mark_quotes(const Sentence& sentence, bool open, std::vector<char>& quoted) {
    bool single = false;  // opened by a single mark in this sentence
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
        auto mark = mark_of(sentence.tokens[i].form);
        if (mark == Mark::two_apostrophes) { mark = side_of(sentence, i); }
        switch (mark) {
            case Mark::opens:
                open = true;
                break;
            case Mark::closes:
                open = false;
                break;
            case Mark::toggles:
                open = !open;
                break;
            case Mark::single_opens:
                single = single || !open;
                open = true;
                break;
            case Mark::single:
                if (!open && opens_single(sentence, i)) {
                    open = single = true;
                } else if (open && closes_single(sentence, i, single)) {
                    open = single = false;
                } else {
                    quoted[i] = open ? 1 : 0;
                }
                break;
            case Mark::two_apostrophes:
            case Mark::none:
                quoted[i] = open ? 1 : 0;
                // left on the word before by the tokeniser
                if (sentence.tokens[i].form.ends_with("''")) { open = false; }
        }
    }
}

bool closes_ahead(std::string_view text, std::size_t from) {
    constexpr std::size_t k_reach_bytes = 3000;
    const auto near = text.substr(from, k_reach_bytes);
    const auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
    for (std::size_t i = 0; i < near.size(); ++i) {
        if (near[i] == '"') {
            const bool before = i > 0 && !is_space(near[i - 1]);
            const bool behind = i + 1 < near.size() && !is_space(near[i + 1]);
            return before && !behind;
        }
        const auto form = near.substr(i, near[i] == '\xC2' ? 2 : 3);
        switch (mark_of(form)) {
            case Mark::opens:
                return false;
            case Mark::closes:
                return true;
            default:
                break;
        }
    }
    return false;
}

}  // namespace counterclaim::claim
