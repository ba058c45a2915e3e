#pragma once

#include "claim/view.hpp"

#include <deque>
#include <string>
#include <string_view>

namespace counterclaim::claim {

/// Whom pronouns and short forms mean: "he", "its", "the ministry", "ses forces". Remembers who was
/// named, sentence by sentence, and answers with the last one that fits. Light on purpose:
/// nearness, grammatical role, number and whether a person is asked for; nothing learned.
class Coreference {
public:
    /// Adds the mentions of a sentence, after it was read.
    void add(const SentenceView& view);

    /// The actor a pronoun or short form at `token` stands for, none of the parties of `not_of`;
    /// none if nobody fits.
    [[nodiscard]] const ActorMention* resolve(const SentenceView& view, int token,
                                              const std::vector<std::string>& not_of = {}) const;

    /// Whom a plural pronoun of `view` may stand for that does what only fighters do: the last
    /// force or armed group that was the subject of a sentence before; none where none did.
    [[nodiscard]] const ActorMention* resolve_fighters(const SentenceView& view) const;

    /// True for words that need this: pronouns and possessives of the third person.
    [[nodiscard]] static bool is_pronoun(const Token& token);

private:
    struct Known {
        const ActorMention* mention;
        std::size_t sentence;
        bool subject;
        bool plural;
    };
    std::deque<Known> m_known;  // newest last
};

}  // namespace counterclaim::claim
