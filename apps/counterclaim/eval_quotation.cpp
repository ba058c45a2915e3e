#include "verbs.hpp"

#include "attribution_corpus.hpp"
#include "claim_scores.hpp"
#include "named_option.hpp"
#include "ordered.hpp"
#include "reader.hpp"

#include "claim/quotation.hpp"
#include "exchange/json_writer.hpp"
#include "pipeline/pipeline.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace counterclaim::app {
namespace {

// Spans are compared as sets of words, so that marks and blanks at their ends do not count.

struct Arguments {
    std::string folder;
    std::string language = "en";
    std::size_t errors = 0;
};

using Words = std::vector<std::uint32_t>;  // numbers of words in the text, ascending

bool is_word_byte(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return (value >= '0' && value <= '9') || (value >= 'a' && value <= 'z') ||
           (value >= 'A' && value <= 'Z');
}

/// Where words begin and end. Letters that are not ASCII stand between words: typographic quotation
/// marks and apostrophes do, and the texts are English.
std::vector<Span> words_of(std::string_view text) {
    std::vector<Span> words;
    for (std::uint32_t i = 0; i < text.size();) {
        if (!is_word_byte(text[i])) {
            ++i;
            continue;
        }
        const auto begin = i;
        while (i < text.size() && is_word_byte(text[i])) { ++i; }
        words.push_back({begin, i});
    }
    return words;
}

/// The words of the article in those of the text it was read from, some of which it may have left
/// out; `k_none` for a word that the text has not.
constexpr std::uint32_t k_none = UINT32_MAX;
std::vector<std::uint32_t> aligned(std::string_view text, const std::vector<Span>& words,
                                   std::string_view article, const std::vector<Span>& own) {
    constexpr std::size_t k_run = 3;       // so many words alike show the place
    constexpr std::size_t k_reach = 2000;  // words left out at one go
    const auto same = [&](std::size_t i, std::size_t j) {
        for (std::size_t k = 0; k < k_run && i + k < own.size(); ++k) {
            if (j + k >= words.size() || slice(article, own[i + k]) != slice(text, words[j + k])) {
                return false;
            }
        }
        return true;
    };
    std::vector<std::uint32_t> numbers(own.size(), k_none);
    std::size_t next = 0;
    for (std::size_t i = 0; i < own.size(); ++i) {
        std::size_t j = next;
        if (j >= words.size() || slice(article, own[i]) != slice(text, words[j])) {
            while (j < words.size() && j < next + k_reach && !same(i, j)) { ++j; }
            if (j >= words.size() || j >= next + k_reach) { continue; }
        }
        numbers[i] = static_cast<std::uint32_t>(j);
        next = j + 1;
    }
    return numbers;
}

Words within(const std::vector<Span>& words, const std::vector<Span>& spans) {
    Words inside;
    for (const auto span : spans) {
        auto word =
            std::lower_bound(words.begin(), words.end(), span.begin,
                             [](const Span& one, std::uint32_t begin) { return one.end <= begin; });
        for (; word != words.end() && word->begin < span.end; ++word) {
            inside.push_back(static_cast<std::uint32_t>(word - words.begin()));
        }
    }
    std::sort(inside.begin(), inside.end());
    inside.erase(std::unique(inside.begin(), inside.end()), inside.end());
    return inside;
}

struct Parts {
    Words source, cue, content;
};

struct Count {
    std::size_t key = 0, read = 0, strict = 0, overlap = 0;
};
enum : std::size_t { k_source, k_cue, k_content, k_whole };
constexpr std::array<std::string_view, 4> k_names{"source", "cue", "content", "attribution"};
using Scores = std::array<Count, k_names.size()>;

std::size_t shared(const Words& a, const Words& b) {
    std::size_t count = 0;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (*i == *j) {
            ++count;
            ++i;
            ++j;
        } else if (*i < *j) {
            ++i;
        } else {
            ++j;
        }
    }
    return count;
}

