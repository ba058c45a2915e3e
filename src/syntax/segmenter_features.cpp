#include "syntax/segmenter_features.hpp"

#include "syntax/hashing.hpp"

#include <algorithm>

namespace counterclaim::syntax {
namespace {

constexpr std::size_t k_sentence_look_max = 40;

bool one_run(CharKind kind, char32_t code, char32_t last) {
    return kind == CharKind::letter || kind == CharKind::digit || code == last;
}

char32_t alike(CharKind kind, char32_t code) {
    switch (kind) {
        case CharKind::apostrophe:
            return U'\'';
        case CharKind::quote:
            return U'"';
        case CharKind::dash:
            return U'-';
        case CharKind::hyphen:
            return U'-';
        case CharKind::digit:
            return U'0';
        default:
            return lower(code);
    }
}

/// Where the address ends that a chunk [begin, end) of no white space holds from its start; `begin`
/// if none.
std::size_t address_end(std::string_view text, std::size_t begin, std::size_t end) {
    const std::string_view chunk = text.substr(begin, end - begin);
    const auto scheme = chunk.find("://");
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const bool web =
        (scheme != std::string_view::npos && scheme > 1 && scheme < 12 &&
         std::all_of(chunk.begin(), chunk.begin() + static_cast<std::ptrdiff_t>(scheme), letter)) ||
        chunk.substr(0, 4) == "www.";
    std::size_t stop = begin;
    if (web) {
        stop = end;
    } else {
        const auto at = chunk.find('@');
        if (at == std::string_view::npos || at == 0) { return begin; }
        const auto allowed = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                   c == '.' || c == '-' || c == '_' || c == '+' || c == '%' || c == '@';
        };
        stop = begin;
        while (stop < end && allowed(text[stop])) { ++stop; }
        const auto mail = text.substr(begin, stop - begin);
        if (at + 1 >= mail.size() || mail.find('.', at) == std::string_view::npos) { return begin; }
    }
    while (stop > begin &&
           std::string_view(".,;:!?)]}>\"'").find(text[stop - 1]) != std::string_view::npos) {
        --stop;
    }
    return stop;
}

/// Every address has one of these in it; most blocks have none.
bool may_hold_address(std::string_view block) {
    return block.find("://") != std::string_view::npos ||
           block.find('@') != std::string_view::npos ||
           block.find("www.") != std::string_view::npos;
}

/// A link after a bracket or another sign: "[text](https://…)".
bool link_begins(std::string_view text, std::size_t at, std::size_t begin) {
    const auto here = text.substr(at, 8);
    const bool link =
        here.substr(0, 7) == "http://" || here == "https://" || here.substr(0, 4) == "www.";
    if (!link || at == begin) { return link; }
    const CharKind before = kind_of(decode_before(text.substr(0, at), at).code);
    return before != CharKind::letter && before != CharKind::digit;
}

}  // namespace

