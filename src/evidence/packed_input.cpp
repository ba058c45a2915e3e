#include "evidence/packed_input.hpp"

#include "evidence/content_coding.hpp"

#include <algorithm>

namespace counterclaim::evidence {
namespace {

constexpr std::size_t k_piece_bytes = 64U << 10;
constexpr std::size_t k_drop_bytes = 1U << 20;
/// Input that is enough to see how a member begins: a Zstandard frame gives nothing before its
/// first block is whole.
constexpr std::size_t k_trial_gzip_bytes = 1024;
constexpr std::size_t k_trial_zstd_bytes = 160U << 10;
constexpr std::size_t k_trial_out_bytes = 16;
constexpr std::uint64_t k_dictionary_bytes_max = 16U << 20;
/// Going back over damaged members is bounded, so that no archive costs more than a few readings.
constexpr std::uint64_t k_budget_start = 64ULL << 20;
constexpr std::uint64_t k_budget_share = 4;
constexpr std::string_view k_record_mark = "WARC/";
constexpr unsigned char k_dictionary_frame = 0x5D;
constexpr std::size_t k_skippable_head = 8;

}  // namespace

PackedInput::PackedInput(Feed feed, std::string name, std::size_t window_bytes_max)
    : m_feed(std::move(feed)),
      m_name(std::move(name)),
      m_window(window_bytes_max),
      m_budget(k_budget_start) {}

/// Reads another piece of the file; what no search can need any more goes.
bool PackedInput::fill() {
    if (m_ended || m_trouble) { return false; }
    const auto oldest =
        std::max(std::min(m_member, position()),
                 position() - std::min<std::uint64_t>(position() - m_base, m_window));
    const auto droppable = static_cast<std::size_t>(std::max(oldest, m_base) - m_base);
    if (droppable >= k_drop_bytes || droppable == m_in.size()) {
        m_in.erase(0, droppable);
        m_base += droppable;
        m_in_at -= droppable;
    }
    const auto before = m_in.size();
    m_in.resize(before + k_piece_bytes);
    const auto got = m_feed(m_in.data() + before, k_piece_bytes);
    m_in.resize(before + (got ? *got : 0));
    if (!got) {
        m_trouble = got.error();
        return false;
    }
    m_ended = *got == 0;
    m_budget += k_budget_share * *got;
    return !m_ended;
}

/// Sees to it that `bytes` bytes from `offset` on are held; false where the file ends before.
bool PackedInput::ensure(std::uint64_t offset, std::size_t bytes) {
    while (m_base + m_in.size() < offset + bytes) {
        if (!fill()) { return false; }
    }
    return true;
}

void PackedInput::start() {
    m_started = true;
    (void)ensure(0, k_skippable_head);
    m_packing = packing_of(m_in);
    m_unpacker = make_unpacker(m_packing);
    m_trial = make_unpacker(m_packing);
    if (m_packing == Packing::zstd && !m_in.empty() &&
        static_cast<unsigned char>(m_in[0]) == k_dictionary_frame) {
        take_dictionary();
    }
}

/// The .warc.zst convention: a skippable frame at the beginning holds the dictionary of all others,
/// itself packed or not.
void PackedInput::take_dictionary() {
    if (m_in.size() < k_skippable_head) { return; }
    std::uint64_t size = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        size |= std::uint64_t{static_cast<unsigned char>(m_in[4 + i])} << (8 * i);
    }
    if (size > k_dictionary_bytes_max || !ensure(0, k_skippable_head + size)) { return; }
    auto dictionary = m_in.substr(k_skippable_head, size);
    if (packing_of(dictionary) == Packing::zstd) {
        dictionary = unzstd(dictionary, k_dictionary_bytes_max).bytes;
    }
    (void)m_unpacker->use_dictionary(dictionary);
    (void)m_trial->use_dictionary(dictionary);
    m_in_at = k_skippable_head + size;
}

PackedInput::Fill PackedInput::more_plain(std::size_t wanted) {
    if (m_in_at == m_in.size() && !fill()) { return Fill::end; }
    const auto piece = std::string_view(m_in).substr(m_in_at, wanted);
    m_out += piece;
    m_in_at += piece.size();
    return Fill::data;
}

