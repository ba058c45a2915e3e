#include "text/char_class.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace counterclaim::text {
namespace {

TEST(Utf8, ReadsEveryLengthAndMovesOverBadBytes) {
    const std::string text =
        "aé€😀\xFF"
        "b\xE2\x82";
    std::vector<std::uint32_t> codes;
    for (const auto point : code_points(text)) { codes.push_back(point.code); }
    EXPECT_EQ(codes, (std::vector<std::uint32_t>{'a', 0xE9, 0x20AC, 0x1F600, k_replacement, 'b',
                                                 k_replacement, k_replacement}));
    EXPECT_FALSE(is_utf8(text));
    EXPECT_TRUE(is_utf8(repair_utf8(text)));
    EXPECT_FALSE(is_utf8("\xC0\x80"));      // overlong
    EXPECT_FALSE(is_utf8("\xED\xA0\x80"));  // surrogate
    EXPECT_FALSE(is_utf8("\xF4\x90\x80\x80"));
}

TEST(Utf8, WalksBackAndCutsOnlyBetweenCodePoints) {
    const std::string text = "aé€😀";
    EXPECT_EQ(decode_before(text, text.size()).code, U'😀');
    EXPECT_EQ(decode_before(text, 6).code, U'€');
    EXPECT_EQ(decode_before(text, 1).code, U'a');
    for (std::size_t bytes = 0; bytes <= text.size(); ++bytes) {
        EXPECT_TRUE(is_utf8(clip(text, bytes))) << bytes;
        EXPECT_LE(clip(text, bytes).size(), bytes);
    }
    EXPECT_EQ(count_code_points(text), 4U);
}

TEST(Fold, MakesSpellingsEqual) {
    const std::vector<std::pair<std::string, std::string>> rows{
        {"Hadrout", "hadrout"},
        {"ÉLYSÉE", "elysee"},
        {"Xankəndi", "xankendi"},
        {"ŞUŞA", "susa"},
        {"İstanbul", "istanbul"},
        {"Ağdaş ILI ılı", "agdas ili ili"},
        {"Straße", "strasse"},
        {"œuvre", "oeuvre"},
        {"Łódź", "lodz"},
        {"Алиев Ёлкин", "алиев елкин"},
        {"Й Ї ў", "й ї ў"},
        {"и\u0306", "й"},
        {"e\u0301", "e"},
        {"\u0531\u0580\u0581\u0561\u056D և", "\u0561\u0580\u0581\u0561\u056D \u0565\u0582"},
        {"Άρης λόγος", "αρησ λογοσ"},
        {"أحمد إلى", "احمد الی"},
        {"كيف", "کیف"},
        {"مُحَمَّـد", "محمد"},
        {"شَالוֹם", "شالום"},
        {"l’armée", "l'armee"},
        {"co\u00ADoperate\u200B", "cooperate"},
        {"a\u00A0b\u202Fc", "a b c"},
        {"non\u2011stop – x", "non-stop – x"},
        {"١٢٣ ۴", "123 4"},
        {"हिन्दी", "हिन्दी"},
        {"한국", "한국"},
        {"ﬁn Ｆ", "fin f"},
        {"line\nbreak", "line\nbreak"},
    };
    for (const auto& [given, expected] : rows) {
        EXPECT_EQ(fold(given), expected) << given;
        EXPECT_EQ(fold(fold(given)), expected) << given;
    }
}

TEST(Fold, IsStableAndKeepsUtf8ForEveryCodePoint) {
    for (char32_t code = 1; code < 0x20000; ++code) {
        if (code >= 0xD800 && code <= 0xDFFF) { continue; }
        std::string text;
        append_utf8(text, code);
        const auto once = fold(text);
        ASSERT_TRUE(is_utf8(once)) << std::hex << static_cast<unsigned>(code);
        ASSERT_EQ(fold(once), once) << std::hex << static_cast<unsigned>(code);
    }
}

TEST(Fold, OffsetsLeadBackToTheSource) {
    const std::string text = "Près de Ｘﬁ e\u0301t";
    const auto folded = fold_with_offsets(text);
    EXPECT_EQ(folded.text, fold(text));
    ASSERT_EQ(folded.offsets.size(), folded.text.size() + 1);
    const auto at = folded.text.find("de");
    EXPECT_EQ(text.substr(folded.offsets[at], 2), "de");
    const auto ligature = folded.text.find("fi");
    EXPECT_EQ(text.substr(folded.offsets[ligature],
                          folded.offsets[ligature + 2] - folded.offsets[ligature]),
              "ﬁ");
    EXPECT_EQ(folded.offsets.back(), text.size());
}

TEST(Fold, LowerKeepsMarks) { EXPECT_EQ(to_lower("ÉTÉ Şuşa İl Ərəb"), "été şuşa il ərəb"); }

TEST(CharClass, KnowsTheScriptsOfTheNews) {
    EXPECT_TRUE(is_upper(U'Բ'));
    EXPECT_TRUE(is_lower(U'ж'));
    EXPECT_TRUE(is_letter(U'ق'));
    EXPECT_TRUE(is_letter(U'ქ'));
    EXPECT_TRUE(is_digit(U'٣'));
    EXPECT_EQ(char_class(U'«'), CharClass::punctuation);
    EXPECT_EQ(char_class(0x200F), CharClass::invisible);
    EXPECT_EQ(char_class('\n'), CharClass::line_break);
    EXPECT_EQ(count_words("L'armée d'Azerbaïdjan a tiré 20 obus."), 6U);
    EXPECT_EQ(trim_space(" \u200B x y\n\u00A0"), "x y");
}

TEST(CharClass, AsciiIsWhatTheTableSays) {
    for (char32_t code = 0; code < 0x80; ++code) {
        EXPECT_EQ(char_class(code), detail::class_beyond_ascii(code)) << static_cast<int>(code);
    }
}

TEST(Fold, HanAndHangulStay) { EXPECT_EQ(fold("首都 서울"), "首都 서울"); }

}  // namespace
}  // namespace counterclaim::text
