#include "article/page.hpp"

#include "text/char_class.hpp"
#include "text/utf8.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <memory>

namespace counterclaim::article {
namespace {

// The names of `Tag`, in its order; sorted, so that look-up is a binary search.
constexpr std::array<std::string_view, 91> k_names{
    "a",        "abbr",       "address",    "area",    "article", "aside",  "audio",   "b",
    "base",     "blockquote", "body",       "br",      "button",  "canvas", "caption", "center",
    "cite",     "code",       "dd",         "details", "dialog",  "div",    "dl",      "dt",
    "em",       "embed",      "figcaption", "figure",  "font",    "footer", "form",    "frame",
    "h1",       "h2",         "h3",         "h4",      "h5",      "h6",     "head",    "header",
    "hr",       "html",       "i",          "iframe",  "img",     "input",  "label",   "legend",
    "li",       "link",       "main",       "map",     "menu",    "meta",   "nav",     "noscript",
    "object",   "ol",         "option",     "p",       "picture", "pre",    "q",       "s",
    "script",   "section",    "select",     "small",   "source",  "span",   "strike",  "strong",
    "style",    "sub",        "summary",    "sup",     "svg",     "table",  "tbody",   "td",
    "template", "textarea",   "tfoot",      "th",      "thead",   "time",   "title",   "tr",
    "u",        "ul",         "video"};
static_assert(static_cast<std::size_t>(Tag::other) == k_names.size());

constexpr std::size_t k_value_bytes_max =
    4000;  // of an attribute; longer ones are data, not meaning
constexpr std::uint32_t k_inner_nodes_max = 2000;      // looked at for one inner text
constexpr std::size_t k_script_bytes_max = 16U << 20;  // of all scripts of a page

Tag tag_of(std::string_view name) {
    if (const auto colon = name.rfind(':'); colon != std::string_view::npos) {
        name.remove_prefix(colon + 1);
    }
    const auto found = std::lower_bound(k_names.begin(), k_names.end(), name);
    return found != k_names.end() && *found == name ? static_cast<Tag>(found - k_names.begin())
                                                    : Tag::other;
}

/// Elements closed by HTML5 rules that libxml2 2.9, which knows HTML4, does not know.
bool is_void(Tag tag) { return tag == Tag::source || tag == Tag::embed; }

std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view{}
                           : std::string_view(reinterpret_cast<const char*>(text));
}

/// Cuts attributes past `count_max` out of every start tag: the parser takes quadratic time in
/// their number.
std::string without_long_tags(std::string_view page, std::size_t count_max) {
    std::string out;
    std::size_t kept = 0;
    for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at)) {
        ++at;
        if (at >= page.size() || !((page[at] | 0x20) >= 'a' && (page[at] | 0x20) <= 'z')) {
            continue;
        }
        std::size_t count = 0;
        std::size_t cut = 0;
        char quote = 0;
        bool space = false;
        std::size_t i = at;
        for (; i < page.size(); ++i) {
            const char c = page[i];
            if (quote != 0) {
                if (c == quote) { quote = 0; }
                continue;
            }
            if (c == '>' || c == '<') { break; }
            if ((c == '"' || c == '\'') && i > 0 && page[i - 1] == '=') { quote = c; }
            const bool blank =
                c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '/';
            if (space && !blank && ++count == count_max + 1) { cut = i; }
            space = blank;
        }
        // A quotation mark that is never closed would swallow the page: such a tag is left to the
        // parser.
        if (cut != 0 && (i < page.size() || quote == 0)) {
            out.append(page, kept, cut - kept);
            kept = i;
        }
        at = cut != 0 ? i : at;
        if (at >= page.size()) { break; }
    }
    if (kept == 0) { return {}; }
    out.append(page.substr(kept));
    return out;
}

}  // namespace

bool is_heading(Tag tag) { return tag >= Tag::h1 && tag <= Tag::h6; }

