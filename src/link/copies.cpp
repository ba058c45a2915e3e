#include "link/copies.hpp"

#include "link/align.hpp"
#include "link/claim_key.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace counterclaim::link {
namespace {

constexpr std::uint32_t k_sample_every = 32;
constexpr std::size_t k_sample_max = 512;
constexpr std::size_t k_samples_shared_min = 3;

std::uint32_t rehash(std::uint32_t shingle, std::uint32_t number) {
    std::uint64_t x = (static_cast<std::uint64_t>(number) << 32U | shingle) + 0x9E3779B97F4A7C15ULL;
    x = (x ^ x >> 30U) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ x >> 27U) * 0x94D049BB133111EBULL;
    return static_cast<std::uint32_t>(x >> 32U);
}

/// The order in which articles of one text can have come about: the agency's own first, then by
/// day, then by id.
auto age_key(const ArticleBrief& brief) {
    const bool agency =
        !brief.agency.empty() && text::fold(brief.agency) == text::fold(brief.outlet);
    const Instant day = brief.published ? Instant{*brief.published} : Instant::max();
    return std::tuple(!agency, brief.moment.value_or(day), std::string_view(brief.id));
}

std::vector<std::uint32_t> sorted_set(std::vector<std::uint32_t> items) {
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
    return items;
}

double share_of(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    if (a.empty() || b.empty()) { return 0; }
    std::size_t common = 0;
    for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
        if (*x == *y) {
            ++common;
            ++x;
            ++y;
        } else {
            ++(*x < *y ? x : y);
        }
    }
    return static_cast<double>(common) / static_cast<double>(std::min(a.size(), b.size()));
}

std::set<std::uint32_t> numbers_in(const std::vector<Word>& words, std::uint32_t begin,
                                   std::uint32_t end) {
    std::set<std::uint32_t> numbers;
    for (auto at = begin; at < end; ++at) {
        if (words[at].number) { numbers.insert(words[at].hash); }
    }
    return numbers;
}

Span span_of(const std::vector<Word>& words, std::uint32_t begin, std::uint32_t end) {
    if (begin < end) { return {words[begin].span.begin, words[end - 1].span.end}; }
    const auto at = begin < words.size() ? words[begin].span.begin
                    : words.empty()      ? 0
                                         : words.back().span.end;
    return {at, at};
}

CopyDifference difference_of(const std::vector<Word>& mine, const std::vector<Word>& theirs,
                             const Gap& gap, std::size_t figure_words_max) {
    CopyDifference difference;
    difference.mine = span_of(mine, gap.a_begin, gap.a_end);
    difference.theirs = span_of(theirs, gap.b_begin, gap.b_end);
    const bool tight =
        gap.a_end - gap.a_begin <= figure_words_max && gap.b_end - gap.b_begin <= figure_words_max;
    if (tight) {
        const auto numbers = numbers_in(mine, gap.a_begin, gap.a_end);
        const auto others = numbers_in(theirs, gap.b_begin, gap.b_end);
        difference.figures = !numbers.empty() && !others.empty() && numbers != others;
    }
    return difference;
}

CopyKind kind_of(const Copy& copy, const ArticleBrief& later, const ArticleBrief& earlier,
                 const CopyOptions& options) {
    if (copy.share < options.share_min) { return CopyKind::template_text; }
    const bool one_outlet = !later.outlet.empty() && later.outlet == earlier.outlet;
    if (one_outlet && !copy.differences.empty()) { return CopyKind::revision; }
    const bool figures =
        std::any_of(copy.differences.begin(), copy.differences.end(),
                    [](const CopyDifference& difference) { return difference.figures; });
    return figures ? CopyKind::altered : CopyKind::copy;
}

}  // namespace

Sketch sketch_of(std::string_view text, const CopyOptions& options) {
    const auto shingles =
        sorted_set(shingles_of(words_of(text, options.words_max), options.shingle_words));
    Sketch sketch;
    sketch.shingles = static_cast<std::uint32_t>(shingles.size());
    sketch.lowest.fill(~0U);
    for (const auto shingle : shingles) {
        const bool sampled = rehash(shingle, ~0U) % k_sample_every == 0;
        if (sampled && sketch.sample.size() < k_sample_max) { sketch.sample.push_back(shingle); }
        for (std::uint32_t i = 0; i < Sketch::k_hashes; ++i) {
            sketch.lowest[i] = std::min(sketch.lowest[i], rehash(shingle, i));
        }
    }
    return sketch;
}

