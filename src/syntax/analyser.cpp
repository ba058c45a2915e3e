#include "syntax/analyser.hpp"

#include "syntax/known_words.hpp"
#include "syntax/lost_breaks.hpp"
#include "syntax/mender.hpp"
#include "syntax/parser.hpp"
#include "syntax/segmenter.hpp"
#include "syntax/tagger.hpp"
#include "text/table.hpp"

#include <algorithm>
#include <optional>

namespace counterclaim::syntax {

struct Analyser::Parts {
    Options options;
    std::optional<ModelFile> file;
    Segmenter segmenter = Segmenter::generic();
    std::optional<Tagger> tagger;
    std::optional<Parser> parser;
    Mender mender;
};

namespace {

/// How good a place it is to cut a sentence after this token: higher is safer.
int safety(std::string_view form) {
    if (form.empty()) { return 0; }
    switch (kind_of(decode(form, 0).code)) {
        case CharKind::stop:
            return 4;
        case CharKind::comma:
            return form.front() == ',' ? 2 : 3;
        case CharKind::close:
        case CharKind::dash:
        case CharKind::quote:
            return 1;
        default:
            return 0;
    }
}

/// Index after the last token of the first part, at most `limit`; never inside a contraction.
std::size_t cut_of(const std::vector<Token>& tokens, std::size_t begin, std::size_t limit) {
    std::size_t best = begin + limit;
    int best_safety = 0;
    for (std::size_t end = begin + limit; end > begin + limit / 2; --end) {
        const int here = safety(tokens[end - 1].form);
        if (here > best_safety) {
            best = end;
            best_safety = here;
        }
    }
    while (best > begin + 1 && best < tokens.size() && tokens[best].span == tokens[best - 1].span) {
        --best;
    }
    return best;
}

/// How many surfaces the sentence has that begins at `begin`; contractions add some words.
std::size_t sentence_length(const std::vector<SurfaceToken>& surfaces, std::size_t begin) {
    std::size_t end = begin + 1;
    while (end < surfaces.size() && !surfaces[end].starts_sentence) { ++end; }
    return end - begin;
}

void write_tags(const Tagger& tagger, const std::vector<TaggedWord>& words, Sentence& sentence) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        Token& token = sentence.tokens[i];
        token.upos = static_cast<Upos>(words[i].upos);
        token.features = tagger.features(words[i].features);
        token.lemma = tagger.lemma(words[i]);
    }
}

}  // namespace

Analyser::Analyser(std::unique_ptr<const Parts> parts) : m_parts(std::move(parts)) {}
Analyser::Analyser(Analyser&&) noexcept = default;
Analyser& Analyser::operator=(Analyser&&) noexcept = default;
Analyser::~Analyser() = default;

Expected<Analyser> Analyser::load(const Resources& resources, std::string_view language,
                                  const Options& options) {
    const std::string name = "lang/" + std::string(language) + "/syntax.model";
    auto bytes = resources.open(name);
    if (!bytes) { return tl::unexpected<Error>(bytes.error()); }
    auto file = ModelFile::open(std::move(*bytes), name);
    if (!file) { return tl::unexpected<Error>(file.error()); }
    auto parts = std::make_unique<Parts>();
    parts->options = options;
    parts->file = std::move(*file);
    auto segmenter = Segmenter::load(*parts->file);
    if (!segmenter) { return tl::unexpected<Error>(segmenter.error()); }
    auto tagger = Tagger::load(*parts->file);
    if (!tagger) { return tl::unexpected<Error>(tagger.error()); }
    auto parser = Parser::load(*parts->file);
    if (!parser) { return tl::unexpected<Error>(parser.error()); }
    parts->segmenter = std::move(*segmenter);
    const auto folder = "lang/" + std::string(language) + "/";
    const auto clitics = text::Table::load(resources, folder + "clitics.tsv", {"form"});
    for (std::size_t i = 0; clitics && i < clitics->size(); ++i) {
        parts->segmenter.know_clitic(clitics->row(i)["form"]);
    }
    const auto wholes = text::Table::load(resources, folder + "wholes.tsv", {"form"});
    for (std::size_t i = 0; wholes && i < wholes->size(); ++i) {
        parts->segmenter.know_whole(wholes->row(i)["form"]);
    }
    const auto short_forms = text::Table::load(resources, folder + "abbreviations.tsv", {"form"});
    for (std::size_t i = 0; short_forms && i < short_forms->size(); ++i) {
        parts->segmenter.know_abbreviation(short_forms->row(i)["form"]);
    }
    parts->mender = Mender::load(resources, language);
    know_words(resources, language, *tagger, parts->mender);
    parts->tagger = std::move(*tagger);
    parts->parser = std::move(*parser);
    return Analyser(std::move(parts));
}

Analyser Analyser::generic(const Options& options) {
    auto parts = std::make_unique<Parts>();
    parts->options = options;
    return Analyser(std::move(parts));
}

