#include "who/units.hpp"

#include "text/char_class.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace counterclaim::who {
namespace {

bool overlaps_any(Span span, const std::vector<Span>& sorted) {
    auto at = std::lower_bound(sorted.begin(), sorted.end(), span.begin,
                               [](Span place, std::uint32_t begin) { return place.end <= begin; });
    return at != sorted.end() && at->overlaps(span);
}

bool case_allows(CaseRule rule, const TextWord& first, const Print& print) {
    switch (rule) {
        case CaseRule::any:
            return true;
        case CaseRule::first_upper:
            return first.upper;
        case CaseRule::all_upper:
            return first.capitals && !(print.all_capitals && first.span.length_bytes() <= 3);
    }
    return false;
}

bool in_profile(const Context& context, const std::vector<std::string>& party) {
    if (context.profile == nullptr) { return false; }
    const auto has = [&](const std::vector<std::string>& list) {
        return std::any_of(party.begin(), party.end(), [&](const std::string& one) {
            return std::find(list.begin(), list.end(), one) != list.end();
        });
    };
    return std::any_of(context.profile->sides.begin(), context.profile->sides.end(),
                       [&](const auto& side) { return has(side.parties); }) ||
           has(context.profile->mediators) || has(context.profile->observers);
}

/// Of several actors with one name, the one of this war and of this day. A bare surname counts only
/// for somebody of the war, or in office about then.
std::int32_t choose_name(const Context& context, const std::vector<std::uint32_t>& names) {
    std::int32_t best = -1;
    int best_score = -1;
    const auto day = context.reading.article.published.day;
    for (const auto number : names) {
        const auto& name = context.book.name(number);
        const auto& actor = context.book.actor(name.actor);
        int score = in_profile(context, actor.party) ? 4 : 0;
        const bool dated = day && (actor.time.from || actor.time.to);
        if (dated) {
            using std::chrono::days;
            const bool in_office = actor.time.overlaps({day, day});
            const bool near_office = (!actor.time.from || *day >= *actor.time.from - days(365)) &&
                                     (!actor.time.to || *day <= *actor.time.to + days(3 * 365));
            score += in_office ? 3 : near_office ? 2 : 0;
            if (name.surname && !near_office) { continue; }
        } else if (name.surname && day && score == 0) {
            continue;
        }
        if (name.use == NameUse::name) { ++score; }
        if (score > best_score) {
            best = static_cast<std::int32_t>(number);
            best_score = score;
        }
    }
    return best;
}

Print print_of(const std::vector<TextWord>& words, std::size_t first, std::size_t last) {
    std::size_t upper = 0;
    std::size_t capitals = 0;
    std::size_t all = 0;
    for (std::size_t i = first; i < last; ++i) {
        if (words[i].span.length_bytes() < 4) { continue; }
        ++all;
        upper += words[i].upper ? 1 : 0;
        capitals += words[i].capitals ? 1 : 0;
    }
    return {all >= 3 && capitals * 10 >= all * 8, all >= 4 && upper * 10 >= all * 8};
}

/// The longest phrases that begin at a word, of each kind.
struct Found {
    std::size_t length = 0;
    std::vector<std::uint32_t> names;
    std::int32_t noun = -1;
    std::int32_t profile_word = -1;
    std::int32_t body = -1;
    std::uint32_t uses = 0;
};

class Cutter {
public:
    Cutter(const Context& context, const std::vector<TextWord>& words, std::size_t last,
           const Print& print)
        : m_context(context), m_words(words), m_last(last), m_print(print) {}

