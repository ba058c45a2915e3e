#include "rules/pattern.hpp"

#include "rules/syntax_tree.hpp"

#include <algorithm>
#include <set>

namespace counterclaim::rules {
namespace {

constexpr std::uint32_t k_entry_items_max = 12;

Key key_of(const ItemTest& test) {
    using Kind = ItemTest::Kind;
    switch (test.kind) {
        case Kind::word:
            return {Key::Kind::word, test.word};
        case Kind::lemma:
            return {Key::Kind::lemma, test.word};
        case Kind::upos:
        case Kind::feature:
            return {Key::Kind::upos, static_cast<std::uint32_t>(test.upos)};
        case Kind::number:
            return {Key::Kind::number, 0};
        case Kind::any:
            break;
    }
    return {};
}

/// Lists of keys; one of each list stands in every match of the node. A choice gives one list, the
/// union of the shortest of each branch.
std::vector<std::vector<Key>> required_keys(const Node& node) {
    using Kind = Node::Kind;
    constexpr std::size_t k_lists_max = 6;
    switch (node.kind) {
        case Kind::test:
            if (node.test.kind == ItemTest::Kind::any) { return {}; }
            return {{key_of(node.test)}};
        case Kind::vocabulary:
            return {{{Key::Kind::vocabulary, node.class_id}}};
        case Kind::capture:
            return required_keys(node.children.front());
        case Kind::repeat:
            return node.low == 0 ? std::vector<std::vector<Key>>{}
                                 : required_keys(node.children.front());
        case Kind::choice: {
            std::vector<Key> any;
            for (const auto& child : node.children) {
                const auto lists = required_keys(child);
                if (lists.empty()) { return {}; }
                const auto shortest = std::min_element(
                    lists.begin(), lists.end(),
                    [](const auto& a, const auto& b) { return a.size() < b.size(); });
                any.insert(any.end(), shortest->begin(), shortest->end());
            }
            return {any};
        }
        case Kind::sequence: {
            std::vector<std::vector<Key>> all;
            for (const auto& child : node.children) {
                for (auto& list : required_keys(child)) {
                    if (all.size() < k_lists_max) { all.push_back(std::move(list)); }
                }
            }
            return all;
        }
        default:
            return {};
    }
}

void collect_classes(const Node& node, std::vector<ClassId>& out) {
    if (node.kind == Node::Kind::vocabulary) {
        if (std::find(out.begin(), out.end(), node.class_id) == out.end()) {
            out.push_back(node.class_id);
        }
        return;
    }
    for (const auto& child : node.children) { collect_classes(child, out); }
}

std::uint32_t length_max(const Node& node) {
    using Kind = Node::Kind;
    std::uint32_t length = 0;
    switch (node.kind) {
        case Kind::test:
        case Kind::none_of:
            return 1;
        case Kind::vocabulary:
            return k_entry_items_max;
        case Kind::choice:
            for (const auto& child : node.children) {
                length = std::max(length, length_max(child));
            }
            return length;
        case Kind::repeat:
            return std::min<std::uint32_t>(100'000, node.high * length_max(node.children.front()));
        default:
            for (const auto& child : node.children) { length += length_max(child); }
            return std::min<std::uint32_t>(100'000, length);
    }
}

class Compiler {
public:
    explicit Compiler(std::size_t steps_max) : m_steps_max(steps_max) {}

    Pattern run(const Node& root) {
        emit(root);
        add(Step::Op::match);
        m_pattern.required = required_keys(root);
        m_pattern.length_max = length_max(root);
        return std::move(m_pattern);
    }
    [[nodiscard]] bool too_long() const { return m_too_long; }

private:
    std::uint32_t add(Step::Op op, std::uint32_t a = 0, std::uint32_t b = 0) {
        if (m_pattern.steps.size() >= m_steps_max) { m_too_long = true; }
        m_pattern.steps.push_back({op, a, b});
        return static_cast<std::uint32_t>(m_pattern.steps.size() - 1);
    }
    [[nodiscard]] std::uint32_t here() const {
        return static_cast<std::uint32_t>(m_pattern.steps.size());
    }

    void emit(const Node& node) {
        using Kind = Node::Kind;
        using Op = Step::Op;
        if (m_too_long) { return; }
        switch (node.kind) {
            case Kind::test:
                m_pattern.tests.push_back(node.test);
                add(Op::test, static_cast<std::uint32_t>(m_pattern.tests.size() - 1));
                break;
            case Kind::vocabulary:
                add(Op::vocabulary, node.class_id);
                break;
            case Kind::none_of:
                emit_none_of(node);
                break;
            case Kind::sequence:
                for (const auto& child : node.children) { emit(child); }
                break;
            case Kind::choice:
                emit_choice(node);
                break;
            case Kind::repeat:
                emit_repeat(node);
                break;
            case Kind::capture:
                emit_capture(node);
                break;
            case Kind::glued:
                add(Op::glued);
                break;
            case Kind::capital:
                add(Op::capital);
                break;
            case Kind::begin:
                add(Op::begin);
                break;
            case Kind::end:
                add(Op::end);
                break;
        }
    }

    void emit_none_of(const Node& node) {
        NoneOf list;
        for (const auto& child : node.children) {
            if (child.kind == Node::Kind::test) {
                list.tests.push_back(child.test);
            } else {
                list.classes.push_back(child.class_id);
            }
        }
        m_pattern.none_of.push_back(std::move(list));
        add(Step::Op::none_of, static_cast<std::uint32_t>(m_pattern.none_of.size() - 1));
    }

    void emit_choice(const Node& node) {
        std::vector<std::uint32_t> ends;
        for (std::size_t i = 0; i < node.children.size(); ++i) {
            const bool last = i + 1 == node.children.size();
            const std::uint32_t split = last ? 0 : add(Step::Op::split);
            if (!last) { m_pattern.steps[split].a = here(); }
            emit(node.children[i]);
            if (!last) {
                ends.push_back(add(Step::Op::jump));
                m_pattern.steps[split].b = here();
            }
        }
        for (const auto end : ends) { m_pattern.steps[end].a = here(); }
    }

    void emit_repeat(const Node& node) {
        for (std::uint32_t i = 0; i < node.low; ++i) { emit(node.children.front()); }
        std::vector<std::uint32_t> splits;
        for (std::uint32_t i = node.low; i < node.high; ++i) {
            splits.push_back(add(Step::Op::split));
            m_pattern.steps[splits.back()].a = here();
            emit(node.children.front());
        }
        for (const auto split : splits) { m_pattern.steps[split].b = here(); }
    }

    void emit_capture(const Node& node) {
        auto& names = m_pattern.capture_names;
        auto& constants = m_pattern.capture_constants;
        std::uint32_t index = 0;
        while (index < names.size() &&
               (names[index] != node.name || constants[index] != node.constant)) {
            ++index;
        }
        if (index == names.size()) {
            names.push_back(node.name);
            constants.push_back(node.constant);
            m_pattern.capture_classes.emplace_back();
        }
        collect_classes(node.children.front(), m_pattern.capture_classes[index]);
        add(Step::Op::save, 2 * index);
        emit(node.children.front());
        add(Step::Op::save, 2 * index + 1);
    }

    Pattern m_pattern;
    std::size_t m_steps_max;
    bool m_too_long = false;
};

/// Fills `first` from the steps reachable before an item is read; false if the end is among them.
bool find_first(Pattern& pattern) {
    using Op = Step::Op;
    std::set<Key> keys;
    std::vector<bool> seen(pattern.steps.size(), false);
    std::vector<std::uint32_t> open{0};
    bool reads_something = true;
    while (!open.empty()) {
        const std::uint32_t at = open.back();
        open.pop_back();
        if (seen[at]) { continue; }
        seen[at] = true;
        const Step& step = pattern.steps[at];
        switch (step.op) {
            case Op::test:
                keys.insert(key_of(pattern.tests[step.a]));
                break;
            case Op::vocabulary:
                keys.insert({Key::Kind::vocabulary, step.a});
                break;
            case Op::none_of:
                keys.insert(Key{});
                break;
            case Op::match:
                reads_something = false;
                break;
            case Op::jump:
                open.push_back(step.a);
                break;
            case Op::split:
                open.push_back(step.a);
                open.push_back(step.b);
                break;
            default:
                open.push_back(at + 1);
                break;
        }
    }
    const Key always;
    if (keys.count(always) != 0) {
        pattern.first = {always};
    } else {
        pattern.first.assign(keys.begin(), keys.end());
    }
    return reads_something;
}

}  // namespace

Expected<Pattern> compile(std::string_view source, const Parts& parts, Words& words,
                          const Vocabulary& vocabulary, const PatternLimits& limits) {
    auto tree = parse(source, parts, words, vocabulary, limits);
    if (!tree) { return tl::unexpected<Error>(tree.error()); }
    Compiler compiler(limits.steps);
    Pattern pattern = compiler.run(*tree);
    if (compiler.too_long()) {
        return fail(ErrorCode::pack_invalid, {},
                    "the pattern is too large once repetitions are written out");
    }
    if (!find_first(pattern) && !limits.may_be_empty) {
        return fail(ErrorCode::pack_invalid, {},
                    "the pattern matches nothing at all, so everywhere");
    }
    pattern.length_max = std::min(pattern.length_max, limits.length_items);
    return pattern;
}

}  // namespace counterclaim::rules
