#pragma once

#include "claim/lexicon.hpp"

#include <counterclaim/error.hpp>
#include <counterclaim/resources.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::claim {

// The files of data/lang/<language>/ (`folder` ends with '/'), columns as data/lang/README.md says.
// A row that cannot be read is an error that names file, line and cell. Idioms, forms and topics
// need not be there. Frames point into `parts`, which must live as long and not be copied.

[[nodiscard]] Expected<std::vector<Frame>> load_frames(const Resources& resources,
                                                       const std::string& folder,
                                                       std::string_view language,
                                                       FrameParts& parts);
/// Phrases that name no occurrence.
[[nodiscard]] Expected<std::vector<Frame>> load_idioms(const Resources& resources,
                                                       const std::string& folder,
                                                       FrameParts& parts);
[[nodiscard]] Expected<std::vector<Saying>> load_sayings(const Resources& resources,
                                                         const std::string& folder,
                                                         std::string_view language);
[[nodiscard]] Expected<std::vector<Cue>> load_cues(const Resources& resources,
                                                   const std::string& folder,
                                                   std::string_view language);
[[nodiscard]] Expected<ByWord<WordClasses>> load_classes(const Resources& resources,
                                                         const std::string& folder);
/// Forms whose lemma taggers get wrong.
[[nodiscard]] Expected<ByWord<std::string>> load_forms(const Resources& resources,
                                                       const std::string& folder);
/// How much words say about the subject of an article, from -1 to 1.
[[nodiscard]] Expected<ByWord<double>> load_topics(const Resources& resources,
                                                   const std::string& folder);

}  // namespace counterclaim::claim
