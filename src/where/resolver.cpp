#include "where/resolver.hpp"

#include "vocabulary/distance.hpp"
#include "where/container.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace counterclaim::where {
namespace {

// Weights of the cues. Set by hand in the order the cues are trusted in, then moved one at a time
// on GeoVirus, LGL and TUD-Loc-2013 with `counterclaim eval places` (docs/quality.md, section
// "Places").
constexpr double k_parent = 7.0;
constexpr double k_list = 5.0;
constexpr double k_equal = 1.0;  ///< "Oregon, Ohio": more likely a list than a parent
constexpr double k_head = 3.0;
constexpr double k_wrong_head = -4.0;
constexpr double k_sense = 2.0;
constexpr double k_conflict = 3.5;
constexpr double k_country = 3.4;
constexpr double k_unit = 2.0;
constexpr double k_near = 3.0;
constexpr double k_unit_without_head = -0.6;
constexpr double k_unit_by_article = 3.0;
constexpr double k_water_by_article = 3.0;
constexpr double k_sharpness = 1.35;    ///< of the share among candidates
constexpr double k_same_place_km = 25;  ///< candidates this near are one answer on the map
constexpr double k_resolved_share = 0.45;

int rank_of(const PlaceDraft& draft) {
    double top = -1;
    int rank = 0;
    for (const auto& guess : draft.guesses) {
        if (guess.prior <= top) { continue; }
        top = guess.prior;
        rank = guess.facts.kind == Kind::country ? 3 : is_unit(guess.facts.kind) ? 2 : 1;
    }
    return rank;
}

/// Two units of one level, or a greater before a smaller, are a list and no place with its parent.
bool is_list_of_equals(const PlaceDraft& draft, const PlaceDraft& parent) {
    const int rank = rank_of(draft);
    return rank >= 2 && rank >= rank_of(parent);
}

bool is_named_unit(Head head) {
    return head == Head::district || head == Head::region || head == Head::country;
}

}  // namespace

Resolver::Resolver(const Gazetteer& gazetteer, const ConflictProfile* conflict,
                   const PlaceLimits& limits)
    : m_gazetteer(gazetteer), m_conflict(conflict), m_limits(limits) {
    if (m_conflict == nullptr) { return; }
    double weight = 1.0;
    for (const auto& code : m_conflict->countries) {
        m_conflict_countries.emplace(pack_country(code), weight);
        weight = std::max(0.3, weight - 0.15);
    }
}

void Resolver::add_country_evidence(std::uint16_t country, double weight) {
    m_countries[country] += weight;
}

/// Names with one great bearer vouch for its country; so do country names themselves.
void Resolver::count_countries(const std::vector<PlaceDraft>& drafts) {
    for (const auto& draft : drafts) {
        if (draft.guesses.empty() || draft.use == PlaceUse::part) { continue; }
        const auto& best = draft.guesses.front();
        if (best.facts.country == 0) { continue; }
        double lead = best.prior;
        for (const auto& guess : draft.guesses) {
            if (guess.facts.country != best.facts.country) {
                lead = best.prior - guess.prior;
                break;
            }
        }
        const double sure = 1 - std::exp(-lead);
        // A village that shares its name with nobody may still be no village at all.
        const double known = std::clamp((best.prior - 2.5) / 3.0, 0.1, 1.0);
        const double weight = (draft.use == PlaceUse::reporter ? 0.3 : 1.0) * known;
        const double added = weight * sure * (best.facts.kind == Kind::country ? 1.0 : 0.8);
        m_countries[best.facts.country] += added;
        auto& own = m_own[draft.key];
        own.country = best.facts.country;
        own.weight += added;
    }
    for (const auto& [country, weight] : m_countries) {
        m_countries_max = std::max(m_countries_max, weight);
    }
}

/// How much the article is about a country, not counting what the name itself brought in.
double Resolver::country_weight(std::uint16_t country, const std::string& key) const {
    const auto found = m_countries.find(country);
    if (found == m_countries.end() || m_countries_max <= 0) { return 0; }
    double weight = found->second;
    const auto own = m_own.find(key);
    if (own != m_own.end() && own->second.country == country) { weight -= own->second.weight; }
    return weight <= 0 ? 0
                       : std::sqrt(weight / m_countries_max) * std::min(1.0, m_countries_max / 0.8);
}

