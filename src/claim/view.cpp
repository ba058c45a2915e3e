#include "claim/view.hpp"

#include "claim/quote_marks.hpp"
#include "claim/source_marks.hpp"
#include "text/fold.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

WordClasses classes_of(const PlaceMention& mention) {
    if (mention.use == PlaceUse::part) { return {}; }
    if (mention.use == PlaceUse::speaker) { return WordClass::party; }
    return WordClass::place;
}

WordClasses classes_of(const QuantityMention& mention) {
    switch (mention.kind) {
        case QuantityKind::killed:
        case QuantityKind::wounded:
        case QuantityKind::missing:
            return WordClass::casualty;
        default:
            return {};
    }
}

/// Marks the tokens of each mention that begins in the sentence; longer mentions win over shorter
/// ones.
template <typename Mention>
void place_mentions(const std::vector<Mention>& mentions, std::size_t& next,
                    const Sentence& sentence, std::vector<int>& per_token,
                    std::vector<int>& inside) {
    while (next < mentions.size() && mentions[next].span.begin < sentence.span.begin) { ++next; }
    for (std::size_t i = next; i < mentions.size() && mentions[i].span.begin < sentence.span.end;
         ++i) {
        if constexpr (std::is_same_v<Mention, QuantityMention>) {
            if (mentions[i].kind == QuantityKind::other) { continue; }
        }
        const Span span = mentions[i].span;
        inside.push_back(static_cast<int>(i));
        auto token = std::lower_bound(
            sentence.tokens.begin(), sentence.tokens.end(), span.begin,
            [](const Token& word, std::uint32_t begin) { return word.span.end <= begin; });
        for (; token != sentence.tokens.end() && token->span.begin < span.end; ++token) {
            int& slot = per_token[static_cast<std::size_t>(token - sentence.tokens.begin())];
            if (slot < 0 || mentions[at(slot)].span.length_bytes() < span.length_bytes()) {
                slot = static_cast<int>(i);
            }
        }
    }
}

/// "Ils", "on", "ceux-ci": not "se", not the "il" of "il pleut".
bool stands_for_somebody(const Token& token) {
    if (token.upos != Upos::pron || token.deprel == Deprel::expl) { return false; }
    if (token.has_feature("Reflex=Yes")) { return false; }
    return token.has_feature("PronType=Prs") || token.has_feature("PronType=Ind") ||
           token.has_feature("PronType=Dem");
}

/// The first letters say that `form` in small letters is not `word`; most words need no copy to
/// be told apart.
bool begins_otherwise(std::string_view form, std::string_view word) {
    if (form.empty() || word.empty() || static_cast<unsigned char>(form.front()) >= 0x80) {
        return false;
    }
    return text::to_lower(static_cast<char32_t>(form.front())) !=
           static_cast<char32_t>(static_cast<unsigned char>(word.front()));
}

}  // namespace

WordClasses classes_of(const ActorMention& mention) {
    WordClasses classes;
    switch (mention.kind) {
        case ActorKind::state:
        case ActorKind::government:
            classes.add(WordClass::party);
            break;
        case ActorKind::armed_force:
        case ActorKind::armed_group:
            classes.add(WordClass::force);
            classes.add(WordClass::party);
            break;
        case ActorKind::office:
        case ActorKind::person:
            classes.add(WordClass::person);
            if (!mention.party.empty()) { classes.add(WordClass::leader); }
            break;
        case ActorKind::organisation:
            classes.add(WordClass::party);
            break;
        case ActorKind::people:
            classes.add(WordClass::person);
            break;
        case ActorKind::court:
            classes.add(WordClass::court);
            break;
        case ActorKind::outlet:
        case ActorKind::unknown:
            break;
    }
    if (mention.civilian) { classes.add(WordClass::civilian); }
    return classes;
}

bool ends_quoted(const SentenceView& view, bool before) {
    if (view.quoted.empty()) { return before; }
    // the closing mark itself is not quoted, so the last word before it must not decide
    const auto& last = view.sentence().tokens.back();
    if (last.upos == Upos::punct && view.quoted.back() == 0) { return false; }
    if (last.form.ends_with("''")) { return false; }  // left on the word by the tokeniser
    return view.quoted.back() != 0;
}

bool word_is(const Token& token, std::string_view word) {
    if (lemma_of(token) == word) { return true; }
    if (token.form.size() > word.size() + 2 || begins_otherwise(token.form, word)) { return false; }
    const auto lower = text::to_lower(token.form);
    if (lower == word) { return true; }
    // A typographic apostrophe stands for the plain one of the pack.
    if (!word.ends_with('\'') || !std::string_view(lower).ends_with("\xE2\x80\x99")) {
        return false;
    }
    return std::string_view(lower).substr(0, lower.size() - 3) == word.substr(0, word.size() - 1);
}

