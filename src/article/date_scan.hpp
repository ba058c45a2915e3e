#pragma once

// How dates are read: the text falls into numbers, words and signs once, and at each token the
// shapes of dates are tried in turn. Only the date reader's own sources see this.

#include "article/date_reader.hpp"

#include "text/char_class.hpp"
#include "text/utf8.hpp"

namespace counterclaim::article {

namespace date_detail {

/// Archives reach back behind the web; 1970 is what broken clocks say.
inline constexpr int k_year_min = 1971;
inline constexpr int k_year_max = 2099;
inline constexpr std::size_t k_tokens_max = 200000;

inline std::optional<Date> date_of(int year, int month, int day) {
    if (year < k_year_min || year > k_year_max || month < 1 || month > 12 || day < 1) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    return date.ok() ? std::optional<Date>(Date{date}) : std::nullopt;
}

inline int digit_value(char32_t code) {
    if (code >= '0' && code <= '9') { return static_cast<int>(code - '0'); }
    if (code >= 0x0660 && code <= 0x0669) { return static_cast<int>(code - 0x0660); }
    if (code >= 0x06F0 && code <= 0x06F9) { return static_cast<int>(code - 0x06F0); }
    if (code >= 0x0966 && code <= 0x096F) { return static_cast<int>(code - 0x0966); }
    return -1;
}

}  // namespace date_detail

struct DateReader::Token {
    enum class Kind : unsigned char { number, word, sign } kind = Kind::sign;
    Span span;
    int value = 0;  ///< of a number, up to 9 digits
    int digits = 0;
    char32_t sign = 0;
    bool space_before = false;
};

/// The tokens of one text, and what can be read at each.
struct DateReader::Scan {
    const DateReader& reader;
    std::string_view text;
    DayOrder order;
    std::vector<Token> tokens;

    Scan(const DateReader& reader_, std::string_view text_, DayOrder order_)
        : reader(reader_), text(text_), order(order_) {
        bool space = false;
        for (std::size_t at = 0; at < text.size() && tokens.size() < date_detail::k_tokens_max;) {
            at = take(at, space);
        }
    }

    std::size_t take(std::size_t at, bool& space) {
        const auto first = text::decode_at(text, at);
        const auto kind = text::char_class(first.code);
        if (kind == text::CharClass::space || kind == text::CharClass::invisible ||
            kind == text::CharClass::line_break) {
            space = true;
            return first.end();
        }
        Token token;
        token.span = {first.at, first.end()};
        token.space_before = space;
        space = false;
        if (date_detail::digit_value(first.code) >= 0) {
            token.kind = Token::Kind::number;
            while (token.span.end <= text.size()) {
                const auto code = text::decode_at(text, at).code;
                if (date_detail::digit_value(code) < 0) { break; }
                if (token.digits < 9) {
                    token.value = token.value * 10 + date_detail::digit_value(code);
                }
                ++token.digits;
                at = text::decode_at(text, at).end();
                token.span.end = static_cast<std::uint32_t>(at);
                if (at >= text.size()) { break; }
            }
        } else if (text::is_letter(first.code)) {
            token.kind = Token::Kind::word;
            at = first.end();
            while (at < text.size()) {
                const auto next = text::decode_at(text, at);
                if (!text::is_letter(next.code) && !text::is_mark(next.code)) { break; }
                at = next.end();
            }
            token.span.end = static_cast<std::uint32_t>(at);
        } else {
            token.sign = first.code;
        }
        const auto end = token.span.end;
        tokens.push_back(token);
        return end;
    }

