#include "syntax/mender.hpp"

#include "syntax/aside_mender.hpp"
#include "syntax/clause_mender.hpp"
#include "syntax/complements.hpp"
#include "syntax/content_mender.hpp"
#include "syntax/day_phrases.hpp"
#include "syntax/joined_clauses.hpp"
#include "syntax/late_modifiers.hpp"
#include "syntax/links.hpp"
#include "syntax/measured_objects.hpp"
#include "syntax/number_ranges.hpp"
#include "syntax/openings.hpp"
#include "syntax/phrase_mender.hpp"
#include "syntax/reduced_relatives.hpp"
#include "syntax/relative_clauses.hpp"
#include "text/fold.hpp"
#include "text/table.hpp"

#include <algorithm>

namespace counterclaim::syntax {
namespace {

/// "…, [besieged] by the rebels": a participle with its agent right behind a noun and a comma is
/// told of that noun, not another predicate.
void mend_participles(Sentence& sentence) {
    for (int i = 2; i < size(sentence); ++i) {
        auto& word = at(sentence, i);
        const bool behind = at(sentence, i - 1).form == "," && is_noun(at(sentence, i - 2)) &&
                            word.head >= 0 && word.head < i && word.deprel == Deprel::conj;
        if (!behind || !word.has_feature("VerbForm=Part") || word.has_feature("Tense=Pres") ||
            find_child(sentence, i, Deprel::aux) != k_none ||
            find_child(sentence, i, Deprel::cc) != k_none ||
            find_child(sentence, i, Deprel::nsubj) != k_none ||
            find_child(sentence, i, i + 1, [](const Token& token) {
                return token.subtype == DeprelSubtype::agent;
            }) == k_none) {
            continue;
        }
        if (hangs_below(sentence, i - 2, i)) { continue; }
        int head = i - 2;  // the top of its name, not of the whole phrase
        while (at(sentence, head).head >= 0 && (at(sentence, head).deprel == Deprel::flat ||
                                                at(sentence, head).deprel == Deprel::compound)) {
            head = at(sentence, head).head;
        }
        relate(word, head, Deprel::acl);
    }
}

/// "Fighting set the army and [rebels] against each other": a noun joined to a verb by the
/// conjunction that stands behind the verb's object is joined to that.
void mend_joined_nouns(Sentence& sentence) {
    for (int i = 3; i < size(sentence); ++i) {
        auto& word = at(sentence, i);
        if (!is_noun(word) || word.deprel != Deprel::conj || word.head < 0 || word.head >= i ||
            at(sentence, word.head).upos != Upos::verb) {
            continue;
        }
        const int conjunction = find_child(sentence, i, Deprel::cc);
        const bool clause = find_child(sentence, i, 0, [](const Token& token) {
                                return token.deprel == Deprel::nsubj ||
                                       token.deprel == Deprel::cop || token.deprel == Deprel::aux ||
                                       token.deprel == Deprel::case_;
                            }) != k_none;
        if (clause || conjunction <= word.head + 1 || conjunction > i) { continue; }
        // "shelled A, B and [C]": the first of the list
        int first = conjunction - 1;
        while (at(sentence, first).deprel == Deprel::conj && at(sentence, first).head >= 0 &&
               at(sentence, first).head < first) {
            first = at(sentence, first).head;
        }
        const auto& object = at(sentence, first);
        if (object.deprel == Deprel::obj && object.head == word.head && is_noun(object)) {
            word.head = first;
        }
    }
}

/// A participle tagged as an adjective, for all its auxiliary: "was broken". An adjective behind
/// its noun that hangs on it as nouns do: "un drone [azéri]".
void mend_adjectives(Sentence& sentence) {
    for (int i = 0; i < size(sentence); ++i) {
        auto& word = at(sentence, i);
        if (word.upos != Upos::adj) { continue; }
        if (word.deprel == Deprel::nmod && word.head == i - 1 &&
            find_child(sentence, i, Deprel::case_) == k_none) {
            relate(word, word.head, Deprel::amod);
        }
        if (!has_passive_auxiliary(sentence, i)) { continue; }
        word.upos = Upos::verb;
        word.features = "Tense=Past|VerbForm=Part|Voice=Pass";
    }
}

/// "…", [raconte] -t-elle; ", a -t-on [appris]": a verb with its pronoun behind it, after a comma
/// or a quotation mark, is an aside, whose subject the pronoun is.
void mend_inversions(Sentence& sentence) {
    for (int i = 2; i < size(sentence); ++i) {
        auto& clitic = at(sentence, i);
        const int verb = clitic.head;
        if (clitic.upos != Upos::pron || !clitic.form.starts_with('-') || verb < 0) { continue; }
        const auto place = clitic.deprel;
        const bool argument =
            place == Deprel::obj || place == Deprel::iobj || place == Deprel::expl;
        if (argument && find_child(sentence, verb, Deprel::nsubj) == k_none) {
            relate(clitic, verb, Deprel::nsubj);
        }
        auto& word = at(sentence, verb);
        if (word.has_feature("Mood=Imp")) {
            word.features = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin";
        }
        int before = i - 2;
        if (before > 0 && at(sentence, before).upos == Upos::pron) {
            --before;  // ", se souvient-il"
        }
        const bool aside = at(sentence, before).upos == Upos::punct && word.upos == Upos::verb;
        if (aside && (word.deprel == Deprel::conj || word.deprel == Deprel::appos) &&
            find_child(sentence, verb, Deprel::cc) == k_none) {
            relate(word, word.head, Deprel::parataxis);
        }
    }
}

/// Classes of quantity.words.tsv whose words stand before a number.
bool is_measure(std::string_view word_class) {
    return word_class == "about" || word_class == "least" || word_class == "most" ||
           word_class == "more" || word_class == "less";
}

}  // namespace

Mender Mender::load(const Resources& resources, std::string_view language) {
    Mender mender;
    const std::string folder = "lang/" + std::string(language) + "/";
    const auto tenses =
        text::Table::load(resources, folder + "tenses.tsv", {"lemma_end", "form_end", "features"});
    for (std::size_t i = 0; tenses && i < tenses->size(); ++i) {
        const auto row = tenses->row(i);
        mender.m_inflections.push_back({std::string(row["lemma_end"]), std::string(row["form_end"]),
                                        std::string(row["features"])});
    }
    const auto times = text::Table::load(resources, folder + "time.words.tsv", {"class", "word"});
    for (std::size_t i = 0; times && i < times->size(); ++i) {
        const auto row = times->row(i);
        if (row["class"] == "weekday") { mender.m_days.emplace(row["word"]); }
    }
    const auto counts =
        text::Table::load(resources, folder + "quantity.words.tsv", {"class", "word"});
    for (std::size_t i = 0; counts && i < counts->size(); ++i) {
        const auto row = counts->row(i);
        if (is_measure(row["class"])) { mender.m_measures.emplace(row["word"]); }
        if (row["class"] == "range") { mender.m_range_links.emplace(row["word"]); }
    }
    const auto frames = text::Table::load(resources, folder + "frames.tsv", {"name", "frame"});
    for (std::size_t i = 0; frames && i < frames->size(); ++i) {
        if (frames->row(i)["name"] == "attack") {
            mender.m_deeds.take_aims(frames->row(i)["frame"]);
        }
    }
    const auto cues = text::Table::load(resources, folder + "cues.tsv", {"lemma", "upos", "cue"});
    for (std::size_t i = 0; cues && i < cues->size(); ++i) {
        const auto row = cues->row(i);
        const bool aim = row["cue"] == "future" || row["cue"] == "attempt";
        if (aim && row["upos"] == "NOUN") { mender.m_plans.emplace(row["lemma"]); }
        if (row["cue"] == "complement") { mender.m_complement.emplace(row["lemma"]); }
        if (row["cue"] == "agent") { mender.m_deeds.agents.emplace(row["lemma"]); }
        if (row["cue"] == "partitive") { mender.m_deeds.partitives.emplace(row["lemma"]); }
    }
    const auto sayings =
        text::Table::load(resources, folder + "saying.tsv", {"lemma", "upos", "force"});
    for (std::size_t i = 0; sayings && i < sayings->size(); ++i) {
        const auto row = sayings->row(i);
        const bool perceives = row["force"] == "perceive" || row["force"] == "report";
        const bool claims = row["force"] == "accuse" || row["force"] == "demand";
        if (claims && row["upos"] == "VERB") { mender.m_blaming.emplace(row["lemma"]); }
        if (perceives && row["upos"] == "VERB") { mender.m_perceiving.emplace(row["lemma"]); }
    }
    const auto table = text::Table::load(resources, folder + "past.tsv", {"form", "object"});
    if (!table) { return mender; }
    for (std::size_t i = 0; i < table->size(); ++i) {
        const auto row = table->row(i);
        auto form = row["form"];
        const bool whole = !form.starts_with('*');
        if (!whole) { form.remove_prefix(1); }
        mender.m_endings.push_back({std::string(form), whole, row["object"] == "needed"});
    }
    return mender;
}

/// "Réunira" is a future, "franchi" a participle, whatever the tagger made of them.
void Mender::mend_tenses(Sentence& sentence) const {
    for (auto& token : sentence.tokens) {
        if (token.upos != Upos::verb || token.has_feature("Mood=Cnd") ||
            !token.has_feature("VerbForm=Fin")) {
            continue;
        }
        const auto form = text::to_lower(token.form);
        for (const auto& one : m_inflections) {
            if (!form.ends_with(one.form_end) || !token.lemma.ends_with(one.lemma_end)) {
                continue;
            }
            const auto stem = form.size() - one.form_end.size();
            if (stem == token.lemma.size() - one.lemma_end.size() &&
                form.compare(0, stem, token.lemma, 0, stem) == 0) {
                token.features = one.features;
                break;
            }
        }
    }
}

/// "Launched an offensive last month": the noun taken for an adjective of the time behind it is the
/// object of the verb that the time hangs on.
void Mender::mend_nouns(Sentence& sentence) const {
    for (int i = 1; i + 2 < size(sentence); ++i) {
        auto& word = at(sentence, i);
        const int time = word.head;
        if (word.upos != Upos::adj || word.deprel != Deprel::amod || time < i + 2) { continue; }
        const auto& next = at(sentence, i + 1);
        const bool dated = next.head == time && next.upos == Upos::adj;
        if (!dated || m_deeds.nouns.find(word.lemma) == m_deeds.nouns.end()) { continue; }
        const int verb = at(sentence, time).head;
        const bool adverbial = at(sentence, time).deprel == Deprel::obl && verb >= 0 && verb < i &&
                               find_child(sentence, time, Deprel::case_) == k_none &&
                               find_child(sentence, verb, Deprel::obj) == k_none;
        if (!adverbial) { continue; }
        word.upos = Upos::noun;
        word.features = "Number=Sing";
        relate(word, verb, Deprel::obj);
        for (int before = verb + 1; before < i; ++before) {
            if (at(sentence, before).head == time) { at(sentence, before).head = i; }
        }
    }
}

bool Mender::may_be_past(std::string_view form, bool has_object) const {
    const auto lower = text::to_lower(form);
    return std::any_of(m_endings.begin(), m_endings.end(), [&](const Ending& ending) {
        if (ending.needs_object && !has_object) { return false; }
        return ending.whole ? lower == ending.letters : lower.ends_with(ending.letters);
    });
}

/// "IS said": a name helps no verb; it is the subject of one that has none.
void mend_named_subjects(Sentence& sentence) {
    for (int i = 0; i < size(sentence); ++i) {
        auto& word = at(sentence, i);
        const bool helps = word.deprel == Deprel::aux || word.deprel == Deprel::cop;
        if (word.upos != Upos::propn || !helps || word.head <= i ||
            find_child(sentence, word.head, Deprel::nsubj) != k_none) {
            continue;
        }
        relate(word, word.head, Deprel::nsubj);
    }
}

void Mender::mend(Sentence& sentence) const {
    mend_named_subjects(sentence);
    mend_participle_objects(sentence);
    mend_split_prepositions(sentence);
    mend_split_negations(sentence);
    mend_clauses_of_pronouns(sentence);
    mend_days(sentence, m_days, m_deeds.nouns);
    mend_adjectives(sentence);
    mend_inversions(sentence);
    mend_participles(sentence);
    mend_joined_nouns(sentence);
    mend_tenses(sentence);
    mend_nouns(sentence);
    mend_objects_behind_dates(sentence);
    mend_false_passives(sentence);
    mend_counted_verbs(sentence);
    mend_number_ranges(sentence, m_range_links);
    mend_told_parts(sentence);
    mend_bare_numbers(sentence);
    mend_phrases_of_adjectives(sentence);
    mend_phrases_of_objects(sentence);
    mend_joined_objects(sentence);
    mend_objects(sentence);
    mend_measured_objects(sentence, m_measures);
    mend_measured_subjects(sentence, m_measures);
    mend_counted_participles(sentence);
    mend_set_off_subject(sentence);
    mend_lone_determiners(sentence);
    mend_nouns_as_clauses(sentence);
    mend_apposed_participles(sentence);
    mend_unmarked_subject(sentence);
    if (!m_endings.empty()) {
        mend_told_openings(sentence);
        mend_nouns_with_content(sentence);
    }
    mend_bare_contents(sentence);
    mend_split_clauses(sentence);
    mend_split_groups(sentence);
    mend_named_deeds(sentence);
    mend_noun_agents(sentence, m_deeds);
    mend_clauses_of_objects(sentence);
    mend_clauses_behind_asides(sentence);
    mend_labels(sentence);
    mend_bare_infinitives(sentence);
    mend_closing_sources(sentence);
    mend_adverb_predicates(sentence);
    mend_double_subjects(sentence);
    mend_clause_markers(sentence);
    mend_named_sources(sentence);
    mend_joined_subjects(sentence);
    mend_crossed_openings(sentence);
    mend_completives(sentence, m_complement);
    mend_joined_completives(sentence);
    mend_infinitive_tags(sentence);
    mend_marked_infinitives(sentence);
    mend_relative_objects(sentence);
    mend_early_relatives(sentence);
    mend_finite_complements(sentence);
    mend_verb_groups(sentence);
    if (!m_endings.empty()) { mend_told_participles(sentence); }
    mend_reduced_relatives(sentence);
    mend_lost_predicates(sentence);
    mend_relative_clauses(sentence);
    mend_verbs_behind_relatives(sentence);
    mend_last_stop(sentence);
    mend_closing_nouns(sentence);
    mend_shared_complements(sentence);
    mend_joined_infinitives(sentence);
    mend_neighbouring_verbs(sentence);
    mend_joined_complements(sentence);
    mend_joined_participles(sentence);
    mend_joined_results(sentence);
    mend_joined_accusations(sentence, m_blaming);
    mend_verbs_joined_to_gerunds(sentence);
    mend_clauses_behind_attributes(sentence);
    mend_marked_gerunds(sentence);
    mend_gerund_contents(sentence);
    mend_plans(sentence, m_plans);
    mend_perceived(sentence, m_perceiving);
    mend_verbs_before_numbers(sentence);
    mend_subjects_of_joined_verbs(sentence);
    mend_opening_phrases(sentence);
    mend_bare_title(sentence);
    if (!m_endings.empty()) { mend_noun_with_infinitive(sentence); }
    mend_noun_with_object(sentence);
    mend_predicates(sentence);
    mend_unmarked_openings(sentence);
}

/// "Police shot dead three gunmen": a noun with an object behind it, where the form may be a past.
void Mender::mend_noun_with_object(Sentence& sentence) const {
    const int root = root_of(sentence);
    if (root < 1 || at(sentence, root).upos != Upos::noun) { return; }
    const int object = find_child(sentence, root, Deprel::obj);
    if (object < root) { return; }
    // "Russia targets the port": with a subject too, and nothing that nouns have, it is a verb
    const int subject = find_child(sentence, root, Deprel::nsubj);
    const bool bare = find_child(sentence, root, Deprel::det) == k_none &&
                      find_child(sentence, root, Deprel::cop) == k_none;
    if (subject >= 0 && subject < root && bare) {
        at(sentence, root).upos = Upos::verb;
        at(sentence, root).features = "Mood=Ind|Tense=Pres|VerbForm=Fin";
        return;
    }
    if (!may_be_past(at(sentence, root).form, true)) { return; }
    at(sentence, root).upos = Upos::verb;
    at(sentence, root).features = "Mood=Ind|Tense=Past|VerbForm=Fin";
    raise_verb(sentence, root);
}

/// "Turkey supplied drones to Ethiopia.": a sentence that is nothing but a noun with a participle
/// right behind the noun before it, and ends like a sentence, has that participle for its verb.
void Mender::mend_bare_title(Sentence& sentence) const {
    if (sentence.tokens.size() < k_tokens_min || sentence.tokens.back().form != ".") { return; }
    const int root = root_of(sentence);
    if (root < 2 || at(sentence, root).upos != Upos::noun) { return; }
    const bool told = find_child(sentence, root, 0, [](const Token& token) {
                          return token.deprel == Deprel::cop || token.deprel == Deprel::nsubj ||
                                 token.deprel == Deprel::parataxis;
                      }) != k_none;
    if (told) { return; }
    for (int verb = 1; verb < root; ++verb) {
        const auto& word = at(sentence, verb);
        const bool participle = word.upos == Upos::verb && word.deprel == Deprel::amod &&
                                word.head == root && may_be_past(word.form, true);
        if (participle && is_noun(at(sentence, verb - 1))) {
            raise_verb(sentence, verb);
            at(sentence, verb).features = "Mood=Ind|Tense=Past|VerbForm=Fin";
            return;
        }
    }
}

/// "The president [plans] to visit Kigali": a noun with an infinitive behind it, in a sentence that
/// has no finite verb, is that verb, and the noun before it the subject.
void Mender::mend_noun_with_infinitive(Sentence& sentence) const {
    const int root = root_of(sentence);
    if (root < 1 || at(sentence, root).upos != Upos::noun || !at(sentence, root).is_plural()) {
        return;
    }
    const bool told =
        std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [](const Token& token) {
            return token.has_feature("VerbForm=Fin") || token.upos == Upos::aux;
        });
    const auto& before = at(sentence, root - 1);
    const int infinitive = find_child(sentence, root, 0, [](const Token& token) {
        return token.deprel == Deprel::acl && token.has_feature("VerbForm=Inf");
    });
    const bool named = before.head == root && before.deprel == Deprel::compound;
    if (told || !named || infinitive <= root ||
        find_child(sentence, infinitive, Deprel::mark) != root + 1) {
        return;
    }
    for (int i = 0; i < root - 1; ++i) {
        if (at(sentence, i).head == root) { at(sentence, i).head = root - 1; }
    }
    relate(at(sentence, root - 1), root, Deprel::nsubj);
    relate(at(sentence, infinitive), root, Deprel::xcomp);
    at(sentence, root).upos = Upos::verb;
    at(sentence, root).features = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin";
}

