#pragma once

#include "claim/word_class.hpp"
#include "text/flat_map.hpp"

#include <counterclaim/claim.hpp>
#include <counterclaim/error.hpp>
#include <counterclaim/resources.hpp>
#include <counterclaim/sentence.hpp>

#include <bitset>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::claim {

/// Where on the tree an argument of a word is looked for. `data/lang/README.md` explains each by
/// example.
enum class ArgumentPath : std::uint8_t {
    subject,     ///< who does it: subject, agent of a passive, controller
    object,      ///< object, subject of a passive
    indirect,    ///< indirect object
    host,        ///< what a phrase is said of: "under the control of", "destroyed houses"
    possessor,   ///< "Armenia's shelling", "ses forces"
    modifier,    ///< an adjective or compound: "Armenian shelling"
    complement,  ///< a clause: "prevented them from regrouping"
    adposition,  ///< a phrase with one of `words`
    any,         ///< anything below the word or in its clause (conditions only)
    sentence,    ///< anywhere in the sentence (conditions only)
    article,     ///< anywhere in the article (conditions only)
};

struct ArgumentSource {
    ArgumentPath path = ArgumentPath::subject;
    std::string word;  ///< for `adposition`, as its lemma; several words joined by '_'
};

/// A slot and where its filler may stand, best first.
struct FrameSlot {
    enum class Name : std::uint8_t { actor, target, both, place, speaker, content };
    Name name = Name::actor;
    std::vector<ArgumentSource> sources;
};

/// "obj:place|building": an argument has (or, with '!', has not) one of these classes.
struct Condition {
    ArgumentSource argument;
    WordClasses classes;
    bool negated = false;
};

/// A word with other words that must stand with it: "shoot down", "prendre d'assaut". Lower case.
struct Phrase {
    std::string head;                 ///< lemma of the word that governs
    std::vector<std::string> others;  ///< lemmas or forms below the head, in any order
    std::size_t head_at = 0;          ///< index of the head among all words
    std::vector<std::size_t> keys{};  ///< `word_key` of each of `others`
};

/// What words are told apart by at a glance; a plain and a typographic apostrophe are the same.
[[nodiscard]] std::size_t word_key(std::string_view lower_case);

/// One line of lexicon.tsv.
struct Frame {
    Phrase phrase;
    Upos upos = Upos::verb;
    ClaimType type = ClaimType::armed_clash;
    bool denies = false;  ///< the word says that there is none: "lifted sanctions"
    /// What the word says of it by itself: "a summit is planned" (future), "told to leave"
    /// (demanded).
    Modality modality = Modality::actual;
    std::string subtype;
    std::span<const FrameSlot> slots;       ///< kept by the lexicon: entries share them
    bool slots_by_default = false;          ///< the entry names none; its own words fill none
    std::span<const Condition> conditions;  ///< likewise
    double strength = 0.5;
    std::string id;            ///< "en:shell/VERB:12", as shown by explain
    std::string_view example;  ///< in the bytes of the file
    std::string_view counter;
};

/// What a word of saying does with what is said.
enum class Force : std::uint8_t {
    say,
    confirm,
    deny,
    accuse,
    demand,
    promise,
    threaten,
    warn,
    report,
    believe,
    ask,
    doubt,
    propose,
    predict,
    perceive  ///< see, hear: speech only of those who report it, "a reporter saw …"
};

/// One line of saying.tsv: verbs, nouns, adverbs and adpositions of saying.
struct Saying {
    Phrase phrase;
    Upos upos = Upos::verb;
    Force force = Force::say;
    std::vector<FrameSlot> slots;
    std::string id;
    std::string example;
};

