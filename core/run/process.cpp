// SPDX-License-Identifier: MIT
#include "core/run/process.h"

#include <QProcessEnvironment>
#include <QStringDecoder>

#include <algorithm>
#include <utility>

#include <csignal>
#include <sys/prctl.h>

namespace slipway::run {

namespace {

using namespace std::chrono_literals;

constexpr auto lookInterval = 20ms;
/// What SIGKILL has not ended this long after the grace period (a process of another user, or one that hangs in the
/// kernel) is reported instead of waited for.
constexpr auto killTime = 900ms;

QString text(const std::string &utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

/// True when Qt hands these bytes on unchanged.
bool isPassable(const std::string &argument)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    const QString decoded = decoder.decode(QByteArrayView(argument.data(), static_cast<qsizetype>(argument.size())));
    return !decoder.hasError() && !decoded.contains(QChar::Null);
}

void killAll(const std::vector<ProcessEntry> &processes)
{
    for (const ProcessEntry &process : processes)
        ::kill(process.key.pid, SIGKILL);
}

} // namespace

Process::Process(Command command, QObject *parent)
    : QObject(parent)
    , m_command(std::move(command))
{
    m_lookTimer.setInterval(lookInterval);
    m_timeout.setSingleShot(true);
    connect(&m_lookTimer, &QTimer::timeout, this, &Process::look);
    connect(&m_timeout, &QTimer::timeout, this, [this] { stop(Outcome::End::TimedOut); });
    connect(&m_process, &QProcess::readyReadStandardOutput, this, [this] { read(Channel::Output); });
    connect(&m_process, &QProcess::readyReadStandardError, this, [this] { read(Channel::Error); });
    connect(&m_process, &QProcess::finished, this, &Process::programEnded);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            startFailed(m_process.errorString().toStdString());
    });
}

Process::~Process()
{
    m_process.disconnect(this);
    if (m_state != State::Running && m_state != State::Ending)
        return;
    if (!m_tree)
        return;
    for (int pass = 0; pass < 100; ++pass) { // children may be born while their parents die
        const std::vector<ProcessEntry> left = m_tree->update(runningProcesses());
        if (left.empty())
            break;
        killAll(left);
        m_process.waitForFinished(1);
    }
    m_process.waitForFinished(1000); // takes note of the program's own end, which SIGKILL makes quick
}

void Process::start()
{
    if (m_state != State::Ready)
        return;
    m_state = State::Running;
    if (m_command.arguments.empty() || !std::ranges::all_of(m_command.arguments, isPassable)) {
        startFailed(m_command.arguments.empty() ? "no program is given" : "an argument is not valid UTF-8 text");
        return;
    }
    configure();
    m_process.start(QIODevice::ReadOnly);
    if (m_state == State::Running && m_process.processId() > 0) {
        m_leader = static_cast<pid_t>(m_process.processId());
        m_tree.emplace(m_leader);
        if (m_command.timeout > 0ms)
            m_timeout.start(m_command.timeout);
    }
}

void Process::configure()
{
    QStringList arguments;
    for (const std::string &argument : m_command.arguments)
        arguments.append(text(argument));
    m_process.setProgram(arguments.takeFirst());
    m_process.setArguments(arguments);
    if (!m_command.directory.empty())
        m_process.setWorkingDirectory(text(m_command.directory.string()));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto &[name, value] : m_command.environment)
        environment.insert(text(name), text(value));
    m_process.setProcessEnvironment(environment);
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setUnixProcessParameters(QProcess::UnixProcessFlag::CreateNewSession |
                                       QProcess::UnixProcessFlag::ResetSignalHandlers);
    // Orphans among its descendants become the program's own children, not init's: as long as it runs, its whole tree
    // hangs together by parenthood. The setting survives execve and is not inherited (PR_SET_CHILD_SUBREAPER(2const)).
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_CHILD_SUBREAPER, 1); });
}

void Process::read(Channel channel)
{
    const QByteArray bytes =
        channel == Channel::Output ? m_process.readAllStandardOutput() : m_process.readAllStandardError();
    if (bytes.isEmpty())
        return;
    const QList<Line> lines = (channel == Channel::Output ? m_output : m_error).take(bytes);
    Q_EMIT dataArrived(channel, bytes);
    if (!lines.isEmpty())
        Q_EMIT linesArrived(lines);
}

void Process::programEnded(int code, QProcess::ExitStatus status)
{
    const bool hasExited = status == QProcess::NormalExit;
    m_outcome.end = hasExited ? Outcome::End::Exited : Outcome::End::Signalled;
    m_outcome.code = hasExited ? code : 0;
    m_hasProgramEnded = true;
    if (m_state == State::Running) {
        m_tree->keepToSession();
        beginEnding();
    }
    look();
}

void Process::startFailed(const std::string &problem)
{
    m_outcome = {.end = Outcome::End::CouldNotStart, .problem = problem};
    m_hasProgramEnded = true;
    QMetaObject::invokeMethod(this, &Process::finish, Qt::QueuedConnection);
}

void Process::cancel()
{
    stop(Outcome::End::Cancelled);
}

void Process::stop(Outcome::End end)
{
    if (m_state == State::Ending && m_hasProgramEnded && !m_stopped)
        return; // it had ended by itself before
    if (!isRunning() || m_stopped || m_leader == 0)
        return;
    m_stopped = end;
    beginEnding();
}

void Process::beginEnding()
{
    m_state = State::Ending;
    m_timeout.stop();
    const std::vector<ProcessEntry> members = m_tree->update(runningProcesses());
    // The number of a session stays reserved while it has members, so the group of that number is ours or nobody's.
    if (std::ranges::contains(members, m_leader, &ProcessEntry::session))
        ::kill(-m_leader, SIGTERM);
    m_graceEnd = QDeadlineTimer(grace);
    m_giveUp = QDeadlineTimer(grace + killTime);
    m_lookTimer.start();
}

void Process::look()
{
    if (m_state != State::Ending)
        return;
    const std::vector<ProcessEntry> left = m_tree->update(runningProcesses());
    if (left.empty() && m_hasProgramEnded) {
        finish();
    } else if (m_graceEnd.hasExpired()) {
        killAll(left);
        if (m_giveUp.hasExpired()) {
            for (const ProcessEntry &process : left)
                m_outcome.survivors.push_back(process.name + " (" + std::to_string(process.key.pid) + ')');
            finish();
        }
    }
}

void Process::finish()
{
    if (m_state == State::Finished)
        return;
    m_lookTimer.stop();
    m_timeout.stop();
    m_state = State::Finished;
    if (m_stopped)
        m_outcome.end = *m_stopped;
    QList<Line> rest = m_output.finish();
    rest.append(m_error.finish());
    if (!rest.isEmpty())
        Q_EMIT linesArrived(rest);
    Q_EMIT finished(m_outcome);
}

} // namespace slipway::run
