#include "verbs.hpp"

#include "geonames_file.hpp"
#include "signals.hpp"

#include "where/compile.hpp"
#include "where/gazetteer.hpp"
#include "where/gazetteer_builder.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

namespace counterclaim::app {
namespace {

struct Arguments {
    std::string input;
    std::string output;
    std::vector<std::string> names;
    std::string language = "en";
    unsigned limit = 20;
};

/// Where a gazetteer is found again: the first data folder, unless the user names a file.
std::filesystem::path target_of(const Arguments& arguments, Context& context) {
    if (!arguments.output.empty()) { return arguments.output; }
    const auto folders = context.data_folders();
    if (folders.empty()) {
        throw Failure(
            {ErrorCode::not_found, {}, "no data folder was found", "name a file with --output"});
    }
    return std::filesystem::path(folders.front()) / std::string(where::Gazetteer::k_resource);
}

/// Written beside the target and renamed, so that nobody ever opens half a gazetteer.
void write_whole(const std::filesystem::path& target, const std::string& bytes) {
    std::error_code problem;
    if (target.has_parent_path()) {
        std::filesystem::create_directories(target.parent_path(), problem);
    }
    auto draft = target;
    draft += ".part";
    std::ofstream file(draft, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (file) { std::filesystem::rename(draft, target, problem); }
    if (!file || problem) {
        std::filesystem::remove(draft, problem);
        throw Failure({ErrorCode::write_failed, target.string(), "the gazetteer cannot be written",
                       "name another file with --output, or free some space"});
    }
}

int build(const Arguments& arguments, Context& context) {
    const auto target = target_of(arguments, context);
    const auto bytes = need(where::compile_gazetteer(context.resources()));
    write_whole(target, bytes);
    context.say(fmt::format("{}: {} bytes", target.string(), bytes.size()));
    return k_exit_ok;
}

int import(const Arguments& arguments, Context& context) {
    const auto target = target_of(arguments, context);
    where::GazetteerBuilder builder;
    need(where::add_committed_tables(context.resources(), builder));
    const auto before = builder.size();
    std::size_t lines = 0;
    std::size_t kept = 0;
    need(each_geonames_line(arguments.input, [&](std::string_view line) {
        ++lines;
        kept += builder.add_geonames_line(line);
        return stop_signal() == 0;
    }));
    if (stop_signal() != 0) { return k_exit_ok; }
    if (kept == 0) {
        throw Failure({ErrorCode::unsupported, arguments.input,
                       "no line is one of GeoNames' main table",
                       "give allCountries.zip, a country's zip, or the .txt inside"});
    }
    const auto bytes = need(builder.finish());
    write_whole(target, bytes);
    context.say(fmt::format("{}: {} lines read, {} places kept, {} of them new; {} bytes",
                            target.string(), lines, kept, builder.size() - before, bytes.size()));
    return k_exit_ok;
}

int find(const Arguments& arguments, Context& context) {
    const auto gazetteer = need(where::Gazetteer::open(context.resources()));
    bool any = false;
    for (const auto& name : arguments.names) {
        auto found = gazetteer.find(name);
        if (const auto known = gazetteer.by_id(name)) { found = {*known}; }
        for (std::size_t i = 0; i < found.size() && i < arguments.limit; ++i) {
            const auto place = gazetteer.place(found[i], arguments.language);
            context.write(fmt::format("{}\t{}\t{}\t{}\t{:.4f}\t{:.4f}\t{}\n", place.id, place.name,
                                      place.kind, place.parents, place.latitude, place.longitude,
                                      place.population));
            any = true;
        }
        if (found.size() == 1) {
            std::string line;
            for (const auto& known : gazetteer.names(found.front())) {
                if (!line.empty()) { line += "; "; }
                line += std::string(known.text) +
                        (known.language.empty() ? "" : " (" + std::string(known.language) + ")");
            }
            context.detail(line);
        }
    }
    return any ? k_exit_ok : k_exit_nothing;
}

}  // namespace

void add_places(CLI::App& app, Context& context) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = app.add_subcommand("places",
                                    "The gazetteer: look a place up, build it again, add GeoNames");
    verb->require_subcommand(1);
    auto* finding =
        verb->add_subcommand("find", "Places that bear a name, in any spelling or language");
    finding->add_option("NAME", arguments->names, "A name, or an id such as wof:1125938249")
        ->required();
    finding
        ->add_option("--language", arguments->language, "Show names in this language, default en")
        ->type_name("CODE");
    finding->add_option("--limit", arguments->limit, "At most so many places a name");
    context.on(*finding, [arguments, &context] { return find(*arguments, context); });
    auto* building =
        verb->add_subcommand("build", "Compile the gazetteer from the tables in data/places");
    building->add_option("-o,--output", arguments->output,
                         "File to write, default in the first data folder");
    context.on(*building, [arguments, &context] { return build(*arguments, context); });
    auto* importing = verb->add_subcommand("import", "Compile it with a GeoNames dump added");
    importing
        ->add_option("FILE", arguments->input,
                     "allCountries.zip, a country's zip, or the .txt inside")
        ->required();
    importing->add_option("-o,--output", arguments->output,
                          "File to write, default in the first data folder");
    context.on(*importing, [arguments, &context] { return import(*arguments, context); });
}

}  // namespace counterclaim::app
