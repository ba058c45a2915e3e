// "After a month of bombardment", "seven weeks of siege": how long a text says that it lasted.

#include "claim/since_times.hpp"

#include <charconv>

namespace counterclaim::claim {
namespace {

/// The day so many days, weeks or months before.
std::optional<Date> back_by(Date day, std::pair<int, char> length) {
    const auto [count, unit] = length;
    const std::chrono::year_month_day in{day};
    switch (unit) {
        case 'D':
            return day - std::chrono::days{count};
        case 'W':
            return day - std::chrono::days{7 * count};
        case 'M': {
            const auto then = in - std::chrono::months(count);
            return then.ok() ? Date{then} : Date{then.year() / then.month() / std::chrono::last};
        }
        default:  // years of war are told of wars long over, too
            return std::nullopt;
    }
}

}  // namespace

std::optional<std::pair<int, char>> whole_length(std::string_view value) {
    if (value.size() < 3 || value[0] != 'P' || value[1] == 'T') { return std::nullopt; }
    int count = 0;
    const char* end = value.data() + value.size() - 1;
    const auto parsed = std::from_chars(value.data() + 1, end, count);
    constexpr int k_count_max = 1200;  // so many months are a century; more is no length of a war
    if (parsed.ec != std::errc() || parsed.ptr != end || count > k_count_max) {
        return std::nullopt;
    }
    return std::pair(count, value.back());
}

std::optional<ClaimTime> measured_time(const SentenceView& view, const Occurrence& occurrence,
                                       std::optional<Date> end) {
    const auto& tree = view.tree;
    if (!occurrence.nominal || tree[occurrence.token].deprel != Deprel::nmod) {
        return std::nullopt;
    }
    const TimeMention* length = nullptr;
    for (const int index : view.times) {
        const auto& mention = view.reading->times[static_cast<std::size_t>(index)];
        if (!mention.interval.open()) {
            end = mention.interval.to;
        } else if (mention.type == TimexType::duration &&
                   tree.head(occurrence.token) == view.head_of(mention.span)) {
            length = &mention;
        }
    }
    const auto units = length != nullptr ? whole_length(length->value) : std::nullopt;
    const auto from = units && end ? back_by(*end, *units) : std::nullopt;
    if (!from) { return std::nullopt; }
    ClaimTime time;
    time.interval = {from, end};
    time.basis = TimeBasis::explicit_;
    time.span = length->span;
    return time;
}

}  // namespace counterclaim::claim
