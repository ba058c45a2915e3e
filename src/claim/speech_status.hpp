#pragma once

#include "claim/report_status.hpp"

namespace counterclaim::claim {

/// What the word of saying makes of an occurrence: who denies it denies it, what is promised is to
/// come, what is called for is demanded.
class SpeechStatus : protected ReportStatus {
protected:
    using ReportStatus::ReportStatus;

    [[nodiscard]] bool is_speech(int node) const;
    void apply_force();
    /// "Promised tanks", "demanded arms": the word that names it says that it is to come, or asked
    /// for; but who sought refuge has fled.
    void take_own_force();
    /// Part of what is asked for or promised, not of when and why that is done: "called for a truce
    /// during talks".
    [[nodiscard]] bool in_content() const;
    /// "Warned of an assault": no clause says that it was made.
    [[nodiscard]] bool hangs_on_speech() const;
    [[nodiscard]] bool past() const;
};

}  // namespace counterclaim::claim
