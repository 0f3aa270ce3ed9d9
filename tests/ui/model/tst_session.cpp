// SPDX-License-Identifier: MIT
#include "ui/model/openfiles.h"
#include "ui/model/projectfiles.h"
#include "ui/model/session.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/wait.h>

#include <unistd.h>

using namespace slipway::ui;

class SessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSessionIsReadBack();
    void aDamagedSessionIsNone();
    void onlyOneHoldsASession();
    void anotherProcessWithTheFileIsKnown();
    void namesAreToldApart();
};

void SessionTest::aSessionIsReadBack()
{
    const QTemporaryDir folder;
    const Path file = sessionFile(folder.path().toStdString() + "/sessions", "/project");
    const Session session{.folder = "/project",
                          .root = "/project/image.yaml",
                          .overrides = {{.path = "/project/o.yaml", .isEnabled = false}},
                          .files = {{.path = "/project/\xC3\xA4.yaml", .caret = 7, .scroll = 3}},
                          .active = "/project/\xC3\xA4.yaml"};
    QVERIFY(writeSession(file, session));
    QVERIFY(readSession(file) == session);
    QVERIFY(sessionFile("/s", {}) != sessionFile("/s", "/project"));
}

void SessionTest::aDamagedSessionIsNone()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("last.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"version\": 1, \"files\": [");
    file.close();
    QVERIFY(!readSession(file.fileName().toStdString()).has_value());
    QVERIFY(!readSession(folder.filePath(QStringLiteral("absent")).toStdString()).has_value());
}

void SessionTest::onlyOneHoldsASession()
{
    const QTemporaryDir folder;
    const Path file = folder.filePath(QStringLiteral("last.lock")).toStdString();
    auto first = std::make_unique<SessionLock>(file);
    QVERIFY(first->isHeld());
    QVERIFY(!SessionLock(file).isHeld());
    first.reset();
    QVERIFY(SessionLock(file).isHeld());
}

void SessionTest::anotherProcessWithTheFileIsKnown()
{
    const QTemporaryDir folder;
    const Path marks = folder.filePath(QStringLiteral("open")).toStdString();
    const Path file = folder.filePath(QStringLiteral("image.yaml")).toStdString();
    OpenFiles mine(marks);
    const QSignalSpy told(&mine, &OpenFiles::sharedChanged);
    mine.enter(file);
    QVERIFY(!mine.isShared(file));
    int wait[2];
    QCOMPARE(::pipe(wait), 0);
    const pid_t other = ::fork();
    if (other == 0) {
        OpenFiles theirs(marks);
        theirs.enter(file);
        char byte = 0;
        ::close(wait[1]);
        std::ignore = ::read(wait[0], &byte, 1);
        ::_exit(0); // without saying so
    }
    ::close(wait[0]);
    QTRY_VERIFY(mine.isShared(file));
    QCOMPARE(told.size(), 1);
    ::close(wait[1]);
    ::waitpid(other, nullptr, 0);
    OpenFiles next(folder.filePath(QStringLiteral("other")).toStdString());
    QFile stir(folder.filePath(QStringLiteral("open/stir")));
    QVERIFY(stir.open(QIODevice::WriteOnly));
    QTRY_VERIFY(!mine.isShared(file));
}

void SessionTest::namesAreToldApart()
{
    const auto names = [](const std::vector<Path> &paths) { return distinctNames(paths); };
    QCOMPARE(names({"/p/image.yaml"}), std::vector<std::string>({"image.yaml"}));
    QCOMPARE(names({"/p/x/image.yaml", "/q/x/image.yaml", "/q/y.yaml"}),
             std::vector<std::string>({"p/x/image.yaml", "q/x/image.yaml", "y.yaml"}));
    QCOMPARE(names({"/p/m/module.yaml"}), std::vector<std::string>({"m/module.yaml"}));
}

QTEST_MAIN(SessionTest)
#include "tst_session.moc"
