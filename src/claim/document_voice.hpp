#pragma once

#include "claim/view.hpp"

#include <string_view>

namespace counterclaim::claim {

/// Who issues a text, and the mention that says whose he is: "Ministry of Defence, [Ankara]".
struct Issuer {
    const ActorMention* actor = nullptr;
    const ActorMention* owner = nullptr;
    std::string_view state{};  ///< of a guessed one, by the capital it is dated from
    bool left_open = false;    ///< a heading says that somebody issues it, and names nobody
};

/// Whose statement the whole text is, by the line that heads it: "Communiqué of the Defence
/// Ministry", "MINUSCA – Press statement", "Press statement No. 5" over "Ministry of Defence,
/// Ankara". Empty for a text that an outlet writes.
[[nodiscard]] Issuer document_speaker(const std::vector<SentenceView>& views);

/// "According to our teams", "les informations recueillies par nos équipes": whoever issues the
/// text.
[[nodiscard]] bool is_own_source(const SentenceView& view, int speaker);

/// "The minister", "the general staff" that no name says whose they are: in what a side issues, its
/// own.
[[nodiscard]] bool is_own_office(const SentenceView& view, int speaker);

}  // namespace counterclaim::claim
