#pragma once

#include <counterclaim/resources.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

namespace counterclaim::test {

/// The project's data as the tests see it: compiled data first, then `data/`.
class FileResources final : public Resources {
public:
    [[nodiscard]] Expected<Bytes> open(std::string_view name) const override {
        for (const auto& root : m_roots) {
            std::ifstream file(root / name, std::ios::binary);
            if (!file) { continue; }
            auto text = std::make_shared<const std::string>(std::istreambuf_iterator<char>(file),
                                                            std::istreambuf_iterator<char>());
            return Bytes{*text, text};
        }
        return fail(ErrorCode::pack_missing, std::string(name), "no resource of this name");
    }

    [[nodiscard]] std::vector<std::string> list(std::string_view prefix) const override {
        std::set<std::string> names;
        for (const auto& root : m_roots) {
            if (!std::filesystem::is_directory(root)) { continue; }
            for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
                if (!entry.is_regular_file()) { continue; }
                auto name = std::filesystem::relative(entry.path(), root).generic_string();
                if (std::string_view(name).starts_with(prefix)) { names.insert(std::move(name)); }
            }
        }
        return {names.begin(), names.end()};
    }

private:
    std::vector<std::filesystem::path> m_roots{COUNTERCLAIM_BUILD_DATA,
                                               COUNTERCLAIM_SOURCE_DIR "/data"};
};

}  // namespace counterclaim::test
