#include "verbs.hpp"

#include "acquire/file_resources.hpp"
#include "syntax/evaluate.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace counterclaim::app {
namespace {

struct Arguments {
    std::vector<std::string> files;
    std::string language;
    std::string model;
};

struct Measured {
    syntax::SyntaxScores gold_tokens;
    syntax::SyntaxScores raw_text;
    double tokens_per_second = 0;
};

/// "en_ewt-ud-dev.conllu" is English: treebanks are named by language, then name.
std::string language_of(const std::string& path) {
    const auto slash = path.find_last_of('/');
    const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
    return name.substr(0, name.find_first_of("_-."));
}

syntax::Analyser analyser_of(const Arguments& arguments, Context& context) {
    const std::string language =
        arguments.language.empty() ? language_of(arguments.files.front()) : arguments.language;
    if (arguments.model.empty()) {
        return need(syntax::Analyser::load(context.resources(), language));
    }
    MemoryResources resources;
    resources.add("lang/" + language + "/syntax.model",
                  std::string(need(acquire::map_file(arguments.model)).view));
    return need(syntax::Analyser::load(resources, language));
}

Measured measure(const syntax::Analyser& analyser,
                 const std::vector<syntax::TreebankSentence>& gold) {
    std::size_t words = 0;
    for (const auto& sentence : gold) { words += sentence.words.size(); }
    Measured measured;
    const auto start = std::chrono::steady_clock::now();
    const auto from_words = syntax::analyse_words(analyser, gold);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    measured.tokens_per_second =
        static_cast<double>(words) / (took.count() > 0 ? took.count() : 1e-9);
    measured.gold_tokens = need(syntax::compare(gold, from_words));
    measured.raw_text = need(syntax::compare(gold, syntax::analyse_text(analyser, gold)));
    return measured;
}

std::string json_of(const Measured& measured) {
    const auto& gold = measured.gold_tokens;
    const auto& raw = measured.raw_text;
    return fmt::format(
        "{{\"gold_tokens\": {{\"upos\": {:.2f}, \"lemma\": {:.2f}, \"uas\": {:.2f}, \"las\": "
        "{:.2f}}}, "
        "\"raw_text\": {{\"tokens\": {:.2f}, \"sentences\": {:.2f}, \"upos\": {:.2f}, \"lemma\": "
        "{:.2f}, "
        "\"uas\": {:.2f}, \"las\": {:.2f}}}, \"tokens_per_second\": {:.0f}}}\n",
        gold.upos.f1(), gold.lemma.f1(), gold.uas.f1(), gold.las.f1(), raw.tokens.f1(),
        raw.sentences.f1(), raw.upos.f1(), raw.lemma.f1(), raw.uas.f1(), raw.las.f1(),
        measured.tokens_per_second);
}

std::string table_of(const Measured& measured) {
    const auto& gold = measured.gold_tokens;
    const auto& raw = measured.raw_text;
    std::string out = fmt::format("{:<10} {:>11} {:>9}\n", "F1, %", "gold tokens", "raw text");
    const auto row = [&](std::string_view name, const syntax::Score& a, const syntax::Score& b) {
        out += fmt::format("{:<10} {:>11.2f} {:>9.2f}\n", name, a.f1(), b.f1());
    };
    row("tokens", gold.tokens, raw.tokens);
    row("sentences", gold.sentences, raw.sentences);
    row("words", gold.words, raw.words);
    row("UPOS", gold.upos, raw.upos);
    row("features", gold.features, raw.features);
    row("lemma", gold.lemma, raw.lemma);
    row("UAS", gold.uas, raw.uas);
    row("LAS", gold.las, raw.las);
    out +=
        fmt::format("\n{:<12} {:>6} {:>11} {:>9}\n", "relation", "gold", "gold tokens", "raw text");
    for (const auto& [name, score] : gold.relations) {
        const auto other = raw.relations.find(name);
        out += fmt::format("{:<12} {:>6} {:>11.2f} {:>9.2f}\n", name, score.gold, score.f1(),
                           other == raw.relations.end() ? 0.0 : other->second.f1());
    }
    out += fmt::format("\n{:.0f} tokens a second, tagged and parsed\n", measured.tokens_per_second);
    return out;
}

int run(const Arguments& arguments, Context& context) {
    const syntax::Analyser analyser = analyser_of(arguments, context);
    std::vector<syntax::TreebankSentence> gold;
    for (const auto& file : arguments.files) {
        auto read = need(syntax::read_conllu(need(acquire::map_file(file)).view, file));
        if (!read.empty()) { read.front().new_paragraph = true; }
        std::move(read.begin(), read.end(), std::back_inserter(gold));
    }
    if (gold.empty()) {
        throw Failure({ErrorCode::empty, arguments.files.front(), "The treebank holds no sentence.",
                       "Name a CoNLL-U file."});
    }
    const Measured measured = measure(analyser, gold);
    context.write(context.format_or(Format::table) == Format::json ? json_of(measured)
                                                                   : table_of(measured));
    return k_exit_ok;
}

}  // namespace

void add_eval_syntax(CLI::App& app, Context& context) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = app.add_subcommand("syntax", "Tokens, tags and trees against a treebank");
    verb->add_option("FILE", arguments->files, "Treebank in CoNLL-U")->required();
    verb->add_option("--language", arguments->language,
                     "Language of the model; by default the beginning of the file's name");
    verb->add_option("--model", arguments->model,
                     "A model file instead of the one of the language");
    context.on(*verb, [arguments, &context] { return run(*arguments, context); });
}

}  // namespace counterclaim::app
