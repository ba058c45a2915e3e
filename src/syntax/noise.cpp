#include "syntax/noise.hpp"

#include "syntax/letters.hpp"
#include "syntax/random.hpp"

#include <algorithm>

namespace counterclaim::syntax {
namespace {

enum class Harm : std::uint8_t { lower, upper, title, no_stop, no_signs, no_accents };
constexpr std::size_t k_harms = 6;

std::string in_upper(const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto length = decode(text, at).length_bytes;
        out += capitalised(std::string_view(text).substr(at, length));
        at += length;
    }
    return out;
}

/// The ASCII letter below an accented Latin one (U+00C0 … U+00FF); '.' for any other.
char bare(char32_t code) {
    constexpr std::string_view k_letters =
        "AAAAAA.CEEEEIIII.NOOOOO..UUUUY..aaaaaa.ceeeeiiii.nooooo..uuuuy.y";
    static_assert(k_letters.size() == 64);
    return code >= 0xC0 && code <= 0xFF ? k_letters[code - 0xC0] : '.';
}

std::string without_accents(const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded one = decode(text, at);
        if (const char letter = bare(one.code); letter != '.') {
            out += letter;
        } else {
            out += text.substr(at, one.length_bytes);
        }
        at += one.length_bytes;
    }
    return out;
}

/// Leaves out the words for which `gone` holds; none of them may have children.
TreebankSentence without(const TreebankSentence& sentence, const std::vector<bool>& gone) {
    std::vector<std::int32_t> place(sentence.words.size() + 1, 0);
    TreebankSentence out;
    out.treebank = sentence.treebank;
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
        if (gone[i]) { continue; }
        out.words.push_back(sentence.words[i]);
        place[i + 1] = static_cast<std::int32_t>(out.words.size());
    }
    for (auto& word : out.words) {
        word.head = word.head > 0 ? place[static_cast<std::size_t>(word.head)] : word.head;
    }
    return out;
}

bool is_sign(const TreebankWord& word, bool inner) {
    if (word.upos != "PUNCT" || word.form.empty()) { return false; }
    const CharKind kind = kind_of(decode(word.form, 0).code);
    return inner ? kind == CharKind::comma || kind == CharKind::quote : kind == CharKind::stop;
}

TreebankSentence without_signs(const TreebankSentence& sentence, bool inner) {
    std::vector<bool> gone(sentence.words.size(), false);
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
        gone[i] = is_sign(sentence.words[i], inner) && (inner || i + 1 == sentence.words.size());
    }
    for (const auto& word : sentence.words) {
        if (word.head > 0) { gone[static_cast<std::size_t>(word.head - 1)] = false; }
    }
    if (std::all_of(gone.begin(), gone.end(), [](bool one) { return one; })) { return sentence; }
    return without(sentence, gone);
}

TreebankSentence spoil(const TreebankSentence& sentence, Harm harm) {
    if (harm == Harm::no_stop || harm == Harm::no_signs) {
        return without_signs(sentence, harm == Harm::no_signs);
    }
    TreebankSentence out = sentence;
    out.contractions.clear();
    for (auto& word : out.words) {
        switch (harm) {
            case Harm::lower:
                word.form = lower(word.form);
                break;
            case Harm::upper:
                word.form = in_upper(word.form);
                break;
            case Harm::title:
                word.form = capitalised(word.form);
                break;
            default:
                word.form = without_accents(word.form);
                break;
        }
    }
    return out;
}

}  // namespace

std::vector<TreebankSentence> spoiled_copies(const std::vector<TreebankSentence>& sentences,
                                             double share, std::uint64_t seed) {
    Random random(seed);
    std::vector<TreebankSentence> copies;
    for (const auto& sentence : sentences) {
        if (random.unit() >= share) { continue; }
        TreebankSentence copy = spoil(sentence, static_cast<Harm>(random.below(k_harms)));
        if (!(copy.words == sentence.words)) { copies.push_back(std::move(copy)); }
    }
    return copies;
}

}  // namespace counterclaim::syntax
