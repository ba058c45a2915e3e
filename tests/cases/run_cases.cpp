// Runs every folder of tests/cases/<language>/ that holds a source.html, source.txt or source.json:
// reads it as `ingest` would and compares the articles with expected.json. `--update` writes what
// was found instead.
#include "acquire/source.hpp"
#include "article/article_reader.hpp"
#include "language/language_reader.hpp"
#include "support/file_resources.hpp"
#include "text/charset.hpp"
#include "text/iso_date.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace counterclaim {
namespace {

namespace fs = std::filesystem;

std::string in_quotes(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        switch (c) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\t':
                out += "\\t";
                break;
            default:
                out += c;
        }
    }
    return out + "\"";
}

/// One line a fact, so that a change of one fact is one line of a diff.
std::string json_of(const Article& article, std::string_view page) {
    std::string out =
        "  {\n    \"title\": " + in_quotes(article.title) +
        ",\n    \"outlet\": " + in_quotes(article.outlet) +
        ",\n    \"byline\": " + in_quotes(article.byline) +
        ",\n    \"agency\": " + in_quotes(article.agency) +
        ",\n    \"language\": " + in_quotes(article.language) + ",\n    \"published\": " +
        (article.published.day ? in_quotes(text::to_iso(*article.published.day)) : "null") +
        ",\n    \"basis\": " + in_quotes(to_string(article.published.basis)) +
        ",\n    \"dateline_place\": " + in_quotes(article.dateline_place) + ",\n    \"blocks\": [";
    for (const auto& block : article.blocks) {
        out += (&block == &article.blocks.front() ? "\n" : ",\n");
        out += "      [" + in_quotes(to_string(block.kind)) + ", " +
               in_quotes(slice(article.text, block.span)) + "]";
        // Where a block says where it came from, its first word stands there.
        const auto word = slice(article.text, block.span)
                              .substr(0, slice(article.text, block.span).find_first_of(" \n&"));
        if (!block.source.empty() &&
            slice(page, block.source).find(word) == std::string_view::npos) {
            out += " #source";
        }
    }
    out += "\n    ],\n    \"notes\": [";
    for (const auto& note : article.notes) {
        out += (&note == &article.notes.front() ? "" : ", ") + in_quotes(note.code);
    }
    return out + "]\n  }";
}

std::string slurp(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// The source of a case, or an empty path.
fs::path source_of(const fs::path& folder) {
    for (const auto* name : {"source.html", "source.txt", "source.json"}) {
        if (fs::exists(folder / name)) { return folder / name; }
    }
    return {};
}

int run(bool update) {
    const auto reader = article::ArticleReader::load(test::FileResources());
    const auto languages = language::LanguageReader::load(test::FileResources());
    if (!reader || !languages) {
        std::fprintf(stderr, "%s\n",
                     to_string(reader ? languages.error() : reader.error()).c_str());
        return 2;
    }
    std::vector<fs::path> folders;
    for (const auto& entry :
         fs::recursive_directory_iterator(COUNTERCLAIM_SOURCE_DIR "/tests/cases")) {
        if (entry.is_directory() && !source_of(entry.path()).empty()) {
            folders.push_back(entry.path());
        }
    }
    std::sort(folders.begin(), folders.end());
    int failed = 0;
    for (const auto& folder : folders) {
        auto source = acquire::Source::open(source_of(folder).string());
        std::string found = "[\n";
        while (auto document = source ? source->next() : std::nullopt) {
            if (!*document) { continue; }
            // Sources of blocks count in the page as UTF-8.
            const auto page =
                text::decode_text((*document)->bytes, (*document)->charset, true).text;
            for (auto& article : reader->read(**document)) {
                languages->read(article);
                found += (found.size() > 2 ? ",\n" : "") + json_of(article, page);
            }
        }
        found += "\n]\n";
        if (update) {
            std::ofstream(folder / "expected.json", std::ios::binary) << found;
        } else if (slurp(folder / "expected.json") != found) {
            ++failed;
            std::printf("%s: not as expected; found:\n%s", folder.string().c_str(), found.c_str());
        }
        if (!fs::exists(folder / "about.md")) {
            ++failed;
            std::printf("%s: about.md is missing\n", folder.string().c_str());
        }
    }
    std::printf("%zu cases, %d failed\n", folders.size(), failed);
    return failed == 0 && !folders.empty() ? 0 : 1;
}

}  // namespace
}  // namespace counterclaim

int main(int count, char** arguments) {
    return counterclaim::run(count > 1 && std::string(arguments[1]) == "--update");
}
