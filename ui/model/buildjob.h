// SPDX-License-Identifier: MIT
#pragma once

#include "core/generate/artifacts.h"
#include "core/generate/containerfile.h"
#include "core/generate/targetfolder.h"
#include "core/image/builder.h"
#include "core/run/enginebuild.h"
#include "ui/model/instructions.h"
#include "ui/model/logline.h"

#include <QFutureWatcher>
#include <QObject>

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace slipway::ui {

/// What the user chose to build, and how.
struct BuildChoice {
    std::shared_ptr<const plan::Plan> plan;
    std::optional<run::Engine> engine; ///< absent: the embedded builder
    std::filesystem::path target;      ///< folder for generated files, absolute
    std::filesystem::path output;      ///< embedded: the OCI layout folder or archive file to write
    image::Format format = image::Format::OciLayout;
    std::vector<std::string> tags;  ///< never empty
    std::vector<std::string> flags; ///< each one argument for the engine
    bool isSquashed = true;
    bool isPulling = false;
};

/// How a build ended.
struct BuildEnding {
    enum class End { Succeeded, Failed, Cancelled };
    End end = End::Succeeded;
    QString text; ///< one sentence: what was made, or why not
    QString path; ///< of the file or folder that was made; empty: none
    std::vector<Diagnostic> problems;
};

/// One build, off the UI thread: the embedded builder, or the target folder and then podman, buildah or docker on it.
/// Works once; destroying it while it runs cancels and waits for the embedded part, and kills an engine.
class BuildJob : public QObject
{
    Q_OBJECT

public:
    /// `source` brings artifacts that are no local path; may be null; outlives the job.
    explicit BuildJob(BuildChoice choice, generate::ArtifactSource *source = nullptr, QObject *parent = nullptr);
    ~BuildJob() override;

    /// The exact command of an engine, or what the embedded builder is asked to do, as slipway-cli would be.
    [[nodiscard]] QString commandText() const;
    [[nodiscard]] const BuildChoice &choice() const { return m_choice; }
    void start();
    void cancel();

Q_SIGNALS:
    /// `total` 0: nobody knows how much there is to do.
    void progressed(int done, int total, const QString &words);
    void linesArrived(const QList<slipway::ui::LogLine> &lines);
    /// Exactly once after `start`, never from within it.
    void ended(const slipway::ui::BuildEnding &ending);

private:
    class Observer;
    using Built = std::expected<image::BuildResult, std::vector<Diagnostic>>;
    using Written = std::expected<generate::WrittenTarget, std::vector<Diagnostic>>;

    void startEmbedded();
    void startTarget();
    void takeBuilt(const Built &built);
    void takeWritten(const Written &written);
    void startEngine();
    void takeLines(const QList<run::Line> &lines);
    void takeOutcome(const run::BuildOutcome &outcome);
    void fail(const std::vector<Diagnostic> &problems);
    void end(BuildEnding ending);
    [[nodiscard]] run::Command command() const;

    BuildChoice m_choice;
    generate::ArtifactSource *m_source;
    Instructions m_instructions;
    std::stop_source m_stop;
    QFutureWatcher<Built> m_builtWatcher;
    QFutureWatcher<Written> m_writtenWatcher;
    run::EngineBuild *m_engineBuild = nullptr; ///< owned by this
    qsizetype m_announcedSteps = 0;
};

} // namespace slipway::ui
