#include "claim/claim_reader.hpp"

#include "claim/article_claims.hpp"
#include "claim/subject.hpp"

namespace counterclaim::claim {

Expected<ClaimReader> ClaimReader::load(const Resources& resources, std::string_view language,
                                        const Limits& limits) {
    auto lexicon = Lexicon::load(resources, language);
    if (!lexicon) { return tl::unexpected<Error>(lexicon.error()); }
    auto confidence = Confidence::load(resources);
    if (!confidence) { return tl::unexpected<Error>(confidence.error()); }
    return ClaimReader(std::move(*lexicon), std::move(*confidence), limits);
}

void ClaimReader::read(Reading& reading, const ConflictProfile* profile) const {
    reading.claims.clear();
    if (reading.sentences.size() > m_limits.sentences_max) {
        reading.notes.push_back(
            {"claim.limit", {}, "the article has too many sentences to be read for claims"});
        return;
    }
    auto claims = read_article(reading, m_lexicon, m_confidence, profile);
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
