#include "verbs.hpp"

#include "date_cases.hpp"
#include "timeml.hpp"

#include "syntax/analyser.hpp"
#include "text/iso_date.hpp"
#include "when/time_reader.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace counterclaim::app {
namespace {

struct Arguments {
    std::vector<std::string> timeml;
    std::vector<std::string> cases;
    std::string language = "en";
    bool errors = false;
};

struct Counts {
    std::size_t gold = 0;
    std::size_t found = 0;
    std::size_t strict = 0;
    std::size_t relaxed = 0;
    std::size_t value = 0;  ///< of the relaxed matches
    std::size_t type = 0;
};

double f1(std::size_t right, const Counts& counts) {
    const auto sum = static_cast<double>(counts.gold + counts.found);
    return sum > 0 ? 2 * static_cast<double>(right) / sum : 0;
}

std::string slurp(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) { throw Failure({ErrorCode::not_found, path.string(), {}, {}}); }
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// Blank lines part paragraphs; single line ends are white space, as agencies wrap their lines.
void split_blocks(Article& article) {
    const std::string_view text = article.text;
    for (std::size_t begin = 0; begin < text.size();) {
        auto end = text.find("\n\n", begin);
        if (end == std::string_view::npos) { end = text.size(); }
        Block block;
        block.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
        if (end > begin) { article.blocks.push_back(block); }
        begin = end + 1;
    }
}

class Evaluation {
public:
    Evaluation(const Arguments& arguments, Context& context)
        : m_arguments(arguments),
          m_context(context),
          m_syntax(need(syntax::Analyser::load(context.resources(), arguments.language))),
          m_when(need(when::TimeReader::load(context.resources(), arguments.language))) {}

    int run() {
        if (!m_arguments.timeml.empty()) { timeml(); }
        if (!m_arguments.cases.empty()) { cases(); }
        return k_exit_ok;
    }

private:
    [[nodiscard]] Reading read(std::string text, std::optional<Date> published) const {
        Reading reading;
        reading.article.text = std::move(text);
        reading.article.language = m_arguments.language;
        reading.article.published.day = published;
        if (published) { reading.article.published.basis = DateBasis::stated; }
        split_blocks(reading.article);
        m_syntax.read(reading);
        m_when.read(reading);
        return reading;
    }

    void timeml() {
        std::vector<std::filesystem::path> paths;
        for (const auto& folder : m_arguments.timeml) {
            std::error_code failed;
            for (const auto& entry :
                 std::filesystem::recursive_directory_iterator(folder, failed)) {
                if (entry.path().extension() == ".tml") { paths.push_back(entry.path()); }
            }
            if (failed) { throw Failure({ErrorCode::not_found, folder, failed.message(), {}}); }
        }
        std::sort(paths.begin(), paths.end());
        Counts counts;
        for (const auto& path : paths) {
            const auto gold = need(read_timeml(slurp(path), path.filename().string()));
            count(gold, read(gold.text, gold.created), counts);
        }
        const double relaxed = f1(counts.relaxed, counts);
        if (m_context.format_or(Format::table) == Format::json) {
            m_context.write(fmt::format(R"({{"texts":{},"gold":{},"found":{},"relaxed_f1":{:.4f},)"
                                        R"("strict_f1":{:.4f},"value_f1":{:.4f},"type_f1":{:.4f}}})"
                                        "\n",
                                        paths.size(), counts.gold, counts.found, relaxed,
                                        f1(counts.strict, counts), f1(counts.value, counts),
                                        f1(counts.type, counts)));
            return;
        }
        const auto share = [](std::size_t part, std::size_t whole) {
            return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0.0;
        };
        m_context.write(fmt::format(
            "{} texts, {} expressions annotated, {} found\n{:<10} {:>9} {:>7} {:>6}\n",
            paths.size(), counts.gold, counts.found, "TIMEX3", "precision", "recall", "F1"));
        for (const auto& [name, right] :
             {std::pair{"relaxed", counts.relaxed}, std::pair{"strict", counts.strict},
              std::pair{"value", counts.value}, std::pair{"type", counts.type}}) {
            m_context.write(fmt::format("{:<10} {:>9.3f} {:>7.3f} {:>6.3f}\n", name,
                                        share(right, counts.found), share(right, counts.gold),
                                        f1(right, counts)));
        }
    }

