#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::exchange {

/// Writes JSON onto the end of a string, without white space, keys in the order given. What is no
/// UTF-8 becomes U+FFFD; a number that JSON cannot hold becomes null. Numbers are the shortest that
/// read back equal, so the same value is the same bytes on every machine.
///
///     JsonWriter json(line);
///     json.begin_object().key("place").value("Barda").key("killed").value(21).end_object();
class JsonWriter {
public:
    explicit JsonWriter(std::string& out) : m_out(out) {}

    JsonWriter& begin_object();
    JsonWriter& end_object();
    JsonWriter& begin_array();
    JsonWriter& end_array();
    JsonWriter& key(std::string_view name);
    JsonWriter& value(std::string_view text);
    JsonWriter& value(const char* text) { return value(std::string_view(text)); }
    JsonWriter& value(std::int64_t number);
    JsonWriter& value(std::uint64_t number);
    JsonWriter& value(std::uint32_t number) { return value(static_cast<std::uint64_t>(number)); }
    JsonWriter& value(int number) { return value(static_cast<std::int64_t>(number)); }
    JsonWriter& value(double number);
    JsonWriter& value(bool flag);
    JsonWriter& null();
    JsonWriter& value(const std::vector<std::string>& texts);
    /// A value that is JSON already.
    JsonWriter& raw(std::string_view json);
    /// The text, or null where it is empty.
    JsonWriter& text_or_null(std::string_view text);
    template <typename Value>
    JsonWriter& value(const std::optional<Value>& maybe) {
        return maybe ? value(*maybe) : null();
    }

private:
    void separate();

    std::string& m_out;
    bool m_comma = false;  ///< a value has just ended: the next needs a comma before it
};

/// A coordinate as it is shown: degrees rounded to five decimals (one metre).
[[nodiscard]] double round_degrees(double degrees);

/// The number in the shortest decimal form that reads back equal: "0.1", "21", "40.37".
[[nodiscard]] std::string number_text(double number);

}  // namespace counterclaim::exchange
