// Tables of a language as they lie in data/lang: cells, rows, files.

#include "claim/lexicon_tables.hpp"

#include "text/table.hpp"
#include "vocabulary/names.hpp"

#include <charconv>
#include <cmath>
#include <map>
#include <optional>

namespace counterclaim::claim {
namespace {

using text::Table;

constexpr NameTable<FrameSlot::Name, 6> k_slots{
    {"actor", "target", "both", "place", "speaker", "content"}};
constexpr NameTable<ArgumentPath, 11> k_paths{
    {"subj", "obj", "iobj", "host", "poss", "adj", "comp", "adposition", "any", "sent", "article"}};

/// "subj" or "poss" is a path; any other word is an adposition of the language.
ArgumentSource parse_source(std::string_view word) {
    const auto path = k_paths.value(word);
    if (path && *path != ArgumentPath::adposition) { return {*path, {}}; }
    return {ArgumentPath::adposition, std::string(word)};
}

/// "actor=subj target=obj,on"
Expected<std::vector<FrameSlot>> parse_frame(std::string_view cell, const Table::Row& row) {
    std::vector<FrameSlot> slots;
    for (const auto part : text::split(cell, ' ')) {
        if (part.empty()) { continue; }
        const auto equals = part.find('=');
        const auto name = k_slots.value(part.substr(0, equals));
        if (equals == std::string_view::npos || !name) {
            return row.reject("\"" + std::string(part) + "\" is not slot=source,source");
        }
        FrameSlot slot{*name, {}};
        for (const auto source : text::split(part.substr(equals + 1), ',')) {
            slot.sources.push_back(parse_source(source));
        }
        if (slot.sources.empty()) {
            return row.reject("the slot " + std::string(part) + " has no source");
        }
        slots.push_back(std::move(slot));
    }
    return slots;
}

/// "obj:place|building subj:!person"
Expected<std::vector<Condition>> parse_conditions(std::string_view cell, const Table::Row& row) {
    std::vector<Condition> conditions;
    for (const auto part : text::split(cell, ' ')) {
        if (part.empty()) { continue; }
        const auto colon = part.find(':');
        if (colon == std::string_view::npos || colon + 1 == part.size()) {
            return row.reject("the condition \"" + std::string(part) + "\" is not argument:class");
        }
        Condition condition{parse_source(part.substr(0, colon)), {}, part[colon + 1] == '!'};
        for (const auto name : text::split(part.substr(colon + (condition.negated ? 2 : 1)), '|')) {
            const auto word_class = parse_word_class(name);
            if (!word_class) {
                return row.reject("there is no class \"" + std::string(name) + "\"");
            }
            condition.classes.add(*word_class);
        }
        conditions.push_back(std::move(condition));
    }
    return conditions;
}

/// The conditions of a cell, read the first time that one of this text is met.
Expected<std::span<const Condition>> conditions_of(std::string_view cell, const Table::Row& row,
                                                   FrameParts& parts) {
    if (cell.empty()) { return std::span<const Condition>{}; }
    if (const auto known = parts.conditions.find(cell); known != parts.conditions.end()) {
        return std::span<const Condition>(known->second);
    }
    auto read = parse_conditions(cell, row);
    if (!read) { return tl::unexpected<Error>(read.error()); }
    return std::span<const Condition>(
        parts.conditions.emplace(cell, *std::move(read)).first->second);
}

/// Words separated by spaces and apostrophes; the head is the one marked with '*', else the first.
Expected<Phrase> parse_phrase(std::string_view cell, const Table::Row& row) {
    const bool single = cell.find_first_of(" *") == std::string_view::npos;
    if (single && !cell.empty()) { return Phrase{std::string(cell), {}, 0}; }
    std::vector<std::string> words;
    std::size_t head = 0;
    std::string word;
    const auto finish = [&] {
        if (word.starts_with('*')) {
            word.erase(0, 1);
            head = words.size();
        }
        if (!word.empty()) { words.push_back(std::move(word)); }
        word.clear();
    };
    for (const char c : cell) {
        if (c == ' ') {
            finish();
            continue;
        }
        word += c;
        if (c == '\'' && cell.find(' ') != std::string_view::npos) { finish(); }
    }
    finish();
    if (words.empty()) { return row.reject("the word is missing"); }
    Phrase phrase{words[head], {}, head};
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(head));
    phrase.others = std::move(words);
    for (const auto& other : phrase.others) { phrase.keys.push_back(word_key(other)); }
    return phrase;
}

Expected<Upos> parse_upos_cell(std::string_view cell, const Table::Row& row) {
    if (cell.empty()) { return Upos::x; }
    const auto upos = parse_upos(cell);
    if (!upos) { return row.reject("there is no part of speech \"" + std::string(cell) + "\""); }
    return *upos;
}

using NamedFrames = std::map<std::string, std::string, std::less<>>;

Expected<NamedFrames> load_named_frames(const Resources& resources, const std::string& folder) {
    const auto table = Table::load(resources, folder + "frames.tsv", {"name", "frame"});
    if (!table) { return tl::unexpected<Error>(table.error()); }
    NamedFrames named;
    const auto read = table->each([&](const Table::Row& row) -> Expected<void> {
        const auto slots = parse_frame(row["frame"], row);
        if (!slots) { return tl::unexpected<Error>(slots.error()); }
        if (!named.emplace(row["name"], row["frame"]).second) {
            return row.reject("a second frame of this name");
        }
        return {};
    });
    if (!read) { return tl::unexpected<Error>(read.error()); }
    return named;
}

/// A frame cell: written out, or "@name" of frames.tsv, then further slots.
Expected<std::vector<FrameSlot>> resolve_frame(std::string_view cell, const NamedFrames& named,
                                               const Table::Row& row) {
    std::string spelt;
    for (const auto part : text::split(cell, ' ')) {
        if (!part.starts_with('@')) {
            spelt.append(part).append(" ");
            continue;
        }
        const auto frame = named.find(part.substr(1));
        if (frame == named.end()) {
            return row.reject("frames.tsv has no frame " + std::string(part));
        }
        spelt.append(frame->second).append(" ");
    }
    return parse_frame(spelt, row);
}

/// The slots of a frame cell, read the first time that one of this text is met; of an empty one
/// the default of the part of speech.
Expected<std::span<const FrameSlot>> slots_of(std::string_view cell, Upos upos,
                                              const NamedFrames& named, const Table::Row& row,
                                              FrameParts& parts) {
    if (cell.empty()) {
        cell = upos == Upos::verb ? "@verb" : upos == Upos::noun ? "@noun" : "@adj";
    }
    if (const auto known = parts.slots.find(cell); known != parts.slots.end()) {
        return std::span<const FrameSlot>(known->second);
    }
    auto read = resolve_frame(cell, named, row);
    if (!read) { return tl::unexpected<Error>(read.error()); }
    return std::span<const FrameSlot>(parts.slots.emplace(cell, *std::move(read)).first->second);
}

/// "en:shell/VERB:shelling"
std::string entry_id(std::string_view language, const Table::Row& row, std::string_view kind) {
    std::string id;
    id.reserve(language.size() + row["lemma"].size() + row["upos"].size() + kind.size() + 3);
    for (const auto part : {language, std::string_view(":"), row["lemma"], std::string_view("/"),
                            row["upos"], std::string_view(":"), kind}) {
        id += part;
    }
    return id;
}

Expected<Frame> parse_entry(const Table::Row& row, const NamedFrames& named,
                            std::string_view language, FrameParts& parts) {
    Frame frame;
    auto phrase = parse_phrase(row["lemma"], row);
    if (!phrase) { return tl::unexpected<Error>(phrase.error()); }
    frame.phrase = std::move(*phrase);
    const auto upos = parse_upos_cell(row["upos"], row);
    if (!upos) { return tl::unexpected<Error>(upos.error()); }
    frame.upos = *upos;
    const std::string_view cell = row["type"];
    const char mark = cell.empty() ? ' ' : cell.front();
    frame.denies = mark == '!';
    if (mark == '>') { frame.modality = Modality::future; }
    if (mark == '*') { frame.modality = Modality::demanded; }
    const bool marked = frame.denies || frame.modality != Modality::actual;
    const auto type = parse_claim_type(cell.substr(marked ? 1 : 0));
    if (!type) { return row.reject("there is no type \"" + std::string(row["type"]) + "\""); }
    frame.type = *type;
    frame.subtype = row["subtype"];
    const auto slots = slots_of(row["frame"], frame.upos, named, row, parts);
    if (!slots) { return tl::unexpected<Error>(slots.error()); }
    frame.slots = *slots;
    frame.slots_by_default = row["frame"].empty();
    const auto conditions = conditions_of(row["when"], row, parts);
    if (!conditions) { return tl::unexpected<Error>(conditions.error()); }
    frame.conditions = *conditions;
    const auto strength = row["strength"];
    const auto end = strength.data() + strength.size();
    if (std::from_chars(strength.data(), end, frame.strength).ptr != end || frame.strength <= 0 ||
        frame.strength > 1) {
        return row.reject("the strength must lie above 0 and not above 1");
    }
    frame.example = row["example"];
    frame.counter = row["counter"];
    if (frame.example.empty()) { return row.reject("an entry needs an example sentence"); }
    frame.id = entry_id(language, row, to_string(frame.type));
    return frame;
}

/// Tokenisers cut "cease-fire" in some treebanks and not in others: the same entry with its parts
/// as words.
std::optional<Frame> split_at_hyphens(const Frame& frame) {
    const auto& word = frame.phrase.head;
    const auto last = word.rfind('-');
    if (last == std::string::npos || last == 0 || last + 1 == word.size() ||
        !frame.phrase.others.empty()) {
        return std::nullopt;
    }
    Frame split = frame;
    split.phrase.head = word.substr(last + 1);
    split.phrase.others.clear();
    for (const auto part : text::split(std::string_view(word).substr(0, last), '-')) {
        split.phrase.others.emplace_back(part);
    }
    split.phrase.head_at = split.phrase.others.size();
    split.example = {};  // tested once
    split.counter = {};
    return split;
}

}  // namespace

