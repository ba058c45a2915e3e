#include "claim/tree.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

}  // namespace

Tree::Tree(const Sentence& sentence) : m_sentence(&sentence) {
    read_heads();
    read_extents();
    read_clauses();
    m_active.assign(at(size()), 0);
}

/// Children by counting sort, and an order in which heads come before their children. A head
/// outside the sentence, or a circle, makes a root: foreign trees are not trusted.
void Tree::read_heads() {
    const int count = size();
    m_heads.resize(at(count));
    for (int i = 0; i < count; ++i) {
        const int head = (*this)[i].head;
        m_heads[at(i)] = head >= 0 && head < count && head != i ? head : k_no_token;
    }
    cut_circles();
    m_child_start.assign(at(count) + 2, 0);
    for (int i = 0; i < count; ++i) { ++m_child_start[at(m_heads[at(i)] + 2)]; }
    // slot 0 holds the roots, slot h + 1 the children of h
    for (int i = 1; i < count + 2; ++i) { m_child_start[at(i)] += m_child_start[at(i - 1)]; }
    m_children.resize(at(count));
    std::vector<int> next(m_child_start.begin(), m_child_start.end() - 1);
    for (int i = 0; i < count; ++i) { m_children[at(next[at(m_heads[at(i)] + 1)]++)] = i; }
    m_order.reserve(at(count));
    for (int i = m_child_start[0]; i < m_child_start[1]; ++i) {
        m_order.push_back(m_children[at(i)]);
    }
    for (std::size_t i = 0; i < m_order.size(); ++i) {
        for (const int child : children(m_order[i])) { m_order.push_back(child); }
    }
}

void Tree::cut_circles() {
    std::vector<int> seen(m_heads.size(), k_no_token);  // by the walk up from which token
    for (int start = 0; start < size(); ++start) {
        int node = start;
        while (node != k_no_token && seen[at(node)] == k_no_token) {
            seen[at(node)] = start;
            node = m_heads[at(node)];
        }
        if (node != k_no_token && seen[at(node)] == start) { m_heads[at(node)] = k_no_token; }
    }
}

void Tree::read_extents() {
    m_first.resize(m_heads.size());
    m_last.resize(m_heads.size());
    for (int i = 0; i < size(); ++i) { m_first[at(i)] = m_last[at(i)] = i; }
    for (auto token = m_order.rbegin(); token != m_order.rend(); ++token) {
        const int head = m_heads[at(*token)];
        if (head == k_no_token) { continue; }
        m_first[at(head)] = std::min(m_first[at(head)], m_first[at(*token)]);
        m_last[at(head)] = std::max(m_last[at(head)], m_last[at(*token)]);
    }
}

bool Tree::heads_clause(int token) const {
    const auto& word = (*this)[token];
    switch (word.deprel) {
        case Deprel::root:
        case Deprel::ccomp:
        case Deprel::advcl:
        case Deprel::acl:
        case Deprel::csubj:
        case Deprel::parataxis:
            return true;
        case Deprel::conj:
            return word.upos == Upos::verb || child(token, Deprel::nsubj) != k_no_token;
        default:
            return m_heads[at(token)] == k_no_token;
    }
}

void Tree::read_clauses() {
    m_clauses.assign(m_heads.size(), k_no_token);
    for (const int token : m_order) {
        const int head = m_heads[at(token)];
        m_clauses[at(token)] =
            head == k_no_token || heads_clause(token) ? token : m_clauses[at(head)];
        if (m_clauses[at(token)] == k_no_token) { m_clauses[at(token)] = token; }
    }
}

Tree::Range Tree::children(int token) const {
    const int* base = m_children.data();
    return {base + m_child_start[at(token + 1)], base + m_child_start[at(token + 2)]};
}

int Tree::child(int token, Deprel relation) const {
    for (const int child : children(token)) {
        if ((*this)[child].deprel == relation) { return child; }
    }
    return k_no_token;
}

int Tree::child(int token, Deprel relation, DeprelSubtype subtype) const {
    for (const int child : children(token)) {
        if ((*this)[child].deprel == relation && (*this)[child].subtype == subtype) {
            return child;
        }
    }
    return k_no_token;
}

bool Tree::below(int token, int ancestor) const {
    for (int steps = 0; token != k_no_token && steps <= size(); ++steps) {
        if (token == ancestor) { return true; }
        token = head(token);
    }
    return false;
}

bool Tree::definite(int noun) const {
    const auto below = children(noun);
    return std::any_of(below.begin(), below.end(), [&](int child) {
        const auto& word = (*this)[child];
        return word.deprel == Deprel::det &&
               (word.has_feature("Definite=Def") || word.has_feature("PronType=Dem"));
    });
}

