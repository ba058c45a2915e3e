#pragma once

#include "archive_keeper.hpp"
#include "context.hpp"
#include "page_reader.hpp"

#include "fetch/client.hpp"
#include "follow/listing.hpp"
#include "follow/outlets.hpp"
#include "follow/robots.hpp"
#include "store/following.hpp"
#include "store/store.hpp"

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace counterclaim::app {

struct WatchSettings {
    std::vector<follow::Outlet> outlets;
    fetch::ClientOptions client;
    std::string agent = "counterclaim";  ///< product token that robots.txt files name
    bool once = false;                   ///< stop when nothing that was due at the start is left
    bool obey_robots = true;
    std::vector<double> again_s{3600, 6 * 3600, 86400, 3 * 86400};  ///< after a visit, the next
    double robots_every_s = 86400;
    double backoff_s = 60;    ///< after the first failure; doubles with each, up to a day
    double host_delay_s = 2;  ///< where no outlet says
    int attempts_max = 8;
    /// Set: only these pages are visited (by the address they are known as), no listings.
    std::vector<std::string> only_pages;
};

struct WatchTotals {
    std::uint64_t requests = 0;
    std::uint64_t pages_found = 0;
    std::uint64_t articles = 0;   ///< first readings
    std::uint64_t revisions = 0;  ///< further ones
    std::uint64_t failures = 0;
    std::uint64_t claims = 0;
};

/// Follows outlets: asks for what is due, one request at a time to each host, keeps each answer as
/// evidence, and brings new articles and revisions into the ledger. All it knows stands in the
/// ledger; a process that is killed loses no more than the answers that were on their way.
class WatchEngine {
public:
    WatchEngine(WatchSettings settings, store::Store& store, ArchiveKeeper& keeper,
                const PageReader& reader, Context& context);

    /// Ends when nothing is left to do (`once`), or when the process is asked to stop.
    void run();
    [[nodiscard]] const WatchTotals& totals() const { return m_totals; }
    /// Of pages visited in this run: what each was.
    struct Visit {
        std::string address;
        int status = 0;
        follow::PageVerdict verdict;
        std::string title;
        std::string published;
        std::uint64_t claims = 0;
        std::optional<store::Capture> capture;
    };
    [[nodiscard]] const std::vector<Visit>& visits() const { return m_visits; }

private:
    enum class Kind : std::uint8_t { robots, listing, page };
    struct Task {
        Kind kind = Kind::page;
        std::string address;  ///< to ask for
        int hops = 0;
        store::Host host;  ///< robots: whose
        store::ListingState listing;
        store::PageState page;
    };
    enum class Start : std::uint8_t { started, later, dropped };

    [[nodiscard]] std::string key_of(const Task& task) const;
    [[nodiscard]] const follow::Outlet* outlet_of(const std::string& name) const;
    [[nodiscard]] double delay_of(const store::Host& host) const;
    store::Host& host_of(const std::string& origin);
    const follow::Robots& rules_of(const store::Host& host);

    [[nodiscard]] bool work_left();
    [[nodiscard]] int wait_ms();
    void note_visit(Visit visit);
    void dispatch();
    Start try_start(Task task);
    void send(Task task, store::Host& host);
    void bar(Task& task, const std::string& why);
    void wait_for_site(Task& task, const store::Host& host);

    void handle(const fetch::Response& response);
    [[nodiscard]] bool follow_redirect(Task& task, const fetch::Response& response);
    void settle_host(const Task& task, const fetch::Response& response);
    void handle_robots(Task& task, const fetch::Response& response);
    void handle_listing(Task& task, const fetch::Response& response);
    void handle_page(Task& task, const fetch::Response& response);
    void unchanged_page(Task& task, const fetch::Response& response,
                        const std::optional<store::Capture>& before);
    void read_page(Task& task, const fetch::Response& response,
                   const std::optional<store::Capture>& before);
    void fail_listing(Task& task, const std::string& why, std::vector<store::Capture> captures);
    [[nodiscard]] std::vector<store::PageState> pages_of(const Task& task,
                                                         const follow::Listing& listing) const;
    void read_folders();

    [[nodiscard]] std::int64_t backoff_ms(int failures) const;
    [[nodiscard]] std::int64_t cutoff() const;

    WatchSettings m_settings;
    store::Store& m_store;
    store::Following& m_following;
    ArchiveKeeper& m_keeper;
    const PageReader& m_reader;
    Context& m_context;
    fetch::Client m_client;
    std::int64_t m_started_ms;
    std::uint64_t m_next_id = 0;
    std::map<std::uint64_t, Task> m_flight;
    std::deque<Task> m_waiting;      ///< further hops of redirects
    std::set<std::string> m_active;  ///< keys of tasks in flight or waiting
    std::set<std::string> m_busy;    ///< origins with a request in flight
    std::map<std::string, store::Host> m_hosts;
    std::map<std::string, follow::Robots> m_rules;
    WatchTotals m_totals;
    std::vector<Visit> m_visits;
};

/// Milliseconds since 1970. The clock of following.
[[nodiscard]] std::int64_t now_ms();
[[nodiscard]] Instant instant_of(std::int64_t milliseconds);

}  // namespace counterclaim::app
