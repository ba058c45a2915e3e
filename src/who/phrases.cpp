#include "who/phrases.hpp"

#include <algorithm>

namespace counterclaim::who {
namespace {

constexpr int k_steps_max = 10;  // words beside a head
constexpr int k_person_words_max = 6;

using Index = std::int32_t;

class PhraseBuilder {
public:
    PhraseBuilder(const Context& context, const SentenceUnits& sentence)
        : m_book(context.book),
          m_sentence(sentence),
          m_units(sentence.units),
          m_consumed(m_units.size()),
          m_at(m_units.size(), -1) {}

    std::vector<Phrase> build() {
        for (Index i = size() - 1; i >= 0; --i) { head(i); }
        persons();
        things();
        std::vector<Phrase> out;
        std::vector<Index> order;
        for (Index i = 0; i < static_cast<Index>(m_phrases.size()); ++i) {
            if (!m_phrases[at(i)].consumed) { order.push_back(i); }
        }
        std::sort(order.begin(), order.end(), [&](Index a, Index b) {
            const auto& left = m_phrases[at(a)];
            const auto& right = m_phrases[at(b)];
            return std::pair(left.first, left.head) < std::pair(right.first, right.head);
        });
        std::vector<Index> renumbered(m_phrases.size(), -1);
        for (Index i = 0; i < static_cast<Index>(order.size()); ++i) {
            renumbered[at(order[at(i)])] = i;
        }
        for (const auto index : order) {
            Phrase phrase = m_phrases[at(index)];
            for (auto* link : {&phrase.link, &phrase.link_and, &phrase.person}) {
                if (*link >= 0) { *link = renumbered[at(*link)]; }
            }
            out.push_back(std::move(phrase));
        }
        return out;
    }

private:
    static std::size_t at(Index index) { return static_cast<std::size_t>(index); }
    [[nodiscard]] Index size() const { return static_cast<Index>(m_units.size()); }
    [[nodiscard]] const Unit& unit(Index index) const { return m_units[at(index)]; }
    [[nodiscard]] const Name* name_of(const Unit& one) const {
        return one.name < 0 ? nullptr : &m_book.name(static_cast<std::uint32_t>(one.name));
    }
    [[nodiscard]] const Actor* actor_of(const Unit& one) const {
        const auto* name = name_of(one);
        return name == nullptr ? nullptr : &m_book.actor(name->actor);
    }
    [[nodiscard]] bool is_person(const Unit& one) const {
        const auto* actor = actor_of(one);
        return actor != nullptr && actor->kind == ActorKind::person;
    }
    [[nodiscard]] const Token* token_of(const Unit& one) const {
        return one.token < 0 ? nullptr : &m_sentence.sentence->tokens[at(one.token)];
    }
    [[nodiscard]] bool parsed() const { return m_sentence.sentence->parsed; }
    [[nodiscard]] bool is_adjective(const Unit& one) const {
        const auto* name = name_of(one);
        if (name == nullptr) { return false; }
        return name->use == NameUse::adjective || name->use == NameUse::people;
    }

    /// In French a demonym with a capital letter is a noun ("les Arméniens"), unless it follows one
    /// that has it too.
    [[nodiscard]] bool stands_alone_adjective(Index index) const {
        const auto& one = unit(index);
        const auto* name = name_of(one);
        if (name == nullptr || name->use != NameUse::adjective) { return false; }
        if (m_book.adjectives_before()) {
            const auto* token = token_of(one);
            // "the French", "Ukrainians": nothing follows that it could belong to
            return parsed() && token != nullptr && token->deprel != Deprel::amod &&
                   token->deprel != Deprel::compound && token->deprel != Deprel::flat &&
                   token->deprel != Deprel::conj;
        }
        if (one.upper && !one.capitals) { return true; }
        if (!parsed()) { return false; }
        const auto* token = token_of(one);
        return token != nullptr && token->upos == Upos::noun;
    }

