#include "claim/told.hpp"

namespace counterclaim::claim {

Reason reason_of(const Choice& choice, std::size_t option) {
    Reason reason;
    reason.slot = to_string(choice.slot);
    reason.because = "chosen by fitted weights:";
    for (const auto& [cue, value] : choice.options[option].cues) {
        reason.because.append(" ").append(cue);
    }
    return reason;
}

std::string_view kind_of(ClaimType type) {
    switch (type) {
        case ClaimType::armed_clash:
        case ClaimType::shelling:
        case ClaimType::air_strike:
        case ClaimType::explosion:
        case ClaimType::violence_against_civilians:
        case ClaimType::property_destruction:
        case ClaimType::equipment_loss:
            return "force";
        case ClaimType::capture:
        case ClaimType::hold:
        case ClaimType::advance:
        case ClaimType::repulse:
        case ClaimType::withdrawal:
        case ClaimType::handover:
            return "ground";
        case ClaimType::casualty_toll:
            return "toll";
        case ClaimType::detention:
        case ClaimType::release_exchange:
            return "prisoners";
        case ClaimType::displacement:
        case ClaimType::humanitarian_aid:
            return "people";
        case ClaimType::deployment:
        case ClaimType::military_support:
            return "forces";
        case ClaimType::ceasefire:
        case ClaimType::ceasefire_violation:
            return "truce";
        case ClaimType::agreement:
        case ClaimType::talks:
            return "talks";
        case ClaimType::sanction:
        case ClaimType::protest:
        case ClaimType::leadership_change:
            return "politics";
    }
    return "force";
}

std::string_view distance_cue(std::size_t sentences) {
    constexpr std::size_t k_near = 2, k_far = 5;
    if (sentences == 0) { return "same-sentence"; }
    if (sentences <= 1) { return "before-1"; }
    if (sentences <= k_near) { return "before-2"; }
    return sentences <= k_far ? "before-5" : "before-far";
}

}  // namespace counterclaim::claim
