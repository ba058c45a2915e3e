#pragma once

#include <counterclaim/error.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace counterclaim::acquire {

/// The files under a folder that can be read, sorted by path, byte by byte.
struct FolderListing {
    struct File {
        std::string path;
        std::uint64_t bytes = 0;
    };
    std::vector<File> files;
    std::vector<Error> errors;  ///< folders that could not be opened
    std::uint64_t skipped = 0;  ///< files of other kinds
};

[[nodiscard]] FolderListing list_folder(const std::string& path, int depth_max);

}  // namespace counterclaim::acquire
