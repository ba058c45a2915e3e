#include "rules/matcher.hpp"

#include <algorithm>
#include <cassert>

namespace counterclaim::rules {
namespace {

constexpr std::uint32_t k_unset = 0xFFFF'FFFF;
constexpr std::uint32_t k_no_slot = 0xFFFF'FFFF;

void sort_unique(std::vector<std::uint32_t>& ids) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

}  // namespace

void Matcher::prepare(std::size_t class_count) {
    Scratch& s = m_scratch;
    s.hits.clear();
    s.hit_offsets.clear();
    s.words.clear();
    s.lemmas.clear();
    s.classes.assign(class_count, false);
    s.upos_seen = 0;
    s.number_seen = false;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const Item& item = m_items[i];
        s.hit_offsets.push_back(static_cast<std::uint32_t>(s.hits.size()));
        m_vocabulary.find(m_items, i, s.hits);
        for (std::size_t h = s.hit_offsets.back(); h < s.hits.size(); ++h) {
            s.classes[m_vocabulary.entry(s.hits[h].entry).class_id] = true;
        }
        if (item.word != 0) { s.words.push_back(item.word); }
        if (item.lemma != 0) { s.lemmas.push_back(item.lemma); }
        s.upos_seen |= 1U << static_cast<unsigned>(item.upos);
        s.number_seen = s.number_seen || item.number >= 0;
    }
    s.hit_offsets.push_back(static_cast<std::uint32_t>(s.hits.size()));
    sort_unique(s.words);
    sort_unique(s.lemmas);
}

bool Matcher::holds(const Key& key) const {
    const Scratch& s = m_scratch;
    switch (key.kind) {
        case Key::Kind::word:
            return std::binary_search(s.words.begin(), s.words.end(), key.id);
        case Key::Kind::lemma:
            return std::binary_search(s.lemmas.begin(), s.lemmas.end(), key.id);
        case Key::Kind::vocabulary:
            return s.classes[key.id];
        case Key::Kind::upos:
            return (s.upos_seen & (1U << key.id)) != 0;
        case Key::Kind::number:
            return s.number_seen;
        case Key::Kind::always:
            return true;
    }
    return true;
}

bool Matcher::may_match(const Pattern& pattern) const {
    return std::all_of(pattern.required.begin(), pattern.required.end(),
                       [this](const std::vector<Key>& keys) {
                           return std::any_of(keys.begin(), keys.end(),
                                              [this](const Key& key) { return holds(key); });
                       });
}

std::pair<const VocabularyHit*, const VocabularyHit*> Matcher::hits(std::size_t at) const {
    const auto* base = m_scratch.hits.data();
    return {base + m_scratch.hit_offsets[at], base + m_scratch.hit_offsets[at + 1]};
}

bool Matcher::passes(const ItemTest& test, const Item& item) const {
    using Kind = ItemTest::Kind;
    switch (test.kind) {
        case Kind::word:
            return item.word == test.word;
        case Kind::lemma:
            return item.lemma == test.word;
        case Kind::upos:
            return item.upos == test.upos;
        case Kind::feature:
            return item.upos == test.upos && item.token >= 0 &&
                   m_items.sentence->tokens[static_cast<std::size_t>(item.token)].has_feature(
                       test.feature);
        case Kind::number:
            return item.number >= test.low && item.number <= test.high &&
                   (test.digits == 0 || item.digits == test.digits);
        case Kind::any:
            return true;
    }
    return false;
}

bool Matcher::passes_none(const NoneOf& list, std::size_t at) const {
    for (const auto& test : list.tests) {
        if (passes(test, m_items[at])) { return false; }
    }
    const auto [first, last] = hits(at);
    for (const auto* hit = first; hit != last; ++hit) {
        const auto class_id = m_vocabulary.entry(hit->entry).class_id;
        if (std::find(list.classes.begin(), list.classes.end(), class_id) != list.classes.end()) {
            return false;
        }
    }
    return true;
}

