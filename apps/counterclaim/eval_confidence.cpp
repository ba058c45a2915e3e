#include "verbs.hpp"

#include "claim_scores.hpp"
#include "fit_options.hpp"
#include "logistic.hpp"
#include "reader.hpp"
#include "reliability.hpp"
#include "scored_claim.hpp"

#include "acquire/json_record.hpp"
#include "claim/confidence.hpp"
#include "exchange/claim_json.hpp"
#include "exchange/json_writer.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <cmath>
#include <memory>
#include <string>
#include <vector>

namespace counterclaim::app {
namespace {

struct Arguments : FitArguments {
    std::string diagram;
};

claim::ConfidenceCues cues_of(const Claim& claim) {
    for (const auto& reason : claim.reasons) {
        if (reason.slot == "confidence") { return claim::parse_cues(reason.because); }
    }
    return {};
}

/// What was read, with its stated confidence, its cues and whether an annotator has it too.
struct Cases {
    std::vector<LogisticCase> cases;
    std::vector<double> stated;
    std::vector<bool> labels;
};

void add_text(ScoredText& text, std::size_t group, const pipeline::Pipeline& pipeline,
              Cases& into) {
    const auto document = need(acquire::JsonRecords().read_one(text.record, text.id));
    std::string lines;
    const auto first = into.cases.size();
    for (const auto& reading : pipeline.read(document)) {
        for (const auto& claim : reading.claims) {
            lines += exchange::claim_line(exchange::record_of(reading, claim, document.address));
            into.cases.push_back({cues_of(claim), false, group});
            into.stated.push_back(claim.confidence);
            into.labels.push_back(false);
        }
    }
    std::vector<ScoredText> one{std::move(text)};
    need(add_claims(one, lines, "claims as read"));
    for (const auto& [gold, read] : match_claims(one.front(), true)) {
        into.cases[first + read].label = true;
        into.labels[first + read] = true;
    }
}

std::string weights_text(const LogisticWeights& weights) {
    std::string out =
        "# What each cue adds to the log-odds that an annotator would write a claim down. Fitted; "
        "see README.md.\ncue\tweight\n";
    constexpr double k_thousand = 1000;
    for (const auto& [cue, weight] : weights) {
        const double rounded = std::round(weight * k_thousand) / k_thousand;
        out += cue + "\t" + exchange::number_text(rounded == 0 ? 0 : rounded) + "\n";
    }
    return out;
}

void write_json(const Reliability& stated, const Reliability& fitted, std::size_t claims,
                Context& context) {
    std::string out;
    exchange::JsonWriter json(out);
    json.begin_object().key("claims").value(std::uint64_t{claims});
    const auto fields = [&](const char* name, const Reliability& one) {
        json.key(name).begin_object().key("calibration_error").value(one.error());
        json.key("brier").value(one.brier()).key("area").value(one.area()).end_object();
    };
    fields("stated", stated);
    fields("fitted", fitted);
    json.end_object();
    context.write(out + "\n");
}

int run(const Arguments& arguments, Context& context) {
    const auto pipeline = load_pipeline(context);
    Cases cases;
    std::size_t group = 0;
    for (const auto& gold : arguments.gold) {
        for (auto& text : need(load_gold(gold, arguments.texts, {}, false))) {
            add_text(text, group++, pipeline, cases);
        }
    }
    const Reliability stated(cases.stated, cases.labels);
    const Reliability fitted(cross_validate(cases.cases, arguments.folds), cases.labels);
    const auto format = context.format_or(Format::table);
    if (format == Format::json || format == Format::jsonl) {
        write_json(stated, fitted, cases.cases.size(), context);
    } else {
        context.write(fmt::format("{} texts, {} claims read\n\nas stated\n{}\n", group,
                                  cases.cases.size(), stated.table()));
        context.write(fmt::format("by weights fitted on the other texts, {} parts\n{}",
                                  arguments.folds, fitted.table()));
    }
    if (!arguments.diagram.empty()) { write_file(arguments.diagram, fitted.svg(&stated)); }
    if (!arguments.fit.empty()) {
        std::vector<const LogisticCase*> all;
        for (const auto& one : cases.cases) { all.push_back(&one); }
        write_file(arguments.fit, weights_text(fit_logistic(all)));
    }
    return cases.cases.empty() ? k_exit_nothing : k_exit_ok;
}

}  // namespace

void add_eval_confidence(CLI::App& app, Context& context) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = app.add_subcommand(
        "confidence", "How well the confidence of claims matches what annotators wrote down");
    add_fit_options(*verb, *arguments);
    verb->add_option("--diagram", arguments->diagram, "Draw the reliability diagram, to FILE (SVG)")
        ->type_name("FILE");
    context.on(*verb, [arguments, &context] { return run(*arguments, context); });
}

}  // namespace counterclaim::app
