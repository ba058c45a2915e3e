#include "rules/syntax_tree.hpp"

#include <optional>
#include <utility>

namespace counterclaim::rules {
namespace {

constexpr std::string_view k_special = "()|?{}:@#~^+_\"<>!";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_name(char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '_'; }
bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/// Recursive descent over the pattern's text. Nesting, through parentheses and parts, is bounded.
class Parser {
public:
    Parser(std::string_view source, const Parts& parts, Words& words, const Vocabulary& vocabulary,
           const PatternLimits& limits, std::size_t depth)
        : m_source(source),
          m_parts(parts),
          m_words(words),
          m_vocabulary(vocabulary),
          m_limits(limits),
          m_depth(depth) {}

    Expected<Node> run() {
        if (m_source.size() > m_limits.source_bytes) { return wrong("the pattern is too long"); }
        auto node = choice();
        if (!node) { return node; }
        if (m_at < m_source.size()) { return wrong("unexpected \")\" or \"}\""); }
        return node;
    }

private:
    using Kind = Node::Kind;

    [[nodiscard]] tl::unexpected<Error> wrong(std::string what) const {
        return fail(ErrorCode::pack_invalid, {},
                    std::move(what) + " at byte " + std::to_string(m_at) + " of the pattern");
    }
    void skip_space() {
        while (m_at < m_source.size() && is_space(m_source[m_at])) { ++m_at; }
    }
    [[nodiscard]] bool at_end() const { return m_at >= m_source.size(); }
    [[nodiscard]] char peek() const { return at_end() ? '\0' : m_source[m_at]; }
    bool take(char c) {
        if (peek() != c) { return false; }
        ++m_at;
        return true;
    }
    std::string_view take_name() {
        const std::size_t begin = m_at;
        while (!at_end() && is_name(peek())) { ++m_at; }
        return m_source.substr(begin, m_at - begin);
    }
    std::string_view take_constant() {
        const std::size_t begin = m_at;
        const auto allowed = [](char c) {
            return is_name(c) || (c >= 'A' && c <= 'Z') || c == '-' || c == '+';
        };
        while (!at_end() && allowed(peek())) { ++m_at; }
        return m_source.substr(begin, m_at - begin);
    }
    std::optional<std::int64_t> take_number() {
        const std::size_t begin = m_at;
        std::int64_t value = 0;
        while (!at_end() && is_digit(peek()) && m_at - begin < 12) {
            value = value * 10 + (m_source[m_at++] - '0');
        }
        if (m_at == begin) { return std::nullopt; }
        return value;
    }

    Expected<Node> choice() {
        if (++m_depth > m_limits.nesting) { return wrong("nested too deep"); }
        Node node;
        node.kind = Kind::choice;
        while (true) {
            auto branch = sequence();
            if (!branch) { return branch; }
            node.children.push_back(*std::move(branch));
            if (!take('|')) { break; }
        }
        --m_depth;
        if (node.children.size() == 1) {
            Node only = std::move(node.children.front());
            return only;
        }
        return node;
    }

    Expected<Node> sequence() {
        Node node;
        while (true) {
            skip_space();
            if (at_end() || peek() == '|' || peek() == ')') { return node; }
            auto element = atom();
            if (!element) { return element; }
            auto whole = suffixes(*std::move(element));
            if (!whole) { return whole; }
            node.children.push_back(*std::move(whole));
        }
    }

    Expected<Node> suffixes(Node node) {
        while (true) {
            if (take('?')) {
                node = repeat(std::move(node), 0, 1);
            } else if (take(':')) {
                const auto name = take_name();
                if (name.empty()) { return wrong("a capture needs a name"); }
                Node capture;
                capture.kind = Kind::capture;
                capture.name = std::string(name);
                if (take('=')) { capture.constant = std::string(take_constant()); }
                capture.children.push_back(std::move(node));
                node = std::move(capture);
            } else if (take('{')) {
                const auto low = take_number();
                auto high = low;
                if (take(',')) { high = take_number(); }
                if (!take('}') || !low || !high || *high < *low || *high == 0 ||
                    *high > m_limits.repetition) {
                    return wrong("a repetition is {n} or {low,high} with a small upper end");
                }
                node = repeat(std::move(node), static_cast<std::uint32_t>(*low),
                              static_cast<std::uint32_t>(*high));
            } else {
                return node;
            }
        }
    }

    static Node repeat(Node inner, std::uint32_t low, std::uint32_t high) {
        Node node;
        node.kind = Kind::repeat;
        node.low = low;
        node.high = high;
        node.children.push_back(std::move(inner));
        return node;
    }
    static Node leaf(Kind kind) {
        Node node;
        node.kind = kind;
        return node;
    }
    static Node test_node(ItemTest test) {
        Node node;
        node.kind = Kind::test;
        node.test = std::move(test);
        return node;
    }

    Expected<Node> atom() {
        const char c = peek();
        if (c == '(') { return group(); }
        if (c == '@') { return class_reference(); }
        if (c == '#') { return number(); }
        if (c == '~') { return lemma(); }
        if (c == '<') { return part(); }
        if (c == '!') { return negation(); }
        if (c == '"') { return quoted(); }
        if (c == '+') { return ++m_at, leaf(Kind::glued); }
        if (c == ':') { return ++m_at, phrase(":"); }
        if (c == '_') { return ++m_at, test_node({}); }
        if (c == '^') {
            ++m_at;
            auto inner = atom();
            if (!inner) { return inner; }
            Node node;
            node.children.push_back(leaf(Kind::capital));
            node.children.push_back(*std::move(inner));
            return node;
        }
        if (k_special.find(c) != std::string_view::npos) {
            return wrong("\"" + std::string(1, c) + "\" stands where an element was expected");
        }
        return word();
    }