    Unit cut(std::size_t at, std::size_t& length) {
        find(at);
        Unit unit;
        const auto& first = m_words[at];
        length = std::max<std::size_t>(m_found.length, 1);
        if (!m_found.names.empty()) { unit.name = choose_name(m_context, m_found.names); }
        unit.noun = m_found.noun;
        unit.profile_word = m_found.profile_word;
        unit.body = m_found.body;
        unit.uses = m_found.uses;
        if (!unit.known() && unit.uses == 0 && unit.body < 0) { length = 1; }
        unit.span = {first.span.begin, m_words[at + length - 1].span.end};
        unit.upper = first.upper;
        unit.capitals = first.capitals;
        unit.breaks = first.breaks;
        unit.comma = first.comma;
        unit.apostrophe = first.apostrophe;
        unit.hyphen = first.hyphen;
        return unit;
    }

private:
    void find(std::size_t at) {
        m_found.length = 0;
        m_found.names.clear();
        reset();
        if (m_words[at].id == 0) { return; }
        m_context.book.index().find(m_words, at, m_last,
                                    [&](std::size_t length, std::uint32_t value) {
                                        take(at, length, m_context.book.entry(value));
                                    });
    }
    void reset() {
        m_found.names.clear();
        m_found.noun = -1;
        m_found.profile_word = -1;
        m_found.body = -1;
        m_found.uses = 0;
    }
    void take(std::size_t at, std::size_t length, const Entry& entry) {
        if (entry.kind == Entry::Kind::name &&
            !case_allows(m_context.book.name(entry.index).case_rule, m_words[at], m_print)) {
            return;
        }
        if (entry.kind == Entry::Kind::noun && !m_words[at].upper &&
            m_context.book.noun(entry.index).capital) {
            return;
        }
        if (entry.kind == Entry::Kind::profile &&
            static_cast<std::int32_t>(entry.profile) != m_context.profile_number) {
            return;
        }
        if (entry.kind == Entry::Kind::noun && length > 2 && name_crosses(at, length)) { return; }
        // "SANA a source said" is not the city of Sana'a
        const auto& last = m_words[at + length - 1];
        if (length > 1 && last.span.length_bytes() == 1 && !last.joined && !last.upper) { return; }
        if (length > m_found.length) {
            m_found.length = length;
            reset();
        }
        switch (entry.kind) {
            case Entry::Kind::name:
                m_found.names.push_back(entry.index);
                break;
            case Entry::Kind::noun:
                m_found.noun = static_cast<std::int32_t>(entry.index);
                break;
            case Entry::Kind::profile:
                m_found.profile_word = static_cast<std::int32_t>(entry.index);
                break;
            case Entry::Kind::body:
                m_found.body = static_cast<std::int32_t>(entry.index);
                break;
            case Entry::Kind::word:
                m_found.uses |= entry.index;
                break;
        }
    }

    /// "porte-parole de l'armée" must not cut "Armée nationale libyenne" in two.
    [[nodiscard]] bool name_crosses(std::size_t at, std::size_t length) const {
        bool crosses = false;
        for (std::size_t k = 1; k < length && !crosses; ++k) {
            m_context.book.index().find(
                m_words, at + k, m_last, [&](std::size_t words, std::uint32_t value) {
                    const auto& entry = m_context.book.entry(value);
                    crosses = crosses || (k + words > length && entry.kind == Entry::Kind::name &&
                                          case_allows(m_context.book.name(entry.index).case_rule,
                                                      m_words[at + k], m_print));
                });
        }
        return crosses;
    }

    const Context& m_context;
    const std::vector<TextWord>& m_words;
    std::size_t m_last;
    const Print& m_print;
    Found m_found;
};

/// Joins units and tokens: which tokens a unit touches, and which of them the others hang on.
void attach_tokens(const Sentence& sentence, bool head_last, std::vector<Unit>& units) {
    std::size_t token = 0;
    for (auto& unit : units) {
        while (token < sentence.tokens.size() &&
               sentence.tokens[token].span.end <= unit.span.begin) {
            ++token;
        }
        std::size_t end = token;
        while (end < sentence.tokens.size() && sentence.tokens[end].span.begin < unit.span.end) {
            ++end;
        }
        if (end == token) { continue; }
        unit.token_begin = static_cast<std::int32_t>(token);
        unit.token_end = static_cast<std::int32_t>(end);
        unit.token = head_last ? unit.token_end - 1 : unit.token_begin;
        if (sentence.parsed) {
            for (std::size_t i = token; i < end; ++i) {
                const auto head = sentence.tokens[i].head;
                const bool outside = head < unit.token_begin || head >= unit.token_end;
                const auto upos = sentence.tokens[i].upos;
                if (outside && upos != Upos::punct && upos != Upos::det && upos != Upos::adp) {
                    unit.token = static_cast<std::int32_t>(i);
                    break;
                }
            }
        }
        const auto& head = sentence.tokens[static_cast<std::size_t>(unit.token)];
        unit.upos = head.upos;
        unit.plural = head.is_plural();
        // a token may hold several units ("pro-Russian"): the next one looks at it again
        token = end > token && sentence.tokens[end - 1].span.end > unit.span.end ? end - 1 : end;
    }
}

}  // namespace

bool fills_brackets(std::string_view text, Span span) {
    return span.begin > 0 && span.end < text.size() && text[span.begin - 1] == '(' &&
           text[span.end] == ')';
}

SentenceUnits units_of(const Context& context, const Sentence& sentence,
                       const std::vector<TextWord>& words, std::size_t first, std::size_t last,
                       const std::vector<Span>& places) {
    SentenceUnits out;
    out.sentence = &sentence;
    out.print = print_of(words, first, last);
    out.units.reserve(last - first);
    Cutter cutter(context, words, last, out.print);
    const auto text = std::string_view(context.reading.article.text);
    for (std::size_t at = first; at < last;) {
        std::size_t length = 1;
        Unit unit = cutter.cut(at, length);
        unit.place = overlaps_any(unit.span, places);
        unit.number = text::is_digit(text::decode_at(text, unit.span.begin).code);
        out.units.push_back(unit);
        at += length;
    }
    if (!out.units.empty()) { out.units.front().breaks = true; }
    attach_tokens(sentence, context.book.adjectives_before(), out.units);
    return out;
}

}  // namespace counterclaim::who
