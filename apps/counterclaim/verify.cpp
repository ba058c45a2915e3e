#include "web_verbs.hpp"

#include "archive_keeper.hpp"
#include "ledger.hpp"
#include "print.hpp"

#include "evidence/digest.hpp"
#include "evidence/http_message.hpp"
#include "evidence/warc_reader.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <string>

namespace counterclaim::app {
namespace fs = std::filesystem;
namespace {

struct Arguments {
    std::string ledger = k_default_ledger;
};

/// Why a record is not what the ledger says, empty where it is.
std::string difference(const store::Capture& capture, const std::string& folder) {
    constexpr std::uint64_t k_length_max = 256ULL << 20;
    std::ifstream file(folder + "/" + capture.archive, std::ios::binary);
    if (!file) { return "the archive is missing"; }
    if (capture.length > k_length_max) { return "the ledger states a length that no record has"; }
    std::string packed(capture.length, '\0');
    file.seekg(static_cast<std::streamoff>(capture.offset));
    file.read(packed.data(), static_cast<std::streamsize>(packed.size()));
    if (static_cast<std::uint64_t>(file.gcount()) != capture.length) {
        return "the archive ends before the record does";
    }
    std::size_t at = 0;
    evidence::WarcReader reader(
        [&](char* to, std::size_t size) {
            const auto got = std::min(size, packed.size() - at);
            packed.copy(to, got, at);
            at += got;
            return Expected<std::size_t>(got);
        },
        capture.archive);
    std::string found;
    bool first = true;
    while (const auto record = reader.next()) {
        if (!*record) { return "the record is damaged: " + record->error().what; }
        if (!first) { continue; }  // the request and what was noted stand behind it
        first = false;
        if ((*record)->fields["WARC-Record-ID"] != capture.record_id) {
            return "another record stands in its place";
        }
        if (evidence::sha256_hex((*record)->block) != capture.block_sha256) {
            return "its bytes are not those that were kept";
        }
        const auto head = evidence::parse_http_head((*record)->block);
        if (head && (*record)->type() == "response" &&
            evidence::sha256_hex(std::string_view((*record)->block).substr(head->body_begin)) !=
                capture.payload_sha256) {
            return "its body is not the one that was kept";
        }
    }
    return first ? "no record stands in its place" : found;
}

int run(const Arguments& arguments, Context& context) {
    const auto ledger = open_ledger(arguments.ledger, store::Access::read);
    const auto folder = evidence_folder(arguments.ledger);
    exchange::Tabular table;
    table.columns = {"capture", "address", "fetched_from", "what"};
    std::string chain;
    std::uint64_t captures = 0;
    std::map<std::string, std::uint64_t> vouched;
    need(store::following(*ledger).each_capture([&](const store::Capture& capture) {
        ++captures;
        const auto add = [&](std::string what) {
            table.rows.push_back({capture.id, capture.address,
                                  capture.archive + "@" + std::to_string(capture.offset),
                                  std::move(what)});
        };
        if (store::chain_hash(chain, capture) != capture.chain) {
            add("the line of the ledger, or one before it, was changed");
        }
        chain = capture.chain;
        auto& end = vouched[capture.archive];
        end = std::max(end, capture.offset + capture.length);
        if (auto what = difference(capture, folder); !what.empty()) { add(std::move(what)); }
        return true;
    }));
    for (const auto& [name, bytes] : vouched) {
        std::error_code error;
        const auto size = fs::file_size(folder + "/" + name, error);
        if (!error && size > bytes) {
            context.say(name + ": " + std::to_string(size - bytes) +
                        " bytes at its end are of an answer that was never finished");
        }
    }
    context.say(std::to_string(captures) + " records in " + std::to_string(vouched.size()) +
                " archives checked; " + std::to_string(table.rows.size()) + " differ" +
                (chain.empty() ? "" : "; chain " + chain));
    if (table.rows.empty()) { return k_exit_ok; }
    print(table, context);
    return k_exit_nothing;
}

}  // namespace

void add_verify(CLI::App& app, Context& context) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = app.add_subcommand(
        "verify", "Hold the kept evidence against the hashes in the ledger, and say what differs");
    add_ledger_option(*verb, arguments->ledger);
    context.on(*verb, [arguments, &context] { return run(*arguments, context); });
}

}  // namespace counterclaim::app
