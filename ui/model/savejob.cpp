// SPDX-License-Identifier: MIT
#include "ui/model/savejob.h"

#include "core/text/linediff.h"

#include <QCoreApplication>

namespace slipway::ui {

namespace {

/// True when the file holds something that nobody here has looked at. A file that is gone is made again.
bool isForeign(const SaveJob &job)
{
    if (job.expected == nullptr)
        return false;
    const auto bytes = readTextFile(job.file);
    if (!bytes && bytes.error().kind == Unreadable::Kind::Absent)
        return false;
    return (bytes ? *bytes : bytes.error().bytes) != *job.expected;
}

} // namespace

std::expected<Saved, SaveFailure> save(const SaveJob &job, FileSystem &files)
{
    if (job.before)
        job.before();
    if (isForeign(job))
        return std::unexpected(SaveFailure{
            .text = QCoreApplication::translate("SaveFile", "%1 was changed by another program since you opened it.")
                        .arg(QString::fromStdString(job.file.string())),
            .isForeign = true});
    return saveTextFile(job.file, *job.text, files);
}

Look look(const LookJob &job, FileSystem &files)
{
    Look found;
    const auto facts = files.facts(job.file);
    if (!facts)
        return found;
    found.facts = *facts;
    auto bytes = readTextFile(job.file);
    if (!bytes || *bytes == *job.base)
        return found;
    found.edits = editsBetween(*job.text, *bytes);
    found.bytes = std::make_shared<const std::string>(std::move(*bytes));
    return found;
}

} // namespace slipway::ui
