#include "verbs.hpp"

#include "print.hpp"

#include "acquire/file_resources.hpp"
#include "language/language_reader.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace counterclaim::app {
namespace {

struct Arguments {
    std::string folder;
    std::vector<std::string> languages;
};

struct Score {
    std::size_t right = 0;
    std::size_t all = 0;
    std::map<std::string, std::size_t> taken_for;

    [[nodiscard]] double percent() const {
        return all == 0 ? 0 : 100.0 * static_cast<double>(right) / static_cast<double>(all);
    }
};

Score measure(const language::LanguageReader& reader, const std::string& path,
              const std::string& language) {
    Score score;
    const auto bytes = need(acquire::map_file(path));
    std::string_view rest = bytes.view;
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        const auto line = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        if (line.empty()) { continue; }
        const auto guess = reader.guess(line);
        ++score.all;
        if (guess.language == language) {
            ++score.right;
        } else {
            ++score.taken_for[guess.language];
        }
    }
    return score;
}

int run(const Arguments& arguments, Context& context) {
    namespace fs = std::filesystem;
    const auto reader = need(language::LanguageReader::load(context.resources()));
    auto languages = arguments.languages;
    std::error_code failed;
    if (languages.empty()) {
        for (const auto& entry : fs::directory_iterator(arguments.folder, failed)) {
            if (entry.is_directory()) { languages.push_back(entry.path().filename().string()); }
        }
        std::sort(languages.begin(), languages.end());
    }
    if (failed) { throw Failure({ErrorCode::not_found, arguments.folder, failed.message(), {}}); }
    exchange::Tabular table{{"language", "words", "pairs", "sentences", "taken_for"}, {}};
    std::vector<double> sums(3);
    for (const auto& language : languages) {
        std::vector<exchange::Cell> row{language};
        std::string mistaken;
        std::size_t column = 0;
        for (const auto* name : {"single-words.txt", "word-pairs.txt", "sentences.txt"}) {
            const auto path = fs::path(arguments.folder) / language / name;
            const auto score = measure(reader, path.string(), language);
            row.emplace_back(rounded(score.percent(), 10));
            sums[column++] += score.percent();
            mistaken.clear();
            for (const auto& [other, count] : score.taken_for) {
                if (count * 100 >= score.all) {
                    mistaken += fmt::format("{}{}:{}", mistaken.empty() ? "" : " ",
                                            other.empty() ? "?" : other, count);
                }
            }
        }
        row.push_back(exchange::cell_or_none(mistaken));
        table.rows.push_back(std::move(row));
    }
    const auto count = static_cast<double>(std::max<std::size_t>(languages.size(), 1));
    table.rows.push_back({std::string("mean"), rounded(sums[0] / count, 10),
                          rounded(sums[1] / count, 10), rounded(sums[2] / count, 10),
                          exchange::Cell{}});
    print(table, context);
    return languages.empty() ? k_exit_nothing : k_exit_ok;
}

}  // namespace

void add_eval_language(CLI::App& app, Context& context) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = app.add_subcommand("language",
                                    "Languages told apart, by words, pairs of words and sentences");
    verb->add_option("FOLDER", arguments->folder,
                     "A folder a language, with single-words.txt, word-pairs.txt, sentences.txt")
        ->required();
    verb->add_option("--language", arguments->languages, "Only these")->type_name("CODE");
    context.on(*verb, [arguments, &context] { return run(*arguments, context); });
}

}  // namespace counterclaim::app
