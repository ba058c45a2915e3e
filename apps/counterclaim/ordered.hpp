#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace counterclaim::app {

/// Runs `work` on several threads over what `next` yields and hands the results to `sink` in the
/// order of `next`. So the output is the same for any number of threads.
///
/// `next` and `sink` are called on the calling thread only, so neither needs a lock; at most
/// `window` items are on their way at once, so memory stays bounded however long the input is.
/// `sink` returns false to stop early; what was taken is then dropped. `work` must not throw: it
/// returns its failures.
template <typename Input, typename Output>
void run_ordered(const std::function<std::optional<Input>()>& next,
                 const std::function<Output(Input&&)>& work,
                 const std::function<bool(Output&&)>& sink, unsigned threads) {
    if (threads <= 1) {
        while (auto input = next()) {
            if (!sink(work(std::move(*input)))) { return; }
        }
        return;
    }
    struct Item {
        std::optional<Input> input;
        std::optional<Output> output;
        bool taken = false;
    };
    std::mutex mutex;
    std::condition_variable wanted;
    std::condition_variable done;
    std::deque<Item> items;  // references into a deque stay valid while both its ends change
    std::deque<Item*> waiting;
    bool closed = false;
    const auto worker = [&] {
        std::unique_lock lock(mutex);
        while (true) {
            wanted.wait(lock, [&] { return closed || !waiting.empty(); });
            if (waiting.empty()) { return; }
            Item* item = waiting.front();
            waiting.pop_front();
            Input input = std::move(*item->input);
            item->input.reset();
            lock.unlock();
            Output output = work(std::move(input));
            lock.lock();
            item->output = std::move(output);
            done.notify_one();
        }
    };
    std::vector<std::jthread> pool;
    for (unsigned i = 0; i < threads; ++i) { pool.emplace_back(worker); }
    const auto close = [&] {
        const std::lock_guard lock(mutex);
        closed = true;
        waiting.clear();
        wanted.notify_all();
    };
    const std::size_t window = std::size_t{threads} * 4;
    try {
        bool ended = false;
        while (true) {
            while (!ended && items.size() < window) {
                auto input = next();
                if (!input) {
                    ended = true;
                    break;
                }
                const std::lock_guard lock(mutex);
                items.push_back({std::move(input), std::nullopt, false});
                waiting.push_back(&items.back());
                wanted.notify_one();
            }
            if (items.empty()) { break; }
            std::optional<Output> output;
            {
                std::unique_lock lock(mutex);
                done.wait(lock, [&] { return items.front().output.has_value(); });
                output = std::move(items.front().output);
                items.pop_front();
            }
            if (!sink(std::move(*output))) { break; }
        }
    } catch (...) {
        close();
        throw;
    }
    close();
}

}  // namespace counterclaim::app
