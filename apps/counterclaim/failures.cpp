#include "failures.hpp"

#include "exchange/json_writer.hpp"

#include <cerrno>
#include <cstring>

namespace counterclaim::app {

Failures::Failures(Context& context, const std::string& file) : m_context(context) {
    if (file.empty()) { return; }
    m_file.reset(std::fopen(file.c_str(), "we"));
    if (!m_file) { throw Failure({ErrorCode::write_failed, file, std::strerror(errno), {}}); }
}

void Failures::add(const Error& error) {
    ++m_count;
    m_context.report(error);
    if (!m_file) { return; }
    std::string line;
    exchange::JsonWriter json(line);
    json.begin_object().key("code").value(code_name(error.code)).key("where").value(error.where);
    json.key("what").value(error.what.empty() ? code_summary(error.code)
                                              : std::string_view(error.what));
    json.key("next").value(error.hint.empty() ? code_advice(error.code)
                                              : std::string_view(error.hint));
    json.end_object();
    line += '\n';
    std::fwrite(line.data(), 1, line.size(), m_file.get());
    std::fflush(m_file.get());
}

int Failures::exit_code(std::uint64_t inputs, double ratio_max) const {
    if (m_count == 0) { return k_exit_ok; }
    const double ratio =
        static_cast<double>(m_count) / static_cast<double>(inputs == 0 ? 1 : inputs);
    return ratio > ratio_max ? k_exit_too_many : k_exit_some_failed;
}

}  // namespace counterclaim::app
