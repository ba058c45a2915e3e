#include "verbs.hpp"

#include "explain_event.hpp"
#include "ledger.hpp"

#include "exchange/claim_json.hpp"
#include "exchange/claim_text.hpp"
#include "exchange/tabular.hpp"
#include "text/iso_date.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::app {
namespace {

struct Arguments {
    std::string ledger = k_default_ledger;
    std::string claim;
};

/// One name of the claim with what it could have meant, best first.
struct NameChoice {
    std::string slot;
    std::string words;
    struct Candidate {
        std::string value;
        double score = 0;
        std::string reason;
        bool chosen = false;
    };
    std::vector<Candidate> candidates;
};

std::string place_text(const Place& place) {
    return fmt::format("{}{}{} ({})", place.name, place.parents.empty() ? "" : ", ", place.parents,
                       place.id);
}

std::string joined(const std::vector<std::string>& texts) {
    std::string out;
    for (const auto& text : texts) { out += (out.empty() ? "" : ", ") + text; }
    return out.empty() ? "nobody known" : out;
}

NameChoice place_choice(const PlaceMention& mention) {
    NameChoice choice{"place", mention.text, {}};
    for (std::size_t i = 0; i < mention.candidates.size(); ++i) {
        const auto& candidate = mention.candidates[i];
        choice.candidates.push_back({place_text(candidate.place), candidate.score, candidate.reason,
                                     i == 0 && mention.resolved});
    }
    return choice;
}

NameChoice actor_choice(const ActorMention& mention) {
    NameChoice choice{"actor", mention.text, {}};
    if (mention.candidates.empty()) {
        choice.candidates.push_back({joined(mention.party), mention.score, mention.reason, true});
    }
    for (const auto& candidate : mention.candidates) {
        choice.candidates.push_back(
            {joined(candidate.party), candidate.score, candidate.reason,
             candidate.actor == mention.actor && candidate.party == mention.party});
    }
    return choice;
}

/// The mentions that the claim's places, claimant, actor and target rest on.
std::vector<NameChoice> choices_of(const Claim& claim, const Reading& reading) {
    std::vector<NameChoice> choices;
    for (const auto& mention : reading.places) {
        for (const auto& place : claim.places) {
            if (place.span.overlaps(mention.span)) {
                choices.push_back(place_choice(mention));
                break;
            }
        }
    }
    std::vector<Span> people{claim.claimant.span};
    if (claim.actor) { people.push_back(claim.actor->span); }
    if (claim.target) { people.push_back(claim.target->span); }
    for (const auto& mention : reading.actors) {
        for (const auto span : people) {
            if (span.overlaps(mention.span)) {
                choices.push_back(actor_choice(mention));
                break;
            }
        }
    }
    return choices;
}

/// The bytes of the kept original that the claim rests on: of the page for a page, else of the
/// text.
Span source_of(const ClaimRecord& record, const Article& article) {
    for (const auto& block : article.blocks) {
        if (block.span.overlaps(record.claim.evidence) && !block.source.empty()) {
            return block.source;
        }
    }
    const auto offset = article.offset_bytes;
    return {record.claim.evidence.begin + offset, record.claim.evidence.end + offset};
}

/// The sentence, with the words the claim rests on in brackets.
std::string marked_evidence(const ClaimRecord& record) {
    const auto& claim = record.claim;
    if (claim.trigger.empty() || !claim.evidence.contains(claim.trigger)) {
        return record.evidence;
    }
    const auto from = claim.trigger.begin - claim.evidence.begin;
    const auto to = claim.trigger.end - claim.evidence.begin;
    return record.evidence.substr(0, from) + "[" + record.evidence.substr(from, to - from) + "]" +
           record.evidence.substr(to);
}

void write_source(const ClaimRecord& record, const Reading& reading, Context& context) {
    const auto& article = record.article;
    const Span source = source_of(record, reading.article);
    context.write(fmt::format("In         {}{}{}\n", article.outlet,
                              article.outlet.empty() ? "" : ": ",
                              article.title.empty() ? article.id : article.title));
    if (article.published.day) {
        context.write(fmt::format("Published  {} ({}{}{})\n", text::to_iso(*article.published.day),
                                  to_string(article.published.basis),
                                  article.published.reason.empty() ? "" : ": ",
                                  article.published.reason));
    }
    context.write(
        fmt::format("Kept       {}, bytes {} to {}\n", article.address, source.begin, source.end));
    context.write(fmt::format("Rule       {}, confidence {:.2f}\n", record.claim.rule,
                              record.claim.confidence));
}

void write_for_eyes(const ClaimRecord& record, const Reading& reading, Context& context) {
    const auto width = static_cast<std::size_t>(context.width());
    context.write("Claim " + record.id + "\n" +
                  exchange::wrap(exchange::claim_summary(record), width, 2) + "\n\n");
    context.write("\u201c" + exchange::wrap(marked_evidence(record), width, 1) + "\u201d\n\n");
    write_source(record, reading, context);
    if (!record.claim.reasons.empty()) { context.write("\nWhy\n"); }
    for (const auto& reason : record.claim.reasons) {
        const std::string words(slice(reading.article.text, reason.span));
        context.write(fmt::format("  {:<11}{}{}\n", reason.slot,
                                  words.empty() ? "" : "\u201c" + words + "\u201d  ",
                                  reason.because));
    }
    const auto choices = choices_of(record.claim, reading);
    if (!choices.empty()) { context.write("\nWhat the names could mean\n"); }
    for (const auto& choice : choices) {
        context.write(fmt::format("  {:<11}\u201c{}\u201d\n", choice.slot, choice.words));
        for (const auto& candidate : choice.candidates) {
            context.write(fmt::format(
                "    {} {:.2f} {}{}{}\n", candidate.chosen ? "taken" : "lost ", candidate.score,
                candidate.value, candidate.reason.empty() ? "" : ": ", candidate.reason));
        }
    }
    if (!record.claim.notes.empty()) { context.write("\nNotes\n"); }
    for (const auto& note : record.claim.notes) {
        context.write("  " + note.code + ": " + note.message + "\n");
    }
}

void write_as_json(const ClaimRecord& record, const Reading& reading, store::Store& ledger,
                   Context& context) {
    std::string text;
    exchange::JsonWriter json(text);
    const Span source = source_of(record, reading.article);
    json.begin_object().key("claim");
    exchange::write_claim(json, record);
    json.key("address").value(record.article.address);
    json.key("source_start").value(source.begin).key("source_end").value(source.end);
    json.key("reasons").begin_array();
    for (const auto& reason : record.claim.reasons) {
        json.begin_object().key("slot").value(reason.slot);
        json.key("words").text_or_null(slice(reading.article.text, reason.span));
        json.key("because").value(reason.because).end_object();
    }
    json.end_array().key("choices").begin_array();
    for (const auto& choice : choices_of(record.claim, reading)) {
        json.begin_object().key("slot").value(choice.slot).key("words").value(choice.words);
        json.key("candidates").begin_array();
        for (const auto& candidate : choice.candidates) {
            json.begin_object()
                .key("value")
                .value(candidate.value)
                .key("score")
                .value(candidate.score);
            json.key("reason")
                .value(candidate.reason)
                .key("taken")
                .value(candidate.chosen)
                .end_object();
        }
        json.end_array().end_object();
    }
    json.end_array().key("event");
    if (const auto id = parse_id(record.id)) {
        write_event(json, ledger, *id, context);
    } else {
        json.null();
    }
    json.end_object();
    context.write(text + "\n");
}

/// What stands under an event's name, all digits of it. False where there is none.
bool explain_event(const std::string& name, store::Store& ledger, Context& context) {
    const auto id = parse_id(name);
    if (!id) { return false; }
    const Format format = context.format_or(Format::table);
    if (format != Format::json && format != Format::jsonl) {
        return write_event_named(ledger, *id, context);
    }
    std::string text;
    exchange::JsonWriter json(text);
    if (!write_event_named(json, ledger, *id, context)) { return false; }
    context.write(text + "\n");
    return true;
}

int run(const Arguments& arguments, Context& context) {
    const auto ledger = open_ledger(arguments.ledger, store::Access::read);
    const auto record = need(ledger->claim(arguments.claim));
    if (!record && explain_event(arguments.claim, *ledger, context)) { return k_exit_ok; }
    const auto reading = record ? need(ledger->reading(record->article.key)) : std::nullopt;
    if (!record || !reading) {
        context.say("there is no claim or event " + arguments.claim + " in " + arguments.ledger +
                    ", or more than one begins like this");
        return k_exit_nothing;
    }
    const Format format = context.format_or(Format::table);
    if (format == Format::json || format == Format::jsonl) {
        write_as_json(*record, *reading, *ledger, context);
    } else {
        write_for_eyes(*record, *reading, context);
        if (const auto id = parse_id(record->id)) { write_event(*ledger, *id, context); }
    }
    return k_exit_ok;
}

}  // namespace

void add_explain(CLI::App& app, Context& context) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = app.add_subcommand(
        "explain", "Show how a claim was read, what other claims make of it, and events");
    add_ledger_option(*verb, arguments->ledger);
    verb->add_option("CLAIM", arguments->claim,
                     "Its id, or the first digits of it; or the id of an event")
        ->required();
    context.on(*verb, [arguments, &context] { return run(*arguments, context); });
}

}  // namespace counterclaim::app
