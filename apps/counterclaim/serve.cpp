#include "verbs.hpp"

#include "ledger.hpp"
#include "named_option.hpp"
#include "signals.hpp"

#include "exchange/json_writer.hpp"
#include "serve/http_server.hpp"
#include "text/iso_date.hpp"
#include "where/gazetteer.hpp"
#include "who/conflicts.hpp"

#include <fmt/format.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <CLI/CLI.hpp>

#include <array>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace counterclaim::app {
namespace fs = std::filesystem;
namespace {

struct ServeOptions {
    std::string ledger = k_default_ledger;
    std::string listen = "127.0.0.1";
    std::uint16_t port = 8080;
    std::vector<std::string> hosts;
    std::string tokens;
    std::string new_token;
    std::string web_root;
    std::string views;
    std::string tiles;
    std::string tiles_credit;
    std::string build_view;
    std::string as_of;
    bool openapi = false;
};

std::string now_text() {
    return text::to_iso(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
}

bool is_loopback(const std::string& address) {
    return address.starts_with("127.") || address == "::1";
}

/// Tokens of the file; none where no file is named.
std::vector<serve::TokenHolder> read_tokens(const std::string& file) {
    if (file.empty()) { return {}; }
    std::ifstream stream(file);
    if (!stream) {
        throw Failure({ErrorCode::not_found, file, "there is no such token file",
                       "counterclaim serve --tokens FILE --new-token NAME:ROLE makes one"});
    }
    const std::string text(std::istreambuf_iterator<char>(stream), {});
    auto tokens = need(serve::parse_tokens(text, file));
    if (tokens.empty()) {
        throw Failure({ErrorCode::config, file, "the token file names nobody",
                       "counterclaim serve --tokens FILE --new-token NAME:ROLE adds somebody"});
    }
    return tokens;
}

/// Adds a line to the token file and prints the token, this once.
int add_token(const ServeOptions& options, Context& context) {
    const auto colon = options.new_token.find(':');
    const auto name = options.new_token.substr(0, colon);
    const auto permit = colon == std::string::npos
                            ? std::nullopt
                            : serve::parse_permit(options.new_token.substr(colon + 1));
    if (!permit || name.empty() || options.tokens.empty()) {
        throw Failure({ErrorCode::usage, "--new-token", "a name, a role and a file are needed",
                       "--tokens FILE --new-token anna:review; roles: read, review, admin"});
    }
    const auto made = serve::make_token(name, *permit);
    (void)need(serve::parse_tokens(made.line, "--new-token"));
    ::umask(S_IRWXG | S_IRWXO);  // nobody else needs to read it
    std::ofstream stream(options.tokens, std::ios::app);
    stream << made.line;
    stream.flush();
    if (!stream) {
        throw Failure({ErrorCode::write_failed, options.tokens, "the line was not written", {}});
    }
    context.write(made.token + "\n");
    context.say("The token is shown this once; " + options.tokens + " holds its hash.");
    return k_exit_ok;
}

/// Runs this program once more to make a view: what that takes of memory goes with it.
Expected<void> build_apart(const serve::ViewOrder& order, Context& context) {
    std::vector<std::string> words{"counterclaim", "serve",        "--ledger",
                                   order.ledger,   "--build-view", order.out};
    if (order.key.as_of) { words.insert(words.end(), {"--as-of", text::to_iso(*order.key.as_of)}); }
    if (!order.key.conflict.empty()) {
        words.insert(words.end(), {"--conflict", order.key.conflict});
    }
    if (!context.options.data.empty()) {
        words.insert(words.end(), {"--data", context.options.data});
    }
    std::vector<char*> arguments;
    for (auto& word : words) { arguments.push_back(word.data()); }
    arguments.push_back(nullptr);
    const auto server = ::getpid();
    const auto child = ::fork();
    if (child < 0) { return fail(ErrorCode::internal, order.out, "no process could be made"); }
    if (child == 0) {
        // What nobody waits for any more is not worked out: the server was stopped, or died.
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != server) { ::_exit(k_exit_usage); }
        ::execv("/proc/self/exe", arguments.data());
        ::_exit(k_exit_usage);
    }
    constexpr std::chrono::milliseconds k_look{50};
    int status = 0;
    auto ended = ::waitpid(child, &status, WNOHANG);
    while (ended == 0 || (ended < 0 && errno == EINTR)) {
        if (stop_signal() != 0) { ::kill(child, SIGKILL); }
        std::this_thread::sleep_for(k_look);
        ended = ::waitpid(child, &status, WNOHANG);
    }
    if (ended < 0) { return fail(ErrorCode::internal, order.out, "the process was lost"); }
    if (WIFEXITED(status) && WEXITSTATUS(status) == k_exit_ok) { return {}; }
    if (WIFEXITED(status) && WEXITSTATUS(status) == k_exit_usage) {
        return fail(ErrorCode::usage, "conflict", "there is no such conflict profile",
                    "a name of /api/v1/conflicts");
    }
    return fail(ErrorCode::store_locked, order.ledger, "the view could not be made",
                "what went wrong is on standard error");
}

int build_view(const ServeOptions& options, Context& context) {
    serve::ViewOrder order;
    order.ledger = options.ledger;
    order.out = options.build_view;
    order.key.conflict = context.options.conflict;
    if (!options.as_of.empty()) {
        order.key.as_of = text::parse_iso_date(options.as_of);
        if (!order.key.as_of) {
            throw Failure({ErrorCode::usage, "--as-of", "is not a day", "--as-of 2020-10-12"});
        }
    }
    need(serve::build_view(order, context.resources()));
    return k_exit_ok;
}

void write_profiles(exchange::JsonWriter& json, const who::Conflicts& conflicts) {
    const auto day = [&json](const char* name, const std::optional<Date>& value) {
        json.key(name).text_or_null(value ? text::to_iso(*value) : std::string());
    };
    json.begin_array();
    for (const auto& profile : conflicts.profiles()) {
        json.begin_object().key("id").value(profile.id).key("name").value(profile.name);
        json.key("sides").begin_array();
        for (const auto& side : profile.sides) {
            json.begin_object().key("name").value(side.name);
            json.key("parties").value(side.parties).end_object();
        }
        json.end_array().key("mediators").value(profile.mediators);
        json.key("observers").value(profile.observers);
        day("from", profile.time.from);
        day("to", profile.time.to);
        json.end_object();
    }
    json.end_array();
}

/// What the server asks of places and wars. Without a gazetteer the names of the ledger must do.
serve::Knowledge knowledge_of(Context& context) {
    serve::Knowledge knowledge;
    knowledge.conflicts.clear();
    exchange::JsonWriter json(knowledge.conflicts);
    write_profiles(json, need(who::Conflicts::load(context.resources())));
    auto opened = where::Gazetteer::open(context.resources());
    if (!opened) {
        if (opened.error().code != ErrorCode::pack_missing) { throw Failure(opened.error()); }
        return knowledge;
    }
    // Shared: both functions are copied with the knowledge, and the gazetteer is read by all
    // threads.
    const auto gazetteer = std::make_shared<const where::Gazetteer>(*std::move(opened));
    knowledge.find_places = [gazetteer](const std::string& name) {
        std::vector<std::string> ids;
        for (const auto index : gazetteer->find(name)) { ids.push_back(gazetteer->id(index)); }
        return ids;
    };
    knowledge.places = [gazetteer](const std::string& name, std::size_t count) {
        std::vector<Place> places;
        if (const auto index = gazetteer->by_id(name)) {
            places.push_back(gazetteer->place(*index));
            return places;
        }
        for (const auto index : gazetteer->find(name)) {
            if (places.size() == count) { break; }
            places.push_back(gazetteer->place(index));
        }
        return places;
    };
    return knowledge;
}

/// A folder for views: beside the ledger, else where temporary files go.
std::string views_folder(const ServeOptions& options) {
    if (!options.views.empty()) { return options.views; }
    const auto beside = options.ledger + ".views";
    std::error_code error;
    fs::create_directories(beside, error);
    if (!error && ::access(beside.c_str(), W_OK) == 0) { return beside; }
    const auto name = fmt::format("counterclaim-views-{}", ::getuid());
    return (fs::temp_directory_path() / name).string();
}

std::string change_json(const serve::Generation& generation) {
    std::string text;
    exchange::JsonWriter json(text);
    json.begin_object().key("generation").value(generation.name).key("at").value(generation.at);
    json.key("claims").value(generation.claims).key("articles").value(generation.articles);
    json.key("events").value(generation.events).key("decisions").value(generation.decisions);
    json.end_object();
    return text;
}

/// Brings the ledger up to date where it can be written; says whether decisions can be made.
bool prepare_ledger(const std::string& path) {
    store::LedgerOptions options;
    options.access = store::Access::write;
    constexpr int k_milliseconds = 1000;
    options.lock_wait_ms = k_lock_wait_s * k_milliseconds;
    options.identify = [](const Claim&) { return std::uint64_t{0}; };
    const auto opened = store::open_ledger(path, options);
    if (opened) { return true; }
    if (opened.error().code != ErrorCode::store_readonly) { throw Failure(opened.error()); }
    (void)open_ledger(path, store::Access::read);
    return false;
}

serve::Guard::Options guard_options(const ServeOptions& options) {
    serve::Guard::Options guard;
    guard.loopback = is_loopback(options.listen);
    guard.tokens = read_tokens(options.tokens);
    for (auto host : options.hosts) {
        for (auto& letter : host) {
            if (letter >= 'A' && letter <= 'Z') { letter = static_cast<char>(letter - 'A' + 'a'); }
        }
        guard.hosts.push_back(host);
    }
    const bool open_to_others = !guard.loopback || !guard.hosts.empty();
    if (open_to_others && guard.tokens.empty()) {
        throw Failure({ErrorCode::config, "--tokens",
                       "others than this machine could reach the ledger, and nothing asks who they "
                       "are",
                       "counterclaim serve --tokens FILE --new-token NAME:ROLE, then --tokens "
                       "FILE; or listen on 127.0.0.1"});
    }
    return guard;
}

int serve_ledger(const ServeOptions& options, Context& context) {
    serve::Guard guard(guard_options(options));
    const bool writes = prepare_ledger(options.ledger);
    serve::HttpServer* server_told = nullptr;
    serve::Views::Options how;
    how.ledger = options.ledger;
    how.folder = views_folder(options);
    how.conflict = context.options.conflict;
    how.now = now_text;
    how.build = [&context](const serve::ViewOrder& order) { return build_apart(order, context); };
    std::mutex telling;
    std::string change;
    how.changed = [&](const serve::Generation& generation) {
        const std::lock_guard lock(telling);
        change = change_json(generation);
        if (server_told != nullptr) { server_told->announce(change); }
    };
    serve::Views views(how);
    auto started = views.start();
    if (!started && stop_signal() != 0) { return k_exit_ok; }
    need(std::move(started));
    serve::Service::Options service_options;
    service_options.ledger = options.ledger;
    service_options.writes = writes;
    if (options.tiles.find("{z}") != std::string::npos || options.tiles.empty()) {
        service_options.tiles = options.tiles;
    } else {
        service_options.archive = std::make_shared<const serve::TileArchive>(
            need(serve::TileArchive::open(options.tiles)));
    }
    service_options.tiles_credit = options.tiles_credit;
    service_options.now = now_text;
    serve::Service service(service_options, views, guard, knowledge_of(context),
                           serve::Assets(options.web_root));
    serve::HttpServer::Options http;
    http.address = options.listen;
    http.port = options.port;
    constexpr unsigned k_threads_min = 4;
    http.threads = std::max(k_threads_min, context.jobs());
    serve::HttpServer server(http, service);
    need(server.open());
    {
        const std::lock_guard lock(telling);
        server_told = &server;
        server.announce(change);
    }
    const auto host =
        options.listen.find(':') == std::string::npos ? options.listen : "[" + options.listen + "]";
    context.write(fmt::format("http://{}:{}/\n", host, server.port()));
    context.flush();
    context.say("Serving " + options.ledger + "; Ctrl-C ends it.");
    std::thread serving([&server] { server.run(); });
    constexpr std::chrono::milliseconds k_look{100};
    while (stop_signal() == 0) { std::this_thread::sleep_for(k_look); }
    {
        const std::lock_guard lock(telling);
        server_told = nullptr;
    }
    server.stop();
    serving.join();
    return k_exit_ok;
}

int run(const ServeOptions& options, Context& context) {
    if (options.openapi) {
        context.write(serve::openapi());
        return k_exit_ok;
    }
    if (!options.new_token.empty()) { return add_token(options, context); }
    if (!options.build_view.empty()) { return build_view(options, context); }
    return serve_ledger(options, context);
}

}  // namespace

