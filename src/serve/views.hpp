#pragma once

#include "serve/view.hpp"
#include "serve/view_builder.hpp"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace counterclaim::serve {

/// A generation that the server has shown.
struct Generation {
    std::string name;
    std::string at;  ///< "2026-11-21T05:00:00Z"
    std::int64_t claims = 0;
    std::int64_t articles = 0;
    std::int64_t events = 0;
    std::int64_t decisions = 0;
};

/// The views of one ledger: the newest, made anew whenever claims or decisions change, and those of
/// other days and profiles that somebody asked for. A thread of its own looks at the ledger and has
/// views made; while one is made the one before it is shown. Safe to use from any thread.
class Views {
public:
    struct Options {
        std::string ledger;
        std::string folder;    ///< for the files of views
        std::string conflict;  ///< profile of the views that name none; empty: the one that fits
        std::chrono::milliseconds look_every{500};
        std::size_t others_max = 12;  ///< views of other days and profiles that are kept
        /// Makes a view; runs on the thread of this object and may take long.
        std::function<Expected<void>(const ViewOrder&)> build;
        /// Called after every change of the newest view.
        std::function<void(const Generation&)> changed;
        std::function<std::string()> now;  ///< the moment, ISO 8601
    };
    explicit Views(Options options);
    ~Views();
    Views(const Views&) = delete;
    Views& operator=(const Views&) = delete;

    /// Makes the first view before anything is shown.
    [[nodiscard]] Expected<void> start();

    /// The view, if it is there. Otherwise it is ordered and waited for at most this long; nothing
    /// if it takes longer. The error is that of making it.
    [[nodiscard]] Expected<std::shared_ptr<View>> get(const ViewKey& key,
                                                      std::chrono::milliseconds wait);
    /// Generations since the start, newest first.
    [[nodiscard]] std::vector<Generation> generations() const;
    /// Looks at the ledger at once.
    void look();
    /// What is wrong with the ledger just now; nothing if it can be read.
    [[nodiscard]] std::optional<Error> trouble() const;

private:
    struct Kept {
        ViewKey key;
        std::shared_ptr<View> view;
        std::string file;
    };
    void run();
    void look_at_ledger();
    void build_ordered();
    [[nodiscard]] Expected<Kept> make(const ViewKey& key, const std::string& generation);
    void show(Kept kept);
    [[nodiscard]] std::string file_name(const ViewKey& key, const std::string& generation) const;

    Options m_options;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_made;
    std::optional<Kept> m_newest;
    std::list<Kept> m_others;  ///< most recently used first
    std::deque<ViewKey> m_orders;
    std::vector<std::pair<ViewKey, Error>> m_failed;
    std::deque<Generation> m_generations;
    std::optional<Error> m_trouble;
    int m_waiting = 0;
    bool m_look = false;
    bool m_stop = false;
    std::thread m_thread;
};

}  // namespace counterclaim::serve
