// SPDX-License-Identifier: MIT
#include "core/run/capture.h"

#include <memory>
#include <utility>

namespace slipway::run {

Process *capture(const Command &command, QObject *context, std::function<void(const Captured &)> done)
{
    auto *process = new Process(command, context);
    const auto captured = std::make_shared<Captured>();
    QObject::connect(process, &Process::dataArrived, process, [captured](Channel channel, const QByteArray &bytes) {
        QByteArray &all = channel == Channel::Output ? captured->output : captured->error;
        all.append(bytes.first(std::min(bytes.size(), captureLimit - all.size())));
    });
    QObject::connect(process, &Process::finished, process,
                     [process, captured, done = std::move(done)](const Outcome &outcome) {
                         process->deleteLater();
                         captured->outcome = outcome;
                         done(*captured);
                     });
    process->start();
    return process;
}

std::string lastLine(const QByteArray &text)
{
    const QList<QByteArray> lines = text.split('\n');
    for (qsizetype i = lines.size(); i-- > 0;)
        if (const QByteArray line = lines.at(i).trimmed(); !line.isEmpty())
            return line.toStdString();
    return {};
}

} // namespace slipway::run
