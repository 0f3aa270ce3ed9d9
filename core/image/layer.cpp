// SPDX-License-Identifier: MIT
#include "core/image/layer.h"

#include "core/image/tarwriter.h"

#include <vector>

namespace slipway::image {

namespace {

class LayerWriter
{
public:
    LayerWriter(const LayerOptions &options, BlobStore::Writer &output, std::stop_token stop)
        : m_options(options)
        , m_stop(std::move(stop))
        , m_compressor(options.compression, options.threads, [&output](auto bytes) { return output.write(bytes); })
        , m_tar([this](auto bytes) { return pass(bytes); }, options.epoch)
        , m_buffer(256 * 1024)
    {
    }

    Result add(const Entry &entry)
    {
        auto added = m_tar.add({.path = entry.path,
                                .type = entry.type,
                                .mode = entry.mode,
                                .size = entry.size,
                                .linkTarget = entry.linkTarget});
        if (!added || entry.type != EntryType::File)
            return added;
        auto file = File::open(entry.source);
        if (!file)
            return std::unexpected(file.error());
        while (!m_stop.stop_requested()) {
            const auto count = file->read(m_buffer);
            if (!count)
                return std::unexpected(count.error());
            if (*count == 0)
                return {};
            if (auto written = m_tar.data(std::span(m_buffer).first(*count)); !written)
                return std::unexpected(entry.source.string() + ": " + written.error());
            m_done += *count;
            if (m_options.onBytes)
                m_options.onBytes(m_done);
        }
        return std::unexpected("cancelled");
    }

    /// The diff ID.
    std::expected<std::string, std::string> finish()
    {
        auto ended = m_tar.finish();
        if (ended)
            ended = m_compressor.finish();
        if (!ended)
            return std::unexpected(ended.error());
        return "sha256:" + m_hasher.hex();
    }

private:
    Result pass(std::span<const std::byte> bytes)
    {
        m_hasher.add(bytes);
        return m_compressor.write(bytes);
    }

    const LayerOptions &m_options;
    std::stop_token m_stop;
    Compressor m_compressor;
    Hasher m_hasher;
    TarWriter m_tar;
    std::vector<std::byte> m_buffer;
    std::uint64_t m_done = 0;
};

} // namespace

std::expected<Layer, std::string> writeLayer(const Contents &contents, const LayerOptions &options,
                                             const BlobStore &store, const std::stop_token &stop)
{
    auto output = store.writer();
    if (!output)
        return std::unexpected(output.error());
    LayerWriter writer(options, *output, stop);
    for (const Entry &entry : contents.entries) {
        if (stop.stop_requested())
            return std::unexpected("cancelled");
        if (auto added = writer.add(entry); !added)
            return std::unexpected(entry.path + ": " + added.error());
    }
    auto diffId = writer.finish();
    if (!diffId)
        return std::unexpected(diffId.error());
    auto blob = output->commit();
    if (!blob)
        return std::unexpected(blob.error());
    return Layer{.blob = *std::move(blob), .diffId = *std::move(diffId)};
}

} // namespace slipway::image
