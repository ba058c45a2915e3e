#include "serve/tile_archive.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace counterclaim::serve {
namespace {

class Archive : public testing::Test {
protected:
    void SetUp() override {
        m_file = (std::filesystem::temp_directory_path() /
                  ("counterclaim-tiles-" +
                   std::string(testing::UnitTest::GetInstance()->current_test_info()->name())))
                     .string();
    }
    void TearDown() override { std::filesystem::remove(m_file); }

    /// An archive's header, followed by `body`.
    void write(unsigned char version, unsigned char kind, const std::string& body = {}) const {
        std::string bytes = "PMTiles";
        bytes += static_cast<char>(version);
        bytes.resize(127, '\0');
        bytes[99] = static_cast<char>(kind);
        std::ofstream(m_file, std::ios::binary) << bytes << body;
    }
    [[nodiscard]] static Request range(const std::string& value) {
        Request request;
        request.method = "GET";
        request.target = std::string(TileArchive::k_path);
        if (!value.empty()) { request.headers = {{"range", value}}; }
        return request;
    }
    static std::string header(const Answer& answer, std::string_view name) {
        for (const auto& [key, value] : answer.headers) {
            if (key == name) { return value; }
        }
        return {};
    }
    std::string m_file;
};

TEST_F(Archive, IsHandedOutInPieces) {
    write(3, 2, "0123456789");
    const auto archive = TileArchive::open(m_file);
    ASSERT_TRUE(archive) << to_string(archive.error());
    EXPECT_FALSE(archive->vector());
    const auto piece = archive->get(range("bytes=127-130"));
    EXPECT_EQ(piece.status, 206);
    EXPECT_EQ(piece.body, "0123");
    EXPECT_EQ(header(piece, "Content-Range"), "bytes 127-130/137");
    const auto past_the_end = archive->get(range("bytes=130-99999"));
    EXPECT_EQ(past_the_end.status, 206);
    EXPECT_EQ(past_the_end.body, "3456789");
}

TEST_F(Archive, RefusesWhatItDoesNotHave) {
    write(3, 1, "0123456789");
    const auto archive = TileArchive::open(m_file);
    ASSERT_TRUE(archive);
    EXPECT_TRUE(archive->vector());
    EXPECT_EQ(archive->get(range("")).status, 400);
    for (const auto* value : {"bytes=137-140", "bytes=5-4", "bytes=-5", "bytes=0-", "bytes=0-1,3-4",
                              "bytes=x-y", "lines=0-1", "bytes=99999999999999999999-1"}) {
        const auto answer = archive->get(range(value));
        EXPECT_EQ(answer.status, 416) << value;
        EXPECT_EQ(header(answer, "Content-Range"), "bytes */137") << value;
    }
}

TEST_F(Archive, AnswersNoMoreThanOnePieceOfAGreatOne) {
    write(3, 2, std::string(TileArchive::k_piece_bytes_max + 1000, 'x'));
    const auto archive = TileArchive::open(m_file);
    ASSERT_TRUE(archive);
    const auto answer = archive->get(range("bytes=0-999999999999"));
    EXPECT_EQ(answer.body.size(), TileArchive::k_piece_bytes_max);
}

TEST_F(Archive, OtherFilesAreNamed) {
    EXPECT_EQ(TileArchive::open(m_file).error().code, ErrorCode::not_found);
    std::ofstream(m_file) << "PNG";
    const auto no_archive = TileArchive::open(m_file);
    ASSERT_FALSE(no_archive);
    EXPECT_EQ(no_archive.error().where, m_file);
    write(2, 2);
    EXPECT_FALSE(TileArchive::open(m_file)) << "an older version";
    write(3, 0);
    EXPECT_FALSE(TileArchive::open(m_file)) << "tiles of an unknown kind";
    EXPECT_FALSE(TileArchive::open(std::filesystem::temp_directory_path().string()));
}

}  // namespace
}  // namespace counterclaim::serve
