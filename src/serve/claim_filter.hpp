#pragma once

#include "serve/parameters.hpp"
#include "serve/view.hpp"

#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace counterclaim::serve {

/// Finds records of the gazetteer by a name in any spelling; their ids.
using FindPlaces = std::function<std::vector<std::string>(const std::string& name)>;

/// A condition on rows of a view, with the values of its parameters in order.
class Condition {
public:
    using Value = std::variant<std::int64_t, double, std::string>;

    /// Another part that must hold too.
    void where(const std::string& part) {
        m_sql += m_sql.empty() ? " WHERE " : " AND ";
        m_sql += "(" + part + ")";
    }
    /// "?3"
    [[nodiscard]] std::string value(Value value) {
        m_values.push_back(std::move(value));
        return "?" + std::to_string(m_values.size());
    }
    [[nodiscard]] std::string list(const std::vector<std::string>& texts);
    [[nodiscard]] const std::string& sql() const { return m_sql; }
    void bind(store::sqlite::Statement& statement) const;
    [[nodiscard]] bool empty() const { return m_sql.empty(); }

private:
    std::string m_sql;
    std::vector<Value> m_values;
};

/// A word that was looked for in other spellings too.
struct Variant {
    std::string word;
    std::vector<std::string> forms;
};

/// Claims that the parameters ask for, over `claim c`.
struct ClaimFilter {
    std::string from;  ///< "claim c", or with the words in front
    Condition condition;
    std::vector<Variant> variants;
    bool plain = true;  ///< nothing is asked but what sums know: type, side, from, to
    /// "c.rank", or the words' own row number, which they are found in the order of.
    std::string rank = "c.rank";
};
[[nodiscard]] ClaimFilter claim_filter(const Query& query, Connection& view,
                                       const FindPlaces& find_places);

/// Numbers of the places that names or ids mean, as `claim_place.place` has them.
[[nodiscard]] std::vector<std::int64_t> place_numbers(const std::vector<std::string>& names,
                                                      Connection& view,
                                                      const FindPlaces& find_places);
/// "(1, 2, 3)"
[[nodiscard]] std::string number_list(const std::vector<std::int64_t>& numbers);

/// What days a request asks about: `from` and `to`, or `on`.
[[nodiscard]] DateInterval window_of(const Query& query);

}  // namespace counterclaim::serve
