#include "evidence/warc_reader.hpp"

#include "evidence/ascii.hpp"
#include "evidence/content_coding.hpp"
#include "evidence/digest.hpp"
#include "evidence/packed_input.hpp"

#include <algorithm>

namespace counterclaim::evidence {
namespace {

using Fill = PackedInput::Fill;

constexpr std::size_t k_piece_bytes = 64U << 10;
constexpr std::size_t k_head_piece_bytes = 4096;

bool is_line_end(char c) { return c == '\r' || c == '\n'; }

}  // namespace

// A record is read in three steps: line ends before it, its head, its block. Each may find that the
// record is damaged, or that the packing is. Then one item says so, and the search for the next
// record begins: behind the first byte of the damaged member where the packing broke, in what is
// unpacked where only the record did.
struct WarcReader::State {
    State(ByteFeed feed, std::string archive, const WarcLimits& bounds)
        : name(std::move(archive)),
          limits(bounds),
          input(std::move(feed), name, bounds.window_bytes_max) {}

    std::string name;
    WarcLimits limits;
    PackedInput input;
    bool ended = false;
    std::uint64_t record_offset = 0;

    enum class Fault : std::uint8_t { none, end, record, packing };
    struct Outcome {
        Fault fault = Fault::none;
        std::string what;
    };

