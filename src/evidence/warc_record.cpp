#include "evidence/warc_record.hpp"

namespace counterclaim::evidence {

std::string_view WarcRecord::target() const {
    auto target = fields["WARC-Target-URI"];
    if (target.starts_with('<') && target.ends_with('>') && target.size() > 1) {
        target = target.substr(1, target.size() - 2);
    }
    return target;
}

std::string warc_head(const HeaderFields& fields) {
    std::string head = "WARC/1.1\r\n";
    for (const auto& [name, value] : fields.all()) {
        head += name;
        head += ": ";
        // A line end inside a value would begin a field of its own.
        for (const char c : value) { head += c == '\r' || c == '\n' ? ' ' : c; }
        head += "\r\n";
    }
    head += "\r\n";
    return head;
}

}  // namespace counterclaim::evidence
