#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace counterclaim::evidence {

/// How the records of an archive are packed.
enum class Packing : std::uint8_t { plain, gzip, zstd };

[[nodiscard]] Packing packing_of(std::string_view head);

/// Takes one member (gzip) or frame (Zstandard) apart, in pieces.
class Unpacker {
public:
    enum class State : std::uint8_t { more, end_of_member, damaged };
    struct Step {
        std::size_t taken = 0;  ///< bytes of the input used up
        State state = State::more;
    };

    virtual ~Unpacker() = default;
    /// Forgets everything: a new member begins.
    virtual void begin() = 0;
    /// Adds at most `bytes_max` bytes to `out`.
    virtual Step run(std::string_view in, std::string& out, std::size_t bytes_max) = 0;
    /// Whether a member is checked as a whole when it ends.
    [[nodiscard]] virtual bool checks() const = 0;
    /// A dictionary for all frames that follow; false where it is none.
    virtual bool use_dictionary(std::string_view) { return false; }
};

/// Null for `plain`.
[[nodiscard]] std::unique_ptr<Unpacker> make_unpacker(Packing packing);

/// Where the next member may begin: the mark of the packing, from `from` on; npos where there is
/// none.
[[nodiscard]] std::size_t find_member(Packing packing, std::string_view bytes, std::size_t from);

}  // namespace counterclaim::evidence