/// Pairs parts one to one, those that share the largest part of their words first.
std::vector<std::pair<std::size_t, std::size_t>> pairs_of(const std::vector<Parts>& key,
                                                          const std::vector<Parts>& read,
                                                          Words Parts::*part) {
    struct Pair {
        double alike;
        std::size_t key, read;
    };
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < key.size(); ++i) {
        for (std::size_t j = 0; j < read.size(); ++j) {
            const auto& a = key[i].*part;
            const auto& b = read[j].*part;
            const auto both = shared(a, b);
            if (both == 0) { continue; }
            pairs.push_back(
                {2.0 * static_cast<double>(both) / static_cast<double>(a.size() + b.size()), i, j});
        }
    }
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const Pair& a, const Pair& b) { return a.alike > b.alike; });
    std::vector<char> key_used(key.size(), 0);
    std::vector<char> read_used(read.size(), 0);
    std::vector<std::pair<std::size_t, std::size_t>> chosen;
    for (const auto& pair : pairs) {
        if (key_used[pair.key] != 0 || read_used[pair.read] != 0) { continue; }
        key_used[pair.key] = read_used[pair.read] = 1;
        chosen.emplace_back(pair.key, pair.read);
    }
    return chosen;
}

std::size_t filled(const std::vector<Parts>& all, Words Parts::*part) {
    return static_cast<std::size_t>(std::count_if(
        all.begin(), all.end(), [&](const Parts& one) { return !(one.*part).empty(); }));
}

/// Counts every kind of part by itself, and attributions whole: those with a common cue whose
/// sources and contents are the same, or overlap. Gives the attributions of the key that have none.
std::vector<std::size_t> score(const std::vector<Parts>& key, const std::vector<Parts>& read,
                               Scores& scores) {
    constexpr std::array<Words Parts::*, 3> k_parts{&Parts::source, &Parts::cue, &Parts::content};
    for (std::size_t kind = 0; kind < k_parts.size(); ++kind) {
        auto& count = scores[kind];
        count.key += filled(key, k_parts[kind]);
        count.read += filled(read, k_parts[kind]);
        for (const auto& [i, j] : pairs_of(key, read, k_parts[kind])) {
            ++count.overlap;
            count.strict += key[i].*k_parts[kind] == read[j].*k_parts[kind] ? 1 : 0;
        }
    }
    std::vector<char> right(key.size(), 0);
    scores[k_whole].key += key.size();
    scores[k_whole].read += read.size();
    for (const auto& [i, j] : pairs_of(key, read, &Parts::cue)) {
        const bool nobody = key[i].source.empty() && read[j].source.empty();
        const bool content = shared(key[i].content, read[j].content) > 0;
        if (!content || !(nobody || shared(key[i].source, read[j].source) > 0)) { continue; }
        right[i] = 1;
        ++scores[k_whole].overlap;
        const bool same = key[i].source == read[j].source && key[i].cue == read[j].cue &&
                          key[i].content == read[j].content;
        scores[k_whole].strict += same ? 1 : 0;
    }
    std::vector<std::size_t> missed;
    for (std::size_t i = 0; i < key.size(); ++i) {
        if (right[i] == 0) { missed.push_back(i); }
    }
    return missed;
}

std::string table_of(const Scores& scores, std::size_t texts) {
    std::string out = fmt::format(
        "{} texts\n{:<12}   key  read   strict: right precision recall    F1   overlapping: right "
        "precision recall    F1\n",
        texts, "");
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const auto& count = scores[i];
        const auto strict = rate_of(count.strict, count.key, count.read);
        const auto overlap = rate_of(count.overlap, count.key, count.read);
        out += fmt::format(
            "{:<12} {:5} {:5}          {:5}     {:.3f}  {:.3f} {:.3f}                {:5}     "
            "{:.3f}  {:.3f} {:.3f}\n",
            k_names[i], count.key, count.read, count.strict, strict.precision, strict.recall,
            strict.f1, count.overlap, overlap.precision, overlap.recall, overlap.f1);
    }
    return out;
}

void write_rate(exchange::JsonWriter& json, std::string_view name, std::size_t right,
                const Count& count) {
    const auto rate = rate_of(right, count.key, count.read);
    json.key(name).begin_object().key("right").value(std::uint64_t{right});
    json.key("precision").value(rate.precision).key("recall").value(rate.recall);
    json.key("f1").value(rate.f1).end_object();
}

std::string json_of(const Scores& scores, std::size_t texts) {
    std::string out;
    exchange::JsonWriter json(out);
    json.begin_object().key("texts").value(std::uint64_t{texts});
    for (std::size_t i = 0; i < scores.size(); ++i) {
        json.key(k_names[i]).begin_object();
        json.key("key").value(std::uint64_t{scores[i].key});
        json.key("read").value(std::uint64_t{scores[i].read});
        write_rate(json, "strict", scores[i].strict, scores[i]);
        write_rate(json, "overlapping", scores[i].overlap, scores[i]);
        json.end_object();
    }
    json.end_object();
    return out + "\n";
}

