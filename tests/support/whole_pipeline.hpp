#pragma once

#include "pipeline/pipeline.hpp"
#include "support/file_resources.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace counterclaim::test {

/// The project's data without the weights that choose what the grammar leaves open
/// (`data/claim/choices.tsv`): these move with every fit, the rules do not.
class RulesAlone final : public Resources {
public:
    [[nodiscard]] Expected<Bytes> open(std::string_view name) const override {
        if (name != "claim/choices.tsv") { return m_files.open(name); }
        static const auto empty = std::make_shared<const std::string>("slot\tcue\tweight\n");
        return Bytes{*empty, empty};
    }
    [[nodiscard]] std::vector<std::string> list(std::string_view prefix) const override {
        return m_files.list(prefix);
    }

private:
    FileResources m_files;
};

/// The whole way from bytes to claims by the rules alone, loaded once for all tests of a program.
inline const pipeline::Pipeline& whole_pipeline() {
    static const RulesAlone resources;
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
