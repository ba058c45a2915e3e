#pragma once

#include <counterclaim/article.hpp>
#include <counterclaim/claim.hpp>

#include <cstdint>
#include <string>

namespace counterclaim {

/// What one needs to know of an article to show a claim of it.
struct ArticleInfo {
    std::string key;  ///< in a ledger: made of the content, the same wherever the article came from
    std::string id;   ///< `Article::id`
    std::string document;  ///< `Document::id`
    std::string address;   ///< `Document::address`
    std::string title;
    std::string outlet;
    std::string byline;
    std::string agency;
    std::string url;
    std::string language;
    PublicationDate published;
    std::uint32_t offset_bytes =
        0;  ///< from a position in the article's text to one in the text as given
    friend bool operator==(const ArticleInfo&, const ArticleInfo&) = default;
};

/// A claim with its words and where they stand: what is shown, asked for and exported.
struct ClaimRecord {
    std::string id;  ///< in a ledger: 16 hexadecimal digits; empty for a claim read but not kept
    Claim claim;
    std::string evidence;  ///< the words of `claim.evidence`
    std::string trigger;   ///< the words of `claim.trigger`
    ArticleInfo article;

    /// The day it was said: the claim's own, else that of publication.
    [[nodiscard]] std::optional<Date> said() const {
        return claim.said ? claim.said : article.published.day;
    }
    friend bool operator==(const ClaimRecord&, const ClaimRecord&) = default;
};

}  // namespace counterclaim
