#include "article/classify.hpp"

#include "article/dateline.hpp"
#include "text/char_class.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>

namespace counterclaim::article {
namespace {

// Shorter runs of short lines may be a list that belongs to the text.
constexpr std::size_t k_menu_lines_min = 6;
constexpr std::size_t k_tag_bullets_min = 3;
constexpr std::uint32_t k_menu_words_max = 6;
constexpr std::uint32_t k_paragraph_words_min = 12;
constexpr std::size_t k_title_tries = 6;
constexpr std::uint32_t k_label_words_max = 12;

/// "Maternity.jpeg", "2020:10:28.jpg": a picture's name that was left behind.
bool is_file_name(std::string_view line) {
    constexpr std::array<std::string_view, 8> endings{".jpg",  ".jpeg", ".png", ".gif",
                                                      ".webp", ".mp4",  ".svg", ".pdf"};
    if (line.size() > 120 || line.find(' ') != std::string_view::npos) { return false; }
    const auto lower = text::to_lower(line);
    return std::any_of(endings.begin(), endings.end(), [&lower](auto ending) {
        return lower.size() > ending.size() && lower.ends_with(ending);
    });
}

bool is_copyright(std::string_view line) {
    return line.starts_with("\xC2\xA9") || line.starts_with("(c) ");
}

/// One-word openings such as "Photo" name a caption only with a sign after them.
bool is_credit_line(std::string_view line) {
    const auto sign = line.find_first_of(":|/");
    return (sign != std::string_view::npos && sign < 40) ||
           line.find("\xC2\xA9") != std::string_view::npos;
}

/// "18:40", "18h40 –": the time of a post and nothing else.
bool is_time_line(std::string_view line, const Knowledge& knowledge) {
    if (line.size() > 20) { return false; }
    const auto time = knowledge.dates.leading_time(line);
    return time && time->length_bytes >= line.size();
}

/// Runs of short lines without sentences: menus, lists of tags, of sections, of other articles.
void drop_menus(std::vector<Piece>& pieces, std::size_t begin, std::size_t end) {
    std::size_t first = begin;
    std::size_t bullets = 0;
    const auto close = [&](std::size_t stop) {
        const auto count = stop - first;
        const bool tags = bullets == count && count >= k_tag_bullets_min;
        if (count >= k_menu_lines_min || tags) {
            for (std::size_t i = first; i < stop; ++i) { pieces[i].dropped = true; }
        }
    };
    for (std::size_t i = begin; i < end; ++i) {
        const auto& piece = pieces[i];
        const bool dated = piece.kind == BlockKind::dateline;
        const bool limit = piece.words > (piece.bullet ? 3U : k_menu_words_max);
        const bool short_line = !limit && !piece.sentence && piece.level == 0 && !dated;
        if (!short_line && !piece.dropped) {
            close(i);
            first = i + 1;
            bullets = 0;
        } else {
            bullets += piece.bullet ? 1U : 0U;
        }
    }
    close(end);
}

}  // namespace

bool is_paragraph_like(const Piece& piece) {
    return piece.words >= k_paragraph_words_min && (piece.sentence || piece.words >= 40);
}

bool is_heading_like(const Piece& piece, std::string_view text) {
    if (piece.words == 0 || piece.words > 30 || piece.sentence) { return false; }
    const auto content = slice(text, piece.span);
    const char last = content.back();
    if (last == ':' || last == ',' || last == ';') { return false; }
    const auto first = text::decode_at(content, 0);
    return !text::is_lower(first.code);
}

std::vector<NoiseRole> roles_of(std::string_view text, const std::vector<Piece>& pieces,
                                const Noise& noise) {
    std::vector<NoiseRole> roles;
    roles.reserve(pieces.size());
    for (const auto& piece : pieces) {
        const auto content = slice(text, piece.span);
        auto role = piece.words <= 40 ? noise.role_of(content) : NoiseRole::none;
        const bool label =
            role == NoiseRole::byline || role == NoiseRole::published || role == NoiseRole::updated;
        if (label && (piece.words > k_label_words_max || (piece.sentence && piece.words > 6))) {
            role = NoiseRole::none;
        }
        if (role == NoiseRole::caption && !is_credit_line(content) && piece.sentence) {
            role = NoiseRole::none;
        }
        if (role == NoiseRole::none && (is_file_name(content) || is_copyright(content))) {
            role = NoiseRole::furniture;
        }
        roles.push_back(role);
    }
    return roles;
}

void mark_furniture(std::string_view text, std::vector<Piece>& pieces,
                    const std::vector<NoiseRole>& roles, std::size_t begin, std::size_t end,
                    bool menus, const Knowledge& knowledge) {
    bool tail = false;
    bool ended = false;
    std::size_t paragraphs = 0;
    for (std::size_t i = begin; i < end; ++i) {
        auto& piece = pieces[i];
        const auto role = roles[i];
        if (ended) {
            piece.dropped = true;
            continue;
        }
        const bool next_is_text = i + 1 < end && roles[i + 1] == NoiseRole::none &&
                                  pieces[i + 1].words >= 20 && pieces[i + 1].sentence;
        if (tail && role == NoiseRole::none) {
            const bool subhead =
                is_heading_like(piece, text) && next_is_text && piece.words >= 2 && !piece.bullet;
            if (is_paragraph_like(piece) || subhead || piece.marked_heading) {
                tail = false;
            } else {
                piece.dropped = true;
            }
        }
        const bool date_line =
            piece.words <= 16 &&
            date_of_line(slice(text, piece.span), knowledge, DayOrder::unknown).has_value();
        if (is_time_line(slice(text, piece.span), knowledge) && !piece.dropped) {
            piece.kind = BlockKind::dateline;
            continue;
        }
        switch (role) {
            case NoiseRole::furniture:
                piece.dropped = true;
                break;
            case NoiseRole::tail:
                piece.dropped = true;
                tail = true;
                break;
            case NoiseRole::end:
                piece.dropped = true;
                ended = paragraphs > 0;
                break;
            case NoiseRole::caption:
                if (!piece.dropped) { piece.kind = BlockKind::caption; }
                break;
            case NoiseRole::byline:
            case NoiseRole::published:
            case NoiseRole::updated: {
                const bool label = role == NoiseRole::byline || date_line;
                if (label && !piece.dropped && !is_paragraph_like(piece)) {
                    piece.kind = BlockKind::dateline;
                }
                break;
            }
            case NoiseRole::credit:
            case NoiseRole::reference:
            case NoiseRole::opener:
            case NoiseRole::none:
                if (date_line && !piece.dropped) { piece.kind = BlockKind::dateline; }
                break;
        }
        if (!piece.dropped && is_paragraph_like(piece)) { ++paragraphs; }
        // "With our correspondent in Goris," and the name on the next line.
        if (piece.kind == BlockKind::dateline && slice(text, piece.span).ends_with(',') &&
            i + 1 < end && pieces[i + 1].words <= 4 && roles[i + 1] == NoiseRole::none &&
            !pieces[i + 1].sentence) {
            pieces[i + 1].kind = BlockKind::dateline;
        }
    }
    if (menus) { drop_menus(pieces, begin, end); }
}

std::size_t mark_headings(std::string_view text, std::vector<Piece>& pieces, std::size_t begin,
                          std::size_t end, std::string_view stated_title, bool by_looks) {
    const auto wanted = text::fold(text::trim_space(stated_title));
    std::size_t title = end;
    std::size_t candidates = 0;
    std::uint32_t best_words = 0;
    for (std::size_t i = begin; i < end; ++i) {
        const auto& piece = pieces[i];
        if (piece.dropped || piece.kind != BlockKind::paragraph) { continue; }
        const bool same = !wanted.empty() && text::fold(slice(text, piece.span)) == wanted;
        if (same || (piece.marked_heading && piece.level == 1 && piece.words <= 40)) {
            title = i;
            break;
        }
        if (!by_looks) {
            if (++candidates > k_title_tries) { break; }
            continue;
        }
        if (!is_heading_like(piece, text) && !piece.marked_heading) { break; }
        // The longest of the first lines: section names and labels are shorter than titles.
        if (piece.words >= 3 && piece.words > best_words && ++candidates <= 8) {
            best_words = piece.words;
            title = i;
        }
    }
    const bool text_follows =
        title < end &&
        std::any_of(pieces.begin() + static_cast<std::ptrdiff_t>(title) + 1,
                    pieces.begin() + static_cast<std::ptrdiff_t>(end),
                    [](const Piece& piece) { return !piece.dropped && piece.words >= 8; });
    if (title < end && (text_follows || !wanted.empty())) {
        pieces[title].kind = BlockKind::title;
    } else {
        title = end;
    }
    const auto title_words = title < end ? text::fold(slice(text, pieces[title].span)) : wanted;
    for (std::size_t i = begin; i < end; ++i) {
        auto& piece = pieces[i];
        if (piece.dropped || piece.kind != BlockKind::paragraph) { continue; }
        if (i > title && !title_words.empty() && piece.words >= 4 &&
            text::fold(slice(text, piece.span)) == title_words) {
            piece.dropped = true;  // the title again, as a picture's description
            continue;
        }
        const bool next_is_text = i + 1 < end && pieces[i + 1].words >= 8;
        if (piece.marked_heading ||
            (piece.words <= 16 && is_heading_like(piece, text) && next_is_text && !piece.bullet)) {
            piece.kind = BlockKind::heading;
        } else if (piece.bullet) {
            piece.kind = BlockKind::list_item;
        }
    }
    return title;
}

}  // namespace counterclaim::article
