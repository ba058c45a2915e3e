#pragma once

#include "context.hpp"

#include <counterclaim/error.hpp>

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>

namespace counterclaim::app {

/// Counts the inputs that failed while the batch goes on, reports each, and keeps them for --errors
/// FILE.
class Failures {
public:
    /// `file`: where to write one JSON object a failure; empty for nowhere. Throws where it cannot
    /// be made.
    Failures(Context& context, const std::string& file);

    void add(const Error& error);
    [[nodiscard]] std::uint64_t count() const { return m_count; }

    /// The exit code of a batch of `inputs`: 0 without failures, 3 with, 126 where more than
    /// `ratio_max` failed.
    [[nodiscard]] int exit_code(std::uint64_t inputs, double ratio_max) const;

private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    Context& m_context;
    std::unique_ptr<std::FILE, Close> m_file;
    std::uint64_t m_count = 0;
};

}  // namespace counterclaim::app
