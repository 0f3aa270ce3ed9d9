// SPDX-License-Identifier: MIT
// A process that edits and saves is killed at random moments: its file is an old or a new one, whole, and the journal
// has every change whose record was said to be stored.
#include "tests/support/editscript.h"
#include "ui/model/filestore.h"
#include "ui/model/journal.h"
#include "ui/model/recovery.h"

#include <QGuiApplication>
#include <QMutex>
#include <QTemporaryDir>
#include <QTest>

#include <sys/wait.h>

#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <chrono>

using namespace slipway;
using namespace slipway::ui;

namespace {

/// What the editing process tells: how far it is.
struct Report {
    enum class Kind : std::int32_t { Begun, Edited, Stored, Saving, Saved };

    Kind kind = Kind::Begun;
    std::int32_t number = 0; ///< of the edit, counted from 1
};

/// Edits, as fast as it can, until it is killed.
[[noreturn]] void edit(const std::filesystem::path &folder, unsigned seed, int pipe)
{
    int count = 0;
    char name[] = "edit";
    char *arguments[] = {name, nullptr};
    int argumentCount = 1;
    const QGuiApplication application(argumentCount, arguments);
    const auto tell = [pipe](Report::Kind kind, int number) {
        const Report report{.kind = kind, .number = number};
        if (::write(pipe, &report, sizeof report) != sizeof report)
            ::_exit(1);
    };
    Document document(folder / "image.yaml", EditScript::beginning());
    Journal journal(folder / "journal");
    std::map<quint64, int> numbers; // of the edit with which a revision came
    QMutex mutex;
    QObject::connect(
        &journal.writer(), &JournalWriter::stored, &journal.writer(),
        [&](quint64, quint64 revision) {
            const QMutexLocker lock(&mutex);
            if (const auto it = numbers.find(revision); it != numbers.end())
                tell(Report::Kind::Stored, it->second);
        },
        Qt::DirectConnection);
    journal.watch(document);
    EditScript script(seed);
    tell(Report::Kind::Begun, 0);
    while (true) {
        {
            const QMutexLocker lock(&mutex);
            numbers[document.revision() + 1] = count + 1;
        }
        const bool saves = script.step(document);
        tell(Report::Kind::Edited, ++count);
        if (!saves)
            continue;
        tell(Report::Kind::Saving, count);
        journal.settle();
        if (!saveTextFile(document.path(), document.text()))
            ::_exit(2);
        document.setSaved();
        tell(Report::Kind::Saved, count);
    }
}

/// Forks editing processes on request: it has neither threads nor Qt, so that a fork is a whole process.
class Nursery
{
public:
    struct Child {
        pid_t process = 0;
        int reports = -1;
    };

    static Child start(const std::filesystem::path &folder, unsigned seed)
    {
        int ends[2];
        if (::pipe(ends) != 0)
            qFatal("no pipe");
        const pid_t process = ::fork();
        if (process == 0) {
            ::close(ends[0]);
            edit(folder, seed, ends[1]);
        }
        ::close(ends[1]);
        return {.process = process, .reports = ends[0]};
    }
};

/// How far a process came before it was killed.
struct Progress {
    int edited = 0;
    int stored = 0;
    int saving = 0;
    int saved = 0;