std::string_view lemma_of(const Token& token) {
    return token.lemma.empty() ? std::string_view(token.form) : std::string_view(token.lemma);
}

std::string_view lemma_of(const Token& token, const Lexicon& lexicon) {
    auto lower = text::to_lower(token.form);
    auto listed = lexicon.lemma_of_form(lower);
    if (listed.empty() && token.upos == Upos::verb && token.lemma == lower) {
        listed = lexicon.lemma_of_form(lower.append("/").append(to_string(token.upos)));
    }
    if (!listed.empty()) { return listed; }
    // "Raid on Kostal": a common noun that opens a line keeps no capital
    const auto lemma = lemma_of(token);
    if (token.upos == Upos::noun && lemma == token.form && lemma != lower) {
        const auto common = lexicon.common_word(lower);
        if (!common.empty()) { return common; }
    }
    return lemma;
}

const ActorMention* SentenceView::actor(int token) const {
    const int mention = actor_at[at(token)];
    return mention < 0 ? nullptr : &reading->actors[at(mention)];
}

const PlaceMention* SentenceView::place(int token) const {
    const int mention = place_at[at(token)];
    return mention < 0 ? nullptr : &reading->places[at(mention)];
}

const TimeMention* SentenceView::time(int token) const {
    const int mention = time_at[at(token)];
    return mention < 0 ? nullptr : &reading->times[at(mention)];
}

int SentenceView::head_of(Span span) const {
    const auto& tokens = sentence().tokens;
    const auto first = std::lower_bound(
        tokens.begin(), tokens.end(), span.begin,
        [](const Token& word, std::uint32_t begin) { return word.span.end <= begin; });
    int fallback = k_no_token;
    for (auto token = first; token != tokens.end() && token->span.begin < span.end; ++token) {
        const int here = static_cast<int>(token - tokens.begin());
        const int head = tree.head(here);
        if (token->upos == Upos::adp || token->upos == Upos::det) { continue; }
        if (fallback == k_no_token) { fallback = here; }
        if (head == k_no_token || !span.overlaps(tree[head].span)) { return here; }
    }
    return fallback;
}

namespace {

/// A sentence that ends like one; titles and captions leave words out.
bool is_running_text(const Sentence& sentence) {
    if (sentence.tokens.empty()) { return false; }
    const auto& last = sentence.tokens.back().form;
    return last == "." || last == "!" || last == "?";
}

/// "The rebels attacked in the morning.": where the past tense looks like the participle, a tagger
/// may take the one for the other. In running text a passive has its auxiliary; only what was
/// counted ("Three killed, five wounded.") does without.
void mend_false_passives(SentenceView& view) {
    auto& tree = view.tree;
    if (!is_running_text(view.sentence())) { return; }
    for (int verb = 0; verb < tree.size(); ++verb) {
        const auto& word = tree[verb];
        const bool may_be_finite = word.upos == Upos::verb && word.has_feature("VerbForm=Part") &&
                                   word.has_feature("Tense=Past") &&
                                   word.features.find("Gender=") == std::string::npos;
        const bool clause = word.deprel == Deprel::root || word.deprel == Deprel::ccomp ||
                            word.deprel == Deprel::parataxis;
        if (!may_be_finite || !clause || tree.child(verb, Deprel::aux) != k_no_token) { continue; }
        const int subject = tree.child(verb, Deprel::nsubj);
        if (subject == k_no_token || subject > verb) { continue; }
        const bool counted =
            tree.child(subject, Deprel::nummod) != k_no_token || tree[subject].upos == Upos::num;
        if (!counted && !has_cue(view, verb, CueKind::result)) { tree.set_active(verb); }
    }
}

/// "According to": several words that do the work of an adposition name nothing.
bool is_function_phrase(const Token& token) { return token.has_feature("ExtPos=ADP"); }

/// "F-16", "MiG-29s": names of makes hold a number, and may stand in the plural.
WordClasses classes_of_designation(const Lexicon& lexicon, std::string_view name) {
    constexpr std::size_t k_bytes_max = 12;
    const bool numbered = std::any_of(name.begin(), name.end(),
                                      [](char letter) { return letter >= '0' && letter <= '9'; });
    if (!numbered || name.size() > k_bytes_max) { return {}; }
    const auto lower = text::to_lower(name);
    const auto classes = lexicon.classes_of(lower);
    if (!classes.empty()) { return classes; }
    return lexicon.classes_of(std::string_view(lower).substr(0, lower.size() - 1));
}

/// "Leopard", "Bayraktar": makes of arms that the lexicon has in small letters. Nothing else, as
/// people bear the names of trades.
WordClasses classes_of_make(const Lexicon& lexicon, std::string_view form) {
    constexpr WordClasses k_arms{WordClass::weapon, WordClass::heavy_weapon, WordClass::vehicle,
                                 WordClass::aircraft};
    const auto classes = lexicon.classes_of(text::to_lower(form));
    return classes.meets(k_arms) ? classes : WordClasses{};
}

/// "Suicide bomber", "voiture piégée": a noun with the word beside it that says of what kind it is,
/// where the two together are something else than the noun alone; in the order of the text.
void take_classes_of_pairs(SentenceView& view) {
    const auto& tokens = view.sentence().tokens;
    std::string pair;
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        const bool kind_first = tokens[i - 1].head == static_cast<std::int32_t>(i);
        const bool kind_last = tokens[i].head == static_cast<std::int32_t>(i - 1);
        const auto noun = kind_first ? i : i - 1;
        const auto relation = tokens[kind_first ? i - 1 : i].deprel;
        const bool of_kind = relation == Deprel::compound || relation == Deprel::amod;
        if (!of_kind || (!kind_first && !kind_last) || tokens[noun].upos != Upos::noun) {
            continue;
        }
        pair.assign(view.lemmas[i - 1]).append(" ").append(view.lemmas[i]);
        const auto classes = view.lexicon->classes_of(pair);
        if (!classes.empty()) { view.classes[noun] = classes; }
    }
}