    void head(Index index) {
        if (m_consumed[at(index)]) { return; }
        const auto& one = unit(index);
        if (one.uses != 0 && !one.known()) { return function_word(index); }
        if (!one.known()) { return; }
        if (after_pro(index)) { return; }
        const auto* name = name_of(one);
        if (name != nullptr && one.noun < 0 && one.profile_word < 0) {
            return name_head(index, *name);
        }
        if (one.noun < 0 && one.profile_word < 0) { return; }
        noun_head(index);
    }

    /// "pro-Russian": the word after the hyphen names no actor.
    [[nodiscard]] bool after_pro(Index index) const {
        return index > 0 && unit(index).hyphen && unit(index - 1).has(WordUse::pro);
    }

    Index add(Phrase phrase) {
        const auto number = static_cast<Index>(m_phrases.size());
        m_at[at(phrase.head)] = number;
        m_phrases.push_back(std::move(phrase));
        return number;
    }

    void function_word(Index index) {
        const auto& one = unit(index);
        Phrase phrase;
        phrase.first = phrase.last = phrase.head = index;
        if (one.has(WordUse::both) || one.has(WordUse::both_states) ||
            one.has(WordUse::both_leaders)) {
            phrase.kind = PhraseKind::both;
            add(std::move(phrase));
            return;
        }
        constexpr auto k_pronouns = static_cast<std::uint32_t>(WordUse::masculine) |
                                    static_cast<std::uint32_t>(WordUse::feminine) |
                                    static_cast<std::uint32_t>(WordUse::neuter) |
                                    static_cast<std::uint32_t>(WordUse::plural) |
                                    static_cast<std::uint32_t>(WordUse::relative) |
                                    static_cast<std::uint32_t>(WordUse::possessive) |
                                    static_cast<std::uint32_t>(WordUse::first_person);
        if ((one.uses & k_pronouns) == 0 || !parsed()) { return; }
        const auto* token = token_of(one);
        if (token == nullptr || token->deprel == Deprel::expl) { return; }
        const bool pronoun =
            token->upos == Upos::pron || (token->upos == Upos::det && one.has(WordUse::possessive));
        if (!pronoun) { return; }
        phrase.kind = PhraseKind::pronoun;
        add(std::move(phrase));
    }

    void name_head(Index index, const Name& name) {
        const auto& one = unit(index);
        const auto& actor = m_book.actor(name.actor);
        if (name.use == NameUse::adjective && !stands_alone_adjective(index)) { return; }
        // "the Turkish-backed …", "Saudi-led": not theirs
        if (index + 1 < size() && unit(index + 1).has(WordUse::aligned) && unit(index + 1).hyphen) {
            return;
        }
        const bool place_like =
            name.use == NameUse::capital ||
            (name.use == NameUse::name && (actor.state || actor.kind == ActorKind::people ||
                                           actor.kind == ActorKind::organisation));
        if (place_like && actor.kind != ActorKind::organisation && after_locative(index)) {
            return;
        }
        Phrase phrase;
        phrase.kind = PhraseKind::name;
        phrase.first = phrase.last = phrase.head = index;
        phrase.plural = name.use == NameUse::people;
        if (actor.kind != ActorKind::person) { left(phrase); }
        if (name.use == NameUse::people || actor.kind == ActorKind::organisation) { link(phrase); }
        if (actor.kind == ActorKind::person && index > 0 && !one.breaks &&
            absorbed_surname(index)) {
            return;
        }
        add(std::move(phrase));
    }

    /// "Artur Sargsyan" when only "Serzh Sargsyan" is known: another person, read by `persons`.
    [[nodiscard]] bool absorbed_surname(Index index) const {
        const auto* name = name_of(unit(index));
        return name != nullptr && name->surname && index > 0 && !unit(index).breaks &&
               person_word(index - 1) && !unit(index - 1).known();
    }

    [[nodiscard]] bool after_locative(Index index) const {
        for (Index j = index - 1; j >= 0 && j >= index - 3; --j) {
            if (unit(j + 1).breaks) { return false; }
            if (unit(j).has(WordUse::locative)) { return true; }
            if (!unit(j).has(WordUse::definite) && !unit(j).has(WordUse::modifier)) {
                return false;
            }
        }
        return false;
    }

