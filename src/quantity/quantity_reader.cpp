#include "quantity/quantity_reader.hpp"

#include "quantity/counting.hpp"
#include "quantity/numbers.hpp"
#include "rules/rule_set.hpp"

#include <algorithm>
#include <optional>
#include <span>

namespace counterclaim::quantity {

struct QuantityReader::Pack {
    rules::RuleSet rules;
    CountClasses classes;
    rules::ItemOptions options;
    bool head_last = true;  ///< in a phrase of several words, which one the others hang on
};

namespace {

using What = CountClasses::Meaning::What;
using Use = CountClasses::Use;

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

namespace {

/// Reads one sentence.
class SentenceCounter {
public:
    SentenceCounter(const rules::RuleSet& rules, const CountClasses& classes, bool head_last,
                    const Reading& reading, const Sentence& sentence, rules::Scratch& scratch)
        : m_rules(rules),
          m_classes(classes),
          m_head_last(head_last),
          m_reading(reading),
          m_sentence(sentence),
          m_scratch(scratch) {}

    void read(const rules::ItemOptions& options, std::vector<QuantityMention>& out, bool& cut) {
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
        if (m_numbers.empty() && !m_results) { return; }
        hang_children();
        mark_actors();
        place_numbers();
        settle_scope();
        m_counted.clear();
        for (std::size_t i = 0; i < m_numbers.size(); ++i) {
            const bool read = m_places[i].first >= 0 && !m_places[i].sub_count &&
                              !(m_numbers[i].form == NumberForm::number &&
                                is_time(m_numbers[i].span, m_places[i]));
            m_counted.push_back(read ? count(m_view, m_places[i], m_numbers[i].form) : Counted{});
        }
        join_counts();
        for (std::size_t i = 0; i < m_numbers.size(); ++i) { add_number(i, out); }
        add_unnumbered(out);
    }

private:
    /// The mentions that begin in this sentence; mentions are sorted by span.
    template <typename Mention>
    [[nodiscard]] std::span<const Mention> here(const std::vector<Mention>& mentions) const {
        const auto begins = [](const Mention& mention, std::uint32_t at) {
            return mention.span.begin < at;
        };
        const auto first =
            std::lower_bound(mentions.begin(), mentions.end(), m_sentence.span.begin, begins);
        const auto last = std::lower_bound(first, mentions.end(), m_sentence.span.end, begins);
        return {first, last};
    }

    [[nodiscard]] const Token& token(std::int32_t index) const {
        return m_sentence.tokens[static_cast<std::size_t>(index)];
    }

