// SPDX-License-Identifier: MIT
#include "tests/engine/enginetest.h"

#include <QTest>

using namespace slipway;
using namespace slipway::test;

/// Two stages, built by an engine from the descriptor as it is: a compiler makes a program, and the image holds nothing
/// else. The compiler's image is made here of Debian's Go, which needs no libraries, and busybox.
class MultiStageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theProgramIsBuiltAndRuns_data();
    void theProgramIsBuiltAndRuns();

private:
    EngineProject m_project;
};

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

/// Go's folder (`/usr/lib/go-1.24`), in which the program is.
QString goFolder()
{
    return QDir::cleanPath(QFileInfo(QFileInfo(text("/usr/bin/go")).canonicalFilePath()).path() + text("/.."));
}

} // namespace

void MultiStageTest::initTestCase()
{
    const QString go = goFolder();
    m_project.write(text("root/etc/passwd"), "root:x:0:0:root:/root:/bin/sh\n");
    for (const char *folder : {"root/tmp", "root/root", "root/bin"})
        QVERIFY(QDir().mkpath(m_project.path(text(folder))));
    QVERIFY(QFile::copy(text("/bin/busybox"), m_project.path(text("root/bin/busybox"))));
    for (const char *name : {"sh", "env", "rm", "cp", "mkdir"})
        QVERIFY(QFile::link(text("busybox"), m_project.path(text("root/bin/")) + text(name)));
    QStringList parts{go, QDir::cleanPath(go + text("/../../share/") + QDir(go).dirName())};
    for (QString &part : parts)
        part.remove(0, 1); // relative to /
    const Ended packed = m_project.run(
        text("tar"), QStringList{text("-cf"), text("base.tar"), text("--exclude=*/go-*/test"),
                                 text("--exclude=*/go-*/misc"), text("--exclude=*/go-*/api"), text("-C"), text("/")} +
                         parts + QStringList{text("-C"), m_project.path(text("root")), text(".")});
    QVERIFY2(packed.exit == 0, qPrintable(packed.errors));
    for (const char *tag : {"docker.io/library/golang:1.24", "docker.io/library/golang:1.7.3"}) {
        const Ended imported =
            m_project.run(text("podman"), {text("import"), text("-q"), text("-c"),
                                           text("ENV PATH=/") + parts.front() + text("/bin:/bin"), text("-c"),
                                           text("ENV HOME=/root"), text("base.tar"), text(tag)});
        QVERIFY2(imported.exit == 0, qPrintable(imported.errors));
    }
    QFile::remove(m_project.path(text("base.tar")));
}

void MultiStageTest::theProgramIsBuiltAndRuns_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("engine");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("greeting");
    const QString hello = text("Hello from an image that holds one program.\n");
    QTest::newRow("template, podman") << text("resources/templates/multi-stage") << text("podman")
                                      << text("example/hello") << hello;
    QTest::newRow("template, buildah") << text("resources/templates/multi-stage") << text("buildah")
                                       << text("example/hello") << hello;
    QTest::newRow("handbook, buildah") << text("tests/data/handbook/multi-stage") << text("buildah") << text("some/app")
                                       << text("Built in one stage, run in another.\n");
}

void MultiStageTest::theProgramIsBuiltAndRuns()
{
    QFETCH(const QString, folder);
    QFETCH(const QString, engine);
    QFETCH(const QString, name);
    QFETCH(const QString, greeting);
    m_project.copy(folder);
    const QString tag = text("localhost/%1:%2").arg(name, engine);
    const Ended built = m_project.cli(QStringList{text("build"), engine, text("--tag"), tag} + EngineProject::flags());
    QVERIFY2(built.exit == 0, qPrintable(built.output + built.errors));
    QVERIFY2(built.errors.endsWith(text("Image built and available under following tags: %1\n").arg(tag)),
             qPrintable(built.errors));

    const QString layout = text("layout-%1-%2").arg(engine, QString(name).replace(QLatin1Char('/'), QLatin1Char('-')));
    const auto read = m_project.stored(tag, layout);
    QVERIFY2(read.has_value(), read ? "" : read.error().c_str());
    QVERIFY2(configured(*read).contains(text("Entrypoint: [\"/bin/entrypoint\"]")), qPrintable(configured(*read)));
    QStringList paths;
    for (const image::Entry &entry : read->entries)
        paths << QString::fromStdString(entry.path);
    QCOMPARE(paths, (QStringList{text("bin"), text("bin/entrypoint")}));
    const Ended unpacked = m_project.run(
        text("umoci"), {text("unpack"), text("--image"), layout + text(":image"), text("bundle-") + layout});
    QVERIFY2(unpacked.exit == 0, qPrintable(unpacked.errors));
    const Ended greeted =
        m_project.run(text("chroot"), {text("bundle-%1/rootfs").arg(layout), text("/bin/entrypoint")});
    QCOMPARE(greeted.errors, QString());
    QCOMPARE(greeted.output, greeting);
    QCOMPARE(greeted.exit, 0);
}

int main(int argc, char **argv)
{
    if (!canRun({text("skopeo"), text("umoci"), text("podman"), text("buildah"), text("/usr/bin/go"),
                 text("/bin/busybox")}))
        return 0;
    qputenv("QTEST_FUNCTION_TIMEOUT", "1500000"); // ms; compiling in a container can be slow
    QCoreApplication application(argc, argv);
    MultiStageTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_multistage.moc"
