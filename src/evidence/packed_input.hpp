#pragma once

#include "evidence/unpacker.hpp"

#include <counterclaim/error.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace counterclaim::evidence {

/// An archive's bytes with their packing taken off, and the way back to the first byte of a damaged
/// member. What came in is kept from the current member (or plain record) on, at most a window.
class PackedInput {
public:
    enum class Fill : std::uint8_t {
        data,        ///< there is more in `rest`
        member_end,  ///< a member ended; the next call begins the next one
        end,         ///< the archive ended between members
        damaged,     ///< the packing is broken
        cut,         ///< the archive ended inside a member
    };
    using Feed = std::function<Expected<std::size_t>(char* to, std::size_t size)>;

    PackedInput(Feed feed, std::string name, std::size_t window_bytes_max);

    /// What is unpacked and not taken.
    [[nodiscard]] std::string_view rest() const { return std::string_view(m_out).substr(m_out_at); }
    void take(std::size_t bytes) { m_out_at += bytes; }
    /// Unpacks some more, about `wanted` bytes.
    [[nodiscard]] Fill more(std::size_t wanted);

    /// Of `rest` in the file: in a packed archive, of the member it stands in.
    [[nodiscard]] std::uint64_t offset() const;
    /// Where what has been taken ends in the file.
    [[nodiscard]] std::uint64_t end_offset() const;
    [[nodiscard]] std::uint64_t member_offset() const { return m_member; }
    /// A plain record begins here: the search goes back to it if it is damaged.
    void keep_from_here() {
        if (!packed()) { m_member = offset(); }
    }

    [[nodiscard]] bool packed() const { return m_packing != Packing::plain; }
    [[nodiscard]] bool inside_member() const { return m_inside || m_out_at < m_out.size(); }
    /// The last member ended with a checksum that held.
    [[nodiscard]] bool member_was_checked() const { return !m_inside && m_checked; }
    [[nodiscard]] bool next_member_begins(std::string_view with);

    /// Goes to the next member behind the first byte of the current one (behind the last byte read
    /// where that one was whole) that holds a record; false where there is none.
    [[nodiscard]] bool find_next_member();

    /// Why the archive could not be read any further.
    [[nodiscard]] std::optional<Error> trouble() const { return m_trouble; }

private:
    [[nodiscard]] bool fill();
    [[nodiscard]] bool ensure(std::uint64_t offset, std::size_t bytes);
    void start();
    void take_dictionary();
    [[nodiscard]] Fill more_plain(std::size_t wanted);
    [[nodiscard]] bool record_at(std::uint64_t offset);
    [[nodiscard]] std::string_view in_from(std::uint64_t offset) const {
        return std::string_view(m_in).substr(offset - m_base);
    }
    [[nodiscard]] std::uint64_t position() const { return m_base + m_in_at; }

    Feed m_feed;
    std::string m_name;
    std::size_t m_window;
    std::string m_in;
    std::uint64_t m_base = 0;  ///< offset of m_in in the file
    std::size_t m_in_at = 0;   ///< first byte not unpacked
    std::string m_out;
    std::size_t m_out_at = 0;
    std::uint64_t m_member = 0;  ///< where the current member begins
    std::uint64_t m_budget = 0;  ///< bytes that may still be read a second time
    Packing m_packing = Packing::plain;
    std::unique_ptr<Unpacker> m_unpacker;
    std::unique_ptr<Unpacker> m_trial;
    std::optional<Error> m_trouble;
    bool m_started = false;
    bool m_ended = false;   ///< the feed has
    bool m_inside = false;  ///< a member
    bool m_broken = false;  ///< the current member is
    bool m_checked = false;
    bool m_end_due = false;  ///< a member's end is to be told
};

}  // namespace counterclaim::evidence
