// What a place is called: the names it is found by, and the one it is shown under.
#include "where/gazetteer_builder.hpp"

#include "text/table.hpp"
#include "text/utf8.hpp"
#include "where/memory_table.hpp"
#include "where/place_key.hpp"

#include <algorithm>

namespace counterclaim::where {
namespace {

bool is_latin(std::string_view name) {
    constexpr char32_t k_latin_end = 0x250;
    return !name.empty() && text::decode_at(name, 0).code < k_latin_end;
}

}  // namespace

void GazetteerBuilder::add_name(Draft& draft, std::string_view code, std::string_view text) {
    if (text.empty() || text.size() > k_name_bytes_max || draft.names.size() >= 2000) { return; }
    const format::NameRecord name{intern(text), language(code), {}};
    for (const auto& known : draft.names) {
        if (known.text == name.text && known.language == name.language) { return; }
    }
    draft.names.push_back(name);
}

/// "en=Lachin|Berdzor;fr=Latchin;=Laçın": a leading "!" drops what was there.
void GazetteerBuilder::add_names(Draft& draft, std::string_view cell) {
    if (cell.starts_with('!')) {
        draft.names.clear();
        cell.remove_prefix(1);
    }
    for (const auto group : text::split(cell, ';')) {
        const auto equals = group.find('=');
        if (equals == std::string_view::npos) { continue; }
        for (const auto name : text::split(group.substr(equals + 1), '|')) {
            add_name(draft, group.substr(0, equals), name);
        }
    }
}

/// A town is shown as its country writes it in Latin letters. What a record holds in Latin letters
/// alone may be of another language, and only gains a spelling.
void GazetteerBuilder::add_romanised(Draft& draft, std::string_view country,
                                     std::string_view name) {
    const auto code = m_romanisation.language_of(country);
    if (code.empty()) { return; }
    const auto own = language(code);
    const auto native =
        std::find_if(draft.names.begin(), draft.names.end(),
                     [&](const format::NameRecord& one) { return one.language == own; });
    if (native != draft.names.end()) { name = string_at(native->text); }
    const bool of_its_own = native != draft.names.end() || !is_latin(name);
    const auto written = m_romanisation.romanise(country, name);
    if (written.empty()) { return; }
    if (of_its_own && is_inhabited(draft.kind)) {
        call(draft, written);
    } else {
        add_name(draft, "", written);
    }
}

Expected<void> GazetteerBuilder::add_usual_names(std::string_view tsv, std::string_view where) {
    auto table = load_table(tsv, where, {"id", "name"});
    if (!table) { return tl::unexpected<Error>(table.error()); }
    return table->each([&](const text::Table::Row& row) -> Expected<void> {
        const auto found = m_by_id.find(std::string(row["id"]));
        if (found == m_by_id.end()) { return row.reject("there is no place with this id"); }
        if (row["name"].empty()) { return row.reject("a place is called something"); }
        call(m_drafts[found->second], row["name"]);
        return {};
    });
}

/// Shown under this name from now on, which is also the first of its English ones.
void GazetteerBuilder::call(Draft& draft, std::string_view name) {
    draft.name = intern(name);
    draft.is_named = true;
    auto kept = std::move(draft.names);
    draft.names.clear();
    add_name(draft, "en", name);
    for (const auto& other : kept) {
        if (other.text != draft.name || other.language != draft.names.front().language) {
            draft.names.push_back(other);
        }
    }
}

/// The usual English name: the one chosen for the record, else the first English one. A region or
/// district is better called by a name that says so, for a town often bears the bare one.
void GazetteerBuilder::choose_name(Draft& draft) {
    const bool curated = (draft.flags & format::k_curated) != 0 && draft.name != 0;
    if (draft.is_named || curated) { return; }
    const auto english = language("en");
    std::uint32_t first = format::k_none;
    for (const auto& name : draft.names) {
        if (name.language != english) { continue; }
        if (first == format::k_none) { first = name.text; }
        if (draft.kind != Kind::region && draft.kind != Kind::district) { break; }
        const auto key = place_key(string_at(name.text));
        if (!without_unit(key).empty()) {
            first = name.text;
            break;
        }
    }
    if (first != format::k_none && draft.kind != Kind::country) { draft.name = first; }
}

}  // namespace counterclaim::where
