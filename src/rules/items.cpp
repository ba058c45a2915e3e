#include "rules/items.hpp"

#include "text/fold.hpp"
#include "text/pieces.hpp"

namespace counterclaim::rules {
namespace {

constexpr std::size_t k_digits_max = 15;

/// Sets number and digits from the plain digits of a run; longer runs than any number of news keep
/// -1.
void read_digits(std::string_view plain_digits, Item& item) {
    item.digits = static_cast<std::uint8_t>(plain_digits.size() > 200 ? 200 : plain_digits.size());
    if (plain_digits.size() > k_digits_max) { return; }
    std::int64_t value = 0;
    for (const char c : plain_digits) { value = value * 10 + (c - '0'); }
    item.number = value;
}

bool is_no_break_gap(std::string_view gap) {
    return gap == "\xC2\xA0" || gap == "\xE2\x80\xAF" || gap == "\xE2\x80\x89";
}

/// Joins "3 , 000" to one item where the signs stand close and each group has three digits.
class GroupJoiner {
public:
    GroupJoiner(Items& items, const ItemOptions& options) : m_items(items), m_options(options) {}

    void run() {
        auto& list = m_items.list;
        std::size_t out = 0;
        for (std::size_t i = 0; i < list.size();) {
            Item item = list[i];
            std::size_t next = i + 1;
            int groups = 0;
            if (item.number >= 0 && item.digits <= 3 && item.number > 0) {
                while (std::size_t after = group_end(next)) {
                    const Item& group = list[after - 1];
                    item.number = item.number * 1000 + group.number;
                    groups += 1;
                    item.span.end = group.span.end;
                    next = after;
                    item.digits = 0;
                    if (groups == 4) { break; }
                }
            }
            list[out++] = item;
            i = next;
        }
        list.resize(out);
    }

private:
    /// Index after the group that begins at `at`, or 0.
    [[nodiscard]] std::size_t group_end(std::size_t at) const {
        const auto& list = m_items.list;
        if (at >= list.size()) { return 0; }
        std::size_t digits_at = at;
        if (list[at].number < 0) {
            const auto sign = m_items.surface(at);
            if ((sign != "," && sign != ".") || !list[at].glued || at + 1 >= list.size() ||
                !list[at + 1].glued) {
                return 0;
            }
            digits_at = at + 1;
        } else {
            const Span gap{list[at - 1].span.end, list[at].span.begin};
            const auto between = slice(m_items.text, gap);
            if (!is_no_break_gap(between) && !(m_options.join_spaced_groups && between == " ")) {
                return 0;
            }
        }
        const Item& group = list[digits_at];
        if (group.number < 0 || group.digits != 3) { return 0; }
        // "3,000,5" or "3.000.1": the next sign decides only if more digits follow it, three again.
        return digits_at + 1;
    }

    Items& m_items;
    const ItemOptions& m_options;
};

}  // namespace

WordId Words::add(std::string_view plain_word) {
    if (const auto found = m_ids.find(plain_word); found != m_ids.end()) { return found->second; }
    const auto id = static_cast<WordId>(m_names.size());
    m_names.emplace_back(plain_word);
    m_ids.emplace(plain_word, id);
    auto bare = text::fold(plain_word);
    if (bare != plain_word) { m_unmarked.emplace(bare, id); }
    return id;
}

WordId Words::find(std::string_view plain_word, bool in_capitals) const {
    if (const auto found = m_ids.find(plain_word); found != m_ids.end()) { return found->second; }
    if (in_capitals) {
        if (const auto found = m_unmarked.find(plain_word); found != m_unmarked.end()) {
            return found->second;
        }
    }
    return 0;
}

Items items_of(const Sentence& sentence, std::string_view article_text, const Words& words,
               const ItemOptions& options) {
    Items items;
    items.sentence = &sentence;
    items.text = article_text;
    items.list.reserve(sentence.tokens.size() + 8);
    std::vector<text::Piece> pieces;
    std::string folded;
    std::uint32_t end = 0;
    for (std::size_t t = 0; t < sentence.tokens.size(); ++t) {
        const Token& token = sentence.tokens[t];
        if (token.span.begin < end || token.span.end > article_text.size()) { continue; }
        pieces.clear();
        text::append_pieces(slice(article_text, token.span), pieces);
        for (const auto& piece : pieces) {
            if (items.list.size() >= options.items_max) {
                items.cut = true;
                break;
            }
            Item item;
            item.span = {token.span.begin + piece.span.begin, token.span.begin + piece.span.end};
            item.glued = !items.list.empty() && items.list.back().span.end == item.span.begin;
            item.token = static_cast<std::int32_t>(t);
            item.upos = token.upos;
            folded.clear();
            const auto surface = slice(article_text, item.span);
            text::append_plain(surface, folded);
            bool in_capitals = false;
            if (piece.kind == text::PieceKind::letters) {
                const auto casing = text::casing_of(surface);
                item.capital = casing.first_upper;
                in_capitals = casing.all_upper;
            } else if (piece.kind == text::PieceKind::digits) {
                read_digits(folded, item);
            }
            item.word = words.find(folded, in_capitals);
            if (pieces.size() == 1 && !token.lemma.empty()) {
                folded.clear();
                text::append_plain(token.lemma, folded);
                item.lemma = words.find(folded);
            }
            items.list.push_back(item);
        }
        end = token.span.end;
    }
    if (options.join_groups) { GroupJoiner(items, options).run(); }
    return items;
}

std::vector<WordId> word_ids(std::string_view phrase, Words& words) {
    std::vector<text::Piece> pieces;
    text::append_pieces(phrase, pieces);
    std::vector<WordId> ids;
    ids.reserve(pieces.size());
    for (const auto& piece : pieces) {
        ids.push_back(words.add(text::plain(slice(phrase, piece.span))));
    }
    return ids;
}

}  // namespace counterclaim::rules
