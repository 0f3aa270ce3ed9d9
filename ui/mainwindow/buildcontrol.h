// SPDX-License-Identifier: MIT
#pragma once

#include "core/run/engine.h"
#include "ui/model/buildjob.h"
#include "ui/model/workspace.h"

#include <QObject>

#include <map>
#include <memory>

class QComboBox;
class QToolBar;
class QWidget;

namespace slipway::ui {

class Actions;
class BuildPanel;
class Settings;

/// The build button: which engines there are, what will be built and how, the running job, and the panel that shows it.
class BuildControl : public QObject
{
    Q_OBJECT

public:
    /// All outlive the control.
    struct Surroundings {
        Workspace &workspace;
        Settings &settings;
        Actions &actions;
        generate::ArtifactSource *artifacts = nullptr; ///< brings what is no local path; null: such builds fail
    };

    BuildControl(const Surroundings &surroundings, QWidget *window);
    ~BuildControl() override;

    [[nodiscard]] BuildPanel &panel() { return *m_panel; }
    /// The engine's choice, build and cancel.
    void fillToolBar(QToolBar &bar);
    /// Builds the newest texts, as soon as they are analysed.
    void start();
    [[nodiscard]] bool isRunning() const { return m_job != nullptr; }
    /// Asks when a build is running; true when the window may close.
    [[nodiscard]] bool mayLeave();
    /// The engines as probed; `embedded` is always there and not among them.
    [[nodiscard]] const std::map<run::EngineKind, run::Engine> &engines() const { return m_engines; }

Q_SIGNALS:
    /// A build was asked for: the last moment to write what is being typed into the documents.
    void aboutToStart();
    void started();
    void finished(const slipway::ui::BuildEnding &ending);
    void enginesProbed();
    /// The user clicked a build step that has a place.
    void placeActivated(const slipway::Origin &place);

private:
    void startNow();
    void probe();
    void fillEngines();
    void addEngine(run::EngineKind kind);
    void chooseOptions();
    void updateActions();
    /// Why the chosen engine cannot build what is open; empty: it can.
    [[nodiscard]] QString obstacle() const;
    [[nodiscard]] BuildChoice choice() const;
    [[nodiscard]] QStringList defaultTags() const;
    [[nodiscard]] const run::Engine *chosenEngine() const;
    void takeEnding(const BuildEnding &ending);

    Surroundings m_here;
    QWidget *m_window;
    BuildPanel *m_panel;
    QComboBox *m_engineBox;
    std::map<run::EngineKind, run::Engine> m_engines;
    std::map<Path, QStringList> m_tags; ///< by image: other names for it than its own
    std::unique_ptr<BuildJob> m_job;
    bool m_isWaiting = false; ///< for the analysis of the newest texts, to build them and no older ones
};

} // namespace slipway::ui
