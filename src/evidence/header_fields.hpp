#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace counterclaim::evidence {

/// Named lines at the head of a message or record, in their order, names as written.
class HeaderFields {
public:
    void add(std::string name, std::string value) {
        m_fields.emplace_back(std::move(name), std::move(value));
    }
    /// The first value of this name (in any case), empty where there is none.
    [[nodiscard]] std::string_view operator[](std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;
    /// All values of this name, joined by ", " as HTTP allows.
    [[nodiscard]] std::string joined(std::string_view name) const;
    [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& all() const {
        return m_fields;
    }

private:
    std::vector<std::pair<std::string, std::string>> m_fields;
};

/// Reads "Name: value" lines up to an empty one; lines that begin with a blank go on with the one
/// before; lines without a colon are passed over. At most 1,000 fields are kept.
[[nodiscard]] HeaderFields parse_fields(std::string_view lines);

/// Where the head of a message ends: one past its empty line ("\r\n\r\n", or "\n\n"); npos where no
/// empty line stands in `text`. `from` is where to begin to look.
[[nodiscard]] std::size_t end_of_head(std::string_view text, std::size_t from = 0);

}  // namespace counterclaim::evidence
