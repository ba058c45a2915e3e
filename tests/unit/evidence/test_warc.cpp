#include "evidence/content_coding.hpp"
#include "evidence/digest.hpp"
#include "evidence/http_message.hpp"
#include "evidence/warc_document.hpp"
#include "evidence/warc_reader.hpp"
#include "evidence/warc_writer.hpp"
#include "support/warc_maker.hpp"

#include <gtest/gtest.h>
#include <zlib.h>
#include <zstd.h>

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace counterclaim::evidence {
namespace {

using testing::drawn_address;
using testing::drawn_page;
using testing::drawn_response;
using testing::page_record;
using testing::plain_record;

ByteFeed feed_of(const std::string& bytes, std::size_t piece = 100'000) {
    return [&bytes, piece, at = std::size_t{0}](char* to, std::size_t size) mutable {
        const auto got = std::min({size, piece, bytes.size() - at});
        bytes.copy(to, got, at);
        at += got;
        return Expected<std::size_t>(got);
    };
}

std::string zstd_of(std::string_view bytes, bool checksum = true,
                    std::string_view dictionary = {}) {
    auto* context = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, checksum ? 1 : 0);
    if (!dictionary.empty()) {
        ZSTD_CCtx_loadDictionary(context, dictionary.data(), dictionary.size());
    }
    std::string frame(ZSTD_compressBound(bytes.size()), '\0');
    frame.resize(ZSTD_compress2(context, frame.data(), frame.size(), bytes.data(), bytes.size()));
    ZSTD_freeCCtx(context);
    return frame;
}

struct Read {
    std::vector<WarcRecord> records;
    std::vector<Error> errors;
};

Read read_all(const std::string& archive, const WarcLimits& limits = {},
              std::size_t piece = 100'000) {
    Read read;
    WarcReader reader(feed_of(archive, piece), "a.warc", limits);
    while (auto item = reader.next()) {
        if (*item) {
            read.records.push_back(**item);
        } else {
            read.errors.push_back(item->error());
        }
        EXPECT_LT(read.records.size() + read.errors.size(), 100'000U);
    }
    return read;
}

TEST(WarcReader, ReadsEveryPacking) {
    std::string plain;
    std::string gz;
    std::string zst;
    std::string dictionary_head("\x5D\x2A\x4D\x18", 4);
    const auto dictionary = page_record(1000);
    for (std::size_t i = 0; i < 4; ++i) {
        dictionary_head += static_cast<char>(dictionary.size() >> (8 * i));
    }
    auto with_dictionary = dictionary_head + dictionary;
    for (int n = 0; n < 20; ++n) {
        plain += page_record(n);
        gz += gzip(page_record(n));
        zst += zstd_of(page_record(n));
        with_dictionary += zstd_of(page_record(n), false, dictionary);
    }
    EXPECT_LT(with_dictionary.size(), zst.size());
    const auto one_member = gzip(plain);
    std::string blocks;  // a member every 1,000 bytes, wherever records end
    for (std::size_t at = 0; at < plain.size(); at += 1000) {
        blocks += gzip(plain.substr(at, 1000));
    }
    for (const auto* archive : std::initializer_list<const std::string*>{
             &plain, &gz, &zst, &with_dictionary, &one_member, &blocks}) {
        for (const std::size_t piece : {1U, 7U, 100'000U}) {
            const auto read = read_all(*archive, {}, piece);
            ASSERT_EQ(read.errors.size(), 0U)
                << read.errors[0].what << " at " << read.errors[0].where;
            ASSERT_EQ(read.records.size(), 20U);
            for (int n = 0; n < 20; ++n) {
                const auto& record = read.records[static_cast<std::size_t>(n)];
                EXPECT_EQ(record.target(), drawn_address(n));
                EXPECT_EQ(record.block, drawn_response(drawn_page(n)));
            }
        }
    }
    const auto read = read_all(gz);
    for (const auto& record : read.records) {
        const auto alone = gz.substr(record.offset, record.length);
        EXPECT_EQ(read_all(alone).records.at(0).block, record.block);
    }
}

TEST(WarcReader, FindsTheWayAroundDamage) {
    const auto good = gzip(page_record(1));
    const auto garbage = std::string("no archive at all, \x1F\x8B\x08 and more of it");
    struct Row {
        const char* what;
        std::string archive;
        std::size_t records;
        std::size_t errors;
    };
    const auto plain = page_record(2);
    auto wrong_length = page_record(3);
    wrong_length.replace(wrong_length.find("Content-Length: ") + 16, 1, "9");
    for (const auto& row : {
             Row{"nothing", "", 0, 0},
             Row{"only garbage", garbage, 0, 1},
             Row{"garbage between members", good + garbage + good, 2, 1},
             Row{"a member cut", good + good.substr(0, good.size() / 2) + good, 2, 1},
             Row{"the last member cut", good + good.substr(0, good.size() / 2), 1, 1},
             Row{"the last checksum lost", good + good.substr(0, good.size() - 4), 2, 1},
             Row{"a wrong length in a plain file", plain + wrong_length + plain, 2, 1},
             Row{"no line ends behind the last", plain.substr(0, plain.size() - 4), 1, 0},
             Row{"a plain file cut", plain + plain.substr(0, plain.size() / 2), 1, 1},
             Row{"a record inside a member is damaged", gzip(plain + wrong_length + plain), 1, 1},
             Row{"a member that is no record", good + gzip("hello") + good, 2, 1},
         }) {
        const auto read = read_all(row.archive);
        EXPECT_EQ(read.records.size(), row.records) << row.what;
        EXPECT_EQ(read.errors.size(), row.errors) << row.what;
        for (const auto& error : read.errors) {
            EXPECT_EQ(error.code, ErrorCode::damaged_record);
            EXPECT_FALSE(error.what.empty());
            EXPECT_TRUE(error.where.starts_with("a.warc@"));
        }
    }
}

TEST(WarcReader, PassesOverWhatIsTooLarge) {
    WarcLimits limits;
    limits.block_bytes_max = 10'000;
    const auto large =
        plain_record("response", "https://example.org/film", std::string(5'000'000, 'x'));
    for (const auto& archive : {gzip(page_record(1)) + gzip(large) + gzip(page_record(2)),
                                page_record(1) + large + page_record(2)}) {
        const auto read = read_all(archive, limits);
        EXPECT_EQ(read.errors.size(), 0U);
        ASSERT_EQ(read.records.size(), 3U);
        EXPECT_TRUE(read.records[1].too_large);
        EXPECT_TRUE(read.records[1].block.empty());
        EXPECT_EQ(read.records[2].target(), drawn_address(2));
    }
}

/// A bit is flipped in each of 1,000 places, one at a time: every record but the one hit is read,
/// and none that is read has other bytes.
void flip_bits(const std::string& archive, int count, const char* what) {
    constexpr unsigned k_seed = 20201009;
    std::mt19937 random(k_seed);
    std::map<std::string, std::string> blocks;
    for (int n = 0; n < count; ++n) { blocks[drawn_address(n)] = drawn_response(drawn_page(n)); }
    for (int flip = 0; flip < 1000; ++flip) {
        auto damaged = archive;
        const auto at = random() % damaged.size();
        const auto bit = random() % 8;
        damaged[at] = static_cast<char>(static_cast<unsigned char>(damaged[at]) ^ (1U << bit));
        const auto read = read_all(damaged);
        int lost = count;
        for (const auto& record : read.records) {
            const auto found = blocks.find(std::string(record.target()));
            const auto name = "<urn:test:" + std::string(record.target()) + ">";
            if (found == blocks.end() || record.fields["WARC-Record-ID"] != name) { continue; }
            ASSERT_EQ(record.block, found->second) << what << " byte " << at << " bit " << bit;
            --lost;
        }
        ASSERT_LE(lost, 1) << what << " byte " << at << " bit " << bit << " seed " << k_seed;
        ASSERT_GE(lost, 0) << what << " byte " << at << " bit " << bit;
    }
}

TEST(WarcReader, AFlippedBitCostsOneRecord) {
    std::string plain;
    std::string gz;
    std::string zst;
    constexpr int k_records = 40;
    for (int n = 0; n < k_records; ++n) {
        plain += page_record(n);
        gz += gzip(page_record(n));
        zst += zstd_of(page_record(n));
    }
    flip_bits(gz, k_records, "gzip");
    flip_bits(zst, k_records, "zstd");
    flip_bits(plain, k_records, "plain");
}

long peak_kib() {
    struct rusage usage {};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

/// An archive that is made as it is read, so that only the reader can hold much of it. All 50,000
/// records with COUNTERCLAIM_WHOLE set.
TEST(WarcReader, StreamsInBoundedMemory) {
    const int records = std::getenv("COUNTERCLAIM_WHOLE") != nullptr ? 50'000 : 5'000;
    int made = 0;
    std::string rest;
    const std::string filler(60'000, '.');
    WarcReader reader(
        [&](char* to, std::size_t size) {
            while (rest.size() < size && made < records) {
                rest += gzip(plain_record("response", drawn_address(made),
                                          drawn_response(drawn_page(made) + filler)));
                ++made;
            }
            const auto got = std::min(size, rest.size());
            rest.copy(to, got);
            rest.erase(0, got);
            return Expected<std::size_t>(got);
        },
        "made.warc.gz");
    int read = 0;
    long before = 0;
    while (auto item = reader.next()) {
        ASSERT_TRUE(*item) << item->error().what;
        if (++read == 100) { before = peak_kib(); }
    }
    EXPECT_EQ(read, records);
    constexpr long k_allowed_kib = 32 * 1024;
    EXPECT_LT(peak_kib() - before, k_allowed_kib);
}

TEST(WarcDocument, TakesPagesAndTexts) {
    struct Row {
        const char* what;
        std::string record;
        const char* bytes;  ///< null: no document
    };
    const std::string revisit =
        plain_record("revisit", "https://example.org/a", "HTTP/1.1 200 OK\r\n\r\n");
    for (const auto& row : {
             Row{"a page",
                 plain_record("response", "https://example.org/a", drawn_response("<p>a")), "<p>a"},
             Row{"packed",
                 plain_record("response", "https://example.org/a",
                              drawn_response(gzip("<p>a"), "Content-Encoding: gzip\r\n")),
                 "<p>a"},
             Row{"a text",
                 plain_record("conversion", "https://example.org/a", "words", "text/plain"),
                 "words"},
             Row{"a resource", plain_record("resource", "file:a", "<p>a", "text/html"), "<p>a"},
             Row{"a picture", plain_record("resource", "file:a", "GIF89a", "image/gif"), nullptr},
             Row{"a request",
                 plain_record("request", "https://example.org/a", "GET / HTTP/1.1\r\n\r\n"),
                 nullptr},
             Row{"not found",
                 plain_record("response", "https://example.org/a",
                              "HTTP/1.1 404 No\r\nContent-Type: text/html\r\n\r\n<p>a"),
                 nullptr},
             Row{"robots",
                 plain_record("response", "https://example.org/robots.txt",
                              "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nUser-agent: *"),
                 nullptr},
             Row{"unlabelled page",
                 plain_record("response", "https://example.org/a",
                              "HTTP/1.1 200 OK\r\n\r\n<html><p>a"),
                 "<html><p>a"},
             Row{"revisit", revisit, nullptr},
             Row{"cut by its maker",
                 plain_record("response", "https://example.org/a",
                              drawn_response("<p>a", "Content-Length: 5000\r\n"),
                              "application/http", true, {{"WARC-Truncated", "length"}}),
                 "<p>a"},
         }) {
        const auto read = read_all(row.record);
        ASSERT_EQ(read.records.size(), 1U) << row.what;
        const auto document = document_of(read.records[0], "a.warc");
        ASSERT_TRUE(document) << row.what;
        ASSERT_EQ(document->has_value(), row.bytes != nullptr) << row.what;
        if (row.bytes != nullptr) {
            EXPECT_EQ((*document)->bytes, row.bytes) << row.what;
            EXPECT_EQ((*document)->sha256, sha256_hex(row.bytes));
            EXPECT_TRUE((*document)->retrieved);
        }
    }
}

/// A file that goes away with the test.
class TemporaryFile {
public:
    TemporaryFile() {
        auto name = (std::filesystem::temp_directory_path() / "counterclaim-warc-XXXXXX").string();
        m_folder = ::mkdtemp(name.data());
    }
    ~TemporaryFile() {
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
    }
    [[nodiscard]] std::string path() const { return m_folder + "/a.warc.gz"; }
    [[nodiscard]] std::string bytes() const {
        std::ifstream file(path(), std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

private:
    std::string m_folder;
};

Exchange exchange_of(int n) {
    Exchange exchange;
    exchange.address = drawn_address(n);
    exchange.request = "GET /report HTTP/1.1\r\nHost: news.example.org\r\n\r\n";
    exchange.response = drawn_response(drawn_page(n));
    exchange.body_begin = exchange.response.find("\r\n\r\n") + 4;
    exchange.moment = Instant(std::chrono::seconds(1'600'000'000 + n));
    return exchange;
}

TEST(WarcWriter, WritesWhatIsReadBack) {
    const TemporaryFile file;
    std::vector<Kept> kept;
    {
        auto writer = WarcWriter::open(file.path(), 0, {"test/1", "desk@example.org"}, Instant{});
        ASSERT_TRUE(writer) << writer.error().what;
        for (int n = 0; n < 3; ++n) { kept.push_back(*writer->append(exchange_of(n))); }
        auto same = exchange_of(2);
        same.same = Exchange::Same{kept[2].record_id, kept[2].moment, false};
        same.metadata = "class: article\r\n";
        kept.push_back(*writer->append(same));
        EXPECT_TRUE(writer->sync());
        EXPECT_EQ(writer->size_bytes(), file.bytes().size());
    }
    const auto read = read_all(file.bytes());
    ASSERT_EQ(read.errors.size(), 0U);
    std::vector<std::string> types;
    for (const auto& record : read.records) { types.emplace_back(record.type()); }
    EXPECT_EQ(types,
              (std::vector<std::string>{"warcinfo", "response", "request", "response", "request",
                                        "response", "request", "revisit", "request", "metadata"}));
    EXPECT_EQ(read.records[1].offset, kept[0].offset);
    EXPECT_EQ(read.records[1].length, kept[0].length);
    EXPECT_EQ(read.records[1].fields["WARC-Record-ID"], kept[0].record_id);
    EXPECT_EQ(sha256_hex(read.records[1].block), kept[0].block_sha256);
    EXPECT_EQ(read.records[2].fields["WARC-Concurrent-To"], kept[0].record_id);
    EXPECT_EQ(read.records[7].fields["WARC-Refers-To"], kept[2].record_id);
    EXPECT_TRUE(read.records[7].block.ends_with("\r\n\r\n"));
    std::set<std::string> names;
    for (const auto& record : read.records) { names.emplace(record.fields["WARC-Record-ID"]); }
    EXPECT_EQ(names.size(), read.records.size());
}

TEST(WarcWriter, GoesOnBehindWhatIsVouchedFor) {
    const TemporaryFile file;
    std::uint64_t whole = 0;
    {
        auto writer = WarcWriter::open(file.path(), 0, {"test/1", ""}, Instant{});
        ASSERT_TRUE(writer->append(exchange_of(1)));
        whole = writer->size_bytes();
        ASSERT_TRUE(writer->append(exchange_of(2)));
        const auto second = WarcWriter::open(file.path(), 0, {"test/1", ""}, Instant{});
        ASSERT_FALSE(second);
        EXPECT_EQ(second.error().code, ErrorCode::store_locked);
    }
    std::filesystem::resize_file(file.path(), file.bytes().size() - 10);
    {
        auto writer = WarcWriter::open(file.path(), whole, {"test/1", ""}, Instant{});
        ASSERT_TRUE(writer);
        ASSERT_TRUE(writer->append(exchange_of(3)));
    }
    const auto read = read_all(file.bytes());
    EXPECT_EQ(read.errors.size(), 0U);
    ASSERT_EQ(read.records.size(), 5U);
    EXPECT_EQ(read.records[3].target(), drawn_address(3));
    const auto lost = WarcWriter::open(file.path(), 1'000'000, {"test/1", ""}, Instant{});
    ASSERT_FALSE(lost);
    EXPECT_EQ(lost.error().code, ErrorCode::store_damaged);
}

TEST(Digest, KnowsTheSpellings) {
    constexpr std::string_view k_text = "abc";
    EXPECT_EQ(digest_agrees("sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5", k_text), true);
    EXPECT_EQ(digest_agrees("SHA1:a9993e364706816aba3e25717850c26c9cd0d89d", k_text), true);
    EXPECT_EQ(
        digest_agrees("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                      k_text),
        true);
    EXPECT_EQ(digest_agrees("sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5", "abd"), false);
    EXPECT_EQ(digest_agrees("md5:900150983cd24fb0d6963f7d28e17f72", k_text), std::nullopt);
    EXPECT_EQ(digest_agrees("sha1:short", k_text), std::nullopt);
    EXPECT_EQ(digest_agrees("", k_text), std::nullopt);
}

}  // namespace
}  // namespace counterclaim::evidence