bool is_block(Tag tag) {
    switch (tag) {
        case Tag::address:
        case Tag::article:
        case Tag::aside:
        case Tag::blockquote:
        case Tag::body:
        case Tag::caption:
        case Tag::center:
        case Tag::dd:
        case Tag::details:
        case Tag::dialog:
        case Tag::div:
        case Tag::dl:
        case Tag::dt:
        case Tag::figcaption:
        case Tag::figure:
        case Tag::footer:
        case Tag::form:
        case Tag::h1:
        case Tag::h2:
        case Tag::h3:
        case Tag::h4:
        case Tag::h5:
        case Tag::h6:
        case Tag::header:
        case Tag::hr:
        case Tag::html:
        case Tag::legend:
        case Tag::li:
        case Tag::main:
        case Tag::menu:
        case Tag::nav:
        case Tag::ol:
        case Tag::p:
        case Tag::pre:
        case Tag::section:
        case Tag::summary:
        case Tag::table:
        case Tag::tbody:
        case Tag::td:
        case Tag::tfoot:
        case Tag::th:
        case Tag::thead:
        case Tag::tr:
        case Tag::ul:
        case Tag::video:
        case Tag::iframe:
            return true;
        default:
            return false;
    }
}

/// Takes the parser's events and lays the nodes out.
class PageBuilder {
public:
    PageBuilder(Page& page, const Page::Limits& limits, xmlParserCtxtPtr parser)
        : m_page(page), m_limits(limits), m_parser(parser) {}

    void start(const xmlChar* name, const xmlChar** attributes) {
        if (full()) { return; }
        const Tag tag = tag_of(view(name));
        Page::Node node;
        node.tag = tag;
        node.parent = m_open.empty() ? 0 : m_open.back();
        node.attributes = static_cast<std::uint32_t>(m_page.m_attributes.size());
        for (std::size_t i = 0; attributes != nullptr && attributes[i] != nullptr; i += 2) {
            if (node.attribute_count >= m_limits.tag_attributes_max) { break; }
            m_page.m_attributes.push_back(
                {keep(view(attributes[i])), keep(view(attributes[i + 1]))});
            ++node.attribute_count;
        }
        m_open.push_back(static_cast<std::uint32_t>(m_page.m_nodes.size()));
        m_page.m_nodes.push_back(node);
        m_text_open = false;
        if (is_void(tag)) { end(name); }
    }

    void end(const xmlChar* name) {
        m_text_open = false;
        if (m_open.empty()) { return; }
        const Tag tag = tag_of(view(name));
        // The parser closes in order; where it reports another element than the open one, the
        // nearest of its name is meant.
        for (std::size_t up = 0; up < std::min<std::size_t>(m_open.size(), 8); ++up) {
            if (m_page.m_nodes[m_open[m_open.size() - 1 - up]].tag != tag) { continue; }
            for (std::size_t i = 0; i <= up; ++i) { close(); }
            return;
        }
    }

    void text(const xmlChar* bytes, int length) {
        if (length <= 0 || m_open.empty()) { return; }
        const Tag parent = m_page.m_nodes[m_open.back()].tag;
        if (parent == Tag::style) { return; }
        const std::string_view content(reinterpret_cast<const char*>(bytes),
                                       static_cast<std::size_t>(length));
        if (parent == Tag::script) {
            add_script(content);
            return;
        }
        const auto where = position();
        if (!m_text_open) {
            if (full()) { return; }
            Page::Node node;
            node.tag = Tag::text;
            node.parent = m_open.back();
            node.text.begin = node.text.end = static_cast<std::uint32_t>(m_page.m_text.size());
            const auto length_bytes = static_cast<std::uint32_t>(content.size());
            node.source.begin = where >= length_bytes ? where - length_bytes : 0;
            m_page.m_nodes.push_back(node);
            m_page.m_nodes.back().end = static_cast<std::uint32_t>(m_page.m_nodes.size());
            m_text_open = true;
        }
        auto& node = m_page.m_nodes.back();
        m_page.m_text += content;
        node.text.end = static_cast<std::uint32_t>(m_page.m_text.size());
        node.source.end = where;
    }

    void finish() {
        while (!m_open.empty()) { close(); }
    }

private:
    [[nodiscard]] bool full() {
        const bool is_full = m_page.m_nodes.size() >= m_limits.nodes_max;
        m_page.m_cut = m_page.m_cut || is_full;
        return is_full;
    }
    void close() {
        m_page.m_nodes[m_open.back()].end = static_cast<std::uint32_t>(m_page.m_nodes.size());
        m_open.pop_back();
    }
    [[nodiscard]] Span keep(std::string_view text) {
        Span span;
        span.begin = static_cast<std::uint32_t>(m_page.m_strings.size());
        m_page.m_strings += text::clip(text, k_value_bytes_max);
        span.end = static_cast<std::uint32_t>(m_page.m_strings.size());
        return span;
    }
    void add_script(std::string_view content) {
        auto& all = m_page.m_script_text;
        auto& scripts = m_page.m_scripts;
        if (all.size() + content.size() > k_script_bytes_max) { return; }
        const auto begin = static_cast<std::uint32_t>(all.size());
        if (scripts.empty() || scripts.back().node != m_open.back()) {
            scripts.push_back({m_open.back(), {begin, begin}});
        }
        all += content;
        scripts.back().text.end = static_cast<std::uint32_t>(all.size());
    }
    /// Where the parser stands in the page.
    [[nodiscard]] std::uint32_t position() const {
        const auto at = xmlByteConsumed(m_parser);
        return at < 0 ? 0U : static_cast<std::uint32_t>(at);
    }

