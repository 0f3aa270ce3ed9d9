// SPDX-License-Identifier: MIT
#include "ui/model/settings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace slipway::ui;
using Key = Settings::Key;

class SettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyValueHasItsDefault();
    void valuesAreKept();
    void theNewestFileComesFirstAndOnce();
    void twelveFilesAreKept();
    void aBrokenFileGivesDefaults();
};

void SettingsTest::everyValueHasItsDefault()
{
    const QTemporaryDir folder;
    const Settings settings(folder.filePath(QStringLiteral("settings.ini")));
    QCOMPARE(settings.value(Key::EditorLayout).toString(), QStringLiteral("split"));
    QCOMPARE(settings.value(Key::Engine).toString(), QStringLiteral("embedded"));
    QCOMPARE(settings.value(Key::OutputFormat).toString(), QStringLiteral("oci"));
    QCOMPARE(settings.value(Key::ColorScheme).toString(), QStringLiteral("system"));
    QVERIFY(!settings.value(Key::NoSquash).toBool());
    QVERIFY(!settings.value(Key::Pull).toBool());
    QVERIFY(settings.recentFiles().isEmpty());
    QVERIFY(settings.value(Key::BuildFlags).toStringList().isEmpty());
}

void SettingsTest::valuesAreKept()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("settings.ini"));
    {
        Settings settings(file);
        settings.setValue(Key::Engine, QStringLiteral("podman"));
        settings.setValue(Key::NoSquash, true);
        settings.setValue(Key::BuildFlags, QStringList({QStringLiteral("--isolation=chroot")}));
        settings.setValue(Key::WindowState, QByteArray("\0\xff", 2));
    }
    const Settings settings(file);
    QCOMPARE(settings.value(Key::Engine).toString(), QStringLiteral("podman"));
    QVERIFY(settings.value(Key::NoSquash).toBool());
    QCOMPARE(settings.value(Key::BuildFlags).toStringList(), QStringList({QStringLiteral("--isolation=chroot")}));
    QCOMPARE(settings.value(Key::WindowState).toByteArray(), QByteArray("\0\xff", 2));
}

void SettingsTest::theNewestFileComesFirstAndOnce()
{
    const QTemporaryDir folder;
    Settings settings(folder.filePath(QStringLiteral("settings.ini")));
    for (const char *file : {"/a", "/b", "/a"})
        settings.addRecentFile(QString::fromLatin1(file));
    QCOMPARE(settings.recentFiles(), QStringList({QStringLiteral("/a"), QStringLiteral("/b")}));
    settings.clearRecentFiles();
    QVERIFY(settings.recentFiles().isEmpty());
}

void SettingsTest::twelveFilesAreKept()
{
    const QTemporaryDir folder;
    Settings settings(folder.filePath(QStringLiteral("settings.ini")));
    for (int i = 0; i < 20; ++i)
        settings.addRecentFile(QString::number(i));
    QCOMPARE(settings.recentFiles().size(), 12);
    QCOMPARE(settings.recentFiles().first(), QStringLiteral("19"));
    QCOMPARE(settings.recentFiles().last(), QStringLiteral("8"));
}

void SettingsTest::aBrokenFileGivesDefaults()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("settings.ini")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("\x7f"
               "ELF and nothing that is a setting");
    file.close();
    const Settings settings(file.fileName());
    QCOMPARE(settings.value(Key::EditorLayout).toString(), QStringLiteral("split"));
}

QTEST_GUILESS_MAIN(SettingsTest)
#include "tst_settings.moc"
