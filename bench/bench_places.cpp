// Name look-ups a second, and how long opening the gazetteer takes.
//
//     build/release/bench/bench_places [DATA_DIR…]

#include "acquire/file_resources.hpp"
#include "where/gazetteer.hpp"
#include "where/place_key.hpp"

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

namespace {

using counterclaim::where::Gazetteer;

const counterclaim::acquire::FileResources& resources() {
    static const counterclaim::acquire::FileResources k_resources(
        {COUNTERCLAIM_BUILD_DATA, COUNTERCLAIM_SOURCE_DIR "/data"});
    return k_resources;
}

/// Keys of names spread over the whole gazetteer, every second one spoiled so that it is not found.
std::vector<std::string> keys(const Gazetteer& gazetteer, bool spoil) {
    std::vector<std::string> out;
    constexpr std::size_t k_keys = 200000;
    std::uint64_t state = 88172645463325252ULL;
    while (out.size() < k_keys) {
        state ^= state << 13U;
        state ^= state >> 7U;
        state ^= state << 17U;
        const auto index = static_cast<counterclaim::where::PlaceIndex>(state % gazetteer.size());
        auto key = counterclaim::where::place_key(gazetteer.name(index));
        if (key.empty()) { continue; }
        if (spoil && out.size() % 2 == 1) { key += "q"; }
        out.push_back(std::move(key));
    }
    return out;
}

void open(benchmark::State& state) {
    for (auto _ : state) {
        auto gazetteer = Gazetteer::open(resources());
        benchmark::DoNotOptimize(gazetteer);
    }
}
BENCHMARK(open)->Unit(benchmark::kMillisecond);

void look_up(benchmark::State& state) {
    const auto gazetteer = Gazetteer::open(resources());
    if (!gazetteer) {
        state.SkipWithError("no gazetteer");
        return;
    }
    const auto wanted = keys(*gazetteer, state.range(0) != 0);
    std::vector<counterclaim::where::Match> matches;
    std::size_t at = 0;
    for (auto _ : state) {
        matches.clear();
        benchmark::DoNotOptimize(gazetteer->look_up(wanted[at], matches));
        at = at + 1 == wanted.size() ? 0 : at + 1;
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(look_up)->ArgName("half_missing")->Arg(0)->Arg(1);

}  // namespace

BENCHMARK_MAIN();