    Page& m_page;
    const Page::Limits& m_limits;
    xmlParserCtxtPtr m_parser;
    std::vector<std::uint32_t> m_open;
    bool m_text_open = false;
};

namespace {

PageBuilder& builder_of(void* context) {
    return *static_cast<PageBuilder*>(static_cast<xmlParserCtxtPtr>(context)->_private);
}
void on_start(void* context, const xmlChar* name, const xmlChar** attributes) {
    builder_of(context).start(name, attributes);
}
void on_end(void* context, const xmlChar* name) { builder_of(context).end(name); }
void on_text(void* context, const xmlChar* bytes, int length) {
    builder_of(context).text(bytes, length);
}

}  // namespace

Page Page::parse(std::string_view utf8, const Limits& limits) {
    // libxml2 makes its locks when it is first used; two threads at once would make two of one.
    static const bool k_ready = (xmlInitParser(), true);
    (void)k_ready;
    Page page;
    const auto shortened = without_long_tags(utf8, limits.tag_attributes_max);
    if (!shortened.empty()) { utf8 = shortened; }
    if (utf8.empty()) { return page; }
    const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(
        htmlCreateMemoryParserCtxt(utf8.data(), static_cast<int>(utf8.size())),
        &htmlFreeParserCtxt);
    if (parser == nullptr) { return page; }
    // The page has been decoded: what it says about its encoding no longer holds.
    htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                         HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                         HTML_PARSE_IGNORE_ENC);
    xmlSwitchEncoding(parser.get(), XML_CHAR_ENCODING_UTF8);
    htmlSAXHandler handler{};
    handler.startElement = on_start;
    handler.endElement = on_end;
    handler.characters = on_text;
    handler.cdataBlock = on_text;
    handler.ignorableWhitespace = on_text;
    *parser->sax = handler;
    PageBuilder builder(page, limits, parser.get());
    parser->_private = &builder;
    parser->userData = parser.get();
    htmlParseDocument(parser.get());
    builder.finish();
    // Spans into a shortened page would not lead back to the one given.
    if (!shortened.empty()) {
        for (auto& node : page.m_nodes) { node.source = {}; }
    }
    return page;
}

std::string_view Page::attribute(std::uint32_t node, std::string_view name) const {
    const auto& owner = m_nodes[node];
    for (std::uint32_t i = 0; i < owner.attribute_count; ++i) {
        const auto& attribute = m_attributes[owner.attributes + i];
        if (slice(m_strings, attribute.name) == name) { return slice(m_strings, attribute.value); }
    }
    return {};
}

bool Page::has_attribute(std::uint32_t node, std::string_view name) const {
    const auto& owner = m_nodes[node];
    for (std::uint32_t i = 0; i < owner.attribute_count; ++i) {
        if (slice(m_strings, m_attributes[owner.attributes + i].name) == name) { return true; }
    }
    return false;
}

std::string Page::inner_text(std::uint32_t node, std::size_t bytes_max) const {
    std::string out;
    bool space = false;
    const auto end = std::min<std::uint32_t>(m_nodes[node].end, node + k_inner_nodes_max);
    std::uint32_t block_end = end;
    for (std::uint32_t i = node; i < end && out.size() < bytes_max; ++i) {
        const auto& below = m_nodes[i];
        if (i >= block_end) {
            space = true;
            block_end = end;
        }
        if (below.tag != Tag::text) {
            if (is_block(below.tag)) { block_end = below.end; }
            space = space || is_block(below.tag) || below.tag == Tag::br;
            continue;
        }
        for (const auto point : text::code_points(text_of(below))) {
            if (text::is_space(point.code)) {
                space = true;
                continue;
            }
            if (space && !out.empty()) { out += ' '; }
            space = false;
            text::append_utf8(out, point.code);
            if (out.size() >= bytes_max) { break; }
        }
    }
    return out;
}

}  // namespace counterclaim::article