void Analyser::tag(Sentence& sentence, std::vector<TaggedWord>& words) const {
    words.clear();
    if (!m_parts->tagger) {
        for (auto& token : sentence.tokens) { token.lemma = token.form; }
        return;
    }
    words.resize(sentence.tokens.size());
    for (std::size_t i = 0; i < words.size(); ++i) { words[i].form = sentence.tokens[i].form; }
    m_parts->tagger->tag(words);
    write_tags(*m_parts->tagger, words, sentence);
}

/// A sentence to be parsed, with what the tagger found.
struct Analyser::Chosen {
    Sentence* sentence;
    std::vector<TaggedWord>* words;
};

void Analyser::parse(Sentence& sentence, std::vector<TaggedWord>& words) const {
    std::vector<Chosen> one{{&sentence, &words}};
    parse(one);
}

/// Parses what was chosen, and empties the list.
void Analyser::parse(std::vector<Chosen>& chosen) const {
    chosen.erase(std::remove_if(chosen.begin(), chosen.end(),
                                [](const Chosen& one) { return one.words->empty(); }),
                 chosen.end());
    std::vector<std::vector<TaggedWord>*> sentences;
    std::vector<std::vector<std::uint8_t>> before;
    for (const auto& one : chosen) {
        sentences.push_back(one.words);
        auto& tags = before.emplace_back();
        for (const auto& word : *one.words) { tags.push_back(word.upos); }
    }
    const auto trees = m_parts->parser->parse(sentences);
    for (std::size_t i = 0; i < chosen.size(); ++i) { finish(chosen[i], trees[i], before[i]); }
    chosen.clear();
}

/// Writes the tree and the tags of a parsed sentence; `before`: the tags that the parser was given.
void Analyser::finish(Chosen& chosen, const Tree& tree,
                      const std::vector<std::uint8_t>& before) const {
    Sentence& sentence = *chosen.sentence;
    auto& words = *chosen.words;
    m_parts->tagger->keep_verbs(words);
    m_parts->tagger->choose_again(words, before);
    write_tags(*m_parts->tagger, words, sentence);
    for (std::size_t i = 0; i < words.size(); ++i) {
        Token& token = sentence.tokens[i];
        token.head = tree.heads[i];
        token.relation = m_parts->parser->relation(tree.relations[i]);
        const ParsedRelation relation = parse_relation(token.relation);
        token.deprel = relation.deprel;
        token.subtype = relation.subtype;
    }
    m_parts->mender.mend(sentence);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].surely_verb) { m_parts->mender.raise_verb(sentence, static_cast<int>(i)); }
    }
    sentence.margin = tree.margin;
    sentence.parsed = true;
    words = {};
}

/// Tags a sentence and hands it over, in parts where its tags show that a break was lost in it.
void Analyser::tag_parts(Sentence&& sentence, const Tagged& done) const {
    std::vector<TaggedWord> words;
    tag(sentence, words);
    const auto breaks = lost_breaks(sentence.tokens);
    if (breaks.empty()) {
        done(std::move(sentence), std::move(words));
        return;
    }
    std::size_t begin = 0;
    for (std::size_t k = 0; k <= breaks.size(); ++k) {
        const std::size_t end = k < breaks.size() ? breaks[k] : sentence.tokens.size();
        Sentence part;
        part.block = sentence.block;
        part.tokens.assign(
            std::make_move_iterator(sentence.tokens.begin() + static_cast<std::ptrdiff_t>(begin)),
            std::make_move_iterator(sentence.tokens.begin() + static_cast<std::ptrdiff_t>(end)));
        part.span = {part.tokens.front().span.begin, part.tokens.back().span.end};
        tag(part, words);
        done(std::move(part), std::move(words));
        begin = end;
    }
}

void Analyser::analyse(Sentence& sentence) const {
    std::vector<TaggedWord> words;
    tag(sentence, words);
    parse(sentence, words);
}

std::vector<Sentence> Analyser::read_text(std::string_view text, Span block, Notes& notes,
                                          const Choose& choose) const {
    std::vector<Sentence> sentences;
    const auto add = [&](Sentence&& tagged, std::vector<TaggedWord>&& words) {
        Sentence& sentence = sentences.emplace_back(std::move(tagged));
        if (!choose || choose(sentence)) { parse(sentence, words); }
    };
    cut(text, block, notes, [&](Sentence&& cut_off) { tag_parts(std::move(cut_off), add); });
    return sentences;
}

