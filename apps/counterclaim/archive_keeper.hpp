#pragma once

#include "evidence/warc_writer.hpp"
#include "fetch/client.hpp"
#include "store/following.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace counterclaim::app {

/// The archives beside a ledger: `counterclaim.db` has its evidence in `counterclaim.db.evidence/`,
/// files of about a gigabyte, `000001.warc.gz` first.
[[nodiscard]] std::string evidence_folder(const std::string& ledger);

/// Writes answers into the archives and says where each is, for the ledger.
///
/// What the ledger does not know of is cut off when an archive is opened again: an answer counts as
/// received once the ledger has its line, so nothing is in twice and nothing is half in.
class ArchiveKeeper {
public:
    /// Throws `Failure`.
    ArchiveKeeper(std::string ledger, store::Following& following, std::string software,
                  std::string contact);

    /// Keeps an answer and puts it on the disk; nothing where no byte was received. `same`: the
    /// capture that has the same body, or that a 304 speaks of.
    [[nodiscard]] std::optional<store::Capture> keep(const fetch::Response& response,
                                                     const std::string& kind,
                                                     const std::string& verdict,
                                                     const std::string& reason,
                                                     const std::optional<store::Capture>& same);

private:
    void open_next(Instant now);

    std::string m_ledger;
    store::Following& m_following;
    std::string m_software;
    std::string m_contact;
    int m_number = 0;
    std::optional<evidence::WarcWriter> m_writer;
};

}  // namespace counterclaim::app
