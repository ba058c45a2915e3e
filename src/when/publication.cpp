#include "when/publication.hpp"

#include "text/iso_date.hpp"
#include "when/caption.hpp"

#include <algorithm>
#include <vector>

namespace counterclaim::when {
namespace {

using std::chrono::days;

/// Sentences looked at; what a text says about its own day stands near its head or its end.
constexpr std::size_t k_sentences_max = 400;
constexpr std::size_t k_first_sentences = 3;
/// A date that begins within so many bytes of the text's start stands at its head.
constexpr std::uint32_t k_head_bytes = 240;
constexpr int k_year_min = 1900;
constexpr int k_year_max = 2100;
/// A date in the text may lie a day after the record's: zones, and papers dated ahead.
constexpr int k_ahead_days = 1;
/// Earlier than this against a record, the date at a text's head means that the record is of a
/// copy.
constexpr int k_copy_days = 2;

/// A date of the text that says something about the day of publication.
struct Clue {
    Date day;           ///< with its year, where the text gives one
    bool full = false;  ///< the text gives the year
    int weekday = 0;    ///< 1 … 7 where named
    unsigned month = 0;
    unsigned day_of_month = 0;
    bool head = false;    ///< a line of its own, or at the head of the text with no preposition
    bool near = false;    ///< in a caption or one of the first sentences
    bool future = false;  ///< governed by a verb that looks ahead, or a deadline
    Span span;
};

/// What the text says about itself.
struct Clues {
    std::vector<Clue> dates;
    int year_max = 0;                ///< latest year stated anywhere, not in the future tense
    std::vector<int> this_weekdays;  ///< "this Monday"
    std::vector<int> weekdays;       ///< named without a date, not as coming
};

class Collector {
public:
    Collector(const TimeReader::Pack& pack, const Reading& reading)
        : m_pack(pack),
          m_reading(reading),
          m_same(pack.rules.vocabulary().find_class("same")),
          m_preposition(pack.rules.vocabulary().find_class("date_preposition")) {}

    Clues run() {
        std::size_t number = 0;
        for (const auto& sentence : m_reading.sentences) {
            if (!is_read(m_reading, sentence)) { continue; }
            if (number == k_sentences_max) { break; }
            read(sentence, number++);
        }
        return std::move(m_clues);
    }

    /// Only of the head, captions and first sentences: all that speaks against a record.
    Clues run_near() {
        std::size_t number = 0;
        for (const auto& sentence : m_reading.sentences) {
            if (!is_read(m_reading, sentence)) { continue; }
            if (number == k_sentences_max) { break; }
            const auto kind = block_kind(sentence);
            if (number < k_first_sentences || sentence.span.begin < k_head_bytes ||
                kind == BlockKind::dateline || kind == BlockKind::caption) {
                read(sentence, number);
            }
            ++number;
        }
        return std::move(m_clues);
    }

private:
    void read(const Sentence& sentence, std::size_t number) {
        const auto items = m_pack.rules.items(sentence, m_reading.article.text);
        for (const auto& match : m_pack.rules.find(items, m_scratch, rules::Selection::longest)) {
            const auto phrase = phrase_of(match, items);
            if (phrase.kind != PhraseKind::calendar) { continue; }
            const auto tense =
                tense_at(items, match.begin, match.end, m_pack.rules.vocabulary(), m_pack.tense);
            note_year(phrase, tense);
            if (phrase.weekday && !phrase.day && !phrase.first_number) {
                if (phrase.direction != Direction::none || tense == Tense::future) { continue; }
                m_clues.weekdays.push_back(*phrase.weekday);
                if (says_this(items, match)) { m_clues.this_weekdays.push_back(*phrase.weekday); }
                continue;
            }
            add(phrase, tense, items, sentence, number);
        }
    }

    void note_year(const Phrase& phrase, Tense tense) {
        if (!phrase.year || tense == Tense::future) { return; }
        if (*phrase.year >= k_year_min && *phrase.year <= k_year_max) {
            m_clues.year_max = std::max(m_clues.year_max, *phrase.year);
        }
    }

    [[nodiscard]] bool says_this(const rules::Items& items, const rules::Match& match) const {
        if (!m_same) { return false; }
        for (std::size_t i = match.begin; i < match.end; ++i) {
            if (m_pack.rules.vocabulary().longest(items, i, *m_same)) { return true; }
        }
        return match.begin > 0 &&
               m_pack.rules.vocabulary().longest(items, match.begin - 1, *m_same);
    }

