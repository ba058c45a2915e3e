#pragma once

#include "follow/outlets.hpp"
#include "follow/page_class.hpp"
#include "pipeline/pipeline.hpp"

#include <counterclaim/document.hpp>
#include <counterclaim/reading.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::fetch {
struct Response;
}

namespace counterclaim::app {

/// What an answer of the web was read as.
struct PageReading {
    follow::PageVerdict verdict;
    Document document;
    std::vector<Reading> readings;
    std::string
        text_sha256;  ///< of titles and texts, furniture left out: the same for the same article
};

/// What is known of a page before it is read.
struct PageHints {
    std::string asked;      ///< address before redirects
    std::string published;  ///< as its listing says, ISO 8601; used where the page names no day
    const follow::Outlet* outlet = nullptr;  ///< may be null
};

/// Reads answers as articles: takes the codings off, sends the page through the pipeline, and says
/// what kind of page it is.
class PageReader {
public:
    PageReader(const pipeline::Pipeline& pipeline, const follow::PageClassifier& classifier)
        : m_pipeline(pipeline), m_classifier(classifier) {}

    [[nodiscard]] PageReading read(const fetch::Response& response, const PageHints& hints) const;
    /// A document of a file, as it is.
    [[nodiscard]] std::vector<Reading> read_file(const Document& document) const {
        return m_pipeline.read(document);
    }

private:
    const pipeline::Pipeline& m_pipeline;
    const follow::PageClassifier& m_classifier;
};

}  // namespace counterclaim::app
