#include "serve/views.hpp"

#include "text/iso_date.hpp"

#include <algorithm>
#include <filesystem>

namespace counterclaim::serve {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t k_generations_max = 1000;
constexpr std::size_t k_orders_max = 20;
constexpr int k_waiting_max = 2;  ///< requests that may hold a thread while a view is made
constexpr int k_lock_wait_ms = 200;

Generation describe(View& view, std::string at) {
    Generation generation;
    generation.name = view.generation();
    generation.at = std::move(at);
    auto connection = view.lease();
    const auto count = [&](const std::string& sql) {
        auto& row = connection->statement(sql);
        row.step();
        const auto number = row.number(0);
        row.reset();
        return number;
    };
    generation.claims = count("SELECT count(*) FROM claim WHERE status < 3");
    generation.articles = count("SELECT count(*) FROM item WHERE list = 9");
    generation.events = count("SELECT count(*) FROM item WHERE list = 1");
    const auto& name = generation.name;
    generation.decisions = std::atoll(name.substr(name.rfind('-') + 1).c_str());
    return generation;
}

void remove(const std::string& file) {
    std::error_code error;
    fs::remove(file, error);
}

}  // namespace

Views::Views(Options options) : m_options(std::move(options)) {}

Views::~Views() {
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    m_made.notify_all();
    if (m_thread.joinable()) { m_thread.join(); }
    // The newest view stays: the next start finds it.
    for (const auto& other : m_others) { remove(other.file); }
}

Expected<void> Views::start() {
    const auto generation = generation_of(m_options.ledger, k_lock_wait_ms);
    if (!generation) { return tl::unexpected<Error>(generation.error()); }
    auto made = make({{}, m_options.conflict}, *generation);
    if (!made) { return tl::unexpected<Error>(made.error()); }
    show(*std::move(made));
    m_thread = std::thread([this] { run(); });
    return {};
}

std::string Views::file_name(const ViewKey& key, const std::string& generation) const {
    auto name = fs::path(m_options.ledger).filename().string() + "." + generation;
    if (key.as_of) { name += "." + text::to_iso(*key.as_of); }
    if (!key.conflict.empty()) { name += "." + key.conflict; }
    return (fs::path(m_options.folder) / (name + ".view")).string();
}

Expected<Views::Kept> Views::make(const ViewKey& key, const std::string& generation) {
    const auto file = file_name(key, generation);
    std::error_code error;
    if (fs::exists(file, error)) {
        if (auto view = View::open(file)) { return Kept{key, *view, file}; }
        remove(file);
    }
    fs::create_directories(m_options.folder, error);
    const auto draft = file + ".part";
    remove(draft);
    const auto built = m_options.build({m_options.ledger, draft, key});
    if (!built) {
        remove(draft);
        return tl::unexpected<Error>(built.error());
    }
    fs::rename(draft, file, error);
    if (error) {
        return fail(ErrorCode::write_failed, file, error.message(),
                    "name another folder with --views");
    }
    auto view = View::open(file);
    if (!view) { return tl::unexpected<Error>(view.error()); }
    return Kept{key, *view, file};
}

void Views::show(Kept kept) {
    auto generation = describe(*kept.view, m_options.now());
    std::vector<std::string> old;
    {
        const std::lock_guard lock(m_mutex);
        if (m_newest && m_newest->file != kept.file) { old.push_back(m_newest->file); }
        for (const auto& other : m_others) { old.push_back(other.file); }
        m_others.clear();
        m_failed.clear();
        m_newest = std::move(kept);
        m_generations.push_front(generation);
        if (m_generations.size() > k_generations_max) { m_generations.pop_back(); }
    }
    // Whoever still reads an old view holds its file open.
    for (const auto& file : old) { remove(file); }
    m_made.notify_all();
    if (m_options.changed) { m_options.changed(generation); }
}

