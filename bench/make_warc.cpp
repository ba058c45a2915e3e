// Makes a WARC archive of pages of our own, to measure how archives are read:
//     make_warc RECORDS FILE.warc.gz
#include "evidence/warc_writer.hpp"
#include "support/warc_maker.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

int main(int argc, char** argv) {
    using namespace counterclaim;
    if (argc != 3) {
        std::fputs("make_warc RECORDS FILE.warc.gz\n", stderr);
        return 2;
    }
    const int records = std::atoi(argv[1]);
    auto writer = evidence::WarcWriter::open(argv[2], 0, {"make_warc", {}}, Instant{});
    for (int n = 0; writer && n < records; ++n) {
        evidence::Exchange exchange;
        exchange.address = testing::drawn_address(n);
        exchange.response = testing::drawn_response(testing::drawn_page(n));
        exchange.body_begin = exchange.response.find("\r\n\r\n") + 4;
        exchange.moment = Instant(std::chrono::seconds(1'600'000'000 + n));
        if (const auto kept = writer->append(exchange); !kept) {
            std::fprintf(stderr, "%s\n", to_string(kept.error()).c_str());
            return 1;
        }
    }
    if (!writer) {
        std::fprintf(stderr, "%s\n", to_string(writer.error()).c_str());
        return 1;
    }
    return 0;
}