bool Resolver::contains(const Guess& parent, const Guess& child) const {
    const auto& outer = parent.facts;
    const auto& inner = child.facts;
    if (parent.place == child.place) { return false; }
    if (outer.kind == Kind::country) {
        return inner.country == outer.country && inner.country != 0;
    }
    if (inner.region == parent.place || inner.district == parent.place) { return true; }
    if (inner.kind == Kind::country) { return false; }
    if (is_unit(outer.kind) && inner.region != k_no_place && outer.kind == Kind::region &&
        (outer.flags & format::k_curated) == 0 && inner.country == outer.country &&
        m_gazetteer.facts(inner.region).kind == Kind::region) {
        return false;  // it is known to lie in another region
    }
    if ((outer.flags & format::k_rough_point) != 0) { return false; }
    const double reach =
        is_unit(outer.kind) || outer.kind == Kind::area || outer.kind == Kind::island
            ? outer.radius_km * 1.15 + 3
        : outer.kind == Kind::settlement && outer.population > 50000 ? 15
                                                                     : 0;
    return reach > 0 &&
           distance_km(outer.latitude, outer.longitude, inner.latitude, inner.longitude) <= reach;
}

/// How sure it is that the guess lies in what the parent may mean: the best share among containers.
double Resolver::parent_score(const PlaceDraft& parent, const Guess& guess) const {
    double best = 0;
    double top = -100;
    for (const auto& outer : parent.guesses) { top = std::max(top, outer.score); }
    for (const auto& outer : parent.guesses) {
        if (!contains(outer, guess)) { continue; }
        const int fit = fits_head(parent.head, outer.facts.kind);
        const double factor = fit > 0 ? 1.0 : fit < 0 ? 0.5 : 0.9;
        best = std::max(best, factor * (outer.score > top - 3 ? 1.0 : 0.75));
    }
    return best;
}

/// Near places the article is sure of: the nearer in the world and in the text, the better.
double Resolver::neighbour_score(const PlaceDraft& draft, const Guess& guess) const {
    double best = 0;
    double second = 0;
    for (const auto& anchor : m_anchors) {
        if (anchor.word == draft.first || anchor.place == guess.place) { continue; }
        const double away = distance_km(anchor.facts.latitude, anchor.facts.longitude,
                                        guess.facts.latitude, guess.facts.longitude);
        const double text_away =
            std::abs(static_cast<double>(anchor.word) - static_cast<double>(draft.first));
        const double value =
            anchor.weight * std::exp(-away / 120.0) * (0.5 + 0.5 * std::exp(-text_away / 60.0));
        if (value > best) {
            second = best;
            best = value;
        } else {
            second = std::max(second, value);
        }
    }
    return 0.7 * best + 0.3 * second;
}

