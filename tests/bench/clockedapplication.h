// SPDX-License-Identifier: MIT
#pragma once

#include <QApplication>
#include <QElapsedTimer>

#include <cstdint>
#include <string>
#include <vector>

namespace slipway::bench {

/// Times in nanoseconds of the application's clock.
using Nanoseconds = std::int64_t;

/// An application that takes the time of each event that its loop delivers, painting included.
class ClockedApplication : public QApplication
{
public:
    /// The longest that one event kept the UI thread at work (processor time), and which.
    struct Block {
        Nanoseconds duration = 0;
        std::string event;
    };

    ClockedApplication(int &argc, char **argv);

    bool notify(QObject *receiver, QEvent *event) override;

    [[nodiscard]] Nanoseconds now() const { return m_clock.nsecsElapsed(); }
    /// When the last painting of a window ended.
    [[nodiscard]] Nanoseconds lastPainted() const { return m_lastPainted; }
    [[nodiscard]] const Block &longestBlock() const { return m_longest; }
    /// All that took longer than a user may be kept waiting (50 ms), in order.
    [[nodiscard]] const std::vector<Block> &longBlocks() const { return m_long; }
    void forgetBlocks();

private:
    QElapsedTimer m_clock;
    Block m_longest;
    std::vector<Block> m_long;
    Nanoseconds m_lastPainted = 0;
    int m_depth = 0;
};

} // namespace slipway::bench
