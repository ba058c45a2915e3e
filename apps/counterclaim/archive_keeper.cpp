#include "archive_keeper.hpp"

#include "context.hpp"

#include "evidence/digest.hpp"
#include "text/iso_date.hpp"

#include <fmt/format.h>

#include <filesystem>

namespace counterclaim::app {
namespace fs = std::filesystem;
namespace {

constexpr std::uint64_t k_archive_bytes = 1ULL << 30;
constexpr int k_archives_max = 999'999;

}  // namespace

std::string evidence_folder(const std::string& ledger) { return ledger + ".evidence"; }

ArchiveKeeper::ArchiveKeeper(std::string ledger, store::Following& following, std::string software,
                             std::string contact)
    : m_ledger(std::move(ledger)),
      m_following(following),
      m_software(std::move(software)),
      m_contact(std::move(contact)) {
    std::error_code error;
    fs::create_directories(evidence_folder(m_ledger), error);
    if (error) {
        throw Failure({ErrorCode::write_failed, evidence_folder(m_ledger), error.message(), {}});
    }
    const auto names = need(m_following.archives());
    if (!names.empty()) { m_number = std::max(0, std::atoi(names.back().c_str()) - 1); }
}

/// The first archive from the last one used on that has room and no other process writes.
void ArchiveKeeper::open_next(Instant now) {
    m_writer.reset();
    while (m_number < k_archives_max) {
        const auto name = fmt::format("{:06}.warc.gz", ++m_number);
        const auto whole = need(m_following.archive_bytes(name));
        if (whole >= k_archive_bytes) { continue; }
        auto opened = evidence::WarcWriter::open(evidence_folder(m_ledger) + "/" + name, whole,
                                                 {m_software, m_contact}, now);
        if (!opened && opened.error().code == ErrorCode::store_locked) { continue; }
        m_writer.emplace(need(std::move(opened)));
        return;
    }
    throw Failure(
        {ErrorCode::write_failed, evidence_folder(m_ledger), "there are too many archives", {}});
}

std::optional<store::Capture> ArchiveKeeper::keep(const fetch::Response& response,
                                                  const std::string& kind,
                                                  const std::string& verdict,
                                                  const std::string& reason,
                                                  const std::optional<store::Capture>& same) {
    if (!response.head) { return std::nullopt; }
    if (!m_writer || m_writer->size_bytes() >= k_archive_bytes) { open_next(response.moment); }
    evidence::Exchange exchange;
    exchange.address = response.address;
    exchange.request = response.request;
    exchange.response = response.message;
    exchange.body_begin = response.head->body_begin;
    exchange.ip = response.ip;
    exchange.moment = response.moment;
    exchange.truncated = response.truncated;
    if (!verdict.empty()) {
        exchange.metadata = "class: " + verdict + "\r\n";
        if (!reason.empty()) { exchange.metadata += "reason: " + reason + "\r\n"; }
    }
    constexpr int k_not_modified = 304;
    const bool unchanged = response.status() == k_not_modified;
    const auto payload = evidence::sha256_hex(response.body());
    if (same && (unchanged || (same->payload_sha256 == payload && !response.body().empty()))) {
        exchange.same =
            evidence::Exchange::Same{same->record_id, text::to_iso(same->fetched), unchanged};
    }
    const auto kept = need(m_writer->append(exchange));
    need(m_writer->sync());
    store::Capture capture;
    capture.address = response.address;
    capture.fetched = response.moment;
    capture.status = response.status();
    capture.kind = kind;
    capture.verdict = verdict;
    capture.reason = reason;
    capture.redirect = response.field("Location");
    capture.truncated = response.truncated;
    capture.archive = fs::path(kept.file).filename().string();
    capture.offset = kept.offset;
    capture.length = m_writer->size_bytes() - kept.offset;
    capture.record_id = kept.record_id;
    capture.block_sha256 = kept.block_sha256;
    capture.payload_sha256 = kept.payload_sha256;
    return capture;
}

}  // namespace counterclaim::app