    void look_up() {
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
                switch (meaning.what) {
                    case What::none:
                        continue;
                    case What::cumulative:
                        m_cumulative = true;
                        continue;
                    case What::day:
                        m_day = true;
                        continue;
                    case What::since:
                        m_since_at = m_items[at].span.end;
                        continue;
                    case What::part:
                        m_parts.push_back({at, at + hit.length});
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

    [[nodiscard]] static bool meaning_of_verb(const CountClasses::Meaning& meaning) {
        return meaning.what == What::use &&
               (meaning.use == Use::object || meaning.use == Use::subject);
    }

    void mark_actors() {
        std::size_t at = 0;
        for (const auto& actor : m_actors) {
            if (!m_sentence.span.contains(actor.head)) { continue; }
            for (at = 0; at < m_sentence.tokens.size(); ++at) {
                if (m_sentence.tokens[at].span == actor.head) { m_view.actor[at] = true; }
            }
        }
    }

    void hang_children() {
        if (!m_sentence.parsed) { return; }
        m_view.children.resize(m_sentence.tokens.size());
        for (std::size_t i = 0; i < m_sentence.tokens.size(); ++i) {
            const auto head = m_sentence.tokens[i].head;
            if (head >= 0) {
                m_view.children[static_cast<std::size_t>(head)].push_back(
                    static_cast<std::int32_t>(i));
            }
        }
    }

    void place_numbers() {
        m_places.resize(m_numbers.size());
        for (std::size_t i = 0; i < m_numbers.size(); ++i) {
            auto& place = m_places[i];
            place.first = m_items[m_numbers[i].first_item].token;
            place.last = m_items[m_numbers[i].last_item - 1].token;
            for (const auto& [first, end] : m_parts) {
                const auto begin = m_numbers[i].first_item;
                if (end > begin || begin - end > 2) { continue; }
                place.sub_count = true;
                set_aside(m_items[first].token, place.last);
            }
            for (auto index = place.first; index >= 0 && index <= place.last; ++index) {
                m_view.numbers[static_cast<std::size_t>(index)] = static_cast<std::int32_t>(i);
            }
        }
    }

    /// "Including four children" stands between a noun and its verb, and says nothing to either.
    void set_aside(std::int32_t first, std::int32_t last) {
        for (auto index = std::max(first, 0); index <= last + 1 && index < m_view.size(); ++index) {
            m_view.aside[static_cast<std::size_t>(index)] = true;
        }
    }

    /// Event, day or cumulative; "since" with the day the expression after it means.
    void settle_scope() {
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

    /// A number that belongs to a time expression; "2000 peacekeepers" is none, whatever year it
    /// looks like.
    [[nodiscard]] bool is_time(Span span, const NumberPlace& place) const {
        const auto found =
            std::find_if(m_times.begin(), m_times.end(),
                         [&](const TimeMention& time) { return time.span.overlaps(span); });
        if (found == m_times.end()) { return false; }
        if (found->span.end > span.end) { return true; }
        for (auto index = place.last + 1; index < m_view.size() && index <= place.last + 2;
             ++index) {
            const auto upos = token(index).upos;
            if (m_view.word(index).countable()) { return false; }
            if (upos != Upos::adj && upos != Upos::propn) { return true; }
        }
        return true;
    }

    /// "104 soldiers and 8 civilians were killed", "killing seven and injuring one teacher and 19
    /// others": of two numbers joined by "and", one may say what happened to both.
    void join_counts() {
        if (m_counted.empty()) { return; }
        for (std::size_t i = m_counted.size() - 1; i > 0; --i) { share_kind(i, i - 1); }
        for (std::size_t i = 0; i + 1 < m_counted.size(); ++i) { share_kind(i, i + 1); }
    }
    void share_kind(std::size_t from, std::size_t to) {
        const auto& source = m_counted[from];
        auto& target = m_counted[to];
        if (source.kind == QuantityKind::other || target.kind != QuantityKind::other) { return; }
        if (target.noun < 0 || m_places[to].first < 0 || m_places[to].sub_count || source.loss) {
            return;
        }
        const bool people =
            source.kind <= QuantityKind::displaced && m_view.word(target.noun).person;
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

    void add_number(std::size_t i, std::vector<QuantityMention>& out) {
        const auto& phrase = m_numbers[i];
        const auto& counted = m_counted[i];
        if (counted.kind == QuantityKind::other || !plausible(phrase, counted)) { return; }
        QuantityMention mention = mention_of(phrase, counted);
        if (counted.loss && phrase.form == NumberForm::none) {
            out.push_back(mention);
            mention.kind = QuantityKind::wounded;
        }
        out.push_back(std::move(mention));
        if (counted.noun >= 0) { m_taken.push_back(counted.noun); }
    }

    /// "A" counts people and things one can count, never "a death toll"; "no" only says that nobody
    /// was hurt.
    [[nodiscard]] bool plausible(const NumberPhrase& phrase, const Counted& counted) const {
        const bool hurt =
            counted.kind == QuantityKind::killed || counted.kind == QuantityKind::wounded;
        switch (phrase.form) {
            case NumberForm::none:
                return hurt || counted.kind == QuantityKind::missing;
            case NumberForm::one: {
                if (counted.noun < 0 || counted.loss ||
                    counted.kind == QuantityKind::places_taken) {
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

    QuantityMention mention_of(const NumberPhrase& phrase, const Counted& counted) const {
        QuantityMention mention;
        mention.number = phrase.span;
        mention.span = phrase.span;
        if (counted.noun >= 0) {
            const auto noun = token(counted.noun).span;
            mention.counted =
                noun.begin >= phrase.span.end ? Span{next_begin(phrase), noun.end} : noun;
            mention.span = join(mention.span, noun);
        }
        mention.low = phrase.low;
        mention.high = phrase.high;
        mention.approximate = phrase.approximate;
        describe(counted, mention);
        mention.rule = std::string(phrase.rule) + " " + std::string(counted.how);
        return mention;
    }
    [[nodiscard]] std::uint32_t next_begin(const NumberPhrase& phrase) const {
        return phrase.last_item < m_items.size() ? m_items[phrase.last_item].span.begin
                                                 : phrase.span.end;
    }
    void describe(const Counted& counted, QuantityMention& mention) const {
        mention.kind = counted.kind;
        mention.person_class = counted.person_class;
        if (mention.kind == QuantityKind::displaced) {
            mention.person_class = PersonClass::civilian;
        }
        mention.item = std::string(counted.item);
        mention.scope = m_view.scope;
        mention.since = m_view.since;
        if (counted.noun < 0) { return; }
        const auto span = token(counted.noun).span;
        for (const auto& actor : m_actors) {
            // an adjective or name beside the noun says whose; a guess does not
            if (actor.head == span && actor.score >= 0.8) { mention.party = actor.party; }
        }
    }

    /// "There were deaths", "de lourdes pertes": killed or wounded, and no number. Also a person
    /// named as killed.
    void add_unnumbered(std::vector<QuantityMention>& out) {
        if (!m_sentence.parsed) { return; }
        for (std::int32_t index = 0; index < m_view.size(); ++index) {
            if (std::find(m_taken.begin(), m_taken.end(), index) != m_taken.end()) { continue; }
            if (m_view.numbers[static_cast<std::size_t>(index)] >= 0 || counted_by_number(index)) {
                continue;
            }
            const auto& words = m_view.word(index);
            const bool result = words.any(Use::result) || words.loss;
            const auto upos = token(index).upos;
            if (result && (upos == Upos::noun || (words.loss && upos == Upos::adj))) {
                if (unnumbered(index)) { add_bare(index, out); }
            } else if (words.person && upos == Upos::noun &&
                       token(index).has_feature("Number=Plur")) {
                if (!definite(index)) { add_bare(index, out); }
            } else if (token(index).upos == Upos::propn) {
                add_named(index, out);
            }
        }
    }
    [[nodiscard]] bool counted_by_number(std::int32_t index) const {
        const auto& children = m_view.children[static_cast<std::size_t>(index)];
        return std::any_of(children.begin(), children.end(), [&](std::int32_t child) {
            return m_view.numbers[static_cast<std::size_t>(child)] >= 0 ||
                   token(child).upos == Upos::num;
        });
    }
    /// With an article, possessive or demonstrative; the article in "des" counts as none.
    [[nodiscard]] bool definite(std::int32_t index) const {
        std::optional<Span> contracted;
        for (const auto child : m_view.children[static_cast<std::size_t>(index)]) {
            if (token(child).upos == Upos::adp) { contracted = token(child).span; }
        }
        for (const auto child : m_view.children[static_cast<std::size_t>(index)]) {
            const bool marked = token(child).has_feature("Definite=Def") ||
                                token(child).has_feature("Poss=Yes") ||
                                token(child).has_feature("PronType=Dem");
            if (marked && !(contracted && *contracted == token(child).span)) { return true; }
        }
        return false;
    }
    /// A plural with no article but "des", as what somebody reports, causes or suffers.
    [[nodiscard]] bool unnumbered(std::int32_t index) const {
        const bool plural = token(index).has_feature("Number=Plur");
        if ((!plural && !m_view.word(index).loss) || definite(index)) { return false; }
        const auto deprel = token(index).deprel;
        const auto head = token(index).head;
        if (deprel == Deprel::conj && head >= 0) {
            return m_view.word(head).any(Use::result) && unnumbered(head);
        }
        if (!plural) { return false; }
        if (deprel == Deprel::obj && head >= 0 && m_view.word(head).light) { return true; }
        if (index > 0 && m_view.word(index - 1).light && token(index - 1).upos != Upos::aux) {
            return true;
        }
        // a parser may well lose the verb of "avait subi de lourdes pertes"
        for (auto before = index - 1; m_view.word(index).loss && before >= 0 && before >= index - 4;
             --before) {
            if (token(before).upos == Upos::verb) { return m_view.word(before).light; }
        }
        return false;
    }
    void add_bare(std::int32_t index, std::vector<QuantityMention>& out) {
        const auto deprel = token(index).deprel;
        if (deprel != Deprel::obj && deprel != Deprel::nsubj && deprel != Deprel::conj) {
            if (!m_view.word(index).any(Use::result) && !m_view.word(index).loss) { return; }
        }
        auto counted = count_noun(m_view, index);
        if (counted.kind != QuantityKind::killed && counted.kind != QuantityKind::wounded) {
            return;
        }
        // "10 people, mostly schoolchildren, were killed": the number has said it
        bool said = false;
        for (auto one = out.rbegin(); one != out.rend() && m_sentence.span.contains(one->span);
             ++one) {
            said = said || (one->kind == counted.kind && (one->low || one->high));
        }
        if (said && m_view.word(index).person) { return; }
        QuantityMention mention;
        mention.span = mention.counted = token(index).span;
        describe(counted, mention);
        mention.rule = "unnumbered";
        out.push_back(std::move(mention));
    }
    /// "The general Jalal Harutyunyan was killed": one.
    void add_named(std::int32_t index, std::vector<QuantityMention>& out) {
        const auto span = token(index).span;
        const auto actor = std::find_if(m_actors.begin(), m_actors.end(),
                                        [&](const ActorMention& one) { return one.head == span; });
        const bool known = actor != m_actors.end() && actor->kind == ActorKind::person &&
                           !actor->party.empty() && !actor->civilian && actor->score >= 0.75;
        if (!known || m_view.word(index).countable() || token(index).has_feature("Number=Plur")) {
            return;
        }
        auto counted = count_noun(m_view, index);
        if (counted.kind != QuantityKind::killed && counted.kind != QuantityKind::wounded) {
            return;
        }
        QuantityMention mention;
        mention.span = mention.counted = span;
        mention.low = mention.high = 1;
        describe(counted, mention);
        mention.rule = "named person";
        out.push_back(std::move(mention));
    }

    const rules::RuleSet& m_rules;
    const CountClasses& m_classes;
    bool m_head_last;
    const Reading& m_reading;
    const Sentence& m_sentence;
    rules::Scratch& m_scratch;
    rules::Items m_items;
    std::vector<NumberPhrase> m_numbers;
    std::vector<NumberPlace> m_places;
    std::vector<Counted> m_counted;                            ///< by number phrase
    std::vector<std::pair<std::size_t, std::size_t>> m_parts;  ///< items of "including"
    std::vector<std::int32_t> m_taken;
    CountView m_view;
    std::span<const ActorMention> m_actors;  ///< of this sentence
    std::span<const TimeMention> m_times;
    std::uint32_t m_since_at = 0;
    bool m_cumulative = false;
    bool m_day = false;
    bool m_results = false;
};

}  // namespace

QuantityReader::QuantityReader(std::unique_ptr<const Pack> pack) : m_pack(std::move(pack)) {}
QuantityReader::QuantityReader(QuantityReader&&) noexcept = default;
QuantityReader& QuantityReader::operator=(QuantityReader&&) noexcept = default;
QuantityReader::~QuantityReader() = default;

Expected<QuantityReader> QuantityReader::load(const Resources& resources,
                                              std::string_view language) {
    const std::string folder = "lang/" + std::string(language) + "/";
    auto rules = rules::RuleSet::load(
        resources,
        {.rules = {folder + "quantity.rules.toml"},
         .vocabularies = {folder + "quantity.words.tsv", folder + "quantity.counts.tsv"}});
    if (!rules) { return tl::unexpected<Error>(rules.error()); }
    CountClasses classes(*rules);
    rules::ItemOptions options;
    options.join_spaced_groups = rules->vocabulary().find_class("join_spaced").has_value();
    const bool head_last = !rules->vocabulary().find_class("head_first").has_value();
    return QuantityReader(std::make_unique<const Pack>(
        Pack{*std::move(rules), std::move(classes), options, head_last}));
}

void QuantityReader::read(Reading& reading, const QuantityLimits& limits) const {
    reading.quantities.clear();
    rules::Scratch scratch;
    rules::ItemOptions options = m_pack->options;
    options.items_max = limits.sentence_items_max;
    std::vector<QuantityMention> mentions;
    bool limited = false;
    for (const auto& sentence : reading.sentences) {
        SentenceCounter counter(m_pack->rules, m_pack->classes, m_pack->head_last, reading,
                                sentence, scratch);
        counter.read(options, mentions, limited);
        if (mentions.size() >= limits.mentions_max) {
            limited = true;
            break;
        }
    }
    std::stable_sort(mentions.begin(), mentions.end(),
                     [](const auto& a, const auto& b) { return a.span < b.span; });
    reading.quantities = std::move(mentions);
    if (limited) {
        reading.notes.push_back(
            {"quantity.limit",
             {},
             "Not all quantities of this article were read: a limit was reached."});
    }
}

}  // namespace counterclaim::quantity