/// What a cue does to the occurrence it governs or stands beside. See data/lang/README.md.
enum class CueKind : std::uint8_t {
    negation,         ///< not, no, never, neither
    failed,           ///< fail to, thwarted, prevented: did not come about
    refused,          ///< refuse to
    attempt,          ///< try to
    possible,         ///< may, perhaps, rumoured
    hearsay,          ///< allegedly, reportedly: open only where nobody is named
    future,           ///< will, plan to, scheduled, ready to
    demanded,         ///< must, should, need to, call for (without a speaker)
    conditional,      ///< if, unless, in case of
    aspect,           ///< begin, continue, stop: transparent
    ended,            ///< stop, cease, halt: the occurrence did take place and is over
    support,          ///< launch, carry out: light verbs, subject is the actor of their object
    support_passive,  ///< undergo, suffer, come under: subject is the target
    occurrence,       ///< take place, erupt, continue: an event noun is their subject
    result,           ///< kill, leave … dead: a figure that belongs to another occurrence
    reciprocal,       ///< between … and, both sides
    anniversary,      ///< marked the anniversary of, commemorated
    caption,          ///< Video, Photo: what follows or the side named is the source
    agent,            ///< adposition of the agent of a passive: by, par
    before,           ///< before, until: the occurrence only dates another
    origin,           ///< from, depuis: where an attack comes from
    complement,       ///< that, que: opens what is said
    keeping,          ///< hold, respect: what a truce does as long as it is kept
    locative,         ///< in, at, near: says where
    hypothetical,     ///< would: the auxiliary of what depends on something else
    generic,          ///< attack, hit: an act of force whose means the word leaves open
    habitual,         ///< regularly, recurrent: again and again, on no day of its own
    active,           ///< entrer, tomber: no passive, though helped by what forms one
    partitive,        ///< de: with an article that is one word with it, no preposition at all
    already,          ///< before the day of which is told, on no day known
    concession,       ///< even if, not only, forget that: what follows is so
    since,            ///< since: what follows is past, and only dates
    after,            ///< after: what follows came first
    wish,             ///< want, wish: of others, it asks
    compelled,        ///< had to: what had to be done was done
    excluded,         ///< rule out: denied of what is to come; where negated, it may come
    command,          ///< order: what one's own are told to do is to come
    inquiry,          ///< investigation, blame: what it is about did happen
    untrue,           ///< false, made up: what it is said of is denied
    true_,            ///< true, accurate: where negated, what it is said of is denied
    quoting,          ///< quote, cite: their object speaks, their subject relays
    granted,          ///< give, have: what a span of time is left to do is asked for
    announced,        ///< announce: what one's own are to do by it is to come
    able,             ///< pouvoir: what one was able to do was done
    meanwhile,        ///< as, when: a clause of time beside what is said
    superlative,      ///< worst, first, plus: compares with all since
    outbreak,         ///< invasion, hostilities: stands for the war it opened
    opening,          ///< start, beginning: when what follows began
    issued,           ///< communiqué, bulletin: heads a text that somebody issues
    goal,             ///< towards: where somebody leaves for, and may not have arrived
    same,             ///< same, même: its noun is whoever spoke before
    gives_out,        ///< issue, publish: the subject speaks in the statement that is its object
    involvement,      ///< involvement, ingérence: whoever denies any denies the deed told before
    mission,          ///< embassy, consulate: stands elsewhere than the state whose it is
    interview,        ///< interview, "answers our questions": the text is a conversation
    behalf,           ///< document, authors, monitors: bare, for the body that spoke before
    periodic,         ///< daily, report, note: head a text that somebody issues in a series
    opposed,          ///< enemy, adversary: in a text that a side issues, whoever fights it
    another,          ///< another, a second: as a subject, one more deed of the kind just told
    than,             ///< than: what follows is only compared with
    retort,           ///< retaliate, hit back: done to whoever struck before
    author,           ///< work, hallmark, behind: a deed is theirs who are named beside the word
    up_to_now,        ///< still, remain, have: it lasts, or counts, until the day it is told
    forbidden,        ///< prohibit, outlaw: of force, a norm and no deed
};

/// One line of cues.tsv.
struct Cue {
    Phrase phrase;
    Upos upos = Upos::x;  ///< x: any
    CueKind kind = CueKind::negation;
    std::string id;
};

/// What is known of a word, found without a copy of it.
template <typename Value>
using ByWord = text::WordMap<Value>;

/// What the entries of a table point to: few frames and conditions stand in many lines.
struct FrameParts {
    ByWord<std::vector<FrameSlot>> slots;       ///< by the cell they are written in
    ByWord<std::vector<Condition>> conditions;  ///< likewise
    std::vector<Bytes> files;                   ///< where examples stand
};

