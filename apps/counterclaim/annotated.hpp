#pragma once

#include <counterclaim/claim.hpp>
#include <counterclaim/error.hpp>
#include <counterclaim/event.hpp>

#include <string>
#include <vector>

namespace counterclaim::app {

/// A text with its claims, as annotators or `counterclaim read` wrote them down.
struct AnnotatedText {
    ArticleBrief brief;
    std::string text;
    std::vector<Claim> claims;
    std::vector<std::string>
        events;  ///< the annotators' event key, one per claim; empty where none was given
};

/// Reads claims: a folder of JSON files, one a text ({"doc", "lang", "published", "claims": […]}),
/// or a file of JSON Lines, one a claim (what `counterclaim read` writes). The texts come from
/// `text_folders`: JSON files with "id" and "text", looked for in sub-folders too. Evidence is
/// given as its words or as {"start", "end"} in bytes; words that occur several times take one
/// occurrence after the other. Sorted by id. A claim whose evidence is not in its text keeps an
/// empty span.
[[nodiscard]] Expected<std::vector<AnnotatedText>> load_annotated(
    const std::string& claims, const std::vector<std::string>& text_folders);

}  // namespace counterclaim::app
