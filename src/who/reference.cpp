// Whose "the ministry", "the army", "les rebelles" are, with nothing beside them that says so.
#include "who/resolver.hpp"

#include "text/fold.hpp"

#include <algorithm>

namespace counterclaim::who {
namespace {

constexpr std::size_t k_group_reach = 6;  // sentences "the group" looks back

}  // namespace

/// Has a government, soldiers and ministries: a state, or a side with forces in the article. "UN
/// officials" are nobody's government.
bool Resolver::governs(const Answer& answer) const {
    if (answer.party.empty()) { return false; }
    const auto& party = answer.party.front();
    return m_book.state_called(party) != nullptr || m_fighting.contains(party) ||
           answer.kind == ActorKind::armed_group;
}

/// What the word before the phrase, or its first, says of itself.
bool Resolver::article_says(const SentenceUnits& sentence, const Phrase& phrase,
                            std::string_view feature) const {
    const auto& tokens = sentence.sentence->tokens;
    const auto first = unit(sentence, phrase.first).token;
    for (auto article = std::max(first - 1, 0); article <= first; ++article) {
        const auto& token = tokens[static_cast<std::size_t>(article)];
        if (token.upos == Upos::det && token.has_feature(feature)) { return true; }
    }
    return false;
}

/// "The fighters", "the gunmen", "the militia" after "M23 rebels": the armed group named a moment
/// ago as doing something, with no nameless ones told of around it, and not one that stands by the
/// state at home.
bool Resolver::stands_for_group(const SentenceUnits& sentence, const Noun& noun,
                                const Phrase& phrase) const {
    const bool fighters =
        (noun.noun_class == NounClass::fighter || noun.noun_class == NounClass::group) &&
        (noun.kind == ActorKind::armed_group || noun.generic) && phrase.definite &&
        !phrase.premodified && !noun.enemy;
    const auto& last = m_last_group;
    const auto reach = last.sentence - std::min(last.sentence, k_pronoun_reach);
    const bool told = m_has_group && last.answer.kind == ActorKind::armed_group &&
                      last.sentence < m_sentence && m_sentence - last.sentence <= k_pronoun_reach &&
                      (!m_nameless_group || *m_nameless_group < reach);
    // "the Taliban condemned it": who speaks of a deed is not told of as its doer
    const bool only_speaks = phrase.plural && m_speaker && m_speaker->sentence == last.sentence &&
                             m_speaker->answer.party == last.answer.party;
    if (!fighters || !told || only_speaks) { return false; }
    // "des militants": an article that is none of "les"
    if (article_says(sentence, phrase, "Definite=Ind")) { return false; }
    const auto enemies = opponents(m_home);
    return enemies.empty() || std::any_of(enemies.begin(), enemies.end(), [&](const auto& enemy) {
               return std::find(last.answer.party.begin(), last.answer.party.end(), enemy) !=
                      last.answer.party.end();
           });
}

/// "The group", "the organisation": the one named last. "The UN says Rwanda arms the group", "the
/// charity says the group shot them": no league of states, and not who says so where an armed group
/// has been told of.
const Resolver::Seen* Resolver::group_before(const SentenceUnits& sentence, const Noun& noun,
                                             const Phrase& phrase) const {
    const auto near = [&](const Seen& seen) { return m_sentence - seen.sentence <= k_group_reach; };
    const Seen* last = m_has_group ? &m_last_group : nullptr;
    if (noun.band) {
        last = m_last_band ? &*m_last_band : nullptr;
        const bool speaks = last != nullptr && last->sentence == m_sentence &&
                            last->answer.kind == ActorKind::organisation;
        if (speaks && m_last_armed && near(*m_last_armed)) { last = &*m_last_armed; }
    }
    if (last == nullptr || !near(*last)) { return nullptr; }
    // "the force": of whom it is the name, else rather peacekeepers than fighters
    const bool watched = noun.noun_class == NounClass::force && m_last_observer &&
                         near(*m_last_observer) && last->answer.kind == ActorKind::armed_group &&
                         !last->answer.party.empty();
    if (watched) {
        const auto word =
            text::fold(slice(m_context.reading.article.text, unit(sentence, phrase.head).span));
        const bool named = text::fold(last->answer.party.front()).find(word) != std::string::npos;
        if (!named) { return &*m_last_observer; }
    }
    return last;
}

/// "Its spokesman", "his office", "a spokeswoman", behind what somebody said: that one's, and not
/// of whom he spoke.
const Resolver::Seen* Resolver::speaker_before(const Noun& noun, const Phrase& phrase) const {
    const bool speaks =
        noun.noun_class == NounClass::office || noun.noun_class == NounClass::ministry ||
        noun.noun_class == NounClass::government || noun.noun_class == NounClass::statement;
    const bool of_speaker = noun.noun_class == NounClass::office && noun.anaphor &&
                            !phrase.premodified && phrase.link < 0;
    const bool near = m_speaker && m_speaker->sentence < m_sentence &&
                      m_sentence - m_speaker->sentence <= k_pronoun_reach;
    // "the army said … Ukraine shelled a village, its ministry said": of whoever acts since
    const bool acted_since =
        m_has_sentence_subject ||
        (m_has_subject && m_speaker && m_last_subject.sentence > m_speaker->sentence &&
         !m_last_subject.answer.party.empty());
    // "Russia shelled the town, his office said": but a person's is no state's
    const bool of_person = m_speaker && m_speaker->answer.kind == ActorKind::person &&
                           m_sentence_subject.answer.kind != ActorKind::person &&
                           noun.noun_class == NounClass::office;
    const bool asks = (phrase.possessive && speaks && (of_person || !acted_since)) || of_speaker;
    return near && asks ? &*m_speaker : nullptr;
}

/// "The watchdog", "the NGO", "the war monitor": the body that looks on, named last.
const Resolver::Seen* Resolver::observer_before(const SentenceUnits& sentence, const Noun& noun,
                                                const Phrase& phrase) const {
    const bool near = m_last_observer && m_sentence - m_last_observer->sentence <= k_group_reach;
    const bool many = phrase.plural && !article_says(sentence, phrase, "Number=Sing");
    const bool points = noun.noun_class == NounClass::observer && noun.anaphor && phrase.definite &&
                        !many && phrase.adjectives.empty() && phrase.names.empty();
    return near && points ? &*m_last_observer : nullptr;
}

/// "The soldiers" after "Kenyan troops": men told of a moment ago, wherever the war is fought.
bool Resolver::told_of_troops(const Phrase& phrase, const Seen& last) const {
    const auto& noun = m_book.noun(static_cast<std::uint32_t>(phrase.noun));
    return noun.noun_class == NounClass::force && phrase.plural && !phrase.premodified &&
           !last.answer.anaphor && m_sentence - last.sentence <= k_pronoun_reach;
}

/// "Russia began its strikes. The ministry said …", "MOSCOW, 3 May – … the ministry said",
/// "British troops took part, the ministry said": the state just told of, or the one it is
/// reported from, or whose forces are told of unless they are the enemy at home.
const std::vector<std::string>* Resolver::state_of_ministry() const {
    const auto& here = m_sentence_subject.answer;
    const bool before_it = m_has_sentence_subject && m_home.empty() &&
                           here.kind == ActorKind::state && !here.party.empty() && !here.anaphor;
    if (before_it) { return &here.party; }  // "Baku gave no toll, but the ministry said …"
    const bool told = m_has_subject && m_sentence - m_last_subject.sentence <= 1 &&
                      m_last_subject.answer.kind == ActorKind::state &&
                      !m_last_subject.answer.party.empty();
    if (told) { return &m_last_subject.answer.party; }
    if (!m_seat.empty()) { return &m_seat; }
    const auto& party = m_last_state.answer.party;
    const bool near = !party.empty() && m_sentence - m_last_state.sentence <= k_pronoun_reach;
    if (!near || m_home.empty()) { return nullptr; }
    const auto enemies = opponents(m_home);
    const bool enemy = std::find(enemies.begin(), enemies.end(), party.front()) != enemies.end();
    return enemy ? nullptr : &party;
}

/// "Three were hurt in Belgorod, the governor said": the state in which the place lies that was
/// told of last, so many sentences before at most.
const Actor* Resolver::state_told_of(const SentenceUnits& sentence, const Phrase& phrase,
                                     std::size_t sentences_before) const {
    const auto& reading = m_context.reading;
    const auto first = m_sentence - std::min(m_sentence, sentences_before);
    if (first >= reading.sentences.size()) { return nullptr; }
    const auto from = reading.sentences[first].span.begin;
    const auto to = unit(sentence, phrase.first).span.begin;
    const auto& places = reading.places;
    auto place = std::lower_bound(
        places.begin(), places.end(), to,
        [](const PlaceMention& one, std::uint32_t begin) { return one.span.begin < begin; });
    while (place != places.begin() && std::prev(place)->span.begin >= from) {
        --place;
        if (place->use != PlaceUse::location || place->candidates.empty()) { continue; }
        const auto& told = place->candidates.front().place;
        if (told.kind == "country") { continue; }
        return m_book.state_of(told.country);
    }
    return nullptr;
}

namespace {

/// The word that heads the clause in which a word stands.
std::int32_t clause_of(const std::vector<Token>& tokens, std::int32_t index) {
    constexpr int k_depth_max = 24;
    for (int step = 0; step < k_depth_max && index >= 0; ++step) {
        const auto& token = tokens[static_cast<std::size_t>(index)];
        switch (token.deprel) {
            case Deprel::acl:
            case Deprel::advcl:
            case Deprel::ccomp:
            case Deprel::csubj:
            case Deprel::parataxis:
                return index;
            default:
                break;
        }
        if (token.head < 0) { return index; }
        index = token.head;
    }
    return index;
}

}  // namespace

/// "Civilians were taken out of Mariupol" in an article on another war: the clause names places,
/// and all of them lie in countries that the war of the article does not touch.
bool Resolver::told_of_elsewhere(const SentenceUnits& sentence, const Phrase& phrase) const {
    const auto* profile = m_context.profile;
    const auto token = unit(sentence, phrase.head).token;
    if (profile == nullptr || token < 0 || !sentence.sentence->parsed) { return false; }
    const auto& tokens = sentence.sentence->tokens;
    const auto clause = clause_of(tokens, token);
    bool any = false;
    for (const auto& place : m_context.reading.places) {
        if (!place.resolved || place.use != PlaceUse::location || place.candidates.empty() ||
            !sentence.sentence->span.contains(place.span)) {
            continue;
        }
        const auto at = std::find_if(tokens.begin(), tokens.end(), [&](const Token& one) {
            return place.name.contains(one.span);
        });
        if (at == tokens.end() ||
            clause_of(tokens, static_cast<std::int32_t>(at - tokens.begin())) != clause) {
            continue;
        }
        const auto& country = place.candidates.front().place.country;
        const auto& touched = profile->countries;
        if (country.empty() ||
            std::find(touched.begin(), touched.end(), country) != touched.end()) {
            return false;
        }
        any = true;
    }
    return any;
}

/// "The ministry", "the army", "les rebelles" with nothing beside it that says whose.
void Resolver::refer_back(const SentenceUnits& sentence, const Phrase& phrase,
                          Answer& answer) const {
    const auto take = [&](const std::vector<std::string>& party, double score, std::string reason) {
        answer.party = party;
        answer.score = score;
        answer.reason = std::move(reason);
        answer.anaphor = true;
    };
    const bool enemy =
        phrase.noun >= 0 && m_book.noun(static_cast<std::uint32_t>(phrase.noun)).enemy;
    if (enemy) {
        const auto* owner = antecedent(phrase.possessive_plural);
        if (owner == nullptr) { return; }
        const auto others = opponents(owner->answer.party);
        if (!others.empty()) { take(others, 0.5, "against " + owner->answer.reason); }
        return;
    }
    if (phrase.foreign) { return; }
    const auto take_whole = [&](const Answer& from, double score, std::string_view why) {
        take(from.party, score, std::string(why) + from.reason);
        answer.actor = from.actor;
        if (from.role != Role::unknown) { answer.role = from.role; }
        answer.civilian = from.civilian;
    };
    if (phrase.noun >= 0) {
        const auto& noun = m_book.noun(static_cast<std::uint32_t>(phrase.noun));
        if (const auto* speaker = speaker_before(noun, phrase); speaker != nullptr) {
            take_whole(speaker->answer, 0.55, "speaks for ");
            return;
        }
        if (const auto* observer = observer_before(sentence, noun, phrase); observer != nullptr) {
            take_whole(observer->answer, 0.55, "points back to ");
            return;
        }
    }
    if (phrase.possessive) {
        if (const auto* owner = antecedent(phrase.possessive_plural)) {
            take(owner->answer.party, 0.55, "possessive of " + owner->answer.reason);
            return;
        }
    }
    if (phrase.noun < 0) { return; }
    const auto& noun = m_book.noun(static_cast<std::uint32_t>(phrase.noun));
    if (noun.noun_class == NounClass::people) {
        // people of the country the war is fought in; who they stand for stays open
        if (m_home.empty() || m_context.profile == nullptr) { return; }
        if (told_of_elsewhere(sentence, phrase)) {
            static_cast<void>(by_place(sentence, phrase, answer));  // "residents of Mariupol"
        } else {
            take(m_home, 0.3, "people where the war is fought");
            answer.anaphor = false;
        }
        return;
    }
    const auto same = m_last_by_noun.find(phrase.noun);
    const bool near =
        same != m_last_by_noun.end() && m_sentence - same->second.sentence <= 4 * k_group_reach;
    const bool pointing = phrase.definite || !phrase.premodified || m_book.adjectives_before();
    if (near && pointing && !same->second.answer.party.empty()) {
        take(same->second.answer.party, 0.6, "as before: " + same->second.answer.reason);
        answer.actor = same->second.answer.actor;
        if (answer.role == Role::unknown) { answer.role = same->second.answer.role; }
        return;
    }
    const bool body =
        noun.noun_class == NounClass::organisation ||
        (noun.noun_class == NounClass::ministry && m_last_by_noun.count(phrase.noun) == 0);
    if (phrase.definite && body) {
        // "the Observatory" after "the Syrian Observatory for …": the name that holds the noun;
        // "the council" after "the UN Security Council"
        const auto named = m_named.find(
            text::fold(slice(m_context.reading.article.text, unit(sentence, phrase.head).span)));
        if (named != m_named.end()) {
            take(named->second.answer.party, 0.6, "short for " + named->second.answer.reason);
            answer.actor = named->second.answer.actor;
            answer.kind = named->second.answer.kind;
            answer.role = named->second.answer.role;
            return;
        }
    }
    const bool may_point = noun.anaphor && phrase.definite &&
                           (noun.noun_class == NounClass::organisation ||
                            (noun.noun_class == NounClass::force && !phrase.premodified));
    const auto* group = may_point ? group_before(sentence, noun, phrase) : nullptr;
    if (group == nullptr && stands_for_group(sentence, noun, phrase)) { group = &m_last_group; }
    if (group != nullptr) {
        take(group->answer.party, 0.55, "points back to " + group->answer.reason);
        answer.actor = group->answer.actor;
        answer.kind = group->answer.kind;
        answer.role = group->answer.role;
        return;
    }
    // "Russia opens a front as troops cross the border"
    const auto token = unit(sentence, phrase.head).token;
    const auto& tokens = sentence.sentence->tokens;
    const auto word = [&](std::int32_t index) -> const Token& {
        return tokens[static_cast<std::size_t>(index)];
    };
    // what somebody says is done is done by others
    const auto above = token >= 0 ? word(token).head : -1;
    const bool acts = token >= 0 && sentence.sentence->parsed &&
                      word(token).deprel == Deprel::nsubj &&
                      word(token).subtype != DeprelSubtype::pass &&
                      (above < 0 || word(above).deprel != Deprel::ccomp);
    if (acts && noun.noun_class == NounClass::force && phrase.plural && !phrase.definite &&
        !phrase.premodified && m_has_sentence_subject && !m_sentence_subject.answer.anaphor &&
        m_sentence_subject.answer.kind == ActorKind::state &&
        !m_sentence_subject.answer.party.empty()) {
        take(m_sentence_subject.answer.party, 0.55, "of the state it is told of");
        return;
    }
    const auto take_local = [&](std::size_t sentences_before) {
        const auto* state = noun.local && !phrase.aligned
                                ? state_told_of(sentence, phrase, sentences_before)
                                : nullptr;
        if (state != nullptr) { take(state->party, 0.55, "where it was told of in " + state->id); }
        return state != nullptr;
    };
    if (take_local(0)) { return; }
    const bool world_body = noun.noun_class == NounClass::organisation && noun.world &&
                            phrase.definite && !phrase.premodified;
    if (world_body && m_book.world() != nullptr) {
        take(m_book.world()->party, 0.55, "a body of no state");
        return;
    }
    const bool of_state =
        noun.noun_class == NounClass::force || noun.noun_class == NounClass::government ||
        noun.noun_class == NounClass::ministry || noun.noun_class == NounClass::office ||
        noun.noun_class == NounClass::source;
    if (!of_state || phrase.aligned || phrase.of_group || answer.civilian) { return; }
    // a ministry named with its state a few sentences before is meant, whosever war it is; but "the
    // health ministry" not by a foreign ministry
    const bool ministry = noun.noun_class == NounClass::ministry;
    const bool bare = phrase.last - phrase.first <= (phrase.definite ? 1 : 0) &&
                      surface(sentence, phrase).find(' ', 4) == std::string::npos;
    if (const auto* last = back_of_class(noun.noun_class);
        last != nullptr &&
        (m_home.empty() || (ministry && bare) || told_of_troops(phrase, *last)) &&
        phrase.definite && m_sentence - last->sentence <= k_group_reach && governs(last->answer)) {
        take(last->answer.party, 0.45, "points back to " + last->answer.reason);
        return;
    }
    if (noun.world && phrase.definite && m_book.world() != nullptr) {
        take(m_book.world()->party, 0.45, "an office of no state");
        answer.role = Role::third_party;
        return;
    }
    if (take_local(1)) { return; }
    const auto elsewhere = m_ministries.find(phrase.noun);
    if (ministry && phrase.definite && elsewhere != m_ministries.end() &&
        !elsewhere->second.empty()) {
        take(elsewhere->second, 0.45, "as named elsewhere in the article");
        return;
    }
    if (ministry && phrase.definite && !phrase.premodified) {
        if (const auto* party = state_of_ministry(); party != nullptr) {
            take(*party, 0.45, "of the state told of");
            answer.anaphor = false;  // and so it stays
            return;
        }
    }
    const auto beside = phrase.head > 0 ? unit(sentence, phrase.head - 1).noun : -1;
    const bool of_rebels =
        beside >= 0 && noun.noun_class == NounClass::source &&
        m_book.noun(static_cast<std::uint32_t>(beside)).noun_class == NounClass::fighter;
    if (of_rebels) { return; }  // "two rebel sources"
    const bool official = noun.noun_class == NounClass::government ||
                          noun.noun_class == NounClass::ministry ||
                          noun.noun_class == NounClass::office;
    if (official && m_home.empty() && phrase.definite) {
        const Seen* nearest = nullptr;
        for (const auto other : {NounClass::government, NounClass::ministry, NounClass::office}) {
            const auto* last = back_of_class(other);
            if (last == nullptr || m_sentence - last->sentence > k_pronoun_reach ||
                !governs(last->answer)) {
                continue;
            }
            if (nearest == nullptr || last->sentence > nearest->sentence) { nearest = last; }
        }
        if (nearest != nullptr) {
            take(nearest->answer.party, 0.4, "points back to " + nearest->answer.reason);
            return;
        }
    }
    // "artillery has hit the town": either side has some
    const bool anybodys = noun.either && !phrase.definite;
    if (!m_home.empty() && !anybodys) { take(m_home, 0.5, "of the state the article is about"); }
}

/// "The ministry's spokesman", "the group's report": whose that is was told before.
void Resolver::refer_back_owner(const SentenceUnits& sentence, const Phrase& phrase,
                                Answer& answer) const {
    if (phrase.owner < 0) { return; }
    Phrase owner;
    owner.kind = PhraseKind::noun;
    owner.first = owner.last = owner.head = phrase.owner;
    owner.noun = unit(sentence, phrase.owner).noun;
    const auto& noun = m_book.noun(static_cast<std::uint32_t>(owner.noun));
    if (noun.enemy || noun.noun_class == NounClass::people) { return; }
    // "another group's spokesman", "a local militia's" is of none that was told of
    const auto& tokens = sentence.sentence->tokens;
    auto before = unit(sentence, phrase.owner).token - 1;
    while (before >= 0 && tokens[static_cast<std::size_t>(before)].upos == Upos::adj) {
        owner.premodified = true;
        --before;
    }
    owner.definite =
        before >= 0 && tokens[static_cast<std::size_t>(before)].has_feature("Definite=Def");
    if (!owner.definite) { return; }
    Answer of;
    refer_back(sentence, owner, of);
    if (of.party.empty()) { return; }
    answer.party = of.party;
    answer.actor = of.actor;
    if (of.role != Role::unknown) { answer.role = of.role; }
    answer.score = of.score;
    answer.reason = "of " + of.reason;
    answer.anaphor = true;
}

/// "A spokesman for the group", "a statement from the army": whose that is was told before.
void Resolver::refer_back_of(const SentenceUnits& sentence, const std::vector<Phrase>& phrases,
                             const Phrase& phrase, Answer& answer) const {
    if (phrase.link < 0 || phrase.noun < 0) { return; }
    const auto& of = phrases[static_cast<std::size_t>(phrase.link)];
    if (of.kind != PhraseKind::noun || of.noun < 0) { return; }
    const auto& owner = m_book.noun(static_cast<std::uint32_t>(of.noun));
    // "a statement from the army", "un communiqué du gouvernement"
    const auto& noun = m_book.noun(static_cast<std::uint32_t>(phrase.noun));
    const bool given_out = noun.noun_class == NounClass::statement ||
                           (noun.noun_class == NounClass::office && noun.anaphor);
    const bool issues =
        owner.noun_class == NounClass::force || owner.noun_class == NounClass::government ||
        owner.noun_class == NounClass::ministry || owner.noun_class == NounClass::office;
    const bool body = owner.noun_class == NounClass::organisation;
    const bool band = stands_for_group(sentence, owner, of);  // "le chef du gang"
    if (!owner.anaphor && !body && !band && !(given_out && issues)) { return; }
    Answer group;
    refer_back(sentence, of, group);
    if (group.party.empty()) { return; }
    answer.party = group.party;
    answer.actor = group.actor;
    if (answer.role == Role::unknown) { answer.role = group.role; }
    answer.score = group.score;
    answer.reason = "of " + group.reason;
    answer.anaphor = true;
}

}  // namespace counterclaim::who
