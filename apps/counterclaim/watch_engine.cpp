#include "watch_engine.hpp"

#include "signals.hpp"

#include "evidence/http_message.hpp"
#include "follow/address.hpp"
#include "follow/http_date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace counterclaim::app {
namespace {

constexpr std::size_t k_pages_per_outlet = 20;
constexpr int k_wait_ms = 50;
constexpr int k_idle_wait_ms = 1000;
constexpr int k_hops_max = 8;
constexpr double k_backoff_max_s = 86400;
constexpr std::uint64_t k_robots_bytes_max = 512U << 10;

std::int64_t milliseconds(double seconds) {
    return static_cast<std::int64_t>(std::llround(seconds * 1000));
}

bool is_redirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

}  // namespace

std::int64_t now_ms() {
    using namespace std::chrono;
    return duration_cast<std::chrono::milliseconds>(system_clock::now().time_since_epoch()).count();
}

Instant instant_of(std::int64_t milliseconds) {
    return Instant(std::chrono::seconds(milliseconds / 1000));
}

WatchEngine::WatchEngine(WatchSettings settings, store::Store& store, ArchiveKeeper& keeper,
                         const PageReader& reader, Context& context)
    : m_settings(std::move(settings)),
      m_store(store),
      m_following(store::following(store)),
      m_keeper(keeper),
      m_reader(reader),
      m_context(context),
      m_client(need(fetch::Client::make(m_settings.client))),
      m_started_ms(now_ms()) {}

std::string WatchEngine::key_of(const Task& task) const {
    switch (task.kind) {
        case Kind::robots:
            return "robots " + task.host.origin;
        case Kind::listing:
            return "listing " + task.listing.address;
        default:
            return "page " + task.page.address;
    }
}

const follow::Outlet* WatchEngine::outlet_of(const std::string& name) const {
    for (const auto& outlet : m_settings.outlets) {
        if (outlet.name == name) { return &outlet; }
    }
    return nullptr;
}

store::Host& WatchEngine::host_of(const std::string& origin) {
    const auto found = m_hosts.find(origin);
    if (found != m_hosts.end()) { return found->second; }
    return m_hosts.emplace(origin, need(m_following.host(origin))).first->second;
}

/// The rules of a site. Without an answer, or with one that says "not now", nothing is allowed;
/// with one that says "there is none", everything is (RFC 9309, 2.3.1).
const follow::Robots& WatchEngine::rules_of(const store::Host& host) {
    const auto found = m_rules.find(host.origin);
    if (found != m_rules.end()) { return found->second; }
    auto rules = follow::Robots::allow_nothing();
    const int status = host.robots_status;
    if (status >= 200 && status < 300) {
        rules = follow::Robots::parse(host.robots, m_settings.agent);
    } else if (status >= 300 && status < 500 && status != 429) {
        rules = follow::Robots::allow_all();
    }
    return m_rules.emplace(host.origin, std::move(rules)).first->second;
}

double WatchEngine::delay_of(const store::Host& host) const {
    double delay = m_settings.host_delay_s;
    for (const auto& outlet : m_settings.outlets) {
        for (const auto* list : {&outlet.feeds, &outlet.sitemaps}) {
            for (const auto& address : *list) {
                const auto parsed = follow::parse_address(address);
                if (parsed && parsed->origin() == host.origin) { return outlet.delay_s; }
            }
        }
    }
    return delay;
}

std::int64_t WatchEngine::backoff_ms(int failures) const {
    const double factor = std::pow(2.0, std::clamp(failures - 1, 0, 20));
    return milliseconds(std::min(m_settings.backoff_s * factor, k_backoff_max_s));
}

/// With --once, what falls due while the run goes on is left to the next.
std::int64_t WatchEngine::cutoff() const { return m_settings.once ? m_started_ms : now_ms(); }

void WatchEngine::run() {
    read_folders();
    while (stop_signal() == 0) {
        dispatch();
        const bool idle = m_flight.empty() && m_waiting.empty();
        if (idle && m_settings.once && !work_left()) { return; }
        for (const auto& response : m_client.run(idle ? wait_ms() : k_wait_ms)) {
            handle(response);
        }
    }
}

bool WatchEngine::work_left() {
    if (m_settings.only_pages.empty()) {
        return !need(m_following.due_pages(cutoff(), 1)).empty() ||
               !need(m_following.due_listings(cutoff())).empty();
    }
    return std::any_of(m_settings.only_pages.begin(), m_settings.only_pages.end(),
                       [this](const auto& address) {
                           const auto page = need(m_following.page(address));
                           return page && page->due && *page->due <= cutoff();
                       });
}

