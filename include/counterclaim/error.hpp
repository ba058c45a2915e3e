#pragma once

#include <tl/expected.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace counterclaim {

/// Every failure an edge room can report. The table of codes, messages and exit codes is
/// `src/vocabulary/error.cpp`; `counterclaim help E0042` prints a row of it. Numbers are stable and
/// never used again.
enum class ErrorCode : std::uint16_t {
    usage = 1,
    config = 2,
    not_found = 10,
    unreadable = 11,
    too_large = 12,
    empty = 13,
    binary = 14,
    bad_encoding = 15,
    bad_json = 16,
    missing_field = 17,
    bad_markup = 18,
    unsupported = 19,
    damaged_record = 20,
    pack_missing = 30,
    pack_invalid = 31,
    model_damaged = 32,
    gazetteer_damaged = 33,
    store_missing = 40,
    store_locked = 41,
    store_damaged = 42,
    store_newer = 43,
    store_full = 44,
    store_readonly = 45,
    exists = 50,
    write_failed = 51,
    network = 60,
    internal = 90,
};

/// What went wrong, with what, and what to try. `what` is a sentence; `where` names the file, line,
/// record or URL; `hint` is the next step.
struct Error {
    ErrorCode code = ErrorCode::internal;
    std::string where;
    std::string what;
    std::string hint;
    friend bool operator==(const Error&, const Error&) = default;
};

template <typename Value>
using Expected = tl::expected<Value, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string where, std::string what,
                                                std::string hint = {}) {
    return tl::unexpected<Error>(Error{code, std::move(where), std::move(what), std::move(hint)});
}

[[nodiscard]] std::string code_name(ErrorCode code);          ///< "E0041"
[[nodiscard]] std::string_view code_summary(ErrorCode code);  ///< what it means, one sentence
[[nodiscard]] std::string_view code_advice(ErrorCode code);   ///< the usual next step
[[nodiscard]] int exit_code(
    ErrorCode code);  ///< process exit code, see docs/reference/exit-codes.md

/// "error E0041: LEDGER: the ledger is locked by another process. Try: …"
[[nodiscard]] std::string to_string(const Error& error);

}  // namespace counterclaim