    void noun_head(Index index) {
        const auto& one = unit(index);
        const auto* token = token_of(one);
        if (parsed() && token != nullptr) {
            const auto upos = token->upos;
            if (upos == Upos::verb || upos == Upos::aux || upos == Upos::adv || upos == Upos::adp ||
                upos == Upos::sconj) {
                return;
            }
            const bool attribute = upos == Upos::adj && (token->deprel == Deprel::amod ||
                                                         token->deprel == Deprel::root ||
                                                         token->deprel == Deprel::xcomp);
            if (attribute) { return; }
        }
        Phrase phrase;
        phrase.kind = PhraseKind::noun;
        phrase.first = phrase.last = phrase.head = index;
        phrase.noun = one.noun;
        phrase.profile_word = one.profile_word;
        phrase.plural = one.plural;
        if (one.name >= 0) { phrase.names.push_back(index); }
        left(phrase);
        if (!m_book.adjectives_before()) { right(phrase); }
        beside(phrase);
        link(phrase);
        add(std::move(phrase));
    }

    /// True if the tree hangs the unit on a word between it and the head.
    [[nodiscard]] bool attached(Index index, const Phrase& phrase) const {
        if (!parsed()) { return false; }
        const auto low = std::min(unit(index).token, unit(phrase.head).token);
        const auto high = std::max(unit(index).token, unit(phrase.head).token);
        auto token = unit(index).token;
        for (int step = 0; step < 6 && token >= 0; ++step) {
            if (token == unit(phrase.head).token) { return true; }
            token = m_sentence.sentence->tokens[at(token)].head;
            if (token < low || token > high) { return false; }
        }
        return false;
    }

    [[nodiscard]] bool plain_modifier(Index index, const Phrase& phrase) const {
        const auto& one = unit(index);
        if (one.has(WordUse::modifier) || one.has(WordUse::former) || one.has(WordUse::title) ||
            one.has(WordUse::foreign)) {
            return true;
        }
        if (one.number) { return true; }
        if (one.uses != 0 && !one.has(WordUse::two)) { return false; }
        if (!parsed()) { return false; }
        const auto upos = one.upos;
        const auto* token = token_of(one);
        const bool participle =
            upos == Upos::verb && token != nullptr &&
            (token->deprel == Deprel::amod || token->deprel == Deprel::compound);
        if (token != nullptr && upos == Upos::adj && token->deprel == Deprel::nmod) {
            return false;
        }
        const bool nominal = upos == Upos::adj || upos == Upos::num || upos == Upos::noun ||
                             upos == Upos::propn || participle;
        return nominal && attached(index, phrase);
    }

    /// Collects what stands before the head.
    void left(Phrase& phrase) {
        const bool before = m_book.adjectives_before();
        Index j = phrase.head - 1;
        bool participle = false;
        for (int step = 0; j >= 0 && step < k_steps_max; ++step, --j) {
            const auto& one = unit(j);
            const auto& next = unit(j + 1);
            if (next.breaks && !(next.comma && is_adjective(one) && is_adjective(next) && before)) {
                break;
            }
            if (one.has(WordUse::possessive) && !(one.name >= 0)) {
                phrase.possessive = true;
                phrase.possessive_plural = one.has(WordUse::possessive_plural);
                break;
            }
            if (one.has(WordUse::definite) && one.name < 0) {
                phrase.definite = true;
                break;
            }
            if (one.has(WordUse::two)) {
                phrase.two = true;
                phrase.first = j;
                continue;
            }
            if (one.has(WordUse::aligned) && one.hyphen && j > 0) {
                phrase.aligned = true;
                consume(j - 1);
                phrase.first = --j;
                continue;
            }
            if (next.hyphen && one.has(WordUse::pro)) {
                phrase.first = j;
                continue;
            }
            if (before && one.name >= 0 && after_pro(j)) {
                phrase.aligned = true;
                consume(j);
                phrase.first = --j;
                continue;
            }
            if (is_possessive_mark(j)) {
                phrase.first = j;
                continue;
            }
            if (before && (one.name >= 0 || one.noun >= 0 || one.profile_word >= 0)) {
                // a name before a participle is more often its subject: "Oxfam treated forty
                // people"
                if ((participle && one.name >= 0 && !is_adjective(one)) || !take_left(phrase, j)) {
                    break;
                }
                continue;
            }
            if (before && one.place && one.upper) {
                phrase.place_unit = j;
                phrase.first = j;
                continue;
            }
            if (before && joins_adjectives(j)) { continue; }
            if (!plain_modifier(j, phrase)) { break; }
            participle = participle || one.upos == Upos::verb;
            phrase.foreign = phrase.foreign || one.has(WordUse::foreign);
            phrase.first = j;
            phrase.premodified = true;
        }
    }

