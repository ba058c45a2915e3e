#pragma once

#include <counterclaim/article.hpp>
#include <counterclaim/document.hpp>
#include <counterclaim/error.hpp>
#include <counterclaim/resources.hpp>

#include <cstddef>
#include <memory>
#include <vector>

namespace counterclaim::article {

/// Bounds on one document; reaching one leaves a note ("article.limit").
struct ArticleLimits {
    std::size_t text_bytes_max = 16U << 20;  ///< what is longer is cut
    std::size_t page_bytes_max = 16U << 20;
    std::size_t lines_max = 200000;
    std::size_t posts_max = 500;
    std::size_t page_nodes_max = 400000;   ///< elements and texts of a page that are looked at
    std::size_t tag_attributes_max = 200;  ///< the parser takes quadratic time in them
};

/// Reads a document: finds the text in the page, its title, date, outlet and credits, and cuts
/// pages of several posts. Loaded once, then const; any number of threads may read through it.
class ArticleReader {
public:
    [[nodiscard]] static Expected<ArticleReader> load(const Resources& resources,
                                                      const ArticleLimits& limits = {});

    ArticleReader(ArticleReader&&) noexcept;
    ArticleReader& operator=(ArticleReader&&) noexcept;
    ~ArticleReader();

    /// At least one article, in the order of the page. `Article::language` is only what the
    /// document states; the room `language` finds out. A document without text gives an article
    /// without blocks and a note.
    [[nodiscard]] std::vector<Article> read(const Document& document) const;

private:
    struct State;
    explicit ArticleReader(std::unique_ptr<const State> state);
    std::unique_ptr<const State> m_state;
};

}  // namespace counterclaim::article
