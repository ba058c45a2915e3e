#pragma once

#include <cstdlib>
#include <filesystem>

namespace counterclaim::test {

/// The folder of real texts, which are not part of the project: COUNTERCLAIM_SHARED, or shared/
/// beside the sources.
inline std::filesystem::path shared_folder() {
    const char* named = std::getenv("COUNTERCLAIM_SHARED");
    return named != nullptr ? std::filesystem::path(named)
                            : std::filesystem::path(COUNTERCLAIM_SOURCE_DIR) / ".." / "shared";
}

}  // namespace counterclaim::test
