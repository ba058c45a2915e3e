#pragma once

#include "syntax/model_file.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <string_view>
#include <utility>
#include <vector>

namespace counterclaim::syntax {

/// A table of rows of 8-bit numbers, each row with its own scale, read in place.
class PackedTable {
public:
    /// Nothing if `bytes` is not exactly such a table.
    [[nodiscard]] bool load(ByteReader& reader, std::size_t rows, std::size_t width);
    [[nodiscard]] std::size_t rows() const { return m_rows; }
    void add(std::size_t row, float* out) const;
    static void write(const std::vector<float>& values, std::size_t width, ByteWriter& out);

private:
    const char* m_bytes = nullptr;
    std::size_t m_rows = 0;
    std::size_t m_width = 0;
};

/// Leaves new elements of a vector as they are: who fills them all need not have them nought
/// before.
template <typename Number>
struct Unset : std::allocator<Number> {
    template <typename Other>
    struct rebind {  // NOLINT(readability-identifier-naming): the standard's name
        using other = Unset<Other>;
    };
    template <typename Other>
    void construct(Other* at) noexcept {
        ::new (static_cast<void*>(at)) Other;
    }
    template <typename Other, typename... Arguments>
    void construct(Other* at, Arguments&&... arguments) {
        ::new (static_cast<void*>(at)) Other(std::forward<Arguments>(arguments)...);
    }
};
template <typename Number>
using Numbers = std::vector<Number, Unset<Number>>;

/// As many, all to be filled: nothing of what was there is kept.
template <typename Number>
void renew(Numbers<Number>& numbers, std::size_t count) {
    numbers.clear();
    numbers.resize(count);
}

/// Numbers rounded to 8 bits, row by row, each row with its own scale: what `PackedMatrix`
/// multiplies (`quantise`).
struct PackedRows {
    Numbers<std::uint8_t> values;
    Numbers<float> scales;
    /// Takes `rows` rows of `width` numbers that stand `stride` apart.
    void assign(const float* from, std::size_t rows, std::size_t width, std::size_t stride);
};

/// Weights of 8 bits with a scale for each column, and a bias: see `multiply_packed`.
class PackedMatrix {
public:
    [[nodiscard]] bool load(ByteReader& reader, std::size_t inputs, std::size_t columns);
    [[nodiscard]] std::size_t columns() const { return m_columns; }
    /// out = rows · matrix + bias; `out` is resized.
    void apply(const PackedRows& rows, Numbers<float>& out) const;
    /// `bias` may be empty.
    static void write(const std::vector<float>& values, std::size_t columns,
                      const std::vector<float>& bias, ByteWriter& out);

private:
    std::size_t m_inputs = 0;
    std::size_t m_columns = 0;
    std::vector<std::int8_t> m_packed;
    std::vector<std::int32_t> m_shifts;
    std::vector<float> m_scales;
    std::vector<float> m_bias;
};

}  // namespace counterclaim::syntax
