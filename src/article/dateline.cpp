#include "article/dateline.hpp"

#include "text/char_class.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <vector>

namespace counterclaim::article {
namespace {

constexpr std::size_t k_head_bytes_max = 140;
constexpr std::size_t k_glued_bytes_max = 600;
constexpr std::size_t k_head_words_max = 9;

bool is_dash(char32_t code) { return code == '-' || code == U'–' || code == U'—' || code == U'―'; }

struct Word {
    std::string_view text;
    bool upper_first = false;
    bool all_upper = false;
    bool number = false;
};

std::vector<Word> words_in(std::string_view text) {
    std::vector<Word> words;
    for (std::size_t at = 0; at < text.size();) {
        const auto first = text::decode_at(text, at);
        if (!text::is_word(first.code)) {
            at = first.end();
            continue;
        }
        Word word;
        const auto begin = at;
        word.upper_first =
            text::is_upper(first.code) || text::char_class(first.code) == text::CharClass::letter;
        word.number = text::is_digit(first.code);
        word.all_upper = true;
        std::size_t letters = 0;
        while (at < text.size()) {
            const auto point = text::decode_at(text, at);
            if (!text::is_word(point.code) && point.code != '\'' && point.code != U'’') { break; }
            word.all_upper = word.all_upper && text::is_upper(point.code);
            ++letters;
            at = point.end();
        }
        word.all_upper = word.all_upper && letters >= 3;
        word.text = text.substr(begin, at - begin);
        words.push_back(word);
    }
    return words;
}

/// Where the head ends and where the report begins.
struct Cut {
    std::size_t head_end = 0;
    std::size_t body = 0;
    bool long_dash = false;
};

std::size_t skip_spaces(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const auto point = text::decode_at(text, at);
        if (!text::is_space(point.code)) { break; }
        at = point.end();
    }
    return at;
}

/// Two words at most in capitals, too long for letters that stand for a body: "NEW DELHI".
bool is_capital_place(std::string_view head) {
    constexpr std::size_t k_bytes_min = 5;
    const auto words = words_in(head);
    return head.size() >= k_bytes_min && !words.empty() && words.size() <= 2 &&
           std::all_of(words.begin(), words.end(), [](const Word& word) { return word.all_upper; });
}

/// The first dash with a space before or after it, or a bracket that closes a credit.
std::optional<Cut> find_cut(std::string_view text, const Outlets& outlets) {
    const auto head = text::clip(text, k_head_bytes_max);
    std::size_t open = std::string_view::npos;
    for (std::size_t at = 0; at < head.size();) {
        const auto point = text::decode_at(head, at);
        const auto next = point.end();
        if (point.code == '(') { open = next; }
        if (point.code == '/' && at > 0 && text::is_space(text::decode_before(head, at).code)) {
            // "KYIV, October 3. /TASS/. …"
            const auto close = head.find('/', next);
            if (close != std::string_view::npos &&
                !outlets.agency_of(head.substr(next, close - next)).empty()) {
                const auto after =
                    close + 1 < text.size() && text[close + 1] == '.' ? close + 2 : close + 1;
                return Cut{close, skip_spaces(text, after), true};
            }
        }
        if (point.code == ')' && open != std::string_view::npos) {
            const bool credit = !outlets.agency_of(head.substr(open, at - open)).empty();
            auto after = skip_spaces(text, next);
            if (after < text.size() &&
                (is_dash(text::decode_at(text, after).code) || text[after] == ':')) {
                after = skip_spaces(text, text::decode_at(text, after).end());
                return Cut{next, after, true};
            }
            if (credit) { return Cut{next, after, true}; }
            open = std::string_view::npos;
        }
        const bool spaced = next < text.size() && text::is_space(text::decode_at(text, next).code);
        if (point.code == ':' && spaced && is_capital_place(head.substr(0, at))) {
            return Cut{at, skip_spaces(text, next), false};  // "SRINAGAR: Five soldiers …"
        }
        if (is_dash(point.code) && at > 0) {
            const bool space_before = text::is_space(text::decode_before(head, at).code);
            const bool space_after =
                next < text.size() && text::is_space(text::decode_at(text, next).code);
            if ((space_before && space_after) ||
                (point.code != '-' && (space_before || space_after))) {
                return Cut{at, skip_spaces(text, next), point.code != '-'};
            }
        }
        at = next;
    }
    return std::nullopt;
}

std::string agency_in(std::string_view head, const Outlets& outlets) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= head.size(); ++i) {
        const bool end = i == head.size();
        if (!end && head[i] != '(' && head[i] != ')' && head[i] != '/' && head[i] != ',' &&
            head[i] != '.' && head[i] != ';' && head[i] != ':' && head[i] != '|') {
            continue;
        }
        auto agency = outlets.agency_of(text::trim_space(head.substr(begin, i - begin)));
        if (!agency.empty()) { return agency; }
        begin = i + 1;
    }
    return {};
}