    /// "'s" of "Azerbaijan's forces".
    [[nodiscard]] bool is_possessive_mark(Index index) const {
        const auto& one = unit(index);
        return index > 0 && one.apostrophe && one.span.length_bytes() == 1 && !one.known() &&
               one.uses == 0 && m_book.adjectives_before();
    }
    [[nodiscard]] bool joins_adjectives(Index index) const {
        return unit(index).has(WordUse::joining) && index > 0 && is_adjective(unit(index - 1)) &&
               is_adjective(unit(index + 1)) && !unit(index).breaks;
    }

    bool take_left(Phrase& phrase, Index index) {
        const auto& one = unit(index);
        const bool possessor = index + 1 < size() && is_possessive_mark(index + 1);
        if (is_person(one) && !possessor) { return false; }
        if (one.name < 0 && parsed() && !attached(index, phrase) && !possessor) { return false; }
        if (phrase.kind == PhraseKind::name && one.noun >= 0) {
            // "defence minister Hulusi Akar": the office is a phrase of its own, joined in
            // `persons`
            const auto* actor = actor_of(unit(phrase.head));
            if (actor != nullptr) { return false; }
        }
        if (phrase.kind == PhraseKind::name && one.name >= 0 && !is_adjective(one)) {
            return false;
        }
        if (one.name >= 0) {
            (is_adjective(one) ? phrase.adjectives : phrase.names).push_back(index);
        } else if (one.profile_word >= 0 && phrase.profile_word < 0) {
            phrase.profile_word = one.profile_word;
        }
        phrase.premodified = true;
        phrase.first = index;
        consume(index);
        return true;
    }

    void consume(Index index) {
        m_consumed[at(index)] = true;
        if (m_at[at(index)] >= 0) { m_phrases[at(m_at[at(index)])].consumed = true; }
    }

    /// Collects the adjectives after the head, where the language puts them there.
    void right(Phrase& phrase) {
        for (Index j = phrase.last + 1; j < size() && j <= phrase.head + k_steps_max; ++j) {
            const auto& one = unit(j);
            if (one.breaks) { break; }
            if (is_adjective(one)) {
                phrase.adjectives.push_back(j);
            } else if (one.noun >= 0 || one.profile_word >= 0) {
                const auto* token = token_of(one);
                const bool adjective =
                    !parsed() || (token != nullptr &&
                                  (token->upos == Upos::adj || token->deprel == Deprel::amod));
                if (!adjective) { break; }
                if (one.profile_word >= 0 && phrase.profile_word < 0) {
                    phrase.profile_word = one.profile_word;
                }
            } else if (one.has(WordUse::joining) && j + 1 < size() && !unit(j + 1).breaks &&
                       is_adjective(unit(j + 1)) && !phrase.adjectives.empty() &&
                       !unit(j + 1).upper) {
                continue;
            } else if (one.has(WordUse::pro) && j + 1 < size() && unit(j + 1).hyphen) {
                phrase.aligned = true;
                consume(j + 1);
                phrase.last = ++j;
                continue;
            } else if (one.known() || one.number || !right_modifier(j, phrase)) {
                break;
            }
            phrase.foreign = phrase.foreign || one.has(WordUse::foreign);
            phrase.last = j;
            consume(j);
        }
    }
    [[nodiscard]] bool right_modifier(Index index, const Phrase& phrase) const {
        const auto& one = unit(index);
        if (one.has(WordUse::modifier) || one.has(WordUse::former) || one.has(WordUse::foreign)) {
            return true;
        }
        return one.uses == 0 && parsed() && one.upos == Upos::adj && attached(index, phrase);
    }

