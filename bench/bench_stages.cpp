// How fast each room reads, and how much memory it takes: bench_stages [--repeat N] [PATH…]
// Without a path it reads the demo articles. docs/performance.md has the figures.

#include "heap.hpp"

#include "acquire/file_resources.hpp"
#include "acquire/processor.hpp"
#include "acquire/source.hpp"
#include "link/claim_key.hpp"
#include "pipeline/pipeline.hpp"
#include "store/store.hpp"
#include "syntax/tiles.hpp"

#include <fmt/format.h>

#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace counterclaim::bench {
namespace {

constexpr double k_megabyte = 1e6;

/// Seconds this thread has been on a processor: what other programs do does not count.
double thread_seconds() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double resident_megabytes_max() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

struct Stage {
    double seconds = 0;
    std::uint64_t heap_bytes_max =
        0;  ///< most on the heap while it ran, above what was there when it began
};

/// Books the time and memory since the last mark on the room that has just ended.
class StageClock {
public:
    void start() {
        m_last = thread_seconds();
        m_heap = Heap::now();
        Heap::reset_peak();
    }
    void done(std::string_view room) {
        auto& stage = m_stages[std::string(room)];
        stage.seconds += thread_seconds() - m_last;
        const auto peak = Heap::peak();
        stage.heap_bytes_max = std::max(stage.heap_bytes_max, peak > m_heap ? peak - m_heap : 0);
        if (std::find(m_order.begin(), m_order.end(), room) == m_order.end()) {
            m_order.emplace_back(room);
        }
        start();
    }
    void forget_seconds() {
        for (auto& [room, stage] : m_stages) { stage.seconds = 0; }
    }
    [[nodiscard]] const std::vector<std::string>& order() const { return m_order; }
    [[nodiscard]] const Stage& of(const std::string& room) const { return m_stages.at(room); }

private:
    std::map<std::string, Stage> m_stages;
    std::vector<std::string> m_order;
    double m_last = 0;
    std::uint64_t m_heap = 0;
};

struct Totals {
    std::size_t documents = 0;
    std::size_t articles = 0;
    std::size_t claims = 0;
    std::size_t bytes = 0;
    std::size_t sentences = 0;
    std::size_t parsed = 0;
};

template <typename Value>
Value need(Expected<Value> value) {
    if (!value) {
        fmt::print(stderr, "{}\n", to_string(value.error()));
        std::exit(1);
    }
    return std::move(*value);
}

std::vector<Document> documents_of(const std::vector<std::string>& paths) {
    std::vector<Document> documents;
    for (const auto& path : paths) {
        auto source = need(acquire::Source::open(path));
        while (auto document = source.next()) {
            if (*document) { documents.push_back(std::move(**document)); }
        }
    }
    return documents;
}

void print_stages(const StageClock& clock, const Totals& totals) {
    double all = 0;
    for (const auto& room : clock.order()) { all += clock.of(room).seconds; }
    fmt::print(
        "| room | ms an article | articles/s | MB/s | share | peak heap, MB "
        "|\n|---|---|---|---|---|---|\n");
    const auto line = [&](const std::string& name, double seconds, double heap_bytes) {
        fmt::print("| {} | {:.3f} | {:.0f} | {:.2f} | {:.0f} % | {:.2f} |\n", name,
                   1e3 * seconds / static_cast<double>(totals.articles),
                   static_cast<double>(totals.articles) / seconds,
                   static_cast<double>(totals.bytes) / k_megabyte / seconds, 100 * seconds / all,
                   heap_bytes / k_megabyte);
    };
    std::uint64_t most = 0;
    for (const auto& room : clock.order()) {
        const auto& stage = clock.of(room);
        most = std::max(most, stage.heap_bytes_max);
        line(room, stage.seconds, static_cast<double>(stage.heap_bytes_max));
    }
    line("**all**", all, static_cast<double>(most));
    // what others measure as reading: keeping is left out
    double reading = all;
    if (const auto& rooms = clock.order();
        std::find(rooms.begin(), rooms.end(), "store") != rooms.end()) {
        reading -= clock.of("store").seconds;
    }
    fmt::print(
        "\nFrom bytes to claims {:.0f} articles/s and {:.0f} sentences/s; {} of {} sentences were "
        "parsed.\n",
        static_cast<double>(totals.articles) / reading,
        static_cast<double>(totals.sentences) / reading, totals.parsed, totals.sentences);
}

/// Reads the documents once for the memory each room takes, then `repeat` times for its seconds,
/// and keeps the readings in a fresh ledger. Counting what is on the heap takes time of its own.
void measure(const std::vector<Document>& documents, int repeat,
             const std::filesystem::path& folder) {
    const acquire::FileResources resources(
        {COUNTERCLAIM_BUILD_DATA, COUNTERCLAIM_SOURCE_DIR "/data"});
    StageClock clock;
    pipeline::Options options;
    options.on_room_done = [&clock](std::string_view room) { clock.done(room); };
    const double before = thread_seconds();
    const auto pipeline = need(pipeline::Pipeline::load(resources, options));
    fmt::print("Loading takes {:.0f} ms and {:.0f} MB of resident memory.\n\n",
               1e3 * (thread_seconds() - before), resident_megabytes_max());
    store::LedgerOptions ledger_options;
    ledger_options.access = store::Access::create;
    ledger_options.identify = link::claim_id;
    const auto ledger = need(store::open_ledger((folder / "bench.db").string(), ledger_options));
    Totals totals;
    for (int round = 0; round <= repeat; ++round) {
        if (round == 1) {
            Heap::stop_counting();
            clock.forget_seconds();
            totals = {};
        }
        for (auto document : documents) {
            document.stated.title += fmt::format("{}", round);  // another document for the ledger
            totals.bytes += document.bytes.size();
            ++totals.documents;
            clock.start();
            const auto readings = pipeline.read(document);
            clock.start();
            (void)need(ledger->add(document, readings));
            clock.done("store");
            totals.articles += readings.size();
            for (const auto& reading : readings) {
                totals.claims += reading.claims.size();
                totals.sentences += reading.sentences.size();
                totals.parsed += static_cast<std::size_t>(
                    std::count_if(reading.sentences.begin(), reading.sentences.end(),
                                  [](const Sentence& sentence) { return sentence.parsed; }));
            }
        }
    }
    print_stages(clock, totals);
    fmt::print(
        "\n{} documents, {} articles, {} claims, {:.2f} MB; resident memory at most {:.0f} MB.\n",
        totals.documents, totals.articles, totals.claims,
        static_cast<double>(totals.bytes) / k_megabyte, resident_megabytes_max());
}

/// One text made ever longer: time a megabyte should stay the same.
void measure_length(const std::vector<Document>& documents) {
    const acquire::FileResources resources(
        {COUNTERCLAIM_BUILD_DATA, COUNTERCLAIM_SOURCE_DIR "/data"});
    const auto pipeline = need(pipeline::Pipeline::load(resources));
    std::string text;
    fmt::print("\n| one text of, KB | seconds a MB |\n|---|---|\n");
    for (const std::size_t size :
         {std::size_t{10'000}, std::size_t{100'000}, std::size_t{1'000'000}}) {
        for (std::size_t i = 0; text.size() < size; ++i) {
            const auto& document = documents[i % documents.size()];
            if (document.media_type == "text/plain") { text += document.bytes + "\n\n"; }
        }
        Document document;
        document.id = document.address = "long";
        document.media_type = "text/plain";
        document.bytes = text.substr(0, text.find('\n', size - 1));
        const double start = thread_seconds();
        (void)pipeline.read(document);
        fmt::print(
            "| {} | {:.2f} |\n", size / 1000,
            (thread_seconds() - start) / (static_cast<double>(document.bytes.size()) / k_megabyte));
    }
}

}  // namespace
}  // namespace counterclaim::bench

int main(int argc, char** argv) {
    using namespace counterclaim;
    std::vector<std::string> paths;
    int repeat = 3;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "--repeat" && i + 1 < argc) {
            repeat = std::max(1, std::atoi(argv[++i]));
        } else {
            paths.push_back(word);
        }
    }
    syntax::allow_tiles(acquire::ask_for_tiles());
    const bool demo = paths.empty();
    if (demo) { paths = {COUNTERCLAIM_SOURCE_DIR "/demo/articles"}; }
    const auto documents = bench::documents_of(paths);
    const auto folder =
        std::filesystem::temp_directory_path() / fmt::format("counterclaim-bench-{}", ::getpid());
    std::filesystem::create_directories(folder);
    bench::measure(documents, repeat, folder);
    if (demo) { bench::measure_length(documents); }
    std::filesystem::remove_all(folder);
    return 0;
}
