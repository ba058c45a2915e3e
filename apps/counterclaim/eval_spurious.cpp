#include "verbs.hpp"

#include "failures.hpp"
#include "named_option.hpp"
#include "reader.hpp"

#include "acquire/file_resources.hpp"
#include "exchange/claim_json.hpp"
#include "exchange/json_writer.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace counterclaim::app {
namespace {

struct Arguments {
    InputOptions inputs;
    std::string except;
    std::size_t listed = 0;
};

struct Count {
    std::size_t pages = 0;
    std::size_t with_claims = 0;
    std::size_t claims = 0;
    [[nodiscard]] double share() const {
        return pages > 0 ? static_cast<double>(with_claims) / static_cast<double>(pages) : 0;
    }
};

/// File names of a list, one a line; lines that begin with '#' are comments.
std::set<std::string> names_of(const std::string& list) {
    std::set<std::string> names;
    if (list.empty()) { return names; }
    const auto bytes = need(acquire::map_file(list));
    std::string_view rest = bytes.view;
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        const auto line = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        if (!line.empty() && line.front() != '#') { names.emplace(line); }
    }
    return names;
}

class Counter {
public:
    Counter(const Arguments& arguments, Context& context)
        : m_except(names_of(arguments.except)), m_left(arguments.listed), m_context(context) {}

    void add(const ReadDocument& item) {
        const auto name = std::filesystem::path(item.document.address).filename().string();
        const auto given = std::filesystem::path(item.document.id).filename().string();
        if (m_except.contains(name) || m_except.contains(given)) { return; }
        std::string language;
        std::size_t claims = 0;
        for (const auto& reading : item.readings) {
            if (language.empty() && reads(reading.article.language)) {
                language = reading.article.language;
            }
            claims += reading.claims.size();
            for (const auto& claim : reading.claims) { list(reading, claim, item.document); }
        }
        if (language.empty()) { return; }
        for (auto* count : {&m_all, &m_by_language[language]}) {
            ++count->pages;
            count->with_claims += claims > 0 ? 1 : 0;
            count->claims += claims;
        }
    }

    void write(Format format) {
        if (format == Format::json || format == Format::jsonl) {
            write_json();
            return;
        }
        m_context.write("language   pages  with a claim   share  claims\n");
        for (const auto& [language, count] : m_by_language) { write_line(language, count); }
        write_line("all", m_all);
    }

    [[nodiscard]] bool empty() const { return m_all.pages == 0; }

private:
    /// Claims are read in the languages that have a lexicon.
    bool reads(const std::string& language) {
        if (language.empty()) { return false; }
        const auto [known, added] = m_languages.try_emplace(language, false);
        if (added) {
            known->second =
                m_context.resources().open("lang/" + language + "/lexicon.tsv").has_value();
        }
        return known->second;
    }

    void list(const Reading& reading, const Claim& claim, const Document& document) {
        if (m_left == 0) { return; }
        --m_left;
        auto record = exchange::record_of(reading, claim, document.address);
        std::replace(record.evidence.begin(), record.evidence.end(), '\n', ' ');
        m_context.write(fmt::format("{} {} {:.2f} [{}] {}: {}\n", document.id,
                                    to_string(claim.type), claim.confidence, claim.rule,
                                    record.trigger, record.evidence));
    }

    void write_line(std::string_view name, const Count& count) {
        m_context.write(fmt::format("{:<8} {:7} {:13} {:7.3f} {:7}\n", name, count.pages,
                                    count.with_claims, count.share(), count.claims));
    }

    void write_json() {
        std::string out;
        exchange::JsonWriter json(out);
        const auto fields = [&](const Count& count) {
            json.key("pages").value(std::uint64_t{count.pages});
            json.key("with_claims").value(std::uint64_t{count.with_claims});
            json.key("share").value(count.share());
            json.key("claims").value(std::uint64_t{count.claims});
        };
        json.begin_object();
        fields(m_all);
        json.key("by_language").begin_object();
        for (const auto& [language, count] : m_by_language) {
            json.key(language).begin_object();
            fields(count);
            json.end_object();
        }
        json.end_object().end_object();
        m_context.write(out + "\n");
    }

    std::set<std::string> m_except;
    std::size_t m_left;
    Context& m_context;
    std::map<std::string, bool> m_languages;
    Count m_all;
    std::map<std::string, Count> m_by_language;
};

int run(const Arguments& arguments, Context& context) {
    const auto pipeline = load_pipeline(context);
    Failures failures(context, arguments.inputs.errors);
    Inputs inputs(arguments.inputs);
    Counter counter(arguments, context);
    std::uint64_t documents = 0;
    read_all(inputs, pipeline, context, {}, [&](ReadDocument&& item) {
        ++documents;
        if (item.error) {
            failures.add(*item.error);
        } else {
            counter.add(item);
        }
        return true;
    });
    counter.write(context.format_or(Format::table));
    const int code = failures.exit_code(documents, arguments.inputs.error_ratio_max);
    return code == k_exit_ok && counter.empty() ? k_exit_nothing : code;
}

}  // namespace

void add_eval_spurious(CLI::App& app, Context& context) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = app.add_subcommand(
        "spurious", "Claims read in texts that speak of no conflict: none is the right answer");
    add_input_options(*verb, arguments->inputs);
    verb->add_option("--except", arguments->except,
                     "Leave out the files named in FILE, one name a line")
        ->type_name("FILE");
    add_number(*verb, "--list", arguments->listed, std::size_t{0}, std::size_t{1000000},
               "List so many of the claims, with their sentences");
    context.on(*verb, [arguments, &context] { return run(*arguments, context); });
}

}  // namespace counterclaim::app
