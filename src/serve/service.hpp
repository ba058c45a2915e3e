#pragma once

#include "serve/api.hpp"
#include "serve/assets.hpp"
#include "serve/guard.hpp"
#include "serve/message.hpp"
#include "serve/tile_archive.hpp"
#include "serve/views.hpp"

#include <chrono>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace counterclaim::serve {

/// Answers kept for those who ask the same of the same view. Safe to use from any thread.
class AnswerCache {
public:
    explicit AnswerCache(std::size_t bytes_max) : m_bytes_max(bytes_max) {}
    [[nodiscard]] std::shared_ptr<const Answer> find(const std::string& key);
    void add(const std::string& key, std::shared_ptr<const Answer> answer);

private:
    struct Kept {
        std::string key;
        std::shared_ptr<const Answer> answer;
    };
    std::size_t m_bytes_max;
    std::size_t m_bytes = 0;
    std::mutex m_mutex;
    std::list<Kept> m_order;  ///< most recently used first
    std::unordered_map<std::string, std::list<Kept>::iterator> m_kept;
};

/// The whole server but the sockets: a request in, an answer out. Safe to use from any thread.
class Service {
public:
    struct Options {
        std::string ledger;
        bool writes = true;                         ///< decisions may be made
        std::chrono::milliseconds time_max{5000};   ///< for one request's work on a view
        std::chrono::milliseconds view_wait{8000};  ///< for a view that is being made
        std::size_t cache_bytes_max = std::size_t{48} << 20;
        /// The user's own map tiles: "https://…/{z}/{x}/{y}.png", or nothing.
        std::string tiles;
        /// The same in one file, in place of an address.
        std::shared_ptr<const TileArchive> archive;
        std::string tiles_credit;
        std::function<std::string()> now;  ///< the moment, ISO 8601
    };
    Service(Options options, Views& views, Guard& guard, Knowledge knowledge, Assets assets);

    [[nodiscard]] Answer handle(const Request& request);

private:
    struct Route {
        const ResourceSpec* resource = nullptr;
        std::string id;
        std::string form;     ///< of a twin: "csv"
        std::string allowed;  ///< methods of the path, where this one is none of them
    };
    [[nodiscard]] Answer decide(const Request& request);
    [[nodiscard]] Answer api(const Request& request);
    [[nodiscard]] static Route route(std::string_view method, std::string_view path);
    [[nodiscard]] Answer from_view(const Request& request, const ResourceSpec& resource,
                                   const Query& query, const std::string& id);
    [[nodiscard]] Answer call(const ResourceSpec& resource, const Query& query,
                              const std::string& id, const std::shared_ptr<View>& view,
                              Frame frame);
    [[nodiscard]] Answer changes(const Request& request, const Query& query,
                                 const ResourceSpec& resource);
    [[nodiscard]] Answer session(const Request& request, const Visitor& visitor) const;
    [[nodiscard]] Answer sign_in(const Request& request);
    [[nodiscard]] Answer sign_out(const Request& request);
    [[nodiscard]] Answer list_decisions(const Query& query, const ResourceSpec& resource);
    [[nodiscard]] Answer add_decision(const Request& request, const Visitor& visitor);
    [[nodiscard]] Answer other(const Request& request, const ResourceSpec& resource,
                               const Query& query, const Visitor& visitor);
    void finish(const Request& request, Answer& answer) const;

    Options m_options;
    Views& m_views;
    Guard& m_guard;
    Knowledge m_knowledge;
    Assets m_assets;
    AnswerCache m_cache;
    std::string m_policy;  ///< Content-Security-Policy
    std::mutex m_writing;  ///< one decision at a time
};

/// The OpenAPI 3.1 description, made of the tables of resources and parameters.
[[nodiscard]] std::string openapi();

/// What is wrong with the ledger, as an answer.
[[nodiscard]] Answer trouble_answer(const Error& error);

}  // namespace counterclaim::serve
