#include "link/relations.hpp"

#include "link/voice.hpp"
#include "text/figures.hpp"

#include <algorithm>
#include <cstdlib>

namespace counterclaim::link {
namespace {

struct Said {
    const Claim* claim = nullptr;
    Voice voice;
    std::string actor_side;
    std::string holder_side;      ///< who holds the place by this claim
    std::string not_holder_side;  ///< who does not
    bool concession = false;
};

struct Finding {
    RelationKind kind;
    Conflict conflict = Conflict::none;
    std::string reason;
    bool backwards = false;  ///< from the earlier claim to the later
};

Said prepare(const Claim& claim, const ConflictProfile& profile, std::string_view source) {
    Said said;
    said.claim = &claim;
    said.voice = voice_of(claim, profile, source);
    said.actor_side = side_of(claim.actor, profile);
    said.concession = is_concession(claim, profile);
    if (claim.modality == Modality::actual && claim.polarity == Polarity::affirmed) {
        if (claim.type == ClaimType::capture || claim.type == ClaimType::hold ||
            claim.type == ClaimType::handover) {
            said.holder_side = said.actor_side;
        } else if (claim.type == ClaimType::withdrawal) {
            said.not_holder_side = said.actor_side;
        }
    }
    return said;
}

std::optional<int> days_between(const std::optional<Date>& a, const std::optional<Date>& b) {
    if (!a || !b) { return std::nullopt; }
    return std::abs(static_cast<int>((*a - *b).count()));
}

/// Days between two intervals, 0 where they overlap or one is open.
int days_apart(const DateInterval& a, const DateInterval& b) {
    if (a.open() || b.open() || a.overlaps(b)) { return 0; }
    const auto& first = a.from.value_or(*a.to) < b.from.value_or(*b.to) ? a : b;
    const auto& second = &first == &a ? b : a;
    const auto end = first.to.value_or(*first.from);
    const auto start = second.from.value_or(*second.to);
    return static_cast<int>((start - end).count());
}

bool has_bounds(const ClaimQuantity& quantity) { return quantity.low || quantity.high; }

/// The same kind of loss of the same people, so that the figures can be compared.
bool comparable(const ClaimQuantity& a, const ClaimQuantity& b) {
    if (a.kind != b.kind || a.scope != b.scope || !has_bounds(a) || !has_bounds(b)) {
        return false;
    }
    if (a.person_class != b.person_class || a.item != b.item) { return false; }
    if (a.party.empty() || b.party.empty()) { return a.party.empty() == b.party.empty(); }
    return std::any_of(a.party.begin(), a.party.end(), [&](const std::string& name) {
        return std::find(b.party.begin(), b.party.end(), name) != b.party.end();
    });
}

bool disjoint(const ClaimQuantity& a, const ClaimQuantity& b) {
    return (a.high && b.low && *a.high < *b.low) || (b.high && a.low && *b.high < *a.low);
}

/// One claim may break a toll down ("1 adult, 19 children"): then single parts are not compared.
bool single_of_its_kind(const Claim& claim, const ClaimQuantity& quantity) {
    const auto same =
        std::count_if(claim.quantities.begin(), claim.quantities.end(),
                      [&](const ClaimQuantity& other) { return comparable(quantity, other); });
    return same == 1;
}

struct TollPair {
    const ClaimQuantity* later = nullptr;
    const ClaimQuantity* earlier = nullptr;
};

TollPair differing_toll(const Claim& later, const Claim& earlier, bool only_disjoint) {
    for (const auto& a : later.quantities) {
        for (const auto& b : earlier.quantities) {
            if (!comparable(a, b) || !single_of_its_kind(later, a) ||
                !single_of_its_kind(earlier, b)) {
                continue;
            }
            const bool differ = a.low != b.low || a.high != b.high;
            if (only_disjoint ? disjoint(a, b) : differ) { return {&a, &b}; }
        }
    }
    return {};
}

/// Which pairs of claims are compared, and what is found.
class Comparer {
public:
    Comparer(const Scorer& scorer, const RelationOptions& options)
        : m_scorer(scorer), m_options(options) {}

