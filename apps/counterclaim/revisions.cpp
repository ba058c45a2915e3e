#include "web_verbs.hpp"

#include "ledger.hpp"
#include "print.hpp"
#include "word_diff.hpp"

#include "exchange/json_writer.hpp"
#include "follow/address.hpp"
#include "store/following.hpp"
#include "text/iso_date.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace counterclaim::app {
namespace {

struct Arguments {
    std::string ledger = k_default_ledger;
    std::string address;
};

struct Version {
    store::Revision revision;
    std::string title;
    std::string text;
    std::string evidence;
};

int list(store::Store& ledger, Context& context) {
    exchange::Tabular table;
    table.columns = {"address", "revisions", "first_seen", "last_seen"};
    std::vector<store::Revision> group;
    const auto flush = [&] {
        if (group.empty()) { return; }
        table.rows.push_back({group.front().address, static_cast<std::int64_t>(group.size()),
                              text::to_iso(group.front().seen), text::to_iso(group.back().seen)});
        group.clear();
    };
    for (auto& revision : need(store::following(ledger).revisions({}))) {
        if (!group.empty() && group.back().address != revision.address) { flush(); }
        group.push_back(std::move(revision));
    }
    flush();
    print(table, context);
    return table.rows.empty() ? k_exit_nothing : k_exit_ok;
}

std::vector<Version> versions_of(const std::string& address, store::Store& ledger) {
    std::vector<Version> versions;
    for (auto& revision : need(store::following(ledger).revisions(address))) {
        Version version;
        if (const auto reading = need(ledger.reading(revision.document))) {
            version.title = reading->article.title;
            version.text = reading->article.text;
        }
        if (const auto capture = need(store::following(ledger).capture(revision.capture))) {
            version.evidence = fmt::format("{}@{}", capture->archive, capture->offset);
        }
        version.revision = std::move(revision);
        versions.push_back(std::move(version));
    }
    return versions;
}

void write_json(const std::vector<Version>& versions, Context& context) {
    constexpr std::array k_kinds{"same", "removed", "added"};
    std::string out;
    exchange::JsonWriter json(out);
    json.begin_array();
    for (std::size_t i = 0; i < versions.size(); ++i) {
        const auto& version = versions[i];
        json.begin_object().key("address").value(version.revision.address);
        json.key("revision").value(version.revision.rank);
        json.key("seen").value(text::to_iso(version.revision.seen));
        json.key("article").value(version.revision.document).key("title").value(version.title);
        json.key("evidence").value(version.evidence).key("changes").begin_array();
        if (i > 0) {
            for (const auto& part : diff_texts(versions[i - 1].text, version.text)) {
                if (part.kind == DiffPart::Kind::same) { continue; }
                json.begin_object().key("kind").value(
                    k_kinds.at(static_cast<std::size_t>(part.kind)));
                json.key("text").value(part.text).end_object();
            }
        }
        json.end_array().end_object();
    }
    json.end_array();
    context.write(out + "\n");
}

/// Changed words with some words on either side: [-before-] {+after+}.
std::string shown_diff(const std::vector<DiffPart>& parts) {
    constexpr std::size_t k_around = 80;
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto& part = parts[i];
        if (part.kind == DiffPart::Kind::removed) { out += "[-" + part.text + "-]"; }
        if (part.kind == DiffPart::Kind::added) { out += "{+" + part.text + "+}"; }
        if (part.kind != DiffPart::Kind::same) { continue; }
        if (part.text.size() <= 2 * k_around) {
            out += part.text;
            continue;
        }
        const auto cut = [](std::size_t at, const std::string& text) {
            while (at < text.size() && text[at] != ' ' && text[at] != '\n') { ++at; }
            return at;
        };
        if (i > 0) { out += part.text.substr(0, cut(k_around, part.text)) + "\n  …\n"; }
        if (i + 1 < parts.size()) {
            out += part.text.substr(cut(part.text.size() - k_around, part.text));
        }
    }
    return out;
}

int show(const Arguments& arguments, store::Store& ledger, Context& context) {
    const auto address = follow::parse_address(arguments.address);
    const auto known = address ? follow::known_as(*address) : arguments.address;
    const auto versions = versions_of(known, ledger);
    if (versions.empty()) {
        context.say("no page of this address is in the ledger");
        return k_exit_nothing;
    }
    if (context.format_or(Format::table) != Format::table) {
        write_json(versions, context);
        return k_exit_ok;
    }
    for (std::size_t i = 0; i < versions.size(); ++i) {
        const auto& version = versions[i];
        context.write(fmt::format("{}  revision {}  {}  evidence {}\n  {}\n",
                                  text::to_iso(version.revision.seen), version.revision.rank,
                                  version.revision.document, version.evidence, version.title));
        if (i > 0) {
            context.write(shown_diff(diff_texts(versions[i - 1].text, version.text)) + "\n");
        }
    }
    return k_exit_ok;
}

}  // namespace

void add_revisions(CLI::App& app, Context& context) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = app.add_subcommand(
        "revisions",
        "Pages whose text changed; with an address, what changed from one to the next");
    add_ledger_option(*verb, arguments->ledger);
    verb->add_option("URL", arguments->address, "Address of a page");
    context.on(*verb, [arguments, &context] {
        const auto ledger = open_ledger(arguments->ledger, store::Access::read);
        return arguments->address.empty() ? list(*ledger, context)
                                          : show(*arguments, *ledger, context);
    });
}

}  // namespace counterclaim::app
