#include "quantity/sentence_counter.hpp"

#include <algorithm>
#include <limits>

namespace counterclaim::quantity {
namespace {

PersonClass class_of(std::string_view name) {
    return parse_person_class(name).value_or(PersonClass::unknown);
}

/// The token that heads a phrase of several: the one whose head lies outside.
std::int32_t head_of(const Sentence& sentence, std::int32_t first, std::int32_t last,
                     bool head_last) {
    if (sentence.parsed) {
        for (auto index = first; index <= last; ++index) {
            const auto& token = sentence.tokens[static_cast<std::size_t>(index)];
            const bool outside = token.head < first || token.head > last;
            if (outside && token.upos != Upos::adp && token.upos != Upos::det) { return index; }
        }
    }
    return head_last ? last : first;
}

void take_meaning(const CountClasses::Meaning& meaning, const rules::VocabularyEntry& entry,
                  TokenWords& words) {
    const bool noun =
        meaning.what == What::person || meaning.what == What::item || meaning.what == What::place;
    if (noun && entry.length < words.words) { return; }
    if (noun) { words.words = entry.length; }
    switch (meaning.what) {
        case What::person:
            words.person = true;
            words.person_class = class_of(entry.value);
            break;
        case What::item: {
            const std::string_view value = entry.value;
            const auto colon = value.find(':');
            words.item = true;
            words.person_class = class_of(value.substr(0, colon));
            words.item_name = value.substr(colon + 1);
            break;
        }
        case What::place:
            words.place = true;
            words.item_name = entry.value;
            break;
        case What::loss:
            words.loss = true;
            break;
        case What::lives:
            words.lives = words.person = true;
            break;
        case What::kin:
            words.kin = true;
            break;
        case What::light:
            words.light = true;
            break;
        case What::use:
            words.kinds[static_cast<std::size_t>(meaning.use)] |=
                static_cast<std::uint8_t>(1U << static_cast<unsigned>(meaning.kind));
            if (meaning.use == Use::result) { words.result_class = class_of(entry.value); }
            break;
        default:
            break;
    }
}

}  // namespace

void SentenceCounter::read(const rules::ItemOptions& options, Told& told,
                           std::vector<QuantityMention>& out, bool& cut) {
    m_items = m_rules.items(m_sentence, m_reading.article.text, options);
    cut = cut || m_items.cut;
    m_numbers = number_phrases(m_rules, m_items, m_scratch);
    m_view.sentence = &m_sentence;
    m_actors = here(m_reading.actors);
    m_times = here(m_reading.times);
    m_view.words.resize(m_sentence.tokens.size());
    m_view.numbers.assign(m_sentence.tokens.size(), -1);
    m_view.aside.assign(m_sentence.tokens.size(), false);
    m_view.part_of.assign(m_sentence.tokens.size(), -1);
    m_view.actor.assign(m_sentence.tokens.size(), false);
    look_up();
    take_up(told);
    if (m_numbers.empty() && !m_results) { return pass_on(told); }
    hang_children();
    mark_actors();
    place_numbers();
    mark_appositions();
    settle_scope();
    m_counted.clear();
    for (std::size_t i = 0; i < m_numbers.size(); ++i) {
        const bool read =
            m_places[i].first >= 0 && !m_places[i].sub_count &&
            !(m_numbers[i].form == NumberForm::number && is_time(m_numbers[i].span, m_places[i]));
        if (!read || is_attribute(i)) {
            m_counted.emplace_back();
        } else {
            m_counted.push_back(m_places[i].share ? count_share(i)
                                                  : count(m_view, m_places[i], m_numbers[i].form));
            if (stands_alone(i)) { m_counted.back() = count_share(i); }
        }
    }
    drop_names();
    pass_on_wholes();
    join_counts();
    pass_on_shares();
    pass_on_things();
    share_bounds();
    sum_lists();
    add_kin();
    read_totals();
    for (std::size_t i = 0; i < m_numbers.size(); ++i) { add_number(i, out); }
    add_unnumbered(out);
    pass_on(told);
}

void SentenceCounter::look_up() {
    std::vector<rules::VocabularyHit> hits;
    for (std::size_t at = 0; at < m_items.size(); ++at) {
        hits.clear();
        m_rules.vocabulary().find(m_items, at, hits);
        for (const auto& hit : hits) {
            const auto& entry = m_rules.vocabulary().entry(hit.entry);
            const auto& meaning = m_classes.of(entry.class_id);
            const auto first = m_items[at].token;
            const auto last = m_items[at + hit.length - 1].token;
            if (first < 0 || last < first) { continue; }
            const auto words = join(m_items[at].span, m_items[at + hit.length - 1].span);
            switch (meaning.what) {
                case What::none:
                    continue;
                case What::cumulative:
                    m_cumulative = true;
                    m_scopes.emplace_back(words, QuantityScope::cumulative);
                    continue;
                case What::day:
                    m_day = true;
                    m_scopes.emplace_back(words, QuantityScope::day);
                    continue;
                case What::since:
                    m_since_at = m_items[at].span.end;
                    m_scopes.emplace_back(words, QuantityScope::cumulative);
                    continue;
                case What::part:
                    m_parts.push_back({at, at + hit.length});
                    continue;
                case What::share:
                    m_shares.push_back({at, at + hit.length});
                    continue;
                case What::whole:
                    m_wholes.push_back({at, at + hit.length});
                    continue;
                default:
                    break;
            }
            const auto head =
                head_of(m_sentence, first, last, m_head_last && !meaning_of_verb(meaning));
            for (auto index = first; last > first && index <= last; ++index) {
                m_view.part_of[static_cast<std::size_t>(index)] = head;
            }
            m_results = m_results || meaning.what == What::use || meaning.what == What::loss;
            take_meaning(meaning, entry, m_view.words[static_cast<std::size_t>(head)]);
        }
    }
}

void SentenceCounter::mark_actors() {
    std::size_t at = 0;
    for (const auto& actor : m_actors) {
        if (!m_sentence.span.contains(actor.head)) { continue; }
        for (at = 0; at < m_sentence.tokens.size(); ++at) {
            if (m_sentence.tokens[at].span == actor.head) { m_view.actor[at] = true; }
        }
    }
}

void SentenceCounter::hang_children() {
    if (!m_sentence.parsed) { return; }
    m_view.children.resize(m_sentence.tokens.size());
    for (std::size_t i = 0; i < m_sentence.tokens.size(); ++i) {
        const auto head = m_sentence.tokens[i].head;
        if (head >= 0) {
            m_view.children[static_cast<std::size_t>(head)].push_back(static_cast<std::int32_t>(i));
        }
    }
}

bool SentenceCounter::is_part_of_name(Span number) const {
    const auto before = number.begin == 0 ? ' ' : m_reading.article.text[number.begin - 1];
    return (before >= 'A' && before <= 'Z') || (before >= 'a' && before <= 'z');
}

/// "A [two]-star general": one, whatever the number says of him.
bool SentenceCounter::is_attribute(std::size_t i) const {
    constexpr std::int32_t k_words_max = 4;
    const auto last = m_places[i].last;
    // "[a] 12-man crew"
    if (m_numbers[i].form == NumberForm::one && last >= 0 && last + 3 < m_view.size() &&
        token(last + 1).upos == Upos::num && token(last + 2).form == "-" &&
        m_view.word(last + 3).person) {
        return true;
    }
    if (m_numbers[i].form != NumberForm::number || last + 2 >= m_view.size() ||
        token(last + 1).form != "-" || token(last).span.end != token(last + 1).span.begin) {
        return false;
    }
    // "a 12-man crew": twelve men
    for (auto index = last + 3; index < m_view.size() && index < last + 2 + k_words_max; ++index) {
        if (token(index).upos != Upos::noun && token(index).upos != Upos::propn) { continue; }
        if (m_view.word(index).person) { return token(index).has_feature("Number=Sing"); }
    }
    return false;
}

/// "Including ten women and three infants": the second number counts a part as well.
bool SentenceCounter::goes_on_part(const NumberPlace& before, const NumberPlace& place) const {
    constexpr std::int32_t k_words_max = 5;
    if (!before.sub_count || before.last < 0 || place.first <= before.last + 1 ||
        place.first - before.last > k_words_max) {
        return false;
    }
    if (token(place.first - 1).upos != Upos::cconj || place.last + 1 >= m_view.size()) {
        return false;
    }
    for (auto index = before.last + 1; index + 1 < place.first; ++index) {
        const auto upos = token(index).upos;
        if (upos != Upos::noun && upos != Upos::adj && upos != Upos::propn) { return false; }
    }
    const auto& counted = m_view.words[static_cast<std::size_t>(place.last + 1)];
    return token(place.last + 1).upos == Upos::noun && !counted.loss &&
           !counted.any(CountClasses::Use::result);
}

void SentenceCounter::place_numbers() {
    m_places.resize(m_numbers.size());
    for (std::size_t i = 0; i < m_numbers.size(); ++i) {
        auto& place = m_places[i];
        place.first = m_items[m_numbers[i].first_item].token;
        place.last = m_items[m_numbers[i].last_item - 1].token;
        if (is_part_of_name(m_numbers[i].span)) { place.first = -1; }
        for (const auto& [first, end] : m_parts) {
            const auto begin = m_numbers[i].first_item;
            if (end > begin || begin - end > 2) { continue; }
            // "trois enfants figurent parmi les 15 morts": the whole
            const bool whole = begin == end && std::find(m_wholes.begin(), m_wholes.end(),
                                                         std::pair(first, end)) != m_wholes.end();
            if (whole) { continue; }
            place.sub_count = true;
            set_aside(m_items[first].token, place.last);
        }
        if (i > 0 && !place.sub_count && goes_on_part(m_places[i - 1], place)) {
            place.sub_count = true;
            set_aside(m_places[i - 1].first, place.last);
        }
        for (auto index = place.first; index >= 0 && index <= place.last; ++index) {
            m_view.numbers[static_cast<std::size_t>(index)] = static_cast<std::int32_t>(i);
        }
        place.share = place.first >= 0 && !place.sub_count && is_share(i);
    }
}

/// "Three civilians, a mother and her two children, were killed": what stands between two commas,
/// the second right before the verb, says who the counted were.
void SentenceCounter::mark_appositions() {
    const auto comma = [&](std::int32_t index) { return token(index).form == ","; };
    const auto may_be_list = [](Upos upos) {
        return upos == Upos::noun || upos == Upos::propn || upos == Upos::det ||
               upos == Upos::num || upos == Upos::adj || upos == Upos::cconj || upos == Upos::adp ||
               upos == Upos::pron;
    };
    for (std::size_t i = 0; i + 1 < m_places.size(); ++i) {
        const auto& place = m_places[i];
        if (place.first < 0 || place.sub_count) { continue; }
        auto open = place.last + 1;
        while (open < m_view.size() && may_be_list(token(open).upos)) { ++open; }
        if (open >= m_view.size() || !comma(open)) { continue; }
        auto close = open + 1;
        while (close < m_view.size() && may_be_list(token(close).upos)) { ++close; }
        if (close + 1 >= m_view.size() || !comma(close)) { continue; }
        const auto next = token(close + 1).upos;
        if (next != Upos::verb && next != Upos::aux) { continue; }
        for (std::size_t k = i + 1; k < m_places.size(); ++k) {
            if (m_places[k].first > open && m_places[k].last < close) {
                m_places[k].sub_count = true;
                set_aside(open + 1, close - 1);
            }
        }
    }
}

void SentenceCounter::settle_scope() {
    m_view.scope = m_day          ? QuantityScope::day
                   : m_cumulative ? QuantityScope::cumulative
                                  : QuantityScope::event;
    if (m_since_at == 0) { return; }
    for (const auto& time : m_times) {
        const bool after = time.span.end > m_since_at && time.span.begin <= m_since_at + 6 &&
                           m_sentence.span.contains(time.span);
        if (after && time.interval.from) {
            m_view.since = time.interval.from;
            m_view.scope = QuantityScope::cumulative;
            return;
        }
    }
}

QuantityScope SentenceCounter::scope_at(Span number) const {
    if (!m_day || !(m_cumulative || m_view.since)) { return m_view.scope; }
    auto scope = m_view.scope;
    auto nearest = std::numeric_limits<std::uint32_t>::max();
    for (const auto& [words, meaning] : m_scopes) {
        const auto distance = words.begin >= number.end   ? words.begin - number.end
                              : number.begin >= words.end ? number.begin - words.end
                                                          : 0;
        if (distance < nearest) {
            nearest = distance;
            scope = meaning;
        }
    }
    return scope;
}

bool SentenceCounter::is_time(Span span, const NumberPlace& place) const {
    const auto found = std::find_if(m_times.begin(), m_times.end(), [&](const TimeMention& time) {
        return time.span.overlaps(span);
    });
    if (found == m_times.end()) { return false; }
    // "on July 25 killed seven": the date began before the number
    if (found->span.end > span.end || found->span.begin < span.begin) { return true; }
    // "the 2011 protesters" are those of that year; "the 2000 peacekeepers" are so many
    const bool determined = place.first > 0 && token(place.first - 1).upos == Upos::det;
    if (determined && !std::string_view(found->value).ends_with("00")) { return true; }
    for (auto index = place.last + 1; index < m_view.size() && index <= place.last + 2; ++index) {
        const auto upos = token(index).upos;
        if (m_view.word(index).countable()) { return false; }
        const bool joins = upos == Upos::adp && index == place.last + 1;
        if (upos != Upos::adj && upos != Upos::propn && !joins) { return true; }
    }
    return true;
}

bool SentenceCounter::is_left_open(std::size_t i) const {
    const auto& counted = m_counted[i];
    const auto form = m_numbers[i].form;
    if (counted.open) { return true; }
    if (counted.noun < 0 || (form != NumberForm::number && form != NumberForm::vague)) {
        return false;
    }
    // "16 Air Assault Brigade" is a name
    const auto& word = token(counted.noun);
    const bool name = word.upos == Upos::propn && !word.is_plural();
    const auto& noun = m_view.word(counted.noun);
    const bool actor = m_view.actor[static_cast<std::size_t>(counted.noun)];
    if (name) { return actor && counted.noun == m_places[i].last + 1; }
    return noun.person || noun.item || noun.place || actor;
}

/// "Four members of [a family]": the four are counted.
bool SentenceCounter::is_part_of_other(std::int32_t noun) const {
    const auto whole = noun < 0 ? -1 : m_view.part_of[static_cast<std::size_t>(noun)];
    return whole >= 0 && whole != noun;
}

void SentenceCounter::add_number(std::size_t i, std::vector<QuantityMention>& out) {
    const auto& phrase = m_numbers[i];
    const auto& counted = m_counted[i];
    if (counted.kind == QuantityKind::other) {
        if (is_left_open(i)) { out.push_back(mention_of(phrase, counted)); }
        return;
    }
    if (!plausible(phrase, counted)) { return; }
    if (phrase.form == NumberForm::one &&
        (is_part_of_other(counted.noun) || tells_of_one(counted.noun))) {
        return;
    }
    QuantityMention mention = mention_of(phrase, counted);
    if (phrase.form == NumberForm::one) {
        const auto group = group_of(counted.noun);
        if (group == Group::numbered) { return; }
        if (group == Group::open) { mention.low = mention.high = std::nullopt; }
    }
    // "no casualties", "aucune victime": neither dead nor wounded
    const bool harm = counted.loss || (counted.noun >= 0 && m_view.word(counted.noun).loss);
    if (harm && phrase.form == NumberForm::none && mention.kind == QuantityKind::killed) {
        out.push_back(mention);
        mention.kind = QuantityKind::wounded;
    }
    out.push_back(mention);
    if (const auto other = joined_kind(i); other != QuantityKind::other) {
        mention.kind = other;
        out.push_back(std::move(mention));
    }
    if (counted.noun >= 0) { m_taken.push_back(counted.noun); }
}

QuantityKind SentenceCounter::object_kind(std::int32_t index, QuantityKind but) const {
    if (index < 0 || index >= m_view.size()) { return QuantityKind::other; }
    for (const auto kind : {QuantityKind::killed, QuantityKind::wounded, QuantityKind::missing,
                            QuantityKind::captured, QuantityKind::displaced}) {
        if (kind != but && m_view.word(index).has(Use::object, kind)) { return kind; }
    }
    return QuantityKind::other;
}

QuantityKind SentenceCounter::result_joined(const Counted& counted) const {
    const auto noun = counted.noun;
    const auto size = m_view.size();
    if (noun < 0 || noun + 2 >= size || !m_view.word(noun).has(Use::result, counted.kind) ||
        token(noun + 1).upos != Upos::cconj) {
        return QuantityKind::other;
    }
    const auto next = token(noun + 2).upos == Upos::adp ? noun + 3 : noun + 2;
    if (next >= size || m_view.numbers[static_cast<std::size_t>(next)] >= 0) {
        return QuantityKind::other;
    }
    for (const auto kind : {QuantityKind::killed, QuantityKind::wounded, QuantityKind::missing}) {
        if (kind != counted.kind && m_view.word(next).has(Use::result, kind)) { return kind; }
    }
    return QuantityKind::other;
}

QuantityKind SentenceCounter::joined_kind(std::size_t i) const {
    const auto& counted = m_counted[i];
    if (const auto kind = result_joined(counted); kind != QuantityKind::other) { return kind; }
    const auto joins = [&](std::int32_t index) {
        return index >= 0 && index < m_view.size() && token(index).upos == Upos::cconj;
    };
    const bool people = counted.kind <= QuantityKind::displaced && !counted.loss;
    if (!people || m_places[i].first < 0) { return QuantityKind::other; }
    constexpr int k_between = 3;  // "wounding at least twelve", "blessant plusieurs dizaines"
    for (auto verb = m_places[i].first - 1; verb >= 0 && verb >= m_places[i].first - 1 - k_between;
         --verb) {
        if (!m_view.word(verb).has(Use::object, counted.kind)) { continue; }
        // "killed and wounded dozens", the kind taken from either
        if (joins(verb + 1) && verb + 2 < m_places[i].first) {
            return object_kind(verb + 2, counted.kind);
        }
        return joins(verb - 1) ? object_kind(verb - 2, counted.kind) : QuantityKind::other;
    }
    // "dozens of people were killed and wounded"
    const auto noun = std::max(counted.noun, m_places[i].last);
    for (auto verb = noun + 1; verb < m_view.size() && verb <= noun + 1 + k_between; ++verb) {
        if (!m_view.word(verb).has(Use::object, counted.kind)) { continue; }
        const bool ends =
            verb + 3 >= m_view.size() || m_view.numbers[static_cast<std::size_t>(verb + 3)] < 0;
        return joins(verb + 1) && ends ? object_kind(verb + 2, counted.kind) : QuantityKind::other;
    }
    return QuantityKind::other;
}

bool SentenceCounter::plausible(const NumberPhrase& phrase, const Counted& counted) const {
    const bool hurt = counted.kind == QuantityKind::killed || counted.kind == QuantityKind::wounded;
    switch (phrase.form) {
        case NumberForm::none:
            return (hurt || counted.kind == QuantityKind::missing) && !asks_behind(phrase);
        case NumberForm::one: {
            if (counted.noun < 0 || counted.loss || counted.kind == QuantityKind::places_taken) {
                return false;
            }
            const auto& noun = m_view.word(counted.noun);
            return noun.person || noun.item || noun.place || noun.any(Use::result);
        }
        case NumberForm::open:
            return counted.kind != QuantityKind::sent;
        case NumberForm::number:
        case NumberForm::vague:
            // dead and wounded alike: how many of them died is not said
            return !(counted.loss && phrase.form == NumberForm::number && counted.noun >= 0);
    }
    return true;
}

bool SentenceCounter::asks_behind(const NumberPhrase& phrase) const {
    constexpr std::int32_t k_words_max = 5;
    const auto from = m_items[phrase.last_item - 1].token + 1;
    for (auto index = from; index < m_view.size() && index < from + k_words_max; ++index) {
        if (token(index).has_feature("PronType=Int")) { return true; }
    }
    return false;
}

QuantityMention SentenceCounter::mention_of(const NumberPhrase& phrase,
                                            const Counted& counted) const {
    QuantityMention mention;
    mention.number = phrase.span;
    mention.span = phrase.span;
    if (counted.noun >= 0) {
        const auto noun = token(counted.noun).span;
        mention.counted = noun.begin >= phrase.span.end ? Span{next_begin(phrase), noun.end} : noun;
        mention.span = join(mention.span, noun);
    }
    mention.low = phrase.low;
    mention.high = phrase.high;
    mention.approximate = phrase.approximate;
    describe(counted, mention);
    mention.rule = std::string(phrase.rule) + " " + std::string(counted.how);
    return mention;
}

void SentenceCounter::describe(const Counted& counted, QuantityMention& mention) const {
    mention.kind = counted.kind;
    mention.person_class = counted.person_class;
    if (mention.kind == QuantityKind::displaced) { mention.person_class = PersonClass::civilian; }
    mention.item = std::string(counted.item);
    const bool total = counted.how == k_total_count;
    mention.scope = total ? QuantityScope::cumulative : scope_at(mention.span);
    // Beside the total, the other number is what came on top.
    const bool added = m_bare_total && !total && mention.scope == QuantityScope::cumulative;
    if (added) { mention.scope = QuantityScope::event; }
    if (mention.scope == QuantityScope::cumulative) { mention.since = m_view.since; }
    const auto noun = total ? m_total_noun : counted.noun;
    if (noun < 0) { return; }
    const auto span = token(noun).span;
    for (const auto& actor : m_actors) {
        // an adjective or name beside the noun says whose; a guess does not
        if (actor.head == span && actor.score >= 0.8) { mention.party = actor.party; }
    }
}

}  // namespace counterclaim::quantity
