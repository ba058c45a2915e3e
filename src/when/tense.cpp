#include "when/tense.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace counterclaim::when {
namespace {

constexpr std::size_t k_climb_max = 24;
constexpr std::size_t k_window_items = 16;

bool is_verbal(const Token& token) { return token.upos == Upos::verb || token.upos == Upos::aux; }

/// Finds tense on the dependency tree.
class TreeTense {
public:
    TreeTense(const rules::Items& items, const rules::Vocabulary& vocabulary,
              const TenseWords& words)
        : m_items(items), m_sentence(*items.sentence), m_vocabulary(vocabulary), m_words(words) {}

    [[nodiscard]] Tense at(std::size_t begin, std::size_t end) const {
        std::int32_t node = head_outside(begin, end);
        for (std::size_t step = 0; step < k_climb_max && node >= 0; ++step) {
            const Token& token = m_sentence.tokens[static_cast<std::size_t>(node)];
            if (is_verbal(token) || has_auxiliary(node)) {
                const Tense found = of_verb(node);
                if (found != Tense::unknown) { return found; }
            }
            node = token.head;
        }
        return Tense::unknown;
    }

private:
    /// The token that governs the expression from outside.
    [[nodiscard]] std::int32_t head_outside(std::size_t begin, std::size_t end) const {
        const Span span = m_items.span(begin, end);
        std::int32_t node = m_items[begin].token;
        for (std::size_t step = 0; step < k_climb_max && node >= 0; ++step) {
            const Token& token = m_sentence.tokens[static_cast<std::size_t>(node)];
            if (!span.overlaps(token.span)) { return node; }
            node = token.head;
        }
        return node;
    }

    template <typename Visit>
    void each_auxiliary(std::int32_t verb, Visit visit) const {
        // Auxiliaries stand close to their verb; looking a little to both sides finds them all.
        constexpr std::int32_t k_reach = 8;
        const auto count = static_cast<std::int32_t>(m_sentence.tokens.size());
        for (std::int32_t i = std::max(0, verb - k_reach); i < std::min(count, verb + k_reach);
             ++i) {
            const Token& token = m_sentence.tokens[static_cast<std::size_t>(i)];
            if (token.head != verb) { continue; }
            if (token.deprel == Deprel::aux || token.deprel == Deprel::cop) { visit(token); }
        }
    }
    [[nodiscard]] bool has_auxiliary(std::int32_t node) const {
        bool any = false;
        each_auxiliary(node, [&](const Token&) { any = true; });
        return any;
    }

    [[nodiscard]] bool in_class(const Token& token, std::optional<rules::ClassId> class_id) const {
        if (!class_id) { return false; }
        for (std::size_t i = 0; i < m_items.size(); ++i) {
            if (m_items[i].span.begin != token.span.begin) { continue; }
            return m_vocabulary.longest(m_items, i, *class_id).has_value();
        }
        return false;
    }

    [[nodiscard]] Tense of_verb(std::int32_t verb) const {
        const Token& token = m_sentence.tokens[static_cast<std::size_t>(verb)];
        bool future = token.has_feature("Tense=Fut");
        bool past = token.has_feature("Tense=Past") || token.has_feature("Tense=Imp") ||
                    token.has_feature("Tense=Pqp");
        const bool present = token.has_feature("Tense=Pres");
        bool aux_present = false;
        // "serait prêt mardi" looks ahead, "aurait été tué mardi" back
        bool ahead_of_past = token.has_feature("Mood=Cnd");
        const bool participle = token.has_feature("VerbForm=Part");
        bool to_be = false;  // "doivent être relâchés": the participle of an infinitive
        bool finite = false;
        each_auxiliary(verb, [&](const Token& aux) {
            const bool passive = aux.subtype == DeprelSubtype::pass;
            to_be = to_be || (passive && aux.has_feature("VerbForm=Inf"));
            finite = finite || aux.has_feature("VerbForm=Fin");
            const bool tells_over = participle && aux.deprel == Deprel::aux &&
                                    (!passive || in_class(token, m_words.be_perfect));
            if (aux.has_feature("Mood=Cnd")) { (tells_over ? past : ahead_of_past) = true; }
            future = future || aux.has_feature("Tense=Fut") || in_class(aux, m_words.future);
            past = past || aux.has_feature("Tense=Past") || aux.has_feature("Tense=Imp");
            aux_present = aux_present || aux.has_feature("Tense=Pres");
        });
        if (future || (ahead_of_past) || in_class(token, m_words.future_state)) {
            return Tense::future;
        }
        const bool infinitive =
            token.has_feature("VerbForm=Inf") || (participle && to_be && !finite);
        if (past && !(participle && infinitive)) { return Tense::past; }
        if (infinitive && token.deprel == Deprel::acl) {
            // "foiled an attempt to enter on Sunday": no later than the verb; "rules to be
            // published in November"
            const bool tried =
                token.head >= 0 &&
                in_class(m_sentence.tokens[static_cast<std::size_t>(token.head)], m_words.tried);
            return tried ? Tense::unknown : Tense::future;
        }
        // "devait être rendu dimanche": it was to be
        if (past && token.head >= 0 &&
            m_sentence.tokens[static_cast<std::size_t>(token.head)].has_feature("Tense=Imp")) {
            return Tense::past;
        }
        if (infinitive && token.head >= 0 &&
            in_class(m_sentence.tokens[static_cast<std::size_t>(token.head)],
                     m_words.future_verb)) {
            return Tense::future;
        }
        if (!infinitive && (present || aux_present)) { return Tense::present; }
        return Tense::unknown;
    }