void Resolver::score(const std::vector<PlaceDraft>& drafts, PlaceDraft& draft, bool second) const {
    const auto unit_of = [&](PlaceIndex unit) {
        const auto found = m_units.find(unit);
        return found == m_units.end() ? 0.0 : found->second;
    };
    // countries have an article of their own: "le Niger" is no district
    const bool may_be_country =
        std::any_of(draft.guesses.begin(), draft.guesses.end(),
                    [](const Guess& guess) { return guess.facts.kind == Kind::country; });
    const bool article_means_unit = draft.article_means_unit && !may_be_country;
    const bool article_means_water = draft.article_means_water && !may_be_country;
    const auto conflict_weight = [&](const Guess& guess) {
        const auto found = m_conflict_countries.find(guess.facts.country);
        return found == m_conflict_countries.end() ? 0.0 : found->second;
    };
    // a river of several countries is as near to the article as the town that bears its name
    const auto shared = [&](const Guess& guess, const auto& weight) {
        if (guess.facts.kind != Kind::water || guess.facts.country != 0) { return weight(guess); }
        double best = 0;
        for (const auto& other : draft.guesses) { best = std::max(best, weight(other)); }
        return best;
    };
    for (auto& guess : draft.guesses) {
        double score = guess.prior;
        guess.cues =
            (guess.flags & format::k_likeness) != 0 ? static_cast<std::uint32_t>(cue_likeness) : 0U;
        if ((guess.facts.flags & format::k_curated) != 0) { guess.cues |= cue_curated; }
        const int fit = fits_head(draft.head, guess.facts.kind);
        if (fit > 0) {
            score += k_head;
            guess.cues |= cue_head;
        } else if (fit < 0) {
            score += k_wrong_head;
        }
        if (draft.head == Head::none && is_unit(guess.facts.kind) &&
            guess.facts.kind != Kind::country) {
            const bool by_article =
                article_means_unit || (!may_be_country && is_only_known_one(draft, guess));
            if (by_article) {
                score += k_unit_by_article;
            } else if (!is_region_named_by_hand(guess)) {
                score += k_unit_without_head;
            }
        }
        if (article_means_water && guess.facts.kind == Kind::water) { score += k_water_by_article; }
        const double country = shared(
            guess, [&](const Guess& one) { return country_weight(one.facts.country, draft.key); });
        score += k_country * country;
        if (country > 0.5) { guess.cues |= cue_country; }
        const double conflict = shared(guess, conflict_weight);
        if (conflict > 0) {
            score += k_conflict * conflict;
            guess.cues |= cue_conflict;
        }
        if (second) {
            const double inside =
                std::max({unit_of(guess.facts.region), unit_of(guess.facts.district)});
            score += k_unit * inside;
            if (inside > 0.5) { guess.cues |= cue_contained; }
            const double near = neighbour_score(draft, guess);
            score += k_near * near;
            if (near > 0.3) { guess.cues |= cue_near; }
        }
        if (draft.parent >= 0) {
            const auto& parent = drafts[static_cast<std::size_t>(draft.parent)];
            const double found = parent_score(parent, guess);
            score += (is_list_of_equals(draft, parent) ? k_equal : k_parent) * found;
            if (found > 0) { guess.cues |= cue_parent; }
        } else if (draft.list_parent >= 0) {
            const double found =
                parent_score(drafts[static_cast<std::size_t>(draft.list_parent)], guess);
            score += k_list * found;
            if (found > 0) { guess.cues |= cue_list; }
        }
        guess.score = score;
    }
    share_out(draft);
}

/// Probability of each candidate; candidates a map could not tell apart add up to one answer.
void Resolver::share_out(PlaceDraft& draft) const {
    if (draft.guesses.empty()) { return; }
    std::sort(draft.guesses.begin(), draft.guesses.end(), [](const Guess& a, const Guess& b) {
        return a.score != b.score ? a.score > b.score : a.place < b.place;
    });
    const double top = draft.guesses.front().score;
    double sum = 0;
    for (auto& guess : draft.guesses) {
        guess.share = std::exp((guess.score - top) * k_sharpness);
        sum += guess.share;
    }
    double together = 0;
    const auto& best = draft.guesses.front().facts;
    for (auto& guess : draft.guesses) {
        guess.share /= sum;
        if (distance_km(best.latitude, best.longitude, guess.facts.latitude,
                        guess.facts.longitude) <= k_same_place_km) {
            together += guess.share;
        }
    }
    if (draft.guesses.size() == 1) { draft.guesses.front().cues |= cue_only; }
    if (draft.guesses.front().cues == 0) { draft.guesses.front().cues |= cue_population; }
    draft.resolved = together >= k_resolved_share;
}

void Resolver::collect_anchors(const std::vector<PlaceDraft>& drafts) {
    m_anchors.clear();
    m_units.clear();
    constexpr std::size_t k_anchors_max = 200;
    for (const auto& draft : drafts) {
        if (draft.guesses.empty() || draft.use == PlaceUse::part ||
            draft.use == PlaceUse::reporter) {
            continue;
        }
        const auto& best = draft.guesses.front();
        if (best.share < 0.6) { continue; }
        if (best.facts.kind == Kind::region || best.facts.kind == Kind::district) {
            m_units[best.place] = std::max(m_units[best.place], best.share);
        } else {
            for (const auto unit : {best.facts.region, best.facts.district}) {
                if (unit != k_no_place) {
                    m_units[unit] = std::max(m_units[unit], best.share * 0.7);
                }
            }
        }
        if (best.facts.kind != Kind::country && best.facts.radius_km < 300 &&
            m_anchors.size() < k_anchors_max) {
            const double weight = draft.use == PlaceUse::speaker ? 0.3 : 1.0;
            m_anchors.push_back({best.place, best.facts, draft.first, best.share * weight});
        }
    }
}

