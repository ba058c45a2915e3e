#pragma once

#include "when/reader_pack.hpp"

namespace counterclaim::when {

/// See `TimeReader::infer_publication`.
void infer_publication(const TimeReader::Pack& pack, Reading& reading,
                       const ConflictProfile* conflict);

}  // namespace counterclaim::when
