// SPDX-License-Identifier: MIT
#include "ui/panels/buildpanel.h"

#include "ui/editor/icons.h"
#include "ui/panels/logfindbar.h"
#include "ui/panels/logview.h"
#include "ui/panels/parts.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace slipway::ui {

namespace {

constexpr int iconSize = 16;

QToolButton *wordButton(QStringView iconName, const QString &text, QWidget *parent)
{
    QToolButton *button = iconButton(iconName, text, parent);
    button->setText(text);
    button->setToolTip({});
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return button;
}

QIcon stateIcon(BuildState state)
{
    switch (state) {
    case BuildState::Succeeded:
        return icon(u"problem-free", Tint::Success);
    case BuildState::Failed:
        return icon(u"error", Tint::Error);
    case BuildState::Cancelled:
        return icon(u"cancel", Tint::Warning);
    default:
        return icon(u"build", Tint::Accent);
    }
}

/// `0:07`, `12:34`, `1:02:03`.
QString clockText(std::chrono::milliseconds elapsed)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(elapsed).count();
    const QString minutesAndSeconds = QStringLiteral("%1:%2")
                                          .arg(seconds / 60 % 60, seconds < 3600 ? 1 : 2, 10, QLatin1Char('0'))
                                          .arg(seconds % 60, 2, 10, QLatin1Char('0'));
    return seconds < 3600 ? minutesAndSeconds : QStringLiteral("%1:%2").arg(seconds / 3600).arg(minutesAndSeconds);
}

} // namespace

BuildPanel::BuildPanel(QWidget *parent)
    : QWidget(parent)
    , m_stateIcon(new QLabel(this))
    , m_stateText(new QLabel(this))
    , m_elapsed(quietLabel(this))
    , m_cancel(new QPushButton(icon(u"cancel"), tr("Cancel"), this))
    , m_command(new QLineEdit(this))
    , m_progressRow(new QWidget(this))
    , m_progress(new QProgressBar(m_progressRow))
    , m_words(quietLabel(m_progressRow))
    , m_result(new QLabel(this))
    , m_openFolder(wordButton(u"folder", tr("Open folder"), this))
    , m_copyPath(wordButton(u"copy", tr("Copy path"), this))
    , m_copyName(wordButton(u"copy", tr("Copy image name"), this))
    , m_log(new LogView(this))
    , m_find(new LogFindBar(*m_log, this))
    , m_pages(new QStackedLayout(this))
{
    auto *empty = new EmptyState(this);
    empty->setState(u"build", tr("No build yet"),
                    tr("Start a build: its command line, its progress and its output appear here."));
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(buildHeader());
    layout->addWidget(buildResultRow());
    layout->addWidget(m_log, 1);
    layout->addWidget(m_find);
    m_pages->addWidget(page);
    m_pages->addWidget(empty);
    setFocusProxy(m_log); // whose keys are those that somebody comes for: to scroll, to find
    m_tick.setInterval(std::chrono::seconds(1));
    connect(&m_tick, &QTimer::timeout, this, [this] { showElapsed(std::chrono::milliseconds(m_clock.elapsed())); });
    connect(m_cancel, &QPushButton::clicked, this, &BuildPanel::cancel);
    connect(m_log, &LogView::findRequested, this, &BuildPanel::openFind);
    connect(m_log, &LogView::placeActivated, this, &BuildPanel::placeActivated);
    showState();
}

QWidget *BuildPanel::buildHeader()
{
    m_stateText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_cancel->setObjectName(QStringLiteral("cancelBuild"));
    m_command->setReadOnly(true);
    m_command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_command->setAccessibleName(tr("Command line of the build"));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(2 * step);
    QToolButton *copy = iconButton(u"copy", tr("Copy the command line"), this);
    QToolButton *search = iconButton(u"search", tr("Find in the output (Ctrl+F)"), this);
    connect(copy, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setText(m_command->text()); });
    connect(search, &QToolButton::clicked, this, &BuildPanel::openFind);

    auto *state = new QHBoxLayout;
    state->setSpacing(2 * step);
    state->addWidget(m_stateIcon);
    state->addWidget(m_stateText, 1);
    state->addWidget(m_elapsed);
    state->addWidget(m_cancel);
    auto *command = new QHBoxLayout;
    command->setSpacing(step);
    command->addWidget(m_command, 1);
    command->addWidget(copy);
    command->addWidget(search);
    auto *progress = new QHBoxLayout(m_progressRow);
    progress->setContentsMargins({});
    progress->setSpacing(2 * step);
    progress->addWidget(m_progress, 1);
    m_words->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // an instruction is cut, not made room for
    progress->addWidget(m_words, 2);
    auto *header = new QWidget(this);
    auto *layout = new QVBoxLayout(header);
    layout->setContentsMargins(2 * step, step, 2 * step, step);
    layout->setSpacing(step);
    layout->addLayout(state);
    layout->addLayout(command);
    layout->addWidget(m_progressRow);
    return header;
}