std::vector<Atom> atoms_of(std::string_view text, Span block) {
    std::vector<Atom> atoms;
    std::uint8_t gap = 0;
    char32_t last = 0;
    std::size_t address = 0;  // an address reaches to here
    std::size_t address_begin = 0;
    bool chunk_begins = true;
    const bool addresses = may_hold_address(slice(text, block));
    for (std::size_t at = block.begin; at < block.end;) {
        const Decoded one = decode(text, at);
        const CharKind kind = kind_of(one.code);
        const auto end = std::min<std::size_t>(at + one.length_bytes, block.end);
        if (kind == CharKind::space) {
            const bool line_end = one.code == U'\n' || one.code == 0x2029 || one.code == 0x2028;
            gap = line_end ? (gap >= 2 ? 3 : 2) : std::max<std::uint8_t>(gap, 1);
            at = end;
            chunk_begins = true;
            continue;
        }
        // behind a pictograph it says how that is drawn, and opens no word
        const bool variation = one.code >= 0xFE00 && one.code <= 0xFE0F;
        if (variation && gap == 0 && !atoms.empty() && atoms.back().kind == CharKind::symbol) {
            atoms.back().span.end = static_cast<std::uint32_t>(end);
            at = end;
            continue;
        }
        if (addresses && kind == CharKind::letter &&
            (chunk_begins || (at >= address && link_begins(text, at, block.begin)))) {
            std::size_t chunk_end = end;
            while (chunk_end < block.end &&
                   kind_of(decode(text, chunk_end).code) != CharKind::space) {
                chunk_end += decode(text, chunk_end).length_bytes;
            }
            chunk_end = std::min<std::size_t>(chunk_end, block.end);
            address = address_end(text, at, chunk_end);
            address_begin = at;
        }
        if (kind == CharKind::letter || kind == CharKind::digit) { chunk_begins = false; }
        const bool same = !atoms.empty() && gap == 0 && atoms.back().kind == kind &&
                          one_run(kind, one.code, last);
        if (same) {
            Atom& atom = atoms.back();
            atom.span.end = static_cast<std::uint32_t>(end);
            atom.length = static_cast<std::uint8_t>(std::min(atom.length + 1, 255));
            atom.lower = combine(atom.lower, alike(kind, one.code));
        } else {
            Atom atom;
            atom.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
            atom.kind = kind;
            atom.lower = combine(7, alike(kind, one.code));
            atom.length = 1;
            atom.gap = gap;
            atom.first_upper = is_upper(one.code);
            atom.drawn = is_drawn(kind, one.code);
            atom.starts_address = at < address && at == address_begin;
            atom.in_address = gap == 0 && at < address && at != address_begin;
            atoms.push_back(atom);
        }
        last = one.code;
        gap = 0;
        at = end;
    }
    return atoms;
}

bool number_goes_on(const std::vector<Atom>& atoms, std::size_t at) {
    const auto digits = [&](std::size_t i) {
        return i < atoms.size() && atoms[i].kind == CharKind::digit;
    };
    if (!digits(at) || !digits(at - 1) || atoms[at].gap != 1 || atoms[at].length != 3) {
        return false;
    }
    if (at + 1 < atoms.size() && atoms[at + 1].gap == 0 && atoms[at + 1].kind == CharKind::letter) {
        return false;
    }
    const Atom& before = atoms[at - 1];
    if (before.length < 3) { return true; }
    // A group of three may begin the number ("850 000") or go on with it ("1 850 000"), but not be
    // a year.
    return before.length == 3;
}

