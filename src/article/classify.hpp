#pragma once

#include "article/knowledge.hpp"
#include "article/piece.hpp"

#include <string_view>
#include <vector>

namespace counterclaim::article {

/// True for a piece that can carry a report: a sentence of some length.
[[nodiscard]] bool is_paragraph_like(const Piece& piece);
/// True for a short piece that does not end as a sentence does.
[[nodiscard]] bool is_heading_like(const Piece& piece, std::string_view text);

/// What each piece is by its words alone.
[[nodiscard]] std::vector<NoiseRole> roles_of(std::string_view text,
                                              const std::vector<Piece>& pieces, const Noise& noise);

/// Drops furniture and names captions, bylines and date lines among the pieces [begin, end), which
/// are one post.
void mark_furniture(std::string_view text, std::vector<Piece>& pieces,
                    const std::vector<NoiseRole>& roles, std::size_t begin, std::size_t end,
                    bool menus, const Knowledge& knowledge);

/// Finds the title and the sub-headings among the pieces [begin, end) that are left. Returns the
/// title's index, or `end`.
std::size_t mark_headings(std::string_view text, std::vector<Piece>& pieces, std::size_t begin,
                          std::size_t end, std::string_view stated_title, bool by_looks);

}  // namespace counterclaim::article
