// SPDX-License-Identifier: MIT
#include "core/image/compression.h"

#define ZLIB_CONST
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace slipway::image {

namespace {

constexpr std::size_t pieceSize = 1024 * 1024;
constexpr int gzipLevel =
    3; // between zlib's quickest and its default: layers are written often and kept for a short time
constexpr int zstdLevel = 3;

/// One gzip member without name and time; empty on failure (no memory).
std::string gzipped(const std::string &bytes)
{
    z_stream stream{};
    if (deflateInit2(&stream, gzipLevel, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    std::string result(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<const Bytef *>(bytes.data());
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(result.data());
    stream.avail_out = static_cast<uInt>(result.size());
    const int status = deflate(&stream, Z_FINISH);
    result.resize(status == Z_STREAM_END ? stream.total_out : 0);
    deflateEnd(&stream);
    return result;
}

std::string zstandard(const std::string &bytes)
{
    std::string result(ZSTD_compressBound(bytes.size()), '\0');
    const std::size_t size = ZSTD_compress(result.data(), result.size(), bytes.data(), bytes.size(), zstdLevel);
    result.resize(ZSTD_isError(size) ? 0 : size);
    return result;
}

} // namespace

/// Threads that take tasks in order.
class Compressor::Workers
{
public:
    explicit Workers(unsigned count)
    {
        for (unsigned i = 0; i < count; ++i)
            m_threads.emplace_back([this](const std::stop_token &stop) { work(stop); });
    }

    [[nodiscard]] std::size_t count() const { return m_threads.size(); }

    void add(std::packaged_task<std::string()> task)
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
        m_changed.notify_one();
    }

private:
    void work(const std::stop_token &stop)
    {
        while (true) {
            std::unique_lock lock(m_mutex);
            if (!m_changed.wait(lock, stop, [this] { return !m_tasks.empty(); }) || stop.stop_requested())
                return;
            std::packaged_task<std::string()> task = std::move(m_tasks.front());
            m_tasks.pop_front();
            lock.unlock();
            task();
        }
    }

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<std::packaged_task<std::string()>> m_tasks;
    std::vector<std::jthread> m_threads; // last: ends before what it uses
};

Compressor::Compressor(Compression compression, unsigned threads, Sink sink)
    : m_compression(compression)
    , m_sink(std::move(sink))
{
    const unsigned wanted = threads > 0 ? threads : std::thread::hardware_concurrency();
    if (compression != Compression::None)
        m_workers = std::make_unique<Workers>(std::clamp(wanted, 1U, 64U));
}

Compressor::~Compressor() = default;

Result Compressor::write(std::span<const std::byte> bytes)
{
    if (m_compression == Compression::None)
        return m_sink(bytes);
    while (!bytes.empty()) {
        const std::size_t count = std::min(bytes.size(), pieceSize - m_piece.size());
        m_piece.append(reinterpret_cast<const char *>(bytes.data()), count);
        bytes = bytes.subspan(count);
        if (m_piece.size() == pieceSize)
            if (auto submitted = submit(); !submitted)
                return submitted;
    }
    return {};
}

Result Compressor::submit()
{
    m_isEmpty = false;
    std::packaged_task<std::string()> task([piece = std::exchange(m_piece, {}), compression = m_compression] {
        return compression == Compression::Gzip ? gzipped(piece) : zstandard(piece);
    });
    m_piece.reserve(pieceSize);
    m_pending.push_back(task.get_future());
    m_workers->add(std::move(task));
    return drain(2 * m_workers->count());
}

Result Compressor::drain(std::size_t allowed)
{
    while (m_pending.size() > allowed) {
        const std::string bytes = m_pending.front().get();
        m_pending.pop_front();
        if (bytes.empty())
            return std::unexpected("the compression failed");
        if (auto written = m_sink(std::as_bytes(std::span(bytes))); !written)
            return written;
    }
    return {};
}

Result Compressor::finish()
{
    if (m_compression == Compression::None)
        return {};
    if (!m_piece.empty() || m_isEmpty)
        if (auto submitted = submit(); !submitted)
            return submitted;
    return drain(0);
}

} // namespace slipway::image
