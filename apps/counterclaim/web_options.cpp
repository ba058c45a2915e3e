#include "web_options.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace counterclaim::app {

void add_web_options(CLI::App& verb, WebOptions& options) {
    verb.add_option("--contact", options.contact,
                    "Mail or web address of who runs this; servers see it in the user agent")
        ->type_name("TEXT");
    verb.add_option("--user-agent", options.user_agent, "Name to give in place of counterclaim's")
        ->type_name("TEXT");
    verb.add_flag("--allow-private", options.allow_private,
                  "Connect to this machine and to private networks too");
    verb.add_option("--max-page", options.body_bytes_max, "Largest answer taken, 32MB by default")
        ->transform(CLI::AsSizeValue(false))
        ->type_name("SIZE");
    verb.add_option("--timeout", options.timeout_s, "Seconds an answer may take, 90 by default")
        ->check(CLI::Range(0.1, 86400.0).description(""))
        ->type_name("SECONDS");
    verb.add_option("--connections", options.connections, "Requests at a time, one to a host")
        ->check(CLI::Range(1U, 1000U).description(""))
        ->type_name("N");
    verb.add_option("--delay", options.delay_s,
                    "Seconds between two requests to one host, where the list does not say")
        ->check(CLI::Range(0.0, 86400.0).description(""))
        ->type_name("SECONDS");
    verb.add_option("--backoff", options.backoff,
                    "Pause after a failure; doubles with each, up to a day")
        ->type_name("TIME");
}

WatchSettings web_settings(const WebOptions& options) {
    WatchSettings settings;
    auto& client = settings.client;
    client.user_agent = options.user_agent;
    if (client.user_agent.empty()) {
        client.user_agent = "counterclaim/" COUNTERCLAIM_VERSION;
        if (!options.contact.empty()) { client.user_agent += " (+" + options.contact + ")"; }
    }
    if (client.user_agent.find_first_of("\r\n") != std::string::npos) {
        throw Failure({ErrorCode::usage, {}, "the user agent must be one line", {}});
    }
    settings.agent = client.user_agent.substr(0, client.user_agent.find_first_of("/ ("));
    client.allow_private = options.allow_private;
    client.body_bytes_max = options.body_bytes_max;
    client.total_s_max = options.timeout_s;
    client.connect_s_max = std::min(options.timeout_s, client.connect_s_max);
    client.connections_max = options.connections;
    settings.host_delay_s = options.delay_s;
    settings.backoff_s = follow::parse_duration(options.backoff);
    if (settings.backoff_s < 0) {
        throw Failure({ErrorCode::usage,
                       {},
                       "\"" + options.backoff + "\" is no duration",
                       "write it like \"60 s\" or \"5 min\""});
    }
    return settings;
}

}  // namespace counterclaim::app
