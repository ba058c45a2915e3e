#pragma once

#include <counterclaim/span.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim {

/// How two articles come to share text.
enum class CopyKind : std::uint8_t {
    copy,     ///< one text, wording kept: agency copy under several outlets, repost
    altered,  ///< a copy in which a figure differs: counts as one source, but the change is a claim
              ///< of its own
    revision,  ///< one outlet's story, rewritten as it goes on: an earlier and a later state of one
               ///< source
    template_text,  ///< the same mould, another story: no copy at all
};

/// A stretch in which two otherwise equal texts differ; either span may be empty (added, left out).
struct CopyDifference {
    Span mine;             ///< in the text of `Copy::article`
    Span theirs;           ///< in the text of `Copy::original`
    bool figures = false;  ///< the two stretches hold different numbers
    friend bool operator==(const CopyDifference&, const CopyDifference&) = default;
};

/// An article and the one its text was taken from. Of a set of copies the original is the agency's
/// own if there is one, else the first published, else the first by id; every other article of the
/// set points to it.
struct Copy {
    std::string article;   ///< `Article::id`
    std::string original;  ///< `Article::id` of the earlier one
    std::string agency;    ///< credit found in either, may be empty
    CopyKind kind = CopyKind::copy;
    double share = 0;  ///< 5-word sequences in common, as share of the shorter text, 0 … 1
    std::vector<CopyDifference> differences;
    friend bool operator==(const Copy&, const Copy&) = default;
};

[[nodiscard]] std::string_view to_string(
    CopyKind kind);  ///< "copy", "altered", "revision", "template"

}  // namespace counterclaim
