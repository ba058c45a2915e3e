#pragma once

#include <counterclaim/error.hpp>
#include <counterclaim/span.hpp>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace counterclaim::app {

/// The slots that are compared, in the order they are reported.
enum class Slot : unsigned char {
    polarity,
    modality,
    claimant,
    actor,
    target,
    place,
    date,
    quantities
};
inline constexpr int k_slot_count = 8;
[[nodiscard]] std::string_view to_string(Slot slot);
[[nodiscard]] std::optional<Slot> parse_slot(std::string_view name);

/// A claim as far as scoring looks at it: as written down by an annotator, or by `counterclaim
/// read`. Values stay as written, so that what no claim of ours could hold is scored too; names
/// are folded (case, marks and punctuation do not count).
struct ScoredClaim {
    struct Claimant {
        bool given = false;  ///< anything is said of the claimant
        std::set<std::string> party;
        std::string role;  ///< may be empty
    };
    struct Place {
        std::string name;  ///< folded, may be empty
        std::optional<double> latitude, longitude;
    };
    /// Kind, low, high.
    using Quantity = std::tuple<std::string, std::optional<double>, std::optional<double>>;

    std::optional<Span> evidence;  ///< in the text, in characters; none where it is not there
    std::string words;             ///< of the evidence
    std::string type, polarity, modality;
    Claimant claimant;
    std::set<std::string> actor, target;  ///< acceptable parties
    std::vector<Place> places;
    std::string from, to;  ///< days of ISO 8601, which compare as strings; empty for open
    std::set<Quantity> quantities;
    double confidence = 0;  ///< of claims as read
    std::string rule;       ///< of claims as read
};

/// A text with the claims that an annotator wrote down, or as read.
struct ScoredText {
    std::string id;
    std::string language;
    std::string conflict;  ///< as the text or its annotation names it, else empty
    std::string record;    ///< the text as a JSON record, as `counterclaim read` takes it
    std::string text;
    std::vector<ScoredClaim> gold;
    std::vector<ScoredClaim> read;
};

/// Texts of a folder of annotations (one JSON file a text: "doc", "lang", "published", "claims"),
/// in the order of file names. The texts themselves come from the JSON files with "text" below
/// `text_folders`, by their "id" or else file name. `language` leaves out all others unless empty.
/// With `as_found` the record has the day of publication that the text states, else the annotated
/// one. Fails where a text is missing.
[[nodiscard]] Expected<std::vector<ScoredText>> load_gold(
    const std::string& folder, const std::vector<std::string>& text_folders,
    const std::string& language, bool as_found);

/// Adds claims to the texts they name with "doc", from JSON Lines as `counterclaim read` writes
/// them. Claims of other texts are left out. `where` names the lines in errors.
[[nodiscard]] Expected<void> add_claims(std::vector<ScoredText>& texts, std::string_view lines,
                                        const std::string& where);

/// Names are equal where these are: normal form KD in lower case, without combining marks, and one
/// blank for every run of what is neither letter nor number.
[[nodiscard]] std::string fold_name(std::string_view name);

}  // namespace counterclaim::app