/// The place: the words before the date, the credit or the end.
std::string place_in(std::string_view head, const std::vector<Word>& words,
                     const Knowledge& knowledge) {
    std::size_t end = head.size();
    for (const auto& word : words) {
        const auto at = static_cast<std::size_t>(word.text.data() - head.data());
        if (word.number || knowledge.dates.is_date_word(text::fold(word.text))) {
            end = at;
            break;
        }
    }
    end = std::min({end, head.find_first_of("(|"), head.find(" /")});
    auto place = text::trim_space(head.substr(0, std::min(end, head.size())));
    while (!place.empty() && (place.back() == ',' || place.back() == '.' || place.back() == '/' ||
                              place.back() == ' ')) {
        place.remove_suffix(1);
    }
    return std::string(place);
}

}  // namespace

std::optional<Dateline> read_dateline(std::string_view paragraph, const Knowledge& knowledge) {
    const auto cut = find_cut(paragraph, knowledge.outlets);
    if (!cut || cut->body >= paragraph.size()) { return std::nullopt; }
    const auto head = paragraph.substr(0, cut->head_end);
    const auto words = words_in(head);
    if (words.empty() || words.size() > k_head_words_max ||
        !(words.front().upper_first || words.front().number)) {
        return std::nullopt;
    }
    bool dated = false;
    std::size_t plain = 0;  // words that are neither capitalised, nor numbers, nor of dates
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool date_word = knowledge.dates.is_date_word(text::fold(words[i].text));
        const bool beside_number =
            (i > 0 && words[i - 1].number) || (i + 1 < words.size() && words[i + 1].number);
        dated = dated || (date_word && beside_number);
        if (!words[i].upper_first && !words[i].number && !date_word) { ++plain; }
    }
    Dateline dateline;
    dateline.agency = agency_in(head, knowledge.outlets);
    dateline.date = knowledge.dates.find_first(head, DayOrder::unknown);
    dated = dated || dateline.date.has_value();
    const bool place =
        std::all_of(words.begin(), words.end(), [](const Word& word) { return word.upper_first; });
    // "TRIPOLI - Shells fell …", not "MINUSCA - Press statement"
    constexpr std::size_t k_report_bytes_min = 60;
    const bool report = place && paragraph.size() - cut->body >= k_report_bytes_min;
    const bool capitals =
        words.front().all_upper && words.size() <= 5 && (cut->long_dash || report);
    if (plain > 1 || (dateline.agency.empty() && !dated && !capitals)) { return std::nullopt; }
    if (plain > 0 && dateline.agency.empty()) { return std::nullopt; }
    dateline.place = place_in(head, words, knowledge);
    if (dateline.agency.empty() || !knowledge.outlets.agency_of(dateline.place).empty()) {
        // "MOSCOW, 28 Oct — TASS. …": the credit follows the dash.
        const auto rest = paragraph.substr(cut->body, 60);
        const auto stop = rest.find_first_of(".-:/(");
        if (stop != std::string_view::npos && stop > 0) {
            auto agency = knowledge.outlets.agency_of(rest.substr(0, stop));
            if (!agency.empty()) {
                dateline.agency = agency;
                dateline.length_bytes =
                    static_cast<std::uint32_t>(skip_spaces(paragraph, cut->body + stop + 1));
                return dateline;
            }
        }
    }
    if (!knowledge.outlets.agency_of(dateline.place).empty()) { dateline.place.clear(); }
    dateline.length_bytes = static_cast<std::uint32_t>(cut->body);
    return dateline;
}

