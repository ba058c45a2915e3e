#pragma once

#include "serve/message.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace counterclaim::serve {

/// A file of the page, in the program itself.
struct Asset {
    std::string_view path;  ///< "/index.html", "/assets/page-1a2b3c.js"
    std::string_view mime;
    std::string_view etag;
    std::string_view raw;
    std::string_view gzip;  ///< empty where packing does not pay
};

/// All files of the page, sorted by path; none where the program was built without it.
[[nodiscard]] const std::vector<Asset>& embedded_assets();

/// The page's files. Addresses that name no file and have no ending are views of the page: they get
/// its start.
class Assets {
public:
    /// `folder`: files are read from there at each request, for those who work on the page; empty:
    /// those in the program.
    explicit Assets(std::string folder) : m_folder(std::move(folder)) {}

    [[nodiscard]] Answer get(const Request& request) const;
    [[nodiscard]] bool empty() const { return m_folder.empty() && embedded_assets().empty(); }

private:
    [[nodiscard]] std::optional<Answer> from_program(std::string_view path,
                                                     const Request& request) const;
    [[nodiscard]] std::optional<Answer> from_folder(std::string_view path) const;
    std::string m_folder;
};

/// True if the client takes gzip.
[[nodiscard]] bool takes_gzip(const Request& request);
/// The bytes packed by gzip; quick rather than small.
[[nodiscard]] std::string gzip(std::string_view bytes);

}  // namespace counterclaim::serve