void add_serve(CLI::App& app, Context& context) {
    auto options = std::make_shared<ServeOptions>();
    auto* verb = app.add_subcommand("serve", "Serve the page and the HTTP API of a ledger");
    add_ledger_option(*verb, options->ledger);
    add_number(*verb, "--port", options->port, std::uint16_t{0}, std::uint16_t{65535},
               "Port, 8080 by default; 0: any that is free");
    verb->add_option("--listen", options->listen, "Address to listen on, 127.0.0.1 by default")
        ->type_name("ADDRESS");
    verb->add_option("--host", options->hosts,
                     "Name the server is reached by, behind a proxy; may be repeated")
        ->type_name("NAME")
        ->expected(1)
        ->take_all();
    verb->add_option("--tokens", options->tokens,
                     "File of those who may come in: NAME ROLE SHA256 a line")
        ->type_name("FILE");
    verb->add_option("--new-token", options->new_token,
                     "Add somebody to the file of --tokens, print the token and end")
        ->type_name("NAME:ROLE");
    verb->add_option("--web-root", options->web_root,
                     "Folder of the page, in place of the built-in")
        ->type_name("DIR");
    verb->add_option("--views", options->views,
                     "Folder for what is worked out, beside the ledger by default")
        ->type_name("DIR");
    verb->add_option("--tiles", options->tiles,
                     "Map tiles of your own: an address with {z} {x} {y}, or a PMTiles file")
        ->type_name("URL|FILE");
    verb->add_option("--tiles-credit", options->tiles_credit, "Whom to name for the map tiles")
        ->type_name("TEXT");
    verb->add_flag("--openapi", options->openapi, "Print the OpenAPI description and end");
    verb->add_option("--build-view", options->build_view,
                     "Work out one view of the ledger into a file and end")
        ->type_name("FILE");
    verb->add_option("--as-of", options->as_of, "With --build-view: only what was said by that day")
        ->type_name("DAY");
    context.on(*verb, [options, &context] { return run(*options, context); });
}

}  // namespace counterclaim::app
