#pragma once

#include "context.hpp"

#include <string>
#include <string_view>

namespace counterclaim::app {

/// A file that is there whole or not at all: written beside its name and moved there by `commit`.
/// What is not committed is removed. "-" and an empty name are standard output.
class OutputFile {
public:
    /// Throws E0050 where the file exists and `force` is not set, E0051 where it cannot be made.
    OutputFile(Context& context, std::string path, bool force);
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    void write(std::string_view data);
    void commit();

private:
    void flush();
    [[noreturn]] void give_up(const std::string& what) const;

    Context& m_context;
    std::string m_path;
    std::string m_beside;  ///< name it is written under
    std::string m_buffer;
    int m_file = -1;
};

}  // namespace counterclaim::app
