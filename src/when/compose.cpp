#include "when/compose.hpp"

#include "text/iso_date.hpp"

#include <algorithm>

namespace counterclaim::when {
namespace {

constexpr std::size_t k_bridge_max = 3;
/// Days joined by "and" further apart than this are two times, not one stretch.
constexpr int k_join_days_max = 4;
constexpr int k_recent_days = 8;

class Composer {
public:
    Composer(std::vector<Found>& found, const rules::Items& items,
             const rules::Vocabulary& vocabulary, const LinkWords& words,
             std::optional<Date> reference)
        : m_found(found),
          m_items(items),
          m_vocabulary(vocabulary),
          m_words(words),
          m_reference(reference) {}

    void run() {
        for (std::size_t i = 0; i < m_found.size(); ++i) {
            if (i + 1 < m_found.size() && range(m_found[i], m_found[i + 1])) {
                ++i;
                continue;
            }
            open_ended(m_found[i]);
            length(m_found[i]);
        }
        joined();
    }

private:
    /// True if an entry of the class ends right before `at`, with a few bridge words between
    /// allowed.
    [[nodiscard]] bool stands_before(std::size_t at, std::optional<rules::ClassId> class_id) const {
        if (!class_id) { return false; }
        std::size_t end = at;
        for (std::size_t skipped = 0; skipped <= k_bridge_max; ++skipped) {
            if (ends_at(end, *class_id)) { return true; }
            if (end == 0 || !m_words.bridge || !covers(end - 1, end, *m_words.bridge)) {
                return false;
            }
            --end;
        }
        return false;
    }
    [[nodiscard]] bool ends_at(std::size_t end, rules::ClassId class_id) const {
        constexpr std::size_t k_words_max = 4;
        for (std::size_t length = 1; length <= std::min(k_words_max, end); ++length) {
            if (covers(end - length, end, class_id)) { return true; }
        }
        return false;
    }
    [[nodiscard]] bool covers(std::size_t begin, std::size_t end, rules::ClassId class_id) const {
        return m_vocabulary.covering(m_items, begin, end, class_id) != nullptr;
    }

    /// True if only a word of the class and bridge words stand between two expressions.
    [[nodiscard]] bool between(const Found& left, const Found& right,
                               std::optional<rules::ClassId> class_id) const {
        if (!class_id) { return false; }
        std::size_t at = left.phrase.end;
        const std::size_t end = right.phrase.begin;
        if (at >= end || end - at > k_bridge_max + 2) { return false; }
        bool seen = false;
        while (at < end) {
            if (const auto hit = m_vocabulary.longest(m_items, at, *class_id);
                hit && at + hit->length <= end) {
                seen = true;
                at += hit->length;
            } else if (m_words.bridge && covers(at, at + 1, *m_words.bridge)) {
                ++at;
            } else {
                return false;
            }
        }
        return seen;
    }

    static bool dated(const Found& found) {
        return found.resolved.interval.from.has_value() && found.resolved.interval.to.has_value() &&
               found.resolved.type != TimexType::duration && found.resolved.type != TimexType::set;
    }

    bool range(Found& left, Found& right) {
        if (!dated(left) || !dated(right)) { return false; }
        const bool opened = stands_before(left.phrase.begin, m_words.from);
        const bool closed = opened && between(left, right, m_words.to);
        if (!closed && !between(left, right, m_words.strong)) { return false; }
        DateInterval whole{left.resolved.interval.from, right.resolved.interval.to};
        if (*whole.to < *whole.from) {
            // "from Thursday to Monday": the first day lies before the second.
            const bool week = left.phrase.weekday && !left.phrase.day;
            *whole.from -= std::chrono::days(7);
            if (!week || *whole.to < *whole.from) { return false; }
            left.resolved.value = text::to_iso(*whole.from);
        }
        left.resolved.interval = whole;
        right.resolved.interval = whole;
        left.resolved.basis += ", from one day to the other";
        right.resolved.basis += ", from one day to the other";
        return true;
    }

    /// "Until Friday", "before Friday": some time up to then. "Were hit before dawn on Friday" is
    /// of Friday; "must leave on Friday before 5 p.m." is a last moment.
    [[nodiscard]] bool bounds_from_above(const Found& found) const {
        const auto& phrase = found.phrase;
        const bool timed = phrase.hour.has_value() || !phrase.part.empty();
        const bool ahead = found.tense == Tense::future;
        if (stands_before(phrase.begin, m_words.until)) {
            return !timed || ahead || !stands_before(phrase.begin, m_words.before);
        }
        if (!timed || !ahead || !m_words.before) { return false; }
        for (std::size_t at = phrase.begin; at < phrase.end; ++at) {
            if (covers(at, at + 1, *m_words.before)) { return true; }
        }
        return false;
    }

