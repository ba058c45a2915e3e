// Which entry of saying.tsv stands at a word.

#include "claim/arguments.hpp"
#include "claim/speaker.hpp"
#include "text/fold.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

bool upos_fits(Upos wanted, const Token& token) {
    if (wanted == token.upos) { return true; }
    if (wanted == Upos::adp) {
        return token.deprel == Deprel::case_ || token.deprel == Deprel::mark;
    }
    if (wanted == Upos::noun) { return token.upos == Upos::propn; }
    return false;
}

/// "Was sworn in": with a particle of its own the verb is another one.
bool has_other_particle(const SentenceView& view, const Saying& saying, int verb) {
    if (saying.upos != Upos::verb || !saying.phrase.others.empty()) { return false; }
    const auto children = view.tree.children(verb);
    return view.tree.passive(verb) && std::any_of(children.begin(), children.end(), [&](int child) {
               return child == verb + 1 && view.token(child).subtype == DeprelSubtype::prt;
           });
}

bool fits(const SentenceView& view, const Saying& saying, int token) {
    if (!upos_fits(saying.upos, view.token(token)) || !phrase_matches(view, saying.phrase, token) ||
        has_other_particle(view, saying, token)) {
        return false;
    }
    // "by the army's count": the adposition must be that of the noun
    const bool by_phrase = saying.upos == Upos::noun && saying.phrase.head_at > 0;
    return !by_phrase || adposition_of(view, token) == saying.phrase.others.front();
}

}  // namespace

const Saying* saying_at(const SentenceView& view, int token) {
    const auto& word = view.token(token);
    const Saying* best = nullptr;
    const auto look = [&](std::string_view key) {
        for (const auto* saying : view.lexicon->sayings_of(key)) {
            if (!fits(view, *saying, token)) { continue; }
            // "according to", "d'après": the next word belongs to it
            if (saying->upos == Upos::adp && !saying->phrase.others.empty() &&
                (token + 1 >= view.tree.size() ||
                 !word_is(view.token(token + 1), saying->phrase.others.front()))) {
                continue;
            }
            if (best == nullptr || saying->phrase.others.size() > best->phrase.others.size()) {
                best = saying;
            }
        }
    };
    look(view.lemma(token));
    if (best == nullptr && word.form != word.lemma) { look(text::to_lower(word.form)); }
    return best;
}

bool has_as_object(const Saying& saying, FrameSlot::Name slot) {
    return std::any_of(saying.slots.begin(), saying.slots.end(), [&](const FrameSlot& one) {
        return one.name == slot &&
               std::any_of(one.sources.begin(), one.sources.end(),
                           [](const auto& source) { return source.path == ArgumentPath::object; });
    });
}

}  // namespace counterclaim::claim
