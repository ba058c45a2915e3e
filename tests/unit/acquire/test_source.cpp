#include "acquire/source.hpp"

#include "acquire/json_record.hpp"
#include "acquire/sniff.hpp"
#include "evidence/content_coding.hpp"
#include "support/warc_maker.hpp"

#include <gtest/gtest.h>

#include <unistd.h>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace counterclaim::acquire {
namespace {

namespace fs = std::filesystem;
using namespace std::literals;

/// A folder that goes away with the test.
class Folder {
public:
    Folder() {
        auto name = (fs::temp_directory_path() / "counterclaim-acquire-XXXXXX").string();
        m_path = ::mkdtemp(name.data());
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
    std::string write(const std::string& name, std::string_view bytes) const {
        fs::create_directories((m_path / name).parent_path());
        std::ofstream(m_path / name, std::ios::binary) << bytes;
        return (m_path / name).string();
    }
    [[nodiscard]] std::string path() const { return m_path.string(); }

private:
    fs::path m_path;
};

struct Taken {
    std::vector<Document> documents;
    std::vector<Error> errors;
};

Taken take_all(const std::string& path, const Limits& limits = {}) {
    Taken taken;
    auto source = Source::open(path, limits);
    EXPECT_TRUE(source) << path;
    while (auto next = source->next()) {
        if (*next) {
            taken.documents.push_back(**next);
        } else {
            taken.errors.push_back(next->error());
        }
    }
    const auto progress = source->progress();
    EXPECT_EQ(progress.files_done, progress.files_total);
    EXPECT_EQ(progress.bytes_done, progress.bytes_total);
    return taken;
}

TEST(Source, ReadsTextAndPagesAsTheyAre) {
    const Folder folder;
    const auto text = folder.write("a.txt", "Fighting near the town.\n");
    const auto page = folder.write("b.htm", "<p>Fighting near the town.</p>");
    const auto taken = take_all(text);
    ASSERT_EQ(taken.documents.size(), 1U);
    EXPECT_EQ(taken.documents[0].id, text);
    EXPECT_EQ(taken.documents[0].bytes, "Fighting near the town.\n");
    EXPECT_EQ(taken.documents[0].media_type, "text/plain");
    EXPECT_EQ(taken.documents[0].sha256, sha256_hex("Fighting near the town.\n"));
    EXPECT_EQ(take_all(page).documents.at(0).media_type, "text/html");
}

TEST(Source, HashesAsTheStandardSays) {
    EXPECT_EQ(sha256_hex("abc"),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Source, ReadsFoldersInSortedOrderAndGoesOnAfterBadFiles) {
    const Folder folder;
    folder.write("b.txt", "second");
    folder.write("a/z.txt", "first");
    folder.write("c.jsonl",
                 "{\"id\":\"x\",\"text\":\"third\"}\n\n{\"id\":\"y\"}\n{broken\n{\"id\":7,\"text\":"
                 "\"fourth\"}");
    folder.write("d.txt", "");
    folder.write("e.txt",
                 "\x7F"
                 "ELF\0\0\0\1\2\3"sv);
    folder.write("f.png", "\x89PNG");
    folder.write(".hidden.txt", "no");
    folder.write("page.html", "<html><p>fifth</p></html>");
    folder.write("page_files/frame.html", "<p>an advertisement</p>");
    folder.write("zz", "no suffix, but text");
    const auto taken = take_all(folder.path());
    std::vector<std::string> texts;
    for (const auto& document : taken.documents) { texts.push_back(document.bytes); }
    EXPECT_EQ(texts,
              (std::vector<std::string>{"first", "second", "third", "fourth",
                                        "<html><p>fifth</p></html>", "no suffix, but text"}));
    EXPECT_EQ(taken.documents[3].id, "7");
    std::vector<ErrorCode> codes;
    for (const auto& error : taken.errors) { codes.push_back(error.code); }
    EXPECT_EQ(codes, (std::vector{ErrorCode::missing_field, ErrorCode::bad_json, ErrorCode::empty,
                                  ErrorCode::binary}));
    EXPECT_EQ(taken.errors[0].where, folder.path() + "/c.jsonl:3");
}

TEST(Source, RefusesALineThatIsTooLongAndReadsTheNext) {
    const Folder folder;
    const auto path = folder.write("a.jsonl", "{\"text\":\"" + std::string(3000000, 'x') +
                                                  "\"}\n{\"id\":\"k\",\"text\":\"kept\"}\n");
    Limits limits;
    limits.document_bytes_max = 1U << 20;
    const auto taken = take_all(path, limits);
    ASSERT_EQ(taken.errors.size(), 1U);
    EXPECT_EQ(taken.errors[0].code, ErrorCode::too_large);
    EXPECT_EQ(taken.errors[0].where, path + ":1");
    ASSERT_EQ(taken.documents.size(), 1U);
    EXPECT_EQ(taken.documents[0].bytes, "kept");
    const auto large = folder.write("b.txt", std::string(3000000, 'x'));
    EXPECT_EQ(take_all(large, limits).errors.at(0).code, ErrorCode::too_large);
}

TEST(Source, ReadsOneRecordAndArraysAndLinesUnderAJsonName) {
    const Folder folder;
    const auto one =
        folder.write("one.json",
                     "{\n \"url\": \"https://example.org/a\",\n \"source\":\"Example\","
                     "\"published\":\"2020-10-01\",\"lang\":\"en\",\"title\":null,"
                     "\"text\":\" \",\"html\":\"<p>x</p>\"}");
    const auto document = take_all(one).documents.at(0);
    EXPECT_EQ(document.id, "https://example.org/a");
    EXPECT_EQ(document.address, "https://example.org/a");
    EXPECT_EQ(document.bytes, "<p>x</p>");
    EXPECT_EQ(document.media_type, "text/html");
    EXPECT_EQ(document.stated.published, "2020-10-01");
    EXPECT_EQ(document.stated.outlet, "Example");
    const auto many =
        folder.write("many.json", "[{\"text\":\"a\"}, {\"title\":\"b\"}, {\"text\":\"c\"}]");
    const auto taken = take_all(many);
    ASSERT_EQ(taken.documents.size(), 2U);
    EXPECT_EQ(taken.documents[1].id, many + "[3]");
    EXPECT_EQ(taken.errors.at(0).where, many + "[2]");
    const auto lines = folder.write("lines.json", "{\"text\":\"a\"}\n{\"text\":\"b\"}\n");
    EXPECT_EQ(take_all(lines).documents.size(), 2U);
}

TEST(Source, NamesWhatIsMissingOrLocked) {
    EXPECT_EQ(Source::open("/no/such/file.txt").error().code, ErrorCode::not_found);
    if (::geteuid() != 0) {
        const Folder folder;
        folder.write("locked/a.txt", "x");
        fs::permissions(folder.path() + "/locked", fs::perms::none);
        EXPECT_EQ(take_all(folder.path()).errors.at(0).code, ErrorCode::unreadable);
        fs::permissions(folder.path() + "/locked", fs::perms::owner_all);
    }
}

TEST(JsonRecords, RepairsWrongEncodingsAndExplainsDamage) {
    JsonRecords records;
    const auto cyrillic =
        records.read_one("{\"text\":\"\xCF\xF0\xE8\xE2\xE5\xF2, \xEC\xE8\xF0\"}", "a:1");
    ASSERT_TRUE(cyrillic);
    EXPECT_EQ(records.read_one("{\"text\":\"cut", "a:2").error().code, ErrorCode::bad_json);
    EXPECT_EQ(records.read_one("[1]", "a:3").error().code, ErrorCode::bad_json);
    EXPECT_EQ(records.read_one("{\"text\":[1]}", "a:4").error().where, "a:4");
    EXPECT_EQ(records.read_one(std::string(100000, '['), "a:5").error().code, ErrorCode::bad_json);
}

TEST(Sniff, TellsFormatsByNameAndBytes) {
    EXPECT_EQ(format_of_name("a/b.HTML"), Format::html);
    EXPECT_EQ(format_of_name("a.d/b"), Format::unknown);
    const std::vector<std::pair<std::string_view, Format>> rows{
        {"", Format::empty},
        {" \n\t", Format::empty},
        {"\xEF\xBB\xBF<!DOCTYPE HTML><p>", Format::html},
        {"<?xml version=\"1.0\"?>\n<html xmlns=\"x\">", Format::html},
        {"<div><p>one</p></div>", Format::html},
        {"[Photo] A town at the front", Format::text},
        {"[ {\"text\": 1}]", Format::json},
        {"{\"text\": 1}\n{\"text\": 2}\n", Format::json_lines},
        {"{\n\"text\": 1}", Format::json},
        {"%PDF-1.4", Format::binary},
        {"\x1F\x8B\x08", Format::compressed},
        {"\xFF\xFE"
         "a\0b\0"sv,
         Format::text},
        {"a\0b\0c\0d\0e\0f\0"sv, Format::text},
        {"abc\0\1\2\3\4\5", Format::text},
        {"1 < 2 and 3 > 2", Format::text},
    };
    for (const auto& [bytes, expected] : rows) {
        EXPECT_EQ(format_of_bytes(bytes, true), expected) << bytes;
    }
}

TEST(Source, ReadsArchives) {
    using testing::drawn_address;
    using testing::page_record;
    const Folder folder;
    const auto picture =
        testing::plain_record("resource", "https://example.org/a.gif", "GIF89a", "image/gif");
    auto packed = evidence::gzip(page_record(1)) + evidence::gzip(picture) +
                  evidence::gzip(page_record(2)) + evidence::gzip(page_record(3));
    const auto second = evidence::gzip(page_record(1)).size() + evidence::gzip(picture).size();
    packed[second + 100] = static_cast<char>(packed[second + 100] ^ 1);
    folder.write("sub/a.warc.gz", packed);
    folder.write("sub/b.warc", page_record(4));
    const auto unnamed = folder.write("unnamed", evidence::gzip(page_record(5)));
    const auto taken = take_all(folder.path());
    ASSERT_EQ(taken.documents.size(), 4U);
    EXPECT_EQ(taken.documents[0].address, drawn_address(1));
    EXPECT_EQ(taken.documents[0].bytes, testing::drawn_page(1));
    EXPECT_EQ(taken.documents[0].charset, "utf-8");
    EXPECT_EQ(taken.documents[1].address, drawn_address(3));
    EXPECT_EQ(taken.documents[2].address, drawn_address(4));
    ASSERT_EQ(taken.errors.size(), 1U);
    EXPECT_EQ(taken.errors[0].code, ErrorCode::damaged_record);
    EXPECT_EQ(take_all(unnamed).documents.at(0).address, drawn_address(5));
}

}  // namespace
}  // namespace counterclaim::acquire
