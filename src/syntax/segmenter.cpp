#include "syntax/segmenter.hpp"

#include "syntax/hashing.hpp"
#include "syntax/segmenter_features.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace counterclaim::syntax {
namespace {

constexpr std::uint32_t k_contractions_max = 20'000;
constexpr std::uint32_t k_words_max = 8;

/// What the classifier says; nothing where none of what it sees was trained.
std::optional<bool> answer(const LinearModel& model, const Rows& rows) {
    std::array<std::int32_t, 4> scores{};
    model.score(rows, scores.data());
    if (scores[0] == scores[1]) { return std::nullopt; }
    return scores[1] > scores[0];
}

/// Where no model says otherwise: signs stand alone, but joined by a sign without spaces stay
/// numbers ("4,000", "08:30"), initials and short forms ("U.S."), and words with a hyphen or an
/// apostrophe inside.
bool generic_break(const std::vector<Atom>& atoms, std::size_t at) {
    const auto is_word = [](const Atom& atom) {
        return atom.kind == CharKind::letter || atom.kind == CharKind::digit;
    };
    const Atom& left = atoms[at - 1];
    const Atom& right = atoms[at];
    const bool goes_on = at + 1 < atoms.size() && atoms[at + 1].gap == 0 && is_word(atoms[at + 1]);
    const bool came_from = at >= 2 && left.gap == 0 && is_word(atoms[at - 2]);
    const auto binds = [&](const Atom& sign, const Atom& before, const Atom& after) {
        if (sign.length > 1) { return false; }
        if (sign.kind == CharKind::hyphen || sign.kind == CharKind::apostrophe) { return true; }
        const bool digits = before.kind == CharKind::digit && after.kind == CharKind::digit;
        if (sign.kind == CharKind::comma) { return digits; }
        return sign.kind == CharKind::stop && (digits || before.length == 1 || after.length == 1);
    };
    if (is_word(left) && is_word(right)) { return false; }
    if (is_word(left) && goes_on) { return !binds(right, left, atoms[at + 1]); }
    if (is_word(right) && came_from) { return !binds(left, atoms[at - 2], right); }
    // "U.S." keeps its last stop.
    return !(right.kind == CharKind::stop && right.length == 1 && left.length == 1 && !came_from &&
             at >= 2 && left.gap == 0 && atoms[at - 2].kind == CharKind::stop);
}

bool generic_sentence_end(const std::vector<SurfaceToken>& tokens, std::size_t at) {
    const SurfaceToken& next = tokens[at + 1];
    if (next.gap == 3) { return true; }
    std::size_t last = at;
    while (last > 0 &&
           (tokens[last].first == CharKind::quote || tokens[last].first == CharKind::close)) {
        --last;
    }
    const bool stops = tokens[last].first == CharKind::stop ||
                       (next.gap == 2 && tokens[last].last == CharKind::stop);
    const bool closes =
        next.first == CharKind::close || (next.first == CharKind::quote && next.gap == 0);
    return stops && !closes && (!next.keys.first_lower || next.gap >= 2);
}

/// Square brackets are marks of editors and of wikis, never part of a word.
bool is_square(const Atom& atom) {
    return atom.lower == combine(7, U'[') || atom.lower == combine(7, U']');
}

/// A stop between a word and a word with a capital, where a space was lost: "the region.The
/// ministry". Treebanks have too few of these to learn from.
bool lost_space(const std::vector<Atom>& atoms, std::size_t at) {
    const auto glued = [&](std::size_t stop) {
        return stop >= 1 && stop + 1 < atoms.size() && atoms[stop].kind == CharKind::stop &&
               atoms[stop].gap == 0 && atoms[stop + 1].gap == 0 &&
               atoms[stop - 1].kind == CharKind::letter && atoms[stop - 1].length >= 3 &&
               atoms[stop + 1].kind == CharKind::letter && atoms[stop + 1].first_upper &&
               atoms[stop + 1].length >= 2;
    };
    return glued(at) || glued(at - 1);
}

/// Whether `tokens[at]` opens what follows it: a bracket, or a quotation mark with a space before
/// it only, or one that always opens. No sentence ends after it.
bool opens(const std::vector<SurfaceToken>& tokens, std::size_t at) {
    const SurfaceToken& token = tokens[at];
    if (token.first == CharKind::open || token.opens) { return true; }
    return token.first == CharKind::quote && (at == 0 || token.gap != 0) && tokens[at + 1].gap == 0;
}

/// "At 4 p.m. on Sunday": letters with a stop among them, their last stop, and a small letter
/// behind a plain space.
bool is_abbreviation_inside(std::string_view text, const std::vector<SurfaceToken>& tokens,
                            std::size_t at) {
    const SurfaceToken& next = tokens[at + 1];
    const bool goes_on = next.first == CharKind::letter && next.gap == 1 && next.keys.has_letter &&
                         !next.keys.first_upper;
    if (!goes_on || slice(text, tokens[at].span).back() != '.') { return false; }
    const bool own_stop = at > 0 && tokens[at].gap == 0 && tokens[at].span.length_bytes() == 1;
    const SurfaceToken& letters = own_stop ? tokens[at - 1] : tokens[at];
    const auto word = slice(text, letters.span);
    return letters.first == CharKind::letter &&
           word.substr(0, word.size() - 1).find('.') != std::string_view::npos;
}

/// Capitals and the number right behind them, or behind a hyphen, are one name: "M23", "F-16",
/// "MiG-29s", "T-72B3".
bool is_designation(const std::vector<Atom>& atoms, std::size_t at, std::size_t token_begin) {
    constexpr int k_letters_max = 3;
    const Atom& letters = atoms[token_begin];
    if (letters.kind != CharKind::letter || !letters.first_upper ||
        letters.length > k_letters_max) {
        return false;
    }
    const auto digits = [&](std::size_t i) {
        return i < atoms.size() && atoms[i].kind == CharKind::digit && atoms[i].gap == 0;
    };
    const auto joined = [&](std::size_t i) {
        return atoms[i].kind == CharKind::hyphen && atoms[i].length == 1 && atoms[i].gap == 0;
    };
    if (at == token_begin + 1) { return digits(at) || (joined(at) && digits(at + 1)); }
    if (at == token_begin + 2 && joined(at - 1)) { return digits(at); }
    // the letters and digits behind the number
    const bool numbered = digits(token_begin + 1) || digits(token_begin + 2);
    return numbered && at <= token_begin + 4 && !joined(at) &&
           (atoms[at].kind == CharKind::letter || atoms[at].kind == CharKind::digit) &&
           atoms[at - 1].kind != atoms[at].kind;
}

/// A name has no clitic ("Jong-il"): a word with a capital inside a sentence. What follows a stop
/// or a quotation mark opens one.
bool may_be_name(const std::vector<Atom>& atoms, std::size_t begin) {
    return atoms[begin].first_upper && begin > 0 && atoms[begin - 1].kind == CharKind::letter;
}

/// A line that ends in a stop ends a sentence where the next begins with a capital. A sign between
/// the two, as a backslash that keeps the line apart, changes nothing.
bool ends_line(const std::vector<SurfaceToken>& tokens, std::size_t at) {
    const SurfaceToken& next = tokens[at + 1];
    if (next.gap < 2 || next.keys.first_lower || !next.keys.has_letter) { return false; }
    std::size_t last = at;
    for (int step = 0; step < 3 && last > 0; ++step) {
        const auto& token = tokens[last];
        const bool sign = token.first == CharKind::quote || token.first == CharKind::close ||
                          (token.first == CharKind::symbol && token.keys.length == 1);
        if (!sign) { break; }
        --last;
    }
    return tokens[last].first == CharKind::stop;
}

/// "⚡️Explosions heard": what is drawn before a sentence is no word of it.
bool is_drawn_before(std::string_view text, const std::vector<SurfaceToken>& tokens, std::size_t at,
                     std::size_t begin) {
    const auto& token = tokens[at];
    return at == begin && tokens[at + 1].keys.first_upper &&
           is_drawn(token.first, decode(text, token.span.begin).code);
}

/// As `lost_space`, after the stop.
bool ends_before_lost_space(const std::vector<SurfaceToken>& tokens, std::size_t at) {
    const SurfaceToken& next = tokens[at + 1];
    return at > 0 && tokens[at].first == CharKind::stop && tokens[at].gap == 0 && next.gap == 0 &&
           next.first == CharKind::letter && next.keys.first_upper &&
           tokens[at - 1].last == CharKind::letter && tokens[at - 1].keys.length >= 3;
}

/// `surface` cut in pieces of as many code points as the words have.
std::vector<std::string> cut_like(std::string_view surface, const std::vector<std::string>& words) {
    std::vector<std::string> pieces;
    std::size_t at = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::size_t begin = at;
        for (std::size_t w = 0; w < words[i].size() && at < surface.size();
             w += decode(words[i], w).length_bytes) {
            at += decode(surface, at).length_bytes;
        }
        if (i + 1 == words.size()) { at = surface.size(); }
        pieces.emplace_back(surface.substr(begin, at - begin));
    }
    return pieces;
}

}  // namespace

