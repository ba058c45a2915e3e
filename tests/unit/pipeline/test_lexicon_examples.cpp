// Every example of every lexicon line, read by the whole pipeline. Trees come from a trained model,
// so a few examples fall to its mistakes; the floors below are what stands today and may only rise.

#include "claim/lexicon.hpp"
#include "pipeline/pipeline.hpp"
#include "support/file_resources.hpp"
#include "support/whole_pipeline.hpp"
#include "text/table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <optional>

namespace counterclaim {
namespace {

struct MarkedSpan {
    char role;  // a actor, t target, p place
    std::string words;
};

struct Example {
    std::string text;
    std::vector<MarkedSpan> marks;
};

/// "[Rebels]a shelled [Kostal]t." → the sentence and what is marked in it.
Example parse_example(std::string_view marked) {
    Example example;
    std::string open;
    bool inside = false;
    for (std::size_t i = 0; i < marked.size(); ++i) {
        const char c = marked[i];
        if (c == '[') {
            inside = true;
            open.clear();
        } else if (c == ']') {
            inside = false;
            if (i + 1 < marked.size()) { example.marks.push_back({marked[++i], open}); }
        } else {
            example.text += c;
            if (inside) { open += c; }
        }
    }
    return example;
}

/// The claims of a text, those of its `lead` left out.
std::vector<Claim> claims_of(const std::string& lead, const std::string& text,
                             const std::string& language) {
    std::vector<Claim> claims;
    for (const auto& reading : test::read_text(lead + text + "\n", language)) {
        for (const auto& claim : reading.claims) {
            if (reading.article.offset_bytes + claim.trigger.begin >= lead.size()) {
                claims.push_back(claim);
            }
        }
    }
    return claims;
}

/// Weak words need a war around them: examples stand in an article about one, counter-examples
/// stand alone.
std::string war_around(const std::string& language) {
    if (language == "fr") {
        return "Les soldats et les rebelles se battent depuis lundi sur la ligne de front.\n\n";
    }
    return "Soldiers and rebels have been fighting on the front line since Monday.\n\n";
}

bool contains(const std::optional<Participant>& slot, const std::string& words) {
    return slot && (slot->text.find(words) != std::string::npos ||
                    words.find(slot->text) != std::string::npos);
}

bool marked_slots_hold(const Claim& claim, const Example& example) {
    return std::all_of(example.marks.begin(), example.marks.end(), [&](const MarkedSpan& mark) {
        if (mark.role == 'a') { return contains(claim.actor, mark.words); }
        if (mark.role == 't') { return contains(claim.target, mark.words); }
        return true;  // invented places do not resolve
    });
}

struct Counts {
    int lines = 0, typed = 0, slots = 0, counters = 0, silent = 0;
};

Counts run_examples(const std::string& language) {
    const test::FileResources resources;
    const auto lexicon = claim::Lexicon::load(resources, language);
    EXPECT_TRUE(lexicon) << (lexicon ? std::string() : to_string(lexicon.error()));
    const bool verbose = std::getenv("COUNTERCLAIM_VERBOSE") != nullptr;
    Counts counts;
    for (const auto& frame : lexicon->frames()) {
        const auto example = parse_example(frame.example);
        const auto claims = claims_of(war_around(language), example.text, language);
        ++counts.lines;
        const auto found = std::find_if(claims.begin(), claims.end(), [&](const Claim& claim) {
            return claim.type == frame.type;
        });
        if (found != claims.end()) { ++counts.typed; }
        const bool slots = std::any_of(claims.begin(), claims.end(), [&](const Claim& claim) {
            return claim.type == frame.type && marked_slots_hold(claim, example);
        });
        if (slots) { ++counts.slots; }
        if (verbose && !slots) {
            std::cout << (found == claims.end() ? "TYPE  " : "SLOTS ") << frame.id << ": "
                      << frame.example << "\n";
        }
        if (frame.counter.empty()) { continue; }
        ++counts.counters;
        const auto against = claims_of("", parse_example(frame.counter).text, language);
        const bool silent = std::none_of(against.begin(), against.end(), [&](const Claim& claim) {
            return claim.rule == frame.id;
        });
        if (silent) { ++counts.silent; }
        if (verbose && !silent) {
            std::cout << "COUNTER " << frame.id << ": " << frame.counter << "\n";
        }
    }
    std::cout << language << ": " << counts.lines << " examples, type " << counts.typed
              << ", slots " << counts.slots << "; " << counts.counters
              << " counter-examples, silent " << counts.silent << "\n";
    return counts;
}

double share(int part, int whole) { return whole == 0 ? 1.0 : static_cast<double>(part) / whole; }

TEST(LexiconExamples, English) {
    const auto counts = run_examples("en");
    EXPECT_GE(share(counts.typed, counts.lines), 0.84);
    EXPECT_GE(share(counts.slots, counts.lines), 0.63);
    EXPECT_GE(share(counts.silent, counts.counters), 0.88);
}

TEST(LexiconExamples, French) {
    const auto counts = run_examples("fr");
    EXPECT_GE(share(counts.typed, counts.lines), 0.84);
    EXPECT_GE(share(counts.slots, counts.lines), 0.63);
    EXPECT_GE(share(counts.silent, counts.counters), 0.88);
}

/// No claim comes from a phrase that names no occurrence, in an article about a war.
TEST(LexiconExamples, IdiomsNameNothing) {
    const test::FileResources resources;
    for (const auto& language : {"en", "fr"}) {
        const auto lexicon = claim::Lexicon::load(resources, language);
        ASSERT_TRUE(lexicon);
        for (const auto& idiom : lexicon->idioms()) {
            const auto claims =
                claims_of(war_around(language), std::string(idiom.example), language);
            EXPECT_TRUE(claims.empty())
                << idiom.example << ": " << (claims.empty() ? "" : claims.front().rule);
        }
    }
}

}  // namespace
}  // namespace counterclaim
