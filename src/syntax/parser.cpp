#include "syntax/parser.hpp"

#include "syntax/parser_state.hpp"

#include <algorithm>
#include <array>

namespace counterclaim::syntax {
namespace {

constexpr std::uint32_t k_relations_max = 250;

}  // namespace

Expected<Parser> Parser::load(const ModelFile& file) {
    Parser parser;
    const auto section = [&](std::string_view name) {
        return file.section(name).value_or(std::string_view{});
    };
    ByteReader names(section("relations"));
    const auto count = names.number<std::uint32_t>();
    if (count == 0 || count > k_relations_max) {
        return file.damaged("The model's relations are damaged.");
    }
    for (std::uint32_t i = 0; i < count; ++i) { parser.m_relations.push_back(names.text()); }
    const auto root = std::find(parser.m_relations.begin(), parser.m_relations.end(), "root");
    if (!names.ok() || root == parser.m_relations.end() ||
        !parser.m_steps.load(section("steps"), k_step_count) ||
        !parser.m_labels.load(section("labels"), count)) {
        return file.damaged("The parser of the syntax model is damaged.");
    }
    parser.m_root = static_cast<std::uint8_t>(root - parser.m_relations.begin());
    return parser;
}

void Parser::parse(const std::vector<TaggedWord>& words, Tree& tree) const {
    ParserState state(words);
    Rows rows;
    std::array<std::int32_t, k_relations_max + 6> labels{};
    std::array<std::int32_t, 4> scores{};
    double margins = 0;
    std::size_t choices = 0;
    while (!state.done()) {
        state.step_rows(m_steps.bits(), rows);
        m_steps.score(rows, scores.data());
        int best = -1;
        int second = -1;
        for (int i = 0; i < static_cast<int>(k_step_count); ++i) {
            if (!state.allowed(static_cast<Step>(i))) { continue; }
            if (best < 0 || scores[i] > scores[best]) {
                second = best;
                best = i;
            } else if (second < 0 || scores[i] > scores[second]) {
                second = i;
            }
        }
        if (second >= 0) {
            const double gap = scores[best] - scores[second];
            margins += gap / (gap + 100.0);
            ++choices;
        }
        const auto step = static_cast<Step>(best);
        std::uint8_t relation = 0;
        if (step != Step::shift) {
            const std::uint32_t child = state.top(0);
            const std::uint32_t head = step == Step::left ? state.next() : state.top(1);
            if (head == 0) {
                relation = m_root;
            } else {
                state.label_rows(head, child, m_labels.bits(), rows);
                m_labels.score(rows, labels.data());
                labels[m_root] = labels[m_root == 0 ? 1 : 0] - 1;
                relation = static_cast<std::uint8_t>(
                    std::max_element(labels.begin(), labels.begin() + m_labels.classes()) -
                    labels.begin());
            }
        }
        state.apply(step, relation);
    }
    tree.heads.resize(words.size());
    tree.relations.resize(words.size());
    for (std::uint32_t i = 0; i < words.size(); ++i) {
        tree.heads[i] = state.head(i + 1) - 1;
        tree.relations[i] = state.relation(i + 1);
    }
    tree.margin = choices == 0 ? 1.0F : static_cast<float>(margins / static_cast<double>(choices));
}

}  // namespace counterclaim::syntax