void break_rows(const std::vector<Atom>& atoms, std::size_t at, std::size_t token_begin,
                std::uint32_t bits, Rows& rows) {
    rows.clear();
    std::uint64_t id = 0;
    const auto add = [&](std::uint64_t value) {
        rows.push_back(row_of(combine(++id << 50U, value), bits));
    };
    const auto kind = [&](std::size_t i, bool joined) -> std::uint64_t {
        return i < atoms.size() && joined ? static_cast<std::uint64_t>(atoms[i].kind) + 1 : 0;
    };
    const Atom& left = atoms[at - 1];
    const Atom& right = atoms[at];
    const bool joined_left = at >= 2 && left.gap == 0;
    const bool joined_right = at + 1 < atoms.size() && atoms[at + 1].gap == 0;
    const bool joined_right2 = joined_right && at + 2 < atoms.size() && atoms[at + 2].gap == 0;
    const std::uint64_t kinds = kind(at - 1, true) * 16 + kind(at, true);
    const std::uint64_t kinds4 =
        kinds * 256 + kind(at - 2, joined_left) * 16 + kind(at + 1, joined_right);
    const std::uint64_t left2 = joined_left ? atoms[at - 2].lower : 1;
    const std::uint64_t right2 = joined_right ? atoms[at + 1].lower : 1;
    std::uint64_t so_far = 17;
    for (std::size_t i = std::max(token_begin, at - std::min<std::size_t>(at, 8)); i < at; ++i) {
        so_far = combine(so_far, atoms[i].lower);
    }
    std::uint64_t rest = 18;
    std::uint64_t rest_kinds = 19;
    for (std::size_t i = at; i < atoms.size() && i < at + 6 && (i == at || atoms[i].gap == 0);
         ++i) {
        rest = combine(rest, atoms[i].lower);
        rest_kinds = combine(rest_kinds, static_cast<std::uint64_t>(atoms[i].kind));
    }
    const std::uint64_t pieces = std::min<std::size_t>(at - token_begin, 4);
    const std::uint64_t sizes =
        std::min<std::uint64_t>(left.length, 5) * 8 + std::min<std::uint64_t>(right.length, 5);
    const std::uint64_t cases = (left.first_upper ? 1U : 0U) + (right.first_upper ? 2U : 0U);
    add(kinds);
    add(kinds4);
    add(combine(kinds, pieces));
    add(combine(kinds4, pieces));
    add(combine(kinds, combine(sizes, cases)));
    add(combine(left.lower, kinds));
    add(combine(right.lower, kinds));
    add(combine(left.lower, right.lower));
    add(combine(combine(left2, left.lower), right.lower));
    add(combine(combine(left.lower, right.lower), right2));
    add(combine(combine(left2, left.lower), kind(at, true)));
    add(combine(combine(right.lower, right2), kind(at - 1, true)));
    add(combine(so_far, kinds));
    add(combine(so_far, right.lower));
    add(combine(rest, kinds));
    add(combine(rest, pieces));
    add(combine(so_far, rest));
    add(combine(rest_kinds, combine(kinds4, pieces)));
    add(combine(kind(at + 2, joined_right2), combine(kinds4, cases)));
    add(combine(left.lower, combine(kinds4, cases)));
    add(combine(right.lower, combine(kinds4, cases)));
    add(combine(cases, combine(kinds4, sizes)));
}

bool may_end_sentence(const SurfaceToken& token, const SurfaceToken& next) {
    if (next.gap >= 2) { return true; }
    const bool plain = token.last == CharKind::letter || token.last == CharKind::digit;
    return !plain || next.first != CharKind::letter;
}

void sentence_rows(const std::vector<SurfaceToken>& tokens, std::size_t at, std::size_t begin,
                   std::uint32_t bits, Rows& rows) {
    rows.clear();
    std::uint64_t id = 100;
    const auto add = [&](std::uint64_t value) {
        rows.push_back(row_of(combine(++id << 50U, value), bits));
    };
    const auto keys = [&](std::size_t i) -> const WordKeys& {
        return i < tokens.size() ? tokens[i].keys : border_keys();
    };
    const SurfaceToken& token = tokens[at];
    const SurfaceToken& next = tokens[at + 1];
    const WordKeys& before = at > begin ? keys(at - 1) : border_keys();
    const WordKeys& before2 = at > begin + 1 ? keys(at - 2) : border_keys();
    const WordKeys& after2 = keys(at + 2);
    const std::uint64_t gap = next.gap;
    std::uint64_t quotes = 0;
    std::uint64_t opens = 0;
    const std::size_t from =
        at + 1 > begin + k_sentence_look_max ? at + 1 - k_sentence_look_max : begin;
    for (std::size_t i = from; i <= at; ++i) {
        quotes += tokens[i].first == CharKind::quote ? 1 : 0;
        opens += tokens[i].first == CharKind::open ? 1 : 0;
        opens -= tokens[i].first == CharKind::close && opens > 0 ? 1 : 0;
    }
    const std::uint64_t nesting = (quotes % 2) * 2 + (opens > 0 ? 1 : 0);
    const std::uint64_t length = std::min<std::size_t>(at + 1 - begin, 12);
    const auto ends =
        static_cast<std::uint64_t>(token.last) * 16 + static_cast<std::uint64_t>(next.first);
    const std::uint64_t upper = (next.keys.first_upper ? 1U : 0U) + (next.keys.all_upper ? 2U : 0U);
    const std::uint64_t here = combine(combine(ends, gap), upper);
    add(here);
    add(combine(here, nesting));
    add(combine(here, length));
    add(combine(here, before.shape));
    add(combine(here, std::min<std::uint64_t>(before.length, 6)));
    add(combine(token.keys.lower, gap));
    add(combine(token.keys.lower, combine(gap, next.keys.shape)));
    add(combine(token.keys.lower, combine(gap, next.keys.lower)));
    add(combine(next.keys.lower, combine(gap, upper)));
    add(combine(next.keys.lower, combine(ends, upper)));
    add(combine(next.keys.form, here));
    add(combine(combine(before.lower, token.keys.lower), upper));
    add(combine(combine(before.lower, token.keys.lower), next.keys.lower));
    add(combine(combine(before2.shape, before.shape), here));
    add(combine(combine(before.shape, token.keys.shape), combine(next.keys.shape, gap)));
    add(combine(combine(token.keys.shape, next.keys.shape), combine(after2.shape, gap)));
    add(combine(token.keys.shape, combine(next.keys.form, gap)));
    add(combine(before.lower, here));
    add(combine(before2.lower, here));
    add(combine(after2.lower, here));
    add(combine(after2.shape, here));
    add(combine(combine(next.keys.lower, after2.lower), gap));
    add(combine(combine(next.keys.shape, after2.shape), combine(keys(at + 3).shape, gap)));
    add(combine(keys(begin).form, combine(length, here)));
    add(combine(token.keys.suffix[2], combine(next.keys.first_upper ? 1 : 0, gap)));
    add(combine(keys(begin).shape, here));
}

