#include "acquire/file_resources.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <system_error>

namespace counterclaim::acquire {
namespace fs = std::filesystem;
namespace {

/// Unmaps when the last holder lets go.
struct Mapping {
    void* address = nullptr;
    std::size_t size_bytes = 0;

    Mapping(void* at, std::size_t size) : address(at), size_bytes(size) {}
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;
    ~Mapping() { ::munmap(address, size_bytes); }
};

tl::unexpected<Error> unreadable(const fs::path& path) {
    const auto code = errno == ENOENT ? ErrorCode::not_found : ErrorCode::unreadable;
    return fail(code, path.string(), std::strerror(errno));
}

/// A resource name never leads out of its root.
bool is_inside(std::string_view name) {
    if (name.empty() || name.front() == '/') { return false; }
    const fs::path path(name);
    return std::none_of(path.begin(), path.end(),
                        [](const fs::path& part) { return part == ".."; });
}

}  // namespace

Expected<Bytes> map_file(const fs::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) { return unreadable(path); }
    struct stat status {};
    if (::fstat(file, &status) != 0) {
        ::close(file);
        return unreadable(path);
    }
    if (!S_ISREG(status.st_mode)) {
        ::close(file);
        return fail(ErrorCode::unreadable, path.string(), "not a regular file");
    }
    const auto size_bytes = static_cast<std::size_t>(status.st_size);
    if (size_bytes == 0) {
        ::close(file);
        return Bytes{};
    }
    void* address = ::mmap(nullptr, size_bytes, PROT_READ, MAP_PRIVATE, file, 0);
    ::close(file);
    if (address == MAP_FAILED) { return unreadable(path); }
    auto mapping = std::make_shared<const Mapping>(address, size_bytes);
    return Bytes{{static_cast<const char*>(address), size_bytes}, std::move(mapping)};
}

FileResources::FileResources(std::vector<fs::path> roots) {
    for (auto& root : roots) {
        std::error_code error;
        if (fs::is_directory(root, error)) { m_roots.push_back(std::move(root)); }
    }
}

Expected<Bytes> FileResources::open(std::string_view name) const {
    if (is_inside(name)) {
        for (const auto& root : m_roots) {
            const fs::path path = root / fs::path(name);
            std::error_code error;
            if (fs::is_regular_file(path, error)) { return map_file(path); }
        }
    }
    std::string looked_in;
    for (const auto& root : m_roots) {
        looked_in += (looked_in.empty() ? "" : ", ") + root.string();
    }
    return fail(ErrorCode::pack_missing, std::string(name),
                "no data file of this name in " + (looked_in.empty() ? "any folder" : looked_in));
}

std::vector<std::string> FileResources::list(std::string_view prefix) const {
    std::vector<std::string> names;
    const auto slash = prefix.rfind('/');
    const std::string folder(slash == std::string_view::npos ? "" : prefix.substr(0, slash));
    for (const auto& root : m_roots) {
        std::error_code error;
        fs::recursive_directory_iterator entry(root / folder, error);
        for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
            std::error_code type_error;
            if (!entry->is_regular_file(type_error)) { continue; }
            std::string name = entry->path().lexically_relative(root).generic_string();
            if (std::string_view(name).starts_with(prefix)) { names.push_back(std::move(name)); }
        }
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

}  // namespace counterclaim::acquire
