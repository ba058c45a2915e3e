#include "rules/rule_set.hpp"

// The library's own assertions fail on malformed keys that its parser then reports as errors.
#define TOML_ASSERT(expression) static_cast<void>(0)
#include <toml++/toml.h>

#include <sstream>

namespace counterclaim::rules {
namespace {

tl::unexpected<Error> wrong(std::string_view file, const toml::node& node, std::string what) {
    return fail(ErrorCode::pack_invalid,
                std::string(file) + ":" + std::to_string(node.source().begin.line), std::move(what),
                "see docs/reference/rules.md");
}

std::optional<std::string> scalar(const toml::node& node) {
    if (const auto text = node.value_exact<std::string>()) { return *text; }
    if (const auto number = node.value_exact<std::int64_t>()) { return std::to_string(*number); }
    if (const auto flag = node.value_exact<bool>()) { return *flag ? "true" : "false"; }
    if (const auto day = node.value_exact<toml::date>()) {
        std::ostringstream out;
        out << *day;
        return out.str();
    }
    return std::nullopt;
}

/// Reads the tables of one `[[rule]]`.
class RuleReader {
public:
    RuleReader(std::string_view file, const toml::table& table, const Parts& parts, Words& words,
               const Vocabulary& vocabulary)
        : m_file(file), m_table(table), m_parts(parts), m_words(words), m_vocabulary(vocabulary) {}

    Expected<Rule> run() {
        for (const auto& [key, node] : m_table) {
            auto done = read(key.str(), node);
            if (!done) { return tl::unexpected<Error>(done.error()); }
        }
        if (m_rule.id.empty()) { return wrong(m_file, m_table, "a rule has no id"); }
        if (m_rule.pattern.steps.empty()) {
            return wrong(m_file, m_table, "the rule has no pattern");
        }
        return std::move(m_rule);
    }

private:
    Expected<void> read(std::string_view key, const toml::node& node) {
        if (key == "match") { return examples(node, true); }
        if (key == "no_match") { return examples(node, false); }
        if (key == "emit") { return pairs(node, m_rule.emit); }
        if (key == "before") { return patterns(node, m_rule.before); }
        if (key == "after") { return patterns(node, m_rule.after); }
        if (key == "not_before") { return patterns(node, m_rule.not_before); }
        if (key == "not_after") { return patterns(node, m_rule.not_after); }
        if (key == "priority" && node.is_integer()) {
            m_rule.priority = static_cast<int>(node.value_or(std::int64_t{0}));
            return {};
        }
        if (key == "veto" && node.is_boolean()) {
            m_rule.veto = node.value_or(false);
            return {};
        }
        const auto text = node.value_exact<std::string>();
        if (text && key == "id") {
            m_rule.id = *text;
        } else if (text && key == "purpose") {
            m_rule.purpose = *text;
        } else if (text && key == "pattern") {
            return compile_into(node, *text, m_rule.pattern);
        } else {
            return wrong(m_file, node,
                         "the key \"" + std::string(key) + "\" is unknown or of the wrong kind");
        }
        return {};
    }

    Expected<void> compile_into(const toml::node& node, std::string_view source, Pattern& out,
                                const PatternLimits& limits = {}) {
        auto pattern = compile(source, m_parts, m_words, m_vocabulary, limits);
        if (!pattern) {
            const auto id = m_table["id"].value_or(std::string("?"));
            return wrong(m_file, node, "rule " + id + ": " + pattern.error().what);
        }
        out = *std::move(pattern);
        return {};
    }

    Expected<void> patterns(const toml::node& node, std::vector<Pattern>& out) {
        const auto one = [&](const toml::node& value) -> Expected<void> {
            const auto text = value.value_exact<std::string>();
            if (!text) {
                return wrong(m_file, value, "a context is a pattern or a list of patterns");
            }
            out.emplace_back();
            PatternLimits limits;
            limits.may_be_empty = true;
            return compile_into(value, *text, out.back(), limits);
        };
        const auto* list = node.as_array();
        if (list == nullptr) { return one(node); }
        for (const auto& value : *list) {
            auto done = one(value);
            if (!done) { return done; }
        }
        return {};
    }

    Expected<void> pairs(const toml::node& node,
                         std::vector<std::pair<std::string, std::string>>& out) {
        const auto* table = node.as_table();
        if (table == nullptr) { return wrong(m_file, node, "a table was expected"); }
        for (const auto& [key, value] : *table) {
            auto text = scalar(value);
            if (!text) { return wrong(m_file, value, "a word, number or date was expected"); }
            out.emplace_back(std::string(key.str()), *std::move(text));
        }
        return {};
    }

    Expected<void> examples(const toml::node& node, bool matches) {
        const auto* list = node.as_array();
        if (list == nullptr) { return wrong(m_file, node, "examples are a list"); }
        for (const auto& value : *list) {
            Example example;
            example.matches = matches;
            if (const auto text = value.value_exact<std::string>()) {
                example.text = *text;
            } else {
                auto done = pairs(value, example.fields);
                if (!done) { return done; }
                example.text = std::string(example.field("text"));
            }
            if (example.text.empty()) { return wrong(m_file, value, "an example has no text"); }
            m_rule.examples.push_back(std::move(example));
        }
        return {};
    }

    std::string_view m_file;
    const toml::table& m_table;
    const Parts& m_parts;
    Words& m_words;
    const Vocabulary& m_vocabulary;
    Rule m_rule;
};

/// Debian's toml++ is built with exceptions; they end here.
Expected<toml::table> parse_toml(std::string_view bytes, std::string_view name) {
    try {
        return toml::parse(bytes, name);
    } catch (const toml::parse_error& error) {
        return fail(ErrorCode::pack_invalid,
                    std::string(name) + ":" + std::to_string(error.source().begin.line),
                    std::string(error.description()), "the file is not valid TOML");
    }
}

/// Why a rule is not complete; empty where it is.
std::string missing_in(const Rule& rule) {
    bool positive = false;
    bool negative = false;
    for (const auto& example : rule.examples) { (example.matches ? positive : negative) = true; }
    if (rule.purpose.empty()) { return "has no purpose"; }
    if (!positive) { return "has no example that matches"; }
    if (!negative) { return "has no example that must not match"; }
    return {};
}

}  // namespace

Expected<void> RuleSet::add_rules(const Resources& resources, std::string_view name, bool check) {
    auto bytes = resources.open(name);
    if (!bytes) { return tl::unexpected<Error>(bytes.error()); }
    auto parsed = parse_toml(bytes->view, name);
    if (!parsed) { return tl::unexpected<Error>(parsed.error()); }
    const toml::table& root = *parsed;
    Parts parts;
    if (const auto* table = root["parts"].as_table()) {
        for (const auto& [key, value] : *table) {
            const auto text = value.value_exact<std::string>();
            if (!text) { return wrong(name, value, "a part is a pattern"); }
            parts.emplace(std::string(key.str()), *text);
        }
    }
    const auto* list = root["rule"].as_array();
    if (list == nullptr) { return {}; }
    for (const auto& node : *list) {
        const auto* table = node.as_table();
        if (table == nullptr) { return wrong(name, node, "a rule is a table, [[rule]]"); }
        auto rule = RuleReader(name, *table, parts, m_words, m_vocabulary).run();
        if (!rule) { return tl::unexpected<Error>(rule.error()); }
        if (const auto missing = missing_in(*rule); check && !missing.empty()) {
            return wrong(name, node, "rule " + rule->id + " " + missing);
        }
        m_rules.push_back(*std::move(rule));
    }
    return {};
}

}  // namespace counterclaim::rules