void contraction_rows(const std::vector<SurfaceToken>& tokens, std::size_t at, std::uint32_t bits,
                      Rows& rows) {
    rows.clear();
    std::uint64_t id = 200;
    const auto add = [&](std::uint64_t value) {
        rows.push_back(row_of(combine(++id << 50U, value), bits));
    };
    const auto keys = [&](std::size_t i) -> const WordKeys& {
        return i < tokens.size() ? tokens[i].keys : border_keys();
    };
    const WordKeys& here = tokens[at].keys;
    const std::uint64_t word = here.lower;
    add(word);
    add(here.form);
    add(combine(word, keys(at - 1).lower));
    add(combine(word, keys(at - 2).lower));
    add(combine(word, keys(at + 1).lower));
    add(combine(word, keys(at + 2).lower));
    add(combine(word, keys(at + 1).shape));
    add(combine(word, keys(at - 1).shape));
    add(combine(word, keys(at - 1).suffix[1]));
    add(combine(word, keys(at - 1).suffix[2]));
    add(combine(word, keys(at - 1).suffix[3]));
    add(combine(word, keys(at + 1).suffix[1]));
    add(combine(word, keys(at + 1).suffix[2]));
    add(combine(word, combine(keys(at - 2).lower, keys(at - 1).lower)));
    add(combine(word, combine(keys(at - 1).lower, keys(at + 1).lower)));
    add(combine(word, combine(keys(at - 1).suffix[1], keys(at + 1).suffix[1])));
    add(combine(word, combine(keys(at - 2).suffix[1], keys(at - 1).suffix[1])));
}

SurfaceToken surface_token(std::string_view text, Span span, std::uint8_t gap) {
    SurfaceToken token;
    token.span = span;
    token.keys = keys_of(slice(text, span));
    const char32_t first = decode(text, span.begin).code;
    token.first = kind_of(first);
    token.opens = first == 0xAB || first == 0x201E;
    token.last = kind_of(decode_before(text.substr(0, span.end), span.end).code);
    token.gap = gap;
    return token;
}

std::string contraction_key(std::string_view surface) {
    std::string key;
    key.reserve(surface.size());
    for (std::size_t at = 0; at < surface.size();) {
        const Decoded one = decode(surface, at);
        at += one.length_bytes;
        const char32_t code = kind_of(one.code) == CharKind::apostrophe ? U'\'' : lower(one.code);
        if (code < 0x80) {
            key.push_back(static_cast<char>(code));
        } else {
            append_utf8(key, code);
        }
    }
    return key;
}

}  // namespace counterclaim::syntax
