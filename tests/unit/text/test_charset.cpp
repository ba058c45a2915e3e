#include "text/charset.hpp"

#include "text/utf8.hpp"

#include <gtest/gtest.h>

namespace counterclaim::text {
namespace {

using namespace std::literals;

// "Обстрел города" and more in windows-1251.
constexpr auto k_russian_1251 =
    "\xCE\xE1\xF1\xF2\xF0\xE5\xEB \xE3\xEE\xF0\xEE\xE4\xE0 "
    "\xEF\xF0\xEE\xE4\xEE\xEB\xE6\xE0\xEB\xF1\xFF "
    "\xE2\xF1\xFE \xED\xEE\xF7\xFC, \xF1\xEE\xEE\xE1\xF9\xE8\xEB\xE8 \xE2\xEB\xE0\xF1\xF2\xE8 \xE8 "
    "\xF0\xE0\xF1\xF1\xEA\xE0\xE7\xE0\xEB\xE8 \xEE\xE1 \xFD\xF2\xEE\xEC"sv;

TEST(Charset, TriesMarkThenUtf8ThenLabelThenPageThenBytes) {
    struct Row {
        std::string bytes;
        std::string_view label;
        bool markup;
        std::string_view charset;
        CharsetBasis basis;
        std::string_view text;
    };
    const std::vector<Row> rows{
        {"\xEF\xBB\xBF"
         "caf\xC3\xA9",
         "windows-1251", false, "utf-8", CharsetBasis::byte_order_mark, "café"},
        {std::string("\xFF\xFE"
                     "a\0\xE9\0"sv),
         "", false, "utf-16le", CharsetBasis::byte_order_mark, "aé"},
        {std::string("\xFE\xFF\0a\0\xE9"sv), "", false, "utf-16be", CharsetBasis::byte_order_mark,
         "aé"},
        {"caf\xC3\xA9", "iso-8859-1", false, "utf-8", CharsetBasis::valid_utf8, "café"},
        {"caf\xE9", "ISO-8859-1", false, "windows-1252", CharsetBasis::header, "café"},
        {"\x93l'arm\xE9"
         "e\x94",
         "latin1", false, "windows-1252", CharsetBasis::header, "“l'armée”"},
        {"<meta charset='iso-8859-9'>\xDE", "", true, "windows-1254", CharsetBasis::meta,
         "<meta charset='iso-8859-9'>Ş"},
        {"<meta content=\"text/html; charset=windows-1251\">\xCF", "", true, "windows-1251",
         CharsetBasis::meta, "<meta content=\"text/html; charset=windows-1251\">П"},
        {"caf\xC3\xA9 caf\xC3\xA9 caf\xC3", "", false, "utf-8", CharsetBasis::valid_utf8,
         "café café caf\uFFFD"},
        {std::string("h\0i\0 \0m\0y\0 \0t\0o\0w\0n\0"sv), "", false, "utf-16le",
         CharsetBasis::detected, "hi my town"},
    };
    for (const auto& row : rows) {
        const auto decoded = decode_text(row.bytes, row.label, row.markup);
        EXPECT_EQ(decoded.charset, row.charset) << row.text;
        EXPECT_EQ(decoded.basis, row.basis) << row.text;
        EXPECT_EQ(decoded.text, row.text);
    }
}

TEST(Charset, FindsCyrillicFromTheBytesEvenUnderAWrongLabel) {
    EXPECT_EQ(decode_text(k_russian_1251, "", false).charset, "windows-1251");
    const auto page = "<html><head><meta charset=utf-8></head><body>" + std::string(k_russian_1251);
    EXPECT_EQ(decode_text(page, "utf-8", true).charset, "windows-1251");
}

TEST(Charset, AlwaysGivesUtf8) {
    std::string bytes;
    for (int value = 255; value >= 0; --value) { bytes.push_back(static_cast<char>(value)); }
    for (const auto* label :
         {"", "utf-8", "gb18030", "shift_jis", "big5", "utf-16", "no-such-name"}) {
        EXPECT_TRUE(is_utf8(decode_text(bytes, label, true).text)) << label;
    }
    EXPECT_EQ(web_charset(" Latin1 "), "windows-1252");
    EXPECT_EQ(web_charset("no-such-name"), "");
}

}  // namespace
}  // namespace counterclaim::text
