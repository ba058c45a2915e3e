#pragma once

#include <counterclaim/document.hpp>
#include <counterclaim/error.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::acquire {

/// Reads JSON records into documents. Keeps its buffers from record to record; one per thread.
class JsonRecords {
public:
    JsonRecords();
    ~JsonRecords();
    JsonRecords(JsonRecords&&) noexcept;
    JsonRecords& operator=(JsonRecords&&) noexcept;

    /// One object. `where` names it in errors and is its address where it has no url ("FILE:12").
    [[nodiscard]] Expected<Document> read_one(std::string_view json, const std::string& where);

    /// One object, or an array of them; one item each ("FILE", or "FILE[3]" counted from 1).
    /// `visit` is called with an Expected<Document> for each.
    [[nodiscard]] std::vector<Expected<Document>> read_all(std::string_view json,
                                                           const std::string& where);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace counterclaim::acquire
