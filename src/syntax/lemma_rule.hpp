#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace counterclaim::syntax {

/// How a lemma is made from a form, as text: "=go" is the lemma itself; else one letter for the
/// case
/// (`k` keep, `l` lower, `c` first letter upper and the rest lower), the number of code points
/// taken off the end as one byte from '0' on, and what is put on: "l3y" makes "city" of "Cities".
[[nodiscard]] std::string make_lemma_rule(std::string_view form, std::string_view lemma);

/// False for "=…" rules, which say nothing about other forms.
[[nodiscard]] bool is_general(std::string_view rule);

/// Fills `lemma`; false where the rule takes off more than the form has, or is malformed.
[[nodiscard]] bool apply_lemma_rule(std::string_view rule, std::string_view form,
                                    std::string& lemma);

}  // namespace counterclaim::syntax
