#pragma once

#include <counterclaim/document.hpp>
#include <counterclaim/error.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace counterclaim::acquire {

/// Bounds on what is read at once. Whatever is larger is refused with `too_large` and the rest goes
/// on.
struct Limits {
    std::uint64_t document_bytes_max = 64ULL << 20;  ///< a text file, a page, a line of JSON Lines
    std::uint64_t json_bytes_max = 512ULL << 20;     ///< a .json file; it is held in memory whole
    int folder_depth_max = 64;
};

/// The documents behind one path, one after the other, in bounded memory.
///
/// A path is a file (.txt, .html, .htm, .xhtml, .json, .jsonl, .ndjson, .warc; any other name is
/// told from its first bytes), a folder (read recursively in sorted order; hidden files, the
/// `_files` folders browsers save beside a page, and files of other kinds are passed over), or "-"
/// for standard input.
///
///     auto source = Source::open("articles/");
///     while (auto document = source->next()) {
///         if (!*document) { report(document->error()); continue; }
///         …
///     }
///
/// WARC files (.warc, .warc.gz, .warc.zst) give the pages of their `response` records and the texts
/// of `resource` and `conversion` records; a damaged record is one failure among the documents.
///
/// JSON records have the fields id, url, source, lang, published, title, and text or html. Where a
/// record has a text, the document is that text, and positions count in it; html is read where
/// there is no text.
class Source {
public:
    /// Fails where there is no such file or folder. What fails later is an item of `next`.
    [[nodiscard]] static Expected<Source> open(const std::string& path, const Limits& limits = {});

    Source(Source&&) noexcept;
    Source& operator=(Source&&) noexcept;
    ~Source();

    /// The next document, or why one input (a file, a record, a line) could not be read; nothing at
    /// the end.
    [[nodiscard]] std::optional<Expected<Document>> next();

    struct Progress {
        std::uint64_t bytes_done = 0;
        std::uint64_t bytes_total = 0;  ///< 0 where not known (standard input)
        std::uint64_t files_done = 0;
        std::uint64_t files_total = 0;
        std::uint64_t files_skipped = 0;    ///< of other kinds, in folders
        std::uint64_t records_done = 0;     ///< of WARC files
        std::uint64_t records_skipped = 0;  ///< of those, that hold no page
    };
    [[nodiscard]] Progress progress() const;

private:
    struct State;
    explicit Source(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// SHA-256 as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace counterclaim::acquire
