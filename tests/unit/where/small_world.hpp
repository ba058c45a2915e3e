#pragma once

#include "where/gazetteer.hpp"
#include "where/gazetteer_builder.hpp"
#include "where/place_reader.hpp"

#include <counterclaim/resources.hpp>

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace counterclaim::test {

inline constexpr std::string_view k_words =
    "kind\tword\tsame\narticle\tal\t\nlink\tof\t\nsame\tsaint\tst\nunit\tdistrict\t\nunit\tprovince"
    "\t\n";
inline constexpr std::string_view k_countries =
    "code\tname\tlat\tlon\tradius_km\tpopulation\tcapital\tcontinent\tneighbours\tgeonames\tnames\n"
    "AA\tAlandia\t40\t40\t200\t5000000\tKostal\tEU\tBB\t1\ten=Alandia;fr=Alandie\n"
    "BB\tBorland\t44\t44\t200\t9000000\tBorgrad\tEU\tAA\t2\ten=Borland;fr=Borlande\n";
inline constexpr std::string_view k_places =
    "id\tkind\tcode\tlat\tlon\tradius_"
    "km\tcountry\tregion\tcounty\tpopulation\tgeonames\tname\tnames\n"
    "wof:10\tregion\t\t40.1\t40.1\t30\tAA\t\t\t\t\tTarn\ten=Tarn|Tarn Province;fr=Tarn;ru=Тарн\n"
    "wof:11\tregion\t\t41.1\t41.1\t30\tAA\t\t\t\t\tMirova\ten=Mirova Province\n"
    "wof:20\tsettlement\tPPLC\t40.5\t40.5\t\tAA\twof:10\t\t900000\t77\tKostal\ten=Kostal;ru="
    "Костал\n"
    "wof:21\tsettlement\t\t40.2\t40.2\t\tAA\twof:10\t\t2000\t\tHadvik\ten=Hadvik;fr=Hadvic;ru="
    "Хадвик\n"
    "wof:22\tsettlement\t\t41.2\t41.2\t\tAA\twof:11\t\t9000\t\tHadvik\ten=Hadvik\n"
    "wof:23\tsettlement\t\t40.15\t40.15\t\tAA\twof:10\t\t800\t\tAl-Beyt\ten=Al-Beyt\n"
    "wof:24\tsettlement\t\t40.12\t40.1\t\tAA\twof:10\t\t5000\t\tTarn\ten=Tarn\n"
    "gn:30\tsettlement\tPPLC\t44.1\t44.1\t\tBB\t\t\t2000000\t\tBorgrad\ten=Borgrad\n"
    "gn:31\tsettlement\t\t44.3\t44.3\t\tBB\t\t\t700000\t\tHadvik\ten=Hadvik\n"
    "gn:32\tsettlement\t\t44.5\t44.5\t\tBB\t\t\t70000\t\tSaint Olav\ten=Saint Olav\n";
inline constexpr std::string_view k_overlay =
    "id\tkind\tlat\tlon\tradius_km\tcountry\tregion\tpopulation\tname\tnames\tdate\tsource\n"
    "cc:grey-ridge\theight\t40.3\t40.3\t5\tAA\t\t\tGrey Ridge\tfr=crête Grise\t2026-01-01\ttest\n"
    "cc:border-aa-bb\tarea\t42\t42\t60\t\t\t\tAlandia–Borland border\t\t2026-01-01\ttest\n"
    "wof:23\t\t\t\t\t\t\t\tBeyt\t=Bait\t2026-01-01\ttest\n";

inline std::string small_bytes() {
    where::GazetteerBuilder builder;
    EXPECT_TRUE(builder.add_name_words(k_words, "words"));
    EXPECT_TRUE(builder.add_countries(k_countries, "countries"));
    EXPECT_TRUE(builder.add_places(k_places, "places"));
    EXPECT_TRUE(builder.add_overlay(k_overlay, "overlay"));
    auto bytes = builder.finish();
    EXPECT_TRUE(bytes);
    return bytes ? *bytes : std::string{};
}

inline Bytes kept(std::string bytes) {
    auto text = std::make_shared<const std::string>(std::move(bytes));
    return {*text, text};
}

inline where::Gazetteer small_gazetteer() {
    auto gazetteer = where::Gazetteer::open(kept(small_bytes()), "small");
    EXPECT_TRUE(gazetteer);
    return std::move(*gazetteer);
}

}  // namespace counterclaim::test
