#include <cstdio>

int main() {
    std::puts("counterclaim " COUNTERCLAIM_VERSION);
    return 0;
}
