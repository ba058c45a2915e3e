#include "acquire/processor.hpp"

#if defined(__x86_64__) && defined(__linux__)

#include <sys/syscall.h>
#include <unistd.h>

namespace counterclaim::acquire {

bool ask_for_tiles() {
    constexpr long k_request_permission = 0x1023;  // ARCH_REQ_XCOMP_PERM
    constexpr long k_tile_data = 18;
    return ::syscall(SYS_arch_prctl, k_request_permission, k_tile_data) == 0;
}

}  // namespace counterclaim::acquire

#else

namespace counterclaim::acquire {

bool ask_for_tiles() { return false; }

}  // namespace counterclaim::acquire

#endif
