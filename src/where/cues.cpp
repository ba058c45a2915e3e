// What speaks for a candidate, and how it is told to a human.

#include "where/resolver.hpp"

#include <algorithm>
#include <initializer_list>

namespace counterclaim::where {

int fits_head(Head head, Kind kind) {
    const auto one_of = [kind](std::initializer_list<Kind> kinds) {
        return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
    };
    switch (head) {
        case Head::none:
            return 0;
        case Head::building:
            return kind == Kind::building ? 1 : 0;
        case Head::settlement:
            return one_of({Kind::settlement, Kind::neighbourhood, Kind::camp}) ? 1 : -1;
        case Head::capital:
            return kind == Kind::settlement ? 1 : -1;
        case Head::neighbourhood:
            return one_of({Kind::neighbourhood}) ? 1 : kind == Kind::settlement ? 0 : -1;
        case Head::district:
            return one_of({Kind::district})                      ? 1
                   : one_of({Kind::region, Kind::neighbourhood}) ? 0
                                                                 : -1;
        case Head::region:
            return one_of({Kind::region, Kind::area})                ? 1
                   : kind == Kind::district || kind == Kind::country ? 0
                                                                     : -1;
        case Head::area:
            return one_of({Kind::area, Kind::region}) ? 1 : 0;
        case Head::country:
            return kind == Kind::country ? 1 : 0;
        case Head::water:
            return kind == Kind::water ? 1 : -1;
        case Head::height:
            return kind == Kind::height ? 1 : 0;
        case Head::island:
            return one_of({Kind::island}) ? 1 : 0;
        case Head::way:
            return one_of({Kind::road, Kind::crossing}) ? 1 : 0;
        case Head::airport:
            return kind == Kind::airport ? 1 : 0;
        case Head::base:
            return kind == Kind::base ? 1 : 0;
        case Head::dam:
            return kind == Kind::dam ? 1 : 0;
        case Head::camp:
            return kind == Kind::camp ? 1 : 0;
        case Head::front:
        case Head::border:
            return 0;
        case Head::countryside:
            return is_unit(kind) ? 1 : 0;
    }
    return 0;
}

bool is_feature(Head head) {
    switch (head) {
        case Head::way:
        case Head::airport:
        case Head::base:
        case Head::dam:
        case Head::camp:
        case Head::front:
        case Head::border:
        case Head::building:
        case Head::height:
        case Head::countryside:
            return true;
        default:
            return false;
    }
}

std::string reason_of(const Guess& guess) {
    static constexpr std::pair<std::uint32_t, std::string_view> k_texts[] = {
        {cue_parent, "lies in the place named beside it"},
        {cue_list, "lies in the place named for its list"},
        {cue_head, "is of the kind the text asks for"},
        {cue_sense, "meant elsewhere in the article"},
        {cue_conflict, "in a country of the conflict"},
        {cue_country, "in a country of the article"},
        {cue_contained, "in a region the article names"},
        {cue_near, "near other places of the article"},
        {cue_likeness, "spelled alike"},
        {cue_curated, "from the curated list"},
        {cue_only, "only place of that name"},
        {cue_population, "most populous"},
    };
    std::string out;
    for (const auto& [bit, text] : k_texts) {
        if ((guess.cues & bit) == 0) { continue; }
        if (!out.empty()) { out += "; "; }
        out += text;
    }
    return out.empty() ? "weak cues only" : out;
}

}  // namespace counterclaim::where
