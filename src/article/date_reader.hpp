#pragma once

#include <counterclaim/date.hpp>
#include <counterclaim/error.hpp>
#include <counterclaim/resources.hpp>
#include <counterclaim/span.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace counterclaim::article {

/// Which number comes first where a date is written 03/04/2020.
enum class DayOrder : unsigned char { unknown, day_first, month_first };

/// A calendar date as pages and posts print it. Only full dates count; "Tuesday" and "28 October"
/// are read elsewhere.
struct WrittenDate {
    Span span;  ///< of the date and the time of day
    Date day;
    std::optional<std::chrono::minutes> time;  ///< of day, in the zone of the writer
    std::optional<std::chrono::minutes> zone;  ///< east of UTC, where written
    bool worded = false;                       ///< the month is a word
    bool short_year = false;                   ///< "28.10.20"
    bool ambiguous = false;                    ///< day and month could be exchanged
    friend bool operator==(const WrittenDate&, const WrittenDate&) = default;

    /// The moment in UTC, where time and zone are known.
    [[nodiscard]] std::optional<Instant> instant() const;
};

/// Reads the dates of mastheads, bylines, post headings and addresses, in all languages of
/// `article/date_words.tsv` at once. For dates in running text, with weekdays and references, there
/// is the room `when`.
class DateReader {
public:
    [[nodiscard]] static Expected<DateReader> load(const Resources& resources);

    /// Full dates from left to right, at most `count_max`.
    [[nodiscard]] std::vector<WrittenDate> find_all(std::string_view text, DayOrder order,
                                                    std::size_t count_max) const;
    [[nodiscard]] std::optional<WrittenDate> find_first(std::string_view text,
                                                        DayOrder order) const;

    /// As metadata writes dates: ISO 8601 in its variants, RFC 822, seconds since 1970, or any form
    /// above.
    [[nodiscard]] std::optional<WrittenDate> read_metadata(std::string_view value,
                                                           DayOrder order) const;

    /// A date in the path of an address: /2020/10/28/, /2020-10-28-, /20201028/.
    [[nodiscard]] std::optional<WrittenDate> read_address(std::string_view url) const;

    /// True for words that stand around dates: months, weekdays, "at", "of".
    [[nodiscard]] bool is_date_word(std::string_view folded) const;

    /// A time of day at the start of a line: "19:31 - …", "21h03 : …"; with the bytes it takes,
    /// signs after it included.
    struct LeadingTime {
        std::chrono::minutes time{0};
        std::uint32_t length_bytes = 0;
    };
    [[nodiscard]] std::optional<LeadingTime> leading_time(std::string_view line) const;

private:
    enum class Role : unsigned char {
        none,
        month,
        weekday,
        connector,
        ordinal,
        am,
        pm,
        hour_mark,
        year_mark,
        month_mark,
        day_mark
    };
    struct Word {
        Role role = Role::none;
        int value = 0;
    };
    struct Token;
    struct Scan;
    [[nodiscard]] Word look_up(std::string_view word) const;

    std::unordered_map<std::string, Word> m_words;
};

}  // namespace counterclaim::article
