#pragma once

#include <counterclaim/error.hpp>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim {

/// Bytes that stay where they are for as long as somebody holds them: a mapped file, or a string.
/// Shared because packs, models and the gazetteer point into it and are handed to many threads.
struct Bytes {
    std::string_view view;
    std::shared_ptr<const void> keeper;
};

/// Where packs, models and place data come from. Core rooms read through it and never open a file.
/// Names are relative paths with '/': "lang/en/saying.tsv", "conflicts/nagorno-karabakh.toml".
class Resources {
public:
    virtual ~Resources() = default;
    /// The bytes of one resource; `pack_missing` if there is none of that name.
    [[nodiscard]] virtual Expected<Bytes> open(std::string_view name) const = 0;
    /// Names of the resources whose names begin with `prefix`, sorted.
    [[nodiscard]] virtual std::vector<std::string> list(std::string_view prefix) const = 0;
};

/// The memory twin, for tests and for packs built in a program.
class MemoryResources final : public Resources {
public:
    void add(std::string name, std::string bytes);
    [[nodiscard]] Expected<Bytes> open(std::string_view name) const override;
    [[nodiscard]] std::vector<std::string> list(std::string_view prefix) const override;

private:
    std::map<std::string, std::shared_ptr<const std::string>, std::less<>> m_entries;
};

}  // namespace counterclaim
