#include "acquire/folder.hpp"

#include "acquire/sniff.hpp"

#include <algorithm>
#include <filesystem>

namespace counterclaim::acquire {
namespace {

namespace fs = std::filesystem;

bool has_suffix(const fs::path& path) { return !path.extension().empty(); }

/// "page_files" beside "page.html": what a browser saved of a page's scripts, pictures and
/// advertisements.
bool is_saved_parts(const fs::path& folder) {
    const auto name = folder.filename().string();
    constexpr std::string_view ending = "_files";
    if (name.size() <= ending.size() || !name.ends_with(ending)) { return false; }
    const auto stem = (folder.parent_path() / name.substr(0, name.size() - ending.size())).string();
    std::error_code ignored;
    return fs::exists(stem + ".html", ignored) || fs::exists(stem + ".htm", ignored);
}

void add_file(FolderListing& listing, const fs::directory_entry& entry) {
    std::error_code error;
    if (format_of_name(entry.path().filename().string()) == Format::unknown &&
        has_suffix(entry.path())) {
        ++listing.skipped;
        return;
    }
    const auto bytes = entry.file_size(error);
    listing.files.push_back({entry.path().string(), error ? 0 : bytes});
}

}  // namespace

FolderListing list_folder(const std::string& path, int depth_max) {
    struct Pending {
        fs::path folder;
        int depth;
    };
    FolderListing listing;
    std::vector<Pending> pending{{path, 0}};
    while (!pending.empty()) {
        const auto [folder, depth] = pending.back();
        pending.pop_back();
        std::error_code error;
        auto entry = fs::directory_iterator(folder, error);
        if (error) {
            listing.errors.push_back({ErrorCode::unreadable,
                                      folder.string(),
                                      "the folder cannot be opened: " + error.message(),
                                      {}});
            continue;
        }
        for (; entry != fs::directory_iterator(); entry.increment(error)) {
            std::error_code ignored;
            if (error) { break; }
            if (entry->path().filename().string().starts_with('.')) { continue; }
            if (entry->is_directory(ignored)) {
                // Links to folders may lead in circles; files behind links are read.
                if (entry->is_symlink(ignored) || is_saved_parts(entry->path())) { continue; }
                if (depth + 1 > depth_max) {
                    listing.errors.push_back(
                        {ErrorCode::too_large,
                         entry->path().string(),
                         "folders are nested deeper than " + std::to_string(depth_max),
                         {}});
                } else {
                    pending.push_back({entry->path(), depth + 1});
                }
            } else if (entry->is_regular_file(ignored)) {
                add_file(listing, *entry);
            }
        }
    }
    const auto by_path = [](const auto& a, const auto& b) { return a.path < b.path; };
    std::sort(listing.files.begin(), listing.files.end(), by_path);
    std::sort(listing.errors.begin(), listing.errors.end(),
              [](const auto& a, const auto& b) { return a.where < b.where; });
    return listing;
}

}  // namespace counterclaim::acquire