void Mender::raise_verb(Sentence& sentence, int verb) const {
    auto& word = at(sentence, verb);
    const int object = word.head;
    const int subject = verb - 1;
    const bool hangs = word.deprel == Deprel::compound || word.deprel == Deprel::amod ||
                       word.deprel == Deprel::nmod;
    if (subject < 0) { return; }
    if (!hangs || object <= verb) {
        // a predicate already, but with the children of a noun: "Sudan army captures base"
        auto& before = at(sentence, subject);
        if (before.head == verb && before.deprel == Deprel::compound &&
            find_child(sentence, verb, Deprel::nsubj) == k_none) {
            relate(before, verb, Deprel::nsubj);
        }
        const int behind = find_child(sentence, verb, Deprel::appos);
        if (behind > verb && find_child(sentence, verb, Deprel::obj) == k_none) {
            relate(at(sentence, behind), verb, Deprel::obj);
        }
        return;
    }
    // "Army [shells] rebel villages", the villages hung on the army: the verb stands above both
    const bool below = hangs_below(sentence, object, subject);
    take_place(word, at(sentence, below ? subject : object));
    word.features = "Mood=Ind|Tense=Pres|VerbForm=Fin";
    relate(at(sentence, object), verb, Deprel::obj);
    for (int i = 0; i < verb; ++i) {
        auto& before = at(sentence, i);
        if (i == subject) {
            relate(before, verb, Deprel::nsubj);
        } else if ((before.head == object || before.head == verb) && is_noun(before) &&
                   find_child(sentence, i, Deprel::case_) != k_none) {
            relate(before, verb, Deprel::obl);  // "during the war, the army shelled …"
        } else if (before.head == object || before.head == verb) {
            relate(before, before.upos == Upos::punct ? verb : subject,
                   before.upos == Upos::punct ? Deprel::punct : Deprel::compound);
        }
    }
}

}  // namespace counterclaim::syntax
