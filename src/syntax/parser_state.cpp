#include "syntax/parser_state.hpp"

#include <algorithm>
#include <cassert>

namespace counterclaim::syntax {
namespace {

std::uint64_t bucket(std::uint32_t distance) {
    if (distance < 5) { return distance; }
    return distance < 7 ? 5 : distance < 11 ? 6 : distance < 20 ? 7 : 8;
}

}  // namespace

ParserState::ParserState(const std::vector<TaggedWord>& words)
    : m_count(static_cast<std::uint32_t>(words.size())), m_nodes(words.size() + 1) {
    m_stack.push_back(0);
    m_outside.word = m_outside.tag = m_outside.morph = m_outside.suffix = 3;
    m_nodes[0].word = m_nodes[0].tag = m_nodes[0].morph = m_nodes[0].suffix = 4;
    m_verbs.assign(words.size() + 2, 0);
    m_points.assign(words.size() + 2, 0);
    m_links.assign(words.size() + 2, 0);
    for (std::size_t i = 0; i < words.size(); ++i) {
        Node& here = m_nodes[i + 1];
        here.word = words[i].keys.lower;
        here.tag = words[i].upos + 10U;
        here.morph = combine(here.tag, words[i].features);
        here.suffix = words[i].keys.suffix[2] != 0 ? words[i].keys.suffix[2] : words[i].keys.lower;
        const auto upos = static_cast<Upos>(words[i].upos);
        m_verbs[i + 2] = m_verbs[i + 1] + (upos == Upos::verb || upos == Upos::aux ? 1 : 0);
        m_points[i + 2] = m_points[i + 1] + (upos == Upos::punct ? 1 : 0);
        m_links[i + 2] = m_links[i + 1] + (upos == Upos::cconj || upos == Upos::sconj ? 1 : 0);
    }
}

bool ParserState::allowed(Step step) const {
    switch (step) {
        case Step::shift:
            return m_next <= m_count;
        case Step::left:
            return m_next <= m_count && m_stack.size() > 1;
        case Step::right:
            return m_stack.size() > 2 || (m_stack.size() == 2 && m_next > m_count);
    }
    return false;
}

void ParserState::attach(std::uint32_t head, std::uint32_t child, std::uint8_t relation) {
    m_nodes[child].head = static_cast<std::int32_t>(head);
    m_nodes[child].relation = relation;
    Node& above = m_nodes[head];
    if (child < head) {
        above.left2 = above.left;
        above.left = child;
        above.left_labels |= std::uint64_t{1} << (relation % 64U);
        if (above.left_count < 7) { ++above.left_count; }
    } else {
        above.right2 = above.right;
        above.right = child;
        above.right_labels |= std::uint64_t{1} << (relation % 64U);
        if (above.right_count < 7) { ++above.right_count; }
    }
}

void ParserState::apply(Step step, std::uint8_t relation) {
    assert(allowed(step));
    if (step == Step::shift) {
        m_stack.push_back(m_next++);
        return;
    }
    const std::uint32_t child = m_stack.back();
    m_stack.pop_back();
    attach(step == Step::left ? m_next : m_stack.back(), child, relation);
}

std::uint64_t ParserState::between(std::uint32_t a, std::uint32_t b) const {
    if (a >= m_nodes.size() || b >= m_nodes.size() || a >= b) { return 0; }
    const auto few = [](std::uint32_t n) { return std::uint64_t{std::min(n, 3U)}; };
    return 1 + few(m_verbs[b] - m_verbs[a + 1]) + 4 * few(m_points[b] - m_points[a + 1]) +
           16 * few(m_links[b] - m_links[a + 1]);
}

void ParserState::step_rows(std::uint32_t bits, Rows& rows) const {
    rows.clear();
    std::uint64_t id = 0;
    const auto add = [&](std::uint64_t value) {
        rows.push_back(row_of(combine(++id << 50U, value), bits));
    };
    const auto add2 = [&](std::uint64_t a, std::uint64_t b) { add(combine(a, b)); };
    const auto add3 = [&](std::uint64_t a, std::uint64_t b, std::uint64_t c) {
        add(combine(combine(a, b), c));
    };
    const std::uint32_t i_s0 = top(0);
    const std::uint32_t i_s1 = top(1);
    const std::uint32_t i_b0 = m_next <= m_count ? m_next : k_none;
    const Node& s0 = node(i_s0);
    const Node& s1 = node(i_s1);
    const Node& s2 = node(top(2));
    const Node& b0 = node(i_b0);
    const Node& b1 = node(m_next + 1);
    const Node& b2 = node(m_next + 2);
    const Node& s0l = node(s0.left);
    const Node& s0r = node(s0.right);
    const Node& s1l = node(s1.left);
    const Node& s1r = node(s1.right);
    const Node& b0l = node(b0.left);
    const Node& b0l2 = node(b0.left2);
    const Node& s0r2 = node(s0.right2);
    const Node& s0l2 = node(s0.left2);
    const Node& s1r2 = node(s1.right2);

    for (const Node* one : {&s0, &s1, &b0, &b1}) {
        add(one->word);
        add(one->morph);
        add2(one->word, one->tag);
        add2(one->suffix, one->tag);
    }
    for (const Node* one : {&s2, &b2}) {
        add(one->morph);
        add2(one->word, one->tag);
    }
    add2(combine(s0.word, s0.tag), combine(b0.word, b0.tag));
    add3(s0.word, s0.tag, b0.morph);
    add3(s0.morph, b0.word, b0.tag);
    add2(s0.word, b0.word);
    add2(s0.tag, b0.tag);
    add2(s0.morph, b0.morph);
    add2(combine(s1.word, s1.tag), combine(s0.word, s0.tag));
    add3(s1.word, s1.tag, s0.morph);
    add3(s1.morph, s0.word, s0.tag);
    add2(s1.word, s0.word);
    add2(s1.tag, s0.tag);
    add2(s1.morph, s0.morph);
    add2(s1.word, b0.word);
    add2(s1.morph, b0.morph);
    add2(s1.suffix, b0.tag);
    add2(b0.morph, b1.morph);
    add3(b0.word, b1.word, s0.tag);
    add3(s0.tag, b0.tag, b1.tag);
    add3(b0.tag, b1.tag, b2.tag);
    add3(combine(s0.tag, b0.tag), b1.tag, b2.tag);
    add3(s1.tag, s0.tag, b0.tag);
    add3(s1.morph, s0.morph, b0.morph);
    add3(combine(s1.tag, s0.tag), b0.tag, b1.tag);
    add3(s2.tag, s1.tag, s0.tag);
    add3(combine(s2.tag, s1.tag), s0.tag, b0.tag);
    add3(s1.tag, s0.word, b0.tag);
    add3(s1.word, s0.tag, b0.tag);
    add3(s1.tag, s0.tag, b0.word);
    add3(s1.word, s0.tag, b0.word);
    add3(s0.word, s0.tag, combine(b0.tag, b1.tag));
    // children
    add3(s0.tag, s0l.tag, b0.tag);
    add3(s0.tag, s0r.tag, b0.tag);
    add3(s0.tag, b0.tag, b0l.tag);
    add3(s1.tag, s1l.tag, s0.tag);
    add3(s1.tag, s1r.tag, s0.tag);
    add3(s1.tag, s0.tag, s0l.tag);
    add3(s1.tag, s0.tag, s0r.tag);
    add3(s0l.word, s0.tag, b0.tag);
    add3(s0r.word, s0.tag, b0.tag);
    add3(b0l.word, b0.tag, s0.tag);
    add3(s0l.word, s0.tag, s1.tag);
    add3(s0l.word, s0.tag, s1.word);
    add3(s0l.word, s0.word, s1.word);
    add3(b0l.word, b0.tag, s0.word);
    add3(s1r.word, s1.tag, s0.tag);
    add3(s0l.tag, s0l2.tag, s0.tag);
    add3(s0r.tag, s0r2.tag, s0.tag);
    add3(s1r.tag, s1r2.tag, s1.tag);
    add3(b0l.tag, b0l2.tag, b0.tag);
    add3(s0l.relation, s0r.relation, combine(s0.tag, b0.tag));
    add3(s1l.relation, s1r.relation, combine(s1.tag, s0.tag));
    add3(b0l.relation, b0l2.relation, combine(b0.tag, s0.tag));
    add3(s0.word, s0.left_labels, s0.right_labels);
    add3(s0.tag, s0.left_labels, s0.right_labels);
    add3(s1.tag, s1.left_labels, s1.right_labels);
    add3(s1.word, s1.tag, s1.right_labels);
    add3(b0.tag, b0.left_labels, s0.tag);
    add3(combine(s1.tag, s1.right_labels), s0.tag, s0.left_labels);
    add3(combine(s0.tag, s0.right_labels), b0.tag, b0.left_labels);
    // valency and distance
    const std::uint64_t gap = i_b0 == k_none || i_s0 == k_none ? 9 : bucket(i_b0 - i_s0);
    const std::uint64_t gap1 = i_s1 == k_none || i_s0 == k_none ? 9 : bucket(i_s0 - i_s1);
    add3(s0.tag, b0.tag, gap);
    add3(s0.word, b0.tag, gap);
    add3(s0.tag, b0.word, gap);
    add3(s1.tag, s0.tag, gap1);
    add3(s1.word, s0.tag, gap1);
    add3(s1.tag, s0.word, gap1);
    add3(s0.word, s0.tag, s0.left_count * 8U + s0.right_count);
    add3(s0.tag, b0.tag, s0.left_count * 8U + s0.right_count);
    add3(s1.tag, s0.tag, s1.left_count * 8U + s1.right_count);
    add3(b0.word, b0.tag, b0.left_count);
    add3(s0.tag, b0.tag, between(i_s0, i_b0));
    add3(s1.tag, s0.tag, between(i_s1, i_s0));
    add3(combine(s1.tag, s0.tag), b0.tag, combine(between(i_s1, i_s0), gap));
    add2(m_stack.size() > 3 ? 3 : m_stack.size(), i_b0 == k_none ? 1 : 2);
}

void ParserState::label_rows(std::uint32_t head, std::uint32_t child, std::uint32_t bits,
                             Rows& rows) const {
    rows.clear();
    std::uint64_t id = 200;
    const auto add = [&](std::uint64_t value) {
        rows.push_back(row_of(combine(++id << 50U, value), bits));
    };
    const auto add2 = [&](std::uint64_t a, std::uint64_t b) { add(combine(a, b)); };
    const auto add3 = [&](std::uint64_t a, std::uint64_t b, std::uint64_t c) {
        add(combine(combine(a, b), c));
    };
    const Node& h = node(head);
    const Node& d = node(child);
    const Node& before = node(child - 1);
    const Node& after = node(child + 1);
    const Node& h_before = node(head - 1);
    const Node& h_after = node(head + 1);
    const Node& dl = node(d.left);
    const Node& dl2 = node(d.left2);
    const Node& dr = node(d.right);
    const Node& hl = node(h.left);
    const Node& hr = node(h.right);
    const bool leftward = child < head;
    const std::uint32_t low = leftward ? child : head;
    const std::uint32_t high = leftward ? head : child;
    const std::uint64_t way = bucket(high - low) * 2 + (leftward ? 1 : 0);
    const std::uint64_t side = leftward ? 1 : 2;

    add(d.word);
    add2(d.morph, side);
    add2(h.morph, side);
    add2(h.word, side);
    add3(d.word, d.tag, side);
    add3(h.word, h.tag, d.tag);
    add3(d.suffix, h.tag, side);
    add3(h.suffix, d.tag, side);
    add3(h.word, d.word, side);
    add3(h.tag, d.tag, way);
    add3(h.morph, d.morph, side);
    add3(h.tag, d.word, side);
    add3(h.morph, d.word, side);
    add3(h.word, d.morph, side);
    add3(combine(h.tag, d.tag), before.tag, side);
    add3(combine(h.tag, d.tag), after.tag, side);
    add3(combine(h.tag, d.tag), h_before.tag, side);
    add3(combine(h.tag, d.tag), h_after.tag, side);
    add3(before.word, d.tag, h.tag);
    add3(after.word, d.tag, h.tag);
    add3(dl.word, d.tag, h.tag);
    add3(dl.word, d.word, side);
    add3(dl.word, h.word, d.tag);
    add3(dl2.word, d.tag, h.tag);
    add3(dr.word, d.tag, h.tag);
    add3(dl.relation, dl2.relation, combine(d.tag, h.tag));
    add3(d.left_labels, d.tag, combine(h.tag, side));
    add3(d.right_labels, d.tag, h.tag);
    add3(h.left_labels, h.tag, combine(d.tag, side));
    add3(h.right_labels, h.tag, combine(d.tag, side));
    add3(h.left_labels, h.word, combine(d.tag, side));
    add3(combine(h.left_labels, h.right_labels), combine(h.tag, d.tag), side);
    add3(hl.word, h.tag, combine(d.tag, side));
    add3(hr.word, h.tag, combine(d.tag, side));
    add3(between(low, high), d.tag, combine(h.tag, side));
    add3(d.left_count * 8U + d.right_count, d.tag, h.tag);
    add2(d.morph, between(low, high));
}

}  // namespace counterclaim::syntax
