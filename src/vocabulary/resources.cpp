#include <counterclaim/resources.hpp>

namespace counterclaim {

void MemoryResources::add(std::string name, std::string bytes) {
    m_entries[std::move(name)] = std::make_shared<const std::string>(std::move(bytes));
}

Expected<Bytes> MemoryResources::open(std::string_view name) const {
    const auto found = m_entries.find(name);
    if (found == m_entries.end()) {
        return fail(ErrorCode::pack_missing, std::string(name), "no resource of this name");
    }
    return Bytes{*found->second, found->second};
}

std::vector<std::string> MemoryResources::list(std::string_view prefix) const {
    std::vector<std::string> names;
    for (auto entry = m_entries.lower_bound(prefix); entry != m_entries.end(); ++entry) {
        if (!std::string_view(entry->first).starts_with(prefix)) { break; }
        names.push_back(entry->first);
    }
    return names;
}

}  // namespace counterclaim
