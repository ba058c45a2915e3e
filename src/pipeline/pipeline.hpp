#pragma once

#include <counterclaim/conflict.hpp>
#include <counterclaim/document.hpp>
#include <counterclaim/error.hpp>
#include <counterclaim/reading.hpp>
#include <counterclaim/resources.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::claim {
struct ChoiceRecord;
}

namespace counterclaim::pipeline {

struct Options {
    /// Conflict profile to read with (`data/conflicts/<id>.toml`); empty: chosen for each article
    /// from its words.
    std::string conflict;
    /// Parse every sentence, not only those with a word in them that can make a claim.
    bool parse_all = false;
    /// Called after each room is done with an article, with the room's name ("article", "syntax"
    /// …): for measuring. Must be safe to call from every thread that reads.
    std::function<void(std::string_view room)> on_room_done;
    /// Called after each article with the slots that were chosen by fitted weights, for fitting
    /// them (claim/choice.hpp). Must be safe to call from every thread that reads.
    std::function<void(const std::vector<claim::ChoiceRecord>&)> on_choices;
};

/// The way of one document from bytes to claims, on one page. Loaded once, then const: any number
/// of threads may read through it.
class Pipeline {
public:
    /// Loads the packs of every language, the gazetteer, actors and profiles. Fails where one is
    /// missing or invalid.
    [[nodiscard]] static Expected<Pipeline> load(const Resources& resources,
                                                 const Options& options = {});

    Pipeline(Pipeline&&) noexcept;
    Pipeline& operator=(Pipeline&&) noexcept;
    ~Pipeline();

    /// One reading per article of the document (a page with six posts gives six), in the order of
    /// the page. Strange input gives notes, never a failure.
    [[nodiscard]] std::vector<Reading> read(const Document& document) const;

private:
    struct Rooms;
    explicit Pipeline(std::unique_ptr<const Rooms> rooms);
    std::unique_ptr<const Rooms> m_rooms;
};

}  // namespace counterclaim::pipeline
