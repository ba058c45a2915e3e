#pragma once

#include <counterclaim/error.hpp>
#include <counterclaim/resources.hpp>

#include <string>

namespace counterclaim::where {

class GazetteerBuilder;

/// Reads the committed tables of `places/` (name words, countries, places, overlay) into `builder`.
[[nodiscard]] Expected<void> add_committed_tables(const Resources& resources,
                                                  GazetteerBuilder& builder);

/// The bytes of `places/gazetteer.bin` from the committed tables alone. About 20 s and 1.5 GB of
/// memory.
[[nodiscard]] Expected<std::string> compile_gazetteer(const Resources& resources);

}  // namespace counterclaim::where
