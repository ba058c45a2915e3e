// What a place name does where it stands: where something happens, or who speaks.

#include "where/surroundings.hpp"

namespace counterclaim::where {

const Token* head_token(const ArticleWords& words, const Reading& reading,
                        const PlaceDraft& draft) {
    const auto first = words.info[draft.full_first].token;
    const auto last = words.info[draft.full_last].token;
    if (first < 0 || last < first) { return token_at(words, reading, draft.first); }
    const auto& sentence = reading.sentences[words.info[draft.first].sentence];
    for (auto i = first; i <= last; ++i) {
        const auto head = sentence.tokens[static_cast<std::size_t>(i)].head;
        if (head < first || head > last) { return &sentence.tokens[static_cast<std::size_t>(i)]; }
    }
    return token_at(words, reading, draft.first);
}

namespace {

bool is_subject(const Token& token) {
    return token.deprel == Deprel::nsubj && token.subtype != DeprelSubtype::pass;
}

/// "[In Baku] it is claimed", "[in Ankara] they deny": what nobody named says in a capital.
bool speaks_for_unnamed(const ArticleWords& words, const Reading& reading,
                        const PlaceDraft& draft) {
    const auto* language = words.info[draft.first].language;
    const auto* head = head_token(words, reading, draft);
    const auto& sentence = reading.sentences[words.info[draft.first].sentence];
    if (head == nullptr || language == nullptr || !sentence.parsed) { return false; }
    const auto& token = *head;
    const auto place = static_cast<std::int32_t>(head - sentence.tokens.data());
    if (token.deprel != Deprel::obl || token.head < place) { return false; }
    const auto& verb = sentence.tokens[static_cast<std::size_t>(token.head)];
    if (verb.upos != Upos::verb || !language->is_saying(verb.lemma)) { return false; }
    bool passive = false;
    const Token* subject = nullptr;
    for (auto i = place + 1; i < token.head; ++i) {
        const auto& other = sentence.tokens[static_cast<std::size_t>(i)];
        if (other.head != token.head) { continue; }
        passive = passive || (other.deprel == Deprel::aux && other.subtype == DeprelSubtype::pass);
        if (other.deprel == Deprel::nsubj || other.deprel == Deprel::expl) { subject = &other; }
    }
    return subject != nullptr && subject->upos == Upos::pron &&
           (passive || subject->is_plural() || subject->has_feature("PronType=Ind"));
}

/// Whoever does or says something by the tree: a subject, an agent, what "according to" names.
bool acts(const Sentence& sentence, const PlaceWords* language, const Token& token) {
    // A member of a list does what the first member does.
    const auto* subject = &token;
    for (int i = 0; i < 8 && subject->deprel == Deprel::conj && subject->head >= 0; ++i) {
        subject = &sentence.tokens[static_cast<std::size_t>(subject->head)];
    }
    if (subject->head < 0) { return false; }
    const auto& governor = sentence.tokens[static_cast<std::size_t>(subject->head)];
    if (subject->subtype == DeprelSubtype::agent) { return true; }
    if (is_subject(*subject) && governor.upos == Upos::verb) { return true; }
    if (language == nullptr) { return false; }
    const auto index = static_cast<std::int32_t>(subject - sentence.tokens.data());
    for (const auto& other : sentence.tokens) {
        if (other.head == index &&
            (other.deprel == Deprel::case_ || other.deprel == Deprel::mark) &&
            language->is_saying(other.lemma)) {
            return true;
        }
    }
    return false;
}

/// "The ministry in [Kostal] said": where an office of a state sits, not where something happened.
bool is_seat(const ArticleWords& words, const Reading& reading, const PlaceDraft& draft) {
    const auto* language = words.info[draft.first].language;
    const auto* token = head_token(words, reading, draft);
    const auto& sentence = reading.sentences[words.info[draft.first].sentence];
    if (token == nullptr || language == nullptr || !sentence.parsed ||
        token->deprel != Deprel::nmod || token->head < 0) {
        return false;
    }
    const auto* office = &sentence.tokens[static_cast<std::size_t>(token->head)];
    // "the ministry of defence in Kostal"
    const bool inner =
        office->deprel == Deprel::nmod && office->head >= 0 && !language->is_seated(office->lemma);
    if (inner) { office = &sentence.tokens[static_cast<std::size_t>(office->head)]; }
    return language->is_seated(office->lemma) && acts(sentence, language, *office);
}

/// "Baku said", "according to Kyiv", "condemned by Moscow": by the tree, else by the next word.
bool stands_for_government(const ArticleWords& words, const Reading& reading,
                           const PlaceDraft& draft) {
    const auto* language = words.info[draft.first].language;
    const auto* token = head_token(words, reading, draft);
    if (token == nullptr) { return false; }
    const auto& sentence = reading.sentences[words.info[draft.first].sentence];
    if (sentence.parsed) { return acts(sentence, language, *token); }
    if (language == nullptr) { return false; }
    for (auto i = draft.last + 1; i <= draft.last + 2 && i < words.size(); ++i) {
        if (!words.same_sentence(draft.last, i) || words.word(i).joint == Joint::stop) { break; }
        const auto* next = token_at(words, reading, i);
        if (next != nullptr && next->upos == Upos::verb && language->is_saying(next->lemma)) {
            return true;
        }
    }
    return false;
}

/// "BAKU, Nov 3 (AFP) -": a place at the very start, cut off by a comma, bracket or dash.
bool is_dateline(const ArticleWords& words, const Reading& reading, const PlaceDraft& draft) {
    const auto& sentence = reading.sentences[words.info[draft.first].sentence];
    const auto& blocks = reading.article.blocks;
    if (sentence.block < blocks.size() && blocks[sentence.block].kind == BlockKind::dateline) {
        return true;
    }
    if (!words.info[draft.first].first_of_sentence) { return false; }
    const auto next = draft.last + 1;
    if (!words.same_sentence(draft.last, next) || words.word(next).joint != Joint::stop) {
        return false;
    }
    const auto gap =
        slice(reading.article.text, {words.word(draft.last).end, words.word(next).begin});
    const bool cut_off = gap.find('(') != std::string_view::npos ||
                         gap.find("\xE2\x80\x94") != std::string_view::npos ||
                         gap.find("\xE2\x80\x93") != std::string_view::npos ||
                         gap.find(" - ") != std::string_view::npos;
    const bool all_capitals =
        words.word(draft.first).letter_case == Case::upper && draft.key.size() > 3;
    return cut_off || all_capitals;
}

/// "A US base in Syria": a country before such a head says whose it is, not where.
bool is_owner(const PlaceDraft& draft) {
    return draft.head == Head::base && draft.full_first == draft.first &&
           draft.full_last > draft.last && !draft.guesses.empty() &&
           draft.guesses.front().facts.kind == Kind::country;
}

}  // namespace

void decide_use(const ArticleWords& words, const Reading& reading, PlaceDraft& draft,
                bool can_speak) {
    if (draft.use != PlaceUse::location) { return; }
    if (is_dateline(words, reading, draft)) {
        draft.use = PlaceUse::reporter;
        return;
    }
    if (is_owner(draft)) {
        draft.use = PlaceUse::part;
        return;
    }
    const bool plain = draft.modifier.empty() && !draft.is_anaphor &&
                       (draft.head == Head::none || draft.head == Head::capital);
    if (!can_speak || !plain) { return; }
    const bool speaks =
        draft.located ? speaks_for_unnamed(words, reading, draft) || is_seat(words, reading, draft)
                      : stands_for_government(words, reading, draft);
    if (speaks) { draft.use = PlaceUse::speaker; }
}

}  // namespace counterclaim::where