QWidget *BuildPanel::buildResultRow()
{
    m_result->setWordWrap(true);
    m_result->setMinimumWidth(1); // a long path does not make the window wide
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_resultRow = new QWidget(this);
    auto *row = new QHBoxLayout(m_resultRow);
    row->setContentsMargins(2 * step, 0, 2 * step, step);
    row->setSpacing(step);
    row->addWidget(m_result, 1);
    for (QToolButton *button : {m_openFolder, m_copyPath, m_copyName})
        row->addWidget(button);
    connect(m_openFolder, &QToolButton::clicked, this, [this] { Q_EMIT folderRequested(m_end.path); });
    connect(m_copyPath, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setText(m_end.path); });
    connect(m_copyName, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setText(m_end.imageName); });
    return m_resultRow;
}

void BuildPanel::start(const QString &title, const QString &commandLine)
{
    m_title = title;
    m_end = {};
    m_command->setText(commandLine);
    m_command->setCursorPosition(0);
    m_log->clear();
    setProgress(0, 0, tr("Starting…"));
    m_clock.start();
    m_tick.start();
    showElapsed(std::chrono::milliseconds(0));
    setState(BuildState::Running);
}

void BuildPanel::setProgress(int done, int total, const QString &words)
{
    m_progress->setRange(0, total);
    m_progress->setValue(done);
    m_words->setText(words);
    m_progress->setAccessibleName(words);
}

void BuildPanel::appendLines(const QList<LogLine> &lines)
{
    m_log->appendLines(lines);
}

void BuildPanel::finish(const BuildEnd &end)
{
    m_tick.stop();
    m_end = end;
    showElapsed(end.elapsed.value_or(std::chrono::milliseconds(m_clock.elapsed())));
    setState(end.state);
}

void BuildPanel::cancel()
{
    if (m_state != BuildState::Running)
        return;
    setState(BuildState::Cancelling);
    Q_EMIT cancelRequested();
}

void BuildPanel::openFind()
{
    m_find->open();
}

void BuildPanel::setCurrentPlace(const Origin &place)
{
    m_log->setCurrentPlace(place);
}

void BuildPanel::setState(BuildState state)
{
    m_state = state;
    showState();
}

QString BuildPanel::stateText() const
{
    switch (m_state) {
    case BuildState::Running:
        return tr("Building %1").arg(m_title);
    case BuildState::Cancelling:
        return tr("Cancelling the build of %1…").arg(m_title);
    case BuildState::Succeeded:
        return tr("%1 is built").arg(m_title);
    case BuildState::Failed:
        return tr("The build of %1 failed").arg(m_title);
    case BuildState::Cancelled:
        return tr("The build of %1 was cancelled").arg(m_title);
    case BuildState::Idle:
        break;
    }
    return {};
}

void BuildPanel::showState()
{
    const bool isRunning = m_state == BuildState::Running || m_state == BuildState::Cancelling;
    m_pages->setCurrentIndex(m_state == BuildState::Idle ? 1 : 0);
    m_stateIcon->setPixmap(stateIcon(m_state).pixmap(iconSize));
    m_stateText->setText(stateText());
    m_cancel->setVisible(isRunning);
    m_cancel->setEnabled(m_state == BuildState::Running);
    m_progressRow->setVisible(isRunning);
    m_result->setText(m_end.text);
    m_resultRow->setVisible(!isRunning && m_state != BuildState::Idle);
    m_openFolder->setVisible(!m_end.path.isEmpty());
    m_copyPath->setVisible(!m_end.path.isEmpty());
    m_copyName->setVisible(!m_end.imageName.isEmpty());
}

void BuildPanel::showElapsed(std::chrono::milliseconds elapsed)
{
    m_elapsed->setText(clockText(elapsed));
}

void BuildPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showState(); // the icon takes its colour when it becomes a pixmap
}

} // namespace slipway::ui
