#pragma once

#include "claim/view.hpp"

namespace counterclaim::claim {

/// The verb whose event a noun is, and how: "launched an attack", "came under attack", "an attack
/// broke out".
struct Support {
    enum class Kind { none, active, passive, occurrence };
    int verb = k_no_token;
    Kind kind = Kind::none;
};
[[nodiscard]] Support support_of(const SentenceView& view, int noun);

/// "A truce brokered by Kostania", "proposed by Kostania": who brings others to it.
[[nodiscard]] bool says_who_mediates(const SentenceView& view, int verb);

/// The verb that only says whom a deed struck: "the blast *hit* the crossing", "attacks *aimed* at
/// the town", "the town was *hit* by blasts"; none if there is none.
[[nodiscard]] int verb_of_deed(const SentenceView& view, int noun);

/// The noun that stands for `noun` in its clause: "a series of attacks" → "series"; else itself.
[[nodiscard]] int outermost(const SentenceView& view, int noun);

/// "Russian strikes", "frappes russes": an adjective of the noun names a party.
[[nodiscard]] bool names_its_party(const SentenceView& view, int noun);

/// "Vowed to respond to the strike", "in revenge for the attack", "avenge the killing": the deed
/// that a noun names is what somebody answers.
[[nodiscard]] bool is_answered(const SentenceView& view, int noun);

/// "Called the shelling a crime", "a qualifié l'attaque d'acte de terreur": says what its object
/// is; who says so has not done it.
[[nodiscard]] bool calls_by_name(const SentenceView& view, int verb);

}  // namespace counterclaim::claim
