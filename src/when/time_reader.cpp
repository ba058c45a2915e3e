#include "when/time_reader.hpp"

#include "rules/rule_set.hpp"
#include "text/iso_date.hpp"
#include "when/caption.hpp"
#include "when/compose.hpp"
#include "when/publication.hpp"
#include "when/reader_pack.hpp"

#include <algorithm>

namespace counterclaim::when {
namespace {

constexpr std::int32_t k_no_token = -1;

/// Reads one article, sentence by sentence, and remembers what later expressions refer to.
class ArticleReader {
public:
    ArticleReader(const TimeReader::Pack& pack, Reading& reading, const Limits& limits,
                  const ConflictProfile* conflict)
        : m_pack(pack),
          m_reading(reading),
          m_limits(limits),
          m_conflict(conflict),
          m_reference(reading.article.published.day) {}

    void run() {
        for (const auto& sentence : m_reading.sentences) {
            if (!is_read(m_reading, sentence)) { continue; }
            // What one sentence said last, the next one may still refer to; but not a past year.
            m_year_hint.reset();
            ++m_sentence;
            read(sentence);
            if (m_full) { break; }
        }
    }

private:
    void read(const Sentence& sentence) {
        m_in = &sentence;
        const auto items = m_pack.rules.items(sentence, m_reading.article.text);
        const auto matches = m_pack.rules.find(items, m_scratch, rules::Selection::longest);
        if (matches.empty()) { return; }
        std::vector<Found> found;
        found.reserve(matches.size());
        for (const auto& match : matches) {
            Found one;
            one.phrase = phrase_of(match, items);
            if (is_first_name(one.phrase)) { continue; }
            one.tense =
                tense_at(items, match.begin, match.end, m_pack.rules.vocabulary(), m_pack.tense);
            // "since 2 October" lies behind, whatever is told of it
            one.since = follows_since(items, match.begin);
            if (one.tense == Tense::future && one.since) { one.tense = Tense::past; }
            found.push_back(std::move(one));
        }
        resolve_in_order(found);
        compose(found, items, m_pack.rules.vocabulary(), m_pack.links, m_reference);
        for (auto& one : found) { add(std::move(one)); }
    }

    [[nodiscard]] bool follows_since(const rules::Items& items, std::size_t begin) const {
        return begin > 0 && m_pack.links.since &&
               m_pack.rules.vocabulary().covering(items, begin - 1, begin, *m_pack.links.since) !=
                   nullptr;
    }

    /// "Colonel [Jan] Mohammad", "[April] Doe": a month in a name.
    [[nodiscard]] bool is_first_name(const Phrase& phrase) const {
        if (!m_in->parsed || phrase.kind != PhraseKind::calendar || !phrase.month || phrase.day ||
            phrase.year || phrase.year_shift) {
            return false;
        }
        const auto& tokens = m_in->tokens;
        const auto at = std::lower_bound(
            tokens.begin(), tokens.end(), phrase.span.begin,
            [](const Token& token, std::uint32_t begin) { return token.span.begin < begin; });
        const auto next = at == tokens.end() ? at : at + 1;
        if (next == tokens.end() || at->span != phrase.span || at->upos != Upos::propn ||
            next->upos != Upos::propn || next->deprel != Deprel::flat) {
            return false;
        }
        return next->head == at->head || next->head == at - tokens.begin();
    }

    /// "Smoke after Sunday's raid in Kostal, May 8, 2024.": its weekdays count from that day.
    [[nodiscard]] const Found* day_of_caption(const std::vector<Found>& found) const {
        return !found.empty() && is_day_of_caption(*m_in, found.back().phrase) ? &found.back()
                                                                               : nullptr;
    }

