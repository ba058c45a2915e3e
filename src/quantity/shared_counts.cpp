// What one number of a sentence tells of another: "62 soldiers and 9 civilians were killed", "of 96
// drones, 66 were shot down", "bringing the total to 525".
#include "quantity/counter.hpp"
#include "quantity/sentence_counter.hpp"

#include <algorithm>

namespace counterclaim::quantity {

void SentenceCounter::share_kind(std::size_t from, std::size_t to) {
    const auto& source = m_counted[from];
    auto& target = m_counted[to];
    if (source.kind == QuantityKind::other || target.kind != QuantityKind::other) { return; }
    if (target.noun < 0 || m_places[to].first < 0 || m_places[to].sub_count || source.loss) {
        return;
    }
    const bool people = source.kind <= QuantityKind::displaced && m_view.word(target.noun).person;
    const bool things = source.kind == QuantityKind::destroyed && m_view.word(target.noun).item;
    if (!people && !things) { return; }
    const auto first = std::min(from, to);
    const auto noun = m_counted[first].noun >= 0 ? m_counted[first].noun : m_places[first].last;
    const auto next = m_places[std::max(from, to)].first;
    if (next <= noun || next - noun > 3) { return; }
    bool joined = false;
    for (auto index = noun + 1; index < next; ++index) {
        const auto upos = token(index).upos;
        joined = joined || upos == Upos::cconj;
        if (upos != Upos::cconj && upos != Upos::det && upos != Upos::adv) { return; }
    }
    if (!joined) { return; }
    target.kind = source.kind;
    target.how = "joined";
}

void SentenceCounter::share_bounds() {
    for (std::size_t i = 0; i + 1 < m_counted.size(); ++i) {
        const auto& first = m_counted[i];
        const auto& next = m_counted[i + 1];
        const bool least = m_numbers[i].low && !m_numbers[i].high;
        if (!least || first.kind != next.kind || first.kind > QuantityKind::wounded ||
            first.noun < 0 || next.noun < 0) {
            continue;
        }
        const auto joint = m_places[i + 1].first - 1;
        if (joint == first.noun + 1 && token(joint).upos == Upos::cconj) {
            m_numbers[i + 1].high = std::nullopt;
        }
    }
}

/// "And [14 children]", ", [three women]", "and his [two children]": the number goes on a list.
bool SentenceCounter::goes_on_list(std::size_t i, bool& ends) const {
    constexpr std::int32_t k_words_max = 4;
    const auto noun = m_counted[i - 1].noun;
    const auto next = m_places[i].first;
    if (noun < 0 || next <= noun + 1 || next - noun > k_words_max) { return false; }
    ends = false;
    for (auto index = noun + 1; index < next; ++index) {
        const auto& one = token(index);
        const bool owner = one.upos == Upos::det || one.has_feature("Poss=Yes");
        const bool opens = index == noun + 1 && one.form == ",";
        ends = ends || one.upos == Upos::cconj;
        if (!owner && !opens && one.upos != Upos::cconj) { return false; }
    }
    return ends || token(noun + 1).form == ",";
}

void SentenceCounter::sum_lists() {
    const auto listed = [&](std::size_t i) {
        const auto& counted = m_counted[i];
        const auto form = m_numbers[i].form;
        return counted.noun >= 0 && !counted.loss && !m_places[i].sub_count && m_numbers[i].low &&
               (form == NumberForm::number || form == NumberForm::one) &&
               m_view.word(counted.noun).kin;
    };
    for (std::size_t i = 0; i + 1 < m_counted.size(); ++i) {
        if (!listed(i) || m_counted[i].kind > QuantityKind::displaced) { continue; }
        auto last = i;
        bool ends = false;
        std::int64_t rest = 0;
        while (!ends && last + 1 < m_counted.size() && listed(last + 1) &&
               (m_counted[last + 1].kind == m_counted[i].kind ||
                m_counted[last + 1].kind == QuantityKind::other) &&
               goes_on_list(last + 1, ends)) {
            rest += *m_numbers[++last].low;
        }
        if (last == i || !ends) { continue; }
        // "twelve people, nine men and three women": the first is the whole
        const bool whole = token(m_counted[i].noun + 1).form == "," && *m_numbers[i].low >= rest;
        if (whole) { continue; }
        m_numbers[i].low = *m_numbers[i].low + rest;
        for (auto part = i + 1; part <= last; ++part) {
            auto& high = m_numbers[i].high;
            const auto& more = m_numbers[part].high;
            high = high && more ? std::optional(*high + *more) : std::nullopt;
            m_numbers[i].approximate = m_numbers[i].approximate || m_numbers[part].approximate;
            m_taken.push_back(m_counted[part].noun);
            m_counted[part] = {};
            m_places[part].sub_count = true;
        }
        m_numbers[i].form = NumberForm::number;
    }
}

/// "A man and his [daughter]": one more, whom no number counts.
std::int32_t SentenceCounter::kin_behind(std::size_t i) const {
    const auto noun = m_counted[i].noun;
    if (noun < 0 || noun + 3 >= m_view.size() || token(noun + 1).upos != Upos::cconj) { return -1; }
    const auto kin = noun + 3;
    const bool owned = token(noun + 2).has_feature("Poss=Yes") && token(kin).upos == Upos::noun &&
                       !token(kin).is_plural() && m_view.word(kin).kin;
    return owned ? kin : -1;
}

void SentenceCounter::add_kin() {
    for (std::size_t i = 0; i < m_counted.size(); ++i) {
        const auto form = m_numbers[i].form;
        const bool counts = form == NumberForm::one || form == NumberForm::number;
        const auto kin = kin_behind(i);
        if (kin < 0 || !counts || m_places[i].sub_count || !m_numbers[i].low ||
            m_counted[i].kind > QuantityKind::displaced || m_counted[i].loss) {
            continue;
        }
        m_numbers[i].low = *m_numbers[i].low + 1;
        if (m_numbers[i].high) { m_numbers[i].high = *m_numbers[i].high + 1; }
        m_numbers[i].form = NumberForm::number;
        m_taken.push_back(kin);
    }
}

bool SentenceCounter::is_bare_total(std::size_t i) const {
    constexpr std::uint32_t k_gap_bytes = 20;
    const auto& phrase = m_numbers[i];
    if (m_counted[i].kind != QuantityKind::other || phrase.form != NumberForm::number ||
        m_places[i].first < 0 || m_places[i].sub_count || is_time(phrase.span, m_places[i])) {
        return false;
    }
    const auto next = m_places[i].last + 1;
    if (next < m_view.size()) {
        const auto upos = token(next).upos;
        if (upos != Upos::punct && upos != Upos::adp && upos != Upos::sconj) { return false; }
    }
    return std::any_of(m_scopes.begin(), m_scopes.end(), [&](const auto& scope) {
        const auto& [words, meaning] = scope;
        const bool inside = phrase.span.contains(words);  // "for a total of 974"
        return meaning == QuantityScope::cumulative &&
               (inside ||
                (words.end < phrase.span.begin && phrase.span.begin - words.end <= k_gap_bytes));
    });
}

void SentenceCounter::read_totals() {
    for (std::size_t i = 1; i < m_counted.size(); ++i) {
        auto last = i - 1;
        // "for *a* total of 974" counts nothing in between
        while (last > 0 && m_counted[last].noun < 0) { --last; }
        const auto& before = m_counted[last];
        if (before.kind > QuantityKind::wounded || before.noun < 0 || !is_bare_total(i)) {
            continue;
        }
        m_total_noun = before.noun;
        m_bare_total = true;
        auto& total = m_counted[i];
        total.kind = before.kind;
        total.person_class = before.person_class;
        total.how = k_total_count;
    }
}

void SentenceCounter::pass_on_wholes() {
    for (std::size_t i = 0; i + 1 < m_counted.size(); ++i) {
        auto& whole = m_counted[i];
        auto& part = m_counted[i + 1];
        auto before = m_places[i].first - 1;
        if (before > 0 && token(before).upos == Upos::det) { --before; }  // "of *the* 36 drones"
        const bool fronted =
            whole.noun >= 0 && before >= 0 && before <= 1 && token(before).upos == Upos::adp;
        const auto next = m_places[i + 1].last + 1;
        const bool bare = part.noun < 0 && m_places[i + 1].first > whole.noun &&
                          next < m_view.size() &&
                          (token(next).upos == Upos::aux || token(next).upos == Upos::verb);
        if (!fronted || !bare) { continue; }
        const auto& noun = m_view.word(whole.noun);
        if (!noun.person && !noun.item) { continue; }  // "in two attacks, 31 were killed"
        for (auto verb = next; verb < m_view.size() && verb <= next + 2; ++verb) {
            const auto kind = kind_by(m_view.word(verb), Use::object, noun);
            if (kind == QuantityKind::other) { continue; }
            part = whole;
            part.kind = kind;
            part.how = "of them";
            whole = {};
            break;
        }
    }
}

/// "64 of the 95 drones", "31 missiles sur 40": the second number is what there was, the first what
/// it happened to.
void SentenceCounter::pass_on_shares() {
    for (std::size_t i = 0; i + 1 < m_counted.size(); ++i) {
        auto& part = m_counted[i];
        auto& whole = m_counted[i + 1];
        const auto end = m_numbers[i].last_item;
        const auto begin = m_numbers[i + 1].first_item;
        const bool shares = std::any_of(m_wholes.begin(), m_wholes.end(), [&](const auto& words) {
            const bool noun_between = part.noun >= 0 && whole.noun < 0 && words.first == end + 1;
            return words.second == begin && (words.first == end || noun_between);
        });
        // "a family of seven" is no share
        if (!shares || m_places[i].first < 0 || m_places[i + 1].first < 0 ||
            m_numbers[i].form != NumberForm::number) {
            continue;
        }
        if (part.noun < 0 || part.kind == QuantityKind::other) {
            const auto kind = part.kind;
            part = whole;
            if (kind != QuantityKind::other) { part.kind = kind; }
        }
        whole = {};
        m_places[i + 1].sub_count = true;
    }
}

/// "Shot down 64 drones, while another 31 were lost": a number alone counts the things before it.
void SentenceCounter::pass_on_things() {
    for (std::size_t i = 1; i < m_counted.size(); ++i) {
        auto& alone = m_counted[i];
        const auto next = m_places[i].last + 1;
        if (alone.noun >= 0 || m_places[i].first < 0 || m_places[i].sub_count ||
            next >= m_view.size() || m_numbers[i].form != NumberForm::number) {
            continue;
        }
        auto before = i - 1;
        while (before > 0 && m_counted[before].noun < 0) { --before; }
        const auto noun = m_counted[before].noun;
        if (noun < 0 || !m_view.word(noun).item || m_view.word(noun).person) { continue; }
        for (auto verb = next; verb < m_view.size() && verb <= next + 2; ++verb) {
            if (token(verb).upos != Upos::aux && token(verb).upos != Upos::verb) { break; }
            const auto kind = kind_by(m_view.word(verb), Use::object, m_view.word(noun));
            if (kind == QuantityKind::other) { continue; }
            alone.item = m_counted[before].item;
            alone.kind = kind;
            alone.how = "of those";
            break;
        }
    }
}

SentenceCounter::Group SentenceCounter::group_of(std::int32_t noun) const {
    if (noun < 0 || !m_view.parsed()) { return Group::none; }
    for (const auto child : m_view.children[static_cast<std::size_t>(noun)]) {
        if (token(child).deprel != Deprel::nmod || child < noun) { continue; }
        // "a family of six"
        if (m_view.numbers[static_cast<std::size_t>(child)] >= 0) { return Group::numbered; }
        const auto& members = m_view.word(child);
        if (m_view.word(noun).item && members.item && counted_by_number(child)) {
            return Group::numbered;  // "a convoy of 20 trucks"
        }
        if (!members.person) { continue; }  // "a man of 48 years"
        if (counted_by_number(child)) { return Group::numbered; }
        if (token(child).is_plural()) { return Group::open; }
    }
    return Group::none;
}

}  // namespace counterclaim::quantity
