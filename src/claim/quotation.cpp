#include "claim/quotation.hpp"

#include "claim/speech.hpp"
#include "claim/view.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

/// The verb with the auxiliaries and particles around it: "has said", "pointed out"; both words of
/// "according to".
Span cue_span(const SentenceView& view, const Speech& speech) {
    const auto& tree = view.tree;
    int first = speech.token;
    int last = speech.token;
    const auto belongs = [&](int token) {
        if (tree.head(token) != speech.token) { return false; }
        const auto relation = tree[token].deprel;
        return relation == Deprel::aux || relation == Deprel::fixed ||
               tree[token].subtype == DeprelSubtype::prt;
    };
    while (first > 0 && belongs(first - 1)) { --first; }
    while (last + 1 < tree.size() && belongs(last + 1)) { ++last; }
    return {tree[first].span.begin, tree[last].span.end};
}

/// The speaker with appositions and relative clauses, without a preposition before him.
Span source_span(const SentenceView& view, int speaker, Span cue) {
    const auto& tree = view.tree;
    int first = tree.first_of(speaker);
    while (first < speaker && (tree[first].upos == Upos::adp || tree[first].upos == Upos::punct)) {
        ++first;
    }
    int last = tree.last_of(speaker);
    while (last > speaker && tree[last].upos == Upos::punct) { --last; }
    const Span whole{tree[first].span.begin, tree[last].span.end};
    return whole.overlaps(cue) ? tree.phrase_of(speaker) : whole;
}

/// Runs of said words; punctuation between them belongs to them, at their ends only quotation
/// marks do.
std::vector<Span> content_spans(const SentenceView& view, const std::vector<char>& said) {
    const auto& tree = view.tree;
    std::vector<Span> spans;
    for (int i = 0; i < tree.size(); ++i) {
        if (said[static_cast<std::size_t>(i)] == 0 || tree[i].upos == Upos::punct) { continue; }
        int last = i;
        for (int j = i + 1; j < tree.size(); ++j) {
            if (tree[j].upos == Upos::punct) { continue; }
            if (said[static_cast<std::size_t>(j)] == 0) { break; }
            last = j;
        }
        int first = i;
        if (first > 0 && is_quotation_mark(tree[first - 1].form)) { --first; }
        const int words_last = last;
        for (int j = words_last + 1; j < std::min(tree.size(), words_last + 3); ++j) {
            if (tree[j].upos != Upos::punct) { break; }
            if (is_quotation_mark(tree[j].form)) { last = j; }
        }
        spans.push_back({tree[first].span.begin, tree[last].span.end});
        i = words_last;
    }
    return spans;
}

}  // namespace

std::vector<Quotation> read_quotations(const Reading& reading, const Lexicon& lexicon) {
    std::vector<Quotation> found;
    ViewBuilder builder(reading, lexicon);
    bool open = false;
    for (std::size_t i = 0; i < reading.sentences.size(); ++i) {
        const auto view = builder.view(i, open);
        open = ends_quoted(view, open);
        if (!view.sentence().parsed) { continue; }
        for (const auto& speech : find_speech(view)) {
            const auto& tree = view.tree;
            Quotation quotation;
            quotation.cue = cue_span(view, speech);
            if (speech.speaker != k_no_token) {
                quotation.source = source_span(view, speech.speaker, quotation.cue);
            }
            std::vector<char> said(static_cast<std::size_t>(tree.size()), 0);
            const auto mark = [&](auto&& is_said) {
                bool any = false;
                for (int t = 0; t < tree.size(); ++t) {
                    const auto span = tree[t].span;
                    if (span.overlaps(quotation.cue) || span.overlaps(quotation.source)) {
                        continue;
                    }
                    if (is_said(view, speech, t)) {
                        said[static_cast<std::size_t>(t)] = 1;
                        any = any || tree[t].upos != Upos::punct;
                    }
                }
                return any;
            };
            if (!mark(said_in) && !mark(said_by_order)) { continue; }
            quotation.content = content_spans(view, said);
            if (!quotation.content.empty()) { found.push_back(std::move(quotation)); }
        }
    }
    return found;
}

}  // namespace counterclaim::claim
