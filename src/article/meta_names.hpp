#pragma once

#include <counterclaim/error.hpp>
#include <counterclaim/resources.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace counterclaim::article {

enum class MetaRole : std::uint8_t {
    none,
    published,
    modified,
    title,
    outlet,
    author,
    description,
    url,
    language
};

/// What the meta elements of pages mean, from `article/meta_names.tsv`; a lower rank is believed
/// first.
class MetaNames {
public:
    struct Meaning {
        MetaRole role = MetaRole::none;
        int rank = 0;
    };
    [[nodiscard]] static Expected<MetaNames> load(const Resources& resources);
    [[nodiscard]] Meaning meaning_of(std::string_view name) const;

private:
    std::unordered_map<std::string, Meaning> m_names;
};

}  // namespace counterclaim::article