/// "Killed ten soldiers and captured three": a bare number is as many of those counted by the verb
/// before, which it is joined to.
void take_classes_of_counted(SentenceView& view) {
    const auto& tree = view.tree;
    for (int number = 0; number < tree.size(); ++number) {
        if (tree[number].upos != Upos::num || tree[number].deprel != Deprel::obj) { continue; }
        const int verb = tree.head(number);
        const bool joined = verb != k_no_token && tree[verb].deprel == Deprel::conj;
        const int before = joined ? tree.head(verb) : k_no_token;
        const int counted = before != k_no_token ? tree.child(before, Deprel::obj) : k_no_token;
        if (counted == k_no_token || counted > number ||
            view.classes_at(number).has(WordClass::casualty) ||
            tree.child(counted, Deprel::nummod) == k_no_token) {
            continue;
        }
        view.classes[at(number)].add(view.classes_at(counted));
        view.actor_at[at(number)] = view.actor_at[at(counted)];
    }
}

/// The lemma of the first word, where it is a common noun that its capital made look like a name.
std::string_view opening_word(const SentenceView& view, const Token& token) {
    if (token.upos != Upos::propn || view.place_at.front() >= 0) { return {}; }
    const auto* actor = view.actor(0);
    if (actor != nullptr && !actor->party.empty()) { return {}; }
    return view.lexicon->common_word(text::to_lower(token.form));
}

/// Everything that a word of a phrase may be found as.
void collect_keys(SentenceView& view) {
    const auto& tokens = view.sentence().tokens;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const auto& token = tokens[i];
        view.keys.push_back(word_key(lemma_of(token)));
        if (view.lemmas[i] != lemma_of(token)) { view.keys.push_back(word_key(view.lemmas[i])); }
        const auto lower = text::to_lower(token.form);
        if (lower != lemma_of(token)) { view.keys.push_back(word_key(lower)); }
        const auto surface = slice(view.reading->article.text, token.span);
        if (surface != token.form) { view.keys.push_back(word_key(text::to_lower(surface))); }
    }
    std::sort(view.keys.begin(), view.keys.end());
}

}  // namespace

ViewBuilder::ViewBuilder(const Reading& reading, const Lexicon& lexicon)
    : m_reading(reading), m_lexicon(lexicon) {}

