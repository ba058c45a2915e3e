#include "evidence/digest.hpp"

#include "evidence/ascii.hpp"

#include <openssl/evp.h>

#include <array>

namespace counterclaim::evidence {
namespace {

std::string digest_of(const EVP_MD* kind, std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, kind, nullptr);
    std::string raw;
    for (unsigned i = 0; i < length; ++i) { raw.push_back(static_cast<char>(digest[i])); }
    return raw;
}

std::string hex(std::string_view raw) {
    constexpr std::string_view k_digits = "0123456789abcdef";
    std::string out;
    for (const char c : raw) {
        const auto byte = static_cast<unsigned char>(c);
        out += k_digits[byte >> 4U];
        out += k_digits[byte & 15U];
    }
    return out;
}

/// RFC 4648 without padding, in lower case so that both spellings compare.
std::string base32(std::string_view raw) {
    constexpr std::string_view k_letters = "abcdefghijklmnopqrstuvwxyz234567";
    std::string out;
    unsigned held = 0;
    unsigned bits = 0;
    for (const char c : raw) {
        held = (held << 8U) | static_cast<unsigned char>(c);
        bits += 8;
        while (bits >= 5) {
            bits -= 5;
            out += k_letters[(held >> bits) & 31U];
        }
        held &= (1U << bits) - 1U;
    }
    if (bits > 0) { out += k_letters[(held << (5 - bits)) & 31U]; }
    return out;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) { return hex(digest_of(EVP_sha256(), bytes)); }

std::optional<bool> digest_agrees(std::string_view labelled, std::string_view bytes) {
    const auto colon = labelled.find(':');
    if (colon == std::string_view::npos) { return std::nullopt; }
    const auto label = lower_ascii(labelled.substr(0, colon));
    auto wanted = lower_ascii(trim_blank(labelled.substr(colon + 1)));
    while (!wanted.empty() && wanted.back() == '=') { wanted.pop_back(); }
    const EVP_MD* kind = nullptr;
    if (label == "sha1" || label == "sha-1") { kind = EVP_sha1(); }
    if (label == "sha256" || label == "sha-256") { kind = EVP_sha256(); }
    if (kind == nullptr) { return std::nullopt; }
    const auto raw = digest_of(kind, bytes);
    const auto as_hex = hex(raw);
    const auto as_base32 = base32(raw);
    if (wanted.size() == as_hex.size()) { return wanted == as_hex; }
    if (wanted.size() == as_base32.size()) { return wanted == as_base32; }
    return std::nullopt;
}

}  // namespace counterclaim::evidence