    /// Resolves from left to right, as later expressions refer to earlier ones; but a time of day
    /// belongs to the day right behind it: "at noon (0800 GMT) on Saturday".
    void resolve_in_order(std::vector<Found>& found) {
        bool day_told = false;  // by this sentence
        std::optional<Date> taken;
        if (const auto* caption = day_of_caption(found); caption != nullptr) {
            taken = resolve(caption->phrase, frame(*caption)).interval.from;
        }
        for (std::size_t i = 0; i < found.size(); ++i) {
            if (found[i].phrase.kind == PhraseKind::clock &&
                found[i].phrase.anchor == Anchor::previous) {
                const Found* day = day_behind(found, i);
                if (day != nullptr) {
                    const auto resolved = resolve(day->phrase, frame(*day));
                    if (resolved.interval.from) {
                        set_previous(*day, *resolved.interval.from, Unit::day);
                    }
                }
            }
            settle_anchor(found[i]);
            auto told = frame(found[i]);
            if (taken && found[i].phrase.weekday) { told.reference = taken; }
            found[i].resolved = resolve(found[i].phrase, told);
            const bool anchored =
                told.seen_from_told || (found[i].phrase.kind == PhraseKind::period &&
                                        found[i].phrase.anchor == Anchor::previous);
            if (anchored && is_to_come(found[i])) {
                found[i].phrase.anchor = Anchor::reference;
                found[i].resolved = resolve(found[i].phrase, frame(found[i]));
            }
            found[i].caption = taken && i + 1 == found.size();
            if (found[i].resolved.impossible) {
                note("when.impossible", found[i].phrase.span, "names a day that is in no calendar");
                continue;
            }
            // "fought on Monday, in breach of a truce in force since Saturday": still on Monday
            if (found[i].caption || (found[i].since && day_told)) { continue; }
            remember(found[i]);
            day_told = day_told || found[i].resolved.unit == Unit::day;
        }
        found.erase(std::remove_if(found.begin(), found.end(),
                                   [](const Found& one) { return one.resolved.impossible; }),
                    found.end());
    }

    /// "The next year", "at the end of the year": of the time told before, where that has just been
    /// told of what is past, and is finer than the year.
    void settle_anchor(Found& found) const {
        constexpr std::size_t k_sentences_max = 2;
        auto& phrase = found.phrase;
        if (phrase.anchor != Anchor::told) { return; }
        const bool near = m_told.last && found.tense != Tense::future &&
                          m_told.block == m_in->block &&
                          m_told.sentence + k_sentences_max >= m_sentence;
        // "fell in 2019 … the next month": of no month that was told
        const bool fits =
            near && (phrase.direction == Direction::same ? m_told.last->unit < phrase.unit
                                                         : m_told.last->unit <= phrase.unit);
        phrase.anchor = fits ? Anchor::previous : Anchor::reference;
    }

    /// What is told and would lie ahead was not meant so.
    [[nodiscard]] bool is_to_come(const Found& found) const {
        const auto& from = found.resolved.interval.from;
        return found.tense != Tense::future && from && m_reference && *from > *m_reference;
    }

    /// The day named right behind a time of day, other times of day between them.
    [[nodiscard]] static const Found* day_behind(const std::vector<Found>& found, std::size_t at) {
        constexpr std::size_t k_gap_items_max = 3;
        for (std::size_t i = at + 1; i < found.size(); ++i) {
            if (found[i].phrase.begin - found[i - 1].phrase.end > k_gap_items_max) {
                return nullptr;
            }
            if (found[i].phrase.kind == PhraseKind::clock) { continue; }
            const auto& phrase = found[i].phrase;
            const bool day = phrase.kind == PhraseKind::calendar &&
                             (phrase.weekday || phrase.day) && !phrase.hour && phrase.part.empty();
            return day ? &found[i] : nullptr;
        }
        return nullptr;
    }

    [[nodiscard]] Frame frame(const Found& found) const {
        Frame result;
        result.reference = m_reference;
        const bool ahead = found.tense == Tense::future;
        result.previous = ahead && m_ahead.last ? m_ahead.last
                          : m_told.last         ? m_told.last
                                                : m_ahead.last;
        result.previous_day = ahead && m_ahead.day ? m_ahead.day
                              : m_told.day         ? m_told.day
                                                   : m_ahead.day;
        result.year_hint = in_hint_clause(found) ? m_year_hint : std::nullopt;
        // in its paragraph history goes on over a sentence that names no day; a year named in
        // passing
        // ("the fall of the president in 2019") does not
        constexpr std::size_t k_sentences_without_max = 2;
        result.history_near = m_history && m_history_is_exact && m_history_block == m_in->block &&
                              m_history_sentence < m_sentence;
        const auto gap = 1 + (result.history_near ? k_sentences_without_max : 0);
        if (opens_block(found)) {
            result.history = m_label;
        } else if (m_history_sentence + gap >= m_sentence) {
            result.history = m_history;
        }
        result.tense = found.tense;
        result.since = found.since;
        result.known = known_day(found.phrase);
        see_from_told(found.phrase, result);
        return result;
    }

