#include "ask.hpp"

#include "answer.hpp"

#include <counterclaim/copy.hpp>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <string>

namespace counterclaim::app {
namespace {

/// Bytes of a stretch that are shown; the span tells the rest.
constexpr std::uint32_t k_shown_bytes = 160;

/// Texts of the ledger, read once each.
class Texts {
public:
    explicit Texts(store::Store& store) : m_store(store) {}

    const Reading& of(const std::string& key) {
        auto found = m_readings.find(key);
        if (found == m_readings.end()) {
            auto reading = need(m_store.reading(key));
            found = m_readings.emplace(key, reading ? *std::move(reading) : Reading{}).first;
        }
        return found->second;
    }

private:
    store::Store& m_store;
    std::map<std::string, Reading> m_readings;
};

/// The words of a stretch, whole characters, on one line.
std::string words_at(const std::string& text, Span span) {
    span.end =
        std::min({span.end, span.begin + k_shown_bytes, static_cast<std::uint32_t>(text.size())});
    while (span.end > span.begin && span.end < text.size() &&
           (static_cast<unsigned char>(text[span.end]) & 0xC0U) == 0x80U) {
        --span.end;
    }
    if (span.begin >= span.end) { return {}; }
    std::string words(slice(text, span));
    std::replace(words.begin(), words.end(), '\n', ' ');
    return words;
}

std::string name_of(const Article& article) {
    const auto& outlet = article.outlet;
    const auto& name = article.title.empty() ? article.id : article.title;
    return outlet.empty() ? name : outlet + ", \"" + name + '"';
}

std::string sentence_of(const Copy& copy, const Article& article, const Article& original) {
    const auto changed = std::count_if(copy.differences.begin(), copy.differences.end(),
                                       [](const CopyDifference& one) { return one.figures; });
    std::string sentence = fmt::format("{} of {}: {}; share {:.2f}", to_string(copy.kind),
                                       name_of(original), name_of(article), copy.share);
    if (!copy.agency.empty()) { sentence += ", credited to " + copy.agency; }
    if (!copy.differences.empty()) {
        sentence += fmt::format("; {} {} differ{}", copy.differences.size(),
                                copy.differences.size() == 1 ? "stretch" : "stretches",
                                copy.differences.size() == 1 ? "s" : "");
        if (changed > 0) { sentence += fmt::format(", {} in a figure", changed); }
    }
    return sentence + '.';
}

Answer::Entry entry_of(const Copy& copy, Texts& texts, const LinkedLedger& ledger) {
    const auto& article = texts.of(copy.article).article;
    const auto& original = texts.of(copy.original).article;
    Answer::Entry entry;
    entry.sentence = sentence_of(copy, article, original);
    entry.cells = {std::string(to_string(copy.kind)),
                   copy.article,
                   exchange::cell_or_none(article.outlet),
                   day_cell(article.published.day),
                   copy.original,
                   exchange::cell_or_none(original.outlet),
                   day_cell(original.published.day),
                   exchange::cell_or_none(copy.agency),
                   std::round(copy.share * 1000) / 1000};
    for (const auto& difference : copy.differences) {
        entry.lines.push_back({exchange::cell_or_none(words_at(article.text, difference.mine)),
                               std::int64_t{difference.mine.begin},
                               std::int64_t{difference.mine.end},
                               exchange::cell_or_none(words_at(original.text, difference.theirs)),
                               std::int64_t{difference.theirs.begin},
                               std::int64_t{difference.theirs.end}, difference.figures});
    }
    const auto& linked = ledger.linked();
    for (std::size_t at = 0; at < linked.claims.size(); ++at) {
        const auto& claim = linked.claims[at];
        if (claim.article == copy.article && !claim.quantities.empty() &&
            copy.kind == CopyKind::altered) {
            entry.claims.push_back(linked.ids[at]);
        }
    }
    return entry;
}

int run(const AskOptions& options, Context& context) {
    const auto store = open_ledger(options.ledger, store::Access::read);
    const LinkedLedger ledger(*store, options.filters, context);
    Texts texts(*store);
    Answer answer;
    answer.columns = {"kind",
                      "article",
                      "outlet",
                      "published",
                      "original",
                      "original_outlet",
                      "original_published",
                      "agency",
                      "share"};
    answer.lines_name = "differences";
    answer.line_columns = {"here",           "here_start",   "here_end", "original_words",
                           "original_start", "original_end", "figures"};
    for (const auto& copy : ledger.copies()) {
        if (!ledger.wants_article(copy.article) && !ledger.wants_article(copy.original)) {
            continue;
        }
        answer.entries.push_back(entry_of(copy, texts, ledger));
    }
    return write_answer(answer, ledger, options.filters.limit, context);
}

}  // namespace

void add_ask_copies(CLI::App& ask, Context& context, const std::shared_ptr<AskOptions>& options) {
    auto* verb = ask.add_subcommand("copies",
                                    "Articles that share their text: which is whose, what differs");
    context.on(*verb, [&context, options] { return run(*options, context); });
}

}  // namespace counterclaim::app
