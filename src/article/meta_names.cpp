#include "article/meta_names.hpp"

#include "text/fold.hpp"
#include "text/table.hpp"

#include <array>

namespace counterclaim::article {
namespace {

struct RoleName {
    std::string_view name;
    MetaRole role;
};
constexpr std::array k_roles{RoleName{"published", MetaRole::published},
                             RoleName{"modified", MetaRole::modified},
                             RoleName{"title", MetaRole::title},
                             RoleName{"outlet", MetaRole::outlet},
                             RoleName{"author", MetaRole::author},
                             RoleName{"description", MetaRole::description},
                             RoleName{"url", MetaRole::url},
                             RoleName{"language", MetaRole::language}};

}  // namespace

Expected<MetaNames> MetaNames::load(const Resources& resources) {
    auto table = text::Table::load(resources, "article/meta_names.tsv", {"name", "role", "rank"});
    if (!table) { return tl::unexpected<Error>(table.error()); }
    MetaNames names;
    for (std::size_t i = 0; i < table->size(); ++i) {
        const auto row = table->row(i);
        Meaning meaning;
        for (const auto& known : k_roles) {
            if (known.name == row["role"]) { meaning.role = known.role; }
        }
        if (meaning.role == MetaRole::none) { return row.reject("the role is not known"); }
        for (const char c : row["rank"]) { meaning.rank = meaning.rank * 10 + (c - '0'); }
        names.m_names[std::string(row["name"])] = meaning;
    }
    return names;
}

MetaNames::Meaning MetaNames::meaning_of(std::string_view name) const {
    if (name.empty() || name.size() > 60) { return {}; }
    const auto found = m_names.find(text::to_lower(name));
    return found == m_names.end() ? Meaning{} : found->second;
}

}  // namespace counterclaim::article
