#include "claim/deed_towns.hpp"

#include "claim/arguments.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

/// "Attacks on the bridge": a phrase behind a deed says what it strikes.
bool says_what_is_struck(const SentenceView& view, int noun) {
    const auto& frames = view.lexicon->frames_of(view.lemma(noun));
    return std::any_of(frames.begin(), frames.end(), [&](const Frame* frame) {
        return frame->upos == Upos::noun && frame->phrase.others.empty() &&
               std::any_of(frame->slots.begin(), frame->slots.end(), [&](const FrameSlot& slot) {
                   return slot.name == FrameSlot::Name::target &&
                          std::any_of(slot.sources.begin(), slot.sources.end(),
                                      [&](const ArgumentSource& source) {
                                          return source.path == ArgumentPath::adposition &&
                                                 !fillers(view, noun, source).empty();
                                      });
               });
    });
}

}  // namespace

bool names_capital(const SentenceView& view, int token) {
    const auto* actor = view.actor(token);
    const auto* place = view.place(token);
    if (actor == nullptr || place == nullptr || !place->resolved || place->text == place->state ||
        view.token(token).upos != Upos::propn ||
        place->candidates.front().place.precision == PlacePrecision::country) {
        return false;
    }
    const bool may_be_state = actor->kind == ActorKind::state ||
                              actor->kind == ActorKind::government ||
                              actor->kind == ActorKind::unknown;
    return may_be_state && !actor->party.empty() && actor->party.front() == place->state;
}

bool names_deed_by_town(const SentenceView& view, const Occurrence& occurrence, int token) {
    const int noun = view.tree.head(token);
    if (noun == k_no_token || !names_capital(view, token)) { return false; }
    const bool deed = occurrence.token == noun ? occurrence.nominal && is_violent(occurrence.type)
                                               : view.classes_at(noun).has(WordClass::attack);
    return deed && !says_what_is_struck(view, noun);
}

}  // namespace counterclaim::claim
