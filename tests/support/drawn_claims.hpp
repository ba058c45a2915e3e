#pragma once

#include "text/iso_date.hpp"

#include <counterclaim/claim.hpp>
#include <counterclaim/event.hpp>
#include <counterclaim/wars.hpp>

#include <string>
#include <utility>
#include <vector>

namespace counterclaim::test {

/// Claims about a drawn world: towns at whole degrees, two sides Red and Blue, a few days. Reads
/// like a sentence: `ClaimMaker("a1",
/// "2020-10-09").says(ClaimType::capture).by("Red").actor("Red").at("Alpha").on("2020-10-09")`.
class ClaimMaker {
public:
    ClaimMaker(std::string article, std::string_view said) {
        m_claim.article = std::move(article);
        m_claim.said = text::parse_iso_date(said);
    }

    ClaimMaker& says(ClaimType type) {
        m_claim.type = type;
        return *this;
    }
    ClaimMaker& by(std::string party, Role role = Role::belligerent) {
        m_claim.claimant.text = party;
        m_claim.claimant.party = {std::move(party)};
        m_claim.claimant.role = role;
        return *this;
    }
    ClaimMaker& witness(std::string words) {
        m_claim.claimant.text = std::move(words);
        m_claim.claimant.role = Role::observer;
        return *this;
    }
    ClaimMaker& actor(std::string party) {
        m_claim.actor = participant(std::move(party));
        return *this;
    }
    ClaimMaker& target(std::string party) {
        m_claim.target = participant(std::move(party));
        return *this;
    }
    /// Towns by their first letter: Alpha at 40°N 45°E, each next letter one degree east.
    ClaimMaker& at(std::string town, std::string part = {}) {
        ClaimPlace place;
        place.text = town;
        place.modifier = std::move(part);
        Place record;
        record.id = "test:" + town;
        record.latitude = 40;
        record.longitude = 45.0 + (town.front() - 'A');
        record.kind = "settlement";
        record.name = std::move(town);
        place.place = std::move(record);
        m_claim.places.push_back(std::move(place));
        return *this;
    }
    ClaimMaker& on(std::string_view from, std::string_view to = {}) {
        m_claim.time.interval = {text::parse_iso_date(from),
                                 text::parse_iso_date(to.empty() ? from : to)};
        m_claim.time.basis = TimeBasis::explicit_;
        return *this;
    }
    ClaimMaker& at_time(int hours, int minutes) {
        m_claim.time.time_of_day = std::chrono::hours(hours) + std::chrono::minutes(minutes);
        return *this;
    }
    ClaimMaker& denied() {
        m_claim.polarity = Polarity::denied;
        return *this;
    }
    ClaimMaker& mood(Modality modality) {
        m_claim.modality = modality;
        return *this;
    }
    ClaimMaker& figure(QuantityKind kind, std::int64_t low, std::int64_t high,
                       std::string party = {}, PersonClass person_class = PersonClass::unknown,
                       QuantityScope scope = QuantityScope::event) {
        ClaimQuantity quantity;
        quantity.kind = kind;
        quantity.low = low;
        if (high >= 0) { quantity.high = high; }
        if (!party.empty()) { quantity.party = {std::move(party)}; }
        quantity.person_class = person_class;
        quantity.scope = scope;
        m_claim.quantities.push_back(std::move(quantity));
        return *this;
    }
    /// Where in its article; claims of one article need different positions.
    ClaimMaker& position(std::uint32_t begin) {
        m_claim.evidence = {begin, begin + 40};
        return *this;
    }
    operator Claim() const { return m_claim; }  // NOLINT: a claim is what is being made

private:
    static Participant participant(std::string party) {
        Participant made;
        made.text = party;
        made.party = {std::move(party)};
        return made;
    }
    Claim m_claim;
};

inline ConflictProfile red_against_blue() {
    ConflictProfile profile;
    profile.id = "drawn";
    profile.sides = {{"Blue", {"Blue", "Blue Highlands"}}, {"Red", {"Red"}}};
    profile.mediators = {"Green"};
    return profile;
}

inline Wars red_and_blue() { return Wars(red_against_blue()); }

inline Date day(std::string_view iso) { return *text::parse_iso_date(iso); }

}  // namespace counterclaim::test
