#include "timeml.hpp"

#include "text/iso_date.hpp"

#include <array>
#include <utility>

namespace counterclaim::app {
namespace {

constexpr std::array<std::pair<std::string_view, char>, 5> k_entities{
    {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}}};

std::string attribute(std::string_view tag, std::string_view name) {
    const std::string key = " " + std::string(name) + "=\"";
    const auto at = tag.find(key);
    if (at == std::string_view::npos) { return {}; }
    const auto begin = at + key.size();
    return std::string(tag.substr(begin, tag.find('"', begin) - begin));
}

/// The bytes between the first <name> and its end tag.
std::string_view element(std::string_view xml, std::string_view name) {
    const std::string open = "<" + std::string(name) + ">";
    const auto begin = xml.find(open);
    if (begin == std::string_view::npos) { return {}; }
    const auto end = xml.find("</" + std::string(name) + ">", begin);
    if (end == std::string_view::npos) { return {}; }
    return xml.substr(begin + open.size(), end - begin - open.size());
}

}  // namespace

Expected<TimeMlText> read_timeml(std::string_view xml, std::string name) {
    TimeMlText result;
    result.name = std::move(name);
    const auto dct = element(xml, "DCT");
    result.created = text::parse_iso_date(std::string_view(attribute(dct, "value")).substr(0, 10));
    const auto body = element(xml, "TEXT");
    if (body.empty()) {
        return fail(ErrorCode::bad_markup, result.name, "no TEXT element, or it does not end");
    }
    std::vector<AnnotatedTime> open;
    for (std::size_t at = 0; at < body.size();) {
        if (body[at] == '<') {
            const auto end = body.find('>', at);
            if (end == std::string_view::npos) { break; }
            const auto tag = body.substr(at, end - at);
            const auto here = static_cast<std::uint32_t>(result.text.size());
            if (tag.starts_with("<TIMEX3")) {
                open.push_back({{here, here}, attribute(tag, "type"), attribute(tag, "value")});
            } else if (tag.starts_with("</TIMEX3") && !open.empty()) {
                open.back().span.end = here;
                result.times.push_back(std::move(open.back()));
                open.pop_back();
            }
            at = end + 1;
            continue;
        }
        bool entity = false;
        for (const auto& [written, meant] : k_entities) {
            if (body.substr(at).starts_with(written)) {
                result.text += meant;
                at += written.size();
                entity = true;
                break;
            }
        }
        if (!entity) { result.text += body[at++]; }
    }
    return result;
}

}  // namespace counterclaim::app