    /// A name directly after its kind: "the militant group Hamas", "l'agence TASS".
    void beside(Phrase& phrase) {
        const Index next = phrase.last + 1;
        if (next >= size() || unit(next).breaks || unit(next).name < 0 ||
            is_adjective(unit(next))) {
            return;
        }
        const auto* actor = actor_of(unit(next));
        if (actor->kind == ActorKind::person || name_of(unit(next))->use == NameUse::capital) {
            return;
        }
        if (phrase.noun < 0) { return; }
        const auto noun_class = m_book.noun(static_cast<std::uint32_t>(phrase.noun)).noun_class;
        const bool names_itself =
            noun_class == NounClass::organisation || noun_class == NounClass::media ||
            noun_class == NounClass::group || noun_class == NounClass::fighter ||
            noun_class == NounClass::observer || noun_class == NounClass::country ||
            noun_class == NounClass::force;
        if (!names_itself || (m_book.adjectives_before() && noun_class == NounClass::force)) {
            return;
        }
        phrase.names.push_back(next);
        phrase.last = next;
    }

    /// The phrase after "of": "the ministry of defence of Azerbaijan", "un porte-parole de
    /// l'armée".
    void link(Phrase& phrase) {
        Index j = phrase.last + 1;
        if (j >= size() || unit(j).breaks) { return; }
        const bool of = unit(j).has(WordUse::of);
        const bool weak = unit(j).has(WordUse::of_group);
        if (!of && !weak) { return; }
        bool open = true;
        Index modifiers =
            -1;  // "ministère (chinois) des Affaires étrangères": no owner, but part of the name
        const auto give_up = [&] {
            if (of && modifiers >= 0) { phrase.last = modifiers; }
        };
        for (++j; j < size() && j <= phrase.last + k_steps_max + 2; ++j) {
            const auto& one = unit(j);
            if (one.breaks) { return give_up(); }
            const Index target = m_at[at(j)];
            if (target >= 0 && !m_phrases[at(target)].consumed) {
                if (m_phrases[at(target)].kind == PhraseKind::pronoun ||
                    m_phrases[at(target)].kind == PhraseKind::both) {
                    return;
                }
                if (weak && !of && !weak_link(phrase, m_phrases[at(target)])) { return; }
                take_link(phrase, target);
                return;
            }
            if (one.place && one.upper && open) {
                phrase.place_unit = j;
                phrase.last = j;
                return;
            }
            const bool small = one.has(WordUse::definite) || one.has(WordUse::modifier) ||
                               one.has(WordUse::foreign) || one.has(WordUse::of) ||
                               one.has(WordUse::former) || one.upos == Upos::adj ||
                               m_consumed[at(j)];
            if (small) {
                open = open || one.has(WordUse::of);
                if (one.has(WordUse::modifier) || one.has(WordUse::foreign)) { modifiers = j; }
                continue;
            }
            // one noun that no list knows may stand between: "the wing of the movement"
            const bool noun =
                parsed() && (one.upos == Upos::noun || one.upos == Upos::propn) && one.uses == 0;
            if (!noun || !open) { return give_up(); }
            open = false;
        }
        give_up();
    }
    [[nodiscard]] bool weak_link(const Phrase& phrase, const Phrase& target) const {
        const auto* actor = actor_of(unit(target.head));
        if (actor != nullptr && !actor->state && actor->kind != ActorKind::person) { return true; }
        if (phrase.noun < 0 || target.kind != PhraseKind::noun) { return false; }
        const auto noun_class = m_book.noun(static_cast<std::uint32_t>(phrase.noun)).noun_class;
        return noun_class == NounClass::source || noun_class == NounClass::office ||
               noun_class == NounClass::observer || noun_class == NounClass::statement;
    }
    void take_link(Phrase& phrase, Index target) {
        phrase.link = target;
        phrase.last = std::max(phrase.last, m_phrases[at(target)].last);
        // "the foreign ministers of Armenia and Azerbaijan"
        Index j = phrase.last + 1;
        if (j >= size() || unit(j).breaks || !unit(j).has(WordUse::joining)) { return; }
        for (++j; j < size() && j <= phrase.last + 4 && !unit(j).breaks; ++j) {
            const Index other = m_at[at(j)];
            if (other >= 0 && m_phrases[at(other)].kind == m_phrases[at(target)].kind &&
                phrase.plural) {
                phrase.link_and = other;
                return;
            }
            if (!unit(j).has(WordUse::definite) && !unit(j).has(WordUse::of)) { return; }
        }
    }

