#include "text/flat_map.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <unordered_map>

namespace counterclaim::text {
namespace {

TEST(FlatMap, FindsWhatWasAddedAndNothingElse) {
    WordMap<int> map;
    EXPECT_EQ(map.find(std::string_view("shell")), map.end());
    std::unordered_map<std::string, int> wanted;
    for (int i = 0; i < 5000; ++i) {
        const auto word = "word" + std::to_string(i * 7919) + std::string(i % 23, 'e');
        map[word] = i;
        wanted[word] = i;
    }
    EXPECT_EQ(map.size(), wanted.size());
    for (const auto& [word, value] : wanted) {
        const auto found = map.find(std::string_view(word));
        ASSERT_NE(found, map.end()) << word;
        EXPECT_EQ(found->second, value);
        EXPECT_EQ(map.count(word + "x"), 0U);
    }
}

TEST(FlatMap, KeepsTheFirstOfTwoAndTheOrderOfAdding) {
    WordMap<std::string> map;
    EXPECT_TRUE(map.emplace(std::string_view("b"), "one").second);
    EXPECT_TRUE(map.try_emplace(std::string_view(""), "two").second);
    EXPECT_FALSE(map.emplace(std::string_view("b"), "three").second);
    ASSERT_EQ(map.size(), 2U);
    EXPECT_EQ(map.begin()->second, "one");
    EXPECT_EQ(map.find(std::string_view(""))->second, "two");
}

TEST(FlatMap, TakesNumbersAsKeys) {
    FlatMap<std::uint64_t, std::uint32_t> map;
    for (std::uint64_t i = 0; i < 3000; ++i) {
        map.try_emplace(i << 32U | i % 3, static_cast<std::uint32_t>(i));
    }
    for (std::uint64_t i = 0; i < 3000; ++i) {
        ASSERT_EQ(map.count(i << 32U | i % 3), 1U);
        EXPECT_EQ(map.count(i << 32U | 3U), 0U);
    }
}

}  // namespace
}  // namespace counterclaim::text
