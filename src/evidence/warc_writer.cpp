#include "evidence/warc_writer.hpp"

#include "evidence/content_coding.hpp"
#include "evidence/digest.hpp"
#include "evidence/warc_record.hpp"
#include "text/iso_date.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace counterclaim::evidence {
namespace {

constexpr const char* k_same_payload =
    "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";
constexpr const char* k_not_modified =
    "http://netpreserve.org/warc/1.1/revisit/server-not-modified";

tl::unexpected<Error> cannot_write(const std::string& path) {
    const auto code =
        errno == ENOSPC || errno == EDQUOT ? ErrorCode::store_full : ErrorCode::write_failed;
    return fail(code, path, "the archive cannot be written: " + std::string(std::strerror(errno)));
}

/// The member of one record: its head, block, and the two line ends behind it.
std::string member(HeaderFields fields, std::string_view block) {
    fields.add("WARC-Block-Digest", "sha256:" + sha256_hex(block));
    fields.add("Content-Length", std::to_string(block.size()));
    std::string record = warc_head(fields);
    record += block;
    record += "\r\n\r\n";
    return gzip(record);
}

HeaderFields head_of(const char* type, const std::string& id, const std::string& moment) {
    HeaderFields fields;
    fields.add("WARC-Type", type);
    fields.add("WARC-Record-ID", id);
    fields.add("WARC-Date", moment);
    return fields;
}

}  // namespace

std::string record_name(const std::vector<std::string_view>& parts) {
    std::string joined;
    for (const auto part : parts) {
        joined += std::to_string(part.size());
        joined += ':';
        joined += part;
    }
    auto hex = sha256_hex(joined).substr(0, 32);
    hex[12] = '8';  // RFC 9562: version 8, made in a way of one's own; then the variant
    hex[16] = "89ab"[static_cast<unsigned char>(hex[16]) % 4];
    return "<urn:uuid:" + hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) +
           "-" + hex.substr(16, 4) + "-" + hex.substr(20) + ">";
}

WarcWriter::WarcWriter(WarcWriter&& other) noexcept
    : m_path(std::move(other.m_path)),
      m_file(std::exchange(other.m_file, -1)),
      m_size(other.m_size) {}

WarcWriter& WarcWriter::operator=(WarcWriter&& other) noexcept {
    std::swap(m_path, other.m_path);
    std::swap(m_file, other.m_file);
    std::swap(m_size, other.m_size);
    return *this;
}

WarcWriter::~WarcWriter() {
    if (m_file >= 0) { ::close(m_file); }
}

Expected<WarcWriter> WarcWriter::open(const std::string& path, std::uint64_t whole_bytes,
                                      const Options& options, Instant now) {
    WarcWriter writer(path, ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
    if (writer.m_file < 0) { return cannot_write(path); }
    if (::flock(writer.m_file, LOCK_EX | LOCK_NB) != 0) {
        return fail(ErrorCode::store_locked, path, "another process writes this archive");
    }
    struct stat about {};
    if (::fstat(writer.m_file, &about) != 0) { return cannot_write(path); }
    const auto size = static_cast<std::uint64_t>(about.st_size);
    if (size < whole_bytes) {
        return fail(ErrorCode::store_damaged, path,
                    "the archive is shorter than the ledger says: evidence was lost",
                    "counterclaim verify says what; restore a copy of the file");
    }
    if (::ftruncate(writer.m_file, static_cast<off_t>(whole_bytes)) != 0 ||
        ::lseek(writer.m_file, 0, SEEK_END) < 0) {
        return cannot_write(path);
    }
    writer.m_size = whole_bytes;
    if (whole_bytes == 0) {
        const auto slash = path.rfind('/');
        const auto name = slash == std::string::npos ? path : path.substr(slash + 1);
        const auto moment = text::to_iso(now);
        auto fields = head_of("warcinfo", record_name({"warcinfo", name, moment}), moment);
        fields.add("WARC-Filename", name);
        fields.add("Content-Type", "application/warc-fields");
        std::string block =
            "software: " + options.software + "\r\nformat: WARC File Format 1.1\r\n";
        if (!options.contact.empty()) { block += "operator: " + options.contact + "\r\n"; }
        if (auto done = writer.write(member(std::move(fields), block)); !done) {
            return tl::unexpected<Error>(done.error());
        }
    }
    return writer;
}

Expected<void> WarcWriter::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto done = ::write(m_file, bytes.data(), bytes.size());
        if (done < 0 && errno == EINTR) { continue; }
        if (done < 0) {
            auto error = cannot_write(m_path);
            // What was begun must not stand between whole records.
            if (::ftruncate(m_file, static_cast<off_t>(m_size)) == 0) {
                ::lseek(m_file, 0, SEEK_END);
            }
            return error;
        }
        bytes.remove_prefix(static_cast<std::size_t>(done));
    }
    const auto end = ::lseek(m_file, 0, SEEK_CUR);
    m_size = static_cast<std::uint64_t>(end);
    return {};
}

Expected<Kept> WarcWriter::append(const Exchange& exchange) {
    const std::string_view response = exchange.response;
    const auto body = response.substr(std::min(exchange.body_begin, response.size()));
    const auto block = exchange.same ? response.substr(0, exchange.body_begin) : response;
    Kept kept;
    kept.file = m_path;
    kept.offset = m_size;
    kept.moment = text::to_iso(exchange.moment);
    kept.payload_sha256 = sha256_hex(body);
    kept.block_sha256 = sha256_hex(block);
    const auto place = m_path + "@" + std::to_string(m_size);
    kept.record_id = record_name({exchange.address, kept.moment, place, kept.block_sha256});

    auto fields = head_of(exchange.same ? "revisit" : "response", kept.record_id, kept.moment);
    fields.add("WARC-Target-URI", exchange.address);
    if (!exchange.ip.empty()) { fields.add("WARC-IP-Address", exchange.ip); }
    fields.add("Content-Type", "application/http;msgtype=response");
    if (!exchange.same || !exchange.same->not_modified) {
        fields.add("WARC-Payload-Digest", "sha256:" + kept.payload_sha256);
    }
    if (!exchange.truncated.empty()) { fields.add("WARC-Truncated", exchange.truncated); }
    if (exchange.same) {
        fields.add("WARC-Profile", exchange.same->not_modified ? k_not_modified : k_same_payload);
        fields.add("WARC-Refers-To", exchange.same->record_id);
        fields.add("WARC-Refers-To-Target-URI", exchange.address);
        fields.add("WARC-Refers-To-Date", exchange.same->moment);
    }
    std::string members = member(std::move(fields), block);
    kept.length = members.size();
    const auto add_concurrent = [&](const char* type, const char* media, std::string_view bytes) {
        auto other = head_of(type, record_name({type, kept.record_id}), kept.moment);
        other.add("WARC-Target-URI", exchange.address);
        other.add("WARC-Concurrent-To", kept.record_id);
        other.add("Content-Type", media);
        members += member(std::move(other), bytes);
    };
    if (!exchange.request.empty()) {
        add_concurrent("request", "application/http;msgtype=request", exchange.request);
    }
    if (!exchange.metadata.empty()) {
        add_concurrent("metadata", "application/warc-fields", exchange.metadata);
    }
    if (auto done = write(members); !done) { return tl::unexpected<Error>(done.error()); }
    return kept;
}

Expected<void> WarcWriter::sync() {
    if (::fdatasync(m_file) != 0) { return cannot_write(m_path); }
    return {};
}

}  // namespace counterclaim::evidence
