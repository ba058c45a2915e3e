#pragma once

#include "article/date_reader.hpp"
#include "article/meta_names.hpp"
#include "article/noise.hpp"
#include "article/page_roles.hpp"

#include <counterclaim/resources.hpp>

#include <string>
#include <string_view>
#include <unordered_map>

namespace counterclaim::article {

/// Names of outlets and agencies.
class Outlets {
public:
    [[nodiscard]] static Expected<Outlets> load(const Resources& resources);

    /// The outlet behind an address, by the longest known domain; empty if not known.
    [[nodiscard]] std::string outlet_of(std::string_view url) const;
    /// The agency a credit names ("AFP", "Agence France-Presse"), empty if it is none.
    [[nodiscard]] std::string agency_of(std::string_view name) const;

private:
    std::unordered_map<std::string, std::string> m_by_domain;
    std::unordered_map<std::string, std::string> m_agencies;  ///< by folded name
};

/// Everything the room knows from data, loaded once.
struct Knowledge {
    DateReader dates;
    Noise noise;
    Outlets outlets;
    MetaNames meta;
    PagePatterns patterns;

    [[nodiscard]] static Expected<Knowledge> load(const Resources& resources);
};

/// "www.example.org" of "https://www.example.org:8080/a"; lower case, empty if it is no address.
[[nodiscard]] std::string host_of(std::string_view url);

}  // namespace counterclaim::article
