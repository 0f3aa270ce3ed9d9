// SPDX-License-Identifier: MIT
#include "core/fetch/configuration.h"
#include "core/sources/fetchingartifacts.h"
#include "core/sources/gitmodules.h"
#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/fetchcontrol.h"
#include "ui/mainwindow/legiblestyle.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/model/allocator.h"
#include "ui/model/settings.h"

#include <KSyntaxHighlighting/Repository>

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QStandardPaths>
#include <QTimer>
#include <QTranslator>

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace {

void name()
{
    QCoreApplication::setApplicationName(QStringLiteral("slipway"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SLIPWAY_VERSION));
}

void describe()
{
    name();
    QApplication::setApplicationDisplayName(QStringLiteral("Slipway"));
    QApplication::setDesktopFileName(QStringLiteral("io.github.slipway.Slipway"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/slipway/io.github.slipway.Slipway.svg")));
}

/// What the program was started with; ends it when that is wrong or asks for help.
struct Arguments {
    explicit Arguments(const QCoreApplication &application)
    {
        QCommandLineParser parser;
        parser.setApplicationDescription(
            QStringLiteral("Edits, checks, previews and builds container images from CEKit descriptors."));
        parser.addHelpOption();
        parser.addVersionOption();
        const QCommandLineOption selfTest(QStringLiteral("self-test"),
                                          QStringLiteral("Start, show the window, and quit at once."));
        const QCommandLineOption withoutLast(QStringLiteral("new"), QStringLiteral("Do not open what was open last."));
        parser.addOptions({selfTest, withoutLast});
        parser.addPositionalArgument(QStringLiteral("descriptor"),
                                     QStringLiteral("Descriptors to open, or a folder of them."),
                                     QStringLiteral("[descriptor|folder …]"));
        parser.process(application);
        files = parser.positionalArguments();
        isSelfTest = parser.isSet(selfTest);
        isNew = parser.isSet(withoutLast);
    }

    QStringList files; ///< descriptors and folders
    bool isSelfTest = false;
    bool isNew = false; ///< what was open last stays closed
};

/// Help and version need no display; ends the program when they are asked for.
void answerWithoutDisplay(int argc, char **argv)
{
    static constexpr std::array<std::string_view, 5> questions{"-h", "--help", "--help-all", "-v", "--version"};
    const std::span given(argv, static_cast<std::size_t>(argc));
    if (std::ranges::none_of(given, [](const char *each) { return std::ranges::contains(questions, each); }))
        return;
    const QCoreApplication console(argc, argv);
    name();
    const Arguments answered(console);
}

/// The user's language where there is one; else English, whose plurals need a file too.
void translate(QTranslator &translator)
{
    const QString folder = QStringLiteral(":/slipway/translations");
    if (translator.load(QLocale(), QStringLiteral("slipway"), QStringLiteral("_"), folder) ||
        translator.load(QStringLiteral("slipway_en"), folder))
        QCoreApplication::installTranslator(&translator);
}

/// CEKit's own configuration; when it has errors they are told, and the defaults count.
slipway::fetch::Configuration cekitConfiguration()
{
    auto read = slipway::fetch::loadConfiguration(QDir::homePath().toStdString() + "/.cekit/config");
    for (const slipway::Diagnostic &each : read ? read->warnings : read.error())
        qWarning("%s: %s", each.origin.file.path().c_str(), slipway::message(each).c_str());
    return read.value_or(slipway::fetch::Configuration());
}

/// `$XDG_STATE_HOME/slipway`: journals of unsaved changes, sessions.
std::filesystem::path stateFolder()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericStateLocation);
    return folder.isEmpty() ? std::filesystem::path() : std::filesystem::path(folder.toStdString()) / "slipway";
}

} // namespace

int main(int argc, char **argv)
{
    using namespace slipway::ui;
    keepFreedMemory();
    answerWithoutDisplay(argc, argv);
    const QApplication application(argc, argv);
    describe();
    QTranslator translator;
    translate(translator);
    const Arguments arguments(application);

    QApplication::setStyle(new LegibleStyle);
    Settings settings;
    applyColorScheme(settings.value(Settings::Key::ColorScheme).toString());
    KSyntaxHighlighting::Repository highlighting;
    const slipway::fetch::Configuration configuration = cekitConfiguration();
    const slipway::fetch::NetworkSettings network = slipway::fetch::networkSettings(configuration);
    const slipway::sources::Places places = slipway::sources::userPlaces(
        slipway::fetch::expandedHome(configuration.workDirectory, QDir::homePath().toStdString()));
    slipway::sources::GitModules repositories({.folder = places.git});
    slipway::sources::FetchingArtifacts artifacts(places, network);
    const FetchSetup fetching{.places = {.artifacts = places.artifacts,
                                         .parts = places.parts,
                                         .git = places.git,
                                         .texts = places.texts,
                                         .network = network},
                              .forget = [&repositories] { repositories.forget(); }};
    MainWindow window({.settings = settings,
                       .highlighting = highlighting,
                       .repositories = &repositories,
                       .artifacts = &artifacts,
                       .fetch = &fetching,
                       .state = stateFolder()});
    window.show();
    for (const QString &file : arguments.files)
        window.openFile(file);
    if (arguments.files.isEmpty() && !arguments.isNew && !arguments.isSelfTest)
        window.restoreSession({});
    if (!arguments.isSelfTest)
        window.offerRecovery();
    else
        QTimer::singleShot(0, &window, &QWidget::close);
    return QApplication::exec();
}