PackedInput::Fill PackedInput::more(std::size_t wanted) {
    if (!m_started) { start(); }
    if (m_out_at == m_out.size() || m_out_at > k_drop_bytes) {
        m_out.erase(0, m_out_at);
        m_out_at = 0;
    }
    if (!packed()) { return more_plain(wanted); }
    if (m_end_due) {
        m_end_due = false;
        return Fill::member_end;
    }
    if (!m_inside) {
        if (!ensure(position(), 4) && m_in_at == m_in.size()) { return Fill::end; }
        m_member = position();
        m_broken = packing_of(std::string_view(m_in).substr(m_in_at)) != m_packing;
        if (m_broken) { return Fill::damaged; }
        m_unpacker->begin();
        m_inside = true;
    }
    while (true) {
        const auto before = m_out.size();
        const auto step = m_unpacker->run(std::string_view(m_in).substr(m_in_at), m_out, wanted);
        m_in_at += step.taken;
        if (step.state == Unpacker::State::damaged) {
            m_broken = true;
            return Fill::damaged;
        }
        const bool grew = m_out.size() > before;
        if (step.state == Unpacker::State::end_of_member) {
            m_inside = false;
            m_checked = m_unpacker->checks();
            m_end_due = grew;
            return grew ? Fill::data : Fill::member_end;
        }
        if (grew) { return Fill::data; }
        if (step.taken == 0 && !fill()) {
            m_broken = true;
            return Fill::cut;
        }
    }
}

std::uint64_t PackedInput::offset() const {
    return packed() ? m_member : position() - (m_out.size() - m_out_at);
}

std::uint64_t PackedInput::end_offset() const {
    return packed() ? position() : position() - (m_out.size() - m_out_at);
}

bool PackedInput::next_member_begins(std::string_view with) {
    if (m_inside || !packed()) { return false; }
    (void)ensure(position(), k_trial_gzip_bytes);
    std::string out;
    m_trial->begin();
    (void)m_trial->run(std::string_view(m_in).substr(m_in_at), out, with.size());
    // No member at all: the record is cut, as if another had begun.
    return out.empty() || out.starts_with(with);
}

/// Whether what is at `offset` is a member that begins a record.
bool PackedInput::record_at(std::uint64_t offset) {
    const auto enough = m_packing == Packing::zstd ? k_trial_zstd_bytes : k_trial_gzip_bytes;
    (void)ensure(offset, enough);
    auto in = in_from(offset).substr(0, enough);
    if (!packed()) { return in.starts_with(k_record_mark); }
    std::string out;
    m_trial->begin();
    while (out.size() < k_record_mark.size()) {
        const auto before = out.size();
        const auto step = m_trial->run(in, out, k_trial_out_bytes);
        in.remove_prefix(step.taken);
        if (step.state != Unpacker::State::more || (step.taken == 0 && out.size() == before)) {
            break;
        }
    }
    return out.starts_with(k_record_mark);
}

bool PackedInput::find_next_member() {
    auto at = position();
    const bool back = !packed() || m_inside || m_broken;
    if (back && m_member >= m_base && at > m_member) {
        const auto cost = at - m_member;
        if (cost <= m_budget) {
            m_budget -= cost;
            at = m_member + 1;
        }
    } else if (m_broken) {
        ++at;
    }
    m_out.clear();
    m_out_at = 0;
    m_inside = false;
    m_broken = false;
    m_end_due = false;
    constexpr std::size_t k_mark_bytes = 8;
    while (true) {
        m_in_at = static_cast<std::size_t>(at - m_base);
        m_member = at;
        const auto found = find_member(m_packing, m_in, m_in_at);
        if (found == std::string_view::npos) {
            const auto held = m_base + m_in.size();
            at = std::max(at, held - std::min<std::uint64_t>(held - m_base, k_mark_bytes));
            m_in_at = static_cast<std::size_t>(at - m_base);
            m_member = at;
            if (!fill()) {
                m_in_at = m_in.size();
                return false;
            }
            continue;
        }
        at = m_base + found;
        m_in_at = found;
        m_member = at;
        if (record_at(at)) {
            m_in_at = static_cast<std::size_t>(at - m_base);
            return true;
        }
        ++at;
    }
}

}  // namespace counterclaim::evidence
