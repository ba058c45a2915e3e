#include "claim/presence.hpp"

#include "claim/arguments.hpp"
#include "claim/claim_places.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

constexpr double k_strength = 0.6;
constexpr double k_war_min = 0.2;

const Frame& presence_frame() {
    static const std::vector<FrameSlot> k_slots{
        {FrameSlot::Name::actor, {{ArgumentPath::host, {}}}}};
    static const Frame k_frame = [] {
        Frame frame;
        frame.type = ClaimType::deployment;
        frame.upos = Upos::noun;
        frame.strength = k_strength;
        frame.id = "claim:presence";
        frame.slots = k_slots;
        return frame;
    }();
    return k_frame;
}

/// "The troops", "army tanks"; not whoever only has to do with them.
bool is_force(const SentenceView& view, int token) {
    constexpr WordClasses k_others{WordClass::civilian, WordClass::casualty, WordClass::prisoner,
                                   WordClass::leader,   WordClass::attack,   WordClass::war,
                                   WordClass::building, WordClass::position, WordClass::place};
    constexpr WordClasses k_armed{WordClass::force, WordClass::peacekeeper};
    return view.token(token).upos == Upos::noun && view.token(token).is_plural() &&
           phrase_classes(view, token).meets(k_armed) && !view.classes_at(token).meets(k_others);
}

/// The word of a place, or of what stands in front of one: "in Kostal", "on the outskirts of
/// Kostal".
bool says_where(const SentenceView& view, int token) {
    if (!is_locative(view, token)) { return false; }
    const auto& frames = view.lexicon->frames_of(view.lemma(token));
    const bool told = std::any_of(frames.begin(), frames.end(), [&](const Frame* frame) {
        return !frame->phrase.others.empty() && phrase_matches(view, frame->phrase, token);
    });
    if (told) { return false; }  // "at the gates of Kostal" says more than where
    if (view.place(token) != nullptr) { return true; }
    // "in mourning in Kostal", "in hospital in Kostal": a state, not what stands in front of a
    // place
    constexpr WordClasses k_ground{WordClass::place, WordClass::position};
    if (!phrase_classes(view, token).meets(k_ground)) { return false; }
    const auto children = view.tree.children(token);
    return std::any_of(children.begin(), children.end(),
                       [&](int child) { return view.place(child) != nullptr; });
}

bool tells_by_verb(const SentenceView& view) {
    for (int i = 0; i < view.tree.size(); ++i) {
        const auto upos = view.token(i).upos;
        if (upos == Upos::verb || upos == Upos::aux) { return true; }
    }
    return false;
}

/// The force of a sentence without a verb that stands in front of its place.
int standing_force(const SentenceView& view, int word) {
    if (!is_force(view, word) || tells_by_verb(view)) { return k_no_token; }
    const auto children = view.tree.children(word);
    const bool where = std::any_of(children.begin(), children.end(), [&](int child) {
        return child > word && says_where(view, child);
    });
    return where ? word : k_no_token;
}

/// The force of "the troops are in Kostal".
int force_that_is_there(const SentenceView& view, int word) {
    const auto relation = view.token(word).deprel;
    const bool told = relation == Deprel::root || relation == Deprel::ccomp ||
                      relation == Deprel::parataxis || relation == Deprel::conj;
    if (!told) { return k_no_token; }
    const int subject = view.tree.child(word, Deprel::nsubj);
    const bool is = view.tree.child(word, Deprel::cop) != k_no_token;
    if (!is || subject == k_no_token || subject > word || !says_where(view, word)) {
        return k_no_token;
    }
    return is_force(view, subject) ? subject : k_no_token;
}

/// The force of "there are troops in Kostal".
int force_that_there_is(const SentenceView& view, int verb) {
    if (view.tree.child(verb, Deprel::expl) == k_no_token) { return k_no_token; }
    const int subject = view.tree.child(verb, Deprel::nsubj);
    if (subject == k_no_token || !is_force(view, subject)) { return k_no_token; }
    const auto names_place = [&](int word) {
        const auto children = view.tree.children(word);
        return std::any_of(children.begin(), children.end(),
                           [&](int child) { return child > subject && says_where(view, child); });
    };
    return names_place(verb) || names_place(subject) ? subject : k_no_token;
}

}  // namespace

std::optional<Occurrence> presence(const SentenceView& view, const ArticleEvidence& evidence,
                                   const std::vector<Occurrence>& found) {
    if (!found.empty() || evidence.war < k_war_min) { return std::nullopt; }
    for (int i = 0; i < view.tree.size(); ++i) {
        const int standing =
            view.token(i).deprel == Deprel::root ? standing_force(view, i) : k_no_token;
        int force = standing != k_no_token ? standing : force_that_is_there(view, i);
        if (force == k_no_token) { force = force_that_there_is(view, i); }
        if (force == k_no_token) { continue; }
        Occurrence one;
        one.token = force;
        if (standing == k_no_token) { one.support.verb = i; }  // "are not there", "may be there"
        one.frame = &presence_frame();
        one.type = one.frame->type;
        one.nominal = true;
        one.score = k_strength;
        one.because = "a force at a place";
        return one;
    }
    return std::nullopt;
}

}  // namespace counterclaim::claim