    /// "The following spring", "that September", "the previous Sunday" are seen from the time told
    /// before; what follows a year or month begins behind it.
    static void see_from_told(const Phrase& phrase, Frame& frame) {
        const bool weekday_back = phrase.weekday && phrase.direction == Direction::back;
        if (phrase.kind != PhraseKind::calendar || phrase.anchor != Anchor::previous ||
            phrase.direction == Direction::none ||
            (!phrase.month && phrase.season.empty() && !weekday_back)) {
            return;
        }
        auto told = weekday_back ? frame.previous_day : std::optional<Date>();
        if (!weekday_back && frame.previous) {
            const auto period = period_of(frame.previous->day, frame.previous->unit);
            told = phrase.direction == Direction::ahead ? period.to : period.from;
        }
        if (!told) { return; }
        frame.reference = told;
        frame.seen_from_told = true;
    }

    /// The relative clause or participle that an expression stands in; none where it stands outside
    /// of all.
    [[nodiscard]] static std::int32_t aside_of(const Sentence& sentence, Span span) {
        constexpr int k_climb_max = 24;
        const auto& tokens = sentence.tokens;
        const auto at = std::find_if(tokens.begin(), tokens.end(),
                                     [&](const Token& token) { return token.span.overlaps(span); });
        auto node =
            at == tokens.end() ? k_no_token : static_cast<std::int32_t>(at - tokens.begin());
        for (int step = 0; step < k_climb_max && node != k_no_token; ++step) {
            const auto& token = tokens[static_cast<std::size_t>(node)];
            if (token.deprel == Deprel::acl) { return node; }
            node = token.head;
        }
        return k_no_token;
    }
    /// "The general, who took power in February 2021, flew out on 3 April": not in 2021.
    [[nodiscard]] bool in_hint_clause(const Found& found) const {
        return m_hint_aside == k_no_token || aside_of(*m_in, found.phrase.span) == m_hint_aside;
    }

    /// The last day by this month and day that the war is known for.
    [[nodiscard]] std::optional<Date> known_day(const Phrase& phrase) const {
        if (m_conflict == nullptr || !m_reference || !phrase.month || !phrase.day || phrase.year) {
            return std::nullopt;
        }
        std::optional<Date> known;
        for (const auto& event : m_conflict->events) {
            const auto& [from, to] = event.days;
            if (!from || from != to || *from > *m_reference) { continue; }
            const Day day = to_day(*from);
            const bool same = static_cast<int>(day.month) == *phrase.month &&
                              static_cast<int>(day.day) == *phrase.day;
            if (same) { known = from; }
        }
        return known;
    }

    void remember(const Found& found) {
        const auto& resolved = found.resolved;
        if (resolved.type == TimexType::duration || resolved.type == TimexType::set) { return; }
        if (!resolved.interval.from || resolved.unit == Unit::none) { return; }
        const bool now = found.phrase.kind == PhraseKind::reference;
        // Of a night between two days, what follows tells of the second.
        const bool night = resolved.unit == Unit::day && resolved.interval.to;
        const Date last = night ? *resolved.interval.to : *resolved.interval.from;
        if (!now) {
            set_previous(found, last, resolved.unit);
            remember_history(found, last, resolved.unit);
        }
        if (m_reference && found.phrase.year && found.phrase.kind == PhraseKind::calendar) {
            const int year = to_day(*resolved.interval.from).year;
            const int here = to_day(*m_reference).year;
            m_year_hint = year < here ? std::optional<int>(year) : std::nullopt;
            m_hint_aside = aside_of(*m_in, found.phrase.span);
        }
    }

    /// "9 November: …": an entry of a chronology, each after the one before.
    [[nodiscard]] bool opens_block(const Found& found) const {
        const auto& span = found.phrase.span;
        if (span.begin != m_reading.article.blocks[m_in->block].span.begin) { return false; }
        const auto behind = std::string_view(m_reading.article.text).substr(span.end, 4);
        const auto mark = behind.substr(std::min(behind.find_first_not_of(' '), behind.size()));
        return mark.starts_with(':') || mark.starts_with('.') || mark.starts_with("–") ||
               mark.starts_with("—");
    }

    /// A day, month or year long past, which the next sentence may go on from.
    void remember_history(const Found& found, Date day, Unit unit) {
        constexpr std::chrono::days k_long_past{200};
        constexpr std::chrono::days k_years_past{730};
        const bool exact = unit == Unit::day || unit == Unit::month;
        if (!m_reference || (!exact && unit != Unit::year) || found.since) { return; }
        if (*m_reference - day < (exact ? k_long_past : k_years_past)) {
            if (exact && m_history_sentence < m_sentence) { m_history.reset(); }  // of these days
            return;
        }
        if (opens_block(found)) { m_label = day; }
        m_history = day;
        m_history_sentence = m_sentence;
        m_history_block = m_in->block;
        m_history_is_exact = exact;
    }

