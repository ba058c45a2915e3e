// Any bytes as robots.txt, then a path: the file itself may always be asked for, and a group for
// everybody that bars everything bars every path that no rule of ours allows.
#include "follow/robots.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using counterclaim::follow::Robots;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto cut = text.find('\0');
    const auto rules = text.substr(0, cut);
    const std::string path =
        "/" + std::string(cut == std::string_view::npos ? "a" : text.substr(cut + 1));
    const auto robots = Robots::parse(rules, "counterclaim");
    (void)robots.allows(path);
    if (!robots.allows("/robots.txt")) { std::abort(); }
    if (const auto delay = robots.crawl_delay(); delay && (*delay < 0 || *delay > 86400)) {
        std::abort();
    }
    const auto ours = Robots::parse(
        "User-agent: counterclaim\nDisallow: /\n\nUser-agent: *\nAllow: /\n", "counterclaim");
    if (path != "/robots.txt" && ours.allows(path)) { std::abort(); }
    return 0;
}
