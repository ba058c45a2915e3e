// How fast claims are sorted into events as a ledger grows: annotated texts, multiplied with
// shifted days and places, are added in batches.
//
//     bench_link GOLD_DIR TEXT_DIR[,TEXT_DIR…] DATA_DIR CLAIMS… [--batch N] [--dense]
//
// Each copy of the texts gets articles and days of its own: places are shifted by up to ten
// degrees, days so far that no two copies were told on the same ones. A claim meets as many others
// as in the texts, however large the world. With --dense the days are drawn from ten years, by a
// fixed pseudo-random sequence: a claim meets those of ever more other copies, as if ever more
// outlets told of one long war.

#include "annotated.hpp"

#include "acquire/file_resources.hpp"
#include "link/linker.hpp"
#include "text/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

namespace counterclaim {
namespace {

constexpr std::int64_t k_days_shifted = 3650;
constexpr double k_degrees_shifted = 10;

struct Item {
    Claim claim;
    std::string evidence;
};

/// A fixed sequence (SplitMix64), so that every run draws the same world.
std::uint64_t draw(std::uint64_t& state) {
    state += 0x9E3779B97F4A7C15ULL;
    std::uint64_t x = state;
    x = (x ^ x >> 30U) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ x >> 27U) * 0x94D049BB133111EBULL;
    return x ^ x >> 31U;
}

struct Shift {
    std::chrono::days days;
    double north;
    double east;
    std::string suffix;
};

void move_day(std::optional<Date>& day, const Shift& shift) {
    if (day) { *day += shift.days; }
}

Claim moved(Claim claim, const Shift& shift) {
    claim.article += shift.suffix;
    move_day(claim.said, shift);
    move_day(claim.time.interval.from, shift);
    move_day(claim.time.interval.to, shift);
    for (auto& mention : claim.places) {
        if (!mention.place) { continue; }
        mention.place->latitude += shift.north;
        mention.place->longitude += shift.east;
        mention.place->name += fmt::format(" {:.1f} {:.1f}", shift.north, shift.east);
    }
    return claim;
}

/// Processor time of this process: other programs on the machine do not count.
double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

std::size_t resident_bytes() {
    std::ifstream file("/proc/self/statm");
    std::size_t size = 0;
    std::size_t resident = 0;
    file >> size >> resident;
    return resident * 4096;
}

/// Days from the first to the last day on which a claim was said, and two months for those that
/// are blocked by the month in which they were said.
std::int64_t days_told(const std::vector<Item>& items) {
    std::optional<Date> first;
    std::optional<Date> last;
    for (const auto& item : items) {
        const auto& said = item.claim.said;
        if (!said) { continue; }
        first = first ? std::min(*first, *said) : *said;
        last = last ? std::max(*last, *said) : *said;
    }
    return first ? (*last - *first).count() + 61 : k_days_shifted;
}

struct World {
    bool dense = false;
    std::int64_t days_told = 0;
    std::uint64_t state = 1;

    /// Where the copy of this number, whose first claim is `first_claim`, is moved.
    Shift shift(std::size_t copy, std::size_t first_claim) {
        const auto step = [this] { return static_cast<std::int64_t>(draw(state) % 21) - 10; };
        const auto steps = step();
        const auto other_steps = step();
        const auto days = dense ? static_cast<std::int64_t>(draw(state) % k_days_shifted)
                                : static_cast<std::int64_t>(copy) * days_told;
        return {std::chrono::days(days), static_cast<double>(steps) * k_degrees_shifted / 10,
                static_cast<double>(other_steps) * k_degrees_shifted / 10,
                "#" + std::to_string(first_claim)};
    }
};

void measure(const std::vector<Item>& items, const link::Scorer& scorer, World world,
             std::size_t claims, std::size_t batch) {
    const Wars none;
    const link::FeatureMaker maker(none);
    link::Linker linker(scorer);
    const auto memory_before = resident_bytes();
    double spent = 0;
    std::size_t added = 0;
    for (std::size_t copy = 0; added < claims; ++copy) {
        const auto shift = world.shift(copy, added);
        for (const auto& item : items) {
            if (added == claims) { break; }
            const auto claim = moved(item.claim, shift);
            const auto start = processor_seconds();
            linker.add(maker.make(claim, item.evidence));
            if (++added % batch == 0) { linker.settle(); }
            spent += processor_seconds() - start;
        }
    }
    const auto start = processor_seconds();
    linker.settle();
    spent += processor_seconds() - start;
    const auto bytes = resident_bytes() - memory_before;
    const auto count = static_cast<double>(claims);
    fmt::print("{:>9} {:>9.2f} {:>10.0f} {:>8.0f} {:>9.1f} {:>9} {:>6}\n", claims, spent,
               count / spent, static_cast<double>(bytes) / count,
               static_cast<double>(linker.compared()) / count, linker.events().size(),
               linker.full_blocks());
}

int run(const std::vector<std::string>& arguments) {
    if (arguments.size() < 4) {
        fmt::print(
            stderr,
            "usage: bench_link GOLD_DIR TEXT_DIR[,TEXT_DIR...] DATA_DIR CLAIMS... [--batch N] "
            "[--dense]\n");
        return 2;
    }
    std::vector<std::string> folders;
    for (const auto part : text::split(arguments[1], ',')) { folders.emplace_back(part); }
    const auto texts = app::load_annotated(arguments[0], folders);
    const auto scorer = link::Scorer::load(acquire::FileResources({arguments[2]}));
    if (!texts || !scorer) {
        fmt::print(stderr, "{}\n", to_string(texts ? scorer.error() : texts.error()));
        return 1;
    }
    std::vector<Item> items;
    for (const auto& annotated : *texts) {
        for (const auto& claim : annotated.claims) {
            items.push_back({claim, std::string(slice(annotated.text, claim.evidence))});
        }
    }
    World world;
    world.days_told = days_told(items);
    std::size_t batch = 20000;
    std::vector<std::size_t> sizes;
    for (std::size_t i = 3; i < arguments.size(); ++i) {
        if (arguments[i] == "--batch" && i + 1 < arguments.size()) {
            batch = std::strtoull(arguments[++i].c_str(), nullptr, 10);
        } else if (arguments[i] == "--dense") {
            world.dense = true;
        } else {
            sizes.push_back(std::strtoull(arguments[i].c_str(), nullptr, 10));
        }
    }
    fmt::print("{} claims in the texts, {} days\n", items.size(), world.days_told);
    fmt::print("{:>9} {:>9} {:>10} {:>8} {:>9} {:>9} {:>6}\n", "claims", "seconds", "claims/s",
               "bytes/cl", "pairs/cl", "events", "full");
    for (const auto size : sizes) { measure(items, *scorer, world, size, batch == 0 ? 1 : batch); }
    return 0;
}

}  // namespace
}  // namespace counterclaim

int main(int count, char** values) { return counterclaim::run({values + 1, values + count}); }
