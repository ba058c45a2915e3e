#pragma once

#include "quantity/numbers.hpp"
#include "rules/rule_set.hpp"

#include <counterclaim/reading.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::quantity {

/// Classes of the pack's `quantity.counts.tsv`, looked up once.
class CountClasses {
public:
    explicit CountClasses(const rules::RuleSet& rules);

    static constexpr std::size_t k_kinds = 8;  ///< killed … places_taken
    enum class Use : std::uint8_t { object, subject, of, result };

    /// What a vocabulary class says; `person`, `item`, `place`, `loss`, `lives`, `kin`, `light`, or
    /// one of the uses with a kind.
    struct Meaning {
        enum class What : std::uint8_t {
            none,
            person,
            item,
            place,
            loss,
            lives,
            kin,
            light,
            part,
            whole,
            share,
            cumulative,
            day,
            since,
            use
        };
        What what = What::none;
        Use use = Use::object;
        QuantityKind kind = QuantityKind::other;
    };
    [[nodiscard]] const Meaning& of(rules::ClassId id) const { return m_meanings[id]; }

private:
    std::vector<Meaning> m_meanings;
};

/// What the pack says of one token.
struct TokenWords {
    bool person = false;
    bool item = false;
    bool place = false;
    bool loss = false;
    bool lives = false;
    bool kin = false;  ///< men, women, children: counted together
    bool light = false;
    PersonClass person_class = PersonClass::unknown;
    std::uint8_t words = 0;               ///< of the phrase that says what it is; the longest wins
    std::string_view item_name;           ///< of items and places
    std::array<std::uint8_t, 4> kinds{};  ///< by `Use`: a bit a kind
    PersonClass result_class = PersonClass::unknown;

    [[nodiscard]] bool has(CountClasses::Use use, QuantityKind kind) const {
        return (kinds[static_cast<std::size_t>(use)] & (1U << static_cast<unsigned>(kind))) != 0;
    }
    [[nodiscard]] bool any(CountClasses::Use use) const {
        return kinds[static_cast<std::size_t>(use)] != 0;
    }
    [[nodiscard]] bool countable() const {
        return person || item || place || loss || any(CountClasses::Use::result);
    }
};

/// A sentence made ready for counting.
struct CountView {
    const Sentence* sentence = nullptr;
    std::vector<TokenWords> words;                    ///< by token
    std::vector<std::vector<std::int32_t>> children;  ///< by token; empty where nothing was parsed
    std::vector<std::int32_t> numbers;  ///< by token: the number phrase it is part of, or -1
    std::vector<std::int32_t> part_of;  ///< by token: the head of the phrase it is part of, or -1
    std::vector<bool> actor;            ///< by token: heads an actor
    std::vector<bool> aside;            ///< by token: part of "including four children"
    /// What was counted or named last, before this sentence: "them". Persons where nothing was.
    TokenWords told;
    QuantityScope scope = QuantityScope::event;
    std::optional<Date> since;

    [[nodiscard]] const Token& token(std::int32_t index) const {
        return sentence->tokens[static_cast<std::size_t>(index)];
    }
    [[nodiscard]] const TokenWords& word(std::int32_t index) const {
        return words[static_cast<std::size_t>(index)];
    }
    [[nodiscard]] std::int32_t size() const {
        return static_cast<std::int32_t>(sentence->tokens.size());
    }
    [[nodiscard]] bool parsed() const { return sentence->parsed; }
};

/// Where a number phrase stands among the tokens.
struct NumberPlace {
    std::int32_t first = -1;
    std::int32_t last = -1;  ///< included
    bool sub_count = false;  ///< "among them three children"
    bool share = false;      ///< "three of them"
};

/// What a number counts and what happened to it.
struct Counted {
    QuantityKind kind = QuantityKind::other;
    std::int32_t noun = -1;  ///< the counted noun; -1 where the number stands alone
    PersonClass person_class = PersonClass::unknown;
    std::string_view item;
    bool loss = false;  ///< "casualties": dead and wounded alike
    bool open = false;  ///< some of those told of before: what the deed is tells what befell them
    std::string_view how;  ///< for the rule of the mention
};

/// Finds what a number counts. `one` asks for a singular noun directly after it.
[[nodiscard]] Counted count(const CountView& view, const NumberPlace& place, NumberForm form);

/// The kind that the sentence gives a noun, whatever its number: "killed", "the death of …".
[[nodiscard]] Counted count_noun(const CountView& view, std::int32_t noun);

/// True for a past or passive participle, or a word that may be one.
[[nodiscard]] bool is_participle(const Token& token);

}  // namespace counterclaim::quantity