    [[nodiscard]] const Token* at(std::size_t i) const {
        return i < tokens.size() ? &tokens[i] : nullptr;
    }
    [[nodiscard]] bool number(std::size_t i, int digits_min, int digits_max) const {
        const auto* token = at(i);
        return token != nullptr && token->kind == Token::Kind::number &&
               token->digits >= digits_min && token->digits <= digits_max;
    }
    [[nodiscard]] bool sign(std::size_t i, char32_t code) const {
        const auto* token = at(i);
        return token != nullptr && token->kind == Token::Kind::sign && token->sign == code;
    }
    [[nodiscard]] Word word(std::size_t i) const {
        const auto* token = at(i);
        if (token == nullptr || token->kind != Token::Kind::word) { return {}; }
        return reader.look_up(slice(text, token->span));
    }
    [[nodiscard]] bool date_sign(std::size_t i) const {
        return sign(i, '/') || sign(i, '-') || sign(i, '.') || sign(i, 0x2013) || sign(i, 0x2011);
    }

    /// Passes "de", "of", "th", commas and full stops.
    [[nodiscard]] std::size_t skip_between(std::size_t i) const {
        for (int passed = 0; passed < 3; ++passed) {
            const auto role = word(i).role;
            if (role == Role::connector || role == Role::ordinal || sign(i, ',') || sign(i, '.') ||
                sign(i, 0x060C) || sign(i, 0xBA) || sign(i, '-') || sign(i, '/')) {
                ++i;
            } else {
                break;
            }
        }
        return i;
    }

    struct Match {
        WrittenDate date;
        std::size_t next = 0;
    };

    [[nodiscard]] std::optional<Match> make(std::size_t first, std::size_t last, int year,
                                            int month, int day) const {
        const auto found = date_detail::date_of(year, month, day);
        if (!found) { return std::nullopt; }
        Match match;
        match.date.day = *found;
        match.date.span = {tokens[first].span.begin, tokens[last].span.end};
        match.next = last + 1;
        return match;
    }

    /// 2020-10-28, 2020/10/28, 2020.10.28
    [[nodiscard]] std::optional<Match> year_first(std::size_t i) const {
        if (!number(i, 4, 4) || !date_sign(i + 1) || !number(i + 2, 1, 2) || !date_sign(i + 3) ||
            !number(i + 4, 1, 2) || tokens[i + 1].sign != tokens[i + 3].sign) {
            return std::nullopt;
        }
        return make(i, i + 4, tokens[i].value, tokens[i + 2].value, tokens[i + 4].value);
    }

    /// 28.10.2020, 28/10/2020, 10/28/2020, 28.10.20
    [[nodiscard]] std::optional<Match> year_last(std::size_t i) const {
        if (!number(i, 1, 2) || !date_sign(i + 1) || !number(i + 2, 1, 2) || !date_sign(i + 3) ||
            !(number(i + 4, 4, 4) || number(i + 4, 2, 2)) ||
            tokens[i + 1].sign != tokens[i + 3].sign) {
            return std::nullopt;
        }
        // "1.2.10" in a version or an address is no date.
        if (i > 0 && !tokens[i].space_before && (date_sign(i - 1) || sign(i - 1, ':'))) {
            return std::nullopt;
        }
        if (date_sign(i + 5) && number(i + 6, 1, 9) && !tokens[i + 6].space_before) {
            return std::nullopt;
        }
        const int a = tokens[i].value;
        const int b = tokens[i + 2].value;
        const bool short_year = tokens[i + 4].digits == 2;
        const int year = short_year ? 2000 + tokens[i + 4].value : tokens[i + 4].value;
        const bool month_first = order == DayOrder::month_first && !sign(i + 1, '.');
        auto match = month_first ? make(i, i + 4, year, a, b) : make(i, i + 4, year, b, a);
        if (!match) {
            match = month_first ? make(i, i + 4, year, b, a) : make(i, i + 4, year, a, b);
        }
        if (match) {
            match->date.short_year = short_year;
            match->date.ambiguous =
                a <= 12 && b <= 12 && a != b && !sign(i + 1, '.') && order == DayOrder::unknown;
        }
        return match;
    }