Expected<Segmenter> Segmenter::load(const ModelFile& file) {
    Segmenter segmenter;
    const auto section = [&](std::string_view name) {
        return file.section(name).value_or(std::string_view{});
    };
    ByteReader reader(section("contractions"));
    segmenter.m_trained = true;
    segmenter.m_spaced_numbers = reader.number<std::uint8_t>() != 0;
    const auto count = reader.number<std::uint32_t>();
    bool ok = reader.ok() && count <= k_contractions_max;
    for (std::uint32_t i = 0; ok && i < count; ++i) {
        const std::string surface(reader.text());
        Contraction& one = segmenter.m_contractions[surface];
        one.ambiguous = reader.number<std::uint8_t>() != 0;
        const auto words = reader.number<std::uint32_t>();
        ok = reader.ok() && words > 0 && words <= k_words_max;
        for (std::uint32_t w = 0; ok && w < words; ++w) { one.words.emplace_back(reader.text()); }
    }
    const auto suffixes = ok ? reader.number<std::uint32_t>() : 0;
    ok = ok && reader.ok() && suffixes <= k_contractions_max;
    for (std::uint32_t i = 0; ok && i < suffixes; ++i) {
        segmenter.m_suffixes.emplace_back(reader.text());
        ok = reader.ok() && !segmenter.m_suffixes.back().empty();
    }
    if (!ok || !segmenter.m_breaks.load(section("breaks"), 2) ||
        !segmenter.m_sentences.load(section("sentences"), 2) ||
        !segmenter.m_contracts.load(section("contracts"), 2)) {
        return file.damaged("The segmenter of the syntax model is damaged.");
    }
    return segmenter;
}

