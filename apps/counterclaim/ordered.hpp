#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <system_error>
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
    const auto run_alone = [&] {
        while (auto input = next()) {
            if (!sink(work(std::move(*input)))) { return; }
        }
    };
    if (threads <= 1) {
        run_alone();
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
    // Who is told of nothing looks for himself after a while: glibc before 2.41 loses a signal now
    // and then (its bug 25847), and a thread that waits for that one alone waits for ever.
    const auto wait_until = [](std::condition_variable& told, std::unique_lock<std::mutex>& lock,
                               const auto& ready) {
        constexpr std::chrono::milliseconds k_look{200};
        while (!told.wait_for(lock, k_look, ready)) {}
    };
    const auto worker = [&] {
        std::unique_lock lock(mutex);
        while (true) {
            wait_until(wanted, lock, [&] { return closed || !waiting.empty(); });
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
    pool.reserve(threads);
    for (unsigned i = 0; i < threads; ++i) {
        try {
            pool.emplace_back(worker);
        } catch (const std::system_error&) {
            break;  // the machine gives no more: those there are do it all
        }
    }
    if (pool.empty()) {
        run_alone();
        return;
    }
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
                wait_until(done, lock, [&] { return items.front().output.has_value(); });
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
