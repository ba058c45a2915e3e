#include "when/phrase.hpp"

#include "text/table.hpp"

#include <array>
#include <charconv>
#include <utility>

namespace counterclaim::when {
namespace {

using Number = std::optional<int> Phrase::*;
using Text = std::string_view Phrase::*;
using Flag = bool Phrase::*;

constexpr std::array<std::pair<std::string_view, Number>, 23> k_numbers{{
    {"year", &Phrase::year},
    {"month", &Phrase::month},
    {"day", &Phrase::day},
    {"weekday", &Phrase::weekday},
    {"to_day", &Phrase::to_day},
    {"to_month", &Phrase::to_month},
    {"to_weekday", &Phrase::to_weekday},
    {"to_year", &Phrase::to_year},
    {"n1", &Phrase::first_number},
    {"n2", &Phrase::second_number},
    {"year_shift", &Phrase::year_shift},
    {"month_shift", &Phrase::month_shift},
    {"week_shift", &Phrase::week_shift},
    {"decade", &Phrase::decade},
    {"century", &Phrase::century},
    {"quarter", &Phrase::quarter},
    {"half", &Phrase::half},
    {"hour", &Phrase::hour},
    {"minute", &Phrase::minute},
    {"second", &Phrase::second},
    {"minute_back", &Phrase::minute_back},
    {"count", &Phrase::count},
    {"nth", &Phrase::count},
}};

constexpr std::array<std::pair<std::string_view, Text>, 5> k_texts{{
    {"season", &Phrase::season},
    {"feast", &Phrase::feast},
    {"part", &Phrase::part},
    {"value", &Phrase::value},
    {"decimals", &Phrase::decimals},
}};

constexpr std::array<std::pair<std::string_view, Flag>, 9> k_flags{{
    {"month_first", &Phrase::month_first},
    {"pm", &Phrase::afternoon},
    {"am", &Phrase::morning},
    {"utc", &Phrase::utc},
    {"half_more", &Phrase::half_more},
    {"onward", &Phrase::onward},
    {"vague", &Phrase::vague},
    {"every", &Phrase::yearly},
    {"weak", &Phrase::optional_date},
}};

constexpr std::array<std::pair<std::string_view, PhraseKind>, 11> k_kinds{{
    {"calendar", PhraseKind::calendar},
    {"shift", PhraseKind::shift},
    {"period", PhraseKind::period},
    {"span", PhraseKind::span},
    {"duration", PhraseKind::duration},
    {"set", PhraseKind::set},
    {"reference", PhraseKind::reference},
    {"clock", PhraseKind::clock},
    {"same", PhraseKind::same},
    {"nth", PhraseKind::nth},
    {"night", PhraseKind::night},
}};

constexpr std::array<std::pair<std::string_view, Mod>, 5> k_mods{{{"start", Mod::start},
                                                                  {"mid", Mod::mid},
                                                                  {"end", Mod::end},
                                                                  {"so_far", Mod::so_far},
                                                                  {"rest", Mod::rest}}};

constexpr std::array<std::pair<std::string_view, Direction>, 3> k_directions{
    {{"back", Direction::back}, {"same", Direction::same}, {"ahead", Direction::ahead}}};

template <typename Value, std::size_t N>
bool assign(const std::array<std::pair<std::string_view, Value>, N>& names, std::string_view text,
            Value& out) {
    for (const auto& [name, value] : names) {
        if (name == text) {
            out = value;
            return true;
        }
    }
    return false;
}

/// Digits, with a sign; group marks inside are skipped ("3,000").
std::optional<int> integer(std::string_view text) {
    long value = 0;
    bool negative = false;
    bool any = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (i == 0 && (c == '-' || c == '+')) {
            negative = c == '-';
        } else if (c >= '0' && c <= '9') {
            value = value * 10 + (c - '0');
            any = true;
            if (value > 1'000'000'000) { return std::nullopt; }
        } else if (c != ',' && c != '.' && c != ' ') {
            return std::nullopt;
        }
    }
    if (!any) { return std::nullopt; }
    return static_cast<int>(negative ? -value : value);
}

/// "shift=-1 unit=day part=NI".
bool assign_list(Phrase& phrase, std::string_view list) {
    bool known = true;
    for (const auto pair : text::split(list, ' ')) {
        const auto at = pair.find('=');
        if (at == std::string_view::npos) { return false; }
        known = phrase.set(pair.substr(0, at), pair.substr(at + 1)) && known;
    }
    return known;
}

/// What a capture sets its field to: the vocabulary's value, the number, or the word as printed.
bool assign_capture(Phrase& phrase, const rules::Capture& capture, const rules::Items& items) {
    if (!capture.constant.empty()) { return phrase.set(capture.name, capture.constant); }
    if (capture.entry != nullptr) {
        if (capture.name == "set" || capture.name == "also") {
            return assign_list(phrase, capture.entry->value);
        }
        return phrase.set(capture.name, capture.entry->value);
    }
    if (capture.end == capture.begin) { return true; }
    const auto& item = items[capture.begin];
    if (capture.end == capture.begin + 1 && item.number >= 0 && item.number < 1'000'000'000) {
        if (capture.name == "year" && item.digits <= 2) {
            const int two = static_cast<int>(item.number);
            phrase.year = two < 50 ? 2000 + two : 1900 + two;
            return true;
        }
        if (capture.name == "decimals") {
            phrase.decimals = items.surface(capture.begin);
            return true;
        }
        return phrase.set(capture.name, std::to_string(item.number));
    }
    if (capture.name == "vague" || capture.name == "half_more" || capture.name == "pm" ||
        capture.name == "am" || capture.name == "utc") {
        return phrase.set(capture.name, "true");
    }
    return false;
}

}  // namespace

bool Phrase::set(std::string_view key, std::string_view text) {
    for (const auto& [name, member] : k_numbers) {
        if (name != key) { continue; }
        if (text == "X") {
            vague = true;
            return true;
        }
        const auto number = integer(text);
        if (number) { this->*member = number; }
        return number.has_value();
    }
    for (const auto& [name, member] : k_texts) {
        if (name == key) { return (this->*member = text), true; }
    }
    for (const auto& [name, member] : k_flags) {
        if (name == key) { return (this->*member = text == "true"), true; }
    }
    if (key == "kind") { return assign(k_kinds, text, kind); }
    if (key == "mod") { return assign(k_mods, text, mod); }
    if (key == "direction") { return assign(k_directions, text, direction); }
    if (key == "anchor") {
        anchor = text == "previous" ? Anchor::previous
                 : text == "told"   ? Anchor::told
                                    : Anchor::reference;
        return true;
    }
    if (key == "unit") {
        const auto parsed = parse_unit(text);
        unit = parsed.value_or(Unit::none);
        return parsed.has_value();
    }
    if (key == "shift") {
        const auto number = integer(text);
        if (!number) { return false; }
        kind = PhraseKind::shift;
        sign = *number < 0 ? -1 : 1;
        count = *number < 0 ? -*number : *number;
        return true;
    }
    if (key == "year_19" || key == "year_20") {
        const auto number = integer(text);
        if (number) { year = (key == "year_19" ? 1900 : 2000) + *number; }
        return number.has_value() && *number < 100;
    }
    if (key == "sign") {
        sign = text == "-1" ? -1 : 1;
        return true;
    }
    return false;
}

Phrase phrase_of(const rules::Match& match, const rules::Items& items) {
    Phrase phrase;
    phrase.rule = match.rule;
    phrase.begin = match.begin;
    phrase.end = match.end;
    phrase.span = items.span(match.begin, match.end);
    for (const auto& [key, value] : match.rule->emit) { phrase.set(key, value); }
    for (const auto& capture : match.captures) {
        if (capture.name == "core") {
            phrase.span = items.span(capture.begin, capture.end);
        } else {
            assign_capture(phrase, capture, items);
        }
    }
    // A rule that says how it is resolved is not overruled by one of its words.
    if (const auto kind = match.rule->emitted("kind"); !kind.empty()) { phrase.set("kind", kind); }
    return phrase;
}

Expected<void> check_pack(const rules::RuleSet& rules) {
    for (const auto& rule : rules.rules()) {
        for (const auto& [key, value] : rule.emit) {
            if (!Phrase{}.set(key, value)) {
                return fail(ErrorCode::pack_invalid, rule.id,
                            "emit: \"" + key + "\" cannot be \"" + value + "\"");
            }
        }
        for (std::size_t i = 0; i < rule.pattern.capture_names.size(); ++i) {
            const auto& name = rule.pattern.capture_names[i];
            const auto& constant = rule.pattern.capture_constants[i];
            if (!constant.empty() && !Phrase{}.set(name, constant)) {
                return fail(ErrorCode::pack_invalid, rule.id,
                            "\"" + name + "\" cannot be \"" + constant + "\"");
            }
            if (name == "set" || name == "also" || name == "core") { continue; }
            if (!Phrase{}.set(name, "1") && !Phrase{}.set(name, "day") && name != "mod" &&
                name != "direction") {
                return fail(ErrorCode::pack_invalid, rule.id,
                            "no field is called \"" + name + "\"");
            }
        }
    }
    return {};
}

}  // namespace counterclaim::when
