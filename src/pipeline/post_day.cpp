#include "pipeline/post_day.hpp"

#include "text/iso_date.hpp"

#include <algorithm>

namespace counterclaim::pipeline {
namespace {

using std::chrono::days;

/// A post is not older than this against its page's date; further back lies history.
constexpr days k_age_max{120};
/// A weekday before the date names a day so little after it.
constexpr int k_shift_max = 3;

bool has_digit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "2020-10-16" or "2020-10-16TMO", not "2020-10-16T23:30".
bool names_day(const TimeMention& mention) {
    constexpr std::size_t k_day_bytes = 10;
    const auto& value = mention.value;
    if (value.size() < k_day_bytes || value[4] != '-' || !has_digit(value.substr(8, 2))) {
        return false;
    }
    return value.size() == k_day_bytes || !has_digit(std::string_view(value).substr(k_day_bytes));
}

/// The sentence tells it as over: the verb above the day is a past form, or a participle with a
/// finite auxiliary that is none of a passive ("ont confirmé", not "sont invités").
bool told_as_past(const Reading& reading, Span span) {
    const auto sentence = std::upper_bound(
        reading.sentences.begin(), reading.sentences.end(), span.begin,
        [](std::uint32_t begin, const Sentence& one) { return begin < one.span.end; });
    if (sentence == reading.sentences.end() || !sentence->parsed) { return false; }
    const auto& tokens = sentence->tokens;
    const auto inside = [&](const Token& token) { return span.overlaps(token.span); };
    const auto first = std::find_if(tokens.begin(), tokens.end(), inside);
    if (first == tokens.end()) { return false; }
    auto node = static_cast<std::int32_t>(first - tokens.begin());
    constexpr int k_climb_max = 8;
    for (int step = 0; step < k_climb_max && node >= 0; ++step) {
        const auto& token = tokens[static_cast<std::size_t>(node)];
        if (token.upos == Upos::verb && !inside(token)) { break; }
        node = token.head;
    }
    if (node < 0) { return false; }
    const auto& verb = tokens[static_cast<std::size_t>(node)];
    if (verb.upos != Upos::verb || verb.deprel == Deprel::acl) { return false; }
    if (verb.has_feature("VerbForm=Fin")) { return verb.has_feature("Tense=Past"); }
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
        return token.head == node && token.deprel == Deprel::aux &&
               token.subtype != DeprelSubtype::pass && token.has_feature("VerbForm=Fin") &&
               !token.has_feature("Tense=Fut") && verb.has_feature("VerbForm=Part");
    });
}

int weekday(Date day) { return static_cast<int>(std::chrono::weekday(day).iso_encoding()); }

}  // namespace

std::optional<Date> post_day(const Reading& reading) {
    const auto record = reading.article.published.day;
    if (!record) { return std::nullopt; }
    std::optional<int> weekday_before;
    std::optional<Date> found;
    for (const auto& mention : reading.times) {
        if (!names_day(mention) || !mention.interval.to || mention.anaphoric) { continue; }
        // "since Saturday 10 October" lasts until now: the date it names counts, not its end
        const bool written = has_digit(slice(reading.article.text, mention.span));
        const auto named = text::parse_iso_date(std::string_view(mention.value).substr(0, 10));
        const Date day = written && named ? *named : *mention.interval.to;
        if (!written) {
            if (!weekday_before) { weekday_before = weekday(day); }
            continue;
        }
        if (day > *record || *record - day > k_age_max) { continue; }
        if (!found) {
            const int shift = weekday_before ? (*weekday_before - weekday(day) + 7) % 7 : 0;
            found = shift <= k_shift_max ? std::min(day + days{shift}, *record) : day;
            continue;
        }
        // a post tells of no day after its own
        const bool next = day > *found && day - *found <= days{k_shift_max};
        if (next && told_as_past(reading, mention.span)) { found = day; }
    }
    return found;
}

}  // namespace counterclaim::pipeline
