#include "syntax/lemma_rule.hpp"

#include "syntax/letters.hpp"

namespace counterclaim::syntax {
namespace {

constexpr int k_cut_max = 40;

std::string cased(char kind, std::string_view form) {
    if (kind == 'k') { return std::string(form); }
    std::string small = lower(form);
    return kind == 'c' ? capitalised(small) : small;
}

std::size_t common_prefix_bytes(std::string_view a, std::string_view b) {
    std::size_t at = 0;
    while (at < a.size() && at < b.size()) {
        const auto length = decode(a, at).length_bytes;
        if (a.substr(at, length) != b.substr(at, length)) { break; }
        at += length;
    }
    return at;
}

int count_codes(std::string_view text) {
    int count = 0;
    for (std::size_t at = 0; at < text.size(); at += decode(text, at).length_bytes) { ++count; }
    return count;
}

}  // namespace

std::string make_lemma_rule(std::string_view form, std::string_view lemma) {
    std::size_t best_prefix = 0;
    std::string best = "=" + std::string(lemma);
    for (const char kind : {'l', 'k', 'c'}) {
        const std::string base = cased(kind, form);
        const std::size_t prefix = common_prefix_bytes(base, lemma);
        const int cut = count_codes(std::string_view(base).substr(prefix));
        if (prefix <= best_prefix || cut > k_cut_max) { continue; }
        best_prefix = prefix;
        best = std::string{kind, static_cast<char>('0' + cut)} + std::string(lemma.substr(prefix));
    }
    return best;
}

bool is_general(std::string_view rule) { return rule.empty() || rule.front() != '='; }

bool apply_lemma_rule(std::string_view rule, std::string_view form, std::string& lemma) {
    if (rule.empty()) { return false; }
    if (rule.front() == '=') {
        lemma = rule.substr(1);
        return !lemma.empty();
    }
    if (rule.size() < 2) { return false; }
    lemma = cased(rule[0], form);
    for (int cut = rule[1] - '0'; cut > 0; --cut) {
        if (lemma.empty()) { return false; }
        lemma.resize(lemma.size() - decode_before(lemma, lemma.size()).length_bytes);
    }
    lemma += rule.substr(2);
    return !lemma.empty();
}

}  // namespace counterclaim::syntax
