#pragma once

#include "context.hpp"

#include <counterclaim/claim_record.hpp>

#include <cstddef>
#include <functional>
#include <string_view>

namespace counterclaim::app {

/// Writes claims one by one in any of the formats; nothing is held back, so millions stream
/// through.
///
///     ClaimWriter writer(Format::csv, [&](std::string_view data) { context.write(data); });
///     writer.begin(); … writer.write(record); … writer.end();
class ClaimWriter {
public:
    using Sink = std::function<void(std::string_view)>;
    ClaimWriter(Format format, Sink sink) : m_format(format), m_sink(std::move(sink)) {}
    /// How claims look at a terminal (format table).
    void set_terminal(int width, bool color) {
        m_width = static_cast<std::size_t>(width);
        m_color = color;
    }

    void begin();
    void write(const ClaimRecord& record);
    void end();
    [[nodiscard]] std::size_t count() const { return m_count; }

private:
    Format m_format;
    Sink m_sink;
    std::size_t m_width = 100;
    bool m_color = false;
    bool m_first = true;
    std::size_t m_count = 0;
};

}  // namespace counterclaim::app
