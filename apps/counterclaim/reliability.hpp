#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace counterclaim::app {

/// How well stated chances match what came out (reliability diagram of DeGroot and Fienberg, 1983).
class Reliability {
public:
    /// Chances from 0 to 1, and whether each case was so.
    Reliability(const std::vector<double>& chances, const std::vector<bool>& labels);

    struct Bin {
        std::size_t count = 0;
        double chance = 0;  ///< mean of the stated chances
        double share = 0;   ///< of cases that were so
    };
    [[nodiscard]] const std::vector<Bin>& bins() const { return m_bins; }
    /// Expected calibration error: mean distance of chance and share over the ten bins, by size.
    [[nodiscard]] double error() const { return m_error; }
    [[nodiscard]] double brier() const { return m_brier; }
    /// Chance that a case that is so stands above one that is not.
    [[nodiscard]] double area() const { return m_area; }

    [[nodiscard]] std::string table() const;
    /// A diagram of its own, 360 by 360 pixels; two may be compared: `other` is drawn in grey.
    [[nodiscard]] std::string svg(const Reliability* other) const;

private:
    std::vector<Bin> m_bins;
    double m_error = 0, m_brier = 0, m_area = 0;
};

}  // namespace counterclaim::app
