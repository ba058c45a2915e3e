#include "reader.hpp"

#include "ordered.hpp"
#include "signals.hpp"

#include <CLI/CLI.hpp>

#include <exception>
#include <utility>

namespace counterclaim::app {

pipeline::Pipeline load_pipeline(Context& context, pipeline::Options options) {
    options.conflict = context.options.conflict;
    auto pipeline = pipeline::Pipeline::load(context.resources(), options);
    // A profile that is not there is a matter of the command line, not of an input.
    if (!pipeline && pipeline.error().code == ErrorCode::not_found) {
        pipeline.error().code = ErrorCode::usage;
    }
    return need(std::move(pipeline));
}

void add_input_options(CLI::App& verb, InputOptions& options) {
    verb.add_option("PATH", options.paths,
                    "Files and folders of articles (.txt, .html, .json, .jsonl, .warc, .warc.gz, "
                    ".warc.zst); - is "
                    "standard input")
        ->required();
    verb.add_option("--errors", options.errors, "Write what failed to FILE, one JSON object a line")
        ->type_name("FILE");
    verb.add_option("--max-error-ratio", options.error_ratio_max,
                    "Share of inputs that may fail before the exit code is 126")
        ->check(CLI::Range(0.0, 1.0).description(""))
        ->type_name("SHARE");
    verb.add_option("--max-bytes", options.limits.document_bytes_max,
                    "Largest text, page or line of JSON read, e.g. 64MB")
        ->transform(CLI::AsSizeValue(false))
        ->type_name("SIZE");
}

Inputs::Inputs(const InputOptions& options) : m_paths(options.paths), m_limits(options.limits) {}

std::optional<Expected<Document>> Inputs::next() {
    while (stop_signal() == 0) {
        if (!m_source) {
            if (m_at == m_paths.size()) { return std::nullopt; }
            auto opened = acquire::Source::open(m_paths[m_at++], m_limits);
            if (!opened) { return tl::unexpected<Error>(std::move(opened.error())); }
            m_source.emplace(std::move(*opened));
        }
        if (auto document = m_source->next()) { return document; }
        const auto progress = m_source->progress();
        m_bytes_before += progress.bytes_done;
        m_skipped_before += progress.files_skipped;
        m_source.reset();
    }
    return std::nullopt;
}

std::uint64_t Inputs::bytes_done() const {
    return m_bytes_before + (m_source ? m_source->progress().bytes_done : 0);
}

std::uint64_t Inputs::bytes_total() const {
    // The size of paths not opened yet is not known: only the last one gives a share that can be
    // shown.
    if (!m_source || m_at != m_paths.size()) { return 0; }
    const auto total = m_source->progress().bytes_total;
    return total == 0 ? 0 : m_bytes_before + total;
}

std::uint64_t Inputs::files_skipped() const {
    return m_skipped_before + (m_source ? m_source->progress().files_skipped : 0);
}

void read_all(Inputs& inputs, const pipeline::Pipeline& pipeline, Context& context,
              const std::function<bool(const Document&)>& known,
              const std::function<bool(ReadDocument&&)>& sink) {
    const std::function<std::optional<ReadDocument>()> next = [&]() -> std::optional<ReadDocument> {
        auto document = inputs.next();
        if (!document) { return std::nullopt; }
        ReadDocument item;
        if (!*document) {
            item.error = std::move(document->error());
        } else {
            item.document = std::move(**document);
            item.known = known && known(item.document);
        }
        return item;
    };
    const std::function<ReadDocument(ReadDocument &&)> work = [&pipeline](ReadDocument&& item) {
        if (item.error || item.known) { return std::move(item); }
        try {
            item.readings = pipeline.read(item.document);
        } catch (const std::exception& mistake) {
            item.error = Error{ErrorCode::internal, item.document.address, mistake.what(), {}};
        }
        return std::move(item);
    };
    run_ordered<ReadDocument, ReadDocument>(next, work, sink, context.jobs());
}

}  // namespace counterclaim::app
