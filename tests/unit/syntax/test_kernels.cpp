#include "acquire/processor.hpp"
#include "syntax/kernels.hpp"
#include "syntax/packed_matrix.hpp"
#include "syntax/random.hpp"
#include "syntax/tiles.hpp"

#include <gtest/gtest.h>
#include <hwy/targets.h>

#include <cmath>
#include <cstdint>
#include <vector>

namespace counterclaim::syntax {
namespace {

std::vector<float> random_floats(std::size_t count, Random& random) {
    std::vector<float> out(count);
    for (auto& one : out) { one = static_cast<float>(random.unit() * 2 - 1); }
    return out;
}

TEST(Kernels, ProductsOfAllSizes) {
    Random random(1);
    const std::size_t sizes[][3] = {{1, 1, 1}, {5, 7, 33}, {6, 32, 64}, {13, 40, 96}, {25, 3, 31}};
    for (const auto& [rows, inner, columns] : sizes) {
        const auto a = random_floats(rows * inner, random);
        const auto b = random_floats(inner * columns, random);
        for (const bool add : {false, true}) {
            std::vector<float> c(rows * columns, 1.0F);
            multiply(a.data(), inner, b.data(), columns, c.data(), columns, rows, inner, columns,
                     add);
            for (std::size_t i = 0; i < rows; ++i) {
                for (std::size_t j = 0; j < columns; ++j) {
                    double sum = add ? 1 : 0;
                    for (std::size_t k = 0; k < inner; ++k) {
                        sum += double{a[i * inner + k]} * b[k * columns + j];
                    }
                    ASSERT_NEAR(c[i * columns + j], sum, 1e-4);
                }
            }
        }
    }
}

TEST(Kernels, PackedProductIsCloseToTheExactOne) {
    Random random(2);
    const std::size_t rows = 11;
    const std::size_t inner = 64;
    const std::size_t columns = 96;
    const auto a = random_floats(rows * inner, random);
    const auto b = random_floats(inner * columns, random);
    const auto bias = random_floats(columns, random);
    ByteWriter out;
    PackedMatrix::write(b, columns, bias, out);
    const std::string bytes = out.take();
    ByteReader reader(bytes);
    PackedMatrix matrix;
    ASSERT_TRUE(matrix.load(reader, inner, columns));
    PackedRows packed;
    packed.assign(a.data(), rows, inner, inner);
    Numbers<float> c;
    matrix.apply(packed, c);
    for (std::size_t i = 0; i < rows; ++i) {
        for (std::size_t j = 0; j < columns; ++j) {
            double sum = double{bias[j]};
            for (std::size_t k = 0; k < inner; ++k) {
                sum += double{a[i * inner + k]} * b[k * columns + j];
            }
            ASSERT_NEAR(c[i * columns + j], sum, 0.1);
        }
    }
}

/// Lets the processor use no vectors but those of one target.
void choose_target(std::int64_t target) {
    hwy::SetSupportedTargetsForTest(target);
    hwy::GetChosenTarget().Update(hwy::SupportedTargets());
}

TEST(Kernels, PackedProductsAreTheSameWithAllVectors) {
    Random random(4);
    constexpr std::size_t k_columns = 64;
    // full and partial groups of rows, inner sizes that tiles take and one that they do not
    const std::size_t sizes[][2] = {{9, 96}, {1, 64}, {16, 64}, {17, 128}, {33, 192}, {70, 256}};
    for (const auto& [rows, inner] : sizes) {
        const auto a = random_floats(rows * inner, random);
        ByteWriter out;
        PackedMatrix::write(random_floats(inner * k_columns, random), k_columns, {}, out);
        const std::string bytes = out.take();
        ByteReader reader(bytes);
        PackedMatrix matrix;
        ASSERT_TRUE(matrix.load(reader, inner, k_columns));
        const auto product = [&, rows = rows, inner = inner] {
            PackedRows packed;
            packed.assign(a.data(), rows, inner, inner);
            Numbers<float> c;
            matrix.apply(packed, c);
            return c;
        };
        const auto expected = product();
        for (const auto target : hwy::SupportedAndGeneratedTargets()) {
            choose_target(target);
            EXPECT_EQ(product(), expected) << hwy::TargetName(target) << ", " << rows << " rows";
        }
        choose_target(0);  // again all of them
        allow_tiles(acquire::ask_for_tiles());
        EXPECT_EQ(product(), expected) << "tiles: " << has_tiles() << ", " << rows << " rows";
        allow_tiles(false);
    }
}

TEST(Kernels, RecurrentUnitFollowsItsFormula) {
    Random random(3);
    constexpr std::size_t k_units = 48;  // two vectors of sixteen together, and one alone
    constexpr std::size_t k_steps = 7;
    const auto u = random_floats(k_steps * 4 * k_units, random);
    const auto w = random_floats(4 * k_units, random);
    std::vector<float> h(k_steps * k_units);
    recur(u.data(), 4 * k_units, w.data(), h.data(), k_units, k_steps, k_units, nullptr);
    const auto sigmoid = [](double x) { return 1 / (1 + std::exp(-x)); };
    for (std::size_t k = 0; k < k_units; ++k) {
        double c = 0;
        for (std::size_t t = 0; t < k_steps; ++t) {
            const float* in = u.data() + t * 4 * k_units + k;
            const double f = sigmoid(double{in[k_units]} + w[k] * c + w[2 * k_units + k]);
            const double r =
                sigmoid(double{in[2 * k_units]} + w[k_units + k] * c + w[3 * k_units + k]);
            c = f * c + (1 - f) * in[0];
            ASSERT_NEAR(h[t * k_units + k], r * c + (1 - r) * in[3 * k_units], 1e-5);
        }
    }
}

}  // namespace
}  // namespace counterclaim::syntax
