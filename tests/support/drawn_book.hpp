#pragma once

#include "ledger/book.hpp"
#include "link/link.hpp"

#include "drawn_claims.hpp"
#include "file_resources.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace counterclaim::test {

inline const link::Room& link_room() {
    static const auto loaded = link::Room::load(FileResources());
    return loaded.value();
}

/// Links drawn claims under the profile of Red and Blue and opens the book on them.
class DrawnBook {
public:
    explicit DrawnBook(const std::vector<Claim>& claims, const std::optional<Date>& as_of = {},
                       Wars wars = red_and_blue())
        : m_wars(std::move(wars)),
          m_linked(linked(claims, m_wars, as_of)),
          m_book(m_linked, m_wars) {}
    [[nodiscard]] const ledger::Book& book() const { return m_book; }
    [[nodiscard]] const LinkedClaims& claims() const { return m_linked; }

private:
    static LinkedClaims linked(const std::vector<Claim>& claims, const Wars& wars,
                               const std::optional<Date>& as_of) {
        std::vector<link::ClaimInput> inputs;
        for (const auto& claim : claims) { inputs.push_back({claim, "words of " + claim.article}); }
        link::Options options;
        options.as_of = as_of;
        return link_room().link(std::move(inputs), {}, wars, options);
    }
    Wars m_wars;
    LinkedClaims m_linked;
    ledger::Book m_book;
};

}  // namespace counterclaim::test
