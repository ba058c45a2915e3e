#pragma once

#include <counterclaim/claim_record.hpp>

#include <cstddef>
#include <string>

namespace counterclaim::exchange {

/// Whose word a claim is, as short as can be: "Azerbaijan", "the mayor", "the outlet Harbour
/// Daily".
[[nodiscard]] std::string claimant_text(const ClaimRecord& record);

/// One claim in one line: "Armenia denies: capture by Azerbaijan of Hadrut, 2020-10-09". Names come
/// from the claim; the words between them are ours and always the same, so that lines can be
/// compared.
[[nodiscard]] std::string claim_summary(const ClaimRecord& record);

/// The same with the sentence it rests on and where it stands, in lines of at most `width` columns:
///
///     2020-10-12  Armenia denies: capture by Azerbaijan of Hadrut, 2020-10-09
///                 "The spokeswoman denied that …"
///                 Harbour Daily, 2020-10-12 · 1f0c9a3e5b7d2468 · confidence 0.81
[[nodiscard]] std::string claim_paragraph(const ClaimRecord& record, std::size_t width, bool color);

}  // namespace counterclaim::exchange
