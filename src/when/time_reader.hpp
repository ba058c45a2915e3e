#pragma once

#include <counterclaim/conflict.hpp>
#include <counterclaim/error.hpp>
#include <counterclaim/reading.hpp>
#include <counterclaim/resources.hpp>

#include <cstddef>
#include <memory>
#include <string_view>

namespace counterclaim::when {

/// Limits on one article; reaching one leaves a note.
struct Limits {
    std::size_t mentions_max = 4000;
};

/// Finds time expressions and says which days they mean.
///
/// `read` fills `Reading::times`, sorted by span and disjoint, from the sentences of all blocks but
/// furniture. Everything is resolved against the day of publication, which it infers from the text
/// where the article has none
/// (`DateBasis::inferred`), or overrules where the text contradicts a page's record. Extents and
/// values are those of TIMEX3; `interval` is what the expression says in its place: "Sunday" in
/// "since Sunday" has the value of that Sunday and the days from it to publication, both days of
/// "from Monday to Friday" have the days from Monday to Friday. What cannot be anchored keeps an
/// open interval, an X in its value, and a note `when.unanchored`.
///
/// Which claim a time belongs to is not decided here.
class TimeReader {
public:
    /// Loads `lang/<language>/time.rules.toml` and `time.words.tsv`. `check` also refuses rules
    /// without examples.
    [[nodiscard]] static Expected<TimeReader> load(const Resources& resources,
                                                   std::string_view language, bool check = false);
    TimeReader(TimeReader&&) noexcept;
    TimeReader& operator=(TimeReader&&) noexcept;
    ~TimeReader();

    /// `conflict` is the war an undated text is about, where known; see `infer_publication`.
    void read(Reading& reading, const Limits& limits = {},
              const ConflictProfile* conflict = nullptr) const;

    /// The day of publication as the text gives it away: a dateline or caption, a weekday with its
    /// day of month, a full date that most others hang on. Leaves what is stated; sets
    /// `article.published` where it is missing. `read` calls it. Days without a year are tried
    /// against the stretches of fighting of `conflict`: the year is the one that fits.
    void infer_publication(Reading& reading, const ConflictProfile* conflict = nullptr) const;

    struct Pack;

private:
    explicit TimeReader(std::unique_ptr<const Pack> pack);
    std::unique_ptr<const Pack> m_pack;
};

}  // namespace counterclaim::when
