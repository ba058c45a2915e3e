#include "support/file_resources.hpp"
#include "support/simple_sentences.hpp"
#include "text/iso_date.hpp"
#include "when/time_reader.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

using namespace counterclaim;

const when::TimeReader& reader(const char* language) {
    static const test::FileResources resources;
    static const auto english = when::TimeReader::load(resources, "en");
    static const auto french = when::TimeReader::load(resources, "fr");
    const auto& chosen = language[0] == 'e' ? english : french;
    if (!chosen) { std::abort(); }
    return *chosen;
}

void require(bool holds) {
    if (!holds) { std::abort(); }
}

}  // namespace

/// Time expressions of any text: spans lie in it and in order, intervals run forward, and reading
/// again gives the same. The first byte chooses language and day of publication.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) { return 0; }
    const char* language = data[0] % 2 == 0 ? "en" : "fr";
    auto reading = test::simple_reading(
        std::string(reinterpret_cast<const char*>(data) + 1, size - 1), language);
    if (data[0] % 4 < 2) {
        reading.article.published.day =
            *text::parse_iso_date("2020-10-12") + std::chrono::days(data[0]);
        reading.article.published.basis = data[0] % 8 < 4 ? DateBasis::stated : DateBasis::metadata;
    }
    auto again = reading;
    reader(language).read(reading);
    reader(language).read(again);
    require(reading == again);
    std::uint32_t end = 0;
    for (const auto& mention : reading.times) {
        require(end <= mention.span.begin && mention.span.begin < mention.span.end);
        require(mention.span.end <= reading.article.text.size());
        require(!mention.value.empty());
        if (mention.interval.from && mention.interval.to) {
            require(*mention.interval.from <= *mention.interval.to);
        }
        end = mention.span.end;
    }
    return 0;
}
