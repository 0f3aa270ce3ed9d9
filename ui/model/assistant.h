// SPDX-License-Identifier: MIT
#pragma once

#include "ui/model/newestwins.h"
#include "ui/model/projectindex.h"

#include <QObject>
#include <QPointer>

#include <array>
#include <concepts>
#include <functional>
#include <memory>
#include <optional>

namespace slipway::ui {

/// Answers questions about the newest texts off the UI thread. In each channel only the newest question is answered.
class Assistant : public QObject
{
    Q_OBJECT

public:
    enum class Channel : std::uint8_t { Completion, Hover, Outline, Navigation, Rename };

    /// `workspace` outlives the assistant.
    explicit Assistant(Workspace &workspace, QObject *parent = nullptr);
    ~Assistant() override;

    using Project = std::shared_ptr<const assist::Project>;
    /// Reads the project when it is called, every time anew; null when the question is of nothing.
    using ProjectOnDemand = std::function<Project()>;

    /// `question` is a pure function, of the project, of a project on demand or of nothing, and runs on another thread;
    /// `answer` gets its result on this one, unless `context` has died or a newer question came. The project lives as
    /// long as somebody holds it. In the channel of completions it may be of the texts that were analysed last: what is
    /// being typed is known to who asks.
    template <typename Question, typename Take>
    void ask(Channel channel, QObject *context, Question question, Take answer)
    {
        constexpr bool isOfProject = std::invocable<Question, const Project &>;
        constexpr bool isOnDemand = std::invocable<Question, const ProjectOnDemand &>;
        request(channel, isOfProject || isOnDemand,
                [question = std::move(question), answer = std::move(answer),
                 guard = QPointer<QObject>(context)](const ProjectOnDemand &project) -> Reply {
                    const auto result = [&] {
                        if constexpr (isOnDemand)
                            return question(project);
                        else if constexpr (isOfProject)
                            return question(project());
                        else
                            return question();
                    };
                    return [result = std::make_shared<decltype(result())>(result()), answer, guard] {
                        if (guard)
                            answer(std::move(*result));
                    };
                });
    }

    [[nodiscard]] Workspace &workspace() const { return m_workspace; }

private:
    using Reply = std::function<void()>;
    using Work = std::function<Reply(const ProjectOnDemand &)>;
    struct Job {
        std::shared_ptr<ProjectIndex> index;
        std::optional<ProjectInput> input; ///< nothing when the work needs no project
        Work work;
    };

    void request(Channel channel, bool isOfProject, Work work);

    Workspace &m_workspace;
    std::shared_ptr<ProjectIndex> m_index;
    std::array<std::unique_ptr<NewestWins<Job, Reply>>, 5> m_channels;
};

} // namespace slipway::ui
