// SPDX-License-Identifier: MIT
#include "core/image/output.h"

#include "core/image/problem.h"
#include "core/image/tarwriter.h"

#include <system_error>

namespace slipway::image {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t documentLimit = 16 * 1024 * 1024;

bool isLayout(const fs::path &folder)
{
    const auto text = readFile(folder / "oci-layout", documentLimit);
    const auto layout = text ? parseJson(*text) : std::unexpected(text.error());
    return layout && layout->stringAt("imageLayoutVersion").starts_with("1.");
}

bool isTar(const fs::path &file)
{
    auto input = File::open(file);
    std::vector<std::byte> head(512);
    const auto count = input ? input->read(head) : std::unexpected(input.error());
    const std::string_view text(reinterpret_cast<const char *>(head.data()), count.value_or(0));
    return count && (text.empty() || (text.size() == 512 && text.substr(257, 5) == "ustar"));
}

Result writeDocument(const fs::path &folder, const char *name, std::string_view bytes)
{
    return replaceFile(folder / name, bytes);
}

/// The tar entry of a stored blob; its bytes are verified on the way.
Result addBlob(TarWriter &tar, const BlobStore &store, const Blob &blob, const std::stop_token &stop)
{
    if (auto added = tar.add({.path = "blobs/sha256/" + digestHex(blob.digest), .size = blob.size}); !added)
        return added;
    auto file = File::open(store.pathOf(blob.digest));
    if (!file)
        return std::unexpected(file.error());
    Hasher hasher;
    std::vector<std::byte> buffer(256 * 1024);
    while (!stop.stop_requested()) {
        const auto count = file->read(buffer);
        if (!count)
            return std::unexpected(count.error());
        if (*count == 0)
            return hasher.hex() == digestHex(blob.digest) ? Result()
                                                          : std::unexpected(blob.digest + " changed on the disk");
        const auto bytes = std::span(buffer).first(*count);
        hasher.add(bytes);
        if (auto written = tar.data(bytes); !written)
            return written;
    }
    return std::unexpected("cancelled");
}

Result addDocument(TarWriter &tar, const char *name, std::string_view bytes)
{
    if (auto added = tar.add({.path = name, .size = bytes.size()}); !added)
        return added;
    return tar.data(std::as_bytes(std::span(bytes)));
}

Result writeArchive(TarWriter &tar, const Parts &parts, const BlobStore &store, const std::stop_token &stop)
{
    const std::string index = indexJson(parts.manifest, parts.tags);
    const std::string docker = dockerManifestJson(parts.config, parts.layer, parts.tags);
    auto result = addDocument(tar, "oci-layout", layoutJson);
    if (result)
        result = addDocument(tar, "index.json", index);
    if (result)
        result = addDocument(tar, "manifest.json", docker);
    for (const Blob &blob : {parts.manifest, parts.config, parts.layer})
        if (result)
            result = addBlob(tar, store, blob, stop);
    return result ? tar.finish() : result;
}

Result publishArchive(const Parts &parts, const BlobStore &store, const BuildRequest &request,
                      const std::stop_token &stop)
{
    const Temporary temporary(unusedSibling(request.output));
    auto file = File::create(temporary.path());
    if (!file)
        return std::unexpected(file.error());
    TarWriter tar([&file](auto bytes) { return file->write(bytes); }, request.epoch);
    auto written = writeArchive(tar, parts, store, stop);
    if (written)
        written = file->finish();
    if (!written)
        return written;
    std::error_code failure;
    fs::rename(temporary.path(), request.output, failure);
    if (failure)
        return std::unexpected(request.output.string() + ": " + failure.message());
    syncFolder(request.output.parent_path());
    return {};
}

/// Blobs first, the index last: at every moment the layout is whole.
Result updateLayout(const Parts &parts, const BlobStore &store, const fs::path &output)
{
    const auto text = readFile(output / "index.json", documentLimit);
    const auto existing = text ? parseJson(*text) : std::unexpected(text.error());
    if (!existing)
        return std::unexpected((output / "index.json").string() + ": " + existing.error());
    const auto target = BlobStore::open(output);
    if (!target)
        return std::unexpected(target.error());
    for (const Blob &blob : {parts.layer, parts.config, parts.manifest})
        if (auto adopted = target->adopt(store, blob); !adopted)
            return adopted;
    return writeDocument(output, "index.json", indexJson(parts.manifest, parts.tags, *existing));
}

Result publishLayout(const Parts &parts, const BlobStore &store, const fs::path &staging, const fs::path &output)
{
    if (isLayout(output))
        return updateLayout(parts, store, output);
    auto written = writeDocument(staging, "index.json", indexJson(parts.manifest, parts.tags));
    if (written)
        written = writeDocument(staging, "oci-layout", layoutJson);
    if (!written)
        return written;
    std::error_code failure;
    fs::rename(staging, output, failure);
    if (failure)
        return std::unexpected(output.string() + ": " + failure.message());
    syncFolder(output.parent_path());
    return {};
}

} // namespace

std::optional<Diagnostic> outputProblem(const fs::path &output, Format format)
{
    std::error_code failure;
    const fs::file_status status = fs::status(output, failure);
    if (output.filename().empty())
        return error("output-missing", "The output '%1' has no file name.", {output.string()},
                     "Name a file or a folder.");
    if (!fs::exists(status))
        return std::nullopt;
    if (format == Format::OciLayout) {
        if (fs::is_directory(status) && (isLayout(output) || fs::is_empty(output, failure)))
            return std::nullopt;
        return error("output-not-a-layout", "'%1' is there already, and is no OCI layout; it stays as it is.",
                     {output.string()}, "Choose another folder.");
    }
    if (fs::is_regular_file(status) && isTar(output))
        return std::nullopt;
    return error("output-not-an-archive", "'%1' is there already, and is no tar archive; it stays as it is.",
                 {output.string()}, "Choose another file.");
}

Result publish(const Parts &parts, const BlobStore &store, const fs::path &staging, const BuildRequest &request,
               const std::stop_token &stop)
{
    if (stop.stop_requested())
        return std::unexpected("cancelled");
    if (request.format == Format::OciLayout)
        return publishLayout(parts, store, staging, request.output);
    return publishArchive(parts, store, request, stop);
}

} // namespace slipway::image
