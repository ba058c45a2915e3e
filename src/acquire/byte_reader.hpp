#pragma once

#include <counterclaim/error.hpp>

#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace counterclaim::acquire {

/// A file or standard input, read in pieces.
class ByteReader {
public:
    /// "-" is standard input.
    [[nodiscard]] static Expected<ByteReader> open(const std::string& path);

    /// The first bytes without taking them; fewer than asked for only at the end of the file.
    [[nodiscard]] Expected<std::string_view> peek(std::size_t bytes);
    /// Everything left; `too_large` where that is more than `bytes_max` (nothing more is read
    /// then).
    [[nodiscard]] Expected<std::string> read_all(std::uint64_t bytes_max);

    /// Up to `size` of the next bytes; 0 at the end.
    [[nodiscard]] Expected<std::size_t> take(char* to, std::size_t size);

    struct Line {
        std::string text;      ///< without its end
        std::uint64_t number;  ///< from 1
        bool too_long =
            false;  ///< longer than the limit: `text` is empty, the line has been passed over
    };
    /// The next line, or nothing at the end.
    [[nodiscard]] Expected<std::optional<Line>> read_line(std::uint64_t bytes_max);

    [[nodiscard]] std::uint64_t bytes_done() const { return m_taken; }
    [[nodiscard]] const std::string& path() const { return m_path; }

private:
    struct Closer {
        void operator()(std::FILE* file) const {
            if (file != stdin) { std::fclose(file); }
        }
    };
    ByteReader(std::string path, std::FILE* file) : m_path(std::move(path)), m_file(file) {}
    /// Reads another piece into the buffer; false at the end.
    [[nodiscard]] Expected<bool> fill(std::size_t bytes);

    std::string m_path;
    std::unique_ptr<std::FILE, Closer> m_file;
    std::string m_buffer;
    std::size_t m_at = 0;  ///< first byte of the buffer not yet taken
    std::uint64_t m_taken = 0;
    std::uint64_t m_line = 0;
    bool m_ended = false;
};

}  // namespace counterclaim::acquire