/// Until something falls due; hosts that are due later than their pages are looked at twenty times
/// a second at most.
int WatchEngine::wait_ms() {
    const auto due = need(m_following.next_due());
    const auto wait = due ? *due - now_ms() : k_idle_wait_ms;
    return static_cast<int>(std::clamp<std::int64_t>(wait, k_wait_ms, k_idle_wait_ms));
}

/// Only the pages that a user named are reported one by one.
void WatchEngine::note_visit(Visit visit) {
    if (!m_settings.only_pages.empty()) { m_visits.push_back(std::move(visit)); }
}

void WatchEngine::dispatch() {
    for (auto left = m_waiting.size(); left > 0; --left) {
        auto task = std::move(m_waiting.front());
        m_waiting.pop_front();
        const auto key = key_of(task);
        m_active.erase(key);
        const auto started = try_start(task);
        if (started == Start::later) {
            m_active.insert(key);
            m_waiting.push_back(std::move(task));
        }
    }
    const auto consider = [&](Task task) {
        if (m_flight.size() >= m_settings.client.connections_max) { return; }
        if (m_active.count(key_of(task)) == 0) { (void)try_start(std::move(task)); }
    };
    if (!m_settings.only_pages.empty()) {
        for (const auto& address : m_settings.only_pages) {
            auto page = need(m_following.page(address));
            if (!page || !page->due || *page->due > cutoff()) { continue; }
            Task task;
            task.address = page->fetch;
            task.page = *std::move(page);
            consider(std::move(task));
        }
        return;
    }
    for (auto& listing : need(m_following.due_listings(cutoff()))) {
        Task task;
        task.kind = Kind::listing;
        task.address = listing.address;
        task.listing = std::move(listing);
        consider(std::move(task));
    }
    for (auto& page : need(m_following.due_pages(cutoff(), k_pages_per_outlet))) {
        Task task;
        task.address = page.fetch;
        task.page = std::move(page);
        consider(std::move(task));
    }
}

/// One request at a time to a host, none before its pause is over, and its rules first.
WatchEngine::Start WatchEngine::try_start(Task task) {
    const auto address = follow::parse_address(task.address);
    if (!address) {
        bar(task, "\"" + task.address + "\" is no address of the web");
        return Start::dropped;
    }
    auto& host = host_of(address->origin());
    const auto now = now_ms();
    if (m_busy.count(host.origin) != 0 || host.due > now) { return Start::later; }
    if (task.kind == Kind::robots) {
        send(std::move(task), host);
        return Start::started;
    }
    if (m_settings.obey_robots) {
        if (host.robots_due <= now) {
            Task first;
            first.kind = Kind::robots;
            first.address = host.origin + "/robots.txt";
            first.host = host;
            if (m_active.count(key_of(first)) == 0) { send(std::move(first), host); }
            return Start::later;
        }
        if (host.robots_status == 0 || host.robots_status >= 500 || host.robots_status == 429) {
            wait_for_site(task, host);
            return Start::dropped;
        }
        if (!rules_of(host).allows(address->path_and_query())) {
            bar(task, "robots.txt of " + host.origin + " bars it");
            return Start::dropped;
        }
    }
    send(std::move(task), host);
    return Start::started;
}

void WatchEngine::send(Task task, store::Host& host) {
    const auto now = now_ms();
    double delay = delay_of(host);
    if (m_settings.obey_robots) {
        delay = std::max(delay, rules_of(host).crawl_delay().value_or(0));
    }
    // On the disk before the request leaves: who starts again after a stop keeps the pause too.
    host.due = std::max(host.due, now + milliseconds(delay));
    need(m_following.save_host(host, {}));
    fetch::Request request;
    request.id = ++m_next_id;
    request.address = task.address;
    if (task.hops == 0 && task.kind != Kind::robots) {
        const bool listing = task.kind == Kind::listing;
        const auto& etag = listing ? task.listing.etag : task.page.etag;
        const auto& modified = listing ? task.listing.modified : task.page.modified;
        if (!etag.empty()) { request.fields.emplace_back("If-None-Match", etag); }
        if (!modified.empty()) { request.fields.emplace_back("If-Modified-Since", modified); }
    }
    m_busy.insert(host.origin);
    m_active.insert(key_of(task));
    m_flight.emplace(request.id, std::move(task));
    m_client.start(request, instant_of(now));
    ++m_totals.requests;
}