    /// A word that may be part of a person's name.
    [[nodiscard]] bool person_word(Index index) const {
        const auto& one = unit(index);
        if (!one.upper || one.place || one.number || one.noun >= 0 || one.profile_word >= 0) {
            return false;
        }
        if (one.capitals && one.span.length_bytes() > 4 && !m_sentence.print.all_capitals) {
            return false;
        }
        const auto* name = name_of(one);
        if (name != nullptr) { return name->surname; }
        if (one.uses != 0 && !one.has(WordUse::particle)) { return false; }
        if (one.span.length_bytes() < 2) { return false; }
        if (parsed() && one.upos != Upos::propn && one.upos != Upos::x && one.upos != Upos::noun) {
            return false;
        }
        return !m_sentence.print.title_case && !m_sentence.print.all_capitals;
    }

    void persons() {
        for (Index i = 0; i < size(); ++i) {
            if (!person_word(i)) { continue; }
            if (m_at[at(i)] >= 0 && !m_phrases[at(m_at[at(i)])].consumed) {
                continue;
            }  // known by that name
            Index last = i;
            while (last + 1 < size() && last - i < k_person_words_max && !unit(last + 1).breaks) {
                const auto& next = unit(last + 1);
                const bool particle = next.has(WordUse::particle) && last + 2 < size() &&
                                      person_word(last + 2) && !unit(last + 2).breaks &&
                                      next.name < 0;
                if (!particle && !person_word(last + 1)) { break; }
                if (is_possessive_mark(last + 1)) { break; }
                last += particle ? 2 : 1;
            }
            Phrase phrase;
            phrase.kind = PhraseKind::person;
            phrase.first = i;
            phrase.last = last;
            phrase.head = m_book.adjectives_before() ? last : i;
            if (parsed()) { phrase.head = tree_head(i, last); }
            phrase.titled = i > 0 && !unit(i).breaks && unit(i - 1).has(WordUse::title);
            const Index length = last - i + 1;
            const bool begins = i == 0 || unit(i).breaks;
            if (length == 1 && begins && !phrase.titled && unit(i).upos != Upos::propn) {
                continue;
            }
            add(std::move(phrase));
            i = last;
        }
        join_persons();
    }
    [[nodiscard]] Index tree_head(Index first, Index last) const {
        for (Index i = first; i <= last; ++i) {
            const auto* token = token_of(unit(i));
            if (token == nullptr) { continue; }
            if (token->head < unit(first).token_begin || token->head >= unit(last).token_end) {
                return i;
            }
        }
        return first;
    }