    void take(const Report &report)
    {
        switch (report.kind) {
        case Report::Kind::Begun:
            break;
        case Report::Kind::Edited:
            edited = report.number;
            break;
        case Report::Kind::Stored:
            stored = std::max(stored, report.number);
            break;
        case Report::Kind::Saving:
            saving = report.number;
            break;
        case Report::Kind::Saved:
            saved = report.number;
            break;
        }
    }
};

/// Reads reports until `delay` after the first has passed, then kills, and reads the rest.
Progress killed(const Nursery::Child &child, std::chrono::microseconds delay)
{
    using Clock = std::chrono::steady_clock;
    Progress progress;
    std::optional<Clock::time_point> end;
    bool isKilled = false;
    Report report;
    while (true) {
        pollfd waiting{.fd = child.reports, .events = POLLIN, .revents = 0};
        if (!isKilled && end && Clock::now() >= *end) {
            ::kill(child.process, SIGKILL);
            isKilled = true;
        }
        if (::poll(&waiting, 1, isKilled ? -1 : 1) <= 0)
            continue;
        if (::read(child.reports, &report, sizeof report) != sizeof report)
            break;
        if (!end)
            end = Clock::now() + delay;
        progress.take(report);
    }
    ::close(child.reports);
    int status = 0;
    ::waitpid(child.process, &status, 0);
    if (!WIFSIGNALED(status))
        qFatal("the process ended by itself");
    return progress;
}

/// The text after each edit, as the process must have had it.
std::vector<std::string> textsOf(unsigned seed, int edits)
{
    Document document("/image.yaml", EditScript::beginning());
    EditScript script(seed);
    std::vector<std::string> texts{document.text()};
    for (int i = 0; i < edits; ++i) {
        if (script.step(document))
            document.setSaved();
        texts.push_back(document.text());
    }
    return texts;
}

/// The outcome of one life and death, kept as a file for the test: what was killed when.
struct Outcome {
    Progress progress;
    unsigned seed = 0;
    std::filesystem::path folder;
};

std::vector<Outcome> outcomes;
constexpr int lives = 300;

void liveAndDie(const std::filesystem::path &root)
{
    std::mt19937 random(42);
    for (int i = 0; i < lives; ++i) {
        Outcome outcome{.progress = {}, .seed = static_cast<unsigned>(random()), .folder = root / std::to_string(i)};
        std::filesystem::create_directory(outcome.folder);
        const auto saved = saveTextFile(outcome.folder / "image.yaml", EditScript::beginning());
        if (!saved)
            qFatal("cannot write");
        outcome.progress =
            killed(Nursery::start(outcome.folder, outcome.seed), std::chrono::microseconds(random() % 40000));
        outcomes.push_back(outcome);
    }
}

} // namespace

class KilledTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingStoredIsLost();
};

void KilledTest::nothingStoredIsLost()
{
    int recovered = 0;
    int halfway = 0;
    for (const Outcome &outcome : outcomes) {
        const Progress &progress = outcome.progress;
        const std::vector<std::string> texts = textsOf(outcome.seed, progress.edited + 2);
        const auto onDisk = readTextFile(outcome.folder / "image.yaml");
        QVERIFY(onDisk.has_value());
        const auto textOf = [&](int edit) { return texts[static_cast<std::size_t>(edit)]; };
        QVERIFY(*onDisk == textOf(progress.saved) || *onDisk == textOf(progress.saving));
        const auto orphans = findOrphans(outcome.folder / "journal");
        QVERIFY(orphans.size() <= 1);
        // Where the process was killed between a save and the end of the journal, the file is the newer of the two.
        const int least = std::max(progress.stored, progress.saved);
        bool isFound = false;
        for (int edit = least; edit <= progress.edited + 1 && !isFound; ++edit)
            isFound = *onDisk == textOf(edit) || (!orphans.empty() && orphans.front().contents().text == textOf(edit));
        QVERIFY2(isFound, qPrintable(QStringLiteral("%1: stored %2, saved %3, edited %4")
                                         .arg(QString::fromStdString(outcome.folder.string()))
                                         .arg(progress.stored)
                                         .arg(progress.saved)
                                         .arg(progress.edited)));
        // A save that was through leaves nothing to offer, though the journal was not removed any more. That it was
        // through is only known where it changed the file.
        const bool isThrough = *onDisk == textOf(progress.saving) && *onDisk != textOf(progress.saved);
        if (progress.saving > progress.saved && isThrough)
            QVERIFY2(orphans.empty(),
                     qPrintable(QStringLiteral("saving %1, saved %2").arg(progress.saving).arg(progress.saved)));
        recovered += orphans.empty() ? 0 : 1;
        halfway += progress.saving > progress.saved ? 1 : 0;
    }
    qInfo("%d lives: %d with a journal to recover, %d killed while saving", lives, recovered, halfway);
    QVERIFY(recovered > lives / 4);
}

int main(int count, char **arguments)
{
    const QTemporaryDir folder;
    liveAndDie(folder.path().toStdString());
    const QGuiApplication application(count, arguments);
    KilledTest test;
    return QTest::qExec(&test, count, arguments);
}
#include "tst_killed.moc"
