#include "serve/shapes.hpp"
#include "serve/view_parts.hpp"

#include "ledger/casualties.hpp"
#include "ledger/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace counterclaim::serve {
namespace {

constexpr std::size_t k_queue_max = 500;     ///< items of a queue
constexpr double k_low_confidence = 0.5;     ///< claims below are shown to a person
constexpr std::size_t k_neighbours_max = 3;  ///< later events an event is held against

/// What decisions name a claim by: its own id, which a change does not touch.
class Queues {
public:
    Queues(ViewFile& view, const Material& material) : m_view(view), m_material(material) {}

    void claims() {
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < m_material.linked.claims.size(); ++i) { order.push_back(i); }
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return confidence(a) < confidence(b);
        });
        for (const auto at : order) { claim(at); }
    }

    void figures() {
        for (const auto& check : ledger::casualties(*m_material.book).checks) {
            if (check.kind == TollCheck::Kind::parts_match || check.claims.empty()) { continue; }
            add("figure", id_text(check.claims.front()), check.sentence, check.claims, {});
        }
    }

    /// Events of one type at one place a day apart or less, that linking kept apart.
    void merges() {
        std::map<std::pair<int, std::string>, std::vector<const Event*>> near;
        for (const auto* event : m_material.events) {
            if (!event->place || !event->time.from) { continue; }
            near[{static_cast<int>(event->type), place_key(*event->place)}].push_back(event);
        }
        for (auto& [key, events] : near) {
            std::stable_sort(events.begin(), events.end(), [](const Event* a, const Event* b) {
                return a->time.from < b->time.from;
            });
            for (std::size_t i = 0; i < events.size(); ++i) {
                const auto end = std::min(events.size(), i + 1 + k_neighbours_max);
                for (auto j = i + 1; j < end; ++j) { pair(*events[i], *events[j]); }
            }
        }
    }

    /// Events whose claims name places far apart in kind, or many days.
    void splits() {
        constexpr std::size_t k_claims_min = 2;
        constexpr std::int64_t k_days_max = 7;
        for (const auto* event : m_material.events) {
            if (event->claims.size() < k_claims_min) { continue; }
            std::map<std::string, int> places;
            for (const auto id : event->claims) {
                const auto at = m_material.book->find(id);
                if (!at) { continue; }
                const auto& mentions = m_material.linked.claims[*at].places;
                if (!mentions.empty() && mentions.front().place) {
                    ++places[mentions.front().place->name];
                }
            }
            const auto& days = event->time;
            const bool long_time =
                days.from && days.to && (*days.to - *days.from).count() > k_days_max;
            if (places.size() < 2 && !long_time) { continue; }
            std::string why = long_time ? "its claims spread over more than a week" : "";
            if (places.size() >= 2) {
                why = "its claims name";
                for (const auto& [name, count] : places) { why += " " + name + ","; }
                why.back() = ';';
                why += fmt::format(" {} claims", event->claims.size());
            }
            add("split", id_text(event->id), why, {}, {event->id});
        }
    }

    [[nodiscard]] const std::map<std::string, std::uint64_t>& counts() const { return m_counts; }

private:
    [[nodiscard]] double confidence(std::size_t at) const {
        return m_material.linked.claims[at].confidence;
    }

    void claim(std::size_t at) {
        const auto& claim = m_material.linked.claims[at];
        const auto id = m_material.linked.ids[at];
        const auto name = id_text(id);
        if (m_material.corrections.settled(name)) { return; }
        if (claim.confidence < k_low_confidence) {
            add("low", name, fmt::format("confidence {:.2f}", claim.confidence), {id}, {});
        }
        const auto unknown = std::find_if(claim.places.begin(), claim.places.end(),
                                          [](const auto& mention) { return !mention.place; });
        if (unknown != claim.places.end()) {
            add("place", name, fmt::format("no place was settled on for \"{}\"", unknown->text),
                {id}, {});
        }
        if (claim.time.interval.open()) {
            add("date", name, "it is not said when, or it was not understood", {id}, {});
        }
    }

    void pair(const Event& a, const Event& b) {
        const auto last = a.time.to ? a.time.to : a.time.from;
        if ((*b.time.from - *last).count() > 1) { return; }
        add("merge", id_text(a.id) + "-" + id_text(b.id),
            "one type, one place, at most a day apart", {}, {a.id, b.id});
    }

    void add(const std::string& queue, const std::string& name, const std::string& why,
             const std::vector<ClaimId>& claims, const std::vector<EventId>& events) {
        const auto key = queue + ":" + name;
        if (m_material.corrections.deferred(key)) { return; }
        auto& count = m_counts[queue];
        if (++count > k_queue_max) { return; }
        Item item;
        item.id = key;
        item.tags = {"queue:" + queue};
        JsonWriter json(item.json);
        json.begin_object().key("queue").value(queue).key("key").value(key);
        json.key("why").value(why).key("claim_id");
        json.text_or_null(claims.empty() ? "" : id_text(claims.front()));
        json.key("event_ids").begin_array();
        for (const auto id : events) { json.value(id_text(id)); }
        json.end_array().end_object();
        m_view.add(List::review, item);
    }

    ViewFile& m_view;
    const Material& m_material;
    std::map<std::string, std::uint64_t> m_counts;
};

}  // namespace

void write_review(ViewFile& view, const Material& material) {
    Queues queues(view, material);
    queues.claims();
    queues.figures();
    queues.merges();
    queues.splits();
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    for (const auto* queue : {"low", "merge", "split", "place", "date", "figure"}) {
        const auto found = queues.counts().find(queue);
        json.key(queue).value(found == queues.counts().end() ? std::uint64_t{0} : found->second);
    }
    json.end_object();
    view.set("review", text);
}

}  // namespace counterclaim::serve
