// The half of the engine that turns answers into articles and revisions.
#include "watch_engine.hpp"

#include "signals.hpp"

#include "acquire/source.hpp"
#include "evidence/digest.hpp"
#include "follow/address.hpp"
#include "follow/zone.hpp"
#include "text/iso_date.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace counterclaim::app {
namespace {

constexpr int k_gone_attempts = 2;  ///< a page that is not there yet is looked for once more

std::int64_t milliseconds(double seconds) { return static_cast<std::int64_t>(seconds * 1000); }

bool begins_with_any(const std::string& address, const std::vector<std::string>& prefixes) {
    return prefixes.empty() ||
           std::any_of(prefixes.begin(), prefixes.end(),
                       [&](const auto& prefix) { return address.starts_with(prefix); });
}

/// Changes when the listing says that the article did.
std::string stamp_of(const follow::Listed& entry) {
    const auto moment = entry.updated ? entry.updated : entry.published;
    return (moment ? text::to_iso(*moment) : std::string()) + " " +
           evidence::sha256_hex(entry.title).substr(0, 16);
}

std::vector<store::Capture> list_of(const std::optional<store::Capture>& capture) {
    std::vector<store::Capture> list;
    if (capture) { list.push_back(*capture); }
    return list;
}

std::string title_of(const std::vector<Reading>& readings) {
    return readings.empty() ? std::string() : readings.front().article.title;
}

std::string day_of(const std::vector<Reading>& readings) {
    const auto& day =
        readings.empty() ? std::optional<Date>() : readings.front().article.published.day;
    return day ? text::to_iso(*day) : std::string();
}

std::uint64_t claims_of(const std::vector<Reading>& readings) {
    std::uint64_t claims = 0;
    for (const auto& reading : readings) { claims += reading.claims.size(); }
    return claims;
}

}  // namespace

std::vector<store::PageState> WatchEngine::pages_of(const Task& task,
                                                    const follow::Listing& listing) const {
    const auto* outlet = outlet_of(task.listing.outlet);
    const follow::Outlet none;
    const auto& rules = outlet == nullptr ? none : *outlet;
    const auto now = now_ms();
    const auto oldest =
        instant_of(now) - std::chrono::seconds(static_cast<std::int64_t>(rules.newer_s));
    std::vector<store::PageState> pages;
    for (const auto& entry : listing.entries) {
        const auto address = follow::parse_address(entry.address);
        const auto moment = std::max(entry.updated, entry.published);
        if (!address || !begins_with_any(entry.address, rules.only) ||
            (moment && *moment < oldest)) {
            continue;
        }
        store::PageState page;
        page.address = follow::known_as(*address);
        page.fetch = address->text();
        page.outlet = task.listing.outlet;
        page.found_in = task.listing.address;
        page.title = entry.title;
        if (entry.published) {
            page.published = follow::local_time(*entry.published, rules.time_zone);
        }
        page.stamp = stamp_of(entry);
        page.due = std::min(now, m_started_ms);  // --once reads what it finds
        page.first_seen = instant_of(now);
        pages.push_back(std::move(page));
    }
    return pages;
}

void WatchEngine::handle_page(Task& task, const fetch::Response& response) {
    auto& page = task.page;
    const auto now = now_ms();
    const auto before = page.capture == 0 ? std::nullopt : need(m_following.capture(page.capture));
    const int status = response.status();
    if (status == 304 || (status == 200 && before && !page.payload_sha256.empty() &&
                          response.outcome == fetch::Outcome::answered &&
                          evidence::sha256_hex(response.body()) == page.payload_sha256)) {
        unchanged_page(task, response, before);
        return;
    }
    if (status == 200 && response.outcome == fetch::Outcome::answered) {
        read_page(task, response, before);
        return;
    }
    const auto read = m_reader.read(response, {page.fetch, {}, nullptr});
    const bool gone = read.verdict.kind == follow::PageClass::gone;
    const auto kept = m_keeper.keep(response, "page", std::string(to_string(read.verdict.kind)),
                                    read.verdict.reason, std::nullopt);
    ++page.attempts;
    ++m_totals.failures;
    page.message = response.trouble.empty() ? read.verdict.reason : response.trouble;
    const bool give_up = page.attempts >= (gone ? k_gone_attempts : m_settings.attempts_max) ||
                         response.outcome == fetch::Outcome::refused;
    if (give_up) {
        page.due.reset();
        page.state = gone ? "gone" : "failed";
    } else {
        page.due = now + backoff_ms(page.attempts);
    }
    const auto capture = page.capture;
    need(m_following.save_page(page, list_of(kept), std::nullopt));
    page.capture = capture;
    note_visit({page.fetch,
                status,
                response.outcome == fetch::Outcome::refused
                    ? follow::PageVerdict{follow::PageClass::refused, response.trouble}
                    : read.verdict,
                {},
                {},
                0,
                kept});
    m_context.detail(page.fetch + ": " + page.message);
}

