#include "verbs.hpp"

#include "claim_writer.hpp"
#include "failures.hpp"
#include "reader.hpp"

#include "exchange/claim_json.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <vector>

namespace counterclaim::app {
namespace {

struct Arguments {
    InputOptions inputs;
};

int run(const Arguments& arguments, Context& context) {
    const auto pipeline = load_pipeline(context);
    Failures failures(context, arguments.inputs.errors);
    Inputs inputs(arguments.inputs);
    ClaimWriter writer(context.format_or(Format::jsonl),
                       [&](std::string_view data) { context.write(data); });
    writer.set_terminal(context.width(), context.color_out());
    writer.begin();
    std::uint64_t documents = 0;
    read_all(inputs, pipeline, context, {}, [&](ReadDocument&& item) {
        ++documents;
        if (item.error) {
            failures.add(*item.error);
            return true;
        }
        for (const auto& reading : item.readings) {
            for (const auto& claim : reading.claims) {
                writer.write(exchange::record_of(reading, claim, item.document.address));
            }
        }
        return true;
    });
    writer.end();
    return failures.exit_code(documents, arguments.inputs.error_ratio_max);
}

}  // namespace

void add_read(CLI::App& app, Context& context) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = app.add_subcommand("read", "Print the claims of articles, one JSON object a line");
    add_input_options(*verb, arguments->inputs);
    context.on(*verb, [arguments, &context] { return run(*arguments, context); });
}

}  // namespace counterclaim::app
