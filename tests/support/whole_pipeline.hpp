#pragma once

#include "pipeline/pipeline.hpp"
#include "support/file_resources.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace counterclaim::test {

/// The whole way from bytes to claims, loaded once for all tests of a program.
inline const pipeline::Pipeline& whole_pipeline() {
    static const FileResources resources;
    static const auto loaded = pipeline::Pipeline::load(resources);
    EXPECT_TRUE(loaded) << (loaded ? std::string() : to_string(loaded.error()));
    return *loaded;
}

/// Plain text as the whole pipeline reads it, stated to be in `language` and published on a day
/// (ISO 8601; empty: not stated).
inline std::vector<Reading> read_text(const std::string& text, const std::string& language,
                                      const std::string& published = "2020-10-28") {
    Document document;
    document.id = "case";
    document.media_type = "text/plain";
    document.bytes = text;
    document.stated.language = language;
    document.stated.published = published;
    return whole_pipeline().read(document);
}

}  // namespace counterclaim::test