Expected<std::vector<Frame>> load_frames(const Resources& resources, const std::string& folder,
                                         std::string_view language, FrameParts& parts) {
    const auto named = load_named_frames(resources, folder);
    if (!named) { return tl::unexpected<Error>(named.error()); }
    const auto table = Table::load(
        resources, folder + "lexicon.tsv",
        {"lemma", "upos", "type", "subtype", "frame", "when", "strength", "example", "counter"});
    if (!table) { return tl::unexpected<Error>(table.error()); }
    std::vector<Frame> frames;
    frames.reserve(table->size() + table->size() / 16);  // and those that are split
    const auto read = table->each([&](const Table::Row& row) -> Expected<void> {
        auto frame = parse_entry(row, *named, language, parts);
        if (!frame) { return tl::unexpected<Error>(frame.error()); }
        auto split = split_at_hyphens(*frame);
        frames.push_back(std::move(*frame));
        if (split) { frames.push_back(std::move(*split)); }
        return {};
    });
    if (!read) { return tl::unexpected<Error>(read.error()); }
    parts.files.push_back(table->bytes());
    return frames;
}

/// Phrases that name no occurrence.
Expected<std::vector<Frame>> load_idioms(const Resources& resources, const std::string& folder,
                                         FrameParts& parts) {
    std::vector<Frame> idioms;
    if (resources.list(folder + "idioms.tsv").empty()) { return idioms; }
    const auto table =
        Table::load(resources, folder + "idioms.tsv", {"lemma", "upos", "when", "example"});
    if (!table) { return tl::unexpected<Error>(table.error()); }
    const auto read = table->each([&](const Table::Row& row) -> Expected<void> {
        Frame idiom;
        auto phrase = parse_phrase(row["lemma"], row);
        if (!phrase) { return tl::unexpected<Error>(phrase.error()); }
        idiom.phrase = std::move(*phrase);
        const auto upos = parse_upos_cell(row["upos"], row);
        if (!upos) { return tl::unexpected<Error>(upos.error()); }
        idiom.upos = *upos;
        const auto conditions = conditions_of(row["when"], row, parts);
        if (!conditions) { return tl::unexpected<Error>(conditions.error()); }
        idiom.conditions = *conditions;
        idiom.strength = 0;
        idiom.example = row["example"];
        if (idiom.example.empty()) { return row.reject("an entry needs an example sentence"); }
        idioms.push_back(std::move(idiom));
        return {};
    });
    if (!read) { return tl::unexpected<Error>(read.error()); }
    parts.files.push_back(table->bytes());
    return idioms;
}

