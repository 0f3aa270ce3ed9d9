// SPDX-License-Identifier: MIT
#include "core/run/engine.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace slipway::run {

namespace {

using namespace std::chrono_literals;

constexpr auto answerTime = 60s; // the first answer of a new store on a busy machine takes tens of seconds

Diagnostic absent(EngineKind kind)
{
    return {.code = "engine-absent",
            .text = "%1 is not installed.",
            .arguments = {std::string(engineName(kind)),
                          kind == EngineKind::Docker ? "docker.io" : std::string(engineName(kind))},
            .advice = "Install it (on Debian and Ubuntu: the package %2), or build with another engine.",
            .origin = {}};
}

Diagnostic notWorking(EngineKind kind, const std::string &words)
{
    Diagnostic diagnostic{.code = "engine-not-working",
                          .text = "%1 is installed but does not work: %2",
                          .arguments = {std::string(engineName(kind)), words},
                          .advice = "Run `%1 info` in a terminal to see what it lacks.",
                          .origin = {}};
    if (kind == EngineKind::Docker && words.contains("permission denied"))
        diagnostic.advice = "Your user may not talk to the Docker daemon: add it to the group docker and log in again.";
    else if (kind == EngineKind::Docker)
        diagnostic.advice = "Start the Docker daemon (`systemctl start docker`), or set DOCKER_HOST to one that runs.";
    return diagnostic;
}

/// What went wrong with `info`, in one line; empty when nothing did.
std::string failure(const Captured &info, const QJsonObject &object)
{
    using End = Outcome::End;
    const QJsonArray serverErrors = object[u"ServerErrors"].toArray();
    if (!serverErrors.isEmpty())
        return serverErrors.first().toString().toStdString();
    if (info.outcome.end == End::CouldNotStart)
        return info.outcome.problem;
    if (info.outcome.end == End::TimedOut)
        return "it did not answer in time";
    if (!info.outcome.isSuccess()) {
        const std::string line = lastLine(info.error);
        return line.empty() ? "it ended with exit code " + std::to_string(info.outcome.code) : line;
    }
    return object.isEmpty() ? "its answer cannot be read" : std::string();
}

/// The first thing that looks like a version; a Debian suffix (`+dfsg1`) stays.
std::string versionIn(const std::string &text)
{
    static const QRegularExpression pattern(QStringLiteral(R"((?:version )?(\d+\.\d+[^\s,]*))"));
    return pattern.match(QString::fromStdString(text)).captured(1).toStdString();
}

void readDocker(const QJsonObject &info, Engine &engine)
{
    const QJsonArray plugins = info[u"ClientInfo"][u"Plugins"].toArray();
    const bool hasBuildx =
        std::ranges::any_of(plugins, [](const QJsonValue &plugin) { return plugin[u"Name"].toString() == u"buildx"; });
    const bool isExperimental = info[u"ExperimentalBuild"].toBool();
    // The classic builder squashes on an experimental daemon only, and BuildKit never; platforms are the other way
    // round.
    engine.canSquash = isExperimental && !hasBuildx;
    engine.canUsePlatform = isExperimental || hasBuildx;
    const QJsonArray security = info[u"SecurityOptions"].toArray();
    engine.isRootless = security.contains(QJsonValue(QStringLiteral("name=rootless")));
    if (const QString version = info[u"ServerVersion"].toString(); !version.isEmpty())
        engine.version = version.toStdString();
}

/// The two questions, one after the other; lives as long as its context.
void ask(EngineKind kind, const std::filesystem::path &program, QObject *context,
         std::function<void(const Engine &)> done)
{
    capture(versionCommand(program), context, [=, done = std::move(done)](const Captured &version) {
        capture(infoCommand(kind, program), context,
                [=](const Captured &info) { done(readEngine(kind, program, {version.output.toStdString(), info})); });
    });
}

} // namespace

std::string_view engineName(EngineKind kind)
{
    static constexpr std::array<std::string_view, 3> names{"podman", "buildah", "docker"};
    return names.at(static_cast<std::size_t>(kind));
}

std::optional<EngineKind> engineOfName(std::string_view name)
{
    const auto it = std::ranges::find(engineKinds, name, engineName);
    return it == engineKinds.end() ? std::nullopt : std::optional(*it);
}

Command versionCommand(const std::filesystem::path &program)
{
    return {.arguments = {program.string(), "--version"}, .timeout = answerTime};
}

Command infoCommand(EngineKind kind, const std::filesystem::path &program)
{
    Command command{.arguments = {program.string(), "info"}, .timeout = answerTime};
    if (kind != EngineKind::Buildah) // buildah prints JSON by itself
        command.arguments.insert(command.arguments.end(), {"--format", "{{json .}}"});
    return command;
}

Engine readEngine(EngineKind kind, const std::filesystem::path &program, const EngineAnswers &answers)
{
    Engine engine{.kind = kind, .program = program, .version = versionIn(answers.version)};
    const QJsonObject info = QJsonDocument::fromJson(answers.info.output).object();
    if (kind == EngineKind::Docker && answers.version.starts_with("podman")) {
        engine.problem = notWorking(kind, "the program is podman under docker's name");
        engine.problem->advice = "Choose podman as the engine.";
        return engine;
    }
    if (const std::string words = failure(answers.info, info); !words.empty()) {
        engine.problem = notWorking(kind, words);
        return engine;
    }
    engine.canBuild = true;
    if (kind == EngineKind::Docker) {
        readDocker(info, engine);
    } else {
        const QJsonValue host = info[u"host"];
        engine.canSquash = true;
        engine.canUsePlatform = true;
        engine.isRootless = host[u"rootless"].toBool() || host[u"security"][u"rootless"].toBool();
    }
    return engine;
}

std::optional<std::filesystem::path> findProgram(std::string_view name)
{
    const QString program =
        QStandardPaths::findExecutable(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
    if (program.isEmpty())
        return std::nullopt;
    return std::filesystem::path(QFile::encodeName(program).toStdString());
}

void probeEngine(EngineKind kind, QObject *context, std::function<void(const Engine &)> done)
{
    const std::optional<std::filesystem::path> program = findProgram(engineName(kind));
    if (program) {
        ask(kind, *program, context, std::move(done));
        return;
    }
    QTimer::singleShot(0, context,
                       [kind, done = std::move(done)] { done(Engine{.kind = kind, .problem = absent(kind)}); });
}

} // namespace slipway::run