std::vector<Parts> key_of(const AttributionText& text, const std::vector<Span>& words) {
    std::vector<Parts> key;
    for (const auto& one : text.attributions) {
        key.push_back(
            {within(words, one.source), within(words, one.cue), within(words, one.content)});
    }
    return key;
}

std::vector<Parts> read_of(const AttributionText& text, const std::vector<Span>& words,
                           const std::vector<Reading>& readings, const claim::Lexicon& lexicon) {
    std::vector<Parts> read;
    for (const auto& reading : readings) {
        const auto own = words_of(reading.article.text);
        const auto numbers = aligned(text.text, words, reading.article.text, own);
        const auto in_text = [&](const std::vector<Span>& spans) {
            Words words_there;
            for (const auto word : within(own, spans)) {
                if (numbers[word] != k_none) { words_there.push_back(numbers[word]); }
            }
            return words_there;
        };
        for (const auto& one : claim::read_quotations(reading, lexicon)) {
            read.push_back({in_text({one.source}), in_text({one.cue}), in_text(one.content)});
        }
    }
    return read;
}

std::string words_between(const AttributionText& text, const std::vector<Span>& words,
                          const Words& part) {
    if (part.empty()) { return "-"; }
    const Span span{words[part.front()].begin, words[part.back()].end};
    std::string between(slice(text.text, span));
    std::replace(between.begin(), between.end(), '\n', ' ');
    return between;
}

int run(const Arguments& arguments, Context& context) {
    const auto texts = need(read_attributions(arguments.folder));
    pipeline::Options options;
    options.conflict = context.options.conflict;
    options.parse_all = true;
    const auto pipeline = need(pipeline::Pipeline::load(context.resources(), options));
    const auto lexicon = need(claim::Lexicon::load(context.resources(), arguments.language));
    struct Done {
        const AttributionText* text;
        std::vector<Span> words;
        std::vector<Parts> read;
    };
    std::size_t at = 0;
    const std::function<std::optional<const AttributionText*>()> next =
        [&]() -> std::optional<const AttributionText*> {
        return at < texts.size() ? std::optional<const AttributionText*>(&texts[at++])
                                 : std::nullopt;
    };
    const std::function<Done(const AttributionText*&&)> work = [&](const AttributionText*&& text) {
        Document document;
        document.id = document.address = text->id;
        document.media_type = "text/plain";
        document.bytes = text->text;
        document.stated.language = arguments.language;
        auto words = words_of(text->text);
        auto read = read_of(*text, words, pipeline.read(document), lexicon);
        return Done{text, std::move(words), std::move(read)};
    };
    Scores scores{};
    std::size_t errors = arguments.errors;
    const std::function<bool(Done &&)> sink = [&](Done&& done) {
        const auto key = key_of(*done.text, done.words);
        for (const auto missed : score(key, done.read, scores)) {
            if (errors == 0) { break; }
            --errors;
            const auto show = [&](const Words& part) {
                return words_between(*done.text, done.words, part);
            };
            context.write(fmt::format("MISSED {} [{}] {}: {}\n", done.text->id,
                                      show(key[missed].source), show(key[missed].cue),
                                      show(key[missed].content)));
            for (const auto& one : done.read) {
                const bool near = shared(one.cue, key[missed].cue) > 0 ||
                                  shared(one.content, key[missed].content) > 0;
                if (!near) { continue; }
                context.write(fmt::format("  READ [{}] {}: {}\n", show(one.source), show(one.cue),
                                          show(one.content)));
            }
        }
        return true;
    };
    run_ordered<const AttributionText*, Done>(next, work, sink, context.jobs());
    const auto format = context.format_or(Format::table);
    const bool json = format == Format::json || format == Format::jsonl;
    context.write(json ? json_of(scores, texts.size()) : table_of(scores, texts.size()));
    return k_exit_ok;
}

}  // namespace

void add_eval_quotation(CLI::App& app, Context& context) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = app.add_subcommand(
        "quotation", "Who is said to have said what, against texts marked as in PolNeAR");
    verb->add_option("FOLDER", arguments->folder,
                     "Holds text/ and attributions/, or both in train/ and dev/")
        ->required();
    verb->add_option("--language", arguments->language, "Language of the texts")->type_name("CODE");
    add_number(*verb, "--errors", arguments->errors, std::size_t{0}, std::size_t{1000000},
               "List so many attributions missed, with what was read in their place");
    context.on(*verb, [arguments, &context] { return run(*arguments, context); });
}

}  // namespace counterclaim::app
