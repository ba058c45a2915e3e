#pragma once

#include <counterclaim/span.hpp>

#include <string>
#include <vector>

namespace counterclaim {

/// Something the reader should know and that is no failure: an unresolved date, a dropped block, a
/// limit reached. `code` is stable, lower case, room first ("when.unanchored",
/// "article.furniture"); `docs/reference/notes.md` lists them all. `span` counts in the article's
/// text and is empty where the note is about the whole of it.
struct Note {
    std::string code;
    Span span;
    std::string message;  ///< one sentence for a human

    friend bool operator==(const Note&, const Note&) = default;
};

using Notes = std::vector<Note>;

}  // namespace counterclaim