bool Segmenter::breaks(const std::vector<Atom>& atoms, std::size_t at, std::size_t token_begin,
                       Rows& rows) const {
    if (atoms[at].in_address) { return false; }
    if (atoms[at].gap != 0) { return !(m_spaced_numbers && number_goes_on(atoms, at)); }
    if (!m_trained) { return generic_break(atoms, at); }
    const bool drawn = atoms[at].drawn || atoms[at - 1].drawn;  // "⚡Explosions heard"
    const bool word = atoms[at].kind == CharKind::letter || atoms[at - 1].kind == CharKind::letter;
    if (atoms[at].starts_address || lost_space(atoms, at) || is_square(atoms[at]) ||
        is_square(atoms[at - 1]) || (drawn && word)) {
        return true;
    }
    if (is_designation(atoms, at, token_begin)) { return false; }
    break_rows(atoms, at, token_begin, m_breaks.bits(), rows);
    const auto said = answer(m_breaks, rows);
    return said ? *said : generic_break(atoms, at);
}

bool Segmenter::is_title_before_name(std::string_view text, const std::vector<SurfaceToken>& tokens,
                                     std::size_t at) const {
    const auto& next = tokens[at + 1];
    if (m_abbreviations.empty() || next.gap != 1 || !next.keys.first_upper ||
        tokens[at].last != CharKind::stop) {
        return false;
    }
    const auto form = text::to_lower(slice(text, tokens[at].span));
    return std::find(m_abbreviations.begin(), m_abbreviations.end(), form) != m_abbreviations.end();
}