    /// 28 October 202021:03: the line break between year and time was lost.
    [[nodiscard]] std::optional<Match> glued_year(std::size_t i, std::size_t year_at,
                                                  int month) const {
        const auto& token = tokens[year_at];
        const int scale = token.digits == 6 ? 100 : 10;
        const bool clock =
            (sign(year_at + 1, ':') || sign(year_at + 1, '.')) && number(year_at + 2, 2, 2);
        if (!clock || tokens[year_at + 2].value > 59 || token.value % scale > 24) {
            return std::nullopt;
        }
        auto match = make(i, year_at + 2, token.value / scale, month, tokens[i].value);
        if (match) {
            match->date.worded = true;
            match->date.time = std::chrono::hours{token.value % scale} +
                               std::chrono::minutes{tokens[year_at + 2].value};
            read_zone(match->next, *match);
        }
        return match;
    }

    /// 28 October 2020, 28. Oktober 2020, 28 de octubre de 2020, 1er octobre 2020, 28 Oct, 20
    [[nodiscard]] std::optional<Match> day_month_word(std::size_t i) const {
        if (!number(i, 1, 2)) { return std::nullopt; }
        const auto month_at = skip_between(i + 1);
        const auto month = word(month_at);
        if (month.role != Role::month) { return std::nullopt; }
        const auto year_at = skip_between(month_at + 1);
        if (number(year_at, 5, 6)) { return glued_year(i, year_at, month.value); }
        if (!number(year_at, 4, 4)) { return std::nullopt; }
        auto match = make(i, year_at, tokens[year_at].value, month.value, tokens[i].value);
        if (match) { match->date.worded = true; }
        return match;
    }

    /// October 28, 2020; Oct. 28th 2020
    [[nodiscard]] std::optional<Match> month_word_day(std::size_t i) const {
        const auto* first = at(i);
        if (first == nullptr || first->kind != Token::Kind::word) { return std::nullopt; }
        const auto day_at = sign(i + 1, '.') || sign(i + 1, '-') ? i + 2 : i + 1;
        if (!number(day_at, 1, 2)) { return std::nullopt; }
        const auto month = word(i);
        if (month.role != Role::month) { return std::nullopt; }
        const auto year_at = skip_between(day_at + 1);
        if (!number(year_at, 4, 4)) { return std::nullopt; }
        auto match = make(i, year_at, tokens[year_at].value, month.value, tokens[day_at].value);
        if (match) { match->date.worded = true; }
        return match;
    }

    /// 2020 October 28; 2020年10月28日
    [[nodiscard]] std::optional<Match> year_then_marks(std::size_t i) const {
        if (!number(i, 4, 4)) { return std::nullopt; }
        const auto next = word(i + 1);
        if (next.role == Role::year_mark && number(i + 2, 1, 2) &&
            word(i + 3).role == Role::month_mark && number(i + 4, 1, 2)) {
            const auto last = word(i + 5).role == Role::day_mark ? i + 5 : i + 4;
            auto match = make(i, last, tokens[i].value, tokens[i + 2].value, tokens[i + 4].value);
            if (match) { match->date.worded = true; }
            return match;
        }
        const auto month_at = skip_between(i + 1);
        const auto month = word(month_at);
        const auto day_at = skip_between(month_at + 1);
        if (month.role != Role::month || !number(day_at, 1, 2)) { return std::nullopt; }
        auto match = make(i, day_at, tokens[i].value, month.value, tokens[day_at].value);
        if (match) { match->date.worded = true; }
        return match;
    }

    struct Time {
        std::chrono::minutes time{0};
        std::size_t next = 0;
    };

