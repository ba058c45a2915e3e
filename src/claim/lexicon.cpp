#include "claim/lexicon.hpp"

#include "claim/lexicon_tables.hpp"
#include "vocabulary/names.hpp"

namespace counterclaim::claim {
namespace {

constexpr NameTable<Force, 15> k_forces{{"say", "confirm", "deny", "accuse", "demand", "promise",
                                         "threaten", "warn", "report", "believe", "ask", "doubt",
                                         "propose", "predict", "perceive"}};
constexpr NameTable<CueKind, 64> k_cue_kinds{
    {"negation",        "failed",     "refused",     "attempt",     "possible",    "hearsay",
     "future",          "demanded",   "conditional", "aspect",      "ended",       "support",
     "support-passive", "occurrence", "result",      "reciprocal",  "anniversary", "caption",
     "agent",           "before",     "origin",      "complement",  "keeping",     "locative",
     "hypothetical",    "generic",    "habitual",    "active",      "partitive",   "already",
     "concession",      "since",      "after",       "wish",        "compelled",   "excluded",
     "command",         "inquiry",    "untrue",      "true",        "quoting",     "granted",
     "announced",       "able",       "meanwhile",   "superlative", "outbreak",    "opening",
     "issued",          "goal",       "same",        "gives-out",   "involvement", "mission",
     "interview",       "behalf",     "periodic",    "opposed",     "another",     "than",
     "retort",          "author",     "up-to-now",   "forbidden"}};
static_assert(k_cue_kinds.names.size() <= 64, "one bit each: Lexicon::cue_kinds_of");

constexpr std::size_t k_start_bytes = 3;

std::size_t start_of(std::string_view word) {
    return text::hash_of(word.substr(0, k_start_bytes)) % 4096;
}

template <typename Index, typename Values>
void index_by_head(Index& index, const Values& values) {
    for (const auto& value : values) { index[value.phrase.head].push_back(&value); }
}

template <typename Index>
const typename Index::mapped_type& find_or_none(const Index& index, std::string_view word) {
    static const typename Index::mapped_type k_none{};
    const auto found = index.find(word);
    return found == index.end() ? k_none : found->second;
}

}  // namespace

Expected<Lexicon> Lexicon::load(const Resources& resources, std::string_view language) {
    const auto folder = "lang/" + std::string(language) + "/";
    Lexicon lexicon;
    lexicon.m_language = language;
    auto frames = load_frames(resources, folder, language, lexicon.m_parts);
    if (!frames) { return tl::unexpected<Error>(frames.error()); }
    lexicon.m_frames = std::move(*frames);
    auto idioms = load_idioms(resources, folder, lexicon.m_parts);
    if (!idioms) { return tl::unexpected<Error>(idioms.error()); }
    lexicon.m_idioms = std::move(*idioms);
    auto sayings = load_sayings(resources, folder, language);
    if (!sayings) { return tl::unexpected<Error>(sayings.error()); }
    lexicon.m_sayings = std::move(*sayings);
    auto cues = load_cues(resources, folder, language);
    if (!cues) { return tl::unexpected<Error>(cues.error()); }
    lexicon.m_cues = std::move(*cues);
    auto classes = load_classes(resources, folder);
    if (!classes) { return tl::unexpected<Error>(classes.error()); }
    lexicon.m_classes = std::move(*classes);
    auto forms = load_forms(resources, folder);
    if (!forms) { return tl::unexpected<Error>(forms.error()); }
    lexicon.m_forms = std::move(*forms);
    auto topics = load_topics(resources, folder);
    if (!topics) { return tl::unexpected<Error>(topics.error()); }
    lexicon.m_topics = std::move(*topics);
    lexicon.index_beginnings();
    index_by_head(lexicon.m_frames_by_head, lexicon.m_frames);
    index_by_head(lexicon.m_idioms_by_head, lexicon.m_idioms);
    index_by_head(lexicon.m_sayings_by_head, lexicon.m_sayings);
    index_by_head(lexicon.m_cues_by_head, lexicon.m_cues);
    return lexicon;
}

const std::vector<const Frame*>& Lexicon::frames_of(std::string_view word) const {
    return find_or_none(m_frames_by_head, word);
}

const std::vector<const Frame*>& Lexicon::idioms_of(std::string_view word) const {
    return find_or_none(m_idioms_by_head, word);
}

bool Lexicon::is_statement(std::string_view lemma) const {
    const auto& sayings = sayings_of(lemma);
    return std::any_of(sayings.begin(), sayings.end(),
                       [](const Saying* saying) { return saying->upos == Upos::noun; });
}

const std::vector<const Saying*>& Lexicon::sayings_of(std::string_view word) const {
    return find_or_none(m_sayings_by_head, word);
}

const std::vector<const Cue*>& Lexicon::cues_of(std::string_view word) const {
    return find_or_none(m_cues_by_head, word);
}

std::uint64_t Lexicon::cue_kinds_of(std::string_view word) const {
    std::uint64_t kinds = 0;
    for (const auto* cue : cues_of(word)) {
        kinds |= std::uint64_t{1} << static_cast<unsigned>(cue->kind);
    }
    return kinds;
}

WordClasses Lexicon::classes_of(std::string_view lemma) const {
    const auto found = m_classes.find(lemma);
    return found == m_classes.end() ? WordClasses{} : found->second;
}

/// Inflection may change the last two bytes of a lemma; what is left is at least four, or all of
/// it.
void Lexicon::index_beginnings() {
    constexpr std::size_t k_ending_bytes = 2;
    constexpr std::size_t k_beginning_bytes_min = 4;
    for (const auto& [lemma, weight] : m_topics) {
        if (weight <= 0) { continue; }
        const auto kept = lemma.size() > k_ending_bytes ? lemma.size() - k_ending_bytes : 0;
        const auto beginning =
            lemma.substr(0, std::min(lemma.size(), std::max(k_beginning_bytes_min, kept)));
        auto& most = m_topic_beginnings[beginning];
        most = std::max(most, weight);
        m_topic_beginning_bytes_max = std::max(m_topic_beginning_bytes_max, beginning.size());
        m_topic_starts.set(start_of(beginning));
        m_has_short_beginnings = m_has_short_beginnings || beginning.size() < k_start_bytes;
    }
}

double Lexicon::topic_weight_at_most(std::string_view lower_form) const {
    if (!m_has_short_beginnings && !m_topic_starts.test(start_of(lower_form))) { return 0; }
    double most = 0;
    const auto longest = std::min(lower_form.size(), m_topic_beginning_bytes_max);
    const std::size_t shortest = m_has_short_beginnings ? 1 : k_start_bytes;
    for (std::size_t bytes = shortest; bytes <= longest; ++bytes) {
        const auto found = m_topic_beginnings.find(lower_form.substr(0, bytes));
        if (found != m_topic_beginnings.end()) { most = std::max(most, found->second); }
    }
    return most;
}

double Lexicon::topic_weight_of(std::string_view lemma) const {
    const auto found = m_topics.find(lemma);
    return found == m_topics.end() ? 0 : found->second;
}

std::string_view Lexicon::common_word(std::string_view lower_form) const {
    if (const auto listed = lemma_of_form(lower_form); !listed.empty()) { return listed; }
    constexpr std::size_t k_stem_bytes_min = 3;
    constexpr std::size_t k_ending_bytes_max = 2;
    for (std::size_t cut = 0; cut <= k_ending_bytes_max; ++cut) {
        if (cut > 0 && lower_form.size() < k_stem_bytes_min + cut) { break; }
        const auto stem = lower_form.substr(0, lower_form.size() - cut);
        if (const auto word = m_classes.find(stem); word != m_classes.end()) { return word->first; }
        if (cut > 1) { continue; }
        const auto word = m_frames_by_head.find(stem);
        if (word != m_frames_by_head.end()) { return word->first; }
    }
    return {};
}

std::string_view Lexicon::lemma_of_form(std::string_view lower_form) const {
    const auto found = m_forms.find(lower_form);
    return found == m_forms.end() ? std::string_view{} : std::string_view(found->second);
}

std::size_t word_key(std::string_view lower_case) {
    constexpr std::string_view k_apostrophe = "\xE2\x80\x99";
    if (!lower_case.ends_with(k_apostrophe)) { return std::hash<std::string_view>{}(lower_case); }
    lower_case.remove_suffix(k_apostrophe.size());
    return std::hash<std::string>{}(std::string(lower_case) + "'");
}

std::optional<CueKind> parse_cue_kind(std::string_view name) { return k_cue_kinds.value(name); }
std::optional<Force> parse_force(std::string_view name) { return k_forces.value(name); }
std::string_view to_string(CueKind kind) { return k_cue_kinds.name(kind); }
std::string_view to_string(Force force) { return k_forces.name(force); }

}  // namespace counterclaim::claim
