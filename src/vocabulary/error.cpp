#include <counterclaim/error.hpp>

#include <array>
#include <cstdio>

namespace counterclaim {
namespace {

struct ErrorRow {
    ErrorCode code;
    int exit_code;
    std::string_view summary;
    std::string_view advice;
};

// Exit codes: 1 nothing found or differs, 2 wrong usage or configuration, 3 some inputs failed,
// 4 ledger locked, damaged or of another version, 5 network.
constexpr std::array k_rows{
    ErrorRow{ErrorCode::usage, 2, "the command line is not understood", "see counterclaim --help"},
    ErrorRow{ErrorCode::config, 2, "a setting has a value that cannot be used",
             "correct or remove it"},
    ErrorRow{ErrorCode::not_found, 3, "there is no such file or folder", "check the path"},
    ErrorRow{ErrorCode::unreadable, 3, "the file or folder cannot be read",
             "check its permissions"},
    ErrorRow{ErrorCode::too_large, 3, "the input is larger than the limit",
             "raise --max-bytes or split it"},
    ErrorRow{ErrorCode::empty, 3, "the input holds no text", "check that the file was saved whole"},
    ErrorRow{ErrorCode::binary, 3, "the input is not text",
             "convert it to text, HTML or JSON first"},
    ErrorRow{ErrorCode::bad_encoding, 3, "the bytes are not in any encoding we recognise",
             "save the text as UTF-8"},
    ErrorRow{ErrorCode::bad_json, 3, "the JSON is damaged", "check the record named"},
    ErrorRow{ErrorCode::missing_field, 3, "a record lacks a field it needs",
             "give every record a \"text\" or an \"html\""},
    ErrorRow{ErrorCode::bad_markup, 3, "the page cannot be parsed", "save the page again"},
    ErrorRow{ErrorCode::unsupported, 3, "this kind of input is not read",
             "see counterclaim ingest --help"},
    ErrorRow{ErrorCode::damaged_record, 3, "a record of an archive is damaged",
             "the records around it were read; get the archive again if it matters"},
    ErrorRow{ErrorCode::pack_missing, 2, "a data file of the program is missing",
             "run counterclaim doctor; install the data folder or set COUNTERCLAIM_DATA"},
    ErrorRow{ErrorCode::pack_invalid, 2, "a data file has a line that cannot be used",
             "correct the line named; counterclaim check tests a pack"},
    ErrorRow{ErrorCode::model_damaged, 2, "a language model is damaged or of another version",
             "install it again or train it anew with counterclaim train"},
    ErrorRow{ErrorCode::gazetteer_damaged, 2, "the gazetteer is damaged or of another version",
             "build it again with counterclaim places build"},
    ErrorRow{ErrorCode::store_missing, 4, "there is no ledger at this path",
             "make one with counterclaim ingest --ledger FILE PATH"},
    ErrorRow{ErrorCode::store_locked, 4, "the ledger is locked by another process",
             "wait for it to finish, then run the command again"},
    ErrorRow{ErrorCode::store_damaged, 4, "the ledger is damaged or is not a ledger",
             "restore a copy, or ingest the documents into a new ledger"},
    ErrorRow{ErrorCode::store_newer, 4, "the ledger was made by a newer version of the program",
             "use that version, or export there and ingest here"},
    ErrorRow{ErrorCode::store_full, 4, "there is no space left for the ledger",
             "free some space, then run the command again: it resumes"},
    ErrorRow{ErrorCode::store_readonly, 4, "the ledger cannot be written", "check its permissions"},
    ErrorRow{ErrorCode::exists, 2, "the output exists already",
             "choose another name or add --force"},
    ErrorRow{ErrorCode::write_failed, 1, "the output cannot be written",
             "check the path and free space"},
    ErrorRow{ErrorCode::network, 5, "the address did not answer",
             "check the address and the connection"},
    ErrorRow{ErrorCode::internal, 1, "a mistake of the program", "please report it with the input"},
};

const ErrorRow& row(ErrorCode code) {
    for (const auto& candidate : k_rows) {
        if (candidate.code == code) { return candidate; }
    }
    return k_rows.back();
}

}  // namespace

std::string code_name(ErrorCode code) {
    std::array<char, 8> name{};
    std::snprintf(name.data(), name.size(), "E%04u", static_cast<unsigned>(code));
    return name.data();
}

std::string_view code_summary(ErrorCode code) { return row(code).summary; }
std::string_view code_advice(ErrorCode code) { return row(code).advice; }
int exit_code(ErrorCode code) { return row(code).exit_code; }

std::string to_string(const Error& error) {
    std::string line = "error " + code_name(error.code) + ": ";
    if (!error.where.empty()) { line += error.where + ": "; }
    line += error.what.empty() ? std::string(code_summary(error.code)) : error.what;
    line += ". Try: ";
    line += error.hint.empty() ? std::string(code_advice(error.code)) : error.hint;
    return line;
}

}  // namespace counterclaim
