#pragma once

#include "store/claim_query.hpp"

#include <string>
#include <variant>
#include <vector>

namespace counterclaim::store {

/// A query as SQL over `claim c JOIN article a`, with the values of its parameters in order.
struct QuerySql {
    std::string sql;
    std::vector<std::variant<std::string, double, std::int64_t>> values;
};

/// `columns` goes between SELECT and FROM.
[[nodiscard]] QuerySql query_sql(const std::string& columns, const ClaimQuery& query);

/// What a user typed as an FTS5 expression: folded words that must all stand there, "phrases" in
/// quotes, a star at the end of a word for any ending. Nothing else has a meaning, so no text is a
/// syntax error.
[[nodiscard]] std::string match_expression(const std::string& typed);

}  // namespace counterclaim::store
