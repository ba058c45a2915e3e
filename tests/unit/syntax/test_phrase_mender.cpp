// Subjects parted from their verbs by an aside, and objects hung on the noun before them.

#include "syntax/content_mender.hpp"
#include "syntax/day_phrases.hpp"
#include "syntax/joined_clauses.hpp"
#include "syntax/late_modifiers.hpp"
#include "syntax/links.hpp"
#include "syntax/noun_agents.hpp"
#include "syntax/number_ranges.hpp"
#include "syntax/openings.hpp"
#include "syntax/phrase_mender.hpp"
#include "syntax/reduced_relatives.hpp"
#include "syntax/relative_clauses.hpp"

#include <gtest/gtest.h>

namespace counterclaim::syntax {
namespace {

struct Word {
    std::string form;
    Upos upos;
    int head;
    Deprel deprel;
    std::string features = {};
};

Sentence sentence_of(const std::vector<Word>& words) {
    Sentence sentence;
    for (const auto& word : words) {
        Token token;
        token.form = word.form;
        token.upos = word.upos;
        token.features = word.features;
        relate(token, word.head, word.deprel);
        sentence.tokens.push_back(token);
    }
    return sentence;
}

TEST(PhraseMender, CountsANounByARange) {
    auto sentence = sentence_of({{"Sept", Upos::num, 5, Deprel::nsubj},
                                 {"à", Upos::adp, 4, Deprel::case_},
                                 {"dix", Upos::num, 4, Deprel::nummod},
                                 {"mille", Upos::num, 2, Deprel::flat},
                                 {"soldats", Upos::noun, 5, Deprel::nsubj},
                                 {"partiront", Upos::verb, -1, Deprel::root}});
    mend_number_ranges(sentence, {"à"});
    EXPECT_EQ(at(sentence, 0).head, 4);
    EXPECT_EQ(at(sentence, 0).deprel, Deprel::nummod);
    EXPECT_EQ(at(sentence, 1).head, 2);
    EXPECT_EQ(at(sentence, 4).deprel, Deprel::nsubj);
}

TEST(PhraseMender, FreesThePhraseThatOpensASentenceFromItsSubject) {
    auto year = sentence_of({{"Since", Upos::sconj, 4, Deprel::mark},
                             {"2012", Upos::num, 2, Deprel::nummod},
                             {"rebels", Upos::noun, 4, Deprel::nsubj},
                             {"have", Upos::aux, 4, Deprel::aux},
                             {"held", Upos::verb, -1, Deprel::root}});
    mend_opening_phrases(year);
    EXPECT_EQ(at(year, 1).head, 4);
    EXPECT_EQ(at(year, 1).deprel, Deprel::obl);
    EXPECT_EQ(at(year, 0).head, 1);
    auto town = sentence_of({{"In", Upos::adp, 3, Deprel::case_},
                             {"Kostal", Upos::propn, 2, Deprel::compound},
                             {"City", Upos::propn, 3, Deprel::compound},
                             {"residents", Upos::noun, 4, Deprel::nsubj},
                             {"fled", Upos::verb, -1, Deprel::root}});
    mend_opening_phrases(town);
    EXPECT_EQ(at(town, 2).head, 4);
    EXPECT_EQ(at(town, 0).head, 2);
    EXPECT_EQ(at(town, 3).deprel, Deprel::nsubj);
}

TEST(PhraseMender, HangsAFiniteVerbOnWhatIsAboveAGerund) {
    auto sentence = sentence_of({{"minister", Upos::noun, 1, Deprel::nsubj},
                                 {"accused", Upos::verb, -1, Deprel::root},
                                 {"it", Upos::pron, 1, Deprel::obj},
                                 {"of", Upos::adp, 4, Deprel::mark},
                                 {"sending", Upos::verb, 1, Deprel::advcl},
                                 {"troops", Upos::noun, 4, Deprel::obj},
                                 {"and", Upos::cconj, 7, Deprel::cc},
                                 {"demanded", Upos::verb, 4, Deprel::conj},
                                 {"sanctions", Upos::noun, 7, Deprel::obj}});
    at(sentence, 1).features = "VerbForm=Fin";
    at(sentence, 4).features = "VerbForm=Ger";
    at(sentence, 7).features = "Tense=Past|VerbForm=Part";
    mend_verbs_joined_to_gerunds(sentence);
    EXPECT_EQ(at(sentence, 7).head, 1);
}

TEST(PhraseMender, HangsAClauseBehindAnAsideOnWhatTheAsideIsToldOf) {
    auto sentence = sentence_of({{"by", Upos::adp, 1, Deprel::case_},
                                 {"fighters", Upos::noun, -1, Deprel::root},
                                 {",", Upos::punct, 3, Deprel::punct},
                                 {"allied", Upos::verb, 1, Deprel::acl},
                                 {"with", Upos::adp, 5, Deprel::case_},
                                 {"rebels", Upos::noun, 3, Deprel::obl},
                                 {",", Upos::punct, 8, Deprel::punct},
                                 {"who", Upos::pron, 8, Deprel::nsubj},
                                 {"say", Upos::verb, 5, Deprel::acl}});
    at(sentence, 3).features = "VerbForm=Part";
    at(sentence, 7).features = "PronType=Rel";
    at(sentence, 8).subtype = DeprelSubtype::relcl;
    mend_clauses_behind_attributes(sentence);
    EXPECT_EQ(at(sentence, 8).head, 1);
}

TEST(PhraseMender, TellsAParticipleOfThePartBeforeIt) {
    auto sentence = sentence_of({{"soldats", Upos::noun, -1, Deprel::root},
                                 {"dont", Upos::pron, 3, Deprel::nmod},
                                 {"neuf", Upos::num, 0, Deprel::acl},
                                 {"déployés", Upos::verb, 0, Deprel::acl}});
    at(sentence, 1).features = "PronType=Rel";
    at(sentence, 3).features = "VerbForm=Part";
    mend_told_parts(sentence);
    EXPECT_EQ(at(sentence, 3).head, 2);
}

TEST(PhraseMender, HangsBlameOnWhoSpeaks) {
    auto sentence = sentence_of({{"he", Upos::pron, 1, Deprel::nsubj},
                                 {"denied", Upos::verb, -1, Deprel::root},
                                 {"they", Upos::pron, 4, Deprel::nsubj},
                                 {"were", Upos::aux, 4, Deprel::aux},
                                 {"involved", Upos::verb, 1, Deprel::ccomp},
                                 {"and", Upos::cconj, 6, Deprel::cc},
                                 {"blamed", Upos::verb, 4, Deprel::conj},
                                 {"troops", Upos::noun, 6, Deprel::obj}});
    at(sentence, 6).features = "VerbForm=Fin";
    at(sentence, 6).lemma = "blame";
    mend_joined_accusations(sentence, {"blame"});
    EXPECT_EQ(at(sentence, 6).head, 1);
}

TEST(PhraseMender, GivesAGerundBehindItsPrepositionTheNounBehindIt) {
    auto sentence = sentence_of({{"accused", Upos::verb, -1, Deprel::root},
                                 {"troops", Upos::noun, 0, Deprel::obj},
                                 {"of", Upos::adp, 3, Deprel::mark},
                                 {"bombing", Upos::verb, 4, Deprel::amod},
                                 {"villages", Upos::noun, 1, Deprel::nmod}});
    at(sentence, 3).features = "VerbForm=Ger";
    mend_marked_gerunds(sentence);
    EXPECT_EQ(at(sentence, 4).head, 3);
    EXPECT_EQ(at(sentence, 4).deprel, Deprel::obj);
    EXPECT_EQ(at(sentence, 3).head, 0);
    EXPECT_EQ(at(sentence, 3).deprel, Deprel::advcl);
}

TEST(PhraseMender, LeavesANameBehindAConjunctionToItsSubject) {
    auto sentence = sentence_of({{"As", Upos::sconj, 3, Deprel::mark},
                                 {"Kostal", Upos::propn, 2, Deprel::compound},
                                 {"residents", Upos::noun, 3, Deprel::nsubj},
                                 {"fled", Upos::verb, -1, Deprel::root}});
    mend_opening_phrases(sentence);
    EXPECT_EQ(at(sentence, 1).head, 2);
}

TEST(PhraseMender, TakesTheVerbBeforeANumberForNoAdjective) {
    auto sentence = sentence_of({{"Killed", Upos::verb, -1, Deprel::root},
                                 {"ten", Upos::num, 2, Deprel::nummod},
                                 {"people", Upos::noun, 0, Deprel::obj},
                                 {"and", Upos::cconj, 6, Deprel::cc},
                                 {"displaced", Upos::verb, 6, Deprel::amod},
                                 {"40", Upos::num, 6, Deprel::nummod},
                                 {"others", Upos::noun, 2, Deprel::conj}});
    mend_verbs_before_numbers(sentence);
    EXPECT_EQ(at(sentence, 4).head, 0);
    EXPECT_EQ(at(sentence, 4).deprel, Deprel::conj);
    EXPECT_EQ(at(sentence, 6).head, 4);
    EXPECT_EQ(at(sentence, 6).deprel, Deprel::obj);
    EXPECT_EQ(at(sentence, 3).head, 4);
}

TEST(PhraseMender, LeavesADayBesideAnHour) {
    auto sentence = sentence_of({{"Le", Upos::det, 1, Deprel::det},
                                 {"3", Upos::num, 5, Deprel::nsubj},
                                 {"à", Upos::adp, 4, Deprel::case_},
                                 {"dix", Upos::num, 4, Deprel::nummod},
                                 {"heures", Upos::noun, 5, Deprel::nsubj},
                                 {"partent", Upos::verb, -1, Deprel::root}});
    mend_number_ranges(sentence, {"à"});
    EXPECT_EQ(at(sentence, 1).head, 5);
}

TEST(PhraseMender, JoinsAVerbToTheOneItAgreesWith) {
    const std::string plural = "Number=Plur|VerbForm=Fin";
    const std::string singular = "Number=Sing|VerbForm=Fin";
    auto sentence = sentence_of({{"armée", Upos::noun, 1, Deprel::nsubj},
                                 {"reprend", Upos::verb, -1, Deprel::root, singular},
                                 {"villes", Upos::noun, 1, Deprel::obj},
                                 {"qui", Upos::pron, 4, Deprel::nsubj, "PronType=Rel"},
                                 {"résistent", Upos::verb, 2, Deprel::acl, plural},
                                 {"et", Upos::cconj, 6, Deprel::cc},
                                 {"avance", Upos::verb, 4, Deprel::conj, singular}});
    at(sentence, 4).subtype = DeprelSubtype::relcl;
    mend_verbs_behind_relatives(sentence);
    EXPECT_EQ(at(sentence, 6).head, 1);
    at(sentence, 6).features = plural;
    relate(at(sentence, 6), 4, Deprel::conj);
    mend_verbs_behind_relatives(sentence);
    EXPECT_EQ(at(sentence, 6).head, 4);
}

TEST(PhraseMender, GivesANounWhatItIsDoneTo) {
    auto sentence = sentence_of({{"retrait", Upos::noun, 6, Deprel::nsubj},
                                 {"par", Upos::adp, 2, Deprel::case_},
                                 {"Kostanie", Upos::propn, 0, Deprel::nmod},
                                 {"de", Upos::adp, 5, Deprel::case_},
                                 {"ses", Upos::det, 5, Deprel::det, "Number=Plur|Poss=Yes"},
                                 {"troupes", Upos::noun, 2, Deprel::nmod, "Number=Plur"},
                                 {"commence", Upos::verb, -1, Deprel::root}});
    at(sentence, 0).lemma = "retrait";
    const DeedWords words{{"retrait"}, {"par"}, {"de"}, {}};
    mend_noun_agents(sentence, words);
    EXPECT_EQ(at(sentence, 5).head, 0);
    // "par les forces de sécurité": of what kind they are
    relate(at(sentence, 5), 2, Deprel::nmod);
    relate(at(sentence, 4), 6, Deprel::advmod);
    mend_noun_agents(sentence, words);
    EXPECT_EQ(at(sentence, 5).head, 2);
}

TEST(PhraseMender, HangsWhoAndWhomOnTheDeed) {
    DeedWords words{{"attack"}, {"by"}, {}, {}};
    words.take_aims("actor=subj,by,of target=on,against,of");
    EXPECT_EQ(words.aims, (std::unordered_set<std::string>{"on", "against"}));
    auto sentence = sentence_of({{"attack", Upos::noun, 5, Deprel::nsubj},
                                 {"by", Upos::adp, 2, Deprel::case_},
                                 {"Kostania", Upos::propn, 0, Deprel::nmod},
                                 {"on", Upos::adp, 4, Deprel::case_},
                                 {"rebels", Upos::noun, 2, Deprel::nmod},
                                 {"began", Upos::verb, -1, Deprel::root}});
    at(sentence, 0).lemma = "attack";
    mend_noun_agents(sentence, words);
    EXPECT_EQ(at(sentence, 4).head, 0);
    // "an attack in Kostania on rebels": the first phrase names nobody who does it
    at(sentence, 1).form = at(sentence, 1).lemma = "in";
    relate(at(sentence, 4), 2, Deprel::nmod);
    mend_noun_agents(sentence, words);
    EXPECT_EQ(at(sentence, 4).head, 2);
}

TEST(PhraseMender, GivesAJoinedVerbTheNounBeforeIt) {
    auto sentence = sentence_of({{"Gunmen", Upos::noun, 1, Deprel::nsubj},
                                 {"fired", Upos::verb, -1, Deprel::root, "VerbForm=Fin"},
                                 {"in", Upos::adp, 3, Deprel::case_},
                                 {"Kostal", Upos::propn, 1, Deprel::obl},
                                 {"and", Upos::cconj, 5, Deprel::cc},
                                 {"rebels", Upos::noun, 3, Deprel::conj},
                                 {"attacked", Upos::verb, 1, Deprel::conj, "VerbForm=Fin"},
                                 {"Brod", Upos::propn, 6, Deprel::obj}});
    const auto as_parsed = sentence;
    mend_subjects_of_joined_verbs(sentence);
    EXPECT_EQ(at(sentence, 5).head, 6);
    EXPECT_EQ(at(sentence, 5).deprel, Deprel::nsubj);
    EXPECT_EQ(at(sentence, 4).head, 6);
    // "[that] Kostal and the rebels attacked": two subjects
    sentence = as_parsed;
    at(sentence, 2).upos = Upos::pron;
    mend_subjects_of_joined_verbs(sentence);
    EXPECT_EQ(at(sentence, 5).head, 3);
}

TEST(PhraseMender, GivesTheObjectOfANounToItsVerb) {
    auto sentence = sentence_of({{"Rebels", Upos::noun, 1, Deprel::nsubj},
                                 {"targeted", Upos::verb, -1, Deprel::root},
                                 {"with", Upos::adp, 3, Deprel::case_},
                                 {"shells", Upos::noun, 1, Deprel::obl},
                                 {"the", Upos::det, 5, Deprel::det},
                                 {"village", Upos::noun, 3, Deprel::obj}});
    mend_objects(sentence);
    EXPECT_EQ(sentence.tokens[5].head, 1);
    EXPECT_EQ(sentence.tokens[5].deprel, Deprel::obj);
}

TEST(PhraseMender, JoinsInfinitivesToEachOther) {
    auto sentence = sentence_of({{"Ankara", Upos::propn, 1, Deprel::nsubj},
                                 {"demanded", Upos::verb, -1, Deprel::root, "VerbForm=Fin"},
                                 {"they", Upos::pron, 3, Deprel::nsubj},
                                 {"leave", Upos::verb, 1, Deprel::xcomp, "VerbForm=Inf"},
                                 {"and", Upos::cconj, 5, Deprel::cc},
                                 {"vacate", Upos::verb, 1, Deprel::conj, "VerbForm=Inf"},
                                 {"bases", Upos::noun, 5, Deprel::obj}});
    auto with_auxiliary = sentence;
    mend_joined_infinitives(sentence);
    EXPECT_EQ(sentence.tokens[5].head, 3);
    EXPECT_EQ(sentence.tokens[5].deprel, Deprel::conj);
    with_auxiliary.tokens[4] = sentence.tokens[4];
    relate(with_auxiliary.tokens[4], 5, Deprel::aux);  // "demanded …, will vacate"
    mend_joined_infinitives(with_auxiliary);
    EXPECT_EQ(with_auxiliary.tokens[5].head, 1);
}

TEST(PhraseMender, TakesAParticipleBeforeABareNounForAnAttribute) {
    auto sentence =
        sentence_of({{"Rebels", Upos::noun, 1, Deprel::nsubj},
                     {"seized", Upos::verb, -1, Deprel::root, "Tense=Past|VerbForm=Fin"},
                     {"town", Upos::noun, 1, Deprel::obj},
                     {"and", Upos::cconj, 4, Deprel::cc},
                     {"surrounding", Upos::verb, 1, Deprel::conj, "Tense=Pres|VerbForm=Part"},
                     {"villages", Upos::noun, 4, Deprel::obj}});
    mend_joined_participles(sentence);
    EXPECT_EQ(sentence.tokens[5].head, 2);
    EXPECT_EQ(sentence.tokens[5].deprel, Deprel::conj);
    EXPECT_EQ(sentence.tokens[4].head, 5);
    EXPECT_EQ(sentence.tokens[4].upos, Upos::adj);
    EXPECT_EQ(sentence.tokens[3].head, 5);
}

TEST(PhraseMender, MakesANounOfWhatIsCounted) {
    auto sentence = sentence_of({{"navy", Upos::noun, 1, Deprel::nsubj},
                                 {"shot", Upos::verb, -1, Deprel::root},
                                 {"down", Upos::adp, 5, Deprel::advmod},
                                 {"three", Upos::num, 5, Deprel::nummod},
                                 {"Houthi", Upos::propn, 5, Deprel::nsubj},
                                 {"drones", Upos::verb, 1, Deprel::conj}});
    mend_counted_verbs(sentence);
    EXPECT_EQ(sentence.tokens[5].upos, Upos::noun);
    EXPECT_EQ(sentence.tokens[5].deprel, Deprel::obj);
    EXPECT_EQ(sentence.tokens[4].deprel, Deprel::compound);
    EXPECT_EQ(sentence.tokens[2].head, 1);
}

TEST(PhraseMender, FindsTheSubjectBeforeAnAsideThatPointsBack) {
    auto sentence = sentence_of({{"Twelve", Upos::num, 9, Deprel::discourse},
                                 {"people", Upos::noun, 9, Deprel::obj},
                                 {",", Upos::punct, 1, Deprel::punct},
                                 {"among", Upos::adp, 4, Deprel::case_},
                                 {"them", Upos::pron, 6, Deprel::nmod, "Number=Plur|Person=3"},
                                 {"three", Upos::num, 6, Deprel::nummod},
                                 {"children", Upos::noun, 9, Deprel::nsubj},
                                 {",", Upos::punct, 1, Deprel::punct},
                                 {"were", Upos::aux, 9, Deprel::aux},
                                 {"killed", Upos::verb, -1, Deprel::root}});
    mend_set_off_subject(sentence);
    EXPECT_EQ(sentence.tokens[1].deprel, Deprel::nsubj);
    EXPECT_EQ(sentence.tokens[1].head, 9);
    EXPECT_EQ(sentence.tokens[0].head, 1);
    EXPECT_EQ(sentence.tokens[0].deprel, Deprel::nummod);
    EXPECT_EQ(sentence.tokens[6].head, 1);
}

TEST(PhraseMender, LeavesAnAsideThatPointsNowhere) {
    auto sentence = sentence_of({{"Monday", Upos::propn, 6, Deprel::obl},
                                 {",", Upos::punct, 0, Deprel::punct},
                                 {"the", Upos::det, 3, Deprel::det},
                                 {"army", Upos::noun, 6, Deprel::nsubj},
                                 {",", Upos::punct, 3, Deprel::punct},
                                 {"then", Upos::adv, 6, Deprel::advmod},
                                 {"withdrew", Upos::verb, -1, Deprel::root}});
    const auto before = sentence;
    mend_set_off_subject(sentence);
    EXPECT_EQ(sentence, before);
}

TEST(PhraseMender, MakesNoCircleWhereTheVerbHangsOnThePhrase) {
    auto sentence = sentence_of({{"Men", Upos::noun, 6, Deprel::appos},
                                 {",", Upos::punct, 0, Deprel::punct},
                                 {"all", Upos::det, 3, Deprel::det},
                                 {"of", Upos::adp, 0, Deprel::nmod},
                                 {"them", Upos::pron, 0, Deprel::nmod, "Number=Plur|Person=3"},
                                 {",", Upos::punct, 0, Deprel::punct},
                                 {"x", Upos::adv, -1, Deprel::root},
                                 {"fled", Upos::verb, 0, Deprel::acl}});
    const auto before = sentence;
    mend_set_off_subject(sentence);
    EXPECT_EQ(sentence, before);
}

TEST(PhraseMender, MakesAPronounOfADeterminerThatActs) {
    auto sentence = sentence_of({{"Some", Upos::det, 1, Deprel::nsubj},
                                 {"fled", Upos::verb, -1, Deprel::root},
                                 {"the", Upos::det, 3, Deprel::det},
                                 {"town", Upos::noun, 1, Deprel::obj}});
    mend_lone_determiners(sentence);
    EXPECT_EQ(sentence.tokens[0].upos, Upos::pron);
    EXPECT_EQ(sentence.tokens[2].upos, Upos::det);
}

TEST(PhraseMender, FindsTheSubjectBehindAnOpeningPhraseThatLostItsComma) {
    std::vector<Word> words{{"In", Upos::adp, 2, Deprel::case_},
                            {"a", Upos::det, 2, Deprel::det},
                            {"statement", Upos::noun, 8, Deprel::obl},
                            {"a", Upos::det, 4, Deprel::det},
                            {"source", Upos::noun, 2, Deprel::appos},
                            {"at", Upos::adp, 7, Deprel::case_},
                            {"the", Upos::det, 7, Deprel::det},
                            {"ministry", Upos::noun, 4, Deprel::nmod},
                            {"said", Upos::verb, -1, Deprel::root, "Mood=Ind|VerbForm=Fin"}};
    auto sentence = sentence_of(words);
    mend_unmarked_subject(sentence);
    EXPECT_EQ(sentence.tokens[4].deprel, Deprel::nsubj);
    EXPECT_EQ(sentence.tokens[4].head, 8);
    words[2].deprel = Deprel::nsubj;  // "A statement, a paper of the ministry, said"
    sentence = sentence_of(words);
    mend_unmarked_subject(sentence);
    EXPECT_EQ(sentence.tokens[4].deprel, Deprel::appos) << "the verb has a subject";
}

TEST(PhraseMender, LeavesAVerbOneSubject) {
    auto sentence = sentence_of({{"Agency", Upos::propn, 5, Deprel::nsubj},
                                 {"(", Upos::punct, 2, Deprel::punct},
                                 {"ABC", Upos::propn, 0, Deprel::appos},
                                 {")", Upos::punct, 2, Deprel::punct},
                                 {"spokesman", Upos::noun, 5, Deprel::nsubj},
                                 {"said", Upos::verb, -1, Deprel::root}});
    mend_double_subjects(sentence);
    EXPECT_EQ(sentence.tokens[0].head, 4);
    EXPECT_EQ(sentence.tokens[4].deprel, Deprel::nsubj);
    sentence = sentence_of({{"explique", Upos::verb, -1, Deprel::root},
                            {"Mme", Upos::noun, 0, Deprel::nsubj},
                            {"Loge", Upos::propn, 0, Deprel::nsubj}});
    sentence.tokens.insert(sentence.tokens.begin(), sentence.tokens[0]);
    sentence.tokens[0].upos = Upos::adv;
    relate(sentence.tokens[0], 1, Deprel::advmod);
    relate(sentence.tokens[1], -1, Deprel::root);
    for (int i : {2, 3}) { relate(at(sentence, i), 1, Deprel::nsubj); }
    mend_double_subjects(sentence);
    EXPECT_EQ(sentence.tokens[3].head, 2);
    EXPECT_EQ(sentence.tokens[3].deprel, Deprel::flat);
    // "the army, the group and the mission said": three that do it
    sentence = sentence_of({{"army", Upos::noun, 5, Deprel::nsubj},
                            {",", Upos::punct, 0, Deprel::punct},
                            {"group", Upos::noun, 5, Deprel::nsubj},
                            {"and", Upos::cconj, 4, Deprel::cc},
                            {"mission", Upos::noun, 2, Deprel::conj},
                            {"said", Upos::verb, -1, Deprel::root}});
    mend_double_subjects(sentence);
    for (const int joined : {2, 4}) {
        EXPECT_EQ(at(sentence, joined).head, 0);
        EXPECT_EQ(at(sentence, joined).deprel, Deprel::conj);
    }
}

TEST(PhraseMender, OpensAClauseWhereAPrepositionWasRead) {
    auto sentence =
        sentence_of({{"held", Upos::verb, -1, Deprel::root},
                     {"since", Upos::adp, 2, Deprel::case_},
                     {"rebels", Upos::noun, 0, Deprel::obl},
                     {"killed", Upos::verb, 0, Deprel::advcl, "Mood=Ind|Tense=Past|VerbForm=Fin"},
                     {"six", Upos::num, 3, Deprel::obj}});
    mend_clause_markers(sentence);
    EXPECT_EQ(sentence.tokens[2].deprel, Deprel::nsubj);
    EXPECT_EQ(sentence.tokens[2].head, 3);
    EXPECT_EQ(sentence.tokens[1].deprel, Deprel::mark);
}

TEST(PhraseMender, AFiniteVerbBehindAnotherSaysWhoSpeaks) {
    auto sentence = sentence_of({{"armes", Upos::noun, 2, Deprel::nsubj},
                                 {"ont", Upos::aux, 2, Deprel::aux},
                                 {"saisies", Upos::verb, -1, Deprel::root},
                                 {"précise", Upos::verb, 2, Deprel::xcomp, "Mood=Ind|VerbForm=Fin"},
                                 {"le", Upos::det, 5, Deprel::det},
                                 {"ministère", Upos::noun, 3, Deprel::obj},
                                 {".", Upos::punct, 2, Deprel::punct}});
    mend_finite_complements(sentence);
    EXPECT_EQ(sentence.tokens[3].deprel, Deprel::parataxis);
    EXPECT_EQ(sentence.tokens[5].deprel, Deprel::nsubj);
}

TEST(PhraseMender, APastTenseBehindItsAuxiliaryIsAParticiple) {
    const std::string past = "Mood=Ind|Tense=Past|VerbForm=Fin";
    auto sentence = sentence_of({{"town", Upos::noun, 2, Deprel::nsubj},
                                 {"been", Upos::aux, 2, Deprel::aux, "VerbForm=Part"},
                                 {"shelled", Upos::verb, -1, Deprel::root, past}});
    sentence.tokens[1].subtype = DeprelSubtype::pass;
    mend_verb_groups(sentence);
    EXPECT_TRUE(sentence.tokens[2].has_feature("VerbForm=Part"));
    EXPECT_TRUE(sentence.tokens[2].has_feature("Voice=Pass"));
    sentence.tokens[1].head = 0;  // another's auxiliary
    sentence.tokens[2].features = past;
    mend_verb_groups(sentence);
    EXPECT_TRUE(sentence.tokens[2].has_feature("VerbForm=Fin"));
}

TEST(PhraseMender, MakesAPredicateOfTheFiniteVerbBehindAReducedRelative) {
    auto sentence =
        sentence_of({{"Men", Upos::noun, 1, Deprel::nsubj},
                     {"thought", Upos::verb, -1, Deprel::root, "Tense=Past|VerbForm=Fin"},
                     {"to", Upos::part, 3, Deprel::mark},
                     {"fight", Upos::verb, 1, Deprel::xcomp, "VerbForm=Inf"},
                     {"were", Upos::aux, 5, Deprel::aux, "VerbForm=Fin"},
                     {"freed", Upos::verb, 3, Deprel::ccomp, "Tense=Past|VerbForm=Part"},
                     {".", Upos::punct, 1, Deprel::punct}});
    mend_reduced_relatives(sentence);
    EXPECT_EQ(sentence.tokens[5].head, k_none);
    EXPECT_EQ(sentence.tokens[0].head, 5);
    EXPECT_EQ(sentence.tokens[1].head, 0);
    EXPECT_EQ(sentence.tokens[1].deprel, Deprel::acl);
    EXPECT_EQ(sentence.tokens[3].head, 1);
    EXPECT_EQ(sentence.tokens[6].head, 5);
}

TEST(PhraseMender, LeavesAVerbOfSayingItsClause) {
    auto sentence =
        sentence_of({{"Men", Upos::noun, 1, Deprel::nsubj},
                     {"said", Upos::verb, -1, Deprel::root, "Tense=Past|VerbForm=Fin"},
                     {"rebels", Upos::noun, 4, Deprel::nsubj},
                     {"were", Upos::aux, 4, Deprel::aux, "VerbForm=Fin"},
                     {"freed", Upos::verb, 1, Deprel::ccomp, "Tense=Past|VerbForm=Part"}});
    mend_reduced_relatives(sentence);
    EXPECT_EQ(sentence.tokens[1].head, k_none);
    EXPECT_EQ(sentence.tokens[4].head, 1);
}

TEST(PhraseMender, HangsWhatIsSaidOfAClosingNounOnIt) {
    // "… fled, a claim denied by troops"
    auto sentence = sentence_of({{"fled", Upos::verb, -1, Deprel::root},
                                 {",", Upos::punct, 4, Deprel::punct},
                                 {"a", Upos::det, 3, Deprel::det},
                                 {"claim", Upos::noun, 4, Deprel::nsubj},
                                 {"denied", Upos::verb, 0, Deprel::parataxis, "Tense=Past"},
                                 {"by", Upos::adp, 6, Deprel::case_},
                                 {"troops", Upos::noun, 4, Deprel::obl}});
    sentence.tokens[6].subtype = DeprelSubtype::agent;
    mend_closing_nouns(sentence);
    EXPECT_EQ(sentence.tokens[3].head, 0);
    EXPECT_EQ(sentence.tokens[4].head, 3);
    EXPECT_EQ(sentence.tokens[4].deprel, Deprel::acl);
    EXPECT_EQ(sentence.tokens[1].head, 3);

    // "… fled, a claim the army denied"
    auto other = sentence_of({{"fled", Upos::verb, -1, Deprel::root},
                              {",", Upos::punct, 3, Deprel::punct},
                              {"a", Upos::det, 3, Deprel::det},
                              {"claim", Upos::noun, 5, Deprel::nmod},
                              {"the", Upos::det, 5, Deprel::det},
                              {"army", Upos::noun, 6, Deprel::nsubj},
                              {"denied", Upos::verb, 0, Deprel::parataxis}});
    mend_closing_nouns(other);
    EXPECT_EQ(other.tokens[3].head, 0);
    EXPECT_EQ(other.tokens[6].head, 3);
    EXPECT_EQ(other.tokens[6].subtype, DeprelSubtype::relcl);

    // a clause with an object of its own stays one
    auto clause = sentence_of({{"fled", Upos::verb, -1, Deprel::root},
                               {",", Upos::punct, 4, Deprel::punct},
                               {"a", Upos::det, 3, Deprel::det},
                               {"witness", Upos::noun, 4, Deprel::nsubj},
                               {"told", Upos::verb, 0, Deprel::parataxis},
                               {"us", Upos::pron, 4, Deprel::obj}});
    mend_closing_nouns(clause);
    EXPECT_EQ(clause.tokens[4].head, 0);
}

TEST(PhraseMender, GivesTheVerbWhatAllItsObjectsShare) {
    const auto heads = [](Upos last, const std::string& features) {
        auto sentence = sentence_of({{"accused", Upos::verb, -1, Deprel::root},
                                     {"troops", Upos::noun, 0, Deprel::obj},
                                     {"and", Upos::cconj, 3, Deprel::cc},
                                     {"militias", last, 1, Deprel::conj, features},
                                     {"of", Upos::sconj, 5, Deprel::mark},
                                     {"looting", Upos::verb, 3, Deprel::acl, "VerbForm=Ger"}});
        mend_shared_complements(sentence);
        return sentence.tokens[5].head;
    };
    EXPECT_EQ(heads(Upos::noun, "Number=Plur"), 0);
    EXPECT_EQ(heads(Upos::propn, ""), 0);
    EXPECT_EQ(heads(Upos::noun, "Number=Sing"), 3) << "\"the plan and intention of leaving\"";
}

TEST(PhraseMender, HangsADayOnTheVerbItStandsBehind) {
    auto sentence = sentence_of({{"Officials", Upos::noun, 1, Deprel::nsubj},
                                 {"said", Upos::verb, -1, Deprel::root, "VerbForm=Fin"},
                                 {"Sunday", Upos::propn, 5, Deprel::nsubj},
                                 {"Gao", Upos::propn, 2, Deprel::flat},
                                 {"had", Upos::aux, 5, Deprel::aux},
                                 {"fallen", Upos::verb, 1, Deprel::ccomp}});
    mend_days(sentence, {"sunday"}, {});
    EXPECT_EQ(sentence.tokens[2].head, 1);
    EXPECT_EQ(sentence.tokens[2].deprel, Deprel::obl);
    EXPECT_EQ(sentence.tokens[3].head, 5);
    EXPECT_EQ(sentence.tokens[3].deprel, Deprel::nsubj);
}

TEST(PhraseMender, HangsADayBehindASubjectOnItsVerb) {
    const std::vector<Word> words{{"governor", Upos::noun, 3, Deprel::nsubj},
                                  {"on", Upos::adp, 2, Deprel::case_},
                                  {"Monday", Upos::propn, 0, Deprel::nmod},
                                  {"ordered", Upos::verb, -1, Deprel::root, "VerbForm=Fin"},
                                  {"raids", Upos::noun, 3, Deprel::obj}};
    auto sentence = sentence_of(words);
    mend_days(sentence, {"monday"}, {});
    EXPECT_EQ(sentence.tokens[2].head, 3);
    EXPECT_EQ(sentence.tokens[2].deprel, Deprel::obl);
    sentence = sentence_of(words);
    sentence.tokens[0].lemma = "strike";  // "the strike on Monday killed": it has its own day
    mend_days(sentence, {"monday"}, {"strike"});
    EXPECT_EQ(sentence.tokens[2].head, 0);
}

TEST(PhraseMender, TakesAParticipleWithComplementForAPast) {
    auto sentence = sentence_of(
        {{"Doe", Upos::propn, 1, Deprel::nsubj},
         {"called", Upos::verb, -1, Deprel::root, "Tense=Past|VerbForm=Part|Voice=Pass"},
         {"on", Upos::adp, 3, Deprel::case_},
         {"rebels", Upos::noun, 1, Deprel::obl},
         {"leave", Upos::verb, 1, Deprel::xcomp}});
    mend_told_participles(sentence);
    EXPECT_TRUE(sentence.tokens[1].has_feature("VerbForm=Fin"));
}

TEST(PhraseMender, KeepsWhatOpensAClauseInIt) {
    auto sentence = sentence_of({{"army", Upos::noun, 1, Deprel::nsubj},
                                 {"said", Upos::verb, -1, Deprel::root},
                                 {"that", Upos::sconj, 5, Deprel::mark},
                                 {"came", Upos::verb, 1, Deprel::advcl},
                                 {"others", Upos::noun, 5, Deprel::nsubj},
                                 {"fled", Upos::verb, 1, Deprel::ccomp}});
    mend_crossed_openings(sentence);
    EXPECT_EQ(sentence.tokens[3].head, 5);
}

TEST(PhraseMender, FindsTheSubjectOfTheSecondVerbBeforeAnAside) {
    auto sentence = sentence_of({{"Four", Upos::num, 2, Deprel::nsubj},
                                 {"were", Upos::aux, 2, Deprel::aux},
                                 {"killed", Upos::verb, -1, Deprel::root},
                                 {"and", Upos::cconj, 4, Deprel::cc},
                                 {"others", Upos::noun, 2, Deprel::conj},
                                 {",", Upos::punct, 7, Deprel::punct},
                                 {"including", Upos::verb, 7, Deprel::case_},
                                 {"children", Upos::noun, 10, Deprel::obl},
                                 {",", Upos::punct, 7, Deprel::punct},
                                 {"were", Upos::aux, 10, Deprel::aux},
                                 {"hurt", Upos::verb, 2, Deprel::parataxis}});
    mend_joined_subjects(sentence);
    EXPECT_EQ(sentence.tokens[4].head, 10);
    EXPECT_EQ(sentence.tokens[4].deprel, Deprel::nsubj);
    EXPECT_EQ(sentence.tokens[10].deprel, Deprel::conj);
    EXPECT_EQ(sentence.tokens[7].head, 4);
}

TEST(PhraseMender, TakesANameBehindASourceForAName) {
    auto sentence = sentence_of({{"fell", Upos::verb, -1, Deprel::root},
                                 {"according", Upos::verb, 4, Deprel::mark},
                                 {"to", Upos::adp, 1, Deprel::fixed},
                                 {"monitor", Upos::noun, 4, Deprel::nsubj},
                                 {"Fewo", Upos::verb, 0, Deprel::advcl}});
    mend_named_sources(sentence);
    EXPECT_EQ(sentence.tokens[3].head, 0);
    EXPECT_EQ(sentence.tokens[3].deprel, Deprel::obl);
    EXPECT_EQ(sentence.tokens[4].upos, Upos::propn);
    EXPECT_EQ(sentence.tokens[1].deprel, Deprel::case_);
}

}  // namespace
}  // namespace counterclaim::syntax
