#pragma once

#include <counterclaim/conflict.hpp>
#include <counterclaim/error.hpp>
#include <counterclaim/reading.hpp>
#include <counterclaim/resources.hpp>

#include <memory>
#include <string_view>

namespace counterclaim::who {

class ActorBook;
class Conflicts;

/// Limits of one reading. Reaching one leaves a note `who.limit`.
struct ActorLimits {
    std::size_t mentions_max = 20000;
    std::size_t sentence_words_max = 2000;  ///< words of a sentence past this are not read
};

/// Finds who acts, suffers or speaks: names, offices, forces with the adjective of a state,
/// peoples, capitals that stand for governments, and what points back to one of them ("the
/// ministry", "he", "ses forces", "both sides").
///
/// Works over the tree where a sentence was parsed and over the order of words alone where it was
/// not. What an article says of somebody ("the spokeswoman of the Armenian defence ministry,
/// Shushan Stepanyan") counts for the whole of that article. Nothing is kept between articles.
///
///     auto reader = ActorReader::load(resources, "en");
///     reader->read(reading, conflicts.choose(reading));   // fills reading.actors
class ActorReader {
public:
    /// Loads `actors/`, `conflicts/` and the language's `who.*.tsv`; fails where one is missing or
    /// wrong.
    [[nodiscard]] static Expected<ActorReader> load(const Resources& resources,
                                                    std::string_view language);
    /// The same where the conflicts have been loaded: every language has the same.
    [[nodiscard]] static Expected<ActorReader> load(const Resources& resources,
                                                    std::string_view language,
                                                    const Conflicts& conflicts);

    ActorReader(ActorReader&&) noexcept;
    ActorReader& operator=(ActorReader&&) noexcept;
    ~ActorReader();

    /// Fills `reading.actors`, sorted by span, and names the state of each place; uses sentences
    /// and places. Without a profile parties stand for themselves, and whoever has forces in the
    /// article counts as a belligerent.
    void read(Reading& reading, const ConflictProfile* profile,
              const ActorLimits& limits = {}) const;

private:
    explicit ActorReader(std::unique_ptr<const ActorBook> book);
    std::unique_ptr<const ActorBook> m_book;
};

}  // namespace counterclaim::who
