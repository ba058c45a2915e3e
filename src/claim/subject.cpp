#include "claim/subject.hpp"

#include "claim/evidence.hpp"
#include "claim/occurrence.hpp"
#include "claim/view.hpp"
#include "text/char_class.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

/// From this evidence of war on, a number may be a toll without any word that says so.
constexpr double k_war_counts = 0.2;

/// What the names of an article may add to the classes of its words once they are read. Names of
/// armed forces count where they have been read.
WordClasses classes_of_names(const Reading& reading) {
    WordClasses classes{WordClass::place, WordClass::party,    WordClass::person, WordClass::leader,
                        WordClass::court, WordClass::civilian, WordClass::name};
    for (const auto& actor : reading.actors) { classes.add(classes_of(actor)); }
    return classes;
}

/// One sentence before its tree is known.
class FlatSentence {
public:
    FlatSentence(const Reading& reading, const Sentence& sentence, const Lexicon& lexicon,
                 WordClasses names)
        : m_text(reading.article.text), m_sentence(sentence), m_lexicon(lexicon) {
        for (const auto& token : sentence.tokens) {
            m_lemmas.push_back(lemma_of(token, lexicon));
            m_classes.add(lexicon.classes_of(m_lemmas.back()));
            if (token.upos == Upos::propn) { m_classes.add(names); }
            if (token.upos == Upos::pron) { m_classes.add(WordClass::pronoun); }
            if (token.upos == Upos::num) { m_classes.add(WordClass::casualty); }
        }
    }

    [[nodiscard]] bool may_hold_occurrence(const ArticleEvidence& evidence,
                                           WordClasses article) const {
        for (std::size_t i = 0; i < m_lemmas.size(); ++i) {
            if (may_occur(i, evidence, article)) { return true; }
        }
        return false;
    }

private:
    [[nodiscard]] bool may_occur(std::size_t at, const ArticleEvidence& evidence,
                                 WordClasses article) const {
        const auto& token = m_sentence.tokens[at];
        if (token.upos == Upos::punct || token.upos == Upos::adp || token.upos == Upos::det) {
            return false;
        }
        const auto form = text::to_lower(token.form);
        const auto lemma = m_lemmas[at];
        const auto any = [&](std::string_view key) {
            const auto& frames = m_lexicon.frames_of(key);
            return std::any_of(frames.begin(), frames.end(), [&](const Frame* frame) {
                const double own = m_lexicon.topic_weight_of(lemma);
                return may_score(*frame, own, m_classes, evidence) && may_fit(*frame, article);
            });
        };
        return any(lemma) || (form != lemma && any(form));
    }

    /// Its other words stand somewhere, and its conditions could be met.
    [[nodiscard]] bool may_fit(const Frame& frame, WordClasses article) const {
        const bool conditions =
            std::all_of(frame.conditions.begin(), frame.conditions.end(), [&](const auto& one) {
                const bool wide = one.argument.path == ArgumentPath::article;
                return one.negated || (wide ? article : m_classes).meets(one.classes);
            });
        const auto& others = frame.phrase.others;
        return conditions && std::all_of(others.begin(), others.end(),
                                         [&](const auto& word) { return holds(word); });
    }

    [[nodiscard]] bool holds(std::string_view word) const {
        return std::any_of(m_sentence.tokens.begin(), m_sentence.tokens.end(),
                           [&](const Token& token) {
                               return word_is(token, word) || surface_is(m_text, token, word);
                           });
    }

    std::string_view m_text;
    const Sentence& m_sentence;
    const Lexicon& m_lexicon;
    std::vector<std::string_view> m_lemmas;  ///< of each token
    WordClasses m_classes;
};

/// The sentence holds a word that names an occurrence, or a word of saying.
bool names_or_tells(const Sentence& sentence, const Lexicon& lexicon) {
    for (const auto& token : sentence.tokens) {
        if (token.upos == Upos::punct || token.upos == Upos::det) { continue; }
        const auto lemma = lemma_of(token);
        if (!lexicon.frames_of(lemma).empty() || !lexicon.sayings_of(lemma).empty()) {
            return true;
        }
        if (token.form == token.lemma) { continue; }
        const auto form = text::to_lower(token.form);
        if (!lexicon.frames_of(form).empty() || !lexicon.lemma_of_form(form).empty()) {
            return true;
        }
    }
    return false;
}

}  // namespace

bool speaks_of_other_things(std::string_view text, const Lexicon& lexicon) {
    // A flash has no room for many words of war; and the weight is per 40 words, as that of an
    // article is. News of wars has 0.33 and more, 68 of 100 pages of other topics less than this.
    constexpr double k_words_min = 150;
    constexpr double k_words = 40;
    constexpr double k_weight_min = 0.2;
    constexpr std::size_t k_word_bytes_max = 60;
    double words = 0;
    double weight = 0;
    std::string word;
    const auto finish = [&] {
        if (word.empty()) { return; }
        words += 1;
        if (word.size() <= k_word_bytes_max) { weight += lexicon.topic_weight_at_most(word); }
        word.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const char small = static_cast<char>(text[at] | 0x20);
        if (small >= 'a' && small <= 'z') {  // most of most texts
            word.push_back(small);
            ++at;
            continue;
        }
        const auto point = text::decode_at(text, at);
        at = point.end();
        if (text::is_letter(point.code)) {
            text::append_utf8(word, text::to_lower(point.code));
        } else {
            finish();
        }
    }
    finish();
    return words >= k_words_min && weight < k_weight_min * words / k_words;
}

std::vector<bool> sentences_to_parse(const Reading& reading, const Lexicon& lexicon,
                                     const ConflictProfile* profile) {
    const auto evidence = weigh_article(reading, lexicon, profile);
    const bool of_war = evidence.war >= k_war_counts;
    const auto names = classes_of_names(reading);
    auto article = evidence.classes;
    article.add(names);
    std::vector<bool> chosen;
    for (const auto& sentence : reading.sentences) {
        chosen.push_back(of_war ? names_or_tells(sentence, lexicon)
                                : FlatSentence(reading, sentence, lexicon, names)
                                      .may_hold_occurrence(evidence, article));
    }
    if (std::find(chosen.begin(), chosen.end(), true) == chosen.end()) { chosen.clear(); }
    return chosen;
}

}  // namespace counterclaim::claim
