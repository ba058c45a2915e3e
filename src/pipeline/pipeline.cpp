#include "pipeline/pipeline.hpp"

namespace counterclaim::pipeline {

struct Pipeline::Rooms {};

Pipeline::Pipeline(std::unique_ptr<const Rooms> rooms) : m_rooms(std::move(rooms)) {}
Pipeline::Pipeline(Pipeline&&) noexcept = default;
Pipeline& Pipeline::operator=(Pipeline&&) noexcept = default;
Pipeline::~Pipeline() = default;

Expected<Pipeline> Pipeline::load(const Resources&, const Options&) {
    return Pipeline(std::make_unique<const Rooms>());
}

std::vector<Reading> Pipeline::read(const Document&) const { return {}; }

}  // namespace counterclaim::pipeline
