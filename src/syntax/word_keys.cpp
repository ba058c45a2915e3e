#include "syntax/word_keys.hpp"

#include "syntax/hashing.hpp"
#include "syntax/letters.hpp"

#include <algorithm>

namespace counterclaim::syntax {
namespace {

constexpr std::size_t k_letters_max =
    64;  // of a longer word the first 58 and the last 6 are looked at
constexpr std::size_t k_tail = 6;
constexpr char32_t k_cased_end = 0x590;  // Latin, Greek, Cyrillic and Armenian lie below

char32_t plain(char32_t code) {
    switch (kind_of(code)) {
        case CharKind::digit:
            return U'0';
        case CharKind::apostrophe:
            return U'\'';
        case CharKind::quote:
            return U'"';
        case CharKind::hyphen:
        case CharKind::dash:
            return U'-';
        case CharKind::space:
            return U' ';
        default:
            return code;
    }
}

std::uint64_t hash_codes(const char32_t* begin, const char32_t* end, std::uint64_t seed) {
    std::uint64_t key = seed;
    for (; begin != end; ++begin) { key = combine(key, *begin); }
    return key;
}

char32_t shape_of(char32_t code) {
    switch (kind_of(code)) {
        case CharKind::letter:
            return is_upper(code) ? U'X' : U'x';
        case CharKind::digit:
            return U'0';
        default:
            return plain(code);
    }
}

/// What `keys_of` sees of a code point.
struct Look {
    char32_t plain;
    char32_t small;
    char32_t shape;
};

Look look_at(char32_t code) {
    const char32_t as_plain = plain(code);
    return {as_plain, lower(as_plain), shape_of(code)};
}

constexpr std::size_t k_ascii = 128;

/// Those of ASCII, of which most words are, worked out once.
const std::array<Look, k_ascii> k_ascii_looks = [] {
    std::array<Look, k_ascii> looks{};
    for (std::size_t code = 0; code < k_ascii; ++code) {
        looks[code] = look_at(static_cast<char32_t>(code));
    }
    return looks;
}();

}  // namespace

WordKeys keys_of(std::string_view form) {
    // filled up to `count`, and not before: most words are short
    std::array<char32_t, k_letters_max>
        as_written;                             // NOLINT(cppcoreguidelines-pro-type-member-init)
    std::array<char32_t, k_letters_max> small;  // NOLINT(cppcoreguidelines-pro-type-member-init)
    std::size_t count = 0;
    std::size_t total = 0;
    WordKeys keys;
    std::uint64_t shape = 11;
    char32_t last_shape = 0;
    std::size_t uppers = 0;
    std::size_t lowers = 0;
    for (std::size_t at = 0; at < form.size(); ++total) {
        const Decoded one = decode(form, at);
        at += one.length_bytes;
        const Look seen = one.code < k_ascii ? k_ascii_looks[one.code] : look_at(one.code);
        const char32_t look = seen.shape;
        if (total == 0) {
            keys.first_upper = look == U'X';
            keys.first_lower = look == U'x' && one.code < k_cased_end;
        }
        uppers += look == U'X' ? 1 : 0;
        lowers += look == U'x' ? 1 : 0;
        if (look != last_shape) { shape = combine(shape, look); }
        last_shape = look;
        if (count == k_letters_max) {
            std::move(as_written.end() - k_tail + 1, as_written.end(), as_written.end() - k_tail);
            std::move(small.end() - k_tail + 1, small.end(), small.end() - k_tail);
            --count;
        }
        as_written[count] = seen.plain;
        small[count] = seen.small;
        ++count;
    }
    keys.length = static_cast<std::uint8_t>(std::min<std::size_t>(total, 255));
    keys.has_letter = uppers + lowers > 0;
    keys.all_upper = uppers > 1 && lowers == 0;
    keys.shape = shape;
    keys.form = hash_codes(as_written.data(), as_written.data() + count, 1'000 + total);
    keys.lower = hash_codes(small.data(), small.data() + count, 2'000'000'000 + total);
    for (std::size_t i = 0; i < keys.prefix.size() && i < count; ++i) {
        keys.prefix[i] = combine(i == 0 ? 700'001 : keys.prefix[i - 1], small[i]);
    }
    for (std::size_t i = 0; i < keys.suffix.size() && i < count; ++i) {
        keys.suffix[i] = combine(i == 0 ? 900'001 : keys.suffix[i - 1], small[count - 1 - i]);
    }
    return keys;
}

const WordKeys& border_keys() {
    static const WordKeys keys = [] {
        WordKeys border;
        border.form = border.lower = border.shape = 5;
        return border;
    }();
    return keys;
}

}  // namespace counterclaim::syntax
