#include "article/lines.hpp"

#include "text/char_class.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>

namespace counterclaim::article {
namespace {

// Text broken at a column: nine of ten lines are no wider than this.
constexpr std::uint16_t k_wrapped_columns_max = 100;
constexpr std::size_t k_line_bytes_for_width = 4000;

bool is_bullet(char32_t code) {
    return code == U'•' || code == U'·' || code == U'▪' || code == U'◦' || code == U'‣' ||
           code == U'■' || code == U'●' || code == U'►' || code == U'➤' || code == U'*' ||
           code == U'+' || code == U'-' || code == U'–' || code == U'—';
}

bool is_ruler(std::string_view line) {
    if (line.size() < 3) { return false; }
    return std::all_of(line.begin(), line.end(), [](char c) {
        return c == '-' || c == '*' || c == '_' || c == '=' || c == ' ' || c == '\\';
    });
}

/// Takes markdown links and images out and tells whether words are left: a line of links only is
/// furniture.
bool only_links(std::string_view line) {
    bool any = false;
    std::size_t words = 0;
    for (std::size_t at = 0; at < line.size();) {
        if (line[at] == '[' || (line[at] == '!' && at + 1 < line.size() && line[at + 1] == '[')) {
            const auto middle = line.find("](", at);
            const auto end = middle == std::string_view::npos ? middle : line.find(')', middle);
            if (end != std::string_view::npos) {
                any = true;
                at = end + 1;
                continue;
            }
        }
        const auto point = text::decode_at(line, at);
        words += text::is_word(point.code) ? 1U : 0U;
        at += point.length;
    }
    return any && words <= 3;
}

bool is_markup(std::string_view line) {
    if (line.starts_with("<!--") || line.starts_with("{{") || line.starts_with("```")) {
        return true;
    }
    if ((line.starts_with("http://") || line.starts_with("https://") || line.starts_with("www.")) &&
        line.find(' ') == std::string_view::npos) {
        return true;
    }
    return is_ruler(line) || only_links(line);
}

/// Measures the white space before a line and moves past it.
std::size_t take_indent(std::string_view text, std::size_t at, std::size_t end,
                        std::uint16_t& columns) {
    while (at < end) {
        const auto point = text::decode_at(text, at);
        const auto kind = text::char_class(point.code);
        if (kind == text::CharClass::space) {
            columns = static_cast<std::uint16_t>(
                std::min<int>(columns + (point.code == '\t' ? 4 : 1), 1000));
        } else if (kind != text::CharClass::invisible) {
            break;
        }
        at = point.end();
    }
    return at;
}

Line read_line(std::string_view text, std::size_t begin, std::size_t end) {
    Line line;
    std::size_t at = take_indent(text, begin, end, line.indent);
    const auto body = text::trim_space(text.substr(at, end - at));
    std::size_t stop = at + body.size();
    if (at < stop) {
        const auto first = text::decode_at(text, at);
        const bool spaced =
            first.end() < stop && text::is_space(text::decode_at(text, first.end()).code);
        if (is_bullet(first.code) && spaced) {
            std::uint16_t ignored = 0;
            line.bullet = true;
            at = take_indent(text, first.end(), stop, ignored);
        } else if (first.code == '>' && spaced) {
            std::uint16_t ignored = 0;
            line.quoted = true;
            at = take_indent(text, first.end(), stop, ignored);
        } else if (first.code == '#') {
            std::size_t marks = 0;
            while (at + marks < stop && text[at + marks] == '#') { ++marks; }
            if (marks <= 6 && at + marks < stop && text[at + marks] == ' ') {
                std::uint16_t ignored = 0;
                line.level = static_cast<std::uint16_t>(marks);
                at = take_indent(text, at + marks, stop, ignored);
            }
        }
    }
    line.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(stop)};
    const auto content = slice(text, line.span);
    line.columns = static_cast<std::uint16_t>(std::min<std::size_t>(
        line.indent + text::count_code_points(text::clip(content, k_line_bytes_for_width)), 60000));
    line.markup = is_markup(content);
    return line;
}

/// Where a line ends: at \n, \r\n, \r, or a Unicode line or paragraph separator.
struct LineEnd {
    std::size_t end;
    std::size_t next;
};
LineEnd find_end(std::string_view text, std::size_t at) {
    for (std::size_t i = at; i < text.size(); ++i) {
        if (text[i] == '\n') { return {i, i + 1}; }
        if (text[i] == '\r') {
            return {i, i + (i + 1 < text.size() && text[i + 1] == '\n' ? 2U : 1U)};
        }
        if (text[i] == '\xE2' && i + 2 < text.size() && text[i + 1] == '\x80' &&
            (text[i + 2] == '\xA8' || text[i + 2] == '\xA9')) {
            return {i, i + 3};
        }
    }
    return {text.size(), text.size()};
}

std::size_t first_word_columns(std::string_view line) {
    std::size_t columns = 0;
    for (const auto point : text::code_points(text::clip(line, 400))) {
        if (text::is_space(point.code)) { break; }
        ++columns;
    }
    return columns;
}

/// The column a text was broken at, or 0 where lines end because paragraphs end.
std::uint16_t wrap_column(std::string_view text, const std::vector<Line>& lines) {
    if (lines.size() < 4) { return 0; }
    std::vector<std::uint16_t> widths;
    std::size_t open = 0;  // lines that stop within a sentence, the next one going on in lower case
    std::size_t adjacent = 0;  // lines right after another
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!lines[i].markup) { widths.push_back(lines[i].columns); }
        if (i == 0 || lines[i].gap_before || lines[i].bullet || lines[i].markup ||
            lines[i - 1].markup) {
            continue;
        }
        ++adjacent;
        const auto first = text::decode_at(text, lines[i].span.begin);
        const bool goes_on = lines[i].span.length_bytes() > 0 && text::is_lower(first.code);
        if (goes_on && !ends_sentence(slice(text, lines[i - 1].span))) { ++open; }
    }
    if (widths.empty() || open < 3 || open * 6 < adjacent) { return 0; }
    std::sort(widths.begin(), widths.end());
    const auto widest = widths[widths.size() * 19 / 20];
    return widest <= k_wrapped_columns_max && widest >= 30 ? widths.back() : std::uint16_t{0};
}

