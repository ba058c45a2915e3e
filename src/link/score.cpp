#include "link/score.hpp"

#include "text/table.hpp"
#include "vocabulary/distance.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

namespace counterclaim::link {
namespace {

constexpr std::array<std::string_view, k_cue_count> k_names{
    "bias",           "type_same",          "type_compatible", "type_apart",      "same_article",
    "close_in_text",  "place_same",         "place_same_wide", "place_within",    "place_close",
    "place_apart",    "place_one_open",     "place_both_open", "time_same",       "time_overlap",
    "time_gap",       "time_apart",         "time_span",       "time_one_open",   "time_both_open",
    "actor_same",     "actor_apart",        "target_same",     "target_apart",    "roles_swapped",
    "claimant_same",  "polarity_apart",     "figures_same",    "figures_apart",   "words",
    "words_close",    "demand_apart",       "future_apart",    "demand_both",     "place_and_time",
    "type_and_place", "type_and_time",      "type_place_time", "type_open",       "open_close",
    "same_sentence",  "types_same_demands", "history",         "time_same_start", "one_matter",
    "one_truce"};

/// From here on a place is a region: being in the same one says little.
constexpr float k_wide_km = 25;
constexpr double k_close_km = 10;
constexpr double k_apart_km = 30;
constexpr float k_close_bytes = 600;
constexpr double k_history_days = 120;
constexpr std::int32_t k_matter_days = 31;
constexpr std::int32_t k_truce_days = 14;

/// Sets one cue; enumerators index the array.
class CueSetter {
public:
    explicit CueSetter(Cues& cues) : m_cues(cues) {}
    void operator()(Cue cue, double value) const {
        m_cues[static_cast<std::size_t>(cue)] = static_cast<float>(value);
    }

private:
    Cues& m_cues;
};

/// The best pairing of two sets of places.
struct PlaceMatch {
    bool same = false;
    bool same_wide = false;
    bool within = false;
    double km = 1e9;
};

PlaceMatch match_places(const ClaimFeatures& a, const ClaimFeatures& b) {
    PlaceMatch best;
    for (std::size_t i = 0; i < a.place_count; ++i) {
        for (std::size_t j = 0; j < b.place_count; ++j) {
            const auto& p = a.places[i];
            const auto& q = b.places[j];
            const float wide = std::max(p.radius_km, q.radius_km);
            // Towns of one name far from one another are two towns.
            const bool one_record = p.id == q.id && std::fabs(p.latitude - q.latitude) < 1.5F &&
                                    std::fabs(p.longitude - q.longitude) < 2.5F;
            if (one_record) { (wide >= k_wide_km ? best.same_wide : best.same) = true; }
            // A degree of latitude is 111 km: most pairs need no trigonometry.
            if (std::fabs(p.latitude - q.latitude) * 110 > std::max<float>(wide, 100)) { continue; }
            const double km = distance_km(p.latitude, p.longitude, q.latitude, q.longitude);
            best.km = std::min(best.km, km);
            if (!one_record && km < wide) { best.within = true; }
        }
    }
    return best;
}

bool same_places(const ClaimFeatures& a, const ClaimFeatures& b) {
    const auto match = match_places(a, b);
    return match.same;
}

void place_cues(const CueSetter& set, const ClaimFeatures& a, const ClaimFeatures& b) {
    if (a.place_count == 0 || b.place_count == 0) {
        set(a.place_count == b.place_count ? Cue::place_both_open : Cue::place_one_open, 1);
        return;
    }
    const auto match = match_places(a, b);
    if (match.same) {
        set(Cue::place_same, 1);
    } else if (match.same_wide) {
        set(Cue::place_same_wide, 1);
    } else if (match.within) {
        set(Cue::place_within, 1);
    } else if (match.km > k_apart_km) {
        set(Cue::place_apart, 1);
    } else {
        set(Cue::place_close, std::exp(-match.km / k_close_km));
    }
}

void time_cues(const CueSetter& set, const ClaimFeatures& a, const ClaimFeatures& b,
               bool same_article) {
    // Within one article an assumed day would be the same for all and say nothing.
    const bool open_a = a.from == k_no_day || (a.day_assumed && same_article);
    const bool open_b = b.from == k_no_day || (b.day_assumed && same_article);
    if (open_a || open_b) {
        set(open_a && open_b ? Cue::time_both_open : Cue::time_one_open, 1);
        return;
    }
    const double length_a = a.to - a.from + 1;
    const double length_b = b.to - b.from + 1;
    const double shared = std::min(a.to, b.to) - std::max(a.from, b.from) + 1;
    set(Cue::time_span, std::fabs(std::log(length_a / length_b)));
    if (shared <= 0) {
        set(Cue::time_apart, 1);
        set(Cue::time_gap, std::log1p(-shared));
        return;
    }
    if (std::min(length_a, length_b) > k_history_days && a.type == b.type) { set(Cue::history, 1); }
    const bool same = a.from == b.from && a.to == b.to;
    if (same) { set(Cue::time_same, 1); }
    if (!same && a.from == b.from) { set(Cue::time_same_start, 1); }
    set(Cue::time_overlap, shared / (length_a + length_b - shared));
    if (same_places(a, b)) { set(Cue::place_and_time, 1); }
}

void role_cues(const CueSetter& set, const ClaimFeatures& a, const ClaimFeatures& b) {
    const int actors = a.actor.common(b.actor);
    if (!a.actor.empty() && !b.actor.empty()) {
        set(actors > 0 ? Cue::actor_same : Cue::actor_apart, 1);
    }
    if (!a.target.empty() && !b.target.empty()) {
        set(a.target.common(b.target) > 0 ? Cue::target_same : Cue::target_apart, 1);
    }
    if (actors == 0 && (a.actor.common(b.target) > 0 || a.target.common(b.actor) > 0)) {
        set(Cue::roles_swapped, 1);
    }
    if (a.claimant.common(b.claimant) > 0) { set(Cue::claimant_same, 1); }
}

bool figures_meet(const FigureFeature& p, const FigureFeature& q) {
    const std::int64_t high_p = p.high < 0 ? INT64_MAX : p.high;
    const std::int64_t high_q = q.high < 0 ? INT64_MAX : q.high;
    return std::max(p.low, q.low) <= std::min(high_p, high_q);
}

void figure_cues(const CueSetter& set, const ClaimFeatures& a, const ClaimFeatures& b) {
    bool same = false;
    bool apart = false;
    for (std::size_t i = 0; i < a.figure_count; ++i) {
        for (std::size_t j = 0; j < b.figure_count; ++j) {
            const auto& p = a.figures[i];
            const auto& q = b.figures[j];
            if (p.kind != q.kind) { continue; }
            if (p.low == q.low && p.high == q.high) {
                same = true;
            } else if (p.person_class == q.person_class && !figures_meet(p, q)) {
                apart = true;
            }
        }
    }
    if (same) {
        set(Cue::figures_same, 1);
    } else if (apart) {
        set(Cue::figures_apart, 1);
    }
}

void mood_cues(const CueSetter& set, const ClaimFeatures& a, const ClaimFeatures& b) {
    const bool demand_a = a.modality == Modality::demanded;
    const bool demand_b = b.modality == Modality::demanded;
    if (demand_a && demand_b) { set(Cue::demand_both, 1); }
    if (demand_a != demand_b) { set(Cue::demand_apart, 1); }
    if ((a.modality == Modality::future) != (b.modality == Modality::future)) {
        set(Cue::future_apart, 1);
    }
    if (a.polarity != b.polarity) { set(Cue::polarity_apart, 1); }
}

bool is_about_holding(ClaimType type) {
    return type == ClaimType::capture || type == ClaimType::hold || type == ClaimType::withdrawal ||
           type == ClaimType::handover || type == ClaimType::advance || type == ClaimType::repulse;
}

bool is_about_truce(ClaimType type) {
    return type == ClaimType::ceasefire || type == ClaimType::ceasefire_violation;
}

/// 0 where the days overlap or are not given.
std::int32_t days_between(const ClaimFeatures& a, const ClaimFeatures& b) {
    if (a.from == k_no_day || b.from == k_no_day) { return 0; }
    return std::max(0, std::max(a.from, b.from) - std::min(a.to, b.to));
}

/// Cues that say more together than apart.
void joint_cues(Cues& cues, const ClaimFeatures& a, const ClaimFeatures& b, float types) {
    const CueSetter set(cues);
    const auto get = [&cues](Cue cue) { return cues[static_cast<std::size_t>(cue)]; };
    const float place = get(Cue::place_same);
    const float time = get(Cue::time_same);
    const bool place_open = get(Cue::place_one_open) + get(Cue::place_both_open) > 0;
    const bool time_open = get(Cue::time_one_open) + get(Cue::time_both_open) > 0;
    set(Cue::type_and_place, types * place);
    set(Cue::type_and_time, types * time);
    set(Cue::type_place_time, types * place * time);
    if (place_open) { set(Cue::type_open, types); }
    if (place_open || time_open) { set(Cue::open_close, get(Cue::close_in_text)); }
    if (get(Cue::close_in_text) > 0.999F) { set(Cue::same_sentence, 1); }
    const bool matter = is_about_holding(a.type) && is_about_holding(b.type) && place > 0;
    if (matter && days_between(a, b) <= k_matter_days) { set(Cue::one_matter, 1); }
    const bool truce = is_about_truce(a.type) && is_about_truce(b.type);
    if (truce && get(Cue::place_apart) == 0 && days_between(a, b) <= k_truce_days) {
        set(Cue::one_truce, 1);
    }
    set(Cue::types_same_demands, get(Cue::demand_both) * get(Cue::type_same));
}

}  // namespace

std::string_view to_string(Cue cue) { return k_names[static_cast<std::size_t>(cue)]; }

Expected<Scorer> Scorer::load_types(const Resources& resources) {
    auto table = text::Table::load(resources, "link/types.tsv", {"a", "b", "compatible"});
    if (!table) { return tl::unexpected<Error>(table.error()); }
    Scorer scorer;
    for (std::size_t i = 0; i < k_claim_type_count; ++i) { scorer.m_types[i][i] = 1; }
    const auto done = table->each([&](const text::Table::Row& row) -> Expected<void> {
        const auto a = parse_claim_type(row["a"]);
        const auto b = parse_claim_type(row["b"]);
        float value = -1;
        const auto cell = row["compatible"];
        std::from_chars(cell.data(), cell.data() + cell.size(), value);
        if (!a || !b) { return row.reject("unknown type"); }
        if (value < 0 || value > 1) { return row.reject("compatible is not between 0 and 1"); }
        scorer.m_types[static_cast<std::size_t>(*a)][static_cast<std::size_t>(*b)] = value;
        scorer.m_types[static_cast<std::size_t>(*b)][static_cast<std::size_t>(*a)] = value;
        return {};
    });
    if (!done) { return tl::unexpected<Error>(done.error()); }
    return scorer;
}

Expected<Scorer> Scorer::load(const Resources& resources) {
    auto scorer = load_types(resources);
    if (!scorer) { return scorer; }
    auto table = text::Table::load(resources, "link/weights.tsv", {"cue", "weight"});
    if (!table) { return tl::unexpected<Error>(table.error()); }
    const auto done = table->each([&](const text::Table::Row& row) -> Expected<void> {
        const auto found = std::find(k_names.begin(), k_names.end(), row["cue"]);
        if (found == k_names.end()) { return row.reject("unknown cue"); }
        const auto cell = row["weight"];
        auto& weight = scorer->m_weights[static_cast<std::size_t>(found - k_names.begin())];
        const auto read = std::from_chars(cell.data(), cell.data() + cell.size(), weight);
        if (read.ec != std::errc{}) { return row.reject("the weight is no number"); }
        return {};
    });
    if (!done) { return tl::unexpected<Error>(done.error()); }
    return scorer;
}

Cues Scorer::cues(const ClaimFeatures& a, const ClaimFeatures& b) const {
    Cues cues{};
    const CueSetter set(cues);
    set(Cue::bias, 1);
    const float compatible_types = compatible(a.type, b.type);
    if (a.type == b.type) {
        set(Cue::type_same, 1);
    } else if (compatible_types > 0) {
        set(Cue::type_compatible, compatible_types);
    } else {
        set(Cue::type_apart, 1);
    }
    const bool same_article = a.key.article == b.key.article;
    const double smaller = std::min(a.words.count, b.words.count);
    const double words = smaller > 0 ? a.words.common(b.words) / smaller : 0;
    set(Cue::words, words);
    if (same_article) {
        const double bytes = std::fabs(static_cast<double>(a.key.position) - b.key.position);
        set(Cue::same_article, 1);
        set(Cue::close_in_text, std::exp(-bytes / k_close_bytes));
        set(Cue::words_close, words);
    }
    place_cues(set, a, b);
    time_cues(set, a, b, same_article);
    role_cues(set, a, b);
    figure_cues(set, a, b);
    mood_cues(set, a, b);
    joint_cues(cues, a, b, compatible_types);
    return cues;
}

Score Scorer::score(const ClaimFeatures& a, const ClaimFeatures& b) const {
    // In canonical order: rounding must not depend on which claim came first.
    const auto all = b.key < a.key ? cues(b, a) : cues(a, b);
    double sum = 0;
    for (std::size_t i = 0; i < k_cue_count; ++i) {
        sum += m_weights[i] * static_cast<double>(all[i]);
    }
    return static_cast<Score>(std::lround(k_certain / (1 + std::exp(-sum))));
}

}  // namespace counterclaim::link
