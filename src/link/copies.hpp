#pragma once

#include <counterclaim/claim.hpp>
#include <counterclaim/copy.hpp>
#include <counterclaim/event.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace counterclaim::link {

struct CopyOptions {
    std::size_t shingle_words = 5;
    /// Share of the shorter text from which two texts are one: copies of agency text share 0.7 and
    /// more, rewrites of one story 0.5 and more, texts cast in one mould stay below 0.4.
    double share_min = 0.45;
    /// From here on a shared mould is reported.
    double template_min = 0.2;
    std::size_t differences_max = 100;
    /// A figure counts as changed where at most this many words were put for at most as many.
    std::size_t figure_words_max = 4;
    /// Texts longer than this are compared by their beginning.
    std::size_t words_max = 20000;
    /// A bucket of the index with more articles than this is page furniture and is left out.
    std::size_t bucket_articles_max = 400;
};

/// MinHash signature of a text's word sequences (A. Broder, "On the resemblance and containment of
/// documents", 1997), and every 32nd sequence by hash: enough to find candidates without keeping
/// the text.
struct Sketch {
    static constexpr std::size_t k_hashes = 96;
    std::array<std::uint32_t, k_hashes> lowest{};
    std::uint32_t shingles = 0;         ///< 0: the text is too short to be compared
    std::vector<std::uint32_t> sample;  ///< for short texts that stand in long ones: at most 512
};

[[nodiscard]] Sketch sketch_of(std::string_view text, const CopyOptions& options = {});

/// Finds articles that may share text, one article at a time, in any order. 48 bands of 2 hashes
/// find a pair of resemblance 0.33 with probability 0.996; a short text in a long one resembles it
/// little and is found by three sequences of the sample.
class CopyIndex {
public:
    explicit CopyIndex(CopyOptions options = {}) : m_options(options) {}

    /// Adds an article and returns the articles added before that may share text with it, sorted.
    std::vector<std::uint32_t> add(const Sketch& sketch);
    [[nodiscard]] std::size_t size() const { return m_size; }

private:
    static constexpr std::size_t k_bands = 48;
    CopyOptions m_options;
    std::uint32_t m_size = 0;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> m_buckets;
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> m_samples;
};

/// An article as copies are told by.
struct CopyText {
    ArticleBrief brief;
    std::string_view text;
};

/// Compares two articles word by word. `article` of the result is the later of the two, `original`
/// the earlier (see `Copy`). Nothing where they share less than `template_min`.
[[nodiscard]] std::optional<Copy> compare_texts(const CopyText& a, const CopyText& b,
                                                const CopyOptions& options = {});

/// Finds and compares all copies among articles. A function of the set of articles. Each article
/// that is a copy or revision is listed once, with the earlier article it shares most with; moulds
/// are listed pair by pair.
[[nodiscard]] std::vector<Copy> find_copies(const std::vector<CopyText>& articles,
                                            const CopyOptions& options = {});

/// A copy whose claims give other figures than the original's (also in words, "six" for "two") is
/// altered. Figures are compared kind by kind, only where both texts hold some that the other
/// lacks.
void mark_altered(std::vector<Copy>& copies, const std::vector<Claim>& claims);

/// Sets `ArticleBrief::source` to the first article of the copies and revisions each belongs to.
void fold_copies(std::vector<ArticleBrief>& articles, const std::vector<Copy>& copies);

}  // namespace counterclaim::link
