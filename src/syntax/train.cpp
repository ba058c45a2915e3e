#include "syntax/train.hpp"

#include "syntax/parser.hpp"
#include "syntax/segmenter.hpp"
#include "syntax/tagger.hpp"

#include <algorithm>

namespace counterclaim::syntax {
namespace {

/// The words of every sentence, tagged by taggers trained without it.
Expected<std::vector<std::vector<TaggedWord>>> jackknife(
    const std::vector<TreebankSentence>& sentences, const TrainOptions& options,
    const std::function<void(std::string)>& say) {
    std::vector<std::vector<TaggedWord>> tagged(sentences.size());
    const auto folds = static_cast<std::size_t>(std::max(options.folds, 2));
    for (std::size_t fold = 0; fold < folds; ++fold) {
        say("tagger, fold " + std::to_string(fold + 1) + " of " + std::to_string(folds));
        std::vector<TreebankSentence> others;
        for (std::size_t i = 0; i < sentences.size(); ++i) {
            if (i / 10 % folds != fold) { others.push_back(sentences[i]); }
        }
        if (others.empty()) { others = sentences; }
        ModelWriter writer;
        train_tagger(others, std::max(options.tagger_epochs / 2, 2), options.seed, writer);
        auto bytes = std::make_shared<const std::string>(writer.finish());
        auto file = ModelFile::open({*bytes, bytes}, "fold");
        if (!file) { return tl::unexpected<Error>(file.error()); }
        auto tagger = Tagger::load(*file);
        if (!tagger) { return tl::unexpected<Error>(tagger.error()); }
        for (std::size_t i = 0; i < sentences.size(); ++i) {
            if (i / 10 % folds != fold) { continue; }
            for (const auto& word : sentences[i].words) {
                tagged[i].emplace_back().form = word.form;
            }
            tagger->tag(tagged[i]);
        }
    }
    return tagged;
}

}  // namespace

Expected<std::string> train(const std::vector<TreebankSentence>& sentences,
                            const TrainOptions& options) {
    if (sentences.empty()) {
        return fail(ErrorCode::empty, "treebank", "There are no sentences to train on.",
                    "Name a CoNLL-U file.");
    }
    const auto say = [&](const std::string& what) {
        if (options.progress) { options.progress(what); }
    };
    ModelWriter writer;
    say("segmenter");
    train_segmenter(sentences, options.tagger_epochs, options.seed, writer);
    say("tagger");
    train_tagger(sentences, options.tagger_epochs, options.seed, writer);
    const auto tagged = jackknife(sentences, options, say);
    if (!tagged) { return tl::unexpected<Error>(tagged.error()); }
    say("parser");
    train_parser(sentences, *tagged, options.parser_epochs, options.seed, writer);
    return writer.finish();
}

}  // namespace counterclaim::syntax
