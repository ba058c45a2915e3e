// What is counted behind a word of measure, read as an adverbial, as the subject of its verb.

#include "syntax/links.hpp"
#include "syntax/measured_objects.hpp"

#include <gtest/gtest.h>

#include <string>
#include <unordered_set>
#include <vector>

namespace counterclaim::syntax {
namespace {

const std::unordered_set<std::string> k_measures{"at least"};

Sentence sentence_of(const std::vector<std::pair<std::string, Upos>>& words) {
    Sentence sentence;
    for (const auto& [form, upos] : words) {
        Token token;
        token.form = form;
        token.upos = upos;
        sentence.tokens.push_back(token);
    }
    return sentence;
}

/// "At least twelve civilians were killed", the civilians an adverbial.
Sentence civilians_killed() {
    auto sentence = sentence_of({{"At", Upos::adp},
                                 {"least", Upos::adj},
                                 {"twelve", Upos::num},
                                 {"civilians", Upos::noun},
                                 {"were", Upos::aux},
                                 {"killed", Upos::verb}});
    relate(at(sentence, 0), 1, Deprel::case_);
    relate(at(sentence, 1), 2, Deprel::nmod);
    relate(at(sentence, 2), 3, Deprel::nummod);
    relate(at(sentence, 3), 5, Deprel::obl);
    relate(at(sentence, 4), 5, Deprel::aux);
    at(sentence, 4).subtype = DeprelSubtype::pass;
    relate(at(sentence, 5), -1, Deprel::root);
    return sentence;
}

TEST(MeasuredSubjects, TakesWhatIsCountedForTheSubject) {
    auto sentence = civilians_killed();
    mend_measured_subjects(sentence, k_measures);
    EXPECT_EQ(at(sentence, 3).deprel, Deprel::nsubj);
    EXPECT_EQ(at(sentence, 3).subtype, DeprelSubtype::pass);
    EXPECT_EQ(at(sentence, 3).head, 5);
}

TEST(MeasuredSubjects, LeavesAnAdverbialBesideASubject) {
    auto sentence = civilians_killed();
    Token it;
    it.form = "they";
    it.upos = Upos::pron;
    sentence.tokens.push_back(it);
    relate(at(sentence, 6), 5, Deprel::nsubj);
    mend_measured_subjects(sentence, k_measures);
    EXPECT_EQ(at(sentence, 3).deprel, Deprel::obl);
}

}  // namespace
}  // namespace counterclaim::syntax
