#include "verbs.hpp"

#include "print.hpp"

#include "named_option.hpp"

#include "acquire/file_resources.hpp"
#include "article/article_reader.hpp"
#include "text/char_class.hpp"
#include "text/iso_date.hpp"

#include <fmt/format.h>
#include <simdjson.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace counterclaim::app {
namespace {

namespace dom = simdjson::dom;

struct Arguments {
    std::string annotations;
    std::vector<std::string> pages;
    unsigned errors = 0;
};

/// One annotated page: what must and must not be in its text, or the day it was published.
struct Case {
    std::string url;
    std::string file;
    std::vector<std::string> with;
    std::vector<std::string> without;
    std::string date;
};

struct Counts {
    std::size_t right = 0;
    std::size_t wrong = 0;
    std::size_t missed = 0;

    [[nodiscard]] double precision() const { return ratio(right, right + wrong); }
    [[nodiscard]] double recall() const { return ratio(right, right + missed); }
    [[nodiscard]] double f1() const {
        const double sum = precision() + recall();
        return sum > 0 ? 2 * precision() * recall() / sum : 0;
    }
    static double ratio(std::size_t part, std::size_t whole) {
        return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
    }
};

std::string spaced_once(std::string_view text) {
    std::string out;
    bool space = false;
    for (const char c : text) {
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
            space = !out.empty();
            continue;
        }
        if (space) { out += ' '; }
        space = false;
        out += c;
    }
    return out;
}

std::vector<std::string> list_of(const dom::object& object, std::string_view name) {
    std::vector<std::string> values;
    dom::array array;
    if (object.at_key(name).get(array) != simdjson::SUCCESS) { return values; }
    for (const auto entry : array) {
        std::string_view text;
        if (entry.get(text) == simdjson::SUCCESS) { values.push_back(spaced_once(text)); }
    }
    return values;
}