    /// 21:03, 21:03:59, 9:03 pm, 21h03, 21 h 03, 9 pm, 21.03 (only after `dotted`)
    [[nodiscard]] std::optional<Time> time_at(std::size_t i, bool dotted) const {
        if (!number(i, 1, 2) || tokens[i].value > 24) { return std::nullopt; }
        Time found;
        int minute = 0;
        const bool colon =
            sign(i + 1, ':') || (dotted && sign(i + 1, '.') && !tokens[i + 1].space_before);
        const bool hour_mark = word(i + 1).role == Role::hour_mark;
        bool minutes = false;
        const bool spaced = hour_mark && tokens[i + 1].space_before;
        if ((colon || hour_mark) && number(i + 2, 2, 2) && tokens[i + 2].value < 60 &&
            (spaced || !tokens[i + 2].space_before)) {
            minute = tokens[i + 2].value;
            found.next = i + 3;
            minutes = true;
            if (sign(i + 3, ':') && number(i + 4, 2, 2)) {
                found.next = i + 5;
                if (sign(i + 5, '.') && number(i + 6, 1, 9) && !tokens[i + 6].space_before) {
                    found.next = i + 7;
                }
            }
        } else if (hour_mark) {
            found.next = i + 2;
            minutes = true;
        } else {
            found.next = i + 1;
        }
        int hour = tokens[i].value;
        std::size_t half_at = found.next;
        auto half = word(half_at).role;
        if (half == Role::am || half == Role::pm) {
            if (hour == 12) { hour = 0; }
            if (half == Role::pm) { hour += 12; }
            found.next = half_at + 1;
        } else if (!minutes) {
            return std::nullopt;
        }
        if (hour > 24) { return std::nullopt; }
        found.time = std::chrono::hours{hour} + std::chrono::minutes{minute};
        return found;
    }

    /// Z, +04:00, +0400, UTC, GMT
    void read_zone(std::size_t i, Match& match) const {
        const auto* token = at(i);
        if (token == nullptr) { return; }
        if (token->kind == Token::Kind::word) {
            const auto name = slice(text, token->span);
            if (name == "Z" || name == "z" || name == "GMT" || name == "UTC") {
                match.date.zone = std::chrono::minutes{0};
                match.date.span.end = token->span.end;
                match.next = i + 1;
            }
            return;
        }
        if (!sign(i, '+') && !sign(i, '-')) { return; }
        const int direction = sign(i, '-') ? -1 : 1;
        if (number(i + 1, 4, 4) && !tokens[i + 1].space_before) {
            const int value = tokens[i + 1].value;
            match.date.zone = std::chrono::minutes{direction * (value / 100 * 60 + value % 100)};
            match.next = i + 2;
        } else if (number(i + 1, 2, 2) && !tokens[i + 1].space_before) {
            int minutes = tokens[i + 1].value * 60;
            match.next = i + 2;
            if (sign(i + 2, ':') && number(i + 3, 2, 2)) {
                minutes += tokens[i + 3].value;
                match.next = i + 4;
            }
            match.date.zone = std::chrono::minutes{direction * minutes};
        } else {
            return;
        }
        match.date.span.end = tokens[match.next - 1].span.end;
    }

    /// The time of day after a date: at most three short words or signs between ("à", "at", "um",
    /// "|").
    void read_time(Match& match) const {
        if (match.date.time) { return; }
        std::size_t i = match.next;
        for (int passed = 0; passed < 4; ++passed, ++i) {
            const auto* token = at(i);
            if (token == nullptr) { return; }
            if (token->kind == Token::Kind::number) { break; }
            if (token->kind == Token::Kind::word && token->span.length_bytes() > 6) { return; }
            if (token->kind == Token::Kind::sign && token->sign == '(') { return; }
        }
        const auto found = time_at(i, !match.date.short_year);
        if (!found) { return; }
        match.date.time = found->time;
        match.next = found->next;
        match.date.span.end = tokens[found->next - 1].span.end;
        read_zone(found->next, match);
    }

    [[nodiscard]] std::optional<Match> date_at(std::size_t i) const {
        std::optional<Match> match;
        if (tokens[i].kind == Token::Kind::number) {
            match = year_first(i);
            if (!match) { match = year_last(i); }
            if (!match) { match = day_month_word(i); }
            if (!match) { match = year_then_marks(i); }
        } else if (tokens[i].kind == Token::Kind::word) {
            match = month_word_day(i);
        }
        if (match) { read_time(*match); }
        return match;
    }
};

}  // namespace counterclaim::article
