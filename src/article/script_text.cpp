#include "article/script_text.hpp"

#include "article/lines.hpp"
#include "article/page_content.hpp"
#include "text/char_class.hpp"
#include "text/utf8.hpp"

#include <simdjson.h>

#include <algorithm>
#include <optional>

namespace counterclaim::article {
namespace {

namespace dom = simdjson::dom;

constexpr std::size_t k_values_max = 200000;
constexpr std::size_t k_state_bytes_max = 8U << 20;
constexpr std::size_t k_scripts_max = 100;
constexpr std::size_t k_script_bytes_min = 200;
constexpr std::size_t k_markup_values_max = 200;
constexpr std::uint32_t k_sentence_chars_min = 40;
/// A state is gone into as long as one value holds this share of its text.
constexpr double k_inner_share = 0.6;

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

PageBlock plain_block(std::string_view text) {
    PageBlock block;
    block.tag = Tag::p;
    block.text = std::string(text);
    block.chars = static_cast<std::uint32_t>(text::count_code_points(text));
    block.words = static_cast<std::uint32_t>(text::count_words(text));
    return block;
}

/// From the first brace of a script to the one that closes it; strings are passed over.
std::string_view state_of_script(std::string_view script) {
    const auto begin = script.find_first_of("{[");
    if (begin == std::string_view::npos || script.size() > k_state_bytes_max) { return {}; }
    std::size_t depth = 0;
    bool quoted = false;
    for (std::size_t i = begin; i < script.size(); ++i) {
        const char c = script[i];
        if (quoted) {
            if (c == '\\') {
                ++i;
            } else if (c == '"') {
                quoted = false;
            }
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if ((c == '}' || c == ']') && --depth == 0) {
            return script.substr(begin, i - begin + 1);
        }
    }
    return {};
}

/// The values of a state in the order of the script; like a page's nodes, the subtree of value i is
/// [i, values[i].end).
class State {
public:
    State(const PagePatterns& patterns, const Page::Limits& limits)
        : m_patterns(patterns), m_limits(limits) {}

    ScriptText read(std::string_view json) {
        dom::parser parser;
        dom::element root;
        if (parser.parse(json.data(), json.size()).get(root) != simdjson::SUCCESS) { return {}; }
        walk(root);
        return text_below(richest());
    }

private:
    struct Value {
        std::uint32_t end = 0;
        std::string_view text;
        bool markup = false;
    };

    /// Depth first without recursion: the parser bounds the depth, the limit the number.
    void walk(const dom::element& root) {
        struct Pending {
            dom::element element;
            std::uint32_t close = 0;  ///< not 0: no element, but the end of value `close` - 1
        };
        std::vector<Pending> pending{{root, 0}};
        std::vector<dom::element> children;
        while (!pending.empty() && m_values.size() < k_values_max) {
            const auto next = pending.back();
            pending.pop_back();
            if (next.close != 0) {
                m_values[next.close - 1].end = static_cast<std::uint32_t>(m_values.size());
                continue;
            }
            add(next.element);
            children.clear();
            dom::array list;
            dom::object object;
            if (next.element.get(list) == simdjson::SUCCESS) {
                children.assign(list.begin(), list.end());
            } else if (next.element.get(object) == simdjson::SUCCESS) {
                for (const auto field : object) { children.push_back(field.value); }
            }
            pending.push_back({next.element, static_cast<std::uint32_t>(m_values.size())});
            for (auto child = children.rbegin(); child != children.rend(); ++child) {
                pending.push_back({*child, 0});
            }
        }
        for (auto& value : m_values) {
            if (value.end == 0) { value.end = static_cast<std::uint32_t>(m_values.size()); }
        }
    }

    void add(const dom::element& element) {
        Value value;
        double weight = 0;
        std::string_view text;
        if (element.get(text) == simdjson::SUCCESS) {
            text = text::trim_space(text);
            if (holds_markup(text)) {
                value.markup = true;
                value.text = text;
                weight = static_cast<double>(text.size());
            } else if (text.size() >= k_sentence_chars_min && ends_sentence(text)) {
                value.text = text;
                weight = static_cast<double>(text.size());
            }
        }
        m_values.push_back(value);
        m_sums.push_back(m_sums.back() + weight);
    }

    [[nodiscard]] double weight(std::uint32_t value) const {
        return m_sums[m_values[value].end] - m_sums[value];
    }

    [[nodiscard]] std::uint32_t richest() const {
        std::uint32_t best = 0;
        for (std::uint32_t i = 1; i < m_values.size() && i < m_values[best].end;) {
            if (weight(i) >= k_inner_share * weight(best) && weight(i) > 0) {
                best = i;
                ++i;
            } else {
                i = m_values[i].end;
            }
        }
        return best;
    }

    [[nodiscard]] ScriptText text_below(std::uint32_t root) const {
        ScriptText found;
        std::size_t parsed = 0;
        for (std::uint32_t i = root; i < m_values[root].end; ++i) {
            const auto& value = m_values[i];
            if (value.text.empty()) { continue; }
            if (value.markup) {
                if (++parsed > k_markup_values_max) { break; }
                auto inner = text_of_markup(value.text, m_patterns, m_limits);
                found.text_chars += inner.text_chars;
                std::move(inner.blocks.begin(), inner.blocks.end(),
                          std::back_inserter(found.blocks));
            } else {
                found.blocks.push_back(plain_block(value.text));
                found.text_chars += found.blocks.back().chars;
            }
        }
        return found;
    }

    const PagePatterns& m_patterns;
    Page::Limits m_limits;
    std::vector<Value> m_values;
    std::vector<double> m_sums{0};
};

/// What one script element holds; templates are markup, states JSON.
ScriptText text_of_script(std::string_view type, std::string_view script,
                          const PagePatterns& patterns, const Page::Limits& limits) {
    script = text::trim_space(script);
    if (contains(type, "ld+json")) { return {}; }
    if (script.starts_with('<') && !script.starts_with("<!--") && holds_markup(script)) {
        return text_of_markup(script, patterns, limits);
    }
    const auto json = state_of_script(script);
    return json.empty() ? ScriptText{} : State(patterns, limits).read(json);
}

}  // namespace

bool holds_markup(std::string_view text) {
    return contains(text, "</p>") || contains(text, "<p>") || contains(text, "</div>") ||
           contains(text, "<br");
}

ScriptText text_of_markup(std::string_view html, const PagePatterns& patterns,
                          const Page::Limits& limits) {
    const auto page = Page::parse(html, limits);
    auto content = find_content(page, patterns.roles_of(page));
    for (auto& block : content.blocks) { block.source = {}; }
    return {std::move(content.blocks), content.text_chars};
}

ScriptText find_script_text(const Page& page, const PagePatterns& patterns,
                            const Page::Limits& limits) {
    ScriptText best;
    const auto offer = [&best](ScriptText found) {
        if (found.text_chars > best.text_chars) { best = std::move(found); }
    };
    std::size_t looked_at = 0;
    for (const auto& script : page.scripts()) {
        if (script.text.length_bytes() < k_script_bytes_min) { continue; }
        if (++looked_at > k_scripts_max) { break; }
        offer(text_of_script(page.attribute(script.node, "type"), page.text_of(script), patterns,
                             limits));
    }
    auto content = find_template_content(page, patterns.roles_of(page));
    offer({std::move(content.blocks), content.text_chars});
    return best;
}

}  // namespace counterclaim::article