SentenceView ViewBuilder::view(std::size_t sentence_index, bool quote_open) {
    const auto& sentence = m_reading.sentences[sentence_index];
    const auto count = sentence.tokens.size();
    SentenceView view{&m_reading, &m_lexicon, sentence_index, Tree(sentence)};
    for (auto* per_token : {&view.actor_at, &view.place_at, &view.time_at, &view.quantity_at}) {
        per_token->assign(count, -1);
    }
    place_mentions(m_reading.actors, m_actor, sentence, view.actor_at, view.actors);
    place_mentions(m_reading.places, m_place, sentence, view.place_at, view.places);
    place_mentions(m_reading.times, m_time, sentence, view.time_at, view.times);
    place_mentions(m_reading.quantities, m_quantity, sentence, view.quantity_at, view.quantities);
    const auto& numbers = m_reading.quantities;
    for (std::size_t i = m_quantity;
         i < numbers.size() && numbers[i].span.begin < sentence.span.end; ++i) {
        if (numbers[i].kind == QuantityKind::other) { view.counts.push_back(static_cast<int>(i)); }
    }
    view.classes.resize(count);
    view.lemmas.resize(count);
    view.meant.resize(count);
    view.cue_kinds.assign(count, ~std::uint64_t{0});
    for (std::size_t i = 0; i < count; ++i) {
        const auto& token = sentence.tokens[i];
        view.lemmas[i] = lemma_of(token, m_lexicon);
        const bool small = token.upos == Upos::propn && begins_small(token.form);
        if (i == 0 || small) {
            const auto word = i == 0 ? opening_word(view, token)
                                     : m_lexicon.common_word(text::to_lower(token.form));
            if (!word.empty()) { view.lemmas[i] = word; }
        }
        const bool names = token.upos != Upos::aux;  // "est": no human being ("être")
        if (names && !is_function_phrase(token)) {
            view.classes[i] = m_lexicon.classes_of(view.lemmas[i]);
        }
        const bool capital = !view.lemmas[i].empty() && view.lemmas[i].front() < 'a';  // "F-16"
        if (capital && token.upos == Upos::noun && view.classes[i].empty()) {
            view.classes[i] = m_lexicon.classes_of(text::to_lower(view.lemmas[i]));
        }
        if (token.upos == Upos::propn && view.classes[i].empty()) {
            view.classes[i] = classes_of_designation(m_lexicon, view.lemmas[i]);
        }
        if (token.upos == Upos::propn && view.classes[i].empty() && i > 0) {
            view.classes[i] = classes_of_make(m_lexicon, token.form);
        }
        view.cue_kinds[i] = m_lexicon.cue_kinds_of(view.lemmas[i]);
        if (token.upos == Upos::verb && view.may_be_cue(static_cast<int>(i), CueKind::active)) {
            view.tree.set_active(static_cast<int>(i));
        }
        if (token.form != token.lemma) {
            view.cue_kinds[i] |= m_lexicon.cue_kinds_of(text::to_lower(token.form));
        }
    }
    take_classes_of_pairs(view);
    collect_keys(view);
    mend_false_passives(view);
    // "the World Food Programme", "Doctors Without Borders": a word of the name says what it is
    const auto gives_relief = [&](Span span) {
        for (std::size_t i = 0; i < count; ++i) {
            const auto& token = sentence.tokens[i];
            if (span.contains(token.span) &&
                m_lexicon.classes_of(token.form).has(WordClass::relief)) {
                return true;
            }
        }
        return false;
    };
    const auto add = [&](Span span, WordClasses classes) {
        const int head = view.head_of(span);
        if (head == k_no_token) { return; }
        // the dead and wounded may have been anybody
        auto& own = view.classes[at(head)];
        own.add(own.has(WordClass::casualty) ? WordClasses(WordClass::person) : classes);
    };
    for (const int i : view.actors) {
        const auto& actor = m_reading.actors[at(i)];
        auto classes = classes_of(actor);
        if (actor.kind == ActorKind::organisation && gives_relief(actor.span)) {
            classes.add(WordClass::relief);
        }
        add(actor.span, classes);
    }
    for (const int i : view.places) {
        add(m_reading.places[at(i)].span, classes_of(m_reading.places[at(i)]));
    }
    for (const int i : view.quantities) {
        add(m_reading.quantities[at(i)].span, classes_of(m_reading.quantities[at(i)]));
    }
    take_classes_of_counted(view);
    for (std::size_t i = 0; i < count; ++i) {
        const auto& token = sentence.tokens[i];
        const bool known = view.actor_at[i] >= 0 || view.place_at[i] >= 0 || view.time_at[i] >= 0;
        if (token.upos == Upos::propn && !known && token.deprel != Deprel::flat &&
            token.deprel != Deprel::compound) {
            view.classes[i].add(WordClass::name);
        }
        if (stands_for_somebody(token)) { view.classes[i].add(WordClass::pronoun); }
    }
    view.quoted.assign(count, 0);
    mark_quotes(sentence, quote_open, view.quoted);
    view.sourced.assign(count, 0);
    mark_sources(view, view.sourced);
    return view;
}

bool surface_is(std::string_view text, const Token& token, std::string_view word) {
    // A contraction is two words over one surface: "aux" stands in the text, "à" and "les" in the
    // tokens.
    if (token.span.length_bytes() != word.size()) { return false; }
    const auto surface = slice(text, token.span);
    return surface != token.form && text::to_lower(surface) == word;
}

bool begins_small(std::string_view text) {
    return !text.empty() && text.front() >= 'a' && text.front() <= 'z';
}

}  // namespace counterclaim::claim