void Views::run() {
    bool rests = false;  ///< what failed is tried again after a while, however much it is wanted
    while (true) {
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait_for(lock, m_options.look_every,
                            [&] { return m_stop || (!rests && (m_look || !m_orders.empty())); });
            if (m_stop) { return; }
            m_look = false;
        }
        rests = true;
        try {
            look_at_ledger();
            build_ordered();
            rests = false;
        } catch (const store::sqlite::Trouble& trouble) {
            const std::lock_guard lock(m_mutex);
            m_trouble = trouble.error();
        } catch (const std::exception& mistake) {
            // The view that is shown stays, and the ledger is looked at again.
            const std::lock_guard lock(m_mutex);
            m_trouble = Error{ErrorCode::internal, m_options.ledger, mistake.what(), {}};
        }
    }
}

void Views::look_at_ledger() {
    std::error_code error;
    const bool there = fs::exists(m_options.ledger, error);
    auto generation =
        there ? generation_of(m_options.ledger, k_lock_wait_ms)
              : Expected<std::string>(fail(ErrorCode::store_missing, m_options.ledger, {}));
    {
        const std::lock_guard lock(m_mutex);
        m_trouble.reset();
        if (!generation) {
            m_trouble = generation.error();
            return;
        }
        if (m_newest && m_newest->view->generation() == *generation) { return; }
    }
    auto made = make({{}, m_options.conflict}, *generation);
    if (made) {
        show(*std::move(made));
        return;
    }
    const std::lock_guard lock(m_mutex);
    m_trouble = made.error();
}

void Views::build_ordered() {
    while (true) {
        ViewKey key;
        std::string generation;
        {
            const std::lock_guard lock(m_mutex);
            if (m_orders.empty() || m_stop) { return; }
            key = m_orders.front();
            generation = m_newest->view->generation();
        }
        auto made = make(key, generation);
        std::vector<std::string> old;
        {
            const std::lock_guard lock(m_mutex);
            m_orders.pop_front();
            if (made) {
                m_others.push_front(*std::move(made));
                while (m_others.size() > m_options.others_max) {
                    old.push_back(m_others.back().file);
                    m_others.pop_back();
                }
            } else {
                if (m_failed.size() >= k_orders_max) { m_failed.erase(m_failed.begin()); }
                m_failed.emplace_back(key, made.error());
            }
        }
        for (const auto& file : old) { remove(file); }
        m_made.notify_all();
    }
}

Expected<std::shared_ptr<View>> Views::get(const ViewKey& asked, std::chrono::milliseconds wait) {
    ViewKey key = asked;
    if (key.conflict.empty()) { key.conflict = m_options.conflict; }
    std::unique_lock lock(m_mutex);
    const auto end = std::chrono::steady_clock::now() + wait;
    while (true) {
        if (m_newest && m_newest->key == key) { return m_newest->view; }
        const auto found = std::find_if(m_others.begin(), m_others.end(),
                                        [&](const Kept& kept) { return kept.key == key; });
        if (found != m_others.end()) {
            m_others.splice(m_others.begin(), m_others, found);
            return found->view;
        }
        const auto failed = std::find_if(m_failed.begin(), m_failed.end(),
                                         [&](const auto& entry) { return entry.first == key; });
        if (failed != m_failed.end()) { return tl::unexpected<Error>(failed->second); }
        if (std::find(m_orders.begin(), m_orders.end(), key) == m_orders.end()) {
            if (m_orders.size() >= k_orders_max) { return std::shared_ptr<View>(); }
            m_orders.push_back(key);
            m_wake.notify_all();
        }
        if (m_stop || m_waiting >= k_waiting_max) { return std::shared_ptr<View>(); }
        ++m_waiting;
        const auto status = m_made.wait_until(lock, end);
        --m_waiting;
        if (status == std::cv_status::timeout) { return std::shared_ptr<View>(); }
    }
}

std::vector<Generation> Views::generations() const {
    const std::lock_guard lock(m_mutex);
    return {m_generations.begin(), m_generations.end()};
}

void Views::look() {
    {
        const std::lock_guard lock(m_mutex);
        m_look = true;
    }
    m_wake.notify_all();
}

std::optional<Error> Views::trouble() const {
    const std::lock_guard lock(m_mutex);
    return m_trouble;
}

}  // namespace counterclaim::serve