    void add(const Phrase& phrase, Tense tense, const rules::Items& items, const Sentence& sentence,
             std::size_t number) {
        if (phrase.to_day || phrase.to_weekday) { return; }
        Frame frame;
        frame.reference = make_date(2000, 1, 1);
        const auto resolved = resolve(phrase, frame);
        const bool one_day =
            resolved.interval.from && resolved.interval.from == resolved.interval.to;
        if (!one_day || !phrase.feast.empty()) { return; }
        const bool has_month = phrase.month || phrase.first_number;
        if (!has_month) { return; }
        Clue clue;
        clue.full = phrase.year.has_value();
        clue.day = *resolved.interval.from;
        const Day day = to_day(clue.day);
        if (clue.full && (day.year < k_year_min || day.year > k_year_max)) { return; }
        clue.month = day.month;
        clue.day_of_month = day.day;
        clue.weekday = phrase.weekday.value_or(0);
        clue.span = phrase.span;
        const bool led = led_by_preposition(items, phrase.begin);
        clue.future = tense == Tense::future || (led && deadline(items, phrase.begin));
        const auto kind = block_kind(sentence);
        const bool picture = is_day_of_caption(sentence, phrase);
        clue.head =
            kind == BlockKind::dateline || (phrase.span.begin < k_head_bytes && !led && !picture);
        clue.near = clue.head || kind == BlockKind::caption || number < k_first_sentences;
        m_clues.dates.push_back(clue);
    }

    [[nodiscard]] BlockKind block_kind(const Sentence& sentence) const {
        const auto& blocks = m_reading.article.blocks;
        return sentence.block < blocks.size() ? blocks[sentence.block].kind : BlockKind::paragraph;
    }
    /// "on 27 September", "le 27 septembre": a time of something told, not the text's own date.
    [[nodiscard]] bool led_by_preposition(const rules::Items& items, std::size_t begin) const {
        if (!m_preposition) { return false; }
        const auto& vocabulary = m_pack.rules.vocabulary();
        if (vocabulary.longest(items, begin, *m_preposition)) { return true; }
        return begin > 0 && vocabulary.covering(items, begin - 1, begin, *m_preposition) != nullptr;
    }
    [[nodiscard]] bool deadline(const rules::Items& items, std::size_t begin) const {
        return begin > 0 && m_pack.links.until &&
               m_pack.rules.vocabulary().covering(items, begin - 1, begin, *m_pack.links.until) !=
                   nullptr;
    }

    const TimeReader::Pack& m_pack;
    const Reading& m_reading;
    std::optional<rules::ClassId> m_same;
    std::optional<rules::ClassId> m_preposition;
    rules::Scratch m_scratch;
    Clues m_clues;
};

/// The first year from `from` on in which this day of the month is this weekday.
std::optional<Date> year_by_weekday(const Clue& clue, int from) {
    // A weekday returns to its day of month after five or six years; further off the year is a
    // guess.
    constexpr int k_cycle_years = 4;
    for (int year = from; year < from + k_cycle_years; ++year) {
        const auto date = make_date(year, clue.month, clue.day_of_month);
        if (date && static_cast<int>(weekday_of(*date)) == clue.weekday) { return date; }
    }
    return std::nullopt;
}

/// "this Monday" in a text whose latest date is a Sunday: the day after.
Date moved_to_this_weekday(Date day, const Clues& clues) {
    if (clues.this_weekdays.empty()) { return day; }
    const int wanted = clues.this_weekdays.front();
    return day + days((wanted - static_cast<int>(weekday_of(day)) + 7) % 7);
}

/// Where no date of the text has a year: the one year in which its days fall into a stretch of the
/// war's fighting, or soon after, and no weekday speaks against it.
class WarYear {
public:
    WarYear(const Clues& clues, const ConflictProfile& conflict)
        : m_clues(clues), m_conflict(conflict) {}

    [[nodiscard]] std::optional<Date> latest_day() const {
        std::optional<Date> found;
        for (const int year : years()) {
            const auto day = latest_day_in(year);
            if (!day) { continue; }
            if (found) { return std::nullopt; }  // two years would do
            found = day;
        }
        return found ? std::optional(moved(*found)) : std::nullopt;
    }

private:
    /// Reports and accords of a war go on for so long after its last shot.
    static constexpr int k_aftermath_days = 90;
    /// A war that goes on is tried for so many more years: a weekday returns to its day of the
    /// month after five at the soonest.
    static constexpr int k_open_years = 4;
    static constexpr int k_short_days = 100;
    /// A weekday without a date, this soon after the latest date, is the day of publication.
    static constexpr int k_moved_days_max = 2;

