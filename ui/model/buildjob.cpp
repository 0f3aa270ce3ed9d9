// SPDX-License-Identifier: MIT
#include "ui/model/buildjob.h"

#include <QTemporaryDir>
#include <QtConcurrentRun>

namespace slipway::ui {

namespace {

QString shown(const std::string &text)
{
    return QString::fromStdString(text);
}

QString joined(const std::vector<std::string> &tags)
{
    QStringList list;
    for (const std::string &tag : tags)
        list.append(shown(tag));
    return list.join(QLatin1String(", "));
}

const char *formatName(image::Format format)
{
    switch (format) {
    case image::Format::OciLayout:
        return "oci";
    case image::Format::OciArchive:
        return "oci-archive";
    case image::Format::DockerArchive:
        return "docker-archive";
    }
    return "";
}

std::expected<generate::WrittenTarget, std::vector<Diagnostic>>
writeTarget(const BuildChoice &choice, generate::ArtifactSource *source, const std::stop_token &stop,
            const std::function<void(const generate::TargetProgress &)> &progress)
{
    if (auto prepared = generate::prepareTarget(choice.target, choice.plan->files); !prepared)
        return std::unexpected(std::vector{prepared.error()});
    return generate::writeTarget(*choice.plan,
                                 {.target = choice.target,
                                  .containerfileName = run::defaultContainerFile(choice.engine->kind),
                                  .containerfile = {.noSquash = !choice.isSquashed}},
                                 source, stop, progress);
}

using Built = std::expected<image::BuildResult, std::vector<Diagnostic>>;

/// Fetches beside the output what is not on this machine, then builds.
Built fetchAndBuild(image::BuildRequest request, generate::ArtifactSource *source, image::BuildObserver &observer,
                    const std::stop_token &stop, const std::function<void(const generate::TargetProgress &)> &progress)
{
    std::error_code error;
    std::filesystem::create_directories(request.output.parent_path(), error);
    const QTemporaryDir fetched(QString::fromStdString((request.output.parent_path() / ".fetched-XXXXXX").string()));
    if (source != nullptr) {
        auto places = generate::fetchArtifacts(generate::artifactsToFetch(request.plan), fetched.path().toStdString(),
                                               *source, stop, progress);
        if (!places)
            return std::unexpected(std::move(places.error()));
        request.fetched = std::move(*places);
    }
    return image::build(request, observer, stop);
}

} // namespace

/// Carries what the builder says from its thread to the job's.
class BuildJob::Observer : public image::BuildObserver
{
public:
    explicit Observer(BuildJob *job)
        : m_job(job)
    {
    }

    void onStep(int step, int count, std::string_view text) override
    {
        const QString words = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
        post([job = m_job, step, count, words] {
            Q_EMIT job->progressed(step - 1, count, words);
            Q_EMIT job->linesArrived(
                {{QStringLiteral("STEP %1/%2: %3").arg(step).arg(count).arg(words), LogKind::Step}});
        });
    }

    void onBytes(std::uint64_t done, std::uint64_t total) override
    {
        const int percent = total == 0 ? 100 : static_cast<int>(done * 100 / total);
        if (std::exchange(m_percent, percent) != percent)
            post([job = m_job, percent] {
                Q_EMIT job->progressed(percent, 100, tr("Writing the layer: %1 %").arg(percent));
            });
    }

    /// Before the build itself: a file or folder of many is being written or fetched.
    void onFile(const QString &words, const generate::TargetProgress &progress)
    {
        const auto [step, count] = std::pair(static_cast<int>(progress.step), static_cast<int>(progress.count));
        post([job = m_job, words, step, count] {
            Q_EMIT job->progressed(step - 1, count, words);
            Q_EMIT job->linesArrived({{words, LogKind::Note}});
        });
    }

    void onLine(std::string_view line) override
    {
        const QString text = QString::fromUtf8(line.data(), static_cast<qsizetype>(line.size()));
        post([job = m_job, text] { Q_EMIT job->linesArrived({{text, LogKind::Output}}); });
    }

private:
    template <typename Function>
    void post(Function function)
    {
        QMetaObject::invokeMethod(m_job, std::move(function), Qt::QueuedConnection);
    }

