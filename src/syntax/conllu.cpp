#include "syntax/conllu.hpp"

#include <array>
#include <charconv>
#include <optional>

namespace counterclaim::syntax {
namespace {

constexpr std::size_t k_columns = 10;
constexpr std::size_t k_words_max = 100'000;

using Columns = std::array<std::string_view, k_columns>;

std::optional<Columns> split_columns(std::string_view line) {
    Columns columns;
    for (std::size_t i = 0; i < k_columns; ++i) {
        const auto tab = line.find('\t');
        if ((tab == std::string_view::npos) != (i + 1 == k_columns)) { return std::nullopt; }
        columns[i] = line.substr(0, tab);
        if (columns[i].empty()) { return std::nullopt; }
        if (tab != std::string_view::npos) { line.remove_prefix(tab + 1); }
    }
    return columns;
}

std::optional<std::uint32_t> parse_number(std::string_view text) {
    std::uint32_t value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc{} || end != text.data() + text.size() || text.empty()) {
        return std::nullopt;
    }
    return value;
}

std::string_view or_empty(std::string_view cell) { return cell == "_" ? std::string_view{} : cell; }

bool has_no_space(std::string_view misc) {
    constexpr std::string_view k_key = "SpaceAfter=No";
    for (std::size_t at = misc.find(k_key); at != std::string_view::npos;
         at = misc.find(k_key, at + 1)) {
        const bool starts = at == 0 || misc[at - 1] == '|';
        const bool ends = at + k_key.size() == misc.size() || misc[at + k_key.size()] == '|';
        if (starts && ends) { return true; }
    }
    return false;
}

class Reader {
public:
    explicit Reader(std::string_view name) : m_name(name) {}

    Expected<void> line(std::string_view line) {
        ++m_line;
        if (!line.empty() && line.back() == '\r') { line.remove_suffix(1); }
        if (line.empty()) { return end_sentence(); }
        if (line.front() == '#') {
            if (line.substr(0, 8) == "# newpar" || line.substr(0, 8) == "# newdoc") {
                m_sentence.new_paragraph = true;
            }
            return {};
        }
        const auto columns = split_columns(line);
        if (!columns) {
            return reject("a word line needs 10 columns between tabs, none of them empty");
        }
        const auto id = (*columns)[0];
        if (id.find('.') != std::string_view::npos) {
            return {};
        }  // an empty node of the enhanced graph
        if (const auto dash = id.find('-'); dash != std::string_view::npos) {
            return contraction(id.substr(0, dash), id.substr(dash + 1), *columns);
        }
        return word(*columns);
    }

    Expected<void> end_sentence() {
        if (m_sentence.words.empty()) {
            if (!m_sentence.contractions.empty()) { return reject("a range without words"); }
            return {};
        }
        const auto count = m_sentence.words.size();
        for (const auto& one : m_sentence.words) {
            if (one.head > static_cast<std::int32_t>(count)) {
                return reject("a head outside the sentence");
            }
        }
        for (const auto& one : m_sentence.contractions) {
            if (one.first + one.count > count) { return reject("a range outside the sentence"); }
        }
        m_sentences.push_back(std::move(m_sentence));
        m_sentence = {};
        return {};
    }

    std::vector<TreebankSentence> take() { return std::move(m_sentences); }

private:
    tl::unexpected<Error> reject(std::string what) const {
        return fail(ErrorCode::unsupported, m_name + ":" + std::to_string(m_line), std::move(what),
                    "Check the file with the validator of Universal Dependencies.");
    }

    Expected<void> contraction(std::string_view from, std::string_view to, const Columns& columns) {
        const auto first = parse_number(from);
        const auto last = parse_number(to);
        if (!first || !last || *first != m_sentence.words.size() + 1 || *last < *first ||
            *last - *first > k_words_max) {
            return reject("a range that does not follow the words before it");
        }
        const auto& others = m_sentence.contractions;
        if (!others.empty() && others.back().first + others.back().count > *first - 1) {
            return reject("a range that overlaps another");
        }
        m_sentence.contractions.push_back(
            {*first - 1, *last - *first + 1, std::string(columns[1]), !has_no_space(columns[9])});
        return {};
    }

    Expected<void> word(const Columns& columns) {
        const auto id = parse_number(columns[0]);
        if (!id || *id != m_sentence.words.size() + 1 || *id > k_words_max) {
            return reject("word numbers must run 1, 2, 3 …");
        }
        TreebankWord word;
        word.form = columns[1];
        word.lemma = columns[2];
        word.upos = or_empty(columns[3]);
        word.features = or_empty(columns[5]);
        if (columns[6] != "_") {
            const auto head = parse_number(columns[6]);
            if (!head || *head > k_words_max) { return reject("a head that is no number"); }
            word.head = static_cast<std::int32_t>(*head);
        }
        word.relation = or_empty(columns[7]);
        word.space_after = !has_no_space(columns[9]);
        m_sentence.words.push_back(std::move(word));
        return {};
    }

    std::string m_name;
    std::size_t m_line = 0;
    TreebankSentence m_sentence;
    std::vector<TreebankSentence> m_sentences;
};

std::string or_underscore(const std::string& cell) { return cell.empty() ? "_" : cell; }

}  // namespace

std::string TreebankSentence::text() const {
    std::string out;
    std::size_t next = 0;
    for (std::size_t i = 0; i < words.size();) {
        const bool contracted = next < contractions.size() && contractions[next].first == i;
        out += contracted ? contractions[next].surface : words[i].form;
        const bool space = contracted ? contractions[next].space_after : words[i].space_after;
        i += contracted ? contractions[next++].count : 1;
        if (space && i < words.size()) { out += ' '; }
    }
    return out;
}

Expected<std::vector<TreebankSentence>> read_conllu(std::string_view bytes, std::string_view name) {
    Reader reader(name);
    while (!bytes.empty()) {
        const auto end = bytes.find('\n');
        if (auto done = reader.line(bytes.substr(0, end)); !done) {
            return tl::unexpected<Error>(done.error());
        }
        if (end == std::string_view::npos) { break; }
        bytes.remove_prefix(end + 1);
    }
    if (auto done = reader.end_sentence(); !done) { return tl::unexpected<Error>(done.error()); }
    return reader.take();
}

std::string write_conllu(const std::vector<TreebankSentence>& sentences) {
    std::string out;
    for (const auto& sentence : sentences) {
        if (sentence.new_paragraph) { out += "# newpar\n"; }
        out += "# text = " + sentence.text() + "\n";
        std::size_t next = 0;
        for (std::size_t i = 0; i < sentence.words.size(); ++i) {
            if (next < sentence.contractions.size() && sentence.contractions[next].first == i) {
                const auto& one = sentence.contractions[next++];
                out += std::to_string(i + 1) + "-" + std::to_string(i + one.count) + "\t" +
                       one.surface + "\t_\t_\t_\t_\t_\t_\t_\t" +
                       (one.space_after ? "_" : "SpaceAfter=No") + "\n";
            }
            const auto& word = sentence.words[i];
            out += std::to_string(i + 1) + "\t" + word.form + "\t" + or_underscore(word.lemma) +
                   "\t" + or_underscore(word.upos) + "\t_\t" + or_underscore(word.features) + "\t" +
                   (word.head < 0 ? "_" : std::to_string(word.head)) + "\t" +
                   or_underscore(word.relation) + "\t_\t" +
                   (word.space_after ? "_" : "SpaceAfter=No") + "\n";
        }
        out += "\n";
    }
    return out;
}

}  // namespace counterclaim::syntax
