#include "claim/place_order.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

}  // namespace

bool is_territorial(ClaimType type) {
    switch (type) {
        case ClaimType::capture:
        case ClaimType::hold:
        case ClaimType::advance:
        case ClaimType::withdrawal:
        case ClaimType::handover:
            return true;
        default:
            return false;
    }
}

void sort_by_rank(std::vector<RankedPlace>& ranked) {
    std::sort(ranked.begin(), ranked.end(), [](const RankedPlace& a, const RankedPlace& b) {
        return a.rank != b.rank ? a.rank > b.rank : a.mention < b.mention;
    });
}

void put_finest_first(const SentenceView& view, const Occurrence& occurrence,
                      std::vector<RankedPlace>& ranked) {
    constexpr double k_own_clause_rank = 2;
    // what is taken or held is the place itself, not what else the sentence names inside it
    const double same_standing = is_territorial(occurrence.type) ? 1.6 : 3.2;
    const auto place_of = [&](const RankedPlace& one) -> const Place& {
        return view.reading->places[at(one.mention)].candidates.front().place;
    };
    for (std::size_t i = 1; i < ranked.size(); ++i) {
        if (ranked.front().rank - ranked[i].rank > same_standing) { break; }
        if (!view.reading->places[at(ranked[i].mention)].resolved ||
            !view.reading->places[at(ranked.front().mention)].resolved) {
            continue;
        }
        const bool own = ranked[i].rank >= k_own_clause_rank ||
                         view.tree.below(ranked[i].token, occurrence.token);
        // "amid threats towards Kostal"
        const bool goal = case_says(view, ranked[i].token, CueKind::goal);
        const auto& finer = place_of(ranked[i]);
        const auto& wider = place_of(ranked.front());
        const bool inside = lies_in(finer, wider) || lies_in_part(finer, wider);
        if (!own || goal || !inside) { continue; }
        std::rotate(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(i),
                    ranked.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
}

void join_whereabouts(const SentenceView& view, std::vector<RankedPlace>& ranked) {
    constexpr std::uint32_t k_gap_bytes = 24;
    const auto mention_of = [&](const RankedPlace& one) -> const PlaceMention& {
        return view.reading->places[at(one.mention)];
    };
    std::vector<RankedPlace*> in_text;
    for (auto& one : ranked) { in_text.push_back(&one); }
    std::sort(in_text.begin(), in_text.end(),
              [](const auto* a, const auto* b) { return a->mention < b->mention; });
    for (std::size_t i = 0; i + 1 < in_text.size(); ++i) {
        const auto& named = mention_of(*in_text[i]);
        if (!named.modifier.empty() || !named.resolved || is_theatre(named)) { continue; }
        double best = 0;
        for (auto k = i + 1; k < in_text.size(); ++k) {
            const auto& before = mention_of(*in_text[k - 1]);
            const auto& where = mention_of(*in_text[k]);
            const bool goes_on = before.span.end <= where.span.begin &&
                                 where.span.begin - before.span.end <= k_gap_bytes;
            const auto& inner = named.candidates.front().place;
            const auto& outer = where.candidates.front().place;
            // "Kostal, on the Ostrian border": an aside behind the comma
            const bool aside =
                goes_on && outer.precision == PlacePrecision::area &&
                case_says(view, in_text[k]->token, CueKind::locative) &&
                slice(view.reading->article.text, {before.span.end, where.span.begin})
                    .starts_with(',');
            const bool tells =
                !where.modifier.empty() || aside || (k > i + 1 && lies_in(inner, outer));
            if (!goes_on || !tells) { break; }
            best = std::max(best, in_text[k]->rank);
        }
        if (best > in_text[i]->rank) { in_text[i]->rank = best + 0.1; }
    }
    sort_by_rank(ranked);
}

}  // namespace counterclaim::claim