std::string text_of(const dom::object& object, std::string_view name) {
    std::string_view text;
    return object.at_key(name).get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

/// {"URL": {"file": …, "with": […], "without": […]}} or {"URL": {"file": …, "date": "2020-10-28"}}.
std::vector<Case> load_cases(const std::string& path) {
    const auto bytes = need(acquire::map_file(path));
    const std::string text(bytes.view);
    dom::parser parser;
    dom::object root;
    if (parser.parse(text).get(root) != simdjson::SUCCESS) {
        throw Failure({ErrorCode::bad_json, path, "not an object of annotated pages", {}});
    }
    std::vector<Case> cases;
    for (const auto field : root) {
        dom::object object;
        if (field.value.get(object) != simdjson::SUCCESS) { continue; }
        Case one;
        one.url = std::string(field.key);
        one.file = text_of(object, "file");
        one.with = list_of(object, "with");
        one.without = list_of(object, "without");
        // Where both are given, the text is what is measured.
        if (one.with.empty() && one.without.empty()) { one.date = text_of(object, "date"); }
        cases.push_back(std::move(one));
    }
    return cases;
}

/// The running text: titles, datelines and captions are kinds of their own and not counted.
std::string running_text(const std::vector<Article>& articles) {
    std::string text;
    for (const auto& article : articles) {
        for (const auto& block : article.blocks) {
            if (block.kind == BlockKind::furniture || block.kind == BlockKind::title ||
                block.kind == BlockKind::dateline || block.kind == BlockKind::caption) {
                continue;
            }
            text += slice(article.text, block.span);
            text += '\n';
        }
    }
    return spaced_once(text);
}

class Evaluation {
public:
    Evaluation(const Arguments& arguments, Context& context)
        : m_arguments(arguments),
          m_context(context),
          m_reader(need(article::ArticleReader::load(context.resources()))) {}

    int run() {
        for (const auto& one : load_cases(m_arguments.annotations)) { measure(one); }
        if (m_absent > 1) {
            m_context.warn(fmt::format("{} of {} pages are not in the folders named", m_absent,
                                       m_absent + m_pages));
        }
        add("pages", static_cast<std::int64_t>(m_pages));
        add("pages without text", static_cast<std::int64_t>(m_empty));
        if (m_segments.right + m_segments.missed > 0) { add_counts("segment", m_segments); }
        if (m_days.right + m_days.missed > 0) { add_counts("day", m_days); }
        add("pages/s", rounded(static_cast<double>(m_pages) / seconds(), 1));
        add("MB/s", rounded(static_cast<double>(m_bytes) / 1e6 / seconds(), 10));
        print(m_table, m_context);
        return m_pages > 0 ? k_exit_ok : k_exit_nothing;
    }

private:
    void add(std::string figure, exchange::Cell value) {
        m_table.rows.push_back({std::move(figure), std::move(value)});
    }

    void add_counts(const std::string& of, const Counts& counts) {
        add(of + " precision", rounded(counts.precision(), 10000));
        add(of + " recall", rounded(counts.recall(), 10000));
        add(of + " F", rounded(counts.f1(), 10000));
        add(of + "s right", static_cast<std::int64_t>(counts.right));
        add(of + "s wrong", static_cast<std::int64_t>(counts.wrong));
        add(of + "s missed", static_cast<std::int64_t>(counts.missed));
    }

    [[nodiscard]] double seconds() const {
        return std::max(static_cast<double>(m_ticks) / CLOCKS_PER_SEC, 1e-9);
    }

    void measure(const Case& one) {
        for (const auto& folder : m_arguments.pages) {
            const auto path = std::filesystem::path(folder) / one.file;
            std::error_code ignored;
            if (!std::filesystem::is_regular_file(path, ignored)) { continue; }
            Document document;
            document.id = document.address = path.string();
            document.stated.url = one.url;
            document.media_type = "text/html";
            document.bytes = std::string(need(acquire::map_file(path.string())).view);
            ++m_pages;
            m_bytes += document.bytes.size();
            // Time of the processor, so that other work on the machine does not count.
            const auto start = std::clock();
            const auto articles = m_reader.read(document);
            m_ticks += std::clock() - start;
            one.date.empty() ? score_text(one, articles) : score_date(one, articles.front());
            return;
        }
        if (m_absent++ == 0) { m_context.warn(one.file + ": no such page in the folders named"); }
    }

    void score_text(const Case& one, const std::vector<Article>& articles) {
        const auto text = running_text(articles);
        if (text.empty()) { ++m_empty; }
        for (const auto& segment : one.with) {
            const bool found = text.find(segment) != std::string::npos;
            found ? ++m_segments.right : ++m_segments.missed;
            if (!found) { show(one.file, "missed", segment); }
        }
        for (const auto& segment : one.without) {
            if (text.find(segment) == std::string::npos) { continue; }
            ++m_segments.wrong;
            show(one.file, "wrong", segment);
        }
    }

    void score_date(const Case& one, const Article& article) {
        const auto day =
            article.published.day ? text::to_iso(*article.published.day) : std::string();
        if (day == one.date) {
            ++m_days.right;
            return;
        }
        day.empty() ? ++m_days.missed : ++m_days.wrong;
        show(one.file, one.date, day.empty() ? "none" : day + " by " + article.published.reason);
    }

    void show(const std::string& file, const std::string& what, const std::string& text) {
        if (m_shown++ < m_arguments.errors) { add(what, file + ": " + text); }
    }

    const Arguments& m_arguments;
    Context& m_context;
    article::ArticleReader m_reader;
    Counts m_segments;
    Counts m_days;
    exchange::Tabular m_table{{"figure", "value"}, {}};
    std::size_t m_pages = 0;
    std::size_t m_empty = 0;
    std::size_t m_absent = 0;  ///< pages that no folder holds; the first is named
    std::size_t m_bytes = 0;
    unsigned m_shown = 0;
    std::clock_t m_ticks = 0;
};

}  // namespace

void add_eval_article(CLI::App& app, Context& context) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = app.add_subcommand("article", "Text and dates taken out of annotated pages");
    verb->add_option("ANNOTATIONS", arguments->annotations, "JSON: address, file, segments or date")
        ->required();
    verb->add_option("--pages", arguments->pages, "Folders with the pages")
        ->required()
        ->type_name("FOLDER");
    add_number(*verb, "--errors", arguments->errors, 0U, 100000U, "How many errors to list");
    context.on(*verb, [arguments, &context] { return Evaluation(*arguments, context).run(); });
}

}  // namespace counterclaim::app