bool Tree::infinitive(int verb) const {
    if ((*this)[verb].has_feature("VerbForm=Inf")) {
        for (const int child : children(verb)) {
            if ((*this)[child].deprel == Deprel::aux && (*this)[child].upos == Upos::aux &&
                !(*this)[child].has_feature("VerbForm=Inf")) {
                return false;  // "will take": a finite auxiliary before a bare infinitive
            }
        }
        return true;
    }
    return false;
}

bool Tree::to_be_done(int verb) const {
    const int helper = child(verb, Deprel::aux);
    return infinitive(verb) || (helper != k_no_token && infinitive(helper));
}

bool Tree::participle(int verb) const {
    const auto& word = (*this)[verb];
    return word.has_feature("VerbForm=Part") || word.has_feature("VerbForm=Ger");
}

bool Tree::passive(int verb) const {
    if (m_active[at(verb)] != 0) { return false; }
    bool marked = false;
    bool helped = false;
    bool helped_passive = false;
    bool subject_marked = false;
    for (const int child : children(verb)) {
        const auto& word = (*this)[child];
        // "ils se sont affrontés": who does it to himself or each other undergoes nothing
        if (word.deprel == Deprel::expl && word.has_feature("Reflex=Yes")) { return false; }
        marked = marked || word.subtype == DeprelSubtype::pass;
        subject_marked =
            subject_marked || (word.deprel != Deprel::aux && word.subtype == DeprelSubtype::pass);
        // "a été en partie rasé": a participle has no copula but an auxiliary
        const bool copula = word.deprel == Deprel::cop && (*this)[verb].upos == Upos::verb &&
                            (*this)[verb].has_feature("VerbForm=Part") &&
                            !(*this)[verb].has_feature("Tense=Pres");
        if (copula) { marked = helped = helped_passive = true; }
        if (word.deprel != Deprel::aux) { continue; }
        helped = true;
        helped_passive = helped_passive || word.subtype == DeprelSubtype::pass;
    }
    // "admits having sent soldiers": what has an object of its own and no subject that undergoes
    // it was misread.
    if (marked && !subject_marked && child(verb, Deprel::obj) != k_no_token) { return false; }
    const auto& word = (*this)[verb];
    // Where an auxiliary speaks of no passive, or a finite form has none, a subject that does was
    // misread: "The minister, who was there, called for a truce".
    if (marked) { return helped ? helped_passive : !word.has_feature("VerbForm=Fin"); }
    // "soldiers were killed or captured": what is joined to a passive without a helper of its own
    if (word.deprel == Deprel::conj && word.has_feature("VerbForm=Part") && !helped &&
        child(verb, Deprel::nsubj) == k_no_token && child(verb, Deprel::obj) == k_no_token &&
        head(verb) != k_no_token && head(verb) != verb && head(verb) < verb) {
        return passive(head(verb));
    }
    // A participle without auxiliary is passive: "the town shelled on Monday", "shelled by the
    // army".
    const bool bare = word.deprel == Deprel::acl || word.deprel == Deprel::amod ||
                      word.deprel == Deprel::advcl || word.deprel == Deprel::root;
    return bare && word.has_feature("VerbForm=Part") && !word.has_feature("Tense=Pres") &&
           child(verb, Deprel::aux) == k_no_token && child(verb, Deprel::nsubj) == k_no_token &&
           child(verb, Deprel::obj) == k_no_token;
}

Span Tree::span_of(int token) const {
    return {(*this)[first_of(token)].span.begin, (*this)[last_of(token)].span.end};
}

Span Tree::phrase_of(int token) const {
    Span span = (*this)[token].span;
    for (const int child : children(token)) {
        const auto& word = (*this)[child];
        if (word.has_feature("PronType=Rel")) { continue; }  // "dont les troupes", "whose troops"
        switch (word.deprel) {
            case Deprel::acl:
            case Deprel::advcl:
            case Deprel::appos:
            case Deprel::parataxis:
            case Deprel::punct:
            case Deprel::case_:
            case Deprel::cc:
            case Deprel::cop:
            case Deprel::nsubj:
            case Deprel::aux:
            case Deprel::mark:
            case Deprel::obl:
            case Deprel::discourse:
                break;
            default:
                span = join(span, span_of(child));
        }
    }
    return span;
}

void Tree::coordinated(int token, Tokens& into) const {
    into.push_back(token);
    for (const int child : children(token)) {
        if ((*this)[child].deprel == Deprel::conj && (*this)[child].upos != Upos::verb) {
            into.push_back(child);
        }
    }
}

}  // namespace counterclaim::claim
