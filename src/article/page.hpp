#pragma once

#include <counterclaim/span.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::article {

/// The elements that mean something to us; every other one is `other`. In the order of their names.
enum class Tag : std::uint8_t {
    a,
    abbr,
    address,
    area,
    article,
    aside,
    audio,
    b,
    base,
    blockquote,
    body,
    br,
    button,
    canvas,
    caption,
    center,
    cite,
    code,
    dd,
    details,
    dialog,
    div,
    dl,
    dt,
    em,
    embed,
    figcaption,
    figure,
    font,
    footer,
    form,
    frame,
    h1,
    h2,
    h3,
    h4,
    h5,
    h6,
    head,
    header,
    hr,
    html,
    i,
    iframe,
    img,
    input,
    label,
    legend,
    li,
    link,
    main,
    map,
    menu,
    meta,
    nav,
    noscript,
    object,
    ol,
    option,
    p,
    picture,
    pre,
    q,
    s,
    script,
    section,
    select,
    small,
    source,
    span,
    strike,
    strong,
    style,
    sub,
    summary,
    sup,
    svg,
    table,
    tbody,
    td,
    template_,
    textarea,
    tfoot,
    th,
    thead,
    time,
    title,
    tr,
    u,
    ul,
    video,
    other,
    text,  ///< no element: a run of text
};

/// A page as a flat list of elements and texts in document order. The subtree of node i is [i,
/// nodes[i].end), so no walk needs recursion, however deep a page is nested.
class Page {
public:
    struct Node {
        std::uint32_t parent = 0;
        std::uint32_t end = 0;         ///< index after the last node below it
        Span text;                     ///< of a text node: in `text()`
        Span source;                   ///< of a text node: in the page's bytes
        std::uint32_t attributes = 0;  ///< first attribute; they are `attribute_count`
        std::uint16_t attribute_count = 0;
        Tag tag = Tag::other;
    };

    /// What a script element holds; no node of the page stands for it.
    struct Script {
        std::uint32_t node = 0;  ///< its element
        Span text;
    };

    struct Limits {
        std::size_t nodes_max = 400000;
        std::size_t tag_attributes_max = 200;
    };

    /// Parses a page in UTF-8; broken markup is repaired as browsers do. Never fails: what is no
    /// markup becomes text.
    [[nodiscard]] static Page parse(std::string_view utf8, const Limits& limits);

    [[nodiscard]] const std::vector<Node>& nodes() const { return m_nodes; }
    [[nodiscard]] const Node& operator[](std::uint32_t index) const { return m_nodes[index]; }
    [[nodiscard]] std::string_view text_of(const Node& node) const {
        return slice(m_text, node.text);
    }
    [[nodiscard]] const std::vector<Script>& scripts() const { return m_scripts; }
    [[nodiscard]] std::string_view text_of(const Script& script) const {
        return slice(m_script_text, script.text);
    }
    /// The value of an attribute, empty if it has none of this name (lower case).
    [[nodiscard]] std::string_view attribute(std::uint32_t node, std::string_view name) const;
    [[nodiscard]] bool has_attribute(std::uint32_t node, std::string_view name) const;
    /// All text below a node, white space collapsed; at most `bytes_max` bytes from
    /// at most 2000 nodes, so that asking every element stays linear.
    [[nodiscard]] std::string inner_text(std::uint32_t node, std::size_t bytes_max) const;
    [[nodiscard]] bool cut() const { return m_cut; }

private:
    friend class PageBuilder;
    struct Attribute {
        Span name;
        Span value;
    };
    std::vector<Node> m_nodes;
    std::vector<Attribute> m_attributes;
    std::vector<Script> m_scripts;
    std::string m_script_text;
    std::string m_text;     ///< all text, one run after the other
    std::string m_strings;  ///< names and values of attributes
    bool m_cut = false;
};

/// Elements whose content stands on lines of its own.
[[nodiscard]] bool is_block(Tag tag);
[[nodiscard]] bool is_heading(Tag tag);

}  // namespace counterclaim::article
