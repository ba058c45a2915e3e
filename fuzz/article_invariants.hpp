#pragma once

#include "article/article_reader.hpp"
#include "support/file_resources.hpp"
#include "text/charset.hpp"
#include "text/utf8.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>

namespace counterclaim::fuzz {

inline void demand(bool holds) {
    if (!holds) { std::abort(); }
}

/// Reads the bytes as a document and stops the fuzzer where the result is not what the header of
/// the room promises.
inline void check_articles(const char* media_type, const std::uint8_t* data, std::size_t size) {
    static const auto reader = article::ArticleReader::load(test::FileResources());
    demand(reader.has_value());
    Document document;
    document.id = "fuzz";
    document.media_type = media_type;
    document.bytes.assign(reinterpret_cast<const char*>(data), size);
    const auto articles = reader->read(document);
    demand(!articles.empty());
    const bool plain = document.media_type == "text/plain";
    const auto decoded = text::decode_text(document.bytes, {}, !plain);
    std::size_t last_article = 0;
    for (const auto& article : articles) {
        demand(text::is_utf8(article.text));
        std::uint32_t last = 0;
        for (const auto& block : article.blocks) {
            demand(block.span.begin >= last && block.span.begin < block.span.end);
            demand(block.span.end <= article.text.size());
            demand(text::is_utf8(slice(article.text, block.span)));
            demand(block.source.begin <= block.source.end &&
                   block.source.end <= decoded.text.size());
            last = block.span.end;
        }
        if (!plain) { continue; }
        demand(article.offset_bytes >= decoded.mark_bytes);
        const auto offset = article.offset_bytes - decoded.mark_bytes;
        demand(offset >= last_article && offset + article.text.size() <= decoded.text.size());
        demand(decoded.text.compare(offset, article.text.size(), article.text) == 0);
        last_article = offset + article.text.size();
    }
}

}  // namespace counterclaim::fuzz