    void count(const TimeMlText& gold, const Reading& reading, Counts& counts) {
        counts.gold += gold.times.size();
        counts.found += reading.times.size();
        std::vector<bool> used(reading.times.size(), false);
        for (const auto& wanted : gold.times) {
            const TimeMention* match = nullptr;
            for (std::size_t i = 0; i < reading.times.size(); ++i) {
                const auto& mention = reading.times[i];
                if (used[i] || !mention.span.overlaps(wanted.span)) { continue; }
                used[i] = true;
                match = &mention;
                break;
            }
            if (match == nullptr) {
                show("missed", gold, reading, wanted.span, wanted.type + " " + wanted.value);
                continue;
            }
            ++counts.relaxed;
            const bool strict = match->span == wanted.span;
            const bool value = match->value == wanted.value;
            counts.strict += strict ? 1 : 0;
            counts.value += value ? 1 : 0;
            const std::string_view type = to_string(match->type);
            const bool same_type =
                std::equal(type.begin(), type.end(), wanted.type.begin(), wanted.type.end(),
                           [](char a, char b) { return (a | 32) == (b | 32); });
            counts.type += same_type ? 1 : 0;
            if (!value) {
                show("value", gold, reading, wanted.span,
                     wanted.value + " but " + match->value + " by " + match->rule);
            }
            if (!strict) {
                show("extent", gold, reading, wanted.span,
                     "found \"" + std::string(slice(reading.article.text, match->span)) + "\" by " +
                         match->rule);
            }
        }
        for (std::size_t i = 0; i < reading.times.size(); ++i) {
            if (!used[i]) {
                show("extra", gold, reading, reading.times[i].span,
                     reading.times[i].value + " by " + reading.times[i].rule);
            }
        }
    }

    void show(std::string_view what, const TimeMlText& gold, const Reading& reading, Span span,
              const std::string& detail) {
        if (!m_arguments.errors) { return; }
        constexpr std::uint32_t k_around = 45;
        const auto& text = reading.article.text;
        const Span before{span.begin > k_around ? span.begin - k_around : 0, span.begin};
        const auto size = static_cast<std::uint32_t>(text.size());
        const Span after{span.end, std::min(size, span.end + k_around)};
        auto line = fmt::format("{}\t{}\t{}\t{}\t{} [[{}]] {}", what, gold.name,
                                gold.created ? text::to_iso(*gold.created) : "", detail,
                                slice(text, before), slice(text, span), slice(text, after));
        std::replace(line.begin(), line.end(), '\n', ' ');
        m_context.write(line + "\n");
    }

    void cases() {
        std::vector<DateCase> list;
        for (const auto& path : m_arguments.cases) {
            for (auto& one : need(read_date_cases(slurp(path), path))) {
                list.push_back(std::move(one));
            }
        }
        std::size_t tried = 0;
        std::size_t passed = 0;
        std::size_t exact = 0;
        std::map<std::string, std::size_t> left_out;
        for (const auto& one : list) {
            if (!one.left_out.empty()) {
                ++left_out[one.left_out];
                continue;
            }
            ++tried;
            const auto reading = read(one.text, one.reference);
            const auto wrong = check(one, reading, false);
            const auto inexact = check(one, reading, true);
            exact += inexact.empty() ? 1 : 0;
            passed += wrong.empty() ? 1 : 0;
            if (!inexact.empty() && m_arguments.errors) {
                m_context.write(fmt::format("{}\t{}\t{}\t{}\n", wrong.empty() ? "bridged" : "case",
                                            one.reference ? text::to_iso(*one.reference) : "",
                                            one.text, inexact));
            }
        }
        if (m_context.format_or(Format::table) == Format::json) {
            m_context.write(fmt::format(R"({{"cases":{},"passed":{},"exact":{}}})"
                                        "\n",
                                        tried, passed, exact));
            return;
        }
        for (const auto& [reason, number] : left_out) {
            m_context.write(fmt::format("left out: {:>4}  {}\n", number, reason));
        }
        const auto percent = [tried](std::size_t part) {
            return tried > 0 ? 100.0 * static_cast<double>(part) / static_cast<double>(tried) : 0.0;
        };
        m_context.write(fmt::format(
            "date cases passed: {} of {} ({:.1f} %); exactly the same days: {} ({:.1f} %)\n",
            passed, tried, percent(passed), exact, percent(exact)));
    }

    const Arguments& m_arguments;
    Context& m_context;
    syntax::Analyser m_syntax;
    when::TimeReader m_when;
};

}  // namespace

void add_eval_time(CLI::App& app, Context& context) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb =
        app.add_subcommand("time", "Time expressions against TimeML or written-out date cases");
    verb->add_option("TIMEML_DIR", arguments->timeml, "Folders of TimeML documents (*.tml)");
    verb->add_option(
            "--cases", arguments->cases,
            "Date cases of Recognizers-Text (JSON, several by comma): share with the right days")
        ->delimiter(',');
    verb->add_option("--language", arguments->language, "Language of the texts");
    verb->add_flag("--errors", arguments->errors, "Also list every difference, one a line");
    context.on(*verb, [arguments, &context] { return Evaluation(*arguments, context).run(); });
}

}  // namespace counterclaim::app
