#include "support/file_resources.hpp"

#include <gtest/gtest.h>

namespace counterclaim {
namespace {

TEST(MemoryResources, OpensAndListsByPrefix) {
    MemoryResources resources;
    resources.add("lang/fr/a.tsv", "x");
    resources.add("lang/en/a.tsv", "y");
    resources.add("types.tsv", "z");
    EXPECT_EQ(resources.list("lang/"),
              (std::vector<std::string>{"lang/en/a.tsv", "lang/fr/a.tsv"}));
    EXPECT_EQ(resources.open("types.tsv")->view, "z");
    EXPECT_EQ(resources.open("types").error().code, ErrorCode::pack_missing);
}

TEST(FileResources, AMissingNameIsAnError) {
    EXPECT_EQ(test::FileResources{}.open("no/such.tsv").error().code, ErrorCode::pack_missing);
}

}  // namespace
}  // namespace counterclaim