/// One sense per article: mentions of one name with heads that do not differ lend one another
/// strength.
void Resolver::agree_on_senses(std::vector<PlaceDraft>& drafts) const {
    std::map<std::pair<std::string, bool>, std::unordered_map<PlaceIndex, double>> votes;
    const auto key_of = [](const PlaceDraft& draft) {
        return std::pair(draft.key, is_named_unit(draft.head));
    };
    for (const auto& draft : drafts) {
        auto& vote = votes[key_of(draft)];
        for (const auto& guess : draft.guesses) {
            const double strong = (guess.cues & (cue_parent | cue_list)) != 0 ? 2.0 : 1.0;
            vote[guess.place] += guess.share * strong;
        }
    }
    for (auto& draft : drafts) {
        const auto& vote = votes[key_of(draft)];
        double sum = 0;
        for (const auto& [place, value] : vote) { sum += value; }
        if (sum <= 0) { continue; }
        for (auto& guess : draft.guesses) {
            const double share = vote.at(guess.place) / sum;
            guess.score += k_sense * 2 * share;
            if (share > 0.5 && sum > 1.5) { guess.cues |= cue_sense; }
        }
        share_out(draft);
    }
}

/// A town and its district, a region and the wide area around it often share a name. With no word
/// that asks for the unit, the town or the area is meant.
void Resolver::prefer_namesake(PlaceDraft& draft) const {
    // "the countries of the Sahel": no region is one
    if (draft.guesses.size() < 2 || (draft.head != Head::none && draft.head != Head::country)) {
        return;
    }
    const auto& best = draft.guesses.front();
    constexpr std::uint32_t k_town_people = 5000;
    const auto kind = best.facts.kind;
    if (kind != Kind::district && kind != Kind::region) { return; }
    const auto namesake =
        std::find_if(draft.guesses.begin() + 1, draft.guesses.end(), [&](const Guess& other) {
            const double away = distance_km(best.facts.latitude, best.facts.longitude,
                                            other.facts.latitude, other.facts.longitude);
            if (other.facts.kind == Kind::area) {
                return (other.facts.flags & format::k_curated) != 0 &&
                       (other.flags & format::k_shortened) == 0 && away <= other.facts.radius_km;
            }
            return kind == Kind::district && !draft.article_means_unit &&
                   other.facts.kind == Kind::settlement &&
                   other.facts.population >= k_town_people && contains(best, other);
        });
    if (namesake == draft.guesses.end()) { return; }
    std::swap(draft.guesses.front().share, namesake->share);
    std::rotate(draft.guesses.begin(), namesake, namesake + 1);
    std::stable_sort(draft.guesses.begin() + 1, draft.guesses.end(),
                     [](const Guess& a, const Guess& b) { return a.share > b.share; });
}

std::vector<std::uint16_t> Resolver::countries() const {
    std::vector<std::pair<double, std::uint16_t>> known;
    for (const auto& [country, weight] : m_countries) {
        if (weight > 0.5 && weight >= 0.3 * m_countries_max) {
            known.emplace_back(-weight, country);
        }
    }
    std::sort(known.begin(), known.end());
    std::vector<std::uint16_t> out;
    for (const auto& [weight, country] : known) { out.push_back(country); }
    std::vector<std::uint16_t> others;
    for (const auto& [country, weight] : m_conflict_countries) {
        if (std::find(out.begin(), out.end(), country) == out.end()) { others.push_back(country); }
    }
    std::sort(others.begin(), others.end());
    out.insert(out.end(), others.begin(), others.end());
    return out;
}

void Resolver::resolve(const ArticleWords&, std::vector<PlaceDraft>& drafts) {
    count_countries(drafts);
    for (auto& draft : drafts) {
        if (draft.guesses.size() > m_limits.candidates_max * 4) {
            draft.guesses.resize(m_limits.candidates_max * 4);
        }
        for (auto& guess : draft.guesses) { guess.score = guess.prior; }
    }
    for (auto& draft : drafts) { score(drafts, draft, false); }
    for (auto& draft : drafts) {
        if (draft.guesses.size() > m_limits.candidates_max) {
            draft.guesses.resize(m_limits.candidates_max);
        }
    }
    collect_anchors(drafts);
    for (auto& draft : drafts) { score(drafts, draft, true); }
    agree_on_senses(drafts);
    for (auto& draft : drafts) { prefer_namesake(draft); }
}

}  // namespace counterclaim::where
