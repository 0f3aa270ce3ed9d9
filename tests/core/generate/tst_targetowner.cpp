// SPDX-License-Identifier: MIT
#include "core/generate/targetowner.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace slipway::generate;

class TargetOwnerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cekitsFolderIsKnown();
    void anotherOneIsNot_data();
    void anotherOneIsNot();
    void aLinkIsNotCekits();
    void theMarkIsAFile();

private:
    void put(const QString &name, const QByteArray &content = "x") const;
    [[nodiscard]] std::filesystem::path target() const { return m_folder->path().toStdString(); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

const QByteArray image =
    "args: []\nartifacts: []\ndescription: text\nenvs: []\nfrom: scratch\nlabels:\n- name: x\n  value: y\n"
    "modules:\n  install: []\nname: a\nosbs: {}\npackages: {}\nports: []\nrun:\n  name: run\n"
    "version: 1\nvolumes: []\n";

} // namespace

/// A folder as CEKit leaves it.
void TargetOwnerTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    put(QStringLiteral("image.yaml"), image);
    put(QStringLiteral("image/Dockerfile"));
    put(QStringLiteral("image/modules/m/module.yaml"));
    put(QStringLiteral("repo/r/m/module.yaml"));
    put(QStringLiteral("test/results/a.xml"));
}

void TargetOwnerTest::put(const QString &name, const QByteArray &content) const
{
    const QString path = m_folder->filePath(name);
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

void TargetOwnerTest::cekitsFolderIsKnown()
{
    QVERIFY(isMadeByCekit(target()));
    QVERIFY(QFile::rename(m_folder->filePath(QStringLiteral("image/Dockerfile")),
                          m_folder->filePath(QStringLiteral("image/Containerfile"))));
    QVERIFY(QDir(m_folder->filePath(QStringLiteral("repo"))).removeRecursively());
    QVERIFY(isMadeByCekit(target()));
}

void TargetOwnerTest::anotherOneIsNot_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("a file beside") << QStringLiteral("notes.txt") << QByteArray("mine");
    QTest::newRow("a hidden file beside") << QStringLiteral(".git/config") << QByteArray("mine");
    QTest::newRow("a descriptor of an author's")
        << QStringLiteral("image.yaml") << QByteArray("name: a\nversion: 1\nosbs: {}\nports: []\n");
    QTest::newRow("sections in another order")
        << QStringLiteral("image.yaml") << QByteArray("name: a\n" + QByteArray(image).replace("name: a\n", ""));
    QTest::newRow("nothing in it") << QStringLiteral("image.yaml") << QByteArray();
}

void TargetOwnerTest::anotherOneIsNot()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, content);
    put(name, content);
    QVERIFY(!isMadeByCekit(target()));
}

void TargetOwnerTest::aLinkIsNotCekits()
{
    QVERIFY(QDir(m_folder->filePath(QStringLiteral("repo"))).removeRecursively());
    QVERIFY(QFile::link(QDir::homePath(), m_folder->filePath(QStringLiteral("repo"))));
    QVERIFY(!isMadeByCekit(target()));
}

void TargetOwnerTest::theMarkIsAFile()
{
    QVERIFY(!isMarked(target()));
    put(QStringLiteral(".slipway-target"));
    QVERIFY(isMarked(target()));
    QVERIFY(!isMadeByCekit(target())); // something else is there
    QVERIFY(!isMadeByCekit(target() / "nowhere"));
}

QTEST_APPLESS_MAIN(TargetOwnerTest)
#include "tst_targetowner.moc"