    const rules::Items& m_items;
    const Sentence& m_sentence;
    const rules::Vocabulary& m_vocabulary;
    const TenseWords& m_words;
};

Tense word_tense(const rules::Items& items, std::size_t at, const rules::Vocabulary& vocabulary,
                 const TenseWords& words, std::vector<rules::VocabularyHit>& hits) {
    hits.clear();
    vocabulary.find(items, at, hits);
    Tense found = Tense::unknown;
    for (const auto& hit : hits) {
        const auto class_id = vocabulary.entry(hit.entry).class_id;
        if (words.future && class_id == *words.future) { return Tense::future; }
        if (words.past && class_id == *words.past) { found = Tense::past; }
    }
    return found;
}

/// Nearest tense word, before or behind; a word before counts as nearer.
Tense nearest_tense(const rules::Items& items, std::size_t begin, std::size_t end,
                    const rules::Vocabulary& vocabulary, const TenseWords& words) {
    std::vector<rules::VocabularyHit> hits;
    for (std::size_t distance = 1; distance <= k_window_items; ++distance) {
        if (begin >= distance) {
            const auto found = word_tense(items, begin - distance, vocabulary, words, hits);
            if (found != Tense::unknown) { return found; }
        }
        if (end + distance <= items.size()) {
            const auto found = word_tense(items, end + distance - 1, vocabulary, words, hits);
            if (found != Tense::unknown) { return found; }
        }
    }
    return Tense::unknown;
}

/// True if an entry of the class ends right before `begin`.
bool cue_before(const rules::Items& items, std::size_t begin, const rules::Vocabulary& vocabulary,
                rules::ClassId class_id) {
    constexpr std::size_t k_words_max = 4;
    for (std::size_t length = 1; length <= std::min(k_words_max, begin); ++length) {
        if (vocabulary.covering(items, begin - length, begin, class_id) != nullptr) { return true; }
    }
    return false;
}

}  // namespace

TenseWords TenseWords::of(const rules::Vocabulary& vocabulary) {
    return {vocabulary.find_class("tense_future"), vocabulary.find_class("tense_past"),
            vocabulary.find_class("future_verb"),  vocabulary.find_class("future_state"),
            vocabulary.find_class("ahead_cue"),    vocabulary.find_class("tried"),
            vocabulary.find_class("be_perfect")};
}

Tense tense_at(const rules::Items& items, std::size_t begin, std::size_t end,
               const rules::Vocabulary& vocabulary, const TenseWords& words) {
    if (words.ahead_cue && cue_before(items, begin, vocabulary, *words.ahead_cue)) {
        return Tense::future;
    }
    if (items.sentence != nullptr && items.sentence->parsed && begin < items.size()) {
        const Tense found = TreeTense(items, vocabulary, words).at(begin, end);
        if (found != Tense::unknown) { return found; }
    }
    return nearest_tense(items, begin, end, vocabulary, words);
}

}  // namespace counterclaim::when