Expected<std::vector<Saying>> load_sayings(const Resources& resources, const std::string& folder,
                                           std::string_view language) {
    const auto table = Table::load(resources, folder + "saying.tsv",
                                   {"lemma", "upos", "force", "frame", "example"});
    if (!table) { return tl::unexpected<Error>(table.error()); }
    std::vector<Saying> sayings;
    const auto read = table->each([&](const Table::Row& row) -> Expected<void> {
        auto phrase = parse_phrase(row["lemma"], row);
        if (!phrase) { return tl::unexpected<Error>(phrase.error()); }
        const auto upos = parse_upos_cell(row["upos"], row);
        if (!upos) { return tl::unexpected<Error>(upos.error()); }
        const auto force = parse_force(row["force"]);
        if (!force) {
            return row.reject("there is no force \"" + std::string(row["force"]) + "\"");
        }
        auto slots = parse_frame(row["frame"], row);
        if (!slots) { return tl::unexpected<Error>(slots.error()); }
        sayings.push_back({std::move(*phrase), *upos, *force, std::move(*slots),
                           entry_id(language, row, row["force"]), std::string(row["example"])});
        return {};
    });
    if (!read) { return tl::unexpected<Error>(read.error()); }
    return sayings;
}

Expected<std::vector<Cue>> load_cues(const Resources& resources, const std::string& folder,
                                     std::string_view language) {
    const auto table = Table::load(resources, folder + "cues.tsv", {"lemma", "upos", "cue"});
    if (!table) { return tl::unexpected<Error>(table.error()); }
    std::vector<Cue> cues;
    const auto read = table->each([&](const Table::Row& row) -> Expected<void> {
        auto phrase = parse_phrase(row["lemma"], row);
        if (!phrase) { return tl::unexpected<Error>(phrase.error()); }
        const auto upos = parse_upos_cell(row["upos"], row);
        if (!upos) { return tl::unexpected<Error>(upos.error()); }
        const auto kind = parse_cue_kind(row["cue"]);
        if (!kind) { return row.reject("there is no cue \"" + std::string(row["cue"]) + "\""); }
        cues.push_back({std::move(*phrase), *upos, *kind,
                        std::string(language) + ":" + std::string(row["lemma"]) + ":" +
                            std::string(row["cue"])});
        return {};
    });
    if (!read) { return tl::unexpected<Error>(read.error()); }
    return cues;
}

