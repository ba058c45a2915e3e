#include "syntax/raw_text.hpp"

namespace counterclaim::syntax {

std::vector<RawParagraph> raw_paragraphs(const std::vector<TreebankSentence>& sentences) {
    std::vector<RawParagraph> paragraphs;
    bool space = false;
    for (std::uint32_t s = 0; s < sentences.size(); ++s) {
        const auto& sentence = sentences[s];
        if (paragraphs.empty() || sentence.new_paragraph) {
            paragraphs.emplace_back();
            space = false;
        }
        RawParagraph& paragraph = paragraphs.back();
        std::size_t next = 0;
        for (std::uint32_t w = 0; w < sentence.words.size();) {
            const auto& contractions = sentence.contractions;
            const bool contracted = next < contractions.size() && contractions[next].first == w;
            const auto& form = contracted ? contractions[next].surface : sentence.words[w].form;
            if (space) { paragraph.text += ' '; }
            const auto begin = static_cast<std::uint32_t>(paragraph.text.size());
            paragraph.text += form;
            const std::uint32_t count = contracted ? contractions[next].count : 1;
            paragraph.surfaces.push_back(
                {{begin, static_cast<std::uint32_t>(paragraph.text.size())},
                 w == 0,
                 s,
                 w,
                 count,
                 contracted});
            space = contracted ? contractions[next].space_after : sentence.words[w].space_after;
            next += contracted ? 1 : 0;
            w += count;
        }
    }
    return paragraphs;
}

}  // namespace counterclaim::syntax