    /// Joins "the ministry's spokeswoman" and "Shushan Stepanyan", whichever stands first.
    void join_persons() {
        std::vector<Index> begins(m_units.size(), -1);
        std::vector<Index> ends(m_units.size(), -1);
        for (Index i = 0; i < static_cast<Index>(m_phrases.size()); ++i) {
            const auto& phrase = m_phrases[at(i)];
            if (phrase.consumed || !person_phrase(phrase)) { continue; }
            begins[at(phrase.first)] = i;
            ends[at(phrase.last)] = i;
        }
        for (auto& phrase : m_phrases) {
            if (phrase.consumed || phrase.kind != PhraseKind::noun || phrase.noun < 0) { continue; }
            const auto noun_class = m_book.noun(static_cast<std::uint32_t>(phrase.noun)).noun_class;
            const bool human = noun_class == NounClass::office ||
                               noun_class == NounClass::observer ||
                               noun_class == NounClass::people || noun_class == NounClass::force ||
                               noun_class == NounClass::fighter;
            if (!human || phrase.plural) { continue; }
            phrase.person = joined_person(phrase, begins, ends);
            if (phrase.person >= 0 && !may_be_one(phrase, m_phrases[at(phrase.person)])) {
                phrase.person = -1;
            }
            if (phrase.person >= 0 && m_phrases[at(phrase.person)].last > phrase.last) {
                phrase.last = m_phrases[at(phrase.person)].last;
            }
        }
    }
    /// "The leader of the Kremlin, Aliyev phoned …": a known person beside another state's office
    /// is somebody else.
    [[nodiscard]] bool may_be_one(const Phrase& phrase, const Phrase& person) const {
        const auto* known = person.kind == PhraseKind::name ? actor_of(unit(person.head)) : nullptr;
        if (known == nullptr) { return true; }
        const auto differs = [&](Index index) {
            const auto* owner = actor_of(unit(index));
            if (owner == nullptr || owner->party.empty()) { return false; }
            return std::none_of(owner->party.begin(), owner->party.end(), [&](const auto& party) {
                return std::find(known->party.begin(), known->party.end(), party) !=
                       known->party.end();
            });
        };
        const bool by_adjective =
            std::any_of(phrase.adjectives.begin(), phrase.adjectives.end(), differs);
        const bool by_link = phrase.link >= 0 &&
                             m_phrases[at(phrase.link)].kind == PhraseKind::name &&
                             differs(m_phrases[at(phrase.link)].head);
        return !by_link && !(by_adjective && phrase.link < 0);
    }
    [[nodiscard]] bool person_phrase(const Phrase& phrase) const {
        return phrase.kind == PhraseKind::person ||
               (phrase.kind == PhraseKind::name && is_person(unit(phrase.head)));
    }
    [[nodiscard]] Index joined_person(const Phrase& phrase, const std::vector<Index>& begins,
                                      const std::vector<Index>& ends) const {
        Index next = phrase.last + 1;
        // a title or an adjective may stand between: "the army chief, General Abdel Fattah
        // al-Burhan"
        for (int step = 0; step < 3 && next < size(); ++step, ++next) {
            const auto& one = unit(next);
            if (one.breaks && !(one.comma && step == 0)) { break; }
            if (begins[at(next)] >= 0) { return begins[at(next)]; }
            const bool between = one.has(WordUse::title) || one.has(WordUse::definite) ||
                                 (one.noun >= 0 && step < 2);
            if (!between) { break; }
        }
        // "Rami Abdel Rahman, the head of the observatory"; "Abel Kaba, 34 ans, habitant de Barsa"
        Index previous = phrase.first;
        for (int step = 0; step < 4 && previous > 0; ++step) {
            const auto& one = unit(previous);
            if (one.breaks && !one.comma) { break; }
            --previous;
            if (ends[at(previous)] >= 0) {
                return unit(previous + 1).comma ? ends[at(previous)] : -1;
            }
            const auto& before = unit(previous);
            const bool between = before.has(WordUse::definite) || before.number ||
                                 before.has(WordUse::former) || before.has(WordUse::possessive) ||
                                 !before.known();
            if (!between) { break; }
        }
        return -1;
    }

