#include "article/article_reader.hpp"

#include "article/plain_text.hpp"
#include "article/web_page.hpp"
#include "text/fold.hpp"

namespace counterclaim::article {

struct ArticleReader::State {
    Knowledge knowledge;
    ArticleLimits limits;
};

ArticleReader::ArticleReader(std::unique_ptr<const State> state) : m_state(std::move(state)) {}
ArticleReader::ArticleReader(ArticleReader&&) noexcept = default;
ArticleReader& ArticleReader::operator=(ArticleReader&&) noexcept = default;
ArticleReader::~ArticleReader() = default;

Expected<ArticleReader> ArticleReader::load(const Resources& resources,
                                            const ArticleLimits& limits) {
    auto knowledge = Knowledge::load(resources);
    if (!knowledge) { return tl::unexpected<Error>(knowledge.error()); }
    return ArticleReader(std::make_unique<const State>(State{*std::move(knowledge), limits}));
}

std::vector<Article> ArticleReader::read(const Document& document) const {
    const auto& knowledge = m_state->knowledge;
    auto articles = document.media_type.find("html") == std::string::npos
                        ? read_plain_text(document, knowledge, m_state->limits)
                        : read_web_page(document, knowledge, m_state->limits);
    for (std::size_t i = 0; i < articles.size(); ++i) {
        auto& article = articles[i];
        article.id = i == 0 ? document.id : document.id + "#" + std::to_string(i + 1);
        article.document = document.id;
        if (article.url.empty()) { article.url = document.stated.url; }
        if (article.language.empty()) {
            article.language = text::to_lower(document.stated.language).substr(0, 2);
        }
        if (article.outlet.empty()) { article.outlet = document.stated.outlet; }
        if (article.outlet.empty()) { article.outlet = knowledge.outlets.outlet_of(article.url); }
    }
    return articles;
}

}  // namespace counterclaim::article