bool Segmenter::ends_sentence(std::string_view text, const std::vector<SurfaceToken>& tokens,
                              std::size_t at, std::size_t begin, Rows& rows) const {
    if (tokens[at + 1].gap == 3 || is_drawn_before(text, tokens, at, begin)) { return true; }
    if (!may_end_sentence(tokens[at], tokens[at + 1])) { return false; }
    if (opens(tokens, at) || is_abbreviation_inside(text, tokens, at) ||
        is_title_before_name(text, tokens, at)) {
        return false;
    }
    if (ends_before_lost_space(tokens, at) || ends_line(tokens, at)) { return true; }
    if (!m_trained) { return generic_sentence_end(tokens, at); }
    sentence_rows(tokens, at, begin, m_sentences.bits(), rows);
    const auto said = answer(m_sentences, rows);
    return said ? *said : generic_sentence_end(tokens, at);
}

void Segmenter::know_clitic(std::string_view form) { m_clitics.emplace_back(form); }
void Segmenter::know_whole(std::string_view form) { m_wholes.emplace_back(form); }

void Segmenter::know_abbreviation(std::string_view form) { m_abbreviations.emplace_back(form); }

std::size_t Segmenter::abbreviation_end(std::string_view text, const std::vector<Atom>& atoms,
                                        std::size_t at) const {
    if (m_abbreviations.empty() || at + 2 >= atoms.size() || atoms[at].kind != CharKind::letter ||
        !atoms[at].first_upper || atoms[at].in_address || atoms[at + 1].kind != CharKind::stop ||
        atoms[at + 1].length != 1 || atoms[at + 1].gap != 0 || atoms[at + 2].gap != 1 ||
        !atoms[at + 2].first_upper) {
        return at;
    }
    const auto form = text::to_lower(slice(text, {atoms[at].span.begin, atoms[at + 1].span.end}));
    const bool known =
        std::find(m_abbreviations.begin(), m_abbreviations.end(), form) != m_abbreviations.end();
    return known ? at + 2 : at;
}

std::size_t Segmenter::whole_end(std::string_view text, const std::vector<Atom>& atoms,
                                 std::size_t at) const {
    constexpr std::size_t k_atoms = 3;
    const auto glued = [&](std::size_t i, CharKind kind) {
        return i < atoms.size() && atoms[i].kind == kind && atoms[i].gap == 0;
    };
    if (m_wholes.empty() || atoms[at].kind != CharKind::letter || atoms[at].in_address ||
        !glued(at + 1, CharKind::hyphen) || !glued(at + 2, CharKind::letter) ||
        glued(at + k_atoms, CharKind::hyphen)) {
        return at;
    }
    const auto form = text::to_lower(slice(text, {atoms[at].span.begin, atoms[at + 2].span.end}));
    const bool known = std::find(m_wholes.begin(), m_wholes.end(), form) != m_wholes.end();
    return known ? at + k_atoms : at;
}