std::vector<std::uint32_t> CopyIndex::add(const Sketch& sketch) {
    const auto article = m_size++;
    std::vector<std::uint32_t> found;
    if (sketch.shingles == 0) { return found; }
    constexpr std::size_t k_rows = Sketch::k_hashes / k_bands;
    for (std::size_t band = 0; band < k_bands; ++band) {
        std::uint64_t key = band;
        for (std::size_t row = 0; row < k_rows; ++row) {
            key = (key ^ sketch.lowest[band * k_rows + row]) * 0x9E3779B97F4A7C15ULL;
            key ^= key >> 31U;
        }
        auto& bucket = m_buckets[key];
        if (bucket.size() >= m_options.bucket_articles_max) { continue; }
        found.insert(found.end(), bucket.begin(), bucket.end());
        bucket.push_back(article);
    }
    std::vector<std::uint32_t> sharing;
    for (const auto shingle : sketch.sample) {
        auto& bucket = m_samples[shingle];
        if (bucket.size() >= m_options.bucket_articles_max) { continue; }
        sharing.insert(sharing.end(), bucket.begin(), bucket.end());
        bucket.push_back(article);
    }
    std::sort(sharing.begin(), sharing.end());
    for (auto at = sharing.begin(); at != sharing.end();) {
        const auto end = std::upper_bound(at, sharing.end(), *at);
        if (static_cast<std::size_t>(end - at) >= k_samples_shared_min) { found.push_back(*at); }
        at = end;
    }
    return sorted_set(std::move(found));
}

std::optional<Copy> compare_texts(const CopyText& a, const CopyText& b,
                                  const CopyOptions& options) {
    const bool a_first = age_key(a.brief) < age_key(b.brief);
    const auto& earlier = a_first ? a : b;
    const auto& later = a_first ? b : a;
    const auto mine = words_of(later.text, options.words_max);
    const auto theirs = words_of(earlier.text, options.words_max);
    Copy copy;
    copy.share = share_of(sorted_set(shingles_of(mine, options.shingle_words)),
                          sorted_set(shingles_of(theirs, options.shingle_words)));
    if (copy.share < options.template_min) { return std::nullopt; }
    copy.article = later.brief.id;
    copy.original = earlier.brief.id;
    copy.agency = !earlier.brief.agency.empty() ? earlier.brief.agency : later.brief.agency;
    if (copy.share >= options.share_min) {
        for (const auto& gap : gaps_between(mine, theirs, options.shingle_words)) {
            if (copy.differences.size() >= options.differences_max) { break; }
            copy.differences.push_back(difference_of(mine, theirs, gap, options.figure_words_max));
        }
    }
    copy.kind = kind_of(copy, later.brief, earlier.brief, options);
    return copy;
}

std::vector<Copy> find_copies(const std::vector<CopyText>& articles, const CopyOptions& options) {
    std::vector<std::size_t> order(articles.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return age_key(articles[a].brief) < age_key(articles[b].brief);
    });
    CopyIndex index(options);
    std::vector<Copy> copies;
    for (const auto at : order) {
        std::optional<Copy> best;
        for (const auto other : index.add(sketch_of(articles[at].text, options))) {
            auto copy = compare_texts(articles[at], articles[order[other]], options);
            if (!copy) { continue; }
            if (copy->kind == CopyKind::template_text) {
                copies.push_back(*std::move(copy));
            } else if (!best || copy->share > best->share) {
                best = std::move(copy);
            }
        }
        if (best) { copies.push_back(*std::move(best)); }
    }
    std::sort(copies.begin(), copies.end(), [](const Copy& a, const Copy& b) {
        return std::tie(a.article, a.original) < std::tie(b.article, b.original);
    });
    return copies;
}

void mark_altered(std::vector<Copy>& copies, const std::vector<Claim>& claims) {
    using Figure = std::tuple<std::int64_t, std::int64_t>;
    using Figures = std::map<QuantityKind, std::set<Figure>>;
    std::map<std::string_view, Figures> by_article;
    for (const auto& claim : claims) {
        for (const auto& quantity : claim.quantities) {
            if (!quantity.low && !quantity.high) { continue; }
            by_article[claim.article][quantity.kind].emplace(quantity.low.value_or(-1),
                                                             quantity.high.value_or(-1));
        }
    }
    const auto lacks = [](const std::set<Figure>& a, const std::set<Figure>& b) {
        return !std::includes(b.begin(), b.end(), a.begin(), a.end());
    };
    for (auto& copy : copies) {
        if (copy.kind != CopyKind::copy) { continue; }
        const auto& mine = by_article[copy.article];
        const auto& theirs = by_article[copy.original];
        for (const auto& [kind, figures] : mine) {
            const auto other = theirs.find(kind);
            if (other == theirs.end()) { continue; }
            if (lacks(figures, other->second) && lacks(other->second, figures)) {
                copy.kind = CopyKind::altered;
            }
        }
    }
}

void fold_copies(std::vector<ArticleBrief>& articles, const std::vector<Copy>& copies) {
    std::map<std::string_view, std::string_view> original_of;
    for (const auto& copy : copies) {
        if (copy.kind != CopyKind::template_text) {
            original_of.emplace(copy.article, copy.original);
        }
    }
    for (auto& article : articles) {
        // Originals are older than their copies, so that the way up ends; the bound guards against
        // damaged input.
        std::string_view source = article.id;
        for (std::size_t steps = 0; steps <= copies.size(); ++steps) {
            const auto next = original_of.find(source);
            if (next == original_of.end()) { break; }
            source = next->second;
        }
        article.source = std::string(source);
    }
}

}  // namespace counterclaim::link
