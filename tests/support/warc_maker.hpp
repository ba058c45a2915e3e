#pragma once

#include "evidence/content_coding.hpp"
#include "evidence/digest.hpp"
#include "evidence/warc_record.hpp"

#include <string>
#include <string_view>

namespace counterclaim::testing {

/// A page of our own, number `n`, about nothing that happened.
inline std::string drawn_page(int n) {
    std::string page = "<!DOCTYPE html><html lang=\"en\"><head><title>Report " + std::to_string(n) +
                       "</title></head><body><article><h1>Report " + std::to_string(n) + "</h1>";
    for (int i = 0; i < 6; ++i) {
        page += "<p>The council of village " + std::to_string(n * 7 + i) +
                " said that the road was open again, and that " +
                std::to_string((n * 31 + i) % 97) + " families had come back.</p>\n";
    }
    return page + "</article></body></html>\n";
}

inline std::string drawn_response(std::string_view body, std::string_view more_fields = {}) {
    std::string message = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n";
    message += more_fields;
    message += "\r\n";
    message += body;
    return message;
}

inline std::string drawn_address(int n) {
    return "https://news.example.org/report/" + std::to_string(n);
}

/// One record, plain. `extra` fields come before its length.
inline std::string plain_record(
    std::string_view type, std::string_view target, std::string_view block,
    std::string_view media = "application/http;msgtype=response", bool digest = true,
    const std::vector<std::pair<std::string, std::string>>& extra = {}) {
    evidence::HeaderFields fields;
    fields.add("WARC-Type", std::string(type));
    fields.add("WARC-Record-ID", "<urn:test:" + std::string(target) + ">");
    fields.add("WARC-Date", "2024-05-06T07:08:09Z");
    fields.add("WARC-Target-URI", std::string(target));
    fields.add("Content-Type", std::string(media));
    for (const auto& [name, value] : extra) { fields.add(name, value); }
    if (digest) { fields.add("WARC-Block-Digest", "sha256:" + evidence::sha256_hex(block)); }
    fields.add("Content-Length", std::to_string(block.size()));
    return evidence::warc_head(fields) + std::string(block) + "\r\n\r\n";
}

inline std::string page_record(int n) {
    return plain_record("response", drawn_address(n), drawn_response(drawn_page(n)));
}

}  // namespace counterclaim::testing
