#pragma once

#include <counterclaim/error.hpp>
#include <counterclaim/resources.hpp>

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace counterclaim::syntax {

/// A model file: "CCSYNTAX", version, number of sections, XXH3 of everything after the head, then
/// for each section its name (16 bytes), offset and size, then the sections at multiples of 64
/// bytes. All numbers are little-endian. Read in place: nothing is copied when a file is mapped.
class ModelFile {
public:
    /// Checks magic, version, checksum and that every section lies inside the file; else
    /// `model_damaged`.
    [[nodiscard]] static Expected<ModelFile> open(Bytes bytes, std::string_view name);

    /// The bytes of a section; `model_damaged` if there is none of that name.
    [[nodiscard]] Expected<std::string_view> section(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;
    [[nodiscard]] tl::unexpected<Error> damaged(std::string what) const;

private:
    ModelFile(Bytes bytes, std::string_view name) : m_bytes(std::move(bytes)), m_name(name) {}
    Bytes m_bytes;
    std::string m_name;
    std::vector<std::pair<std::string, std::string_view>> m_sections;
};

class ModelWriter {
public:
    void add(std::string name, std::string bytes);
    [[nodiscard]] std::string finish() const;

private:
    std::vector<std::pair<std::string, std::string>> m_sections;
};

/// Appends numbers and strings to a section.
class ByteWriter {
public:
    template <typename Number>
    void number(Number value) {
        static_assert(std::is_trivially_copyable_v<Number>);
        char bytes[sizeof(Number)];
        std::memcpy(bytes, &value, sizeof value);
        m_bytes.append(bytes, sizeof value);
    }
    void text(std::string_view value) {
        number(static_cast<std::uint32_t>(value.size()));
        m_bytes.append(value);
    }
    template <typename Number>
    void array(const std::vector<Number>& values) {
        number(static_cast<std::uint32_t>(values.size()));
        m_bytes.append(reinterpret_cast<const char*>(values.data()),
                       values.size() * sizeof(Number));
    }
    [[nodiscard]] std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

/// Reads them back; after a failed read `ok()` is false and every value is zero or empty.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : m_rest(bytes) {}
    template <typename Number>
    [[nodiscard]] Number number() {
        static_assert(std::is_trivially_copyable_v<Number>);
        Number value{};
        if (m_rest.size() < sizeof value) {
            m_ok = false;
            return Number{};
        }
        std::memcpy(&value, m_rest.data(), sizeof value);
        m_rest.remove_prefix(sizeof value);
        return value;
    }
    [[nodiscard]] std::string_view text() { return take(number<std::uint32_t>()); }
    [[nodiscard]] std::string_view take(std::size_t size) {
        if (!m_ok || m_rest.size() < size) {
            m_ok = false;
            return {};
        }
        const auto value = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return value;
    }
    template <typename Number>
    [[nodiscard]] std::vector<Number> array() {
        const std::size_t count = number<std::uint32_t>();
        if (!m_ok || m_rest.size() / sizeof(Number) < count) {
            m_ok = false;
            return {};
        }
        std::vector<Number> values(count);
        const auto bytes = take(count * sizeof(Number));
        if (count > 0) { std::memcpy(values.data(), bytes.data(), bytes.size()); }
        return values;
    }
    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] bool at_end() const { return m_rest.empty(); }

private:
    std::string_view m_rest;
    bool m_ok = true;
};

}  // namespace counterclaim::syntax
