#pragma once

#include <counterclaim/error.hpp>
#include <counterclaim/resources.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::follow {

/// What an answer is, beyond its status: users of archives took soft 404s and walls for articles.
enum class PageClass : std::uint8_t {
    article,       ///< text was found, nothing speaks against it
    no_article,    ///< a page, but no article in it (a list, a video)
    gone,          ///< 404, 410, or 451
    soft_404,      ///< answered with 200, but says that the page is not there
    paywall,       ///< the text goes on for subscribers only
    consent_wall,  ///< a page that asks for consent stands in front of the one asked for
    challenge,     ///< a test for robots stands in front of it
    refused,       ///< 401, 402, 403, 407, 429 and the like
    failed,        ///< 5xx, no answer, a broken one
    other,         ///< not a page: a picture, a document
};
[[nodiscard]] std::string_view to_string(PageClass kind);
/// Whether what was read is worth keeping as an article.
[[nodiscard]] bool is_readable(PageClass kind);

/// What is known of an answer when it is classed.
struct PageFacts {
    int status = 200;
    std::string_view asked;  ///< address
    std::string_view final;  ///< address behind all redirects
    std::string_view media_type;
    std::string_view page;   ///< its markup, decoded to UTF-8; the first 512 KiB are looked at
    std::string_view title;  ///< of the article found
    std::string_view text;   ///< of the article found, furniture left out
};

struct PageVerdict {
    PageClass kind = PageClass::article;
    std::string reason;  ///< what it was told from, for a human
};

/// Tells pages apart by their status, their address, and the signs of `data/follow/page_signs.tsv`.
class PageClassifier {
public:
    [[nodiscard]] static Expected<PageClassifier> load(const Resources& resources);
    [[nodiscard]] PageVerdict classify(const PageFacts& facts) const;

private:
    struct Sign {
        PageClass kind = PageClass::article;
        std::string where;  ///< "title", "text", "page" or "address"
        std::string words;  ///< folded
    };
    [[nodiscard]] const Sign* find(PageClass kind, std::string_view where,
                                   std::string_view folded) const;
    std::vector<Sign> m_signs;
};

}  // namespace counterclaim::follow
