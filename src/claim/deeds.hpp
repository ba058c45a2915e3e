#pragma once

#include "claim/occurrence.hpp"
#include "claim/view.hpp"

#include <counterclaim/claim.hpp>
#include <counterclaim/conflict.hpp>

#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace counterclaim::claim {

/// Remembers the acts of force that an article has told of. "The attack left six dead", "twelve
/// people were killed", "the capital was hit again" do not say by what means: the sentences before
/// them do, or else whoever was struck.
class Deeds {
public:
    /// Settles type, actor and target of the claims from `first` on, which are those of one
    /// sentence; `occurrences[i]` is what `claims[first + i]` was read from.
    void settle(const SentenceView& view, const std::vector<Occurrence>& occurrences,
                std::vector<Claim>& claims, std::size_t first);

    /// A title names an attack before the text says of what kind: settles titles by the first act
    /// that the text below them tells of.
    void settle_titles(std::vector<Claim>& claims) const;

    /// "The bombardment of the town", and nothing says by what means: from the air where whoever
    /// did it bombs from the air in this war (`ConflictProfile::bombs_from_air`).
    void settle_bombardments(const ConflictProfile& profile, std::vector<Claim>& claims) const;

private:
    struct Deed {
        ClaimType type;
        std::string subtype;
        std::size_t sentence;
        bool by_means;  ///< told with its weapon or under a word that implies it
        std::optional<Participant> actor;
        std::optional<Participant> target;
        ClaimTime time;
        std::vector<ClaimPlace> places;
    };
    struct Words {
        std::optional<std::size_t> sentence;
        WordClasses classes;
    };
    struct OpenTitle {
        Span trigger;
        std::size_t sentence;
    };

    /// The deed told before that a claim refers to; `of_town`: only one of the claim's own town.
    [[nodiscard]] const Deed* referred(const Claim& claim, std::size_t sentence, std::size_t reach,
                                       bool of_town) const;
    static void take_circumstances(const Deed& deed, Claim& claim);
    void settle_generic(const SentenceView& view, const Occurrence& occurrence,
                        const std::vector<ClaimQuantity>& tolls, Claim& claim);
    void settle_toll_of_no_deed(const SentenceView& view, const Occurrence& occurrence,
                                Claim& claim) const;
    void settle_toll(const SentenceView& view, const Occurrence& occurrence, Claim& claim) const;
    void take_roles(const SentenceView& view, const Occurrence& occurrence, Claim& claim) const;
    void take_attacker(const SentenceView& view, Claim& claim) const;
    /// `toll`: the sentence counts dead or wounded beside it.
    void remember(const SentenceView& view, const Occurrence& occurrence, const Claim& claim,
                  bool toll);

    std::deque<Deed> m_deeds;
    Words m_words_before;  ///< of the sentence before, whether it told of a deed or not
    std::vector<OpenTitle> m_titles;
    std::vector<Span> m_of_no_means;  ///< triggers of shellings that no word says the means of
};

/// What is flown, dropped or fired at what it strikes.
inline constexpr WordClasses k_fired{WordClass::aircraft, WordClass::heavy_weapon, WordClass::bomb,
                                     WordClass::weapon};

/// Shelling, strikes from the air and blasts: acts told apart by what they are done with.
[[nodiscard]] bool implies_means(ClaimType type);

/// A verb of killing or wounding: it reports a toll, and belongs to the act that caused it.
[[nodiscard]] bool names_killing(const SentenceView& view, int token);

}  // namespace counterclaim::claim
