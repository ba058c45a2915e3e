#include "rules/rule_set.hpp"

#include "rules/matcher.hpp"

#include <algorithm>

namespace counterclaim::rules {
namespace {

std::string_view lookup(const std::vector<std::pair<std::string, std::string>>& pairs,
                        std::string_view key) {
    for (const auto& [name, value] : pairs) {
        if (name == key) { return value; }
    }
    return {};
}

/// Keeps matches that do not overlap: priority, then place and length (or length and place), then
/// id.
std::vector<Match> select(std::vector<Match> all, std::size_t item_count, bool length_first) {
    std::stable_sort(all.begin(), all.end(), [length_first](const Match& a, const Match& b) {
        if (a.rule->priority != b.rule->priority) { return a.rule->priority > b.rule->priority; }
        if (length_first && a.end - a.begin != b.end - b.begin) {
            return a.end - a.begin > b.end - b.begin;
        }
        if (a.begin != b.begin) { return a.begin < b.begin; }
        if (a.end != b.end) { return a.end > b.end; }
        return a.rule->id < b.rule->id;
    });
    std::vector<bool> taken(item_count, false);
    std::vector<Match> best;
    for (auto& match : all) {
        const auto from = taken.begin() + static_cast<std::ptrdiff_t>(match.begin);
        const auto to = taken.begin() + static_cast<std::ptrdiff_t>(match.end);
        if (std::find(from, to, true) != to) { continue; }
        std::fill(from, to, true);
        if (!match.rule->veto) { best.push_back(std::move(match)); }
    }
    std::sort(best.begin(), best.end(),
              [](const Match& a, const Match& b) { return a.begin < b.begin; });
    return best;
}

}  // namespace

std::string_view Example::field(std::string_view name) const { return lookup(fields, name); }
std::string_view Rule::emitted(std::string_view key) const { return lookup(emit, key); }

const Capture* Match::capture(std::string_view name) const {
    for (const auto& candidate : captures) {
        if (candidate.name == name) { return &candidate; }
    }
    return nullptr;
}

std::string_view Match::value(std::string_view name) const {
    const Capture* found = capture(name);
    if (found == nullptr) { return {}; }
    if (!found->constant.empty()) { return found->constant; }
    return found->entry != nullptr ? std::string_view(found->entry->value) : std::string_view{};
}

Expected<RuleSet> RuleSet::load(const Resources& resources, const Sources& sources) {
    RuleSet set;
    for (const auto& name : sources.vocabularies) {
        auto added = set.m_vocabulary.add(resources, name, set.m_words);
        if (!added) { return tl::unexpected<Error>(added.error()); }
    }
    for (const auto& name : sources.rules) {
        auto added = set.add_rules(resources, name, sources.check);
        if (!added) { return tl::unexpected<Error>(added.error()); }
    }
    std::sort(set.m_rules.begin(), set.m_rules.end(),
              [](const Rule& a, const Rule& b) { return a.id < b.id; });
    for (std::size_t i = 0; i < set.m_rules.size(); ++i) {
        set.m_rules[i].number = i;
        if (i > 0 && set.m_rules[i].id == set.m_rules[i - 1].id) {
            return fail(ErrorCode::pack_invalid, set.m_rules[i].id, "two rules have this id");
        }
    }
    set.index();
    return set;
}

void RuleSet::index() {
    m_by_word.assign(m_words.size(), {});
    m_by_lemma.assign(m_words.size(), {});
    m_by_class.assign(m_vocabulary.class_count(), {});
    m_by_upos.assign(32, {});
    for (const Rule& rule : m_rules) {
        const auto number = static_cast<std::uint32_t>(rule.number);
        for (const Key& key : rule.pattern.first) {
            switch (key.kind) {
                case Key::Kind::word:
                    m_by_word[key.id].push_back(number);
                    break;
                case Key::Kind::lemma:
                    m_by_lemma[key.id].push_back(number);
                    break;
                case Key::Kind::vocabulary:
                    m_by_class[key.id].push_back(number);
                    break;
                case Key::Kind::upos:
                    m_by_upos[key.id].push_back(number);
                    break;
                case Key::Kind::number:
                    m_by_number.push_back(number);
                    break;
                case Key::Kind::always:
                    m_always.push_back(number);
                    break;
            }
        }
    }
}

std::vector<Match> RuleSet::find(const Items& items, Scratch& scratch, Selection selection) const {
    std::vector<Match> matches;
    if (items.size() == 0) { return matches; }
    Matcher matcher(items, m_vocabulary, scratch);
    matcher.prepare(m_vocabulary.class_count());
    // Position + 1 at which a rule was last tried; more than one of its first keys may stand there.
    auto& seen_at = scratch.rule_seen_at;
    seen_at.assign(m_rules.size(), 0);
    constexpr std::uint32_t k_never = 0xFFFF'FFFF;
    for (std::size_t at = 0; at < items.size(); ++at) {
        const auto stamp = static_cast<std::uint32_t>(at + 1);
        const auto attempt = [&](std::uint32_t number) {
            if (seen_at[number] == stamp || seen_at[number] == k_never) { return; }
            const Rule& rule = m_rules[number];
            if (seen_at[number] == 0 && !matcher.may_match(rule.pattern)) {
                seen_at[number] = k_never;
                return;
            }
            seen_at[number] = stamp;
            const auto end = matcher.longest(rule, at);
            if (end && *end > at) {
                matches.push_back({&rule, at, *end, matcher.captures(rule.pattern)});
            }
        };
        const auto attempt_all = [&](const std::vector<std::uint32_t>& numbers) {
            for (const auto number : numbers) { attempt(number); }
        };
        const Item& item = items[at];
        if (item.word != 0) { attempt_all(m_by_word[item.word]); }
        if (item.lemma != 0) { attempt_all(m_by_lemma[item.lemma]); }
        if (item.number >= 0) { attempt_all(m_by_number); }
        const auto [first, last] = matcher.hits(at);
        // Iterated by index: a try may not move the hits, but the pair is cheap to keep safe.
        for (const auto* hit = first; hit != last; ++hit) {
            attempt_all(m_by_class[m_vocabulary.entry(hit->entry).class_id]);
        }
        attempt_all(m_by_upos[static_cast<std::size_t>(item.upos)]);
        attempt_all(m_always);
    }
    if (selection != Selection::all) {
        return select(std::move(matches), items.size(), selection == Selection::longest);
    }
    std::stable_sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
        if (a.begin != b.begin) { return a.begin < b.begin; }
        if (a.end != b.end) { return a.end > b.end; }
        return a.rule->number < b.rule->number;
    });
    return matches;
}

}  // namespace counterclaim::rules
