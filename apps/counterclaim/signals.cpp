#include "signals.hpp"

#include <unistd.h>

#include <atomic>
#include <csignal>

namespace counterclaim::app {
namespace {

constexpr int k_exit_signal_base = 128;

// A signal handler can reach nothing but a global.
std::atomic<int> g_stop_signal{0};
static_assert(std::atomic<int>::is_always_lock_free);

void on_signal(int number) {
    if (g_stop_signal.exchange(number) != 0) { ::_exit(k_exit_signal_base + number); }
}

}  // namespace

void watch_signals() {
    struct sigaction action {};
    action.sa_handler = on_signal;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
    // Whoever started this program may have ignored the ends of its children, or held signals back,
    // and both are inherited: then nobody could tell how a child ended, or stop this program.
    ::signal(SIGCHLD, SIG_DFL);
    sigset_t heard;
    sigemptyset(&heard);
    sigaddset(&heard, SIGINT);
    sigaddset(&heard, SIGTERM);
    ::sigprocmask(SIG_UNBLOCK, &heard, nullptr);
}

int stop_signal() { return g_stop_signal.load(std::memory_order_relaxed); }

}  // namespace counterclaim::app
