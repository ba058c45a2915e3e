#include "article/date_reader.hpp"

#include "article/date_scan.hpp"

#include "text/char_class.hpp"
#include "text/fold.hpp"
#include "text/iso_date.hpp"
#include "text/table.hpp"
#include "text/utf8.hpp"

#include <array>

namespace counterclaim::article {
std::optional<Instant> WrittenDate::instant() const {
    if (!time || !zone) { return std::nullopt; }
    return Instant{day} + *time - *zone;
}

Expected<DateReader> DateReader::load(const Resources& resources) {
    auto table = text::Table::load(resources, "article/date_words.tsv", {"word", "role", "value"});
    if (!table) { return tl::unexpected<Error>(table.error()); }
    struct Name {
        std::string_view name;
        Role role;
    };
    constexpr std::array names{Name{"month", Role::month},
                               Name{"weekday", Role::weekday},
                               Name{"connector", Role::connector},
                               Name{"ordinal", Role::ordinal},
                               Name{"am", Role::am},
                               Name{"pm", Role::pm},
                               Name{"hour_mark", Role::hour_mark},
                               Name{"year_mark", Role::year_mark},
                               Name{"month_mark", Role::month_mark},
                               Name{"day_mark", Role::day_mark}};
    DateReader reader;
    const auto done = table->each([&](const text::Table::Row& row) -> Expected<void> {
        Word word;
        for (const auto& name : names) {
            if (name.name == row["role"]) { word.role = name.role; }
        }
        if (word.role == Role::none) { return row.reject("the role is not known"); }
        for (const char c : row["value"]) { word.value = word.value * 10 + (c - '0'); }
        if (word.role == Role::month && (word.value < 1 || word.value > 12)) {
            return row.reject("the value of a month is 1 to 12");
        }
        reader.m_words[text::fold(row["word"])] = word;
        return {};
    });
    if (!done) { return tl::unexpected<Error>(done.error()); }
    return reader;
}

DateReader::Word DateReader::look_up(std::string_view word) const {
    if (word.size() > 40) { return {}; }
    const auto found = m_words.find(text::fold(word));
    return found == m_words.end() ? Word{} : found->second;
}

bool DateReader::is_date_word(std::string_view folded) const {
    return m_words.find(std::string(folded)) != m_words.end();
}

std::vector<WrittenDate> DateReader::find_all(std::string_view text, DayOrder order,
                                              std::size_t count_max) const {
    std::vector<WrittenDate> found;
    const Scan scan(*this, text, order);
    for (std::size_t i = 0; i < scan.tokens.size() && found.size() < count_max;) {
        if (const auto match = scan.date_at(i)) {
            found.push_back(match->date);
            i = match->next;
        } else {
            ++i;
        }
    }
    return found;
}

std::optional<WrittenDate> DateReader::find_first(std::string_view text, DayOrder order) const {
    auto found = find_all(text, order, 1);
    return found.empty() ? std::nullopt : std::optional<WrittenDate>(found.front());
}

std::optional<WrittenDate> DateReader::read_metadata(std::string_view value, DayOrder order) const {
    value = text::trim_space(value).substr(0, 100);
    const auto digits = value.find_first_not_of("0123456789");
    if (digits == std::string_view::npos && !value.empty()) {
        long long number = 0;
        for (const char c : value) {
            number = number < 1000000000000000LL ? number * 10 + (c - '0') : number;
        }
        WrittenDate date;
        date.span = {0, static_cast<std::uint32_t>(value.size())};
        if (value.size() == 8 || value.size() == 14) {
            for (std::size_t i = 8; i < value.size(); ++i) { number /= 10; }
            const auto day = date_detail::date_of(static_cast<int>(number / 10000),
                                                  static_cast<int>(number / 100 % 100),
                                                  static_cast<int>(number % 100));
            if (!day) { return std::nullopt; }
            date.day = *day;
            return date;
        }
        if (value.size() == 13) { number /= 1000; }
        if (value.size() != 10 && value.size() != 13) { return std::nullopt; }
        const Instant moment{std::chrono::seconds{number}};
        date.day = std::chrono::floor<std::chrono::days>(moment);
        date.time = std::chrono::floor<std::chrono::minutes>(moment - date.day);
        date.zone = std::chrono::minutes{0};
        return date;
    }
    if (auto found = find_first(value, order)) { return found; }
    if (value.size() >= 8 && value.find_first_not_of("0123456789") == 8) {
        return read_metadata(value.substr(0, 8), order);
    }
    return std::nullopt;
}

std::optional<WrittenDate> DateReader::read_address(std::string_view url) const {
    const auto host = url.find("://");
    const auto path = host == std::string_view::npos ? std::size_t{0} : url.find('/', host + 3);
    if (path == std::string_view::npos) { return std::nullopt; }
    const auto rest = url.substr(path, 1000);
    const Scan scan(*this, rest, DayOrder::day_first);
    for (std::size_t i = 0; i < scan.tokens.size(); ++i) {
        const auto& token = scan.tokens[i];
        if (token.kind != Token::Kind::number) { continue; }
        const bool bounded = i == 0 || scan.tokens[i - 1].kind == Token::Kind::sign;
        if (!bounded) { continue; }
        if (scan.number(i, 4, 4) && scan.tokens.size() > i + 4) {
            const bool signs = (scan.date_sign(i + 1) || scan.sign(i + 1, '_')) &&
                               (scan.date_sign(i + 3) || scan.sign(i + 3, '_'));
            if (signs && scan.number(i + 2, 1, 2) && scan.number(i + 4, 1, 2)) {
                if (auto match = scan.make(i, i + 4, token.value, scan.tokens[i + 2].value,
                                           scan.tokens[i + 4].value)) {
                    return match->date;
                }
            }
            const auto month = scan.word(i + 2);
            if (signs && month.role == Role::month && scan.number(i + 4, 1, 2)) {
                if (auto match =
                        scan.make(i, i + 4, token.value, month.value, scan.tokens[i + 4].value)) {
                    return match->date;
                }
            }
        }
        if (token.digits == 8) {
            if (auto match = scan.make(i, i, token.value / 10000, token.value / 100 % 100,
                                       token.value % 100)) {
                return match->date;
            }
        }
        if (auto match = scan.year_last(i); match && !match->date.short_year) {
            return match->date;
        }
    }
    return std::nullopt;
}

std::optional<DateReader::LeadingTime> DateReader::leading_time(std::string_view line) const {
    const Scan scan(*this, text::clip(line, 60), DayOrder::unknown);
    std::size_t i = 0;
    while (scan.sign(i, '[') || scan.sign(i, '(')) { ++i; }
    const auto found = scan.time_at(i, false);
    if (!found || scan.date_at(i)) { return std::nullopt; }
    // "12:45 …" and "12:45 - …" open a post; "12:45-13:00" and "19:31, says …" do not.
    std::size_t next = found->next;
    bool sign = false;
    while (next < scan.tokens.size() && scan.tokens[next].kind == Token::Kind::sign &&
           (scan.date_sign(next) || scan.sign(next, ':') || scan.sign(next, 0x2014) ||
            scan.sign(next, '|') || scan.sign(next, ']') || scan.sign(next, ')') ||
            scan.sign(next, 0x2022))) {
        sign = true;
        ++next;
    }
    const auto* after = scan.at(next);
    if (after != nullptr && !sign) {
        const auto first = text::decode_at(line, after->span.begin);
        if (!text::is_upper(first.code) && !text::is_letter(first.code)) { return std::nullopt; }
        if (text::is_lower(first.code)) { return std::nullopt; }
    }
    if (after != nullptr && after->kind == Token::Kind::number && sign && !after->space_before) {
        return std::nullopt;
    }
    LeadingTime leading;
    leading.time = found->time;
    leading.length_bytes = after == nullptr ? scan.tokens.back().span.end : after->span.begin;
    return leading;
}

}  // namespace counterclaim::article
