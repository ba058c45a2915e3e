#include "quantity/numbers.hpp"

#include <charconv>

namespace counterclaim::quantity {
namespace {

constexpr std::int64_t k_value_max = 1'000'000'000'000;

struct Bounds {
    std::optional<std::int64_t> low;
    std::optional<std::int64_t> high;
};

std::optional<std::int64_t> integer(std::string_view text) {
    std::int64_t value = 0;
    const auto done = std::from_chars(text.data(), text.data() + text.size(), value);
    if (done.ec != std::errc() || done.ptr != text.data() + text.size()) { return std::nullopt; }
    return value;
}

/// "24..99".
std::optional<Bounds> bounds_of(std::string_view text) {
    const auto dots = text.find("..");
    if (dots == std::string_view::npos) { return std::nullopt; }
    return Bounds{integer(text.substr(0, dots)), integer(text.substr(dots + 2))};
}

/// Adds up number words: units add, a hundred multiplies what stands before it, a thousand closes a
/// group.
class Sum {
public:
    void add(std::int64_t value) { m_group = clip(m_group + value); }
    void scale(std::int64_t by) {
        if (by >= 1000) {
            m_total = clip(m_total + clip((m_group == 0 ? 1 : m_group) * by));
            m_group = 0;
        } else {
            // "three hundred": only the units before it are multiplied
            const auto units = m_group % by;
            m_group = clip(m_group - units + (units == 0 ? 1 : units) * by);
        }
    }
    /// "1.5 million": the digits after the sign, as a share of one.
    void decimals(std::int64_t digits, std::uint8_t count, std::int64_t by) {
        std::int64_t unit = 1;
        for (std::uint8_t i = 0; i < count && i < 9; ++i) { unit *= 10; }
        m_total = clip(m_total + clip(m_group * by) + digits * (by / unit));
        m_group = 0;
    }
    [[nodiscard]] std::int64_t value() const { return clip(m_total + m_group); }
    [[nodiscard]] bool full() const { return m_full; }

private:
    std::int64_t clip(std::int64_t value) const {
        if (value <= k_value_max && value >= 0) { return value; }
        m_full = true;
        return k_value_max;
    }
    std::int64_t m_total = 0;
    std::int64_t m_group = 0;
    mutable bool m_full = false;
};

std::optional<std::string_view> word_value(const rules::RuleSet& rules, const rules::Items& items,
                                           std::size_t at, std::string_view class_name,
                                           std::size_t& length) {
    const auto class_id = rules.vocabulary().find_class(class_name);
    if (!class_id) { return std::nullopt; }
    const auto hit = rules.vocabulary().longest(items, at, *class_id);
    if (!hit) { return std::nullopt; }
    length = hit->length;
    return std::string_view(rules.vocabulary().entry(hit->entry).value);
}

std::optional<std::int64_t> scale_of(std::string_view value) {
    return value.starts_with('x') ? integer(value.substr(1)) : std::nullopt;
}

/// Bounds of what a rule captured: a number, or a word that stands for bounds ("dozens").
std::optional<Bounds> captured(const rules::RuleSet& rules, const rules::Items& items,
                               const rules::Capture& capture) {
    for (const auto* name : {"vague", "about_count"}) {
        std::size_t length = 0;
        const auto value = word_value(rules, items, capture.begin, name, length);
        if (value && capture.begin + length == capture.end) { return bounds_of(*value); }
    }
    const auto number = number_value(rules, items, capture.begin, capture.end);
    if (!number) { return std::nullopt; }
    return Bounds{number, number};
}

/// "Sept à dix mille", "2 à 3 000": what scales the second number scales the first as well.
Bounds share_scale(Bounds range, bool in_words) {
    constexpr std::int64_t k_units_max = 1000;
    for (const std::int64_t scale : {1'000'000'000, 1'000'000, 1000, 100}) {
        if (scale == 100 && !in_words) { break; }
        const auto units = *range.high / scale;
        if (*range.high % scale == 0 && units > *range.low && units < k_units_max) {
            return {*range.low * scale, range.high};
        }
    }
    return range;
}

/// A number has a word that scales it: "dix mille".
bool is_scaled(const rules::RuleSet& rules, const rules::Items& items,
               const rules::Capture& capture) {
    for (std::size_t at = capture.begin; at < capture.end; ++at) {
        std::size_t length = 1;
        if (word_value(rules, items, at, "scale", length)) { return true; }
    }
    return false;
}

std::optional<NumberPhrase> phrase_of(const rules::RuleSet& rules, const rules::Items& items,
                                      const rules::Match& match) {
    NumberPhrase phrase;
    phrase.rule = match.rule->id;
    phrase.first_item = match.begin;
    phrase.last_item = match.end;
    phrase.span = items.span(match.begin, match.end);
    const auto bounds = [&](std::string_view name) -> std::optional<Bounds> {
        const auto* capture = match.capture(name);
        return capture == nullptr ? std::nullopt : captured(rules, items, *capture);
    };
    const auto set = [&](std::optional<std::int64_t> low, std::optional<std::int64_t> high) {
        phrase.low = low;
        phrase.high = high;
        return phrase;
    };
    if (match.capture("open") != nullptr) {
        phrase.form = NumberForm::open;
        return phrase;
    }
    if (match.capture("none") != nullptr) {
        phrase.form = NumberForm::none;
        return set(0, 0);
    }
    if (match.capture("one") != nullptr) {
        phrase.form = NumberForm::one;
        return set(1, 1);
    }
    if (const auto vague = bounds("vague")) {
        phrase.form = NumberForm::vague;
        return set(vague->low, vague->high);
    }
    if (const auto exact = bounds("exact")) { return set(exact->low, exact->high); }
    if (const auto about = bounds("about")) {
        phrase.approximate = true;
        return set(about->low, about->high);
    }
    if (const auto more = bounds("more")) {
        const bool word =
            more->low != more->high;  // "more than several dozen" adds nothing to count on
        return set(more->low ? std::optional(*more->low + (word ? 0 : 1)) : std::nullopt,
                   std::nullopt);
    }
    if (const auto least = bounds("least")) { return set(least->low, std::nullopt); }
    if (const auto most = bounds("most")) { return set(std::nullopt, most->high); }
    if (const auto less = bounds("less")) {
        return set(std::nullopt, less->high ? std::optional(*less->high - 1) : std::nullopt);
    }
    const auto low = bounds("low");
    const auto high = bounds("high");
    if (low && high) {
        if (low->low && high->high && *low->low > *high->high) { return set(high->low, low->high); }
        if (!low->low || *low->low == 0 || !high->high) { return set(low->low, high->high); }
        const auto range =
            share_scale({low->low, high->high}, is_scaled(rules, items, *match.capture("high")));
        return set(range.low, range.high);
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::int64_t> number_value(const rules::RuleSet& rules, const rules::Items& items,
                                         std::size_t begin, std::size_t end) {
    Sum sum;
    bool any = false;
    for (std::size_t at = begin; at < end;) {
        std::size_t length = 1;
        if (items[at].number >= 0) {
            sum.add(items[at].number);
            any = true;
            // "1,5 million"
            const bool decimal = at + 3 < end && items[at + 1].number < 0 && items[at + 1].glued &&
                                 items[at + 2].number >= 0 && items[at + 2].glued;
            if (decimal) {
                const auto value = word_value(rules, items, at + 3, "scale", length);
                const auto by = value ? scale_of(*value) : std::nullopt;
                if (!by || *by < 1000) { return std::nullopt; }
                sum.decimals(items[at + 2].number, items[at + 2].digits, *by);
                at += 3 + length;
                continue;
            }
            if (at + 2 < end && items[at + 1].glued && items[at + 2].number >= 0 &&
                items[at + 1].word == 0 && items[at + 1].number < 0 &&
                items.surface(at + 1) != "-") {
                return std::nullopt;  // "1.5" without a scale counts no people
            }
        } else if (const auto unit = word_value(rules, items, at, "number", length)) {
            sum.add(integer(*unit).value_or(0));
            any = true;
        } else if (const auto scale = word_value(rules, items, at, "scale", length)) {
            sum.scale(scale_of(*scale).value_or(1));
            any = true;
        } else if (word_value(rules, items, at, "one", length) && at + length < end) {
            sum.add(at == begin ? 0 : 1);  // "a hundred"; "vingt et un mille"
        } else if (word_value(rules, items, at, "one", length)) {
            sum.add(1);
            any = true;
        } else {
            length = 1;  // a hyphen, "and"
        }
        at += length;
    }
    if (!any || sum.full()) { return std::nullopt; }
    return sum.value();
}

std::vector<NumberPhrase> number_phrases(const rules::RuleSet& rules, const rules::Items& items,
                                         rules::Scratch& scratch) {
    std::vector<NumberPhrase> phrases;
    for (const auto& match : rules.find(items, scratch)) {
        if (match.rule->veto) { continue; }
        if (auto phrase = phrase_of(rules, items, match)) { phrases.push_back(*phrase); }
    }
    return phrases;
}

std::string to_string(const NumberPhrase& phrase) {
    std::string out = phrase.approximate ? "~" : "";
    if (phrase.low) { out += std::to_string(*phrase.low); }
    out += "..";
    if (phrase.high) { out += std::to_string(*phrase.high); }
    return out;
}

}  // namespace counterclaim::quantity
