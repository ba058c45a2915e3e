#include "page_reader.hpp"

#include "evidence/digest.hpp"
#include "evidence/http_message.hpp"
#include "fetch/client.hpp"
#include "text/charset.hpp"

namespace counterclaim::app {
namespace {

constexpr std::uint64_t k_page_bytes_max = 32ULL << 20;  ///< unpacked

bool is_page(std::string_view type) {
    return type.empty() || type == "text/html" || type == "application/xhtml+xml" ||
           type == "text/plain";
}

std::string running_text(const Article& article) {
    std::string text;
    for (const auto& block : article.blocks) {
        if (block.kind == BlockKind::furniture) { continue; }
        text += article.text.substr(block.span.begin, block.span.end - block.span.begin);
        text += '\n';
    }
    return text;
}

/// The page's own day stands; a day worked out from the words gives way to the listing's.
bool lacks_day(const std::vector<Reading>& readings) {
    return readings.size() == 1 && (readings[0].article.published.basis == DateBasis::none ||
                                    readings[0].article.published.basis == DateBasis::inferred);
}

}  // namespace

PageReading PageReader::read(const fetch::Response& response, const PageHints& hints) const {
    PageReading result;
    follow::PageFacts facts;
    facts.status = response.status();
    facts.asked = hints.asked;
    facts.final = response.address;
    const auto media = evidence::parse_media_type(response.field("Content-Type"));
    facts.media_type = media.type;
    if (response.outcome != fetch::Outcome::answered && !response.head) {
        result.verdict = {follow::PageClass::failed, response.trouble};
        return result;
    }
    evidence::HttpLimits limits;
    limits.body_bytes_max = k_page_bytes_max;
    auto body = evidence::decode_http_body(*response.head, response.body(), limits);
    if (facts.status == 200 &&
        (response.outcome == fetch::Outcome::cut || body.too_large || body.damaged || body.cut)) {
        const auto& why = body.trouble.empty() ? response.trouble : body.trouble;
        result.verdict = {follow::PageClass::failed, why};
        return result;
    }
    auto& document = result.document;
    document.address = response.address;
    document.id = response.address;
    document.media_type = media.type == "text/plain" ? "text/plain" : "text/html";
    document.charset = media.charset;
    document.bytes = std::move(body.bytes);
    document.sha256 = evidence::sha256_hex(document.bytes);
    document.retrieved = response.moment;
    if (hints.outlet != nullptr) {
        document.stated.outlet = hints.outlet->name;
        document.stated.language = hints.outlet->language;
    }
    std::string all;
    std::string title;
    if (facts.status == 200 && is_page(media.type)) {
        result.readings = m_pipeline.read(document);
        if (lacks_day(result.readings) && !hints.published.empty()) {
            document.stated.published = hints.published;
            result.readings = m_pipeline.read(document);
        }
        for (auto& reading : result.readings) {
            if (title.empty()) { title = reading.article.title; }
            all += reading.article.title + "\n" + running_text(reading.article);
            if (reading.article.url.empty()) { reading.article.url = document.address; }
        }
    }
    const auto decoded = text::decode_text(document.bytes, media.charset, true);
    facts.page = decoded.text;
    facts.title = title;
    const std::string_view running =
        std::string_view(all).substr(std::min(all.size(), title.empty() ? 0 : title.size() + 1));
    facts.text = running;
    result.verdict = m_classifier.classify(facts);
    result.text_sha256 = evidence::sha256_hex(all);
    return result;
}

}  // namespace counterclaim::app