void WatchEngine::bar(Task& task, const std::string& why) {
    if (task.kind == Kind::listing) {
        fail_listing(task, why, {});
    } else if (task.kind == Kind::page) {
        task.page.state = "barred";
        task.page.message = why;
        task.page.due.reset();
        need(m_following.save_page(task.page, {}, std::nullopt));
        Visit visit;
        visit.address = task.page.fetch;
        visit.verdict = {follow::PageClass::refused, why};
        note_visit(std::move(visit));
    }
}

/// The rules of a site could not be had: nothing of it is asked for until they are tried again.
void WatchEngine::wait_for_site(Task& task, const store::Host& host) {
    const auto due = std::max(host.robots_due, now_ms() + 1);
    if (task.kind == Kind::listing) {
        task.listing.due = due;
        task.listing.message = "robots.txt of " + host.origin + " could not be had";
        (void)need(m_following.save_listing(task.listing, {}, {}, {}));
    } else {
        task.page.due = due;
        task.page.message = "robots.txt of " + host.origin + " could not be had";
        need(m_following.save_page(task.page, {}, std::nullopt));
    }
}

void WatchEngine::handle(const fetch::Response& response) {
    auto node = m_flight.extract(response.id);
    if (!node) { return; }
    auto task = std::move(node.mapped());
    m_active.erase(key_of(task));
    settle_host(task, response);
    if (follow_redirect(task, response)) { return; }
    switch (task.kind) {
        case Kind::robots:
            handle_robots(task, response);
            break;
        case Kind::listing:
            handle_listing(task, response);
            break;
        default:
            handle_page(task, response);
            break;
    }
}

/// The pause counts from the end of the answer; who says "too many" or "not now" is left alone for
/// as long as he asks, or for longer each time.
void WatchEngine::settle_host(const Task& task, const fetch::Response& response) {
    const auto address = follow::parse_address(task.address);
    if (!address) { return; }
    auto& host = host_of(address->origin());
    m_busy.erase(host.origin);
    const auto now = now_ms();
    double delay = delay_of(host);
    if (m_settings.obey_robots) {
        delay = std::max(delay, rules_of(host).crawl_delay().value_or(0));
    }
    host.due = std::max(host.due, now + milliseconds(delay));
    const int status = response.status();
    const bool not_now = status == 429 || status == 503;
    if (not_now || (status == 0 && response.outcome == fetch::Outcome::unreachable)) {
        ++host.failures;
        const auto asked =
            follow::parse_retry_after(response.field("Retry-After"), instant_of(now));
        const auto wait = asked && not_now
                              ? milliseconds(std::min<double>(static_cast<double>(asked->count()),
                                                              k_backoff_max_s))
                              : backoff_ms(host.failures);
        host.due = std::max(host.due, now + wait);
    } else {
        host.failures = 0;
    }
    need(m_following.save_host(host, {}));
}

bool WatchEngine::follow_redirect(Task& task, const fetch::Response& response) {
    const auto location = response.field("Location");
    if (!is_redirect(response.status()) || location.empty() || task.hops >= k_hops_max) {
        return false;
    }
    const auto base = follow::parse_address(response.address);
    const auto target = base ? follow::resolve(*base, location) : std::nullopt;
    if (!target) { return false; }
    constexpr const char* k_kinds[] = {"robots", "listing", "page"};
    const auto kept = m_keeper.keep(response, k_kinds[static_cast<int>(task.kind)], {}, {}, {});
    const std::vector<store::Capture> captures(kept ? 1 : 0, kept.value_or(store::Capture{}));
    const auto base_origin = base->origin();
    need(m_following.save_host(host_of(base_origin), captures));
    task.address = target->text();
    ++task.hops;
    m_active.insert(key_of(task));
    m_waiting.push_back(std::move(task));
    return true;
}