    [[nodiscard]] std::vector<int> years() const {
        std::vector<int> all;
        for (const auto& stretch : m_conflict.fighting) {
            const int first = to_day(*stretch.from).year;
            const int last = stretch.to ? to_day(*stretch.to + days(k_aftermath_days)).year
                                        : first + k_open_years;
            for (int year = std::max(first, m_clues.year_max); year <= last; ++year) {
                all.push_back(year);
            }
        }
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        return all;
    }
    /// A weekday somewhere in the text says little where the war leaves many days to choose from.
    [[nodiscard]] bool in_short_war(Date day) const {
        return std::any_of(m_conflict.fighting.begin(), m_conflict.fighting.end(),
                           [&](const DateInterval& stretch) {
                               return stretch.to && day >= *stretch.from &&
                                      *stretch.to - *stretch.from < days(k_short_days) &&
                                      day <= *stretch.to + days(k_aftermath_days);
                           });
    }
    [[nodiscard]] bool in_war(Date day) const {
        return std::any_of(m_conflict.fighting.begin(), m_conflict.fighting.end(),
                           [&](const DateInterval& stretch) {
                               return day >= *stretch.from &&
                                      (!stretch.to || day <= *stretch.to + days(k_aftermath_days));
                           });
    }
    [[nodiscard]] std::optional<Date> latest_day_in(int year) const {
        std::optional<Date> latest;
        bool borne_out = false;
        for (const auto& clue : m_clues.dates) {
            if (clue.full || clue.future) { continue; }
            const auto day = make_date(year, clue.month, clue.day_of_month);
            if (!day) { return std::nullopt; }
            const int weekday = static_cast<int>(weekday_of(*day));
            if (clue.weekday != 0 && clue.weekday != weekday) { return std::nullopt; }
            if (!in_war(*day)) { continue; }
            borne_out = borne_out || clue.weekday != 0 || (names(weekday) && in_short_war(*day));
            latest = std::max(latest, day);
        }
        return borne_out ? latest : std::nullopt;
    }
    [[nodiscard]] bool names(int weekday) const {
        const auto& named = m_clues.weekdays;
        return std::find(named.begin(), named.end(), weekday) != named.end();
    }
    /// "On Tuesday 27 October … on Wednesday": told on Wednesday or later.
    [[nodiscard]] Date moved(Date day) const {
        for (int shift = k_moved_days_max; shift > 0; --shift) {
            const Date later = day + days(shift);
            if (names(static_cast<int>(weekday_of(later)))) { return later; }
        }
        return day;
    }

