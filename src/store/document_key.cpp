#include "store/store.hpp"

#include <openssl/evp.h>

#include <array>
#include <memory>

namespace counterclaim::store {
namespace {

constexpr std::size_t k_key_bytes = 16;

/// SHA-256 over fields, each led by its length so that no two lists of fields run together to the
/// same bytes.
class FieldHash {
public:
    FieldHash() : m_context(EVP_MD_CTX_new(), EVP_MD_CTX_free) {
        EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr);
    }
    void add(std::string_view field) {
        std::array<unsigned char, 8> length{};
        for (std::size_t i = 0; i < length.size(); ++i) {
            length[i] = static_cast<unsigned char>(field.size() >> (8 * i));
        }
        EVP_DigestUpdate(m_context.get(), length.data(), length.size());
        EVP_DigestUpdate(m_context.get(), field.data(), field.size());
    }
    [[nodiscard]] std::string hex() {
        constexpr std::string_view k_digits = "0123456789abcdef";
        std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
        unsigned size = 0;
        EVP_DigestFinal_ex(m_context.get(), digest.data(), &size);
        std::string text;
        for (std::size_t i = 0; i < k_key_bytes; ++i) {
            text += k_digits[digest[i] >> 4];
            text += k_digits[digest[i] & 15];
        }
        return text;
    }

private:
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> m_context;
};

}  // namespace

std::string document_key(const Document& document) {
    FieldHash hash;
    hash.add(document.bytes);
    hash.add(document.media_type);
    hash.add(document.charset);
    hash.add(document.id == document.address ? "" : document.id);
    hash.add(document.stated.title);
    hash.add(document.stated.outlet);
    hash.add(document.stated.language);
    hash.add(document.stated.published);
    hash.add(document.stated.url);
    return hash.hex();
}

}  // namespace counterclaim::store
