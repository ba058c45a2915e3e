// Worlds of a few towns, days and speakers, drawn by chance: dense enough that events merge, split,
// contradict and are denied all the time.

#include "../support/drawn_book.hpp"

#include "ledger/casualties.hpp"
#include "ledger/ceasefires.hpp"
#include "ledger/commitments.hpp"
#include "ledger/control.hpp"
#include "ledger/summary.hpp"
#include "link/features.hpp"
#include "link/linker.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <thread>

namespace counterclaim {
namespace {

using test::ClaimMaker;

/// All ledgers of a book.
struct Ledgers {
    std::vector<ControlEntry> control;
    CasualtyLedger casualties;
    std::vector<CeasefireEntry> ceasefires;
    std::vector<CommitmentEntry> commitments;
    ledger::Summary summary;
    friend bool operator==(const Ledgers&, const Ledgers&) = default;
};

Ledgers ledgers_of(const ledger::Book& book) {
    return {ledger::control(book), ledger::casualties(book), ledger::ceasefires(book),
            ledger::commitments(book), ledger::summarise(book)};
}

std::string day_text(int day) {
    return "2020-10-" + std::string(day < 10 ? "0" : "") + std::to_string(day);
}

/// A number from 0 to below `end`.
int below(int end) { return *rc::gen::inRange(0, end); }

Claim drawn_claim(int number) {
    static const std::vector<ClaimType> k_types{ClaimType::capture,
                                                ClaimType::hold,
                                                ClaimType::withdrawal,
                                                ClaimType::shelling,
                                                ClaimType::casualty_toll,
                                                ClaimType::ceasefire,
                                                ClaimType::ceasefire_violation,
                                                ClaimType::handover,
                                                ClaimType::advance};
    static const std::vector<std::string> k_parties{"Red", "Blue", "Green"};
    const int said = 1 + below(12);
    ClaimMaker claim("a" + std::to_string(below(6)), day_text(said));
    claim.says(k_types[static_cast<std::size_t>(below(static_cast<int>(k_types.size())))]);
    claim.position(static_cast<std::uint32_t>(number) * 50);
    const auto party = [&] { return k_parties[static_cast<std::size_t>(below(3))]; };
    if (below(4) > 0) { claim.actor(party()); }
    if (below(3) > 0) { claim.target(party()); }
    for (int places = below(3); places > 0; --places) {
        claim.at(std::string(1, static_cast<char>('A' + below(4))));
    }
    if (below(4) > 0) { claim.on(day_text(1 + below(said))); }
    if (below(5) == 0) { claim.at_time(below(24), below(60)); }
    switch (below(4)) {
        case 0:
            claim.by(party());
            break;
        case 1:
            claim.by("Green", Role::third_party);
            break;
        case 2:
            claim.witness("a resident");
            break;
        default:
            break;
    }
    if (below(4) == 0) { claim.denied(); }
    if (below(5) == 0) { claim.mood(Modality::future); }
    if (below(3) == 0) {
        const int low = below(30);
        claim.figure(QuantityKind::killed, low, low + below(5), below(2) == 0 ? party() : "",
                     below(2) == 0 ? PersonClass::military : PersonClass::civilian,
                     below(2) == 0 ? QuantityScope::event : QuantityScope::cumulative);
    }
    return claim;
}

std::vector<Claim> drawn_world() {
    std::vector<Claim> claims;
    for (int count = below(60); count > 0; --count) { claims.push_back(drawn_claim(count)); }
    return claims;
}

template <typename Item>
void shuffle(std::vector<Item>& items) {
    std::mt19937 random(*rc::gen::arbitrary<std::uint32_t>());
    std::shuffle(items.begin(), items.end(), random);
}

RC_GTEST_PROP(Ledgers, DoNotDependOnTheOrderOfArrivalNorOnWhatArrivesTwice, ()) {
    auto claims = drawn_world();
    const test::DrawnBook first(claims);
    if (!claims.empty()) { claims.push_back(claims.front()); }
    shuffle(claims);
    const test::DrawnBook again(claims);
    RC_ASSERT(again.claims() == first.claims());
    RC_ASSERT(ledgers_of(again.book()) == ledgers_of(first.book()));
}

RC_GTEST_PROP(Ledgers, WhatWasKnownOnADayDoesNotDependOnWhatWasSaidLater, ()) {
    const auto claims = drawn_world();
    const auto day = test::day(day_text(1 + below(12)));
    auto early = claims;
    early.erase(std::remove_if(early.begin(), early.end(),
                               [&](const Claim& claim) { return *claim.said > day; }),
                early.end());
    const test::DrawnBook then(early);
    const test::DrawnBook now(claims, day);
    RC_ASSERT(now.claims() == then.claims());
    RC_ASSERT(ledgers_of(now.book()) == ledgers_of(then.book()));
}

RC_GTEST_PROP(Ledgers, AreTheSameOnAnyNumberOfThreads, ()) {
    const auto claims = drawn_world();
    const test::DrawnBook alone(claims);
    const auto expected = ledgers_of(alone.book());
    std::vector<int> same(4, 0);
    std::vector<std::thread> threads;
    for (auto& result : same) {
        threads.emplace_back([&] {
            const test::DrawnBook beside(claims);
            result = beside.claims() == alone.claims() && ledgers_of(beside.book()) == expected;
        });
    }
    for (auto& thread : threads) { thread.join(); }
    RC_ASSERT(std::all_of(same.begin(), same.end(), [](int one) { return one == 1; }));
}

RC_GTEST_PROP(Events, InOneBatchOrManyAreTheSame, ()) {
    const auto claims = drawn_world();
    const auto wars = test::red_and_blue();
    const link::FeatureMaker maker(wars);
    std::vector<link::ClaimFeatures> features;
    for (const auto& claim : claims) { features.push_back(maker.make(claim, "rockets hit")); }
    link::LinkerOptions options;
    // Small blocks, so that some are closed.
    options.block_claims_max = {40, 12, 8, 4};
    link::Linker whole(test::link_room().scorer(), options);
    for (const auto& one : features) { whole.add(one); }
    whole.settle();
    shuffle(features);
    link::Linker parts(test::link_room().scorer(), options);
    for (const auto& one : features) {
        parts.add(one);
        if (below(3) == 0) { parts.settle(); }
    }
    parts.settle();
    RC_ASSERT(parts.events() == whole.events());
}

RC_GTEST_PROP(Events, EveryClaimIsInOneAndEveryNameLeadsToOne, ()) {
    const test::DrawnBook drawn(drawn_world());
    const auto& linked = drawn.claims();
    const auto names = link::events_by_name(linked);
    std::size_t members = 0;
    for (const auto& event : linked.events) {
        members += event.claims.size();
        RC_ASSERT(names.at(event.id) == event.id);
    }
    RC_ASSERT(members == linked.claims.size());
    for (const auto& change : linked.changes) {
        for (const auto id : change.before) { RC_ASSERT(names.count(id) == 1U); }
        for (const auto id : change.after) { RC_ASSERT(names.count(id) == 1U); }
    }
}

RC_GTEST_PROP(Control, EntriesOfAPlaceDoNotOverlapAndRestOnClaims, ()) {
    const test::DrawnBook drawn(drawn_world());
    std::map<std::string, std::optional<Date>> ends;
    for (const auto& entry : ledger::control(drawn.book())) {
        RC_ASSERT(!entry.statements.empty());
        for (const auto& statement : entry.statements) {
            RC_ASSERT(drawn.book().find(statement.claim).has_value());
        }
        if (entry.days.open()) { continue; }
        const auto key = entry.place.id + entry.part;
        const auto before = ends.find(key);
        if (before != ends.end()) {
            RC_ASSERT(before->second.has_value());
            RC_ASSERT(*before->second < *entry.days.from);
        }
        ends[key] = entry.days.to;
    }
}

}  // namespace
}  // namespace counterclaim
