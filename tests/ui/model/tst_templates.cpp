// SPDX-License-Identifier: MIT
#include "ui/model/analysis.h"
#include "ui/model/templates.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace slipway;
using namespace slipway::ui;

namespace {

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

QStringList filesBelow(const QString &folder)
{
    QStringList files;
    QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext())
        files.append(QDir(folder).relativeFilePath(it.next()));
    files.sort();
    return files;
}

} // namespace

class TemplatesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTemplateIsWrittenAsItIsInTheSource_data();
    void everyTemplateIsWrittenAsItIsInTheSource();
    void everyTemplateHasNoErrors_data();
    void everyTemplateHasNoErrors();
    void nothingIsOverwritten();
    void aFolderThatCannotBeMadeIsTold();

private:
    static void addRows();
    static Template templateOf(const QString &id);
};

void TemplatesTest::addRows()
{
    QTest::addColumn<QString>("id");
    for (const Template &each : templates())
        QTest::newRow(qPrintable(each.id)) << each.id;
}

Template TemplatesTest::templateOf(const QString &id)
{
    const QList<Template> all = templates();
    return *std::ranges::find(all, id, &Template::id);
}

void TemplatesTest::everyTemplateIsWrittenAsItIsInTheSource_data()
{
    addRows();
}

void TemplatesTest::everyTemplateIsWrittenAsItIsInTheSource()
{
    QFETCH(const QString, id);
    const QTemporaryDir folder;
    const QString target = folder.filePath(QStringLiteral("a/b"));
    const Template chosen = templateOf(id);
    const auto main = instantiate(chosen, target);
    QVERIFY2(main.has_value(), main ? "" : qPrintable(main.error()));
    QCOMPARE(QString::fromStdString(main->string()), target + QLatin1Char('/') + chosen.mainFile);
    QVERIFY(!chosen.title.isEmpty() && !chosen.description.isEmpty());
    const QString source = QStringLiteral(SLIPWAY_SOURCE_DIR "/resources/templates/") + id;
    QCOMPARE(filesBelow(target), filesBelow(source));
    for (const QString &file : filesBelow(source)) {
        const QString written = target + QLatin1Char('/') + file;
        QCOMPARE(read(written), read(source + QLatin1Char('/') + file));
        QVERIFY(QFile::permissions(written).testFlag(QFile::WriteOwner));
        QCOMPARE(QFile::permissions(written).testFlag(QFile::ExeOwner), file.endsWith(QLatin1String(".sh")));
    }
}

void TemplatesTest::everyTemplateHasNoErrors_data()
{
    addRows();
}

void TemplatesTest::everyTemplateHasNoErrors()
{
    QFETCH(const QString, id);
    const QTemporaryDir folder;
    const auto main = instantiate(templateOf(id), folder.path());
    QVERIFY(main.has_value());
    const auto text = std::make_shared<const std::string>(read(QString::fromStdString(main->string())).toStdString());
    const Analysis analysis = analyse({.root = *main, .open = {{*main, {.text = text}}}}, {});
    for (const Problem &problem : analysis.problems)
        QVERIFY2(problem.diagnostic.severity != Severity::Error, message(problem.diagnostic).c_str());
    QCOMPARE(analysis.plan != nullptr, main->filename() == "image.yaml");
}

void TemplatesTest::nothingIsOverwritten()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("metadata")));
    QFile mine(folder.filePath(QStringLiteral("metadata/greeting.txt")));
    QVERIFY(mine.open(QIODevice::WriteOnly));
    mine.write("mine");
    mine.close();
    const auto written = instantiate(templateOf(QStringLiteral("scratch")), folder.path());
    QVERIFY(!written.has_value());
    QVERIFY2(written.error().contains(QStringLiteral("metadata/greeting.txt")), qPrintable(written.error()));
    QCOMPARE(filesBelow(folder.path()), QStringList({QStringLiteral("metadata/greeting.txt")}));
    QCOMPARE(read(mine.fileName()), QByteArray("mine"));
}

void TemplatesTest::aFolderThatCannotBeMadeIsTold()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto written = instantiate(templateOf(QStringLiteral("module")), file.fileName() + QStringLiteral("/below"));
    QVERIFY(!written.has_value());
    QVERIFY(!written.error().isEmpty());
}

QTEST_GUILESS_MAIN(TemplatesTest)
#include "tst_templates.moc"
