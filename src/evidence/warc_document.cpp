#include "evidence/warc_document.hpp"

#include "evidence/ascii.hpp"
#include "evidence/digest.hpp"
#include "text/iso_date.hpp"

namespace counterclaim::evidence {
namespace {

bool is_page(std::string_view type) {
    return type == "text/html" || type == "application/xhtml+xml" || type == "text/plain";
}

/// What bytes without a label are: markup, or nothing we read.
bool begins_like_page(std::string_view bytes) {
    const auto head = lower_ascii(trim_blank(bytes.substr(0, 512)));
    return head.starts_with("<!doctype html") || head.starts_with("<html");
}

/// Robots files, which CC-NEWS and browsers keep as text/plain, are no articles.
bool is_robots(std::string_view address) { return address.ends_with("/robots.txt"); }

Document make(const WarcRecord& record, MediaType media, std::string bytes,
              const std::string& archive) {
    Document document;
    document.address = record.target();
    if (document.address.empty()) {
        document.address = archive + "@" + std::to_string(record.offset);
    }
    document.id = document.address;
    document.media_type = media.type == "application/xhtml+xml" ? "text/html" : media.type;
    document.charset = std::move(media.charset);
    document.sha256 = sha256_hex(bytes);
    document.bytes = std::move(bytes);
    if (const auto moment = text::parse_iso_moment(record.fields["WARC-Date"])) {
        document.retrieved = moment->instant;
    }
    return document;
}

Expected<std::optional<Document>> page_of(const WarcRecord& record, const std::string& archive,
                                          const HttpLimits& limits) {
    const auto head = parse_http_head(record.block, limits);
    if (!head || head->status != 200) { return std::optional<Document>(); }
    auto media = parse_media_type(head->fields["Content-Type"]);
    if (!media.type.empty() && !is_page(media.type)) { return std::optional<Document>(); }
    auto body =
        decode_http_body(*head, std::string_view(record.block).substr(head->body_begin), limits);
    if (media.type.empty()) {
        if (!begins_like_page(body.bytes)) { return std::optional<Document>(); }
        media.type = "text/html";
    }
    const auto where = archive + "@" + std::to_string(record.offset);
    if (body.too_large) {
        return fail(ErrorCode::too_large, where,
                    std::string(record.target()) + ": " + body.trouble);
    }
    if (body.damaged && body.bytes.empty()) {
        return fail(ErrorCode::damaged_record, where,
                    std::string(record.target()) + ": " + body.trouble);
    }
    if (trim_blank(body.bytes).empty()) { return std::optional<Document>(); }
    return std::optional<Document>(make(record, std::move(media), std::move(body.bytes), archive));
}

}  // namespace

Expected<std::optional<Document>> document_of(const WarcRecord& record, const std::string& archive,
                                              const HttpLimits& limits) {
    const auto type = record.type();
    const bool holds = type == "response" || type == "resource" || type == "conversion";
    if (!holds || is_robots(record.target())) { return std::optional<Document>(); }
    if (record.too_large) {
        // Pictures and films over the limit are no loss; only a page is worth a word, and what the
        // block is cannot be known without its head.
        return std::optional<Document>();
    }
    if (type == "response") { return page_of(record, archive, limits); }
    auto media = parse_media_type(record.fields["Content-Type"]);
    if (!is_page(media.type) || trim_blank(record.block).empty()) {
        return std::optional<Document>();
    }
    if (type == "conversion") { media.charset = "utf-8"; }
    return std::optional<Document>(make(record, std::move(media), record.block, archive));
}

}  // namespace counterclaim::evidence
