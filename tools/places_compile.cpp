// places_compile DATA_DIR OUTPUT: makes the gazetteer from the committed tables, at build time.
// `counterclaim places build` does the same for users who changed a table.

#include "where/compile.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace {

class Folder final : public counterclaim::Resources {
public:
    explicit Folder(std::filesystem::path root) : m_root(std::move(root)) {}

    counterclaim::Expected<counterclaim::Bytes> open(std::string_view name) const override {
        std::ifstream file(m_root / name, std::ios::binary);
        if (!file) {
            return counterclaim::fail(counterclaim::ErrorCode::pack_missing,
                                      (m_root / name).string(), "the file cannot be read");
        }
        auto text = std::make_shared<const std::string>(std::istreambuf_iterator<char>(file),
                                                        std::istreambuf_iterator<char>());
        return counterclaim::Bytes{*text, text};
    }

    std::vector<std::string> list(std::string_view) const override { return {}; }

private:
    std::filesystem::path m_root;
};

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fputs("usage: places_compile DATA_DIR OUTPUT\n", stderr);
        return 2;
    }
    const auto bytes = counterclaim::where::compile_gazetteer(Folder(argv[1]));
    if (!bytes) {
        std::fprintf(stderr, "places_compile: %s\n",
                     counterclaim::to_string(bytes.error()).c_str());
        return 1;
    }
    // Written beside and renamed: a build broken off leaves no half gazetteer.
    const std::filesystem::path target = argv[2];
    auto draft = target;
    draft += ".part";
    std::error_code problem;
    std::filesystem::create_directories(target.parent_path(), problem);
    std::ofstream file(draft, std::ios::binary);
    file.write(bytes->data(), static_cast<std::streamsize>(bytes->size()));
    file.close();
    if (!file) {
        std::fprintf(stderr, "places_compile: %s cannot be written\n", draft.c_str());
        return 1;
    }
    std::filesystem::rename(draft, target, problem);
    return problem ? 1 : 0;
}