    Outcome find_start();
    Outcome read_head(WarcRecord& record, std::uint64_t& length);
    Outcome read_block(WarcRecord& record, std::uint64_t length);
    Outcome read_end(const WarcRecord& record);
    Outcome check_digest(const WarcRecord& record) const;
    Outcome read(WarcRecord& record);
    void recover(Fault fault);
    [[nodiscard]] Outcome unexpected(Fill fill, const char* where) const;
};

/// Passes over line ends between records; the first byte that is none is where a record begins.
WarcReader::State::Outcome WarcReader::State::find_start() {
    while (true) {
        const auto rest = input.rest();
        const auto first = std::find_if_not(rest.begin(), rest.end(), is_line_end) - rest.begin();
        input.take(static_cast<std::size_t>(first));
        if (static_cast<std::size_t>(first) < rest.size()) {
            record_offset = input.offset();
            input.keep_from_here();
            return {};
        }
        const auto fill = input.more(k_head_piece_bytes);
        if (fill == Fill::end) { return {Fault::end, {}}; }
        if (fill == Fill::damaged || fill == Fill::cut) { return unexpected(fill, "it begins"); }
    }
}

WarcReader::State::Outcome WarcReader::State::unexpected(Fill fill, const char* where) const {
    if (fill == Fill::damaged) {
        return {Fault::packing, std::string("the packing is broken where ") + where};
    }
    if (fill == Fill::cut) {
        return {Fault::packing, std::string("the archive is cut off where ") + where};
    }
    return {Fault::record, std::string("the record ends where ") + where};
}

WarcReader::State::Outcome WarcReader::State::read_head(WarcRecord& record, std::uint64_t& length) {
    constexpr std::string_view k_mark = "WARC/";
    std::size_t seen = 0;
    std::size_t end = std::string_view::npos;
    while (true) {
        const auto rest = input.rest();
        if (!k_mark.starts_with(rest.substr(0, k_mark.size()))) {
            return {Fault::record, "no record begins here"};
        }
        end = end_of_head(rest, seen > 3 ? seen - 3 : 0);
        if (end != std::string_view::npos) { break; }
        seen = rest.size();
        if (seen > limits.head_bytes_max) { return {Fault::record, "its head never ends"}; }
        const auto fill = input.more(k_head_piece_bytes);
        if (fill == Fill::data || (fill == Fill::member_end && !input.next_member_begins(k_mark))) {
            continue;
        }
        return unexpected(fill, "its head does");
    }
    const auto head = input.rest().substr(0, end);
    record.version = trim_blank(head.substr(0, head.find('\n')));
    record.fields = parse_fields(head.substr(head.find('\n') + 1));
    record.truncated = record.fields["WARC-Truncated"];
    input.take(end);
    const auto stated = whole_number(record.fields["Content-Length"]);
    if (!stated) { return {Fault::record, "its length is not stated"}; }
    if (record.type().empty()) { return {Fault::record, "its kind is not stated"}; }
    length = *stated;
    return {};
}

WarcReader::State::Outcome WarcReader::State::read_block(WarcRecord& record, std::uint64_t length) {
    record.too_large = length > limits.block_bytes_max;
    auto left = length;
    while (true) {
        const auto part = input.rest().substr(0, left);
        if (!record.too_large) { record.block += part; }
        left -= part.size();
        input.take(part.size());
        if (left == 0) { return {}; }
        const auto fill = input.more(std::min<std::uint64_t>(left, k_piece_bytes));
        if (fill == Fill::data) { continue; }
        // Archives packed as one stream of blocks have records that lie across members.
        if (fill == Fill::member_end && !input.next_member_begins("WARC/")) { continue; }
        return unexpected(fill, "its block does");
    }
}

/// The line ends behind the block, and in a packed archive the end of its member with its checksum.
WarcReader::State::Outcome WarcReader::State::read_end(const WarcRecord& record) {
    std::string ends;
    Fill fill = Fill::data;
    while (ends.size() < 4) {
        const auto rest = input.rest();
        if (!rest.empty()) {
            if (!is_line_end(rest.front())) { break; }
            ends += rest.front();
            input.take(1);
            continue;
        }
        fill = input.more(k_head_piece_bytes);
        if (fill == Fill::member_end && ends.size() < 4 && !input.next_member_begins("WARC/")) {
            continue;
        }
        if (fill != Fill::data) { break; }
    }
    if (input.packed() && fill == Fill::data && input.rest().empty()) {
        fill = input.more(k_head_piece_bytes);
    }
    const auto digest = digest_agrees(record.fields["WARC-Block-Digest"], record.block);
    const bool certain = digest.value_or(false) && !record.too_large;
    if (fill == Fill::damaged || fill == Fill::cut) {
        return certain ? Outcome{} : unexpected(fill, "it ends");
    }
    const bool closed =
        ends == "\r\n\r\n" || ends == "\n\n" || fill == Fill::end || fill == Fill::member_end;
    if (!closed && !certain && (!input.packed() || !input.rest().empty())) {
        return {Fault::record, "its length is not that of its block"};
    }
    return {};
}

/// What no checksum has vouched for is held against the record's own digest.
WarcReader::State::Outcome WarcReader::State::check_digest(const WarcRecord& record) const {
    if (record.too_large || input.member_was_checked()) { return {}; }
    if (digest_agrees(record.fields["WARC-Block-Digest"], record.block).value_or(true)) {
        return {};
    }
    return {Fault::none, "its bytes are not those of its digest"};
}

WarcReader::State::Outcome WarcReader::State::read(WarcRecord& record) {
    if (auto found = find_start(); found.fault != Fault::none) { return found; }
    record.offset = record_offset;
    std::uint64_t length = 0;
    if (auto head = read_head(record, length); head.fault != Fault::none) { return head; }
    if (auto block = read_block(record, length); block.fault != Fault::none) { return block; }
    if (auto end = read_end(record); end.fault != Fault::none) { return end; }
    record.length = input.end_offset() - record.offset;
    return check_digest(record);
}

void WarcReader::State::recover(Fault fault) {
    if (fault == Fault::record && input.packed() && input.inside_member()) {
        // The packing may be whole: look further in what it holds, up to its end.
        while (true) {
            auto rest = input.rest();
            const auto at = find_member(Packing::plain, rest, 1);
            if (at != std::string_view::npos) {
                input.take(at);
                return;
            }
            input.take(rest.size() > 8 ? rest.size() - 8 : 0);
            const auto fill = input.more(k_piece_bytes);
            if (fill == Fill::data) { continue; }
            input.take(input.rest().size());
            if (fill == Fill::member_end) { return; }
            break;
        }
    }
    if (!input.find_next_member()) { ended = true; }
}

WarcReader::WarcReader(ByteFeed feed, std::string name, const WarcLimits& limits)
    : m_state(std::make_unique<State>(std::move(feed), std::move(name), limits)) {}
WarcReader::~WarcReader() = default;
WarcReader::WarcReader(WarcReader&&) noexcept = default;
WarcReader& WarcReader::operator=(WarcReader&&) noexcept = default;

std::optional<Expected<WarcRecord>> WarcReader::next() {
    using Fault = State::Fault;
    auto& state = *m_state;
    if (state.ended) { return std::nullopt; }
    WarcRecord record;
    const auto outcome = state.read(record);
    if (auto trouble = state.input.trouble()) {
        state.ended = true;
        return tl::unexpected<Error>(*std::move(trouble));
    }
    if (outcome.fault == Fault::none && outcome.what.empty()) { return record; }
    if (outcome.fault == Fault::end) {
        state.ended = true;
        return std::nullopt;
    }
    const auto offset =
        outcome.fault == Fault::packing ? state.input.member_offset() : state.record_offset;
    if (outcome.fault != Fault::none) { state.recover(outcome.fault); }
    return tl::unexpected<Error>(Error{
        ErrorCode::damaged_record, state.name + "@" + std::to_string(offset), outcome.what, {}});
}

}  // namespace counterclaim::evidence
