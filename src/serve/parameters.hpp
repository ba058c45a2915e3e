#pragma once

#include "store/claim_query.hpp"

#include <counterclaim/date.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::serve {

/// What a parameter takes.
enum class Takes : std::uint8_t { text, day, days, number, share, box, choice, claim_type };

/// One parameter, wherever it is used. The table of all is the single source of what is parsed,
/// of the OpenAPI file and of what docs/reference/api.md must name.
struct ParameterSpec {
    std::string_view name;
    Takes takes = Takes::text;
    bool repeated = false;     ///< may stand several times; choices also parted by commas
    std::string_view choices;  ///< "affirmed|denied"
    std::string_view meaning;
};

/// One address of the API.
struct ResourceSpec {
    std::string_view path;  ///< "/claims/{id}", below /api/v1
    std::string_view method;
    std::string_view parameters;  ///< names, parted by spaces; a name in [] stands for a group
    std::string_view schema;      ///< of `data` in the OpenAPI file: "Claim", "[Claim]"
    std::string_view meaning;
    bool list = false;  ///< has pages and twins
};

[[nodiscard]] const std::vector<ParameterSpec>& parameter_table();
[[nodiscard]] const std::vector<ResourceSpec>& resource_table();
/// The names a resource takes, groups opened.
[[nodiscard]] std::vector<std::string_view> parameters_of(const ResourceSpec& resource);
[[nodiscard]] const ParameterSpec* find_parameter(std::string_view name);

struct ParameterError {
    std::string parameter;
    std::string message;
    friend bool operator==(const ParameterError&, const ParameterError&) = default;
};

/// The parameters of one request, checked. Every value is what its parameter takes.
class Query {
public:
    /// Reads "a=b&c=d" (percent-coded, '+' is a space). What is wrong is added to `errors`; never
    /// fails otherwise. At most `k_pairs_max` pairs and `k_value_bytes_max` bytes a value.
    static Query parse(std::string_view text, const ResourceSpec& resource,
                       std::vector<ParameterError>& errors);
    static constexpr std::size_t k_pairs_max = 64;
    static constexpr std::size_t k_value_bytes_max = 1000;

    [[nodiscard]] bool has(std::string_view name) const { return m_values.contains(name); }
    /// All values of a parameter; none if it is not there.
    [[nodiscard]] const std::vector<std::string>& all(std::string_view name) const;
    /// The value, or an empty text.
    [[nodiscard]] const std::string& one(std::string_view name) const;
    [[nodiscard]] std::optional<Date> day(std::string_view name) const;
    [[nodiscard]] DateInterval days(std::string_view name) const;
    [[nodiscard]] std::int64_t number(std::string_view name, std::int64_t otherwise) const;
    [[nodiscard]] double share(std::string_view name, double otherwise) const;
    [[nodiscard]] std::optional<store::Box> box(std::string_view name) const;
    /// All parameters again as text, sorted, percent-coded; the same for requests that ask for the
    /// same. `without` is left out.
    [[nodiscard]] std::string canonical(std::string_view without = {}) const;

private:
    std::map<std::string, std::vector<std::string>, std::less<>> m_values;
};

/// "2020-10-09", "2020-10", "2020", "2020-10-09..2020-10-12", "..2020-10-12"; nothing for anything
/// else.
[[nodiscard]] std::optional<DateInterval> parse_days(std::string_view text);

/// Percent-coding undone; nothing where it is cut or names a byte that cannot be ("%zz"), or where
/// what comes out is no UTF-8 or holds a zero byte.
[[nodiscard]] std::optional<std::string> decode_percent(std::string_view text, bool plus_is_space);
[[nodiscard]] std::string encode_percent(std::string_view text);

}  // namespace counterclaim::serve
