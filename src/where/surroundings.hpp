#pragma once

#include "where/place_draft.hpp"

#include <counterclaim/reading.hpp>

namespace counterclaim::where {

/// Reads what stands beside a name by the language's pack: its head ("région de", "district"),
/// modifier
/// ("12 km from", "south of"), whether it is part of an organisation's name, and whether a
/// preposition of place stands before it. Fills the draft's head, direction, modifier, use and full
/// extent.
void look_around(const ArticleWords& words, const Reading& reading, PlaceDraft& draft);

/// Finds, for each mention, the mention that names where it lies: "Berdashen de la région de
/// Martouni", "Springfield, Illinois", and through lists: "Tigranavan, Aygehovit et Aghavno, région
/// de Kashatagh".
void link_parents(const ArticleWords& words, std::vector<PlaceDraft>& drafts);

/// Decides what the name does: stands for a government that speaks or acts, or for the reporter's
/// place.
void decide_use(const ArticleWords& words, const Reading& reading, PlaceDraft& draft,
                bool can_speak);

/// The token of the mention that others hang on: the one whose head lies outside.
[[nodiscard]] const Token* head_token(const ArticleWords& words, const Reading& reading,
                                      const PlaceDraft& draft);

}  // namespace counterclaim::where