    Expected<Node> group() {
        ++m_at;
        auto inner = choice();
        if (!inner) { return inner; }
        if (!take(')')) { return wrong("\")\" is missing"); }
        return inner;
    }

    Expected<Node> class_reference() {
        ++m_at;
        const auto name = take_name();
        const auto id = m_vocabulary.find_class(name);
        if (!id) { return wrong("no vocabulary class is called \"" + std::string(name) + "\""); }
        Node node = leaf(Kind::vocabulary);
        node.class_id = *id;
        return node;
    }

    Expected<Node> number() {
        ++m_at;
        ItemTest test;
        test.kind = ItemTest::Kind::number;
        test.high = 1'000'000'000'000'000;
        if (is_digit(peek())) {
            const auto low = take_number();
            auto high = low;
            if (take('-')) { high = take_number(); }
            if (!low || !high || *high < *low) { return wrong("a number range is #low-high"); }
            test.low = *low;
            test.high = *high;
        }
        if (peek() == 'd' && m_at + 1 < m_source.size() && is_digit(m_source[m_at + 1])) {
            ++m_at;
            test.digits = static_cast<std::uint8_t>(take_number().value_or(0));
        }
        return test_node(test);
    }

    Expected<Node> lemma() {
        ++m_at;
        auto inner = word();
        if (!inner) { return inner; }
        if (inner->kind != Kind::test || inner->test.kind != ItemTest::Kind::word) {
            return wrong("a lemma is one word");
        }
        inner->test.kind = ItemTest::Kind::lemma;
        return inner;
    }

    Expected<Node> part() {
        ++m_at;
        const auto name = take_name();
        if (!take('>')) { return wrong("\">\" is missing"); }
        const auto found = m_parts.find(name);
        if (found == m_parts.end()) {
            return wrong("no part is called \"" + std::string(name) + "\"");
        }
        if (m_depth + 1 > m_limits.nesting) { return wrong("parts are nested too deep"); }
        auto node =
            Parser(found->second, m_parts, m_words, m_vocabulary, m_limits, m_depth + 1).run();
        if (!node) {
            return fail(ErrorCode::pack_invalid, {},
                        "in part <" + std::string(name) + ">: " + node.error().what);
        }
        return node;
    }

    Expected<Node> negation() {
        ++m_at;
        auto inner = atom();
        if (!inner) { return inner; }
        Node node = leaf(Kind::none_of);
        if (!collect(*inner, node)) {
            return wrong("\"!\" takes single words, classes, tags, numbers, or a choice of them");
        }
        return node;
    }
    static bool collect(const Node& node, Node& out) {
        if (node.kind == Kind::test || node.kind == Kind::vocabulary) {
            out.children.push_back(node);
            return true;
        }
        const bool single = node.kind == Kind::sequence && node.children.size() == 1;
        if (!single && node.kind != Kind::choice) { return false; }
        for (const auto& child : node.children) {
            if (!collect(child, out)) { return false; }
        }
        return true;
    }

    Expected<Node> quoted() {
        ++m_at;
        const auto end = m_source.find('"', m_at);
        if (end == std::string_view::npos) { return wrong("a quotation mark is missing"); }
        auto node = phrase(m_source.substr(m_at, end - m_at));
        m_at = end + 1;
        return node;
    }

    Expected<Node> word() {
        const std::size_t begin = m_at;
        while (!at_end() && !is_space(peek()) && k_special.find(peek()) == std::string_view::npos) {
            ++m_at;
        }
        const auto written = m_source.substr(begin, m_at - begin);
        if (written == "BOS") { return leaf(Kind::begin); }
        if (written == "EOS") { return leaf(Kind::end); }
        const auto bracket = written.find('[');
        if (const auto upos = parse_upos(written.substr(0, bracket))) {
            ItemTest test;
            test.upos = *upos;
            test.kind = ItemTest::Kind::upos;
            if (bracket != std::string_view::npos && written.back() == ']') {
                test.kind = ItemTest::Kind::feature;
                test.feature =
                    std::string(written.substr(bracket + 1, written.size() - bracket - 2));
            }
            return test_node(test);
        }
        return phrase(written);
    }

    Expected<Node> phrase(std::string_view written) {
        Node node;
        for (const WordId id : word_ids(written, m_words)) {
            ItemTest test;
            test.kind = ItemTest::Kind::word;
            test.word = id;
            node.children.push_back(test_node(test));
        }
        if (node.children.empty()) { return wrong("an empty word"); }
        if (node.children.size() == 1) {
            Node only = std::move(node.children.front());
            return only;
        }
        return node;
    }

    std::string_view m_source;
    const Parts& m_parts;
    Words& m_words;
    const Vocabulary& m_vocabulary;
    const PatternLimits& m_limits;
    std::size_t m_depth = 0;
    std::size_t m_at = 0;
};

}  // namespace

Expected<Node> parse(std::string_view source, const Parts& parts, Words& words,
                     const Vocabulary& vocabulary, const PatternLimits& limits) {
    return Parser(source, parts, words, vocabulary, limits, 0).run();
}

}  // namespace counterclaim::rules
