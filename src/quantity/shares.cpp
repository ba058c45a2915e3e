// Some of those told of before: "shot down 31 of them", "en a libéré quarante", "each side freed
// 15".
#include "quantity/counter.hpp"
#include "quantity/sentence_counter.hpp"

#include <algorithm>

namespace counterclaim::quantity {
namespace {

constexpr int k_told_sentences = 2;  ///< how long a count is remembered

bool names_something(const TokenWords& word) {
    return (word.person || word.item || word.place) && !word.loss &&
           !word.any(CountClasses::Use::result);
}

}  // namespace

void SentenceCounter::take_up(Told& told) {
    if (++told.sentences > k_told_sentences) { told.words = {}; }
    m_view.told = told.words;
    if (!names_something(m_view.told)) { m_view.told.person = true; }
}

void SentenceCounter::pass_on(Told& told) const {
    const auto counts = [&](std::int32_t noun) {
        return std::any_of(m_counted.begin(), m_counted.end(),
                           [&](const Counted& counted) { return counted.noun == noun; });
    };
    std::int32_t last = -1;
    for (std::int32_t index = 0; index < m_view.size(); ++index) {
        if (!token(index).is_plural() || !names_something(m_view.word(index))) { continue; }
        if (last < 0 || counts(index) || !counts(last)) { last = index; }
    }
    if (last >= 0) { told = {m_view.word(last), 0}; }
}

bool SentenceCounter::is_share(std::size_t i) const {
    return std::any_of(m_shares.begin(), m_shares.end(), [&](const auto& words) {
        const auto first = m_items[words.first].token;
        if (words.first == m_numbers[i].last_item) { return true; }
        // "[en] a détruit trois"
        return m_sentence.parsed && first >= 0 && first < m_places[i].first &&
               token(first).upos == Upos::pron && token(first).head >= 0 &&
               token(first).head == token(m_places[i].last).head &&
               token(first).head < m_places[i].first;
    });
}

bool SentenceCounter::stands_alone(std::size_t i) const {
    const auto number = m_places[i].last;
    const auto& one = token(number);
    const bool undergone = one.deprel == Deprel::obj ||
                           (one.deprel == Deprel::nsubj && one.subtype == DeprelSubtype::pass);
    return m_sentence.parsed && m_numbers[i].form == NumberForm::number && m_counted[i].noun < 0 &&
           m_counted[i].kind == QuantityKind::other && one.upos == Upos::num && undergone &&
           one.head >= 0;
}

Counted SentenceCounter::count_share(std::size_t i) {
    Counted counted;
    if (!m_view.parsed()) { return counted; }
    auto they = m_view.told;
    for (std::size_t before = 0; before < i; ++before) {
        const auto noun = m_counted[before].noun;
        if (noun >= 0 && names_something(m_view.word(noun))) { they = m_view.word(noun); }
    }
    const auto number = m_places[i].last;
    const auto verb = token(number).head;
    // "eight of them are dead"
    const bool says =
        verb >= 0 && (token(verb).upos == Upos::verb || token(verb).upos == Upos::adj);
    if (!says) { return counted; }
    const auto& around = m_view.children[static_cast<std::size_t>(verb)];
    const auto relation = token(number).deprel;
    // "ten people were wounded, five of them seriously": told of already
    const bool second = std::any_of(around.begin(), around.end(), [&](std::int32_t child) {
        return child < number && token(child).deprel == Deprel::nsubj;
    });
    // "ten prisoners, four of them wounded": no clause of its own
    const bool finite = token(verb).has_feature("VerbForm=Fin") ||
                        std::any_of(around.begin(), around.end(), [&](std::int32_t child) {
                            return token(child).upos == Upos::aux;
                        });
    const bool undergoes = number > verb && relation != Deprel::nsubj;
    if (relation == Deprel::nsubj ? second || !finite : !undergoes) { return counted; }
    counted.kind = Counter(m_view).befell(number, they);
    for (std::size_t before = 0; before < i; ++before) {
        // "45 civilians were killed, [12] of them beaten to death"
        if (counted.kind != QuantityKind::other && m_counted[before].kind == counted.kind) {
            return {};
        }
    }
    counted.person_class = they.person_class;
    counted.item = they.item_name;
    counted.how = "of them";
    counted.open = counted.kind == QuantityKind::other;
    return counted;
}

}  // namespace counterclaim::quantity
