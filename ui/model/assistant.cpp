// SPDX-License-Identifier: MIT
#include "ui/model/assistant.h"

#include "ui/model/workspace.h"

namespace slipway::ui {

Assistant::Assistant(Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_index(std::make_shared<ProjectIndex>())
{
    for (auto &channel : m_channels)
        channel = std::make_unique<NewestWins<Job, Reply>>(
            [](const Job &job, std::stop_token) {
                return job.work([&job] { return job.input ? job.index->project(*job.input) : nullptr; });
            },
            [](const Reply &reply) { reply(); });
}

Assistant::~Assistant() = default;

void Assistant::request(Channel channel, bool isOfProject, Work work)
{
    const Texts texts = channel == Channel::Completion ? Texts::Analysed : Texts::Newest;
    m_channels[static_cast<std::size_t>(channel)]->request(
        {.index = m_index,
         .input = isOfProject ? std::optional(projectInput(m_workspace, texts)) : std::nullopt,
         .work = std::move(work)});
}

} // namespace slipway::ui