std::optional<GluedCredit> find_glued_credit(std::string_view paragraph,
                                             const Knowledge& knowledge) {
    const auto head = text::clip(paragraph, k_glued_bytes_max);
    const auto date = knowledge.dates.find_first(head, DayOrder::day_first);
    if (!date) { return std::nullopt; }
    GluedCredit credit{date->span.begin, date->span.end};
    // Back over weekdays to an agency of one to three words.
    const auto words = words_in(head.substr(0, date->span.begin));
    std::size_t next = words.size();
    while (next > 0 && knowledge.dates.is_date_word(text::fold(words[next - 1].text))) {
        --next;
        credit.begin = static_cast<std::uint32_t>(words[next].text.data() - head.data());
    }
    bool agency = false;
    for (std::size_t count = 1; count <= std::min<std::size_t>(3, next) && !agency; ++count) {
        const auto from = static_cast<std::size_t>(words[next - count].text.data() - head.data());
        const auto last = static_cast<std::size_t>(words[next - 1].text.data() - head.data()) +
                          words[next - 1].text.size();
        agency = !knowledge.outlets.agency_of(head.substr(from, last - from)).empty();
        if (agency) { credit.begin = static_cast<std::uint32_t>(from); }
    }
    const auto body = skip_spaces(head, date->span.end);
    const auto opening = body < head.size() ? text::decode_at(head, body).code : U' ';
    const bool starts = text::is_upper(opening) || text::is_digit(opening);
    // At the very beginning a date alone is enough: nothing else is said yet.
    const bool first = next == 0 && credit.begin == 0;
    if (!starts || (!agency && !first)) { return std::nullopt; }
    credit.end = static_cast<std::uint32_t>(body);
    return credit;
}

std::string credited_agency(std::string_view line, const Knowledge& knowledge) {
    line = text::trim_space(line);
    while (!line.empty() && (line.back() == '.' || line.back() == '-' || line.back() == ' ')) {
        line.remove_suffix(1);
    }
    const auto words = words_in(text::clip(line, 200));
    if (line.size() <= 60 && words.size() <= 6) {
        auto agency = knowledge.outlets.agency_of(line);
        if (!agency.empty()) { return agency; }
        for (std::size_t i = 0; i < words.size(); ++i) {
            const auto from = static_cast<std::size_t>(words[i].text.data() - line.data());
            // From this word to the end ("With Agence France-Presse"), or the word alone ("AFP /
            // Reuters").
            agency = knowledge.outlets.agency_of(line.substr(from));
            if (agency.empty()) { agency = knowledge.outlets.agency_of(words[i].text); }
            if (!agency.empty()) { return agency; }
        }
    }
    if (line.ends_with(')')) {
        const auto open = line.rfind('(');
        if (open != std::string_view::npos && line.size() - open <= 60) {
            return agency_in(line.substr(open), knowledge.outlets);
        }
    }
    return {};
}

std::optional<WrittenDate> date_of_line(std::string_view line, const Knowledge& knowledge,
                                        DayOrder order) {
    if (line.size() > 160) { return std::nullopt; }
    const auto dates = knowledge.dates.find_all(line, order, 3);
    if (dates.empty()) { return std::nullopt; }
    std::size_t other = 0;
    for (const auto& word : words_in(line)) {
        const auto at = static_cast<std::uint32_t>(word.text.data() - line.data());
        const bool inside = std::any_of(dates.begin(), dates.end(),
                                        [at](const auto& date) { return date.span.contains(at); });
        if (inside || word.number || knowledge.dates.is_date_word(text::fold(word.text))) {
            continue;
        }
        if (!knowledge.outlets.agency_of(word.text).empty()) { continue; }
        ++other;
    }
    if (other == 0) { return dates.front(); }
    const auto role = knowledge.noise.role_of(line);
    const bool label =
        role == NoiseRole::published || role == NoiseRole::updated || role == NoiseRole::byline;
    return other <= (label ? 6U : 2U) ? std::optional<WrittenDate>(dates.front()) : std::nullopt;
}

}  // namespace counterclaim::article
