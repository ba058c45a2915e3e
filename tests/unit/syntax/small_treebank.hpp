#pragma once

#include "syntax/train.hpp"

#include <string>
#include <vector>

namespace counterclaim::syntax::test {

inline TreebankWord word(std::string form, std::string lemma, std::string upos, std::int32_t head,
                         std::string relation, std::string features = {}) {
    return {std::move(form),
            std::move(lemma),
            std::move(upos),
            std::move(features),
            head,
            std::move(relation),
            true};
}

/// A treebank of our own, drawn up from a handful of words: "The rebels shelled the town.", "The
/// town was shelled by the rebels.", "The army didn't shell the port." 75 sentences of three kinds.
inline std::vector<TreebankSentence> small_treebank() {
    const char* const who[] = {"rebels", "army", "troops", "police", "guards"};
    const char* const what[] = {"town", "port", "bridge", "village", "camp"};
    const char* const past[] = {"shelled", "attacked", "entered"};
    const char* const base[] = {"shell", "attack", "enter"};
    std::vector<TreebankSentence> all;
    const auto close = [&](TreebankSentence& one, std::int32_t root) {
        one.words.back().space_after = false;
        one.words.push_back(word(".", ".", "PUNCT", root, "punct"));
        all.push_back(one);
    };
    for (const auto* a : who) {
        for (const auto* b : what) {
            const std::size_t v = all.size() % 3;
            TreebankSentence active;
            active.words = {word("The", "the", "DET", 2, "det"), word(a, a, "NOUN", 3, "nsubj"),
                            word(past[v], base[v], "VERB", 0, "root", "Tense=Past"),
                            word("the", "the", "DET", 5, "det"), word(b, b, "NOUN", 3, "obj")};
            close(active, 3);
            TreebankSentence passive;
            passive.words = {word("The", "the", "DET", 2, "det"),
                             word(b, b, "NOUN", 4, "nsubj:pass"),
                             word("was", "be", "AUX", 4, "aux:pass", "Tense=Past"),
                             word(past[v], base[v], "VERB", 0, "root", "Voice=Pass"),
                             word("by", "by", "ADP", 7, "case"),
                             word("the", "the", "DET", 7, "det"),
                             word(a, a, "NOUN", 4, "obl:agent")};
            close(passive, 4);
            TreebankSentence denied;
            denied.words = {word("The", "the", "DET", 2, "det"),
                            word(a, a, "NOUN", 5, "nsubj"),
                            word("did", "do", "AUX", 5, "aux", "Tense=Past"),
                            word("n't", "not", "PART", 5, "advmod"),
                            word(base[v], base[v], "VERB", 0, "root"),
                            word("the", "the", "DET", 7, "det"),
                            word(b, b, "NOUN", 5, "obj")};
            denied.contractions = {{2, 2, "didn't", true}};
            close(denied, 5);
        }
    }
    return all;
}

/// Small enough to train in a second.
inline TrainOptions small_options() {
    TrainOptions options;
    options.tagger_epochs = 4;
    options.folds = 2;
    options.shape.word_width = options.shape.ngram_width = options.shape.tag_width = 32;
    options.shape.units = 32;
    options.shape.layers = 2;
    options.shape.arc_width = options.shape.label_width = 32;
    options.shape.ngram_bits = 8;
    options.network.epochs = 25;
    options.network.batch_tokens = 60;
    options.network.drop_layer = options.network.drop_input = 0.1F;
    return options;
}

/// The bytes of a model trained on it, once a test run.
inline const std::string& small_model() {
    static const std::string bytes = train(small_treebank(), small_options()).value();
    return bytes;
}

}  // namespace counterclaim::syntax::test
