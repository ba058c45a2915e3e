#pragma once

#include "context.hpp"

#include "acquire/source.hpp"
#include "pipeline/pipeline.hpp"

#include <counterclaim/document.hpp>
#include <counterclaim/reading.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace counterclaim::app {

/// What every verb that takes articles understands.
struct InputOptions {
    std::vector<std::string> paths;
    std::string errors;          ///< file for one JSON object a failure; empty for none
    double error_ratio_max = 1;  ///< share of inputs that may fail before the exit code is 126
    acquire::Limits limits;
};
void add_input_options(CLI::App& verb, InputOptions& options);

/// The pipeline with the packs of this run and the conflict profile the user chose.
[[nodiscard]] pipeline::Pipeline load_pipeline(Context& context, pipeline::Options options = {});

/// A document that went through the pipeline, or why an input did not.
struct ReadDocument {
    Document document;
    std::vector<Reading> readings;
    std::optional<Error> error;  ///< set: nothing else is
    bool known = false;          ///< left unread, because `known` of `Inputs` said so
};

/// What goes in, one path after the other, and how far it has come. Failures of whole paths are
/// items too.
class Inputs {
public:
    explicit Inputs(const InputOptions& options);

    /// The next document or failure; nothing at the end.
    [[nodiscard]] std::optional<Expected<Document>> next();

    [[nodiscard]] std::uint64_t bytes_done() const;
    [[nodiscard]] std::uint64_t bytes_total() const;  ///< 0 where not known
    [[nodiscard]] std::uint64_t files_skipped() const;

private:
    std::vector<std::string> m_paths;
    acquire::Limits m_limits;
    std::size_t m_at = 0;
    std::optional<acquire::Source> m_source;
    std::uint64_t m_bytes_before = 0;
    std::uint64_t m_skipped_before = 0;
};

/// Sends every input through the pipeline on `context.jobs()` threads; `sink` gets them in the
/// order of the inputs and returns false to stop. Where `known` is given and says so of a document,
/// it is passed on unread. The first Ctrl-C stops taking inputs.
void read_all(Inputs& inputs, const pipeline::Pipeline& pipeline, Context& context,
              const std::function<bool(const Document&)>& known,
              const std::function<bool(ReadDocument&&)>& sink);

}  // namespace counterclaim::app
