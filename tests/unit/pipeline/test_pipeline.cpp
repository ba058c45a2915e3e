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

}  // namespace
}  // namespace counterclaim::pipeline