Piece piece_of(const Line& line, std::string_view text) {
    Piece piece;
    piece.span = line.span;
    piece.indent = line.indent;
    piece.bullet = line.bullet;
    if (line.quoted) { piece.kind = BlockKind::quote; }
    piece.gap_before = line.gap_before;
    piece.dropped = line.markup;
    piece.level = line.level;
    piece.marked_heading = line.level > 0;
    piece.words = static_cast<std::uint32_t>(text::count_words(slice(text, line.span)));
    piece.sentence = ends_sentence(slice(text, line.span));
    return piece;
}

/// True where a piece cannot stand alone: it goes on in lower case or with a closing sign what the
/// one before left open. Pages whose emphasis and quotations were put on lines of their own look
/// so.
bool continues(std::string_view text, const Piece& before, const Piece& piece) {
    if (before.dropped || piece.dropped || before.sentence || piece.bullet ||
        before.marked_heading || piece.marked_heading || before.words < 4) {
        return false;
    }
    const auto first = text::decode_at(text, piece.span.begin).code;
    const auto last = text::decode_before(text, before.span.end).code;
    const bool closing = first == U'”' || first == U'»' || first == ',' || first == '.' ||
                         first == ';' || (first == '"' && piece.words <= 2);
    const bool open =
        last == U'“' || last == U'«' || last == '"' || last == ',' || text::is_lower(last);
    return closing || (open && text::is_lower(first) && (before.words >= 8 || last != ','));
}

std::vector<Piece> join_broken(std::string_view text, const std::vector<Piece>& pieces) {
    std::vector<Piece> joined;
    for (const auto& piece : pieces) {
        if (!joined.empty() && continues(text, joined.back(), piece)) {
            joined.back().span.end = piece.span.end;
            joined.back().words += piece.words;
            joined.back().sentence = ends_sentence(slice(text, joined.back().span));
        } else {
            joined.push_back(piece);
        }
    }
    return joined;
}

}  // namespace

bool ends_sentence(std::string_view text) {
    for (int passed = 0; passed < 4 && !text.empty(); ++passed) {
        const auto last = text::decode_before(text, text.size());
        switch (last.code) {
            case '.':
            case '!':
            case '?':
            case U'…':
            case U'։':
            case U'。':
            case U'！':
            case U'？':
            case U'؟':
            case U'۔':
            case U'।':
            case U'܁':
            case U'።':
                return true;
            case '"':
            case '\'':
            case U'”':
            case U'’':
            case U'»':
            case U'“':
            case U'‘':
            case ')':
            case ']':
            case U'」':
            case U'』':
            case ' ':
            case 0xA0:
            case 0x202F:
            case '*':
            case '_':
            case '\\':
                text.remove_suffix(last.length);
                break;
            default:
                return false;
        }
    }
    return false;
}

Lines split_lines(std::string_view text, std::size_t count_max) {
    Lines found;
    bool gap = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto [end, next] = find_end(text, at);
        auto line = read_line(text, at, end);
        at = next;
        if (line.span.empty()) {
            gap = true;
            continue;
        }
        if (found.lines.size() == count_max) {
            found.cut = true;
            break;
        }
        line.gap_before = gap;
        gap = false;
        found.lines.push_back(line);
    }
    return found;
}

std::vector<Piece> pieces_of_lines(std::string_view text, const std::vector<Line>& lines) {
    std::vector<Piece> pieces;
    const std::size_t column = wrap_column(text, lines);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto& line = lines[i];
        bool joins = column > 0 && i > 0 && !line.gap_before && !line.bullet && line.level == 0 &&
                     !line.markup && !lines[i - 1].markup && lines[i - 1].level == 0;
        // A backslash at the end is how markdown breaks a line within a paragraph.
        const bool broken = i > 0 && !line.gap_before && !line.markup && !lines[i - 1].markup &&
                            slice(text, lines[i - 1].span).ends_with('\\') && !line.bullet &&
                            line.level == 0;
        if (joins && !broken) {
            // A line was broken only if the next word did not fit on it any more.
            const auto& before = lines[i - 1];
            const bool full =
                before.columns + 1 + first_word_columns(slice(text, line.span)) + 6 > column;
            const bool lower = text::is_lower(text::decode_at(text, line.span.begin).code);
            const bool same =
                line.indent == before.indent || (before.bullet && line.indent >= before.indent);
            joins = same && (full || (lower && !ends_sentence(slice(text, before.span))));
        }
        if (!joins && !broken) {
            pieces.push_back(piece_of(line, text));
            continue;
        }
        auto& piece = pieces.back();
        piece.span.end = line.span.end;
        piece.words += static_cast<std::uint32_t>(text::count_words(slice(text, line.span)));
        piece.sentence = ends_sentence(slice(text, line.span));
    }
    return join_broken(text, pieces);
}

}  // namespace counterclaim::article
