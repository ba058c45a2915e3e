#include "claim/evidence.hpp"

#include "claim/view.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <cstdint>
#include <unordered_set>
#include <vector>

namespace counterclaim::claim {
namespace {

/// At one word of war in so many words an article is about war; set on our own articles of both
/// kinds.
constexpr double k_words_per_war_word = 40;
constexpr double k_named_force_weight = 0.8;
constexpr double k_conflict_weight = 1;
/// A flash of one sentence has no room to say what it is about: where it names a state, a side or
/// one of its offices, it is given the benefit of the doubt, which words of other walks of life
/// take away and length uses up.
constexpr double k_flash_weight = 0.5;
constexpr double k_flash_weight_of_place = 0.4;  // where it names no more than a place
constexpr double k_flash_words_max = 100;

bool is_force(const ActorMention& actor) {
    const bool force = actor.kind == ActorKind::armed_force || actor.kind == ActorKind::armed_group;
    return force && !actor.party.empty();
}

/// The police of a country are a force whose work is mostly crime.
bool is_police(const ActorMention& actor, const Lexicon& lexicon) {
    std::string_view rest = actor.text;
    while (!rest.empty()) {
        const auto end = std::min(rest.find(' '), rest.size());
        const auto word = text::to_lower(rest.substr(0, end));
        if (lexicon.classes_of(word).has(WordClass::crime)) { return true; }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

/// What a word without a weight of its own speaks for, by what it names. Not so of crime: terror,
/// police and prisoners belong to wars as well.
double weight_of_class(WordClasses classes) {
    constexpr WordClasses k_of_wars_too{WordClass::force, WordClass::building, WordClass::leader};
    constexpr double k_weather = -0.3;
    return classes.has(WordClass::weather) && !classes.meets(k_of_wars_too) ? k_weather : 0;
}

/// Where pronouns begin.
std::unordered_set<std::uint32_t> pronouns_of(const Reading& reading) {
    std::unordered_set<std::uint32_t> found;
    for (const auto& sentence : reading.sentences) {
        for (const auto& token : sentence.tokens) {
            if (token.upos == Upos::pron || token.upos == Upos::det) {
                found.insert(token.span.begin);
            }
        }
    }
    return found;
}

/// How often an armed force or group is named that is known by name (one without a party, "the
/// troops", is weighed as a word). "They" and "its" may stand for the police: they count unless
/// police alone are named of their party.
std::size_t armed_named(const Reading& reading, const Lexicon& lexicon) {
    const auto pronouns = pronouns_of(reading);
    std::vector<const ActorMention*> named;
    std::vector<const ActorMention*> meant;
    std::vector<const ActorMention*> police;
    for (const auto& actor : reading.actors) {
        if (!is_force(actor)) { continue; }
        const bool pronoun = pronouns.count(actor.head.begin) != 0;
        (pronoun ? meant : is_police(actor, lexicon) ? police : named).push_back(&actor);
    }
    const auto count = std::count_if(meant.begin(), meant.end(), [&](const auto* pronoun) {
        const auto of_party = [&](const auto* actor) { return actor->party == pronoun->party; };
        return std::any_of(named.begin(), named.end(), of_party) ||
               std::none_of(police.begin(), police.end(), of_party);
    });
    return named.size() + static_cast<std::size_t>(count);
}

bool names_party(const Reading& reading) {
    return std::any_of(reading.actors.begin(), reading.actors.end(),
                       [](const ActorMention& actor) { return !actor.party.empty(); });
}

bool names_place(const Reading& reading) {
    return std::any_of(reading.places.begin(), reading.places.end(),
                       [](const PlaceMention& place) { return place.resolved; });
}

}  // namespace

double ArticleEvidence::war_without(double word_weight) const {
    return std::clamp(
        (weight - word_weight) / std::max(words, k_words_per_war_word) * k_words_per_war_word, 0.0,
        1.0);
}

ArticleEvidence weigh_article(const Reading& reading, const Lexicon& lexicon,
                              const ConflictProfile* profile) {
    ArticleEvidence evidence;
    double by_class = 0;
    for (const auto& sentence : reading.sentences) {
        for (const auto& token : sentence.tokens) {
            if (token.upos == Upos::punct) { continue; }
            evidence.words += 1;
            const auto lemma = lemma_of(token, lexicon);
            const auto classes = lexicon.classes_of(lemma);
            // "planes bombed the town" names no bomb
            const bool bombs = token.upos == Upos::verb && classes.has(WordClass::bomb);
            if (!bombs) { evidence.classes.add(classes); }
            const double weight = lexicon.topic_weight_of(lemma);
            evidence.weight += weight;
            if (weight == 0) { by_class += weight_of_class(classes); }
        }
    }
    // a flash has hardly room for the words of its own subject
    constexpr double k_flash_words = 50;
    evidence.weight +=
        by_class * std::clamp((evidence.words - k_flash_words) / k_flash_words_max, 0.0, 1.0);
    const auto armed = armed_named(reading, lexicon);
    evidence.weight += k_named_force_weight * static_cast<double>(armed);
    if (profile != nullptr) { evidence.weight += k_conflict_weight; }
    const double flash = names_party(reading)   ? k_flash_weight
                         : names_place(reading) ? k_flash_weight_of_place
                                                : 0;
    evidence.weight += flash * std::max(0.0, 1 - evidence.words / k_flash_words_max);
    evidence.war = evidence.war_without(0);
    return evidence;
}

}  // namespace counterclaim::claim