    const Clues& m_clues;
    const ConflictProfile& m_conflict;
};

/// Where the text names a dated event of the war and no day of its own: the latest of its days
/// without a year that lie within a year after the event, else the first of its weekdays from the
/// event on, else the last day of the event. A text is not older than what it speaks of.
Date day_after_event(const Clues& clues, const ConflictProfile::Event& event) {
    constexpr days k_reach{300};
    const Date from = *event.days.to;
    std::optional<Date> latest;
    for (const auto& clue : clues.dates) {
        if (clue.full || clue.future) { continue; }
        for (int year = to_day(from).year; year <= to_day(from).year + 1; ++year) {
            const auto day = make_date(year, clue.month, clue.day_of_month);
            if (!day || *day < from || *day - from > k_reach) { continue; }
            latest = std::max(latest, day);
        }
    }
    if (latest) { return *latest; }
    if (clues.weekdays.empty()) { return from; }
    const int wanted = clues.weekdays.front();
    return from + days((wanted - static_cast<int>(weekday_of(from)) + 7) % 7);
}

void publish(Reading& reading, Date day, DateBasis basis, std::string reason) {
    auto& published = reading.article.published;
    published.day = day;
    published.instant.reset();
    published.basis = basis;
    published.reason = std::move(reason);
}

std::string quoted(const Reading& reading, Span span) {
    return "\"" + std::string(slice(reading.article.text, span)) + "\"";
}

/// A date at the head that the text goes beyond (without a record: by another at a head), or one of
/// several, is an entry of a chronology.
bool in_chronology(const Clues& clues, const Clue& head, std::optional<Date> record) {
    constexpr days k_apart{60};
    return std::any_of(clues.dates.begin(), clues.dates.end(), [&](const Clue& clue) {
        if (!clue.full || clue.future) { return false; }
        const bool later =
            clue.day > head.day + days(k_ahead_days) && (record ? clue.day <= *record : clue.head);
        return later || (clue.head && clue.day < head.day - k_apart);
    });
}

/// A date at the head long before the record, which then is that of a copy.
bool looks_copied(const Clues& clues, Date record) {
    return std::any_of(clues.dates.begin(), clues.dates.end(), [&](const Clue& clue) {
        return clue.full && !clue.future && clue.head && clue.day < record - days(k_copy_days);
    });
}

/// Against a record: the text's own date at its head is right, and no text tells of a day after its
/// publication.
void check_record(Reading& reading, const Clues& clues) {
    const Date record = *reading.article.published.day;
    for (const auto& clue : clues.dates) {
        if (!clue.full || clue.future) { continue; }
        const auto ahead = (clue.day - record).count();
        const bool later = ahead > k_ahead_days && ahead < 400 && clue.near;
        const bool copy = clue.head && ahead < -k_copy_days;
        if (!later && (!copy || in_chronology(clues, clue, record))) { continue; }
        reading.notes.push_back({"when.publication", clue.span,
                                 "the record says " + text::to_iso(record) + ", the text " +
                                     text::to_iso(clue.day) + "; read against the text's date"});
        publish(reading, clue.day, DateBasis::stated,
                "date at the head of the text, " + quoted(reading, clue.span));
        return;
    }
}

/// Without a record, from strongest to weakest: the date at the head; dates with their year;
/// days that fit one year of the war; a weekday with its day and month, which fit only some years.
void infer(Reading& reading, const Clues& clues, const ConflictProfile* conflict) {
    const Clue* best = nullptr;
    for (const auto& clue : clues.dates) {
        if (!clue.full || clue.future || !clue.head || in_chronology(clues, clue, {})) { continue; }
        return publish(reading, clue.day, DateBasis::stated,
                       "date at the head of the text, " + quoted(reading, clue.span));
    }
    std::size_t same_month = 0;
    for (const auto& clue : clues.dates) {
        if (!clue.full || clue.future) { continue; }
        if (best == nullptr || clue.day > best->day) { best = &clue; }
    }
    if (best != nullptr) {
        for (const auto& clue : clues.dates) {
            const bool close = clue.month == best->month &&
                               (!clue.full || to_day(clue.day).year == to_day(best->day).year);
            same_month += close ? 1 : 0;
        }
        const bool latest_year = to_day(best->day).year >= clues.year_max;
        if (latest_year && (best->near || same_month > 1 || !clues.this_weekdays.empty())) {
            return publish(reading, moved_to_this_weekday(best->day, clues), DateBasis::inferred,
                           "latest full date of the text, " + quoted(reading, best->span));
        }
    }
    if (conflict != nullptr) {
        if (const auto day = WarYear(clues, *conflict).latest_day()) {
            return publish(reading, *day, DateBasis::inferred,
                           "the only year of fighting in \"" + conflict->name +
                               "\" that fits the days the text names");
        }
        const auto* event = event_named(*conflict, reading.article.text);
        if (event != nullptr && clues.year_max <= to_day(*event->days.to).year) {
            return publish(reading, day_after_event(clues, *event), DateBasis::inferred,
                           "not before \"" + event->name + "\" of " +
                               text::to_iso(*event->days.to) + ", which the text speaks of");
        }
    }
    std::optional<Date> by_weekday;
    const Clue* found = nullptr;
    for (const auto& clue : clues.dates) {
        if (clue.full || clue.weekday == 0 || clue.future || clues.year_max == 0) { continue; }
        const auto day = year_by_weekday(clue, clues.year_max);
        if (day && (!by_weekday || *day > *by_weekday)) {
            by_weekday = day;
            found = &clue;
        }
    }
    if (by_weekday) {
        publish(reading, *by_weekday, DateBasis::inferred,
                "first year from " + year_text(clues.year_max) + " on that fits " +
                    quoted(reading, found->span));
    }
}

}  // namespace

void infer_publication(const TimeReader::Pack& pack, Reading& reading,
                       const ConflictProfile* conflict) {
    const auto basis = reading.article.published.basis;
    const bool known = reading.article.published.day.has_value();
    if (known && basis == DateBasis::stated) { return; }
    if (known) {
        auto clues = Collector(pack, reading).run_near();
        // whether an old date at the head opens a chronology, the rest of the text tells
        if (looks_copied(clues, *reading.article.published.day)) {
            clues = Collector(pack, reading).run();
        }
        check_record(reading, clues);
    } else {
        infer(reading, Collector(pack, reading).run(), conflict);
        if (!reading.article.published.day) {
            reading.notes.push_back(
                {"when.undated", {}, "neither a record nor the text says when it was published"});
        }
    }
}

}  // namespace counterclaim::when