/// The words of one language: everything the grammar of claims needs to know about it.
/// Loaded once, then const; safe to read from many threads.
class Lexicon {
public:
    /// Reads frames.tsv, lexicon.tsv, classes.tsv, saying.tsv, cues.tsv and, where there is one,
    /// forms.tsv, idioms.tsv and topic.tsv of data/lang/<language>. Fails with `pack_missing` or
    /// `pack_invalid`, naming file and line.
    [[nodiscard]] static Expected<Lexicon> load(const Resources& resources,
                                                std::string_view language);

    /// Entries whose head is this word (lemma or lower-cased form), in file order.
    [[nodiscard]] const std::vector<const Frame*>& frames_of(std::string_view word) const;
    /// Phrases with this head that name no occurrence, as frames of no strength (idioms.tsv).
    [[nodiscard]] const std::vector<const Frame*>& idioms_of(std::string_view word) const;
    [[nodiscard]] const std::vector<const Saying*>& sayings_of(std::string_view word) const;
    /// "Statement", "communiqué", "accusation": a noun of saying, what is said and not who says it.
    [[nodiscard]] bool is_statement(std::string_view lemma) const;
    [[nodiscard]] const std::vector<const Cue*>& cues_of(std::string_view word) const;
    /// The kinds of those cues, one bit each.
    [[nodiscard]] std::uint64_t cue_kinds_of(std::string_view word) const;
    [[nodiscard]] WordClasses classes_of(std::string_view lemma) const;

    /// How much a word speaks for war (up to 1) or another walk of life (down to -1); 0 for words
    /// that say nothing about the subject (topic.tsv).
    [[nodiscard]] double topic_weight_of(std::string_view lemma) const;

    /// The most that a word as written (in lower case, not lemmatised) could speak for war: the
    /// weight of the heaviest lemma it begins like. Never less than the weight of its lemma,
    /// where inflection leaves its first four bytes, and all but its last two, as they are.
    [[nodiscard]] double topic_weight_at_most(std::string_view lower_form) const;

    /// The lemma of a form that taggers get wrong (forms.tsv); empty where the file does not say.
    [[nodiscard]] std::string_view lemma_of_form(std::string_view lower_form) const;

    /// The lemma of a common noun that opens a sentence with a capital and was taken for a name
    /// ("Gunmen", "Mines"): a word of the lexicon that the form is, or begins like but for a short
    /// ending. Empty where there is none.
    [[nodiscard]] std::string_view common_word(std::string_view lower_form) const;

    [[nodiscard]] const std::vector<Frame>& frames() const { return m_frames; }
    [[nodiscard]] const std::vector<Frame>& idioms() const { return m_idioms; }
    [[nodiscard]] const std::vector<Saying>& sayings() const { return m_sayings; }
    [[nodiscard]] const std::vector<Cue>& cues() const { return m_cues; }
    [[nodiscard]] const std::string& language() const { return m_language; }

    Lexicon(Lexicon&&) = default;
    Lexicon& operator=(Lexicon&&) = default;
    Lexicon(const Lexicon&) = delete;
    Lexicon& operator=(const Lexicon&) = delete;

private:
    Lexicon() = default;
    void index_beginnings();
    std::string m_language;
    FrameParts m_parts;
    std::vector<Frame> m_frames;  // never changes after loading: the indexes point into it
    std::vector<Frame> m_idioms;
    std::vector<Saying> m_sayings;
    std::vector<Cue> m_cues;
    ByWord<std::vector<const Frame*>> m_frames_by_head;
    ByWord<std::vector<const Frame*>> m_idioms_by_head;
    ByWord<std::vector<const Saying*>> m_sayings_by_head;
    ByWord<std::vector<const Cue*>> m_cues_by_head;
    ByWord<WordClasses> m_classes;
    ByWord<std::string> m_forms;
    ByWord<double> m_topics;
    ByWord<double> m_topic_beginnings;  ///< of lemmas that speak for war
    std::size_t m_topic_beginning_bytes_max = 0;
    /// Which first three bytes they have, by a short hash: most words of most texts begin
    /// otherwise.
    std::bitset<4096> m_topic_starts;
    bool m_has_short_beginnings = false;
};

[[nodiscard]] std::optional<CueKind> parse_cue_kind(std::string_view name);
[[nodiscard]] std::optional<Force> parse_force(std::string_view name);
[[nodiscard]] std::string_view to_string(CueKind kind);
[[nodiscard]] std::string_view to_string(Force force);

}  // namespace counterclaim::claim
