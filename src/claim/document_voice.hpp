#pragma once

#include "claim/view.hpp"

namespace counterclaim::claim {

/// Who issues a text, and the mention that says whose he is: "Ministry of Defence, [Ankara]".
struct Issuer {
    const ActorMention* actor = nullptr;
    const ActorMention* owner = nullptr;
};

/// Whose statement the whole text is, by the line that heads it: "Communiqué of the Defence
/// Ministry", "MINUSCA – Press statement", "Press statement No. 5" over "Ministry of Defence,
/// Ankara". Empty for a text that an outlet writes.
[[nodiscard]] Issuer document_speaker(const std::vector<SentenceView>& views);

}  // namespace counterclaim::claim
