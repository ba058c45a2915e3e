#include "article/page_dates.hpp"

#include "article/assemble.hpp"
#include "article/dateline.hpp"
#include "text/char_class.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <map>

namespace counterclaim::article {
namespace {

constexpr std::size_t k_label_bytes_max = 200;
constexpr std::size_t k_shown_max = 400;
constexpr std::size_t k_script_keys_max = 20000;
constexpr std::size_t k_loose_words_max = 9;
constexpr std::size_t k_loose_texts_max = 3000;

/// A date the page shows, and how much speaks for it being the article's own.
struct Shown {
    WrittenDate date;
    int score = 0;
    std::uint32_t node = 0;
    const char* from = "";
    bool updated = false;
};

bool is_sentence_text(std::string_view text) { return text::count_words(text) > 25; }

/// Where the article begins: its main heading, or the part of the page that holds it.
std::uint32_t first_heading(const Page& page, std::uint32_t root) {
    std::uint32_t last = 0;
    for (std::uint32_t i = 0; i < page.nodes().size(); ++i) {
        if (page[i].tag != Tag::h1) { continue; }
        if (last == 0 || i <= root || i < page[root].end) { last = last == 0 ? i : last; }
    }
    return last != 0 ? last : root;
}

int base_score(const Page& page, std::uint32_t node, std::uint8_t role, std::string_view itemprop) {
    int score = 0;
    if (page[node].tag == Tag::time) { score += 30; }
    if ((role & k_role_date) != 0) { score += 25; }
    if (itemprop.find("ublish") != std::string_view::npos) { score += 40; }
    if (itemprop.find("reated") != std::string_view::npos) { score += 30; }
    if (page.has_attribute(node, "pubdate")) { score += 40; }
    return score;
}

class Finder {
public:
    Finder(const Page& page, const std::vector<std::uint8_t>& roles, std::uint32_t root,
           DayOrder order, const Knowledge& knowledge)
        : m_page(page),
          m_roles(roles),
          m_root(root),
          m_order(order),
          m_knowledge(knowledge),
          m_heading(first_heading(page, root)) {}

    [[nodiscard]] std::vector<Shown> run() {
        std::uint32_t comments_end = 0;
        std::uint32_t never_end = 0;
        std::uint32_t aside_end = 0;
        for (std::uint32_t i = 0; i < m_page.nodes().size() && m_shown.size() < k_shown_max; ++i) {
            const auto& node = m_page[i];
            if (node.tag == Tag::head || node.tag == Tag::script || node.tag == Tag::style) {
                never_end = std::max(never_end, node.end);
            }
            const bool body = (m_roles[i] & k_role_body) != 0 || node.tag == Tag::article;
            if ((m_roles[i] & k_role_comments) != 0 && !body && i > m_heading) {
                comments_end = std::max(comments_end, node.end);
            }
            const bool small = node.end - i < m_page.nodes().size() / 3;
            if (node.tag == Tag::aside || node.tag == Tag::footer || node.tag == Tag::nav) {
                if (small) { aside_end = std::max(aside_end, node.end); }
            }
            if (i < never_end) { continue; }
            m_penalty = (i < comments_end ? 60 : 0) + (i < aside_end ? 30 : 0);
            if (node.tag == Tag::text) {
                loose_text(i);
            } else {
                element(i);
            }
        }
        return std::move(m_shown);
    }

private:
    /// Nearer to the heading is better; before it a little worse than after it.
    [[nodiscard]] int nearness(std::uint32_t node) const {
        const auto distance = node > m_heading ? node - m_heading : 2 * (m_heading - node);
        int score = 30 - static_cast<int>(std::min<std::uint32_t>(distance / 8, 40));
        if (node >= m_root && node < m_page[m_root].end) { score += 10; }
        return score;
    }

    void add(std::uint32_t node, const WrittenDate& date, int score, const char* from,
             NoiseRole label) {
        Shown shown;
        shown.date = date;
        shown.node = node;
        shown.from = from;
        shown.updated = label == NoiseRole::updated;
        shown.score = score + nearness(node) - m_penalty +
                      (label == NoiseRole::published ? 25 : 0) - (shown.updated ? 35 : 0) +
                      (date.time ? 3 : 0) - (date.short_year ? 8 : 0);
        m_shown.push_back(shown);
    }

    void element(std::uint32_t i) {
        const auto& node = m_page[i];
        const bool time = node.tag == Tag::time || node.tag == Tag::abbr;
        const auto itemprop = m_page.attribute(i, "itemprop");
        const bool dated = (m_roles[i] & k_role_date) != 0;
        if (!time && !dated && itemprop.empty()) { return; }
        if (node.end - i > 60) { return; }  // a container
        const auto text = m_page.inner_text(i, k_label_bytes_max);
        auto label = label_of(text);
        if (itemprop.find("odified") != std::string_view::npos) { label = NoiseRole::updated; }
        int score = base_score(m_page, i, m_roles[i], itemprop);
        for (const auto* name : {"datetime", "content", "title", "data-datetime", "data-time",
                                 "data-date", "data-timestamp"}) {
            const auto value = m_page.attribute(i, name);
            if (value.empty() || (name == std::string_view("content") && itemprop.empty())) {
                continue;
            }
            if (const auto date = m_knowledge.dates.read_metadata(value, m_order)) {
                add(i, *date, score, "time element", label);
                return;
            }
        }
        if (!time && !dated) { return; }
        if (const auto date = m_knowledge.dates.find_first(text, m_order)) {
            add(i, *date, score - 5, "dated element", label);
        }
    }

