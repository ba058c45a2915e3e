#pragma once

#include "serve/message.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace counterclaim::serve {

/// The head of an answer, with the empty line that ends it: what a value holds beyond one line is
/// left out. Streams and answers without a body name no length.
[[nodiscard]] std::string head_text(const Answer& answer, bool keep_alive,
                                    std::size_t length_bytes);

/// "/path?query" of what stands in the request line; nothing for what is no address of ours.
[[nodiscard]] std::optional<std::string> target_of(std::string_view target);

}  // namespace counterclaim::serve
