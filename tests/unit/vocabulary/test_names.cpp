#include <counterclaim/claim.hpp>
#include <counterclaim/error.hpp>
#include <counterclaim/sentence.hpp>

#include <gtest/gtest.h>

namespace counterclaim {
namespace {

TEST(Names, EveryClaimTypeHasANameThatReadsBack) {
    for (int i = 0; i < k_claim_type_count; ++i) {
        const auto type = static_cast<ClaimType>(i);
        ASSERT_FALSE(to_string(type).empty());
        EXPECT_EQ(parse_claim_type(to_string(type)), type);
    }
    EXPECT_EQ(to_string(ClaimType::leadership_change), "leadership-change");
    EXPECT_EQ(parse_claim_type("battle"), std::nullopt);
}

TEST(Names, RelationsSplitIntoBaseAndSubtype) {
    EXPECT_EQ(parse_relation("nsubj:pass").deprel, Deprel::nsubj);
    EXPECT_EQ(parse_relation("nsubj:pass").subtype, DeprelSubtype::pass);
    EXPECT_EQ(parse_relation("xcomp").deprel, Deprel::xcomp);
    EXPECT_EQ(parse_relation("case").deprel, Deprel::case_);
    EXPECT_EQ(parse_relation("obl:lmod").subtype, DeprelSubtype::other);
    EXPECT_EQ(to_string(Deprel::xcomp), "xcomp");
}

TEST(Names, FeaturesMatchWholeOnly) {
    Token token;
    token.features = "Mood=Ind|Number=Sing|Tense=Past";
    EXPECT_TRUE(token.has_feature("Number=Sing"));
    EXPECT_TRUE(token.has_feature("Tense=Past"));
    EXPECT_FALSE(token.has_feature("Tense=Pas"));
    EXPECT_FALSE(token.has_feature("Voice=Pass"));
}

TEST(Errors, SayCodePlaceCauseAndNextStep) {
    const Error error{ErrorCode::store_locked, "a.db", "", ""};
    EXPECT_EQ(
        to_string(error),
        "error E0041: a.db: the ledger is locked by another process. Try: wait for it to finish, "
        "then run the command again");
    EXPECT_EQ(exit_code(ErrorCode::store_locked), 4);
}

}  // namespace
}  // namespace counterclaim
