// SPDX-License-Identifier: MIT
#pragma once

#include "ui/model/fetchjob.h"
#include "ui/model/workspace.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace slipway::ui {

class Actions;
class ArtifactsView;

/// How the window fetches; handed in by the program.
struct FetchSetup {
    FetchPlaces places;
    /// The repositories that the workspace plans with look at their mirrors again.
    std::function<void()> forget;
};

/// Fetches what the open project asks for: first its module repositories and the overrides that are addresses, then,
/// with the plan that they make possible, its artifacts. Nothing is fetched unless the user asks.
class FetchControl : public QObject
{
    Q_OBJECT

public:
    /// All outlive the control.
    struct Surroundings {
        Workspace &workspace;
        Actions &actions;
        ArtifactsView &view;
        const FetchSetup *setup = nullptr; ///< null: nothing can be fetched
    };

    FetchControl(const Surroundings &surroundings, QObject *parent);
    ~FetchControl() override;

    void start();
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    /// These problems, with a fix for what is not fetched, and what the last fetch found, as long as the texts are the
    /// same.
    [[nodiscard]] std::vector<Problem> withFetched(std::vector<Problem> problems) const;

Q_SIGNALS:
    void started();
    void finished(const slipway::ui::FetchEnding &ending);

private:
    void next();
    void run(FetchOrder order, bool isLast);
    void takeEnding(const FetchEnding &ending, bool isLast);
    void adoptAnalysis();
    void finish();
    void showEnding();
    void updateActions();
    [[nodiscard]] FetchOrder untried() const;

    struct Found {
        Problem problem;
        quint64 revision = 0; ///< of its file's document; 0: the file is not open
    };

    Surroundings m_here;
    std::unique_ptr<FetchJob> m_job;
    FetchOrder m_tried;
    std::vector<Found> m_found;
    FetchEnding m_ending;
    bool m_isRunning = false;
    bool m_isPlanning = false; ///< waits for the analysis of the newest texts
};

} // namespace slipway::ui
