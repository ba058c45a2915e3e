#include "reliability.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace counterclaim::app {
namespace {

constexpr std::size_t k_bins = 10;
constexpr double k_size = 300;
constexpr double k_margin = 40;

/// By ranks (Mann and Whitney); ties count half.
double area_of(const std::vector<double>& chances, const std::vector<bool>& labels) {
    double wins = 0;
    double pairs = 0;
    for (std::size_t i = 0; i < chances.size(); ++i) {
        if (!labels[i]) { continue; }
        for (std::size_t j = 0; j < chances.size(); ++j) {
            if (labels[j]) { continue; }
            pairs += 1;
            wins += chances[i] > chances[j] ? 1 : chances[i] == chances[j] ? 0.5 : 0;
        }
    }
    return pairs > 0 ? wins / pairs : 0;
}

std::string dots(const Reliability& reliability, std::string_view color) {
    std::string out;
    std::string line;
    for (const auto& bin : reliability.bins()) {
        if (bin.count == 0) { continue; }
        const double x = k_margin + bin.chance * k_size;
        const double y = k_margin / 2 + (1 - bin.share) * k_size;
        const double radius = 2 + std::sqrt(static_cast<double>(bin.count)) / 3;
        line += fmt::format("{:.1f},{:.1f} ", x, y);
        out += fmt::format(
            "<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\" fill=\"{}\" "
            "fill-opacity=\"0.6\"/>\n",
            x, y, radius, color);
    }
    return fmt::format("<polyline points=\"{}\" fill=\"none\" stroke=\"{}\"/>\n", line, color) +
           out;
}

}  // namespace

Reliability::Reliability(const std::vector<double>& chances, const std::vector<bool>& labels)
    : m_bins(k_bins), m_area(area_of(chances, labels)) {
    for (std::size_t i = 0; i < chances.size(); ++i) {
        const auto at = std::min(static_cast<std::size_t>(chances[i] * static_cast<double>(k_bins)),
                                 k_bins - 1);
        const double label = labels[i] ? 1 : 0;
        ++m_bins[at].count;
        m_bins[at].chance += chances[i];
        m_bins[at].share += label;
        m_brier += (chances[i] - label) * (chances[i] - label);
    }
    const auto all = static_cast<double>(std::max<std::size_t>(chances.size(), 1));
    m_brier /= all;
    for (auto& bin : m_bins) {
        if (bin.count == 0) { continue; }
        const auto count = static_cast<double>(bin.count);
        m_error += std::abs(bin.chance - bin.share) / all;
        bin.chance /= count;
        bin.share /= count;
    }
}

std::string Reliability::table() const {
    std::string out = "confidence   claims   mean   accepted\n";
    for (std::size_t i = 0; i < m_bins.size(); ++i) {
        const auto low = static_cast<double>(i) / static_cast<double>(k_bins);
        const auto high = static_cast<double>(i + 1) / static_cast<double>(k_bins);
        if (m_bins[i].count == 0) { continue; }
        out += fmt::format("{:.1f} to {:.1f} {:8}   {:.3f}      {:.3f}\n", low, high,
                           m_bins[i].count, m_bins[i].chance, m_bins[i].share);
    }
    return out + fmt::format("calibration error {:.3f}, Brier {:.3f}, area {:.3f}\n", m_error,
                             m_brier, m_area);
}

std::string Reliability::svg(const Reliability* other) const {
    const double end = k_margin + k_size;
    const double bottom = k_margin / 2 + k_size;
    std::string out = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"360\" height=\"360\" "
        "font-family=\"sans-serif\" font-size=\"11\">\n"
        "<rect x=\"{0}\" y=\"{1}\" width=\"{2}\" height=\"{2}\" fill=\"none\" stroke=\"#999\"/>\n"
        "<line x1=\"{0}\" y1=\"{3}\" x2=\"{4}\" y2=\"{1}\" stroke=\"#bbb\" "
        "stroke-dasharray=\"4\"/>\n",
        k_margin, k_margin / 2, k_size, bottom, end);
    for (int i = 0; i <= 10; i += 2) {
        const double part = i / 10.0;
        out += fmt::format("<text x=\"{:.0f}\" y=\"{:.0f}\" text-anchor=\"middle\">{:.1f}</text>\n",
                           k_margin + part * k_size, bottom + 14, part);
        out += fmt::format("<text x=\"{:.0f}\" y=\"{:.0f}\" text-anchor=\"end\">{:.1f}</text>\n",
                           k_margin - 5, bottom - part * k_size + 4, part);
    }
    out += fmt::format(
        "<text x=\"{:.0f}\" y=\"{:.0f}\" text-anchor=\"middle\">confidence stated; "
        "up: share an annotator accepts</text>\n",
        k_margin + k_size / 2, bottom + 32);
    if (other != nullptr) { out += dots(*other, "#aaa"); }
    return out + dots(*this, "#1f5fa8") + "</svg>\n";
}

}  // namespace counterclaim::app
