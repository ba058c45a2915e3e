#include "syntax/model_file.hpp"

#include "syntax/hashing.hpp"

namespace counterclaim::syntax {
namespace {

constexpr std::string_view k_magic = "CCSYNTAX";
constexpr std::uint32_t k_version = 1;
constexpr std::size_t k_head_bytes = 24;   // magic, version, section count, checksum
constexpr std::size_t k_entry_bytes = 32;  // name, offset, size
constexpr std::size_t k_name_bytes = 16;
constexpr std::size_t k_alignment = 64;
constexpr std::uint32_t k_sections_max = 64;

std::size_t aligned(std::size_t offset) {
    return (offset + k_alignment - 1) / k_alignment * k_alignment;
}

}  // namespace

tl::unexpected<Error> ModelFile::damaged(std::string what) const {
    return fail(
        ErrorCode::model_damaged, m_name, std::move(what),
        "Install the data files again, or train the model again with `counterclaim train`.");
}

Expected<ModelFile> ModelFile::open(Bytes bytes, std::string_view name) {
    ModelFile file(std::move(bytes), name);
    const std::string_view all = file.m_bytes.view;
    if (all.size() < k_head_bytes || all.substr(0, k_magic.size()) != k_magic) {
        return file.damaged("This is not a syntax model.");
    }
    ByteReader head(all.substr(k_magic.size()));
    const auto version = head.number<std::uint32_t>();
    const auto count = head.number<std::uint32_t>();
    const auto checksum = head.number<std::uint64_t>();
    if (version != k_version) {
        return file.damaged("The syntax model has version " + std::to_string(version) +
                            ", this program reads version " + std::to_string(k_version) + ".");
    }
    if (hash_bytes(all.substr(k_head_bytes)) != checksum) {
        return file.damaged("The syntax model's checksum does not match its bytes.");
    }
    if (count > k_sections_max || all.size() < k_head_bytes + count * k_entry_bytes) {
        return file.damaged("The syntax model's table of sections is cut short.");
    }
    ByteReader entries(all.substr(k_head_bytes));
    for (std::uint32_t i = 0; i < count; ++i) {
        std::string_view section = entries.take(k_name_bytes);
        section = section.substr(0, section.find('\0'));
        const auto offset = entries.number<std::uint64_t>();
        const auto size = entries.number<std::uint64_t>();
        if (offset > all.size() || size > all.size() - offset) {
            return file.damaged("A section of the syntax model lies outside the file.");
        }
        file.m_sections.emplace_back(section, all.substr(offset, size));
    }
    return file;
}

bool ModelFile::has(std::string_view name) const {
    for (const auto& [key, bytes] : m_sections) {
        if (key == name) { return true; }
    }
    return false;
}

Expected<std::string_view> ModelFile::section(std::string_view name) const {
    for (const auto& [key, bytes] : m_sections) {
        if (key == name) { return bytes; }
    }
    return damaged("The syntax model has no section '" + std::string(name) + "'.");
}

void ModelWriter::add(std::string name, std::string bytes) {
    name.resize(k_name_bytes - 1);
    m_sections.emplace_back(std::move(name), std::move(bytes));
}

std::string ModelWriter::finish() const {
    ByteWriter table;
    std::size_t offset = aligned(k_head_bytes + m_sections.size() * k_entry_bytes);
    std::string bodies;
    const std::size_t bodies_begin = offset;
    for (const auto& [name, bytes] : m_sections) {
        std::string padded = name;
        padded.resize(k_name_bytes);
        for (const char byte : padded) { table.number(byte); }
        table.number(static_cast<std::uint64_t>(offset));
        table.number(static_cast<std::uint64_t>(bytes.size()));
        bodies += bytes;
        offset = aligned(offset + bytes.size());
        bodies.resize(offset - bodies_begin);
    }
    std::string rest = table.take();
    rest.resize(bodies_begin - k_head_bytes);
    rest += bodies;

    ByteWriter head;
    head.number(k_version);
    head.number(static_cast<std::uint32_t>(m_sections.size()));
    head.number(hash_bytes(rest));
    return std::string(k_magic) + head.take() + rest;
}

}  // namespace counterclaim::syntax
