#include "acquire/source.hpp"

#include "acquire/byte_reader.hpp"
#include "acquire/folder.hpp"
#include "acquire/json_record.hpp"
#include "acquire/sniff.hpp"
#include "evidence/content_coding.hpp"
#include "evidence/warc_document.hpp"
#include "evidence/warc_reader.hpp"

#include <deque>
#include <filesystem>

namespace counterclaim::acquire {
namespace {

constexpr std::size_t k_sniff_bytes = 65536;

Error refusal(Format format, const std::string& path) {
    switch (format) {
        case Format::empty:
            return {ErrorCode::empty, path, "the file is empty", {}};
        case Format::compressed:
            return {ErrorCode::unsupported, path, "the file is compressed", "unpack it first"};
        default:
            return {ErrorCode::binary, path, "the file is not text", {}};
    }
}

/// What to read a file as. A name decides, unless the bytes plainly say otherwise.
Format decide(Format named, Format seen) {
    // The bytes of a packed archive do not tell what is in them; its name, or its first record,
    // does.
    if (named == Format::warc && seen != Format::empty) { return named; }
    if (seen == Format::warc || seen == Format::empty || seen == Format::binary ||
        seen == Format::compressed) {
        return seen;
    }
    if (named == Format::unknown) { return seen; }
    if (named == Format::text && seen == Format::html) { return seen; }
    if (named == Format::json && seen == Format::json_lines) { return seen; }
    return named;
}

/// Whether the first bytes of a packed file, unpacked, begin a record.
bool holds_records(std::string_view head) {
    const auto plain = evidence::packing_of(head) == evidence::Packing::gzip
                           ? evidence::gunzip(head, 16)
                           : evidence::unzstd(head, 16);
    return plain.bytes.starts_with("WARC/");
}

/// The records of a WARC file that hold a page.
class Archive {
public:
    Archive(ByteReader reader, const Limits& limits)
        : m_bytes(std::make_unique<ByteReader>(std::move(reader))),
          m_records(
              [bytes = m_bytes.get()](char* to, std::size_t size) { return bytes->take(to, size); },
              m_bytes->path(), warc_limits(limits)) {
        m_http.body_bytes_max = limits.document_bytes_max;
    }

    /// The next page, or what could not be read; nothing at the end.
    std::optional<Expected<Document>> next(Source::Progress& progress) {
        while (auto record = m_records.next()) {
            ++progress.records_done;
            if (!*record) { return tl::unexpected<Error>(std::move(record->error())); }
            auto document = evidence::document_of(**record, m_bytes->path(), m_http);
            if (!document) { return tl::unexpected<Error>(std::move(document.error())); }
            if (*document) { return **std::move(document); }
            ++progress.records_skipped;
        }
        return std::nullopt;
    }
    [[nodiscard]] std::uint64_t bytes_done() const { return m_bytes->bytes_done(); }

private:
    static evidence::WarcLimits warc_limits(const Limits& limits) {
        evidence::WarcLimits bounds;
        bounds.block_bytes_max = limits.document_bytes_max;
        return bounds;
    }
    std::unique_ptr<ByteReader> m_bytes;  ///< on the heap: the records draw from it
    evidence::WarcReader m_records;
    evidence::HttpLimits m_http;
};

}  // namespace

struct Source::State {
    Limits limits;
    std::deque<FolderListing::File> files;
    std::deque<Expected<Document>> ready;  ///< found, not yet handed out
    std::optional<ByteReader> lines;       ///< a JSON Lines file being read
    std::optional<Archive> archive;        ///< a WARC file being read
    JsonRecords records;
    Progress progress;
    std::uint64_t current_bytes = 0;

