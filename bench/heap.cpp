#include "heap.hpp"

#include <malloc.h>

#include <atomic>
#include <cerrno>
#include <cstddef>

extern "C" {
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* block, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);
void __libc_free(void* block);
}

namespace {

std::atomic<std::uint64_t> g_now{0};
std::atomic<std::uint64_t> g_peak{0};
std::atomic<bool> g_counts{true};

bool counts(const void* block) {
    return block != nullptr && g_counts.load(std::memory_order_relaxed);
}

void* added(void* block) {
    if (!counts(block)) { return block; }
    const auto size = malloc_usable_size(block);
    const auto now = g_now.fetch_add(size, std::memory_order_relaxed) + size;
    auto peak = g_peak.load(std::memory_order_relaxed);
    while (now > peak && !g_peak.compare_exchange_weak(peak, now, std::memory_order_relaxed)) {}
    return block;
}

void removed(void* block) {
    if (counts(block)) { g_now.fetch_sub(malloc_usable_size(block), std::memory_order_relaxed); }
}

}  // namespace

extern "C" {

void* malloc(std::size_t size) { return added(__libc_malloc(size)); }
void* calloc(std::size_t count, std::size_t size) { return added(__libc_calloc(count, size)); }
void* memalign(std::size_t alignment, std::size_t size) {
    return added(__libc_memalign(alignment, size));
}
void* aligned_alloc(std::size_t alignment, std::size_t size) { return memalign(alignment, size); }

int posix_memalign(void** block, std::size_t alignment, std::size_t size) {
    *block = memalign(alignment, size);
    return *block == nullptr ? ENOMEM : 0;
}

void* realloc(void* block, std::size_t size) {
    removed(block);
    void* moved = __libc_realloc(block, size);
    if (moved == nullptr && size > 0) { return added(block), nullptr; }
    return added(moved);
}

void free(void* block) {
    removed(block);
    __libc_free(block);
}
}

namespace counterclaim::bench {

std::uint64_t Heap::now() { return g_now.load(std::memory_order_relaxed); }
std::uint64_t Heap::peak() { return g_peak.load(std::memory_order_relaxed); }
void Heap::stop_counting() { g_counts.store(false, std::memory_order_relaxed); }
void Heap::reset_peak() {
    g_peak.store(g_now.load(std::memory_order_relaxed), std::memory_order_relaxed);
}

}  // namespace counterclaim::bench