/// Segments a block and hands over its sentences, tokens with nothing but forms and spans.
void Analyser::cut(std::string_view text, Span block, Notes& notes, const Done& done) const {
    std::vector<SurfaceToken> surfaces;
    std::vector<std::string> words;
    m_parts->segmenter.segment(text, block, surfaces);
    if (surfaces.size() > m_parts->options.text_tokens_max) {
        notes.push_back({"syntax.long_text",
                         {surfaces[m_parts->options.text_tokens_max].span.begin, block.end},
                         "The rest of the text is beyond the limit of tokens and was not read."});
        surfaces.resize(m_parts->options.text_tokens_max);
    }
    std::vector<Token> tokens;
    const auto flush = [&](std::size_t begin, std::size_t end) {
        Sentence sentence;
        if (begin == 0 && end == tokens.size()) {
            sentence.tokens = std::move(tokens);
        } else {
            sentence.tokens.assign(
                std::make_move_iterator(tokens.begin() + static_cast<std::ptrdiff_t>(begin)),
                std::make_move_iterator(tokens.begin() + static_cast<std::ptrdiff_t>(end)));
        }
        sentence.span = {sentence.tokens.front().span.begin, sentence.tokens.back().span.end};
        done(std::move(sentence));
    };
    for (std::size_t i = 0; i < surfaces.size();) {
        tokens.clear();
        tokens.reserve(sentence_length(surfaces, i));
        do {
            const bool space = i + 1 == surfaces.size() || surfaces[i + 1].gap != 0;
            m_parts->segmenter.expand(text, surfaces, i, words);
            if (words.empty()) { words.emplace_back(slice(text, surfaces[i].span)); }
            for (auto& word : words) {
                Token& token = tokens.emplace_back();
                token.span = surfaces[i].span;
                token.form = std::move(word);
                token.space_after = false;
            }
            tokens.back().space_after = space;
            ++i;
        } while (i < surfaces.size() && !surfaces[i].starts_sentence);
        const std::size_t limit = std::max<std::uint32_t>(m_parts->options.sentence_tokens_max, 8);
        if (tokens.size() > limit) {
            notes.push_back({"syntax.long_sentence",
                             {tokens.front().span.begin, tokens.back().span.end},
                             "A sentence of " + std::to_string(tokens.size()) +
                                 " tokens was cut into parts to be read."});
        }
        std::size_t begin = 0;
        while (tokens.size() - begin > limit) {
            const std::size_t end = cut_of(tokens, begin, limit);
            flush(begin, end);
            begin = end;
        }
        flush(begin, tokens.size());
    }
}

void Analyser::read(Reading& reading, const Choose& choose) const {
    read(reading, [&](const std::vector<Sentence>& sentences) {
        std::vector<bool> chosen(sentences.size(), true);
        for (std::size_t i = 0; choose && i < sentences.size(); ++i) {
            chosen[i] = choose(sentences[i]);
        }
        return chosen;
    });
}

/// Hands over the sentences of an article, furniture left out.
void Analyser::each_sentence(Reading& reading, const Done& done) const {
    const std::string& text = reading.article.text;
    const auto add = [&](Span span, std::uint32_t block) {
        cut(text, span, reading.notes, [&](Sentence&& sentence) {
            sentence.block = block;
            done(std::move(sentence));
        });
    };
    const auto& blocks = reading.article.blocks;
    if (blocks.empty()) { add({0, static_cast<std::uint32_t>(text.size())}, 0); }
    for (std::uint32_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].kind != BlockKind::furniture) { add(blocks[i].span, i); }
    }
}

void Analyser::segment(Reading& reading) const {
    reading.sentences.clear();
    each_sentence(reading, [&](Sentence&& cut_off) {
        for (auto& token : cut_off.tokens) { token.lemma = token.form; }
        reading.sentences.push_back(std::move(cut_off));
    });
}

void Analyser::read(Reading& reading, const Plan& plan) const {
    // What the tagger found is kept until the whole article is tagged; of a very long article it
    // is found again, for memory's sake.
    constexpr std::size_t k_words_kept_max = 50'000;
    reading.sentences.clear();
    std::vector<std::vector<TaggedWord>> tagged;
    std::size_t kept = 0;
    const auto add = [&](Sentence&& sentence, std::vector<TaggedWord>&& words) {
        reading.sentences.push_back(std::move(sentence));
        kept += words.size();
        if (kept > k_words_kept_max) { words = {}; }
        tagged.push_back(std::move(words));
    };
    each_sentence(reading, [&](Sentence&& cut_off) { tag_parts(std::move(cut_off), add); });
    parse_chosen(reading.sentences, tagged, plan(reading.sentences));
}

/// Some sentences together: enough words to make use of weights that are fetched for all of them,
/// few enough that what is worked out for them stays in the processor's second cache.
void Analyser::parse_chosen(std::vector<Sentence>& sentences,
                            std::vector<std::vector<TaggedWord>>& tagged,
                            const std::vector<bool>& chosen) const {
    constexpr std::size_t k_words_together = 64;
    std::vector<Chosen> batch;
    std::size_t words = 0;
    for (std::size_t i = 0; i < sentences.size() && i < chosen.size(); ++i) {
        if (!chosen[i]) { continue; }
        if (tagged[i].empty()) { tag(sentences[i], tagged[i]); }
        batch.push_back({&sentences[i], &tagged[i]});
        words += tagged[i].size();
        if (words < k_words_together) { continue; }
        parse(batch);
        words = 0;
    }
    parse(batch);
}

}  // namespace counterclaim::syntax