    /// Other nouns with somebody's adjective or possessive beside them: "Azerbaijani positions",
    /// "ses drones".
    void things() {
        for (Index i = 0; i < size(); ++i) {
            const auto& one = unit(i);
            if (one.name >= 0 && !m_consumed[at(i)] && !after_pro(i)) { thing_of_name(i); }
        }
    }
    void thing_of_name(Index index) {
        const auto& one = unit(index);
        const bool adjective = is_adjective(one);
        const bool before = m_book.adjectives_before();
        const bool possessor = before && index + 1 < size() && is_possessive_mark(index + 1);
        if (index + 1 < size() && unit(index + 1).has(WordUse::aligned) && unit(index + 1).hyphen) {
            return;
        }
        Index head = -1;
        if (parsed()) {
            const auto* token = token_of(one);
            if (token == nullptr || token->head < 0) { return; }
            const bool beside = token->deprel == Deprel::amod ||
                                token->deprel == Deprel::compound ||
                                (token->deprel == Deprel::nmod && possessor) ||
                                (adjective && token->deprel == Deprel::conj);
            if (!beside) { return; }
            auto top = token->head;
            // "an Armenian T-72 tank": the tank is Armenian, not the T
            for (int step = 0; step < 4; ++step) {
                const auto& one_up = m_sentence.sentence->tokens[at(top)];
                const bool inner =
                    one_up.deprel == Deprel::compound || one_up.deprel == Deprel::flat;
                if (!inner || one_up.head <= top || !before) { break; }
                top = one_up.head;
            }
            head = unit_of_token(top, index);
        } else if (adjective || possessor) {
            head = before ? index + (possessor ? 2 : 1) : index - 1;
            if (head < 0 || head >= size() || unit(std::max(head, index)).breaks ||
                unit(head).uses != 0) {
                return;
            }
        }
        if (head < 0 || head == index || unit(head).known() || unit(head).number) { return; }
        if ((!before && !adjective) || !joined_by_nouns(index, head)) { return; }
        const Index known = m_at[at(head)];
        if (known >= 0) {
            auto& phrase = m_phrases[at(known)];
            if (phrase.kind == PhraseKind::thing) {
                (adjective ? phrase.adjectives : phrase.names).push_back(index);
            }
            return;
        }
        if (parsed() && unit(head).upos != Upos::noun && unit(head).upos != Upos::propn) { return; }
        Phrase phrase;
        phrase.kind = PhraseKind::thing;
        phrase.first = std::min(index, head);
        phrase.last = std::max(index, head);
        phrase.head = head;
        (adjective ? phrase.adjectives : phrase.names).push_back(index);
        add(std::move(phrase));
    }
    /// Nothing but nouns, adjectives and other names stand between a name and the thing it belongs
    /// to.
    [[nodiscard]] bool joined_by_nouns(Index a, Index b) const {
        for (Index i = std::min(a, b) + 1; i < std::max(a, b); ++i) {
            const auto upos = unit(i).upos;
            const bool fits = upos == Upos::noun || upos == Upos::adj || upos == Upos::propn ||
                              upos == Upos::num || upos == Upos::cconj || upos == Upos::x ||
                              is_possessive_mark(i) || unit(i).known();
            if (!fits || (unit(i).breaks && !unit(i).comma)) { return false; }
        }
        return true;
    }
    [[nodiscard]] Index unit_of_token(Index token, Index near) const {
        for (Index distance = 1; distance <= k_steps_max; ++distance) {
            for (const Index candidate : {near - distance, near + distance}) {
                if (candidate >= 0 && candidate < size() && unit(candidate).token == token) {
                    return candidate;
                }
            }
        }
        return -1;
    }

    const ActorBook& m_book;
    const SentenceUnits& m_sentence;
    const std::vector<Unit>& m_units;
    std::vector<bool> m_consumed;
    std::vector<Index> m_at;  ///< phrase headed by a unit, or -1
    std::vector<Phrase> m_phrases;
};

}  // namespace

std::vector<Phrase> phrases_of(const Context& context, const SentenceUnits& sentence) {
    return PhraseBuilder(context, sentence).build();
}

}  // namespace counterclaim::who
