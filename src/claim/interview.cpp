#include "claim/interview.hpp"

#include "claim/arguments.hpp"

#include <algorithm>

namespace counterclaim::claim {
namespace {

constexpr int k_question_tokens_max = 80;
constexpr std::size_t k_questions_min = 2;
constexpr std::size_t k_head_sentences_max = 8;
constexpr int k_first_persons_min = 3;

/// The sentences of one block.
struct Turn {
    std::size_t first = 0;
    std::size_t end = 0;
    bool question = false;
};

bool asks(const SentenceView& view) {
    for (int i = view.tree.size() - 1; i >= 0; --i) {
        if (view.tree[i].form.ends_with('?')) { return true; }
        if (view.tree[i].upos != Upos::punct) { return false; }
    }
    return false;
}

/// The sentences by their blocks; a short block that ends with a question mark asks.
std::vector<Turn> turns_of(const std::vector<SentenceView>& views) {
    std::vector<Turn> turns;
    int tokens = 0;
    for (std::size_t i = 0; i < views.size(); ++i) {
        const bool opens =
            turns.empty() || views[i].sentence().block != views[i - 1].sentence().block;
        if (opens) {
            turns.push_back({i, i, false});
            tokens = 0;
        }
        tokens += views[i].tree.size();
        auto& turn = turns.back();
        turn.end = i + 1;
        turn.question = views[i].block().kind != BlockKind::title &&
                        tokens <= k_question_tokens_max && asks(views[i]);
    }
    return turns;
}

/// Who the head says is asked: "an interview with X", "X answers our questions".
int guest_of(const SentenceView& view, int cue) {
    const auto& tree = view.tree;
    if (tree[cue].upos == Upos::verb) {
        const int object = tree.passive(cue) ? k_no_token : tree.child(cue, Deprel::obj);
        const bool person = object != k_no_token && tree[object].upos == Upos::propn;
        return person ? object : subject_of(view, cue);
    }
    int last = k_no_token;
    for (const int child : tree.children(cue)) {
        if (child < cue || tree[child].deprel != Deprel::nmod) { continue; }
        if (tree[child].upos == Upos::propn || view.actor(child) != nullptr) { return child; }
        last = last == k_no_token ? child : last;
    }
    return last;
}

/// The words of the head that speak of an interview: whether there are any, and whom they name.
struct Head {
    bool says = false;
    std::size_t sentence = 0;
    int guest = k_no_token;
};

bool is_pronoun(const SentenceView& view, int token) {
    return view.token(token).upos == Upos::pron;
}

/// "Jeanne Kostal runs a clinic. She answers our questions": the person named first stands for
/// the pronoun.
void name_guest(const std::vector<SentenceView>& views, std::size_t end, Head& head) {
    if (head.guest != k_no_token && !is_pronoun(views[head.sentence], head.guest)) { return; }
    for (std::size_t i = 0; i < end; ++i) {
        const auto& view = views[i];
        for (int token = 0; token < view.tree.size(); ++token) {
            const bool subject = view.tree[token].deprel == Deprel::nsubj &&
                                 view.tree[token].upos == Upos::propn &&
                                 view.place(token) == nullptr;
            const auto* actor = view.actor(token);
            const bool person = actor != nullptr && actor->kind == ActorKind::person;
            if (!subject && !person) { continue; }
            head.sentence = i;
            head.guest = token;
            return;
        }
    }
}

Head read_head(const std::vector<SentenceView>& views, std::size_t end) {
    Head head;
    for (std::size_t i = 0; i < end; ++i) {
        for (int token = 0; token < views[i].tree.size(); ++token) {
            if (!has_cue(views[i], token, CueKind::interview)) { continue; }
            head.says = true;
            if (head.guest != k_no_token) { continue; }
            head.sentence = i;
            head.guest = guest_of(views[i], token);
        }
    }
    if (head.says) { name_guest(views, end, head); }
    return head;
}

/// They speak of themselves outside quotation marks.
int first_persons(const SentenceView& view) {
    int count = 0;
    for (int i = 0; i < view.tree.size(); ++i) {
        const auto& word = view.token(i);
        count += word.upos == Upos::pron && word.has_feature("Person=1") &&
                         view.quoted[static_cast<std::size_t>(i)] == 0
                     ? 1
                     : 0;
    }
    return count;
}

/// "Why", "how", "when": what is asked about did take place.
bool asks_about_deed(const SentenceView& view) {
    for (int i = 0; i < view.tree.size(); ++i) {
        const auto& word = view.token(i);
        if (word.upos == Upos::adv && word.has_feature("PronType=Int")) { return true; }
    }
    return false;
}

bool has_questions(const std::vector<Turn>& turns) {
    const auto questions =
        std::count_if(turns.begin(), turns.end(), [](const Turn& turn) { return turn.question; });
    return static_cast<std::size_t>(questions) >= k_questions_min;
}

}  // namespace

std::vector<char> open_questions(const std::vector<SentenceView>& views) {
    const auto turns = turns_of(views);
    if (!has_questions(turns)) { return {}; }
    std::vector<char> open(views.size(), 0);
    for (const auto& turn : turns) {
        if (!turn.question) { continue; }
        for (std::size_t i = turn.first; i < turn.end; ++i) {
            open[i] = asks(views[i]) && !asks_about_deed(views[i]) ? 1 : 0;
        }
    }
    return open;
}

std::optional<Interview> read_interview(const std::vector<SentenceView>& views) {
    const auto turns = turns_of(views);
    if (!has_questions(turns)) { return std::nullopt; }
    const auto first =
        std::find_if(turns.begin(), turns.end(), [](const Turn& turn) { return turn.question; });
    Interview interview;
    interview.answers.assign(views.size(), 0);
    int persons = 0;
    for (auto turn = first; turn != turns.end(); ++turn) {
        const auto kind = views[turn->first].block().kind;
        const bool heads = kind == BlockKind::heading || kind == BlockKind::caption;
        if (turn->question || heads) { continue; }
        for (std::size_t i = turn->first; i < turn->end; ++i) {
            interview.answers[i] = 1;
            persons += first_persons(views[i]);
        }
    }
    const auto head = read_head(views, std::min(first->first, k_head_sentences_max));
    if (!head.says && persons < k_first_persons_min) { return std::nullopt; }
    interview.guest_sentence = head.sentence;
    interview.guest = head.guest;
    return interview;
}

}  // namespace counterclaim::claim
