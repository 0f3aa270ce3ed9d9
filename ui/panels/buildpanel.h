// SPDX-License-Identifier: MIT
#pragma once

#include "ui/panels/logbuffer.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <chrono>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedLayout;
class QToolButton;

namespace slipway::ui {

class LogFindBar;
class LogView;

enum class BuildState : std::uint8_t { Idle, Running, Cancelling, Succeeded, Failed, Cancelled };

/// How a build ended.
struct BuildEnd {
    BuildState state = BuildState::Succeeded; ///< Succeeded, Failed or Cancelled
    QString text;                             ///< one sentence: what was made, or why not
    QString path = {};                        ///< of the file or folder that was made; empty: none
    QString imageName = {};                   ///< under which an engine holds the image; empty: none
    /// Empty: the panel's own clock.
    std::optional<std::chrono::milliseconds> elapsed = std::nullopt;
};

/// One build: what runs, how far it is, what it says, how it ended.
class BuildPanel : public QWidget
{
    Q_OBJECT

public:
    explicit BuildPanel(QWidget *parent = nullptr);

    /// A build of `title` begins, by exactly this command line; the last one's output goes.
    void start(const QString &title, const QString &commandLine);
    /// `words`: what is done now. `total` 0: nobody knows how much there is to do.
    void setProgress(int done, int total, const QString &words);
    void appendLines(const QList<LogLine> &lines);
    void finish(const BuildEnd &end);
    [[nodiscard]] BuildState state() const { return m_state; }
    [[nodiscard]] LogView &log() const { return *m_log; }

public Q_SLOTS:
    void setCurrentPlace(const slipway::Origin &place);
    void openFind();
    /// Asks once for the running build to be cancelled.
    void cancel();

Q_SIGNALS:
    void cancelRequested();
    /// The user wants to see the folder that holds `path`.
    void folderRequested(const QString &path);
    void placeActivated(const slipway::Origin &place);

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QWidget *buildHeader();
    [[nodiscard]] QWidget *buildResultRow();
    void setState(BuildState state);
    void showState();
    void showElapsed(std::chrono::milliseconds elapsed);
    [[nodiscard]] QString stateText() const;

    QLabel *m_stateIcon;
    QLabel *m_stateText;
    QLabel *m_elapsed;
    QPushButton *m_cancel;
    QLineEdit *m_command;
    QWidget *m_progressRow;
    QProgressBar *m_progress;
    QLabel *m_words;
    QWidget *m_resultRow = nullptr;
    QLabel *m_result;
    QToolButton *m_openFolder;
    QToolButton *m_copyPath;
    QToolButton *m_copyName;
    LogView *m_log;
    LogFindBar *m_find;
    QStackedLayout *m_pages;
    QTimer m_tick;
    QElapsedTimer m_clock;
    QString m_title;
    BuildEnd m_end;
    BuildState m_state = BuildState::Idle;
};

} // namespace slipway::ui