/// The atom after a clitic that begins at `at` and ends its word; `at` itself where there is none.
std::size_t Segmenter::clitic_end(std::string_view text, const std::vector<Atom>& atoms,
                                  std::size_t at) const {
    constexpr std::size_t k_atoms_max = 4;  // "-t-il"
    if (m_clitics.empty() || at == 0 || atoms[at].kind != CharKind::hyphen || atoms[at].gap != 0 ||
        atoms[at].in_address || atoms[at - 1].kind != CharKind::letter) {
        return at;
    }
    std::size_t end = at + 1;
    while (end < atoms.size() && end < at + k_atoms_max && atoms[end].gap == 0 &&
           (atoms[end].kind == CharKind::letter || atoms[end].kind == CharKind::hyphen)) {
        ++end;
    }
    const bool goes_on =
        end < atoms.size() && atoms[end].gap == 0 &&
        (atoms[end].kind == CharKind::hyphen || atoms[end].kind == CharKind::letter ||
         atoms[end].kind == CharKind::digit);
    const auto form = slice(text, {atoms[at].span.begin, atoms[end - 1].span.end});
    const bool known = std::find(m_clitics.begin(), m_clitics.end(), form) != m_clitics.end();
    return known && !goes_on ? end : at;
}

void Segmenter::segment(std::string_view text, Span block,
                        std::vector<SurfaceToken>& tokens) const {
    tokens.clear();
    Rows rows;
    const std::vector<Atom> atoms = atoms_of(text, block);
    tokens.reserve(atoms.size());
    for (std::size_t begin = 0; begin < atoms.size();) {
        std::size_t end = clitic_end(text, atoms, begin);
        if (end == begin) { end = whole_end(text, atoms, begin); }
        if (end == begin) { end = abbreviation_end(text, atoms, begin); }
        if (end == begin) {
            ++end;
            const bool name = may_be_name(atoms, begin);
            while (end < atoms.size()) {
                const bool clitic = clitic_end(text, atoms, end) != end;
                if (clitic ? !name : breaks(atoms, end, begin, rows)) { break; }
                ++end;
            }
        }
        tokens.push_back(surface_token(text, {atoms[begin].span.begin, atoms[end - 1].span.end},
                                       atoms[begin].gap));
        begin = end;
    }
    std::size_t begin = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (i == begin) { tokens[i].starts_sentence = true; }
        if (i + 1 < tokens.size() && ends_sentence(text, tokens, i, begin, rows)) { begin = i + 1; }
    }
}

void Segmenter::expand(std::string_view text, const std::vector<SurfaceToken>& tokens,
                       std::size_t at, std::vector<std::string>& words) const {
    words.clear();
    if (!m_trained || !tokens[at].keys.has_letter) { return; }
    const std::string_view surface = slice(text, tokens[at].span);
    const std::string key = contraction_key(surface);
    if (const auto found = m_contractions.find(key); found != m_contractions.end()) {
        if (found->second.ambiguous) {
            Rows rows;
            contraction_rows(tokens, at, m_contracts.bits(), rows);
            if (!answer(m_contracts, rows).value_or(false)) { return; }
        }
        std::string joined;
        for (const auto& word : found->second.words) { joined += word; }
        if (joined == key) {
            words = cut_like(surface, found->second.words);
            return;
        }
        words = found->second.words;
        if (tokens[at].keys.all_upper) {
            for (auto& word : words) {
                std::string upper;
                for (std::size_t i = 0; i < word.size(); i += decode(word, i).length_bytes) {
                    upper +=
                        capitalised(std::string_view(word).substr(i, decode(word, i).length_bytes));
                }
                word = upper;
            }
        } else if (tokens[at].keys.first_upper) {
            words.front() = capitalised(words.front());
        }
        return;
    }
    for (const auto& suffix : m_suffixes) {
        if (key.size() > suffix.size() &&
            std::string_view(key).substr(key.size() - suffix.size()) == suffix) {
            words = cut_like(surface, {key.substr(0, key.size() - suffix.size()), suffix});
            return;
        }
    }
}

}  // namespace counterclaim::syntax
