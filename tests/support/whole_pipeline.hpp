#pragma once

#include "pipeline/pipeline.hpp"
#include "support/file_resources.hpp"

#include <gtest/gtest.h>

#include <string>

namespace counterclaim::test {

/// The whole way from bytes to claims, loaded once for all tests of a program.
inline const pipeline::Pipeline& whole_pipeline() {
    static const FileResources resources;
    static const auto loaded = pipeline::Pipeline::load(resources);
    EXPECT_TRUE(loaded) << (loaded ? std::string() : to_string(loaded.error()));
    return *loaded;
}

}  // namespace counterclaim::test