    BuildJob *m_job;
    int m_percent = -1;
};

BuildJob::BuildJob(BuildChoice choice, generate::ArtifactSource *source, QObject *parent)
    : QObject(parent)
    , m_choice(std::move(choice))
    , m_source(source)
    , m_instructions(generate::containerfile(*m_choice.plan, {.noSquash = !m_choice.isSquashed}))
{
    connect(&m_builtWatcher, &QFutureWatcherBase::finished, this, [this] { takeBuilt(m_builtWatcher.result()); });
    connect(&m_writtenWatcher, &QFutureWatcherBase::finished, this, [this] { takeWritten(m_writtenWatcher.result()); });
}

BuildJob::~BuildJob()
{
    m_stop.request_stop();
    m_builtWatcher.disconnect(this);
    m_writtenWatcher.disconnect(this);
    m_builtWatcher.waitForFinished();
    m_writtenWatcher.waitForFinished();
}

run::Command BuildJob::command() const
{
    return run::buildCommand({.engine = m_choice.engine->kind,
                              .program = m_choice.engine->program,
                              .target = m_choice.target,
                              .tags = m_choice.tags,
                              .isSquashed = m_choice.isSquashed,
                              .isPulling = m_choice.isPulling,
                              .flags = m_choice.flags});
}

QString BuildJob::commandText() const
{
    if (m_choice.engine)
        return shown(run::shellText(command()));
    run::Command same{.arguments = {"slipway-cli", "--descriptor", m_choice.plan->descriptor.string(), "build",
                                    "embedded", "--format", formatName(m_choice.format), "--output",
                                    m_choice.output.string()}};
    for (const std::string &tag : m_choice.tags)
        same.arguments.insert(same.arguments.end(), {"--tag", tag});
    return shown(run::shellText(same));
}

void BuildJob::start()
{
    if (m_choice.engine)
        startTarget();
    else
        startEmbedded();
}

void BuildJob::startEmbedded()
{
    Q_EMIT progressed(0, 0, tr("Reading the artifacts"));
    image::BuildRequest request{.plan = *m_choice.plan,
                                .tags = m_choice.tags,
                                .output = m_choice.output,
                                .format = m_choice.format,
                                .epoch = qEnvironmentVariable("SOURCE_DATE_EPOCH").toULongLong()};
    m_builtWatcher.setFuture(QtConcurrent::run([this, request = std::move(request), stop = m_stop.get_token()] {
        Observer observer(this);
        return fetchAndBuild(request, m_source, observer, stop, [&observer](const generate::TargetProgress &progress) {
            observer.onFile(tr("Fetching %1").arg(shown(progress.what)), progress);
        });
    }));
}

void BuildJob::startTarget()
{
    Q_EMIT progressed(0, 0, tr("Writing the target folder"));
    Q_EMIT linesArrived({{tr("Writing %1").arg(shown(m_choice.target.string())), LogKind::Note}});
    m_writtenWatcher.setFuture(QtConcurrent::run([this, stop = m_stop.get_token()] {
        Observer observer(this);
        return writeTarget(m_choice, m_source, stop, [&observer](const generate::TargetProgress &progress) {
            observer.onFile(tr("Writing %1").arg(shown(progress.what)), progress);
        });
    }));
}

void BuildJob::cancel()
{
    m_stop.request_stop();
    if (m_engineBuild != nullptr)
        m_engineBuild->cancel();
}

void BuildJob::takeBuilt(const Built &built)
{
    if (m_stop.stop_requested() && !built) {
        end({.end = BuildEnding::End::Cancelled, .text = tr("Cancelled. Nothing was written."), .path = {}});
        return;
    }
    if (!built) {
        fail(built.error());
        return;
    }
    end({.end = BuildEnding::End::Succeeded,
         .text = tr("Built %1 (%2)").arg(joined(built->tags), shown(built->manifest.digest.substr(0, 19))),
         .path = shown(m_choice.output.string()),
         .problems = built->warnings});
}

void BuildJob::takeWritten(const Written &written)
{
    if (m_stop.stop_requested() || (written && written->isCancelled)) {
        end({.end = BuildEnding::End::Cancelled, .text = tr("Cancelled before the engine was started."), .path = {}});
        return;
    }
    if (!written) {
        fail(written.error());
        return;
    }
    if (!written->missing.empty()) {
        const auto count = static_cast<int>(written->missing.size());
        end({.end = BuildEnding::End::Failed,
             .text = tr("%n artifact(s) could not be fetched.", nullptr, count),
             .path = {}});
        return;
    }
    startEngine();
}

void BuildJob::startEngine()
{
    m_engineBuild = new run::EngineBuild(m_choice.engine->kind, command(),
                                         static_cast<int>(m_choice.plan->builders.size()) + 1, this);
    connect(m_engineBuild, &run::EngineBuild::linesArrived, this, &BuildJob::takeLines);
    connect(m_engineBuild, &run::EngineBuild::done, this, &BuildJob::takeOutcome);
    m_engineBuild->start();
}

void BuildJob::takeLines(const QList<run::Line> &lines)
{
    const run::BuildLog &log = m_engineBuild->log();
    const qsizetype first = log.lineCount - lines.size();
    QList<LogLine> shownLines;
    shownLines.reserve(lines.size());
    for (qsizetype i = 0; i < lines.size(); ++i) {
        LogLine line{.text = lines[i].text,
                     .kind = lines[i].channel == run::Channel::Output ? LogKind::Output : LogKind::ErrorOutput};
        if (m_announcedSteps < log.steps.size() && log.steps[m_announcedSteps].line == first + i) {
            line.kind = LogKind::Step;
            line.place = m_instructions.next(log.steps[m_announcedSteps].instruction);
            ++m_announcedSteps;
        }
        shownLines.append(std::move(line));
    }
    Q_EMIT linesArrived(shownLines);
    if (!log.steps.isEmpty())
        Q_EMIT progressed(static_cast<int>(log.fraction * 100), 100, log.steps.last().instruction.simplified());
}

void BuildJob::takeOutcome(const run::BuildOutcome &outcome)
{
    using End = run::BuildOutcome::End;
    BuildEnding ending{.end = BuildEnding::End::Failed, .text = {}, .path = {}};
    for (const std::string &leftover : outcome.leftovers)
        Q_EMIT linesArrived({{tr("Could not be removed: %1").arg(shown(leftover)), LogKind::Failure}});
    if (const auto &advice = m_engineBuild->log().advice; advice && outcome.end != End::Succeeded)
        ending.problems.push_back(*advice);
    switch (outcome.end) {
    case End::Succeeded:
        ending.end = BuildEnding::End::Succeeded;
        ending.text = tr("Built %1").arg(joined(m_choice.tags));
        break;
    case End::Cancelled:
        ending.end = BuildEnding::End::Cancelled;
        ending.text = tr("Cancelled. Nothing of the build is left running.");
        break;
    case End::Failed:
        ending.text =
            outcome.exitCode == 0
                ? tr("The build failed: %1").arg(shown(outcome.error))
                : tr("The build failed with exit code %1: %2").arg(outcome.exitCode).arg(shown(outcome.error));
        break;
    case End::CouldNotStart:
        ending.text = tr("The engine could not be started: %1").arg(shown(outcome.error));
        break;
    }
    end(std::move(ending));
}

void BuildJob::fail(const std::vector<Diagnostic> &problems)
{
    end({.end = BuildEnding::End::Failed,
         .text = problems.empty() ? tr("The build failed.") : shown(message(problems.front())),
         .path = {},
         .problems = problems});
}

void BuildJob::end(BuildEnding ending)
{
    Q_EMIT ended(ending);
}

} // namespace slipway::ui
