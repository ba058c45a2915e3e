#include "where/compile.hpp"

#include "where/gazetteer_builder.hpp"

#include <zstd.h>

namespace counterclaim::where {
namespace {

constexpr std::size_t k_unpacked_bytes_max = std::size_t{1} << 31U;
constexpr int k_window_log_max = 27;  // what tools/places_extract.py packs with

Expected<std::string> unpack(const Bytes& packed, const std::string& name) {
    const auto damaged = [&](std::string what) {
        return fail(ErrorCode::gazetteer_damaged, name, std::move(what),
                    "check the file out again");
    };
    const auto size = ZSTD_getFrameContentSize(packed.view.data(), packed.view.size());
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN ||
        size > k_unpacked_bytes_max) {
        return damaged("this is no zstd file with a known size");
    }
    std::string out(static_cast<std::size_t>(size), '\0');
    auto* context = ZSTD_createDCtx();
    ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, k_window_log_max);
    const auto done = ZSTD_decompressDCtx(context, out.data(), out.size(), packed.view.data(),
                                          packed.view.size());
    ZSTD_freeDCtx(context);
    if (ZSTD_isError(done) != 0 || done != out.size()) {
        return damaged("the packed table is damaged");
    }
    return out;
}

}  // namespace

Expected<void> add_committed_tables(const Resources& resources, GazetteerBuilder& builder) {
    const auto open = [&](const std::string& name) { return resources.open(name); };
    const auto words = open("places/name_words.tsv");
    if (!words) { return tl::unexpected<Error>(words.error()); }
    if (auto done = builder.add_name_words(words->view, "places/name_words.tsv"); !done) {
        return done;
    }
    const auto countries = open("places/countries.tsv");
    if (!countries) { return tl::unexpected<Error>(countries.error()); }
    if (auto done = builder.add_countries(countries->view, "places/countries.tsv"); !done) {
        return done;
    }
    auto romanisation = Romanisation::load(resources);
    if (!romanisation) { return tl::unexpected<Error>(romanisation.error()); }
    builder.write_names_by(std::move(*romanisation));
    const auto packed = open("places/places.tsv.zst");
    if (!packed) { return tl::unexpected<Error>(packed.error()); }
    const auto places = unpack(*packed, "places/places.tsv.zst");
    if (!places) { return tl::unexpected<Error>(places.error()); }
    if (auto done = builder.add_places(*places, "places/places.tsv"); !done) { return done; }
    const auto usual = open("places/usual_names.tsv");
    if (!usual) { return tl::unexpected<Error>(usual.error()); }
    if (auto done = builder.add_usual_names(usual->view, "places/usual_names.tsv"); !done) {
        return done;
    }
    const auto borders = open("places/borders.tsv");
    if (!borders) { return tl::unexpected<Error>(borders.error()); }
    if (auto done = builder.add_overlay(borders->view, "places/borders.tsv"); !done) {
        return done;
    }
    const auto overlay = open("places/overlay.tsv");
    if (!overlay) { return tl::unexpected<Error>(overlay.error()); }
    return builder.add_overlay(overlay->view, "places/overlay.tsv");
}

Expected<std::string> compile_gazetteer(const Resources& resources) {
    GazetteerBuilder builder;
    if (auto done = add_committed_tables(resources, builder); !done) {
        return tl::unexpected<Error>(done.error());
    }
    return builder.finish();
}

}  // namespace counterclaim::where
