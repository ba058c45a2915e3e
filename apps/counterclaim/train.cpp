#include "verbs.hpp"

#include "named_option.hpp"

#include "acquire/file_resources.hpp"
#include "syntax/train.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

namespace counterclaim::app {
namespace {

struct Arguments {
    std::vector<std::string> files;
    std::string output;
    std::uint64_t seed = 1;
    int tagger_epochs = syntax::TrainOptions{}.tagger_epochs;
    int parser_epochs = syntax::TrainOptions{}.network.epochs;
};

void write_model(const std::string& path, const std::string& bytes) {
    const std::string beside = path + ".partial";
    std::ofstream out(beside, std::ios::binary);
    out << bytes;
    out.close();
    std::error_code failed;
    if (out) { std::filesystem::rename(beside, path, failed); }
    if (!out || failed) {
        throw Failure({ErrorCode::write_failed, path, "The model could not be written.",
                       "Check that the folder exists and has room."});
    }
}

int run(const Arguments& arguments, Context& context) {
    std::vector<syntax::TreebankSentence> sentences;
    std::uint8_t treebank = 0;
    for (const auto& file : arguments.files) {
        const Bytes bytes = need(acquire::map_file(file));
        auto read = need(syntax::read_conllu(bytes.view, file));
        if (!read.empty()) { read.front().new_paragraph = true; }
        for (auto& sentence : read) { sentence.treebank = treebank; }
        ++treebank;
        std::move(read.begin(), read.end(), std::back_inserter(sentences));
    }
    const auto start = std::chrono::steady_clock::now();
    syntax::TrainOptions options;
    options.seed = arguments.seed;
    options.tagger_epochs = arguments.tagger_epochs;
    options.network.epochs = arguments.parser_epochs;
    options.progress = [&](std::string_view what) {
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        context.say(fmt::format("{:7.1f} s  {}", took.count(), what));
    };
    const std::string model = need(syntax::train(sentences, options));
    write_model(arguments.output, model);
    context.say(fmt::format("{} sentences, {} bytes written to {}", sentences.size(), model.size(),
                            arguments.output));
    return k_exit_ok;
}

}  // namespace

void add_train(CLI::App& app, Context& context) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = app.add_subcommand("train", "Make a syntax model of a language from treebanks");
    verb->add_option("FILE", arguments->files, "Treebanks in CoNLL-U")->required();
    verb->add_option("-o,--output", arguments->output,
                     "Model to write, as data/lang/<code>/syntax.model")
        ->required();
    add_number(*verb, "--seed", arguments->seed, std::uint64_t{0}, ~std::uint64_t{0},
               "The same seed and files give the same bytes");
    add_number(*verb, "--tagger-epochs", arguments->tagger_epochs, 1, 1000, "Rounds of the tagger");
    add_number(*verb, "--parser-epochs", arguments->parser_epochs, 1, 1000, "Rounds of the parser");
    context.on(*verb, [arguments, &context] { return run(*arguments, context); });
}

}  // namespace counterclaim::app
