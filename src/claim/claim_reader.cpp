#include "claim/claim_reader.hpp"

#include "claim/subject.hpp"

namespace counterclaim::claim {

Expected<ClaimReader> ClaimReader::load(const Resources& resources, std::string_view language,
                                        const Limits& limits) {
    auto lexicon = Lexicon::load(resources, language);
    if (!lexicon) { return tl::unexpected<Error>(lexicon.error()); }
    auto confidence = Confidence::load(resources);
    if (!confidence) { return tl::unexpected<Error>(confidence.error()); }
    auto choices = ChoiceWeights::load(resources);
    if (!choices) { return tl::unexpected<Error>(choices.error()); }
    return ClaimReader(std::move(*lexicon), {std::move(*confidence), std::move(*choices)}, limits);
}

void ClaimReader::read(Reading& reading, const ConflictProfile* profile, ChoiceLog* log) const {
    reading.claims.clear();
    if (reading.sentences.size() > m_limits.sentences_max) {
        reading.notes.push_back(
            {"claim.limit", {}, "the article has too many sentences to be read for claims"});
        return;
    }
    auto claims = read_article(reading, m_lexicon, m_fitted, profile, log);
    if (claims.size() > m_limits.claims_max) {
        claims.resize(m_limits.claims_max);
        reading.notes.push_back(
            {"claim.limit",
             {},
             "the article holds more claims than the limit; the rest is left out"});
    }
    reading.claims = std::move(claims);
}

bool ClaimReader::speaks_of_other_things(const Article& article) const {
    return claim::speaks_of_other_things(article.text, m_lexicon);
}

std::vector<bool> ClaimReader::sentences_to_parse(const Reading& reading,
                                                  const ConflictProfile* profile) const {
    return claim::sentences_to_parse(reading, m_lexicon, profile);
}

}  // namespace counterclaim::claim
