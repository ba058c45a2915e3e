// What the words of a pack say of counting: persons, things, what befalls them.
#include "quantity/counting.hpp"

#include <array>
#include <utility>

namespace counterclaim::quantity {

CountClasses::CountClasses(const rules::RuleSet& rules) {
    const auto& vocabulary = rules.vocabulary();
    m_meanings.resize(vocabulary.class_count());
    using What = Meaning::What;
    constexpr std::array<std::pair<std::string_view, What>, 13> k_plain{
        {{"person", What::person},
         {"item", What::item},
         {"place", What::place},
         {"loss", What::loss},
         {"lives", What::lives},
         {"kin", What::kin},
         {"light", What::light},
         {"part", What::part},
         {"whole", What::whole},
         {"share", What::share},
         {"cumulative", What::cumulative},
         {"day", What::day},
         {"since", What::since}}};
    constexpr std::array<std::pair<std::string_view, Use>, 4> k_uses{{{"object_", Use::object},
                                                                      {"subject_", Use::subject},
                                                                      {"of_", Use::of},
                                                                      {"result_", Use::result}}};
    for (std::size_t id = 0; id < m_meanings.size(); ++id) {
        const auto name = vocabulary.class_name(static_cast<rules::ClassId>(id));
        for (const auto& [plain, what] : k_plain) {
            if (name == plain) { m_meanings[id].what = what; }
        }
        for (const auto& [prefix, use] : k_uses) {
            if (!name.starts_with(prefix)) { continue; }
            auto kind_name = std::string(name.substr(prefix.size()));
            if (kind_name == "places_taken") { kind_name = "places-taken"; }
            if (const auto kind = parse_quantity_kind(kind_name)) {
                m_meanings[id] = {What::use, use, *kind};
            }
        }
    }
}

}  // namespace counterclaim::quantity