void WatchEngine::handle_robots(Task& task, const fetch::Response& response) {
    auto& host = host_of(task.host.origin);
    const auto kept = m_keeper.keep(response, "robots", {}, {}, {});
    const int status =
        response.outcome == fetch::Outcome::answered || response.outcome == fetch::Outcome::cut
            ? response.status()
            : 0;
    host.robots_status = status;
    const bool missing = status == 0 || status >= 500 || status == 429;
    host.robots_due = now_ms() + (missing ? backoff_ms(std::max(1, host.failures))
                                          : milliseconds(m_settings.robots_every_s));
    if (missing) { host.failures = std::max(host.failures, 1); }
    if (status >= 200 && status < 300) {
        evidence::HttpLimits limits;
        limits.body_bytes_max = k_robots_bytes_max;
        host.robots = evidence::decode_http_body(*response.head, response.body(), limits).bytes;
    }
    m_rules.erase(host.origin);
    // The rules may ask for a longer pause than the one that has just begun.
    const double delay = std::max(delay_of(host), rules_of(host).crawl_delay().value_or(0));
    host.due = std::max(host.due, now_ms() + milliseconds(delay));
    need(m_following.save_host(
        host, std::vector<store::Capture>(kept ? 1 : 0, kept.value_or(store::Capture{}))));
    // An address that leads where we do not go has no rules; the pages behind it say so themselves.
    if (response.outcome == fetch::Outcome::refused) {
        host.robots_status = 404;
        m_rules.erase(host.origin);
    }
}

void WatchEngine::fail_listing(Task& task, const std::string& why,
                               std::vector<store::Capture> captures) {
    auto& listing = task.listing;
    ++listing.failures;
    ++m_totals.failures;
    listing.message = why;
    const auto* outlet = outlet_of(listing.outlet);
    const auto every = milliseconds(outlet == nullptr ? 900 : outlet->every_s);
    listing.due = now_ms() + std::max(every, backoff_ms(listing.failures));
    (void)need(m_following.save_listing(listing, {}, {}, captures));
    m_context.detail(listing.outlet + ": " + listing.address + ": " + why);
}

void WatchEngine::handle_listing(Task& task, const fetch::Response& response) {
    auto& listing = task.listing;
    const auto now = now_ms();
    listing.fetched = response.moment;
    const auto kept = m_keeper.keep(response, "listing", {}, {}, {});
    const std::vector<store::Capture> captures(kept ? 1 : 0, kept.value_or(store::Capture{}));
    const auto* outlet = outlet_of(listing.outlet);
    auto every = milliseconds(outlet == nullptr ? 900 : outlet->every_s);
    const int status = response.status();
    if (status == 304) {
        listing.succeeded = response.moment;
        listing.failures = 0;
        listing.message.clear();
        listing.due = now + every;
        (void)need(m_following.save_listing(listing, {}, {}, captures));
        return;
    }
    if (status != 200 || response.outcome != fetch::Outcome::answered) {
        fail_listing(
            task,
            response.trouble.empty() ? fmt::format("answered with {}", status) : response.trouble,
            captures);
        return;
    }
    evidence::HttpLimits limits;
    const auto body = evidence::decode_http_body(*response.head, response.body(), limits);
    const auto at = follow::parse_address(response.address);
    const auto media = evidence::parse_media_type(response.field("Content-Type"));
    const auto found = follow::parse_listing(body.bytes, *at, media.charset);
    if (found.kind == follow::ListingKind::none || body.too_large || body.damaged) {
        fail_listing(task, body.trouble.empty() ? found.trouble : body.trouble, captures);
        return;
    }
    listing.succeeded = response.moment;
    listing.failures = 0;
    listing.format = follow::to_string(found.kind);
    listing.entries = static_cast<std::int64_t>(found.entries.size() + found.sitemaps.size());
    listing.empty = listing.entries == 0 ? listing.empty + 1 : 0;
    listing.etag = response.field("ETag");
    listing.modified = response.field("Last-Modified");
    listing.message = found.trouble;
    if (found.wait_minutes) { every = std::max(every, milliseconds(*found.wait_minutes * 60.0)); }
    listing.due = now + every;
    std::vector<store::ListingState> sitemaps;
    for (const auto& named : found.sitemaps) {
        store::ListingState further;
        further.address = named.address;
        further.outlet = listing.outlet;
        further.found_in = listing.address;
        further.due = std::min(now, m_started_ms);
        further.stamp =
            named.updated ? std::to_string(named.updated->time_since_epoch().count()) : "";
        sitemaps.push_back(std::move(further));
    }
    const auto added =
        need(m_following.save_listing(listing, pages_of(task, found), sitemaps, captures));
    m_totals.pages_found += added;
    if (added > 0) {
        m_context.detail(fmt::format("{}: {} new in {}", listing.outlet, added, listing.address));
    }
}

}  // namespace counterclaim::app