Expected<ByWord<WordClasses>> load_classes(const Resources& resources, const std::string& folder) {
    const auto table = Table::load(resources, folder + "classes.tsv", {"lemma", "class"});
    if (!table) { return tl::unexpected<Error>(table.error()); }
    ByWord<WordClasses> classes;
    const auto read = table->each([&](const Table::Row& row) -> Expected<void> {
        auto& classes_of_word = classes[row["lemma"]];
        for (const auto name : text::split(row["class"], ',')) {
            const auto word_class = parse_word_class(name);
            if (!word_class) {
                return row.reject("there is no class \"" + std::string(name) + "\"");
            }
            classes_of_word.add(*word_class);
        }
        return {};
    });
    if (!read) { return tl::unexpected<Error>(read.error()); }
    return classes;
}

/// Forms whose lemma taggers get wrong.
Expected<ByWord<std::string>> load_forms(const Resources& resources, const std::string& folder) {
    ByWord<std::string> forms;
    if (resources.list(folder + "forms.tsv").empty()) { return forms; }
    const auto table = Table::load(resources, folder + "forms.tsv", {"form", "lemma"});
    if (!table) { return tl::unexpected<Error>(table.error()); }
    const auto read = table->each([&](const Table::Row& row) -> Expected<void> {
        const auto upos = row["upos"];
        const auto key = std::string(row["form"]) + (upos.empty() ? "" : '/' + std::string(upos));
        forms[key] = std::string(row["lemma"]);
        return {};
    });
    if (!read) { return tl::unexpected<Error>(read.error()); }
    return forms;
}

/// How much words say about the subject of an article.
Expected<ByWord<double>> load_topics(const Resources& resources, const std::string& folder) {
    ByWord<double> topics;
    if (resources.list(folder + "topic.tsv").empty()) { return topics; }
    const auto table = Table::load(resources, folder + "topic.tsv", {"lemma", "weight"});
    if (!table) { return tl::unexpected<Error>(table.error()); }
    const auto read = table->each([&](const Table::Row& row) -> Expected<void> {
        const auto cell = row["weight"];
        double weight = 0;
        const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), weight);
        if (error != std::errc{} || end != cell.data() + cell.size() || std::abs(weight) > 1) {
            return row.reject("the weight is no number from -1 to 1");
        }
        topics[std::string(row["lemma"])] = weight;
        return {};
    });
    if (!read) { return tl::unexpected<Error>(read.error()); }
    return topics;
}

}  // namespace counterclaim::claim