    [[nodiscard]] std::optional<Finding> compare(const Said& later, const Said& earlier) const {
        const bool stated = is_stated(*later.claim) && is_stated(*earlier.claim);
        if (!stated) { return plans(later, earlier); }
        if (later.claim->polarity != earlier.claim->polarity) { return denial(later, earlier); }
        if (later.claim->polarity == Polarity::denied) { return agreement(later, earlier); }
        if (auto found = control(later, earlier)) { return found; }
        if (auto found = toll(later, earlier)) { return found; }
        if (auto found = opposite_actor(later, earlier)) { return found; }
        return agreement(later, earlier);
    }

private:
    static bool is_stated(const Claim& claim) {
        return claim.modality == Modality::actual || claim.modality == Modality::possible;
    }

    [[nodiscard]] bool same_thing(const Said& a, const Said& b) const {
        return m_scorer.compatible(a.claim->type, b.claim->type) >= m_options.same_type_min;
    }

    static bool name_other_sides(const Said& a, const Said& b) {
        return !a.actor_side.empty() && !b.actor_side.empty() && a.actor_side != b.actor_side;
    }

    /// An outlet that tells in its own voice what it also quotes adds no source.
    static bool depend(const Said& a, const Said& b) {
        if (a.voice.key == b.voice.key) { return true; }
        const bool outlet = a.voice.role == Role::outlet || b.voice.role == Role::outlet;
        return outlet && a.claim->article == b.claim->article;
    }

    [[nodiscard]] std::optional<Finding> plans(const Said& later, const Said& earlier) const {
        if (later.claim->type != earlier.claim->type ||
            later.claim->modality != earlier.claim->modality ||
            later.claim->polarity != earlier.claim->polarity) {
            return std::nullopt;
        }
        const auto& a = later.claim->time.interval;
        const auto& b = earlier.claim->time.interval;
        if (!a.open() && !b.open() && !a.overlaps(b)) {
            return Finding{RelationKind::revises, Conflict::none, "another day is named for it",
                           false};
        }
        return agreement(later, earlier);
    }

    [[nodiscard]] std::optional<Finding> denial(const Said& later, const Said& earlier) const {
        // who denies that one side did it says nothing of what the other did
        if (!same_thing(later, earlier) || name_other_sides(later, earlier)) {
            return std::nullopt;
        }
        const bool backwards = later.claim->polarity == Polarity::affirmed;
        const auto& denier = backwards ? earlier : later;
        const auto& teller = backwards ? later : earlier;
        if (denier.voice.key == teller.voice.key) {
            return Finding{RelationKind::revises, Conflict::polarity,
                           denier.voice.name + " says both that it happened and that it did not",
                           false};
        }
        return Finding{RelationKind::denies, Conflict::polarity,
                       denier.voice.name + " denies what " + teller.voice.name + " says",
                       backwards};
    }

    [[nodiscard]] std::optional<Finding> control(const Said& later, const Said& earlier) const {
        const auto clash = [](const Said& a, const Said& b) {
            if (!a.holder_side.empty() && !b.holder_side.empty()) {
                return a.holder_side != b.holder_side;
            }
            return (!a.holder_side.empty() && a.holder_side == b.not_holder_side) ||
                   (!b.holder_side.empty() && b.holder_side == a.not_holder_side);
        };
        if (!clash(later, earlier) || !share_place(*later.claim, *earlier.claim)) {
            return std::nullopt;
        }
        const int apart = days_apart(later.claim->time.interval, earlier.claim->time.interval);
        if (apart > m_options.control_days_max || depend(later, earlier)) { return std::nullopt; }
        const auto tell = [](const Said& said) {
            const bool gone = said.holder_side.empty();
            return said.voice.name + " says that " +
                   (gone ? said.not_holder_side : said.holder_side) +
                   (gone ? " has left it" : " holds it");
        };
        return Finding{RelationKind::contradicts, Conflict::control,
                       tell(later) + ", " + tell(earlier), false};
    }

    static bool share_place(const Claim& a, const Claim& b) {
        for (const auto& p : a.places) {
            for (const auto& q : b.places) {
                if (p.place && q.place && p.place->name == q.place->name &&
                    p.modifier == q.modifier) {
                    return true;
                }
            }
        }
        return false;
    }

