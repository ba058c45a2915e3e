#include "serve/view_builder.hpp"

#include "serve/view_parts.hpp"

#include "link/claim_key.hpp"
#include "store/decisions.hpp"
#include "text/iso_date.hpp"

#include <fmt/format.h>

namespace counterclaim::serve {
namespace {

constexpr int k_lock_wait_ms = 5000;

template <typename Value>
tl::unexpected<Error> error_of(const Expected<Value>& failed) {
    return tl::unexpected<Error>(failed.error());
}

}  // namespace

Expected<std::string> generation_of(const std::string& ledger, int lock_wait_ms) {
    return store::sqlite::guarded([&] {
        store::sqlite::Database database(ledger, store::sqlite::Database::Mode::read, lock_wait_ms);
        auto row = database.prepare(
            "SELECT coalesce((SELECT max(id) FROM document), 0), coalesce((SELECT max(id) FROM "
            "claim), 0), coalesce((SELECT max(id) FROM decision), 0)");
        row.step();
        return fmt::format("{}-{}-{}-{}", k_view_version, row.number(0), row.number(1),
                           row.number(2));
    });
}

Expected<void> build_view(const ViewOrder& order, const Resources& resources) {
    const auto generation = generation_of(order.ledger, k_lock_wait_ms);
    if (!generation) { return error_of(generation); }
    store::LedgerOptions options;
    options.access = store::Access::read;
    options.identify = link::claim_id;
    auto ledger = store::open_ledger(order.ledger, options);
    if (!ledger) { return error_of(ledger); }
    auto decisions = store::Decisions::open(order.ledger, false, k_lock_wait_ms);
    if (!decisions) { return error_of(decisions); }
    auto made = decisions->list({});
    if (!made) { return error_of(made); }
    auto rules = link::CredibilityRules::load(resources);
    if (!rules) { return error_of(rules); }
    auto material = Material::load(**ledger, *std::move(made), resources, order.key);
    if (!material) { return error_of(material); }
    auto done = store::sqlite::guarded([&]() -> Expected<void> {
        ViewFile view(order.out);
        if (auto claims = write_claims(view, **material, **ledger); !claims) { return claims; }
        write_sums(view);
        write_events(view, **material, *rules);
        write_places(view, **material);
        write_ledgers(view, **material);
        write_articles(view, **material);
        write_review(view, **material);
        write_overview(view, **material);
        view.set("generation", *generation);
        view.set("as_of", order.key.as_of ? text::to_iso(*order.key.as_of) : "");
        view.set("version", std::to_string(k_view_version));
        view.finish();
        return {};
    });
    if (!done) { return error_of(done); }
    return *done;
}

}  // namespace counterclaim::serve
