#include "output_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

namespace counterclaim::app {
namespace {

constexpr std::size_t k_buffer_bytes = 1 << 18;
constexpr int k_permissions = 0644;

}  // namespace

OutputFile::OutputFile(Context& context, std::string path, bool force)
    : m_context(context), m_path(path == "-" ? "" : std::move(path)) {
    if (m_path.empty()) { return; }
    std::error_code error;
    if (!force && std::filesystem::exists(m_path, error)) {
        throw Failure({ErrorCode::exists, m_path, {}, {}});
    }
    m_beside = m_path + ".part" + std::to_string(::getpid());
    m_file = ::open(m_beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, k_permissions);
    if (m_file < 0) { give_up(std::strerror(errno)); }
}

OutputFile::~OutputFile() {
    if (m_file < 0) { return; }
    ::close(m_file);
    ::unlink(m_beside.c_str());
}

void OutputFile::give_up(const std::string& what) const {
    throw Failure({ErrorCode::write_failed, m_path, what, {}});
}

void OutputFile::write(std::string_view data) {
    if (m_path.empty()) {
        m_context.write(data);
        return;
    }
    m_buffer += data;
    if (m_buffer.size() >= k_buffer_bytes) { flush(); }
}

void OutputFile::flush() {
    std::string_view left = m_buffer;
    while (!left.empty()) {
        const auto written = ::write(m_file, left.data(), left.size());
        if (written < 0 && errno != EINTR) { give_up(std::strerror(errno)); }
        if (written > 0) { left.remove_prefix(static_cast<std::size_t>(written)); }
    }
    m_buffer.clear();
}

void OutputFile::commit() {
    if (m_path.empty()) { return; }
    flush();
    if (::fsync(m_file) != 0) { give_up(std::strerror(errno)); }
    if (std::rename(m_beside.c_str(), m_path.c_str()) != 0) { give_up(std::strerror(errno)); }
    ::close(m_file);
    m_file = -1;
}

}  // namespace counterclaim::app