    void open_ended(Found& found) {
        if (!dated(found) || found.phrase.to_day || found.phrase.to_weekday ||
            found.phrase.kind == PhraseKind::clock) {
            return;
        }
        auto& interval = found.resolved.interval;
        if (found.phrase.onward || stands_before(found.phrase.begin, m_words.since)) {
            if (m_reference && *interval.from <= *m_reference) {
                interval.to = m_reference;
                found.resolved.basis += ", until publication";
            } else {
                interval.to.reset();
                found.resolved.basis += ", open end";
            }
        } else if (bounds_from_above(found)) {
            interval.from.reset();
            found.resolved.basis += ", open start";
        }
    }

    /// "for two days", "in 24 hours": back from publication unless the verb looks ahead or is over.
    void length(Found& found) {
        const auto& phrase = found.phrase;
        if (phrase.kind != PhraseKind::duration || found.resolved.type != TimexType::duration ||
            phrase.vague || !phrase.count || phrase.unit == Unit::none || !m_reference) {
            return;
        }
        if (found.tense == Tense::future) { return; }
        const bool lasting = stands_before(phrase.begin, m_words.lasting);
        const bool within =
            stands_before(phrase.begin, m_words.within) &&
            (phrase.unit == Unit::hour || phrase.unit == Unit::day || phrase.unit == Unit::week);
        if (!lasting && !within) { return; }
        // Beside a date long past the length belongs to that, not to publication.
        const Date recent = *m_reference - std::chrono::days(k_recent_days);
        const bool alone =
            std::none_of(m_found.begin(), m_found.end(), [recent](const Found& other) {
                return dated(other) && *other.resolved.interval.from < recent;
            });
        if (!alone) { return; }
        const int count = std::min(*phrase.count, 10'000);
        const Date from = phrase.unit == Unit::hour
                              ? *m_reference - std::chrono::days((count + 23) / 24)
                              : add_units(*m_reference, phrase.unit, -count);
        found.resolved.interval = {from, m_reference};
        found.resolved.basis = "back from publication on " + text::to_iso(*m_reference);
    }

    /// "on Tuesday and Wednesday", "lundi 20, mardi 21 et mercredi 22 avril".
    void joined() {
        for (std::size_t i = 0; i < m_found.size();) {
            std::size_t end = i + 1;
            while (end < m_found.size() && joins(m_found[end - 1], m_found[end])) { ++end; }
            if (end - i > 1) {
                DateInterval whole = m_found[i].resolved.interval;
                for (std::size_t k = i; k < end; ++k) {
                    whole.from = std::min(*whole.from, *m_found[k].resolved.interval.from);
                    whole.to = std::max(*whole.to, *m_found[k].resolved.interval.to);
                }
                for (std::size_t k = i; k < end; ++k) { m_found[k].resolved.interval = whole; }
            }
            i = end;
        }
    }
    [[nodiscard]] bool joins(const Found& left, const Found& right) const {
        if (!dated(left) || !dated(right) || left.resolved.unit != Unit::day ||
            right.resolved.unit != Unit::day || !between(left, right, m_words.join)) {
            return false;
        }
        const auto gap = (*right.resolved.interval.from - *left.resolved.interval.to).count();
        return gap >= 0 && gap <= k_join_days_max;
    }

    std::vector<Found>& m_found;
    const rules::Items& m_items;
    const rules::Vocabulary& m_vocabulary;
    const LinkWords& m_words;
    std::optional<Date> m_reference;
};

}  // namespace

LinkWords LinkWords::of(const rules::Vocabulary& vocabulary) {
    LinkWords words;
    words.since = vocabulary.find_class("since");
    words.until = vocabulary.find_class("until");
    words.before = vocabulary.find_class("before");
    words.from = vocabulary.find_class("range_from");
    words.to = vocabulary.find_class("range_to");
    words.strong = vocabulary.find_class("range_strong");
    words.join = vocabulary.find_class("join");
    words.lasting = vocabulary.find_class("lasting");
    words.within = vocabulary.find_class("within");
    words.bridge = vocabulary.find_class("bridge");
    return words;
}

void compose(std::vector<Found>& found, const rules::Items& items,
             const rules::Vocabulary& vocabulary, const LinkWords& words,
             std::optional<Date> reference) {
    Composer(found, items, vocabulary, words, reference).run();
}

}  // namespace counterclaim::when