    void open_next();
    void read_whole(ByteReader reader, Format format);
    bool read_line();
    void finish_file() {
        ++progress.files_done;
        progress.bytes_done += current_bytes;
        current_bytes = 0;
    }
    void refuse(Error error) { ready.emplace_back(tl::unexpected<Error>(std::move(error))); }
};

void Source::State::open_next() {
    const auto file = files.front();
    files.pop_front();
    current_bytes = file.bytes;
    auto reader = ByteReader::open(file.path);
    if (!reader) {
        refuse(reader.error());
        finish_file();
        return;
    }
    const auto head = reader->peek(k_sniff_bytes);
    if (!head) {
        refuse(head.error());
        finish_file();
        return;
    }
    const auto format =
        decide(format_of_name(file.path), format_of_bytes(*head, head->size() < k_sniff_bytes));
    if (format == Format::json_lines) {
        lines = *std::move(reader);
        return;
    }
    if (format == Format::warc || (format == Format::compressed && holds_records(*head))) {
        archive.emplace(*std::move(reader), limits);
        return;
    }
    read_whole(*std::move(reader), format);
    finish_file();
}

void Source::State::read_whole(ByteReader reader, Format format) {
    const auto& path = reader.path();
    if (format == Format::empty || format == Format::binary || format == Format::compressed) {
        refuse(refusal(format, path));
        return;
    }
    auto bytes =
        reader.read_all(format == Format::json ? limits.json_bytes_max : limits.document_bytes_max);
    if (!bytes) {
        refuse(bytes.error());
        return;
    }
    if (format == Format::json) {
        for (auto& document : records.read_all(*bytes, path)) {
            ready.push_back(std::move(document));
        }
        return;
    }
    Document document;
    document.id = path;
    document.address = path;
    document.media_type = format == Format::html ? "text/html" : "text/plain";
    document.sha256 = sha256_hex(*bytes);
    document.bytes = *std::move(bytes);
    ready.emplace_back(std::move(document));
}

/// Reads lines up to one that holds a record; false at the end of the file.
bool Source::State::read_line() {
    while (true) {
        auto line = lines->read_line(limits.document_bytes_max);
        if (!line) {
            refuse(line.error());
            return false;
        }
        if (!*line) { return false; }
        const auto where = lines->path() + ":" + std::to_string((*line)->number);
        if ((*line)->too_long) {
            refuse({ErrorCode::too_large,
                    where,
                    "the line is longer than the limit of " +
                        std::to_string(limits.document_bytes_max >> 20) + " MiB",
                    {}});
            return true;
        }
        if ((*line)->text.find_first_not_of(" \t") == std::string::npos) { continue; }
        ready.push_back(records.read_one((*line)->text, where));
        return true;
    }
}

Source::Source(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Source::Source(Source&&) noexcept = default;
Source& Source::operator=(Source&&) noexcept = default;
Source::~Source() = default;

Expected<Source> Source::open(const std::string& path, const Limits& limits) {
    auto state = std::make_unique<State>();
    state->limits = limits;
    std::error_code error;
    if (path != "-" && !std::filesystem::exists(path, error)) {
        if (error) {
            return fail(ErrorCode::unreadable, path, "cannot be read: " + error.message());
        }
        return fail(ErrorCode::not_found, path, "there is no such file or folder");
    }
    if (path != "-" && std::filesystem::is_directory(path, error)) {
        auto listing = list_folder(path, limits.folder_depth_max);
        for (auto& file : listing.files) {
            state->progress.bytes_total += file.bytes;
            state->files.push_back(std::move(file));
        }
        for (auto& failed : listing.errors) { state->refuse(std::move(failed)); }
        state->progress.files_skipped = listing.skipped;
    } else {
        const auto bytes = path == "-" ? 0 : std::filesystem::file_size(path, error);
        state->progress.bytes_total = error ? 0 : bytes;
        state->files.push_back({path, error ? 0 : bytes});
    }
    state->progress.files_total = state->files.size();
    return Source(std::move(state));
}

std::optional<Expected<Document>> Source::next() {
    while (m_state->ready.empty()) {
        if (m_state->lines) {
            if (!m_state->read_line()) {
                m_state->lines.reset();
                m_state->finish_file();
            }
        } else if (m_state->archive) {
            if (auto page = m_state->archive->next(m_state->progress)) {
                m_state->ready.push_back(*std::move(page));
            } else {
                m_state->archive.reset();
                m_state->finish_file();
            }
        } else if (m_state->files.empty()) {
            return std::nullopt;
        } else {
            m_state->open_next();
        }
    }
    auto document = std::move(m_state->ready.front());
    m_state->ready.pop_front();
    return document;
}

Source::Progress Source::progress() const {
    auto progress = m_state->progress;
    if (m_state->lines) { progress.bytes_done += m_state->lines->bytes_done(); }
    if (m_state->archive) { progress.bytes_done += m_state->archive->bytes_done(); }
    return progress;
}

}  // namespace counterclaim::acquire
