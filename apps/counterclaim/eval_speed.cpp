#include "verbs.hpp"

#include "print.hpp"

#include "named_option.hpp"

#include "acquire/file_resources.hpp"
#include "pipeline/pipeline.hpp"

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
    unsigned repeat = 1;
};

Document document_of(const std::string& path) {
    Document document;
    document.id = document.address = path;
    document.media_type = path.ends_with(".html") ? "text/html" : "text/plain";
    document.bytes = std::string(need(acquire::map_file(path)).view);
    return document;
}

int run(const Arguments& arguments, Context& context) {
    pipeline::Options options;
    options.conflict = context.options.conflict;
    const auto pipeline = need(pipeline::Pipeline::load(context.resources(), options));
    std::vector<Document> documents;
    std::size_t bytes = 0;
    for (const auto& file : arguments.files) {
        documents.push_back(document_of(file));
        bytes += documents.back().bytes.size();
    }
    std::size_t articles = 0;
    std::size_t claims = 0;
    const auto start = std::chrono::steady_clock::now();
    for (unsigned round = 0; round < arguments.repeat; ++round) {
        for (const auto& document : documents) {
            for (const auto& reading : pipeline.read(document)) {
                ++articles;
                claims += reading.claims.size();
            }
        }
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    const double seconds = took.count() > 0 ? took.count() : 1e-9;
    const auto count = [](std::size_t of) { return static_cast<std::int64_t>(of); };
    print({{"figure", "value"},
           {{std::string("articles"), count(articles)},
            {std::string("claims"), count(claims)},
            {std::string("articles/s"), rounded(static_cast<double>(articles) / seconds, 10)},
            {std::string("MB/s"),
             rounded(static_cast<double>(bytes) * arguments.repeat / 1e6 / seconds, 100)}}},
          context);
    return k_exit_ok;
}

}  // namespace

void add_eval_speed(CLI::App& app, Context& context) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = app.add_subcommand("speed", "Articles and megabytes read a second on one thread");
    verb->add_option("FILE", arguments->files, "Texts or pages to read")->required();
    add_number(*verb, "--repeat", arguments->repeat, 1U, 100000U, "Rounds over all files");
    context.on(*verb, [arguments, &context] { return run(*arguments, context); });
}

}  // namespace counterclaim::app