    /// Text that holds little but a date.
    void loose_text(std::uint32_t i) {
        const auto text = m_page.text_of(m_page[i]);
        if (text.size() < 8 || text.size() > k_label_bytes_max || ++m_loose > k_loose_texts_max) {
            return;
        }
        if (std::none_of(text.begin(), text.end(), [](char c) {
                return (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0xD9;
            })) {
            return;
        }
        if (is_sentence_text(text)) { return; }
        const auto dates = m_knowledge.dates.find_all(text, m_order, 2);
        if (dates.empty()) { return; }
        const auto label = label_of(text);
        const bool alone = date_of_line(text, m_knowledge, m_order).has_value();
        // A date within a sentence is when something happened, not when it was written.
        const bool labelled = label == NoiseRole::published || label == NoiseRole::updated;
        if (!alone && !labelled && text::count_words(text) > k_loose_words_max) { return; }
        add(i, dates.front(), alone ? 8 : (labelled ? 5 : -15), "text of the page", label);
    }

    [[nodiscard]] NoiseRole label_of(std::string_view text) const {
        if (text.size() > k_label_bytes_max) { return NoiseRole::none; }
        return m_knowledge.noise.role_of(text);
    }

    const Page& m_page;
    const std::vector<std::uint8_t>& m_roles;
    std::uint32_t m_root;
    DayOrder m_order;
    const Knowledge& m_knowledge;
    std::uint32_t m_heading;
    int m_penalty = 0;
    std::size_t m_loose = 0;
    std::vector<Shown> m_shown;
};

/// Scripts of pages that are put together in the browser carry the date as data:
/// "datePublished":"2020-10-28T…".
std::optional<WrittenDate> date_in_scripts(std::string_view source, const Knowledge& knowledge) {
    std::size_t tries = 0;
    for (auto at = source.find("\":"); at != std::string_view::npos && tries < k_script_keys_max;
         at = source.find("\":", at + 2)) {
        ++tries;
        const auto open = source.rfind('"', at == 0 ? 0 : at - 1);
        if (open == std::string_view::npos || at - open > 40 || at - open < 5) { continue; }
        const auto meaning = knowledge.meta.meaning_of(source.substr(open + 1, at - open - 1));
        if (meaning.role != MetaRole::published) { continue; }
        auto value = source.substr(at + 2, 60);
        const auto quote = value.find('"');
        if (quote == std::string_view::npos || quote > 3) { continue; }
        value.remove_prefix(quote + 1);
        if (const auto date = knowledge.dates.read_metadata(value.substr(0, value.find('"')),
                                                            DayOrder::day_first)) {
            return date;
        }
    }
    return std::nullopt;
}

/// Servers write moments in UTC: late in the evening in America that is the next day already. The
/// day in the address is the outlet's own.
WrittenDate in_local_day(WrittenDate date, const std::optional<WrittenDate>& address) {
    if (!address || date.day == address->day) { return date; }
    const auto apart = date.day > address->day ? date.day - address->day : address->day - date.day;
    const bool in_utc = date.zone && *date.zone == std::chrono::minutes{0};
    if (apart == std::chrono::days{1} && in_utc && date.time) {
        // The moment stays what it is.
        date.zone = date.day > address->day ? std::chrono::minutes{-24 * 60}
                                            : std::chrono::minutes{24 * 60};
        date.day = address->day;
    }
    return date;
}

}  // namespace

PublicationDate find_page_date(const Page& page, const std::vector<std::uint8_t>& roles,
                               const PageMetadata& metadata, std::string_view url,
                               std::uint32_t root, std::string_view source,
                               const Knowledge& knowledge) {
    std::string_view address = url;
    if (address.find("://") == std::string_view::npos) { address = metadata.url; }
    const auto in_address = knowledge.dates.read_address(address);
    if (metadata.published) {
        return publication_date(in_local_day(*metadata.published, in_address), DateBasis::metadata,
                                metadata.published_from);
    }
    if (in_address) { return publication_date(*in_address, DateBasis::address, "the address"); }
    if (page.nodes().empty()) { return {}; }
    const auto order = metadata.month_first ? DayOrder::month_first : DayOrder::day_first;
    const auto shown = Finder(page, roles, root, order, knowledge).run();
    const Shown* best = nullptr;
    for (const auto& candidate : shown) {
        if (best == nullptr || candidate.score > best->score) { best = &candidate; }
    }
    if (best != nullptr && best->score > 0) {
        return publication_date(best->date,
                                best->from == std::string_view("time element") ? DateBasis::metadata
                                                                               : DateBasis::stated,
                                best->from);
    }
    if (metadata.modified) {
        return publication_date(*metadata.modified, DateBasis::metadata,
                                metadata.modified_from + " (date of a change)");
    }
    if (best != nullptr) { return publication_date(best->date, DateBasis::stated, best->from); }
    if (const auto date = date_in_scripts(source, knowledge)) {
        return publication_date(*date, DateBasis::metadata, "data in a script");
    }
    return {};
}

PublicationDate find_page_update(const PageMetadata& metadata, const PublicationDate& published) {
    if (!metadata.modified || !published.day) { return {}; }
    auto updated =
        publication_date(*metadata.modified, DateBasis::metadata, metadata.modified_from);
    const bool later = updated.instant && published.instant ? *updated.instant > *published.instant
                                                            : *updated.day > *published.day;
    return later ? updated : PublicationDate{};
}

}  // namespace counterclaim::article