    void set_previous(const Found& found, Date day, Unit unit) {
        const bool ahead = found.tense == Tense::future;
        Memory& memory = ahead ? m_ahead : m_told;
        memory.last = Previous{day, unit};
        memory.sentence = m_sentence;
        memory.block = m_in->block;
        if (unit == Unit::day) { memory.day = day; }
        // What was to come and is past by now is told of: "was to begin on the 10th at noon. At
        // 12.05 …"
        if (ahead && m_reference && day < *m_reference) { m_told = m_ahead; }
    }

    void add(Found found) {
        if (m_reading.times.size() >= m_limits.mentions_max) {
            note("when.limit", found.phrase.span,
                 "the article has more time expressions than are read");
            m_full = true;
            return;
        }
        auto& resolved = found.resolved;
        if (resolved.needs_anchor && !resolved.interval.from) {
            note("when.unanchored", found.phrase.span,
                 "no day known to count this expression from");
        }
        if (resolved.weekday_mismatch) {
            note("when.weekday", found.phrase.span,
                 "the day named is not the weekday named; read as " +
                     text::to_iso(*resolved.weekday_mismatch));
        }
        TimeMention mention;
        mention.span = found.phrase.span;
        mention.type = resolved.type;
        mention.value = std::move(resolved.value);
        mention.interval = resolved.interval;
        mention.time_of_day = resolved.time_of_day;
        mention.precision = resolved.precision;
        mention.rule = found.phrase.rule->id;
        mention.basis = std::move(resolved.basis);
        mention.anaphoric = resolved.anaphoric;
        mention.of_caption = found.caption;
        m_reading.times.push_back(std::move(mention));
    }

    void note(std::string code, Span span, std::string message) {
        m_reading.notes.push_back({std::move(code), span, std::move(message)});
    }

    const TimeReader::Pack& m_pack;
    Reading& m_reading;
    const Limits& m_limits;
    const ConflictProfile* m_conflict;
    std::optional<Date> m_reference;
    /// What later expressions refer to; plans are kept apart from what is told, as each goes on by
    /// itself.
    struct Memory {
        std::optional<Previous> last;
        std::optional<Date> day;
        std::size_t sentence = 0;  ///< that `last` stands in
        std::size_t block = 0;
    };
    Memory m_told;
    Memory m_ahead;
    std::optional<int> m_year_hint;
    std::int32_t m_hint_aside = k_no_token;  ///< the clause beside a noun that the hint stands in
    std::optional<Date> m_label;             ///< of the last entry of a chronology
    std::optional<Date> m_history;
    std::size_t m_history_sentence = 0;
    std::size_t m_history_block = 0;
    bool m_history_is_exact = false;  ///< a day or month, and no year alone
    std::size_t m_sentence = 0;
    const Sentence* m_in = nullptr;
    rules::Scratch m_scratch;
    bool m_full = false;
};

}  // namespace

TimeReader::TimeReader(std::unique_ptr<const Pack> pack) : m_pack(std::move(pack)) {}
TimeReader::TimeReader(TimeReader&&) noexcept = default;
TimeReader& TimeReader::operator=(TimeReader&&) noexcept = default;
TimeReader::~TimeReader() = default;

Expected<TimeReader> TimeReader::load(const Resources& resources, std::string_view language,
                                      bool check) {
    const std::string folder = "lang/" + std::string(language) + "/";
    auto rules = rules::RuleSet::load(
        resources, {{folder + "time.rules.toml"}, {folder + "time.words.tsv"}, check});
    if (!rules) { return tl::unexpected<Error>(rules.error()); }
    if (check) {
        auto known = check_pack(*rules);
        if (!known) { return tl::unexpected<Error>(known.error()); }
    }
    const auto tense = TenseWords::of(rules->vocabulary());
    const auto links = LinkWords::of(rules->vocabulary());
    return TimeReader(std::make_unique<const Pack>(Pack{*std::move(rules), tense, links}));
}

void TimeReader::read(Reading& reading, const Limits& limits,
                      const ConflictProfile* conflict) const {
    reading.times.clear();
    infer_publication(reading, conflict);
    ArticleReader(*m_pack, reading, limits, conflict).run();
}

void TimeReader::infer_publication(Reading& reading, const ConflictProfile* conflict) const {
    when::infer_publication(*m_pack, reading, conflict);
}

}  // namespace counterclaim::when