void WatchEngine::unchanged_page(Task& task, const fetch::Response& response,
                                 const std::optional<store::Capture>& before) {
    auto& page = task.page;
    const auto kept = m_keeper.keep(response, "page", "unchanged", {}, before);
    page.attempts = 0;
    const auto visit = static_cast<std::size_t>(page.visits++);
    page.due.reset();
    if (visit < m_settings.again_s.size()) {
        page.due = now_ms() + milliseconds(m_settings.again_s[visit]);
    }
    // The capture that holds the words stays the page's own.
    auto saved = page;
    need(m_following.save_host(host_of(follow::parse_address(task.address)->origin()),
                               list_of(kept)));
    need(m_following.save_page(saved, {}, std::nullopt));
    note_visit({page.fetch,
                response.status(),
                {follow::PageClass::article, "unchanged"},
                page.title,
                page.published.substr(0, 10),
                0,
                kept});
}

void WatchEngine::read_page(Task& task, const fetch::Response& response,
                            const std::optional<store::Capture>& before) {
    auto& page = task.page;
    auto read = m_reader.read(response, {page.fetch, page.published, outlet_of(page.outlet)});
    const auto kept = m_keeper.keep(response, "page", std::string(to_string(read.verdict.kind)),
                                    read.verdict.reason, before);
    const auto visit = static_cast<std::size_t>(page.visits++);
    page.attempts = 0;
    page.message = read.verdict.reason;
    page.etag = response.field("ETag");
    page.modified = response.field("Last-Modified");
    page.payload_sha256 = evidence::sha256_hex(response.body());
    page.due.reset();
    if (visit < m_settings.again_s.size()) {
        page.due = now_ms() + milliseconds(m_settings.again_s[visit]);
    }
    std::optional<store::NewDocument> added;
    const bool readable = follow::is_readable(read.verdict.kind) && !read.readings.empty();
    const bool changed = readable && read.text_sha256 != page.text_sha256;
    if (changed) {
        const auto other = need(m_following.page_with_text(read.text_sha256, page.address));
        if (other && page.text_sha256.empty()) {
            page.state = "same";
            page.message = "the same text as " + *other;
            page.due.reset();
        } else {
            (page.text_sha256.empty() ? m_totals.articles : m_totals.revisions) += 1;
            page.state = "read";
            page.text_sha256 = read.text_sha256;
            added = store::NewDocument{&read.document, &read.readings};
            m_totals.claims += claims_of(read.readings);
        }
    } else if (!readable && page.state != "read") {
        page.state = "no_article";
    }
    need(m_following.save_page(page, list_of(kept), added));
    note_visit({page.fetch, response.status(), read.verdict, title_of(read.readings),
                day_of(read.readings), claims_of(read.readings), kept});
    m_context.detail(fmt::format("{}: {}{}{}", page.outlet.empty() ? "fetched" : page.outlet,
                                 page.fetch, read.verdict.reason.empty() ? "" : ": ",
                                 read.verdict.reason));
}

/// Folders of an outlet are read as `ingest` would, under the outlet's name.
void WatchEngine::read_folders() {
    if (!m_settings.only_pages.empty()) { return; }
    for (const auto& outlet : m_settings.outlets) {
        for (const auto& folder : outlet.folders) {
            auto source = acquire::Source::open(folder);
            if (!source) {
                m_context.report(source.error());
                ++m_totals.failures;
                continue;
            }
            while (auto document = source->next()) {
                if (stop_signal() != 0) { return; }
                if (!*document) {
                    m_context.report(document->error());
                    ++m_totals.failures;
                    continue;
                }
                auto& taken = **document;
                if (taken.stated.outlet.empty()) { taken.stated.outlet = outlet.name; }
                if (taken.stated.language.empty()) { taken.stated.language = outlet.language; }
                if (need(m_store.has(store::document_key(taken)))) { continue; }
                const auto readings = m_reader.read_file(taken);
                const auto added = need(m_store.add(taken, readings));
                m_totals.articles += added.articles;
                m_totals.claims += added.claims;
            }
        }
    }
}

}  // namespace counterclaim::app