template <typename Accept>
void Matcher::explore(const Pattern& pattern, std::size_t begin, bool keep_slots, Accept accept) {
    using Op = Step::Op;
    const std::size_t width = std::min<std::size_t>(pattern.length_max, m_items.size() - begin) + 1;
    auto& visited = m_scratch.visited;
    const std::size_t pairs = width * pattern.steps.size();
    if (visited.size() < pairs) { visited.resize(pairs); }
    // Numbering the tries saves clearing the memory before each; it is cleared when the numbers run
    // out.
    if (++m_scratch.tries == 0) {
        std::fill(visited.begin(), visited.end(), 0);
        m_scratch.tries = 1;
    }
    const std::uint32_t now = m_scratch.tries;
    auto& slots = m_scratch.slots;
    slots.assign(2 * pattern.capture_names.size(), k_unset);
    auto& jobs = m_scratch.jobs;
    jobs.clear();
    jobs.push_back({0, static_cast<std::uint32_t>(begin), k_no_slot, 0});
    const auto push = [&](std::size_t step, std::size_t position) {
        if (position - begin < width) {
            jobs.push_back({static_cast<std::uint32_t>(step), static_cast<std::uint32_t>(position),
                            k_no_slot, 0});
        }
    };
    while (!jobs.empty()) {
        const auto job = jobs.back();
        jobs.pop_back();
        if (job.slot != k_no_slot) {
            slots[job.slot] = job.old_value;
            continue;
        }
        // Most steps have one way on: it is gone at once, past the stack.
        std::size_t step_at = job.step;
        std::size_t at = job.position;
        for (bool goes_on = true; goes_on && at - begin < width;) {
            goes_on = false;
            auto& seen = visited[(at - begin) * pattern.steps.size() + step_at];
            if (seen == now) { break; }
            seen = now;
            const Step& step = pattern.steps[step_at];
            const bool more = at < m_items.size();
            switch (step.op) {
                case Op::test:
                    goes_on = more && passes(pattern.tests[step.a], m_items[at]);
                    at += 1;
                    break;
                case Op::vocabulary:
                    if (more) {
                        const auto [first, last] = hits(at);
                        for (const auto* hit = first; hit != last; ++hit) {
                            if (m_vocabulary.entry(hit->entry).class_id == step.a) {
                                push(step_at + 1, at + hit->length);
                            }
                        }
                    }
                    break;
                case Op::none_of:
                    goes_on = more && passes_none(pattern.none_of[step.a], at);
                    at += 1;
                    break;
                case Op::split:
                    push(step.b, at);
                    step_at = step.a;
                    goes_on = true;
                    continue;
                case Op::jump:
                    step_at = step.a;
                    goes_on = true;
                    continue;
                case Op::save:
                    if (keep_slots) {
                        jobs.push_back({0, 0, step.a, slots[step.a]});
                        slots[step.a] = static_cast<std::uint32_t>(at);
                    }
                    goes_on = true;
                    break;
                case Op::glued:
                    goes_on = more && m_items[at].glued;
                    break;
                case Op::capital:
                    goes_on = more && m_items[at].capital;
                    break;
                case Op::begin:
                    goes_on = at == 0;
                    break;
                case Op::end:
                    goes_on = !more;
                    break;
                case Op::match:
                    if (accept(at)) { return; }
                    break;
            }
            step_at += 1;
        }
    }
}

bool Matcher::begins_at(const Pattern& pattern, std::size_t begin) {
    bool found = false;
    explore(pattern, begin, false, [&](std::size_t) { return found = true; });
    return found;
}

bool Matcher::ends_at(const Pattern& pattern, std::size_t end) {
    const std::size_t reach = std::min<std::size_t>(pattern.length_max, end);
    for (std::size_t back = 0; back <= reach; ++back) {
        bool found = false;
        explore(pattern, end - back, false,
                [&](std::size_t reached) { return found = reached == end; });
        if (found) { return true; }
    }
    return false;
}

bool Matcher::context_allows(const Rule& rule, std::size_t end) {
    const auto begins = [&](const Pattern& pattern) { return begins_at(pattern, end); };
    if (!rule.after.empty() && std::none_of(rule.after.begin(), rule.after.end(), begins)) {
        return false;
    }
    return std::none_of(rule.not_after.begin(), rule.not_after.end(), begins);
}

std::optional<std::size_t> Matcher::longest(const Rule& rule, std::size_t begin) {
    struct Reached {
        std::size_t end;
        std::vector<std::uint32_t> slots;
    };
    std::optional<std::size_t> best;
    const bool has_context = !rule.after.empty() || !rule.not_after.empty();
    std::vector<Reached> reached;
    explore(rule.pattern, begin, true, [&](std::size_t end) {
        if (has_context) {
            reached.push_back({end, m_scratch.slots});
        } else if (!best || end > *best) {
            best = end;
            m_scratch.best_slots = m_scratch.slots;
        }
        return false;
    });
    if (has_context) {
        std::stable_sort(reached.begin(), reached.end(),
                         [](const Reached& a, const Reached& b) { return a.end > b.end; });
        for (auto& candidate : reached) {
            if (!context_allows(rule, candidate.end)) { continue; }
            best = candidate.end;
            m_scratch.best_slots = std::move(candidate.slots);
            break;
        }
    }
    if (!best) { return best; }
    const auto ends = [&](const Pattern& pattern) { return ends_at(pattern, begin); };
    if (!rule.before.empty() && std::none_of(rule.before.begin(), rule.before.end(), ends)) {
        return std::nullopt;
    }
    if (std::any_of(rule.not_before.begin(), rule.not_before.end(), ends)) { return std::nullopt; }
    return best;
}

std::vector<Capture> Matcher::captures(const Pattern& pattern) const {
    std::vector<Capture> list;
    for (std::size_t i = 0; i < pattern.capture_names.size(); ++i) {
        const auto begin = m_scratch.best_slots[2 * i];
        const auto end = m_scratch.best_slots[2 * i + 1];
        if (begin == k_unset || end == k_unset || end < begin) { continue; }
        Capture capture{pattern.capture_names[i], begin, end, nullptr,
                        pattern.capture_constants[i]};
        if (end > begin) {
            const auto& classes = pattern.capture_classes[i];
            const auto [first, last] = hits(begin);
            for (const auto* hit = first; hit != last; ++hit) {
                const auto& entry = m_vocabulary.entry(hit->entry);
                if (hit->length == end - begin &&
                    std::find(classes.begin(), classes.end(), entry.class_id) != classes.end()) {
                    capture.entry = &entry;
                    break;
                }
            }
        }
        list.push_back(capture);
    }
    return list;
}

}  // namespace counterclaim::rules
