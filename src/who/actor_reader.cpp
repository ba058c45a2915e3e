#include "who/actor_reader.hpp"

#include "who/conflicts.hpp"
#include "who/phrases.hpp"
#include "who/resolver.hpp"
#include "who/units.hpp"

#include <algorithm>

namespace counterclaim::who {
namespace {

ActorMention mention_of(const Context& context, const SentenceUnits& sentence, const Phrase& phrase,
                        const Answer& answer, const Resolver& resolver) {
    const auto& units = sentence.units;
    ActorMention mention;
    mention.span = {units[static_cast<std::size_t>(phrase.first)].span.begin,
                    units[static_cast<std::size_t>(phrase.last)].span.end};
    const auto& head = units[static_cast<std::size_t>(phrase.head)];
    mention.head = head.token >= 0
                       ? sentence.sentence->tokens[static_cast<std::size_t>(head.token)].span
                       : head.span;
    mention.span = join(mention.span, mention.head);
    mention.text = std::string(slice(context.reading.article.text, mention.span));
    mention.actor = answer.actor;
    mention.kind = answer.kind;
    mention.party = answer.party;
    mention.joint = answer.joint;
    mention.civilian = answer.civilian;
    mention.score = answer.score;
    mention.reason = answer.reason;
    if (answer.origin) { mention.candidates.push_back(*answer.origin); }
    mention.role = resolver.role_of(answer);
    return mention;
}

/// Words of each sentence; sentences are ordered and disjoint.
struct Range {
    std::size_t first = 0;
    std::size_t last = 0;
};

std::vector<Range> word_ranges(const Reading& reading, const std::vector<TextWord>& words,
                               std::size_t words_max, bool& limited) {
    std::vector<Range> ranges;
    ranges.reserve(reading.sentences.size());
    std::size_t at = 0;
    for (const auto& sentence : reading.sentences) {
        while (at < words.size() && words[at].span.begin < sentence.span.begin) { ++at; }
        std::size_t end = at;
        while (end < words.size() && words[end].span.end <= sentence.span.end) { ++end; }
        const auto last = std::min(end, at + words_max);
        limited = limited || last < end;
        ranges.push_back({at, last});
        at = end;
    }
    return ranges;
}

/// Whose the places of an article are: the state that each lies in.
void name_states(const ActorBook& book, Reading& reading) {
    for (auto& place : reading.places) {
        place.state.clear();
        if (place.candidates.empty()) { continue; }
        const auto* state = book.state_of(place.candidates.front().place.country);
        if (state != nullptr && !state->party.empty()) { place.state = state->party.front(); }
    }
}

}  // namespace

ActorReader::ActorReader(std::unique_ptr<const ActorBook> book) : m_book(std::move(book)) {}
ActorReader::ActorReader(ActorReader&&) noexcept = default;
ActorReader& ActorReader::operator=(ActorReader&&) noexcept = default;
ActorReader::~ActorReader() = default;

Expected<ActorReader> ActorReader::load(const Resources& resources, std::string_view language) {
    const auto conflicts = Conflicts::load(resources);
    if (!conflicts) { return tl::unexpected<Error>(conflicts.error()); }
    return load(resources, language, *conflicts);
}

Expected<ActorReader> ActorReader::load(const Resources& resources, std::string_view language,
                                        const Conflicts& conflicts) {
    auto book = ActorBook::load(resources, language, conflicts);
    if (!book) { return tl::unexpected<Error>(book.error()); }
    return ActorReader(std::make_unique<const ActorBook>(*std::move(book)));
}

void ActorReader::read(Reading& reading, const ConflictProfile* profile,
                       const ActorLimits& limits) const {
    reading.actors.clear();
    name_states(*m_book, reading);
    Context context{*m_book, reading, profile, -1};
    if (profile != nullptr) { context.profile_number = m_book->profile_number(profile->id); }
    const auto words = words_of(reading.article.text, m_book->index());
    bool limited = false;
    const auto ranges = word_ranges(reading, words, limits.sentence_words_max, limited);
    std::vector<Span> places;
    places.reserve(reading.places.size());
    for (const auto& place : reading.places) { places.push_back(place.span); }

    std::vector<SentenceUnits> sentences;
    std::vector<std::vector<Phrase>> phrases;
    sentences.reserve(ranges.size());
    phrases.reserve(ranges.size());
    Resolver resolver(context);
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        sentences.push_back(units_of(context, reading.sentences[i], words, ranges[i].first,
                                     ranges[i].last, places));
        phrases.push_back(phrases_of(context, sentences.back()));
        resolver.count(sentences.back());
    }
    resolver.settle();
    for (std::size_t i = 0; i < sentences.size(); ++i) { resolver.learn(sentences[i], phrases[i]); }

    std::vector<ActorMention> mentions;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        const auto answers = resolver.resolve(sentences[i], phrases[i], i);
        for (std::size_t j = 0; j < answers.size(); ++j) {
            if (answers[j].reason.empty()) { continue; }
            if (mentions.size() >= limits.mentions_max) {
                limited = true;
                break;
            }
            mentions.push_back(
                mention_of(context, sentences[i], phrases[i][j], answers[j], resolver));
        }
    }
    std::stable_sort(mentions.begin(), mentions.end(),
                     [](const auto& a, const auto& b) { return a.span < b.span; });
    reading.actors = std::move(mentions);
    if (limited) {
        reading.notes.push_back(
            {"who.limit", {}, "Not all actors of this article were read: a limit was reached."});
    }
}

}  // namespace counterclaim::who
