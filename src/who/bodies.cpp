// Bodies that no list knows stand for themselves; whoever belongs to one speaks for it.
#include "who/resolver.hpp"

#include "text/fold.hpp"
#include "text/table.hpp"
#include "text/utf8.hpp"

namespace counterclaim::who {
namespace {

/// A name as it would be printed on one line.
std::string one_line(std::string_view name) {
    std::string out;
    for (const char letter : name) {
        const bool white = letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r';
        if (!white) {
            out += letter;
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    return out;
}

}  // namespace

/// Whatever it is a part of; its own name; the state's whose adjective it bears, where it is an
/// organ of states; and that of the organisation it is named after.
Answer Resolver::body_answer(const SentenceUnits& sentence, const std::vector<Phrase>& phrases,
                             const Phrase& phrase, int depth) const {
    Answer answer;
    const auto number = unit(sentence, phrase.body_word).body;
    if (number < 0) { return fighters_answer(sentence, phrase); }
    const auto& word = m_book.body_word(static_cast<std::uint32_t>(number));
    answer.kind = word.kind;
    answer.role = word.role;
    if (phrase.link >= 0 && depth < k_links_max) {
        const auto whole = structural(sentence, phrases,
                                      phrases[static_cast<std::size_t>(phrase.link)], depth + 1);
        answer.party = whole.party;
        if (whole.role != Role::unknown) { answer.role = whole.role; }
    }
    add_parties(answer.party, {one_line(surface(sentence, phrase))});
    for (auto i = phrase.first; i <= phrase.last; ++i) {
        const auto* actor = actor_of(unit(sentence, i));
        if (actor == nullptr) { continue; }
        const bool of_state = word.of_state && actor->state;
        if (of_state || actor->kind == ActorKind::organisation) {
            add_parties(answer.party, actor->party);
        }
    }
    answer.score = 0.6;
    answer.reason = "named so in the article";
    return answer;
}

/// "The Red Lions militia": of the name beside the noun.
Answer Resolver::fighters_answer(const SentenceUnits& sentence, const Phrase& phrase) const {
    const bool before = phrase.first < phrase.body_word;
    const auto from = before ? phrase.first : phrase.body_word + 1;
    const auto to = before ? phrase.body_word - 1 : phrase.last;
    const Span name{unit(sentence, from).span.begin, unit(sentence, to).span.end};
    Answer answer;
    answer.kind = ActorKind::armed_group;
    answer.party = {one_line(slice(m_context.reading.article.text, name))};
    answer.score = 0.5;
    answer.reason = "named so in the article";
    return answer;
}

Answer Resolver::short_body_answer(const SentenceUnits& sentence, const Phrase& phrase) const {
    const auto word = text::fold(surface(sentence, phrase));
    Answer answer;
    if (const auto letters = m_short_names.find(word); letters != m_short_names.end()) {
        answer = letters->second;
    } else if (const auto named = m_named.find(word);
               named != m_named.end() && unit(sentence, phrase.head).body >= 0) {
        answer = named->second.answer;
    }
    if (!answer.reason.empty()) {
        answer.reason = "short for " + answer.party.front();
        answer.anaphor = true;
    }
    return answer;
}

/// "The Valley Liberation Army … The VLA": the capitals of its name.
void Resolver::learn_initials(const SentenceUnits& sentence, const std::vector<Phrase>& phrases,
                              const Phrase& phrase) {
    constexpr std::size_t k_letters_min = 3;
    std::string letters;
    const auto name = one_line(surface(sentence, phrase));
    for (const auto word : text::split(name, ' ')) {
        if (word.empty()) { continue; }
        const auto first = word.substr(0, text::decode_at(word, 0).length);
        if (text::to_lower(first) != first) { letters += first; }
    }
    const auto number = unit(sentence, phrase.body_word).body;
    const auto* word =
        number >= 0 ? &m_book.body_word(static_cast<std::uint32_t>(number)) : nullptr;
    const bool spelt = word != nullptr && (word->kind == ActorKind::armed_group || word->long_name);
    if (!spelt || letters.size() < k_letters_min) { return; }
    m_short_names.try_emplace(text::fold(letters), body_answer(sentence, phrases, phrase, 0));
}

/// "The Nile Centre for Peace (NCP)": what the letters will mean.
void Resolver::learn_body(const SentenceUnits& sentence, const std::vector<Phrase>& phrases,
                          const Phrase& phrase) {
    if (phrase.kind != PhraseKind::body || phrase.short_form) { return; }
    learn_initials(sentence, phrases, phrase);
    const auto next = static_cast<std::size_t>(phrase.last) + 1;
    if (next >= sentence.units.size()) { return; }
    const auto& letters = sentence.units[next];
    const auto& text = m_context.reading.article.text;
    if (!letters.capitals || !fills_brackets(text, letters.span)) { return; }
    m_short_names.try_emplace(text::fold(slice(text, letters.span)),
                              body_answer(sentence, phrases, phrase, 0));
}

void Resolver::learn_member(const SentenceUnits& sentence, const std::vector<Phrase>& phrases,
                            const Phrase& person) {
    if (person.kind != PhraseKind::person || person.link < 0) { return; }
    Introduced known;
    known.answer = structural(sentence, phrases, phrases[static_cast<std::size_t>(person.link)], 0);
    if (known.answer.party.empty()) { return; }
    known.answer.reason = "of " + known.answer.party.front();
    known.answer.kind = ActorKind::person;
    known.answer.actor.clear();
    known.answer.anaphor = false;
    known.answer.score = 0.7;
    introduce(sentence, person, known);
}

}  // namespace counterclaim::who
