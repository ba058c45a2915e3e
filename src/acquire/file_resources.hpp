#pragma once

#include <counterclaim/resources.hpp>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::acquire {

/// Packs, models and place data in folders. A name is looked for in each root in turn and the first
/// that has it wins, so a user's folder in front may replace or add single files. Files are mapped,
/// not read: what is never touched costs nothing, and several processes share what is.
class FileResources final : public Resources {
public:
    /// Roots that do not exist are passed over.
    explicit FileResources(std::vector<std::filesystem::path> roots);

    /// `pack_missing` where no root has a file of that name; `unreadable` where it cannot be
    /// mapped.
    [[nodiscard]] Expected<Bytes> open(std::string_view name) const override;
    [[nodiscard]] std::vector<std::string> list(std::string_view prefix) const override;

    [[nodiscard]] const std::vector<std::filesystem::path>& roots() const { return m_roots; }

private:
    std::vector<std::filesystem::path> m_roots;
};

/// The bytes of a file, mapped read-only; an empty file gives an empty view.
[[nodiscard]] Expected<Bytes> map_file(const std::filesystem::path& path);

}  // namespace counterclaim::acquire