    [[nodiscard]] std::optional<Finding> toll(const Said& later, const Said& earlier) const {
        const bool same_voice = depend(later, earlier);
        const auto pair = differing_toll(*later.claim, *earlier.claim, !same_voice);
        if (pair.later == nullptr) { return std::nullopt; }
        const std::string figures = text::bounds_text(pair.later->low, pair.later->high) + ' ' +
                                    std::string(to_string(pair.later->kind)) + " against " +
                                    text::bounds_text(pair.earlier->low, pair.earlier->high);
        if (same_voice) { return Finding{RelationKind::revises, Conflict::none, figures, false}; }
        const auto days = days_between(later.claim->said, earlier.claim->said);
        if (days && *days > m_options.toll_days_max) { return std::nullopt; }
        return Finding{RelationKind::contradicts, Conflict::toll, figures, false};
    }

    [[nodiscard]] std::optional<Finding> opposite_actor(const Said& later,
                                                        const Said& earlier) const {
        const bool one_sided = is_one_sided(later.claim->type) && is_one_sided(earlier.claim->type);
        if (!one_sided || !same_thing(later, earlier) ||
            !share_place(*later.claim, *earlier.claim) || !name_other_sides(later, earlier) ||
            depend(later, earlier)) {
            return std::nullopt;
        }
        return Finding{RelationKind::contradicts, Conflict::actor,
                       later.voice.name + " names " + later.actor_side + ", " + earlier.voice.name +
                           " names " + earlier.actor_side,
                       false};
    }

    /// Types where one side does it to the other; in a clash or a talk both act.
    static bool is_one_sided(ClaimType type) {
        switch (type) {
            case ClaimType::shelling:
            case ClaimType::air_strike:
            case ClaimType::explosion:
            case ClaimType::violence_against_civilians:
            case ClaimType::property_destruction:
            case ClaimType::ceasefire_violation:
                return true;
            default:
                return false;
        }
    }

    [[nodiscard]] std::optional<Finding> agreement(const Said& later, const Said& earlier) const {
        if (!same_thing(later, earlier)) { return std::nullopt; }
        if (name_other_sides(later, earlier)) { return std::nullopt; }
        if (depend(later, earlier)) {
            return Finding{RelationKind::repeats, Conflict::none,
                           later.voice.key == earlier.voice.key
                               ? later.voice.name + " says so again"
                               : "the outlet tells what it also quotes",
                           false};
        }
        if (later.concession != earlier.concession) {
            const auto& who = later.concession ? later : earlier;
            return Finding{RelationKind::concedes, Conflict::none, who.voice.name + " admits it",
                           earlier.concession};
        }
        return Finding{RelationKind::corroborates, Conflict::none,
                       later.voice.name + " says so too, as does " + earlier.voice.name, false};
    }

    const Scorer& m_scorer;
    const RelationOptions& m_options;
};

}  // namespace

std::vector<Relation> relations_of(const std::vector<Claim>& claims,
                                   const std::vector<ClaimId>& ids,
                                   const std::vector<std::string_view>& sources,
                                   const std::vector<std::size_t>& members, EventId event,
                                   const Scorer& scorer, const Wars& wars,
                                   const RelationOptions& options) {
    std::vector<Said> said;
    said.reserve(members.size());
    for (const auto member : members) {
        said.push_back(prepare(claims[member], wars.of(claims[member]), sources[member]));
    }
    const Comparer comparer(scorer, options);
    std::vector<Relation> relations;
    for (std::size_t later = 1; later < said.size(); ++later) {
        for (std::size_t earlier = 0; earlier < std::min(later, options.claims_max); ++earlier) {
            auto found = comparer.compare(said[later], said[earlier]);
            if (!found) { continue; }
            auto from = ids[members[later]];
            auto to = ids[members[earlier]];
            if (found->backwards) { std::swap(from, to); }
            relations.push_back(
                {from, to, event, found->kind, found->conflict, std::move(found->reason)});
        }
    }
    return relations;
}

}  // namespace counterclaim::link
