#include "when/publication.hpp"

#include "text/iso_date.hpp"

#include <algorithm>
#include <map>
#include <vector>

namespace counterclaim::when {
namespace {

/// What a date of the text says about the day of publication.
struct Evidence {
    Phrase phrase;
    BlockKind block = BlockKind::paragraph;
    std::size_t sentence = 0;
};

}  // namespace

void infer_publication(const TimeReader::Pack& pack, Reading& reading) {
    if (reading.article.published.day) { return; }
    (void)pack;
}

}  // namespace counterclaim::when
