#pragma once

#include "small_world.hpp"

#include "where/place_reader.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace counterclaim::test {

inline constexpr std::string_view k_english =
    "kind\twords\tvalue\nhead\tneighbourhood\tneighbourhood\nhead\tvillage\tsettlement\nhead\tprovi"
    "nce\tregion\nhead\tairport\tairport"
    "\nlink\tof\t\n"
    "link\tthe\t\nbetween\tin\t\nbetween\tthe\t\nconj\tand\t\ndirection\tnorth\tn\ndirection\tnorth"
    "ern\tn\n"
    "direction_"
    "name\tnorthern\tn\nnear\tnear\t\ndistance\tkm\t\nfrom\tfrom\t\nlocated\tin\t\nlocated\tat\t\n"
    "organisation_after\tgroup\t\ntitle\tgeneral\t\nreporter\tcorrespondent "
    "in\t\nanaphor\ttown\tsettlement\n"
    "definite\tthe\t\nother_name\tunited nations\t\n"
    "anaphor\tcapital\tcapital\nanaphor\tcountry\tcountry\nanaphor\tfront\tfront\n"
    "anaphor\tcorridor\tway\nanaphor\tregion\tregion\nhead\tborder\tborder border\n"
    "head\tcorridor\tway corridor\nhead\tforest\tarea forest\nhead\tfront\tfront front line\n"
    "head\ttown\tsettlement\nhead\tregion\tregion\nlocated\ton\t\npair\tbetween\t\n"
    "pair\twith\t\npossessive\ts\t\nground\tsoil\t\n"
    "both\ttwo countries\t\nanaphor\tborder\tborder\n";

inline MemoryResources small_resources() {
    MemoryResources resources;
    resources.add("places/gazetteer.bin", test::small_bytes());
    resources.add("places/demonyms.tsv",
                  "country\tlanguage\tword\nAA\ten\tAlandian\nBB\ten\tBorlandish\n");
    resources.add("places/given_names.tsv", "name\nMaria\n");
    resources.add("places/speakers.tsv", "id\nwof:20\n");
    resources.add("lang/en/where.tsv", std::string(k_english));
    resources.add("lang/en/not_places.tsv", "word\tstrength\nthe\tnever\ntarn\tweak\n");
    resources.add("lang/en/saying.tsv", "lemma\tupos\nsay\tVERB\n");
    return resources;
}

inline const where::PlaceReader& reader() {
    static const auto k_reader = where::PlaceReader::load(small_resources());
    EXPECT_TRUE(k_reader);
    return *k_reader;
}

/// One block and one sentence a line; tokens at spaces and signs, tagged as names where capital.
inline Reading reading_of(const std::string& text, const std::string& language = "en") {
    Reading reading;
    reading.article.text = text;
    reading.article.language = language;
    std::uint32_t begin = 0;
    for (std::uint32_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i] != '\n') { continue; }
        if (i > begin) {
            reading.article.blocks.push_back({{begin, i}, BlockKind::paragraph, "", {}});
            Sentence sentence;
            sentence.span = {begin, i};
            sentence.block = static_cast<std::uint32_t>(reading.article.blocks.size() - 1);
            for (std::uint32_t at = begin; at < i;) {
                auto end = at;
                while (end < i && text[end] != ' ' && text[end] != ',' && text[end] != '.') {
                    ++end;
                }
                end = std::max(end, at + 1);
                Token token;
                token.span = {at, end};
                token.form = token.lemma = text.substr(at, end - at);
                token.upos = text[at] >= 'A' && text[at] <= 'Z' ? Upos::propn : Upos::noun;
                if (text[at] != ' ') { sentence.tokens.push_back(token); }
                at = end;
            }
            reading.sentences.push_back(std::move(sentence));
        }
        begin = i + 1;
    }
    return reading;
}

inline std::vector<std::string> read(const std::string& text,
                                     const ConflictProfile* conflict = nullptr) {
    auto reading = reading_of(text);
    reader().read(reading, conflict);
    std::vector<std::string> out;
    for (const auto& mention : reading.places) {
        std::string line = mention.text + " = ";
        line += mention.candidates.empty() ? "?" : mention.candidates.front().place.id;
        if (mention.use != PlaceUse::location) {
            line += " " + std::string(to_string(mention.use));
        }
        out.push_back(line);
    }
    return out;
}

}  // namespace counterclaim::test
