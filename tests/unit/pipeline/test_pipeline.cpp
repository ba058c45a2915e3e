#include "pipeline/pipeline.hpp"
#include "support/file_resources.hpp"

#include <gtest/gtest.h>

namespace counterclaim::pipeline {
namespace {

const Pipeline& pipeline() {
    static const test::FileResources resources;
    static const auto loaded = [] {
        auto done = Pipeline::load(resources);
        EXPECT_TRUE(done) << (done ? std::string() : to_string(done.error()));
        return done;
    }();
    return *loaded;
}

Document text_document(std::string text, std::string language) {
    Document document;
    document.id = "t1";
    document.media_type = "text/plain";
    document.bytes = std::move(text);
    document.stated.language = std::move(language);
    document.stated.published = "2020-10-28";
    return document;
}

TEST(Pipeline, ReadsAShelling) {
    const auto readings = pipeline().read(text_document(
        "Government forces shelled the town of Kostal overnight, the ministry of defence said.\n",
        "en"));
    ASSERT_EQ(readings.size(), 1u);
    ASSERT_EQ(readings.front().claims.size(), 1u);
    const auto& claim = readings.front().claims.front();
    EXPECT_EQ(claim.type, ClaimType::shelling);
    EXPECT_EQ(claim.polarity, Polarity::affirmed);
    EXPECT_EQ(claim.modality, Modality::actual);
    ASSERT_TRUE(claim.actor);
    EXPECT_EQ(claim.actor->text, "Government forces");
    EXPECT_EQ(slice(readings.front().article.text, claim.trigger), "shelled");
}

TEST(Pipeline, ReadsFrench) {
    const auto readings = pipeline().read(
        text_document("Les rebelles ont bombard\xC3\xA9 la ville de Kostal dans la nuit.\n", "fr"));
    ASSERT_EQ(readings.size(), 1u);
    ASSERT_EQ(readings.front().claims.size(), 1u);
    EXPECT_EQ(readings.front().claims.front().type, ClaimType::shelling);
}

TEST(Pipeline, KeepsOtherLanguagesWithoutClaims) {
    const auto readings = pipeline().read(text_document("Acesta este un text obisnuit.\n", "ro"));
    ASSERT_EQ(readings.size(), 1u);
    EXPECT_TRUE(readings.front().claims.empty());
    ASSERT_FALSE(readings.front().notes.empty());
    EXPECT_EQ(readings.front().notes.back().code, "pipeline.no_pack");
}

TEST(Pipeline, ReadsNothingFromNothing) {
    for (const auto* text : {"", "\n\n", "\xFF\xFE", "....", "((((((((("}) {
        for (const auto& reading : pipeline().read(text_document(text, "en"))) {
            EXPECT_TRUE(reading.claims.empty());
        }
    }
}

TEST(Pipeline, SameInputSameClaims) {
    const auto document = text_document(
        "Rebels attacked an army base on Monday and captured the airport. The army denied it.\n",
        "en");
    EXPECT_EQ(pipeline().read(document), pipeline().read(document));
}

TEST(Pipeline, WhatShouldHaveBeenDoneWasDueAndWasNotDone) {
    const auto readings = pipeline().read(
        text_document("Government forces shelled the town of Kostal on Friday. The district should "
                      "have been handed over on October 15.\n",
                      "en"));
    ASSERT_EQ(readings.size(), 1u);
    std::vector<std::pair<Modality, Polarity>> handovers;
    for (const auto& claim : readings.front().claims) {
        if (claim.type == ClaimType::handover) {
            handovers.emplace_back(claim.modality, claim.polarity);
            EXPECT_EQ(claim.time.interval.from, Date{std::chrono::year{2020} / 10 / 15});
        }
    }
    EXPECT_EQ(handovers,
              (std::vector<std::pair<Modality, Polarity>>{{Modality::future, Polarity::affirmed},
                                                          {Modality::actual, Polarity::denied}}));
}

TEST(Pipeline, AnHourAfterAPlanThatIsPastIsOfThePlansDay) {
    const auto readings = pipeline().read(text_document(
        "Les combats durent depuis le 27 septembre. La tr\xC3\xAAve devait commencer le 10 "
        "octobre \xC3\xA0 12 heures. Cependant, \xC3\xA0 12h05, l'arm\xC3\xA9"
        "e a lanc\xC3\xA9 une attaque.\n",
        "fr"));
    ASSERT_EQ(readings.size(), 1u);
    ASSERT_FALSE(readings.front().times.empty());
    const auto& last = readings.front().times.back();
    EXPECT_EQ(last.time_of_day, std::chrono::minutes(12 * 60 + 5));
    EXPECT_EQ(last.interval.from, Date{std::chrono::year{2020} / 10 / 10});
}

TEST(Pipeline, AnInfinitiveInAHeadlineIsToCome) {
    auto document = text_document(
        "Army to withdraw from Kherson\n\nThe troops have a week, the ministry said.\n", "en");
    document.stated.title = "Army to withdraw from Kherson";
    std::size_t withdrawals = 0;
    for (const auto& reading : pipeline().read(document)) {
        for (const auto& claim : reading.claims) {
            if (claim.type != ClaimType::withdrawal) { continue; }
            ++withdrawals;
            EXPECT_EQ(claim.modality, Modality::future);
        }
    }
    EXPECT_EQ(withdrawals, 1U);
}

TEST(Pipeline, ABombardmentIsFromTheAirWhereItsSideBombsSo) {
    const auto type_of = [](std::string text) {
        auto document = text_document(std::move(text), "en");
        document.stated.published = "2023-11-08";
        const auto readings = pipeline().read(document);
        return readings.empty() || readings.front().claims.empty()
                   ? std::optional<ClaimType>()
                   : readings.front().claims.front().type;
    };
    EXPECT_EQ(type_of("The Israeli bombardment of Gaza City went on for a third week.\n"),
              ClaimType::air_strike);
    EXPECT_EQ(type_of("The Israeli bombardment of Gaza City with artillery went on for days.\n"),
              ClaimType::shelling);
    EXPECT_EQ(type_of("The Russian bombardment of Kharkiv went on for a third week.\n"),
              ClaimType::shelling);
}

}  // namespace
}  // namespace counterclaim::pipeline
