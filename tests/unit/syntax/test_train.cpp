#include "syntax/analyser.hpp"
#include "syntax/evaluate.hpp"
#include "syntax/hashing.hpp"
#include "syntax/random.hpp"

#include "small_treebank.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cstring>
#include <thread>

namespace counterclaim::syntax {
namespace {

Expected<Analyser> analyser_of(std::string bytes, const Options& options = {}) {
    MemoryResources resources;
    resources.add("lang/xx/syntax.model", std::move(bytes));
    return Analyser::load(resources, "xx", options);
}

void expect_tree(const Sentence& sentence) {
    int roots = 0;
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
        std::int32_t at = static_cast<std::int32_t>(i);
        roots += sentence.tokens[i].head < 0 ? 1 : 0;
        EXPECT_EQ(sentence.tokens[i].head < 0, sentence.tokens[i].deprel == Deprel::root);
        for (std::size_t steps = 0; at >= 0; ++steps) {
            ASSERT_LE(steps, sentence.tokens.size());
            at = sentence.tokens[static_cast<std::size_t>(at)].head;
        }
    }
    EXPECT_EQ(roots, 1);
}

TEST(Train, LearnsASmallTreebank) {
    const auto analyser = analyser_of(test::small_model());
    ASSERT_TRUE(analyser.has_value());
    const auto gold = test::small_treebank();
    const auto from_words = compare(gold, analyse_words(*analyser, gold));
    ASSERT_TRUE(from_words.has_value());
    EXPECT_GT(from_words->upos.f1(), 99);
    EXPECT_GT(from_words->lemma.f1(), 99);
    EXPECT_GT(from_words->las.f1(), 95);
    const auto from_text = compare(gold, analyse_text(*analyser, gold));
    ASSERT_TRUE(from_text.has_value());
    EXPECT_GT(from_text->sentences.f1(), 99);
    EXPECT_GT(from_text->words.f1(), 99);
    EXPECT_GT(from_text->las.f1(), 95);
}

TEST(Train, ReadsUnseenCombinations) {
    const auto analyser = analyser_of(test::small_model());
    ASSERT_TRUE(analyser.has_value());
    Notes notes;
    const std::string text = "The guards didn't attack the police.";
    const auto sentences =
        analyser->read_text(text, {0, static_cast<std::uint32_t>(text.size())}, notes);
    ASSERT_EQ(sentences.size(), 1U);
    const auto& tokens = sentences[0].tokens;
    ASSERT_EQ(tokens.size(), 8U);
    EXPECT_EQ(tokens[2].form, "did");
    EXPECT_EQ(tokens[3].form, "n't");
    EXPECT_EQ(tokens[2].span, tokens[3].span);
    EXPECT_EQ(slice(text, tokens[2].span), "didn't");
    EXPECT_FALSE(tokens[2].space_after);
    EXPECT_TRUE(tokens[3].space_after);
    EXPECT_EQ(tokens[1].relation, "nsubj");
    EXPECT_EQ(tokens[4].head, -1);
    EXPECT_GT(sentences[0].margin, 0.5F);
    EXPECT_LE(sentences[0].margin, 1.0F);
}

TEST(Train, SameSeedSameBytes) {
    const auto again = train(test::small_treebank(), test::small_options());
    ASSERT_TRUE(again.has_value());
    EXPECT_TRUE(*again == test::small_model());
}

TEST(Train, RefusesNothing) {
    const auto model = train({});
    ASSERT_FALSE(model.has_value());
    EXPECT_EQ(model.error().code, ErrorCode::empty);
}

TEST(Model, UnalignedBytesReadTheSame) {
    const std::string& model = test::small_model();
    auto shifted = std::make_shared<const std::string>("x" + model);
    class Shifted final : public Resources {
    public:
        explicit Shifted(std::shared_ptr<const std::string> bytes) : m_bytes(std::move(bytes)) {}
        [[nodiscard]] Expected<Bytes> open(std::string_view) const override {
            return Bytes{std::string_view(*m_bytes).substr(1), m_bytes};
        }
        [[nodiscard]] std::vector<std::string> list(std::string_view) const override { return {}; }

    private:
        std::shared_ptr<const std::string> m_bytes;
    };
    const auto a = analyser_of(model);
    const auto b = Analyser::load(Shifted(shifted), "xx");
    ASSERT_TRUE(a && b);
    Reading first;
    first.article.text = "The army shelled the camp. The bridge was entered by the troops.";
    Reading second = first;
    a->read(first);
    b->read(second);
    EXPECT_EQ(first, second);
}

TEST(Model, DamageIsRefused) {
    const std::string& model = test::small_model();
    EXPECT_EQ(analyser_of("").error().code, ErrorCode::model_damaged);
    EXPECT_EQ(analyser_of("CCSYNTAX").error().code, ErrorCode::model_damaged);
    EXPECT_EQ(analyser_of(model.substr(0, model.size() / 2)).error().code,
              ErrorCode::model_damaged);
    Random random(5);
    for (int i = 0; i < 40; ++i) {
        std::string bad = model;
        const std::size_t at = i < 24 ? static_cast<std::size_t>(i) : random.below(bad.size());
        bad[at] = static_cast<char>(bad[at] ^ 0x10);
        const auto loaded = analyser_of(std::move(bad));
        ASSERT_FALSE(loaded.has_value()) << "byte " << at;
        EXPECT_EQ(loaded.error().code, ErrorCode::model_damaged);
    }
}

/// With the checksum put right again, what is inside must be checked: the model is refused or
/// works, within bounds.
TEST(Model, DamageBehindAGoodChecksumStaysInBounds) {
    const std::string& model = test::small_model();
    Random random(6);
    for (int i = 0; i < 150; ++i) {
        std::string bad = model;
        for (int k = 0; k < 3; ++k) {
            const std::size_t at = 24 + random.below(i < 75 ? 2'000 : bad.size() - 24);
            bad[at] = static_cast<char>(random.next());
        }
        const std::uint64_t checksum = hash_bytes(std::string_view(bad).substr(24));
        std::memcpy(bad.data() + 16, &checksum, sizeof checksum);
        const auto loaded = analyser_of(std::move(bad));
        if (!loaded) { continue; }
        Reading reading;
        reading.article.text = "The army didn't shell the old camp.";
        loaded->read(reading);
        for (const auto& sentence : reading.sentences) { expect_tree(sentence); }
    }
}

TEST(Analyser, AnythingGivesTreesWithOneRoot) {
    const auto analyser = analyser_of(test::small_model());
    ASSERT_TRUE(analyser.has_value());
    Random random(9);
    const std::string_view pieces[] = {"The",
                                       "army",
                                       ".",
                                       " ",
                                       " ",
                                       "\n",
                                       "didn't",
                                       "\"",
                                       "\xC3\xA9",
                                       "4 000",
                                       "\xFF",
                                       "(",
                                       "...",
                                       "http://a.example.org/x,",
                                       "!",
                                       "-",
                                       "shelled",
                                       "\xE2\x80\x99",
                                       "a@b.example.org",
                                       "\xD5\x80"};
    for (int round = 0; round < 200; ++round) {
        Reading reading;
        for (std::size_t i = random.below(60); i > 0; --i) {
            reading.article.text += pieces[random.below(std::size(pieces))];
        }
        analyser->read(reading);
        std::uint32_t end = 0;
        for (const auto& sentence : reading.sentences) {
            EXPECT_TRUE(sentence.parsed);
            EXPECT_LE(end, sentence.span.begin);
            end = sentence.span.end;
            EXPECT_LE(end, reading.article.text.size());
            for (const auto& token : sentence.tokens) {
                EXPECT_TRUE(sentence.span.contains(token.span));
            }
            expect_tree(sentence);
        }
    }
}

TEST(Analyser, BlocksAreBordersAndFurnitureIsLeftOut) {
    const auto analyser = analyser_of(test::small_model());
    ASSERT_TRUE(analyser.has_value());
    Reading reading;
    reading.article.text = "The rebels\nentered the port\nRead also\nThe police";
    reading.article.blocks = {{{0, 10}, BlockKind::title, {}, {}},
                              {{11, 27}, BlockKind::paragraph, {}, {}},
                              {{28, 37}, BlockKind::furniture, {}, {}},
                              {{38, 48}, BlockKind::paragraph, {}, {}}};
    analyser->read(reading, [](const Sentence& sentence) { return sentence.tokens.size() == 3; });
    ASSERT_EQ(reading.sentences.size(), 3U);
    EXPECT_EQ(reading.sentences[0].span, (Span{0, 10}));
    EXPECT_FALSE(reading.sentences[0].parsed);
    EXPECT_TRUE(reading.sentences[1].parsed);
    EXPECT_EQ(reading.sentences[2].block, 3U);
    EXPECT_EQ(reading.sentences[2].span, (Span{38, 48}));
}

TEST(Analyser, LongSentencesAreCutAndTimeStaysLinear) {
    const auto analyser = analyser_of(test::small_model());
    ASSERT_TRUE(analyser.has_value());
    Reading reading;
    for (int i = 0; i < 5'000; ++i) { reading.article.text += "the army, "; }
    const auto start = std::chrono::steady_clock::now();
    analyser->read(reading);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    EXPECT_LT(took.count(), 30) << "generous: sanitizers and busy machines";
    std::size_t tokens = 0;
    for (const auto& sentence : reading.sentences) {
        EXPECT_LE(sentence.tokens.size(), Options{}.sentence_tokens_max);
        EXPECT_EQ(sentence.tokens.back().form, ",") << "cut at a safe place";
        tokens += sentence.tokens.size();
    }
    EXPECT_EQ(tokens, 15'000U);
    ASSERT_FALSE(reading.notes.empty());
    EXPECT_EQ(reading.notes.front().code, "syntax.long_sentence");
}

TEST(Analyser, ThreadsDoNotChangeTheResult) {
    const auto analyser = analyser_of(test::small_model());
    ASSERT_TRUE(analyser.has_value());
    Reading alone;
    alone.article.text =
        "The town was attacked by the guards. The troops didn't enter the village.";
    std::vector<Reading> together(4, alone);
    analyser->read(alone);
    std::vector<std::thread> threads;
    for (auto& reading : together) {
        threads.emplace_back([&] { analyser->read(reading); });
    }
    for (auto& thread : threads) { thread.join(); }
    for (const auto& reading : together) { EXPECT_EQ(reading, alone); }
}

TEST(Analyser, TablesOfThePackSayWhichLemmasExist) {
    // Trained forms end in "-ed" for lemmas without it; a listed lemma that keeps it wins for an
    // untrained form.
    const auto lemma_of = [](const std::string& table) {
        MemoryResources resources;
        resources.add("lang/xx/syntax.model", test::small_model());
        resources.add("lang/xx/words.tsv", table);
        resources.add("lang/xx/other.tsv", "name\tvalue\na\tb\n");
        Sentence sentence;
        for (const char* form : {"The", "army", "blasted", "the", "town", "."}) {
            sentence.tokens.emplace_back().form = form;
        }
        Analyser::load(resources, "xx").value().analyse(sentence);
        EXPECT_EQ(sentence.tokens[2].upos, Upos::verb);
        return sentence.tokens[2].lemma;
    };
    EXPECT_EQ(lemma_of("lemma\tupos\n"), "blast");
    EXPECT_EQ(lemma_of("lemma\tupos\nblasted\tNOUN\n"), "blast") << "another part of speech";
    EXPECT_EQ(lemma_of("lemma\tupos\n*blasted apart\tVERB\n"), "blasted");
}

TEST(Analyser, WithoutAModelWordsAreLeftAsTheyAre) {
    Reading reading;
    reading.article.text = "Il a dit : \"4,000 hommes\". On l'ignore.";
    Analyser::generic().read(reading);
    ASSERT_EQ(reading.sentences.size(), 2U);
    EXPECT_EQ(reading.sentences[0].tokens[5].form, "4,000");
    EXPECT_EQ(reading.sentences[0].tokens[5].upos, Upos::x);
    EXPECT_FALSE(reading.sentences[0].parsed);
    EXPECT_EQ(Analyser::load(MemoryResources{}, "zz").error().code, ErrorCode::pack_missing);
}

}  // namespace
}  // namespace counterclaim::syntax
