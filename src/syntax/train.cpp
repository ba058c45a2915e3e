#include "syntax/train.hpp"

#include "syntax/noise.hpp"
#include "syntax/parser.hpp"
#include "syntax/segmenter.hpp"
#include "syntax/tagger.hpp"

#include <algorithm>
#include <map>

namespace counterclaim::syntax {
namespace {

Expected<Tagger> tagger_of(const ModelWriter& writer, std::shared_ptr<const std::string>& bytes) {
    bytes = std::make_shared<const std::string>(writer.finish());
    auto file = ModelFile::open({*bytes, bytes}, "tagger in training");
    if (!file) { return tl::unexpected<Error>(file.error()); }
    return Tagger::load(*file);
}

/// The words of every sentence, tagged by taggers trained without it; features have the ids of
/// `whole`, the tagger of the model.
Expected<std::vector<std::vector<TaggedWord>>> jackknife(
    const Tagger& whole, const std::vector<TreebankSentence>& sentences,
    const TrainOptions& options, const std::function<void(std::string)>& say) {
    std::vector<std::vector<TaggedWord>> tagged(sentences.size());
    std::map<std::string_view, std::uint16_t> ids;
    for (std::uint16_t id = 0; id < whole.features_count(); ++id) {
        ids.emplace(whole.features(id), id);
    }
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
        std::shared_ptr<const std::string> bytes;
        auto tagger = tagger_of(writer, bytes);
        if (!tagger) { return tl::unexpected<Error>(tagger.error()); }
        std::vector<std::uint16_t> id_of(tagger->features_count(), 0);
        for (std::uint16_t id = 0; id < id_of.size(); ++id) {
            const auto at = ids.find(tagger->features(id));
            id_of[id] = at == ids.end() ? std::uint16_t{0} : at->second;
        }
        for (std::size_t i = 0; i < sentences.size(); ++i) {
            if (i / 10 % folds != fold) { continue; }
            for (const auto& word : sentences[i].words) {
                tagged[i].emplace_back().form = word.form;
            }
            tagger->tag(tagged[i]);
            for (auto& word : tagged[i]) { word.features = id_of[word.features]; }
        }
    }
    return tagged;
}

}  // namespace

Expected<std::string> train(const std::vector<TreebankSentence>& originals,
                            const TrainOptions& options) {
    if (originals.empty()) {
        return fail(ErrorCode::empty, "treebank", "There are no sentences to train on.",
                    "Name a CoNLL-U file.");
    }
    const auto say = [&](const std::string& what) {
        if (options.progress) { options.progress(what); }
    };
    ModelWriter writer;
    say("segmenter");
    train_segmenter(originals, options.tagger_epochs, options.seed, writer);
    std::vector<TreebankSentence> sentences = originals;
    for (auto& copy : spoiled_copies(originals, options.spoiled, options.seed)) {
        sentences.push_back(std::move(copy));
    }
    say("tagger");
    train_tagger(sentences, options.tagger_epochs, options.seed, writer);
    std::shared_ptr<const std::string> bytes;
    const auto tagger = tagger_of(writer, bytes);
    if (!tagger) { return tl::unexpected<Error>(tagger.error()); }
    const auto tagged = jackknife(*tagger, sentences, options, say);
    if (!tagged) { return tl::unexpected<Error>(tagged.error()); }
    say("parser");
    NetworkTrainOptions network = options.network;
    network.seed = options.seed;
    network.progress = say;
    train_parser(sentences, *tagged, tagger->features_count(), options.shape, network, writer);
    return writer.finish();
}

}  // namespace counterclaim::syntax
