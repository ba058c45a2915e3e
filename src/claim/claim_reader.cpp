#include "claim/claim_reader.hpp"

#include "claim/article_claims.hpp"
#include "claim/view.hpp"
#include "text/fold.hpp"

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

bool ClaimReader::may_hold_claim(const Sentence& sentence) const {
    for (const auto& token : sentence.tokens) {
        if (token.upos == Upos::punct || token.upos == Upos::det) { continue; }
        const auto lemma = lemma_of(token);
        if (!m_lexicon.frames_of(lemma).empty() || !m_lexicon.sayings_of(lemma).empty()) {
            return true;
        }
        if (token.form == token.lemma) { continue; }
        const auto form = text::to_lower(token.form);
        if (!m_lexicon.frames_of(form).empty() || !m_lexicon.lemma_of_form(form).empty()) {
            return true;
        }
    }
    return false;
}

}  // namespace counterclaim::claim
