// Who speaks where no word of saying stands over the words themselves: quotations that run on,
// labels, captions and lists under a side's name, a source that the next sentence names.

#include "claim/attribution.hpp"

#include <algorithm>
#include <cstdlib>

namespace counterclaim::claim {
namespace {

/// A quotation may run on, and its speaker stand before or after, over so many sentences.
constexpr std::size_t k_quote_sentences_max = 6;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

/// "Ukraine crisis: …": a common noun that is no kind of speaker heads the label.
bool names_a_matter(const SentenceView& view, int head) {
    const auto last = view.token(head).upos;
    const auto classes = view.classes_at(head);
    return last == Upos::noun && (classes.empty() || classes.has(WordClass::war) ||
                                  classes.has(WordClass::attack) || classes.has(WordClass::truce));
}

/// The first word of whom a label names: "[The] army: …", "[From Kostal,] the governor: …".
int first_of_label(const Tree& tree, int colon) {
    int first = 0;
    if (tree[0].upos == Upos::adp) {
        for (int i = 1; i < colon; ++i) {
            if (tree[i].form == ",") { first = i + 1; }
        }
    }
    return first + 1 < colon && tree[first].upos == Upos::det ? first + 1 : first;
}

bool is_heading(const SentenceView& view) {
    const auto kind = view.block().kind;
    return kind == BlockKind::title || kind == BlockKind::heading;
}

/// Words from the word of saying to the nearest that is quoted.
int distance_to_quote(const SentenceView& view, int token) {
    for (int step = 1; step < view.tree.size(); ++step) {
        for (const int near : {token - step, token + step}) {
            if (near >= 0 && near < view.tree.size() && view.quoted[at(near)] != 0) { return step; }
        }
    }
    return view.tree.size();
}

/// The speech outside the quotation marks that stands nearest to what they hold.
const Speech* speech_beside_quote(const SentenceView& view, const std::vector<Speech>& speeches) {
    const Speech* best = nullptr;
    int nearest = 0;
    for (const auto& speech : speeches) {
        if (view.quoted[at(speech.token)] != 0 || speech.speaker == k_no_token ||
            speech.saying->upos == Upos::noun || speech.saying->force == Force::perceive) {
            continue;
        }
        const int distance = distance_to_quote(view, speech.token);
        if (best == nullptr || distance < nearest) {
            best = &speech;
            nearest = distance;
        }
    }
    return best;
}

/// The quotation runs over the end of the sentence, or came over from the one before.
bool runs_on(const SentenceView& view) {
    return view.quoted.front() != 0 || ends_quoted(view, false);
}

/// "That was reported by X", "the service gave out the news": what is said stands in the sentence
/// before.
bool points_back(const SentenceView& view, const Speech& speech) {
    const auto& tree = view.tree;
    if (speech.saying->upos != Upos::verb || speech.speaker == k_no_token) { return false; }
    if (tree.child(speech.token, Deprel::ccomp) != k_no_token) { return false; }
    const auto demonstrative = [&](int token) {
        return token != k_no_token && token < speech.token &&
               tree[token].has_feature("PronType=Dem");
    };
    if (tree.passive(speech.token)) {
        for (const int child : tree.children(speech.token)) {
            if (tree[child].deprel == Deprel::nsubj) { return demonstrative(child); }
        }
        return false;
    }
    const int object = tree.child(speech.token, Deprel::obj);
    if (object == k_no_token || object == speech.speaker) { return false; }
    if (tree[object].upos == Upos::pron) { return tree[object].has_feature("PronType=Dem"); }
    bool definite = false;
    for (const int child : tree.children(object)) {
        definite = definite ||
                   (tree[child].deprel == Deprel::det && tree[child].has_feature("Definite=Def"));
        const auto relation = tree[child].deprel;
        const bool dates = view.time(child) != nullptr;
        if (!dates &&
            (relation == Deprel::nmod || relation == Deprel::acl || relation == Deprel::amod)) {
            return false;
        }
    }
    const auto& sayings = view.lexicon->sayings_of(view.lemma(object));
    const bool told = std::any_of(sayings.begin(), sayings.end(), [](const Saying* saying) {
        return saying->upos == Upos::noun &&
               (saying->force == Force::report || saying->force == Force::say);
    });
    // "welcomed the statement" is said of it, and is not whose it was
    const bool gives_out =
        speech.saying->force == Force::report || speech.saying->force == Force::confirm;
    return definite && told && gives_out;
}

/// One who may be told of before he speaks: "Olena", "she", "the colonel", "a resident".
bool is_one_person(const SentenceView& view, int token) {
    if (view.place(token) != nullptr || view.token(token).is_plural()) { return false; }
    if (Coreference::is_pronoun(view.token(token))) {
        return view.token(token).has_feature("Person=3") &&
               (view.token(token).has_feature("Gender=Masc") ||
                view.token(token).has_feature("Gender=Fem"));
    }
    const auto* actor = view.actor(token);
    if (actor != nullptr) {
        return actor->kind == ActorKind::person || actor->kind == ActorKind::office ||
               actor->civilian;
    }
    constexpr WordClasses k_people{WordClass::person, WordClass::civilian, WordClass::leader};
    return view.token(token).upos == Upos::propn || view.classes_at(token).meets(k_people);
}

/// Whom the words up to `end` are about; `k_no_token` where that is nobody who could speak.
int told_of_before(const SentenceView& view, int end) {
    int found = k_no_token;
    for (int i = 0; i < end; ++i) {
        if (view.token(i).deprel != Deprel::nsubj || view.quoted[at(i)] != 0) { continue; }
        const int verb = view.tree.head(i);
        const auto above = verb == k_no_token ? Deprel::dep : view.token(verb).deprel;
        if (above == Deprel::acl || above == Deprel::advcl || above == Deprel::ccomp) { continue; }
        found = i;
        break;
    }
    return found != k_no_token && is_one_person(view, found) ? found : k_no_token;
}

/// Where a quotation opens behind a colon; -1 where none does.
int quote_behind_colon(const SentenceView& view) {
    for (int i = 1; i < view.tree.size(); ++i) {
        if (view.quoted[at(i)] == 0) { continue; }
        for (int back = i - 1; back >= std::max(0, i - 2); --back) {
            if (view.token(back).form == ":") { return back; }
        }
        return k_no_token;
    }
    return k_no_token;
}

/// "To save them, “one would have to send soldiers”": what is quoted is a clause, with a finite
/// verb and its subject.
bool quotes_clause(const SentenceView& view, int token) {
    const int clause = view.tree.clause_of(token);
    for (int verb = clause; verb != k_no_token; verb = view.tree.head(verb)) {
        if (view.quoted[at(verb)] == 0) { return false; }
        const int subject =
            std::max(view.tree.child(verb, Deprel::nsubj), view.tree.child(verb, Deprel::expl));
        const bool finite = view.token(verb).has_feature("VerbForm=Fin") ||
                            view.tree.child(verb, Deprel::aux) != k_no_token;
        if (finite && subject != k_no_token && view.quoted[at(subject)] != 0) { return true; }
    }
    return false;
}

}  // namespace

/// "Olena shrugs: “They shelled the school.”", "Olena shrugs. “They shelled the school.”": who is
/// told of right before a quotation that nobody is said to speak.
std::optional<Claimant> Attributor::introduced_by_subject(std::size_t sentence,
                                                          const Coreference& coreference) const {
    const auto& view = m_views[sentence];
    if (is_heading(view)) { return std::nullopt; }
    if (const int colon = quote_behind_colon(view); colon != k_no_token) {
        const int who = told_of_before(view, colon);
        if (who == k_no_token) { return std::nullopt; }
        return claimant_at(sentence, who, coreference);
    }
    const bool opens = !view.quoted.empty() && view.quoted.front() == 0 && view.quoted.size() > 1 &&
                       view.quoted[1] != 0;
    if (!opens || sentence == 0) { return std::nullopt; }
    const auto& before = m_views[sentence - 1];
    const bool beside =
        before.sentence().block == view.sentence().block &&
        std::find(before.quoted.begin(), before.quoted.end(), 1) == before.quoted.end();
    const int who = beside ? told_of_before(before, before.tree.size()) : k_no_token;
    if (who == k_no_token) { return std::nullopt; }
    return claimant_at(sentence - 1, who, coreference);
}

/// "The talks will be held in the capital. This was announced by the ministry."
std::optional<Claimant> Attributor::speaker_after(std::size_t sentence,
                                                  const Coreference& coreference) const {
    const std::size_t next = sentence + 1;
    if (next >= m_views.size() || is_heading(m_views[sentence])) { return std::nullopt; }
    const auto& view = m_views[next];
    if (view.sentence().block > m_views[sentence].sentence().block + 1) { return std::nullopt; }
    for (const auto& speech : m_speeches[next]) {
        if (points_back(view, speech)) { return claimant_at(next, speech.speaker, coreference); }
    }
    return std::nullopt;
}

std::optional<Claimant> Attributor::quoted_speaker(std::size_t sentence, int token,
                                                   const Coreference& coreference) const {
    const auto& view = m_views[sentence];
    if (view.quoted[at(token)] == 0) { return std::nullopt; }
    if (const auto* beside = speech_beside_quote(view, m_speeches[sentence])) {
        return claimant_at(sentence, beside->speaker, coreference);
    }
    // a few words in quotation marks inside a sentence of the outlet's are no speech
    const auto quoted = std::count(view.quoted.begin(), view.quoted.end(), 1);
    if (static_cast<std::size_t>(quoted) * 2 < view.quoted.size() && !runs_on(view)) {
        const bool still = m_last_speaker && m_quoted_last && sentence > 0 &&
                           m_last_speaker_sentence + 1 == sentence &&
                           m_views[sentence - 1].sentence().block == view.sentence().block;
        return still && quotes_clause(view, token) ? m_last_speaker : std::nullopt;
    }
    const bool heading = is_heading(view);
    if (!heading && m_last_speaker && m_last_speaker_sentence + 1 >= sentence &&
        view.quoted.front() != 0) {
        return m_last_speaker;
    }
    const auto after = [&]() -> std::optional<Claimant> {
        for (std::size_t next = sentence + 1;
             next < m_views.size() && next <= sentence + k_quote_sentences_max; ++next) {
            const auto& there = m_views[next];
            if (there.sentence().block > view.sentence().block + (heading ? 2U : 1U)) { break; }
            if (!heading &&
                std::find(there.quoted.begin(), there.quoted.end(), 1) == there.quoted.end()) {
                break;  // the quotation is over
            }
            if (const auto* speech = speech_beside_quote(there, m_speeches[next])) {
                return claimant_at(next, speech->speaker, coreference);
            }
        }
        return std::nullopt;
    };
    if (heading || ends_quoted(view, false)) {
        if (auto speaker = after(); speaker) { return speaker; }
    }
    if (m_last_speaker && m_last_speaker_sentence + 1 >= sentence) { return m_last_speaker; }
    if (auto speaker = after(); speaker) { return speaker; }
    if (auto speaker = introduced_by_subject(sentence, coreference); speaker) { return speaker; }
    if (m_last_speaker && m_last_speaker_sentence + k_quote_sentences_max >= sentence) {
        return m_last_speaker;
    }
    return std::nullopt;
}

/// "Nuland: 400 soldiers killed", "Kyiv to Moscow: …", "Video of the Armenian army: …": who stands
/// before the colon, or behind the picture; and after it in a title: "Market shelled: ministry".
std::optional<Claimant> Attributor::labelled_speaker(std::size_t sentence,
                                                     const Coreference& coreference) const {
    constexpr int k_label_tokens_max = 10;
    const auto& view = m_views[sentence];
    const auto& tree = view.tree;
    for (int i = 1; i < std::min(k_label_tokens_max, tree.size()); ++i) {
        if (tree[i].form != ":") { continue; }
        for (int before = 0; before < i; ++before) {
            const auto* actor = view.actor(before);
            if (actor == nullptr || actor->party.empty()) { continue; }
            // "Ankara to Moscow: …": one addresses the other, be they states or not
            const int next = before + 1;
            const bool addresses = before == 0 && next + 1 < i && tree[next].upos == Upos::adp &&
                                   view.actor(next + 1) != nullptr && next + 2 == i;
            if (addresses) { return claimant_at(sentence, before, coreference); }
            if (actor->kind == ActorKind::state ||
                (view.place(before) != nullptr && view.place(before)->use == PlaceUse::location)) {
                continue;
            }
            // the whole label, or "Ukraine crisis: …" would speak
            const int first = first_of_label(tree, i);
            const bool whole = actor->span.begin <= tree[first].span.end &&
                               tree[i - 1].span.end <= actor->span.end;
            const int head = view.head_of(actor->span);
            if (whole && head != k_no_token && !names_a_matter(view, head)) {
                return claimant_at(sentence, head, coreference);
            }
        }
        break;
    }
    for (int i = 0; i < std::min(k_label_tokens_max, tree.size()); ++i) {
        if (!has_cue(view, i, CueKind::caption)) { continue; }
        for (const int child : tree.children(i)) {
            const bool published = tree[child].deprel == Deprel::acl;
            const int who = published ? subject_of(view, child) : child;
            const bool names = tree[child].deprel == Deprel::amod || published;
            if (names && who != k_no_token && view.actor(who) != nullptr &&
                !view.actor(who)->party.empty()) {
                return claimant_at(sentence, who, coreference);
            }
        }
    }
    // a short line is one of a ticker, be it marked up as a title or not
    constexpr int k_ticker_tokens_max = 25;
    const bool ticker = tree.size() > 0 && tree.size() <= k_ticker_tokens_max;
    return is_heading(view) || ticker ? trailing_speaker(sentence, coreference) : std::nullopt;
}

/// "Three killed in raid: ministry", "Five hurt by mines – governor": the last words of a title.
std::optional<Claimant> Attributor::trailing_speaker(std::size_t sentence,
                                                     const Coreference& coreference) const {
    constexpr int k_label_tokens_max = 5;
    const auto& view = m_views[sentence];
    const auto& tree = view.tree;
    const bool bracketed = tree[tree.size() - 1].form == ")";
    const bool stopped = tree[tree.size() - 1].upos == Upos::punct;
    const int last = tree.size() - (stopped ? 2 : 1);
    for (int i = last - 1; i > 1 && i >= last - k_label_tokens_max; --i) {
        const auto& form = tree[i].form;
        const bool sets_off = form == ":" || form == "\xE2\x80\x93" || form == "\xE2\x80\x94" ||
                              (form == "(" && bracketed) ||
                              (form == "-" && tree[i - 1].space_after);
        if (!sets_off) { continue; }
        for (int after = i + 1; after <= last; ++after) {
            const auto* actor = view.actor(after);
            if (actor == nullptr || actor->kind == ActorKind::state ||
                actor->kind == ActorKind::outlet ||
                (actor->party.empty() && actor->role != Role::observer)) {
                continue;
            }
            const int first = tree[i + 1].upos == Upos::det && i + 1 < last ? i + 2 : i + 1;
            const int head = view.head_of(actor->span);
            const bool whole =
                actor->span.begin <= tree[first].span.end &&
                tree[last].span.end <= actor->span.end &&
                (head == k_no_token || !view.classes_at(head).has(WordClass::casualty));
            if (whole && head != k_no_token) { return claimant_at(sentence, head, coreference); }
        }
        return std::nullopt;
    }
    return std::nullopt;
}

/// A list under "The minister said:" is his; pictures and short lines under "Armenian side:" are
/// that side's.
void Attributor::open_section(std::size_t sentence, const Coreference& coreference) {
    constexpr int k_label_tokens_max = 7;
    const auto& view = m_views[sentence];
    const auto& tree = view.tree;
    if (tree.size() == 0) { return; }
    const bool list = view.block().kind == BlockKind::list_item;
    if (list && m_section_is_list) { return; }
    const bool colon = tree[tree.size() - 1].form == ":";
    const bool is_short = tree.size() <= k_label_tokens_max;
    bool picture = false;
    for (int i = 0; i < tree.size() && is_short; ++i) {
        picture = picture || has_cue(view, i, CueKind::caption);
    }
    // "Videos – Armenian side" may be cut in two
    if (is_short && !picture && sentence > 0) {
        const auto& before = m_views[sentence - 1];
        const bool same = before.sentence().block == view.sentence().block;
        for (int i = 0; same && i < before.tree.size() && before.tree.size() <= 2; ++i) {
            picture = picture || has_cue(before, i, CueKind::caption);
        }
    }
    if ((colon || picture) && is_short) {
        for (const int index : view.actors) {
            const auto& actor = m_views[sentence].reading->actors[static_cast<std::size_t>(index)];
            // "UKRAINE:" heads what is told of the country
            const bool topic = actor.kind == ActorKind::state && !picture;
            if (actor.party.empty() || actor.role != Role::belligerent || topic) { continue; }
            m_section_speaker = claimant_at(sentence, view.head_of(actor.span), coreference);
            m_section_is_list = false;
            return;
        }
    }
    if (colon) {
        for (const auto& speech : m_speeches[sentence]) {
            if (speech.speaker == k_no_token || speech.saying->upos != Upos::verb) { continue; }
            m_section_speaker = claimant_at(sentence, speech.speaker, coreference);
            m_section_is_list = true;
            return;
        }
    }
    // captions keep to their section, be they marked up as headings or not
    bool caption = false;
    for (int i = 0; i < std::min(3, tree.size()); ++i) {
        caption = caption || has_cue(view, i, CueKind::caption);
    }
    const bool heading = view.block().kind == BlockKind::heading && !caption;
    const bool ends = m_section_is_list ? !list : tree.size() > 25 || heading;
    if (ends) {
        m_section_speaker.reset();
        m_section_is_list = false;
    }
}

/// "The ministry wrote:", "a letter on behalf of the Syrian government": the last to speak before
/// the quotation, or whose statement it is.
std::optional<Claimant> Attributor::introduced(std::size_t sentence,
                                               const Coreference& coreference) const {
    const auto& view = m_views[sentence];
    if (m_last_speaker && m_last_speaker_sentence == sentence) { return m_last_speaker; }
    bool statement = false;
    std::optional<Claimant> owner;
    for (int i = 0; i < view.tree.size(); ++i) {
        statement = statement || view.classes_at(i).has(WordClass::source) ||
                    (view.token(i).upos == Upos::noun && view.lexicon->is_statement(view.lemma(i)));
        const auto* actor = view.actor(i);
        if (!statement || actor == nullptr || actor->party.empty()) { continue; }
        const int head = view.head_of(actor->span);
        if (head != i || actor->kind == ActorKind::outlet) { continue; }
        // a side of the war writes to others rather than they to it
        if (!owner || owner->role != Role::belligerent) {
            owner = claimant_at(sentence, head, coreference);
        }
    }
    if (owner) { return owner; }
    return m_last_speaker && m_last_speaker_sentence + 1 >= sentence ? m_last_speaker
                                                                     : std::nullopt;
}

bool Attributor::in_section(const SentenceView& view) const {
    if (m_section_is_list) { return view.block().kind == BlockKind::list_item; }
    return view.tree.size() <= 25;
}

}  // namespace counterclaim::claim
