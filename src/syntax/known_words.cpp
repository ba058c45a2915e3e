#include "syntax/known_words.hpp"

#include "text/table.hpp"

#include <string>

namespace counterclaim::syntax {
namespace {

/// The word of a `lemma` cell that its part of speech belongs to: the one marked with '*', else the
/// first.
std::string_view head_of(std::string_view cell) {
    const auto star = cell.find('*');
    if (star != std::string_view::npos) { cell.remove_prefix(star + 1); }
    return cell.substr(0, cell.find(' '));
}

/// Nouns whose class the pack knows exist: "potatoes" comes of "potato", not of "potatoe".
void know_classed_nouns(const Resources& resources, const std::string& name, Tagger& tagger) {
    const auto classes = text::Table::load(resources, name, {"lemma", "class"});
    if (!classes) { return; }
    for (std::size_t i = 0; i < classes->size(); ++i) {
        const auto lemma = classes->row(i)["lemma"];
        if (lemma.find(' ') == std::string_view::npos) { tagger.know(lemma, Upos::noun); }
    }
}

}  // namespace

void know_words(const Resources& resources, std::string_view language, Tagger& tagger,
                Mender& mender) {
    const std::string prefix = "lang/" + std::string(language) + "/";
    if (const auto verbs = text::Table::load(resources, prefix + "verbs.tsv", {"form"})) {
        for (std::size_t i = 0; i < verbs->size(); ++i) { tagger.know_verb(verbs->row(i)["form"]); }
    }
    if (const auto adjectives = text::Table::load(resources, prefix + "adjectives.tsv", {"form"})) {
        for (std::size_t i = 0; i < adjectives->size(); ++i) {
            const auto row = adjectives->row(i);
            if (row["stands"] == "before") {
                tagger.know_attribute(row["form"]);
            } else {
                tagger.know_adjective(row["form"]);
            }
        }
    }
    know_classed_nouns(resources, prefix + "classes.tsv", tagger);
    for (const auto& name : resources.list(prefix)) {
        if (name.size() < 4 || name.substr(name.size() - 4) != ".tsv") { continue; }
        const auto table = text::Table::load(resources, name, {"lemma", "upos"});
        if (!table) { continue; }  // a table of another kind
        const bool lexicon = name == prefix + "lexicon.tsv";
        for (std::size_t i = 0; i < table->size(); ++i) {
            const auto row = table->row(i);
            if (const auto upos = parse_upos(row["upos"])) {
                const auto lemma = row["lemma"];
                tagger.know(head_of(lemma), *upos);
                const bool single = lemma.find_first_of(" *") == std::string_view::npos;
                if (lexicon && single && *upos == Upos::noun) { mender.know_noun(lemma); }
            }
        }
    }
}

}  // namespace counterclaim::syntax
