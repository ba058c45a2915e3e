#include "follow/zone.hpp"

#include "text/iso_date.hpp"

#include <unicode/timezone.h>

#include <array>
#include <cstdio>
#include <memory>

namespace counterclaim::follow {
namespace {

std::unique_ptr<icu::TimeZone> zone_of(const std::string& name) {
    std::unique_ptr<icu::TimeZone> zone(
        icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
    if (!zone || *zone == icu::TimeZone::getUnknown()) { return nullptr; }
    return zone;
}

}  // namespace

bool is_zone(const std::string& name) { return zone_of(name) != nullptr; }

std::string local_time(Instant moment, const std::string& zone) {
    const auto rules = zone.empty() ? nullptr : zone_of(zone);
    if (!rules) { return text::to_iso(moment); }
    int raw = 0;
    int daylight = 0;
    UErrorCode status = U_ZERO_ERROR;
    const auto milliseconds = static_cast<double>(moment.time_since_epoch().count()) * 1000;
    rules->getOffset(milliseconds, 0, raw, daylight, status);
    if (U_FAILURE(status) != 0) { return text::to_iso(moment); }
    const int minutes = (raw + daylight) / 60'000;
    auto local = text::to_iso(moment + std::chrono::minutes(minutes));
    local.pop_back();  // the Z
    std::array<char, 16> offset{};
    const int size = minutes < 0 ? -minutes : minutes;
    std::snprintf(offset.data(), offset.size(), "%c%02d:%02d", minutes < 0 ? '-' : '+',
                  size / 60 % 100, size % 60);
    return local + offset.data();
}

}  // namespace counterclaim::follow
