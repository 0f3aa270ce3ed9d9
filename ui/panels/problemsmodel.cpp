// SPDX-License-Identifier: MIT
#include "ui/panels/problemsmodel.h"

#include "ui/editor/icons.h"
#include "ui/panels/diagnostictext.h"

#include <algorithm>
#include <utility>

namespace slipway::ui {

namespace {

QString severityWord(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return ProblemsModel::tr("error");
    case Severity::Warning:
        return ProblemsModel::tr("warning");
    case Severity::Hint:
        break;
    }
    return ProblemsModel::tr("hint");
}

QString fixesText(const Diagnostic &diagnostic)
{
    if (diagnostic.fixes.size() == 1)
        return fixText(diagnostic.fixes.front());
    return diagnostic.fixes.empty() ? QString() : ProblemsModel::tr("Fix");
}

} // namespace

/// By difference: what begins and ends the list as before stays, so that views keep their rows and do no work for them.
void ProblemsModel::setProblems(std::vector<Problem> problems)
{
    if (problems == m_problems)
        return;
    const auto isSame = [](const Problem &a, const Problem &b) {
        return a.diagnostic.code == b.diagnostic.code && a.diagnostic.severity == b.diagnostic.severity &&
               a.diagnostic.origin.file == b.diagnostic.origin.file &&
               a.diagnostic.origin.path == b.diagnostic.origin.path;
    };
    const std::size_t most = std::min(problems.size(), m_problems.size());
    std::size_t head = 0;
    while (head < most && isSame(problems[head], m_problems[head]))
        ++head;
    std::size_t tail = 0;
    while (tail < most - head && isSame(problems[problems.size() - 1 - tail], m_problems[m_problems.size() - 1 - tail]))
        ++tail;
    const std::size_t added = problems.size() - head - tail;
    replaceRows(head, m_problems.size() - head - tail, added, std::move(problems));
}

/// The rows from `head` on: so many go, so many come; the others are updated where they differ.
void ProblemsModel::replaceRows(std::size_t head, std::size_t removed, std::size_t added, std::vector<Problem> problems)
{
    const auto first = static_cast<int>(head);
    const auto at = m_problems.begin() + first;
    if (removed > 0) {
        beginRemoveRows({}, first, first + static_cast<int>(removed) - 1);
        m_problems.erase(at, at + static_cast<std::ptrdiff_t>(removed));
        endRemoveRows();
    }
    if (added > 0) {
        beginInsertRows({}, first, first + static_cast<int>(added) - 1);
        const auto from = problems.begin() + first;
        m_problems.insert(m_problems.begin() + first, from, from + static_cast<std::ptrdiff_t>(added));
        endInsertRows();
    }
    tellChanges(std::exchange(m_problems, std::move(problems)));
}

/// Of rows that look different, one after the other, at once: a new line above moves all that follow.
void ProblemsModel::tellChanges(const std::vector<Problem> &before)
{
    const auto looksSame = [&](int row) {
        const Problem &old = before[static_cast<std::size_t>(row)];
        const Problem &now = problem(row);
        return old.position == now.position && old.diagnostic.arguments == now.diagnostic.arguments &&
               old.diagnostic.fixes.size() == now.diagnostic.fixes.size();
    };
    for (int row = 0; row < rowCount(); ++row) {
        const int first = row;
        while (row < rowCount() && !looksSame(row))
            ++row;
        if (row > first)
            Q_EMIT dataChanged(index(first, 0), index(row - 1, ColumnCount - 1));
    }
}

void ProblemsModel::setBaseFolder(const std::filesystem::path &folder)
{
    if (folder == m_baseFolder)
        return;
    beginResetModel();
    m_baseFolder = folder;
    endResetModel();
}

QString ProblemsModel::placeText(const Problem &problem) const
{
    const Origin &origin = problem.diagnostic.origin;
    if (!origin.isWritten())
        return {};
    const std::filesystem::path relative =
        m_baseFolder.empty() ? origin.file.path().filename() : origin.file.path().lexically_relative(m_baseFolder);
    const bool isBelow = !relative.empty() && *relative.begin() != "..";
    return QStringLiteral("%1:%2:%3")
        .arg(QString::fromStdString((isBelow ? relative : origin.file.path()).string()))
        .arg(problem.position.line)
        .arg(problem.position.column);
}

QString ProblemsModel::copyText(const Problem &problem) const
{
    QStringList parts{severityWord(problem.diagnostic.severity) + QLatin1Char(':'), problemText(problem.diagnostic)};
    if (const QString place = placeText(problem); !place.isEmpty())
        parts.prepend(place + QLatin1Char(':'));
    if (const QString advice = adviceText(problem.diagnostic); !advice.isEmpty())
        parts.append(advice);
    parts.append(QStringLiteral("[%1]").arg(QString::fromStdString(problem.diagnostic.code)));
    return parts.join(QLatin1Char(' '));
}

int ProblemsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_problems.size());
}

int ProblemsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ProblemsModel::text(const Problem &problem, int column) const
{
    switch (column) {
    case Message:
        return problemText(problem.diagnostic);
    case Advice:
        return adviceText(problem.diagnostic);
    case Fix:
        return fixesText(problem.diagnostic);
    case Place:
        return placeText(problem);
    default:
        return {};
    }
}

QVariant ProblemsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Problem &shown = problem(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(shown, index.column());
    case Qt::ToolTipRole:
        return copyText(shown);
    case Qt::DecorationRole:
        return index.column() == Message ? severityIcon(shown.diagnostic.severity) : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == Message
                   ? severityWord(shown.diagnostic.severity) + QStringLiteral(": ") + problemText(shown.diagnostic)
                   : text(shown, index.column());
    default:
        return {};
    }
}

QVariant ProblemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const std::array titles{tr("Problem"), tr("What to do"), tr("Fix"), tr("Place")};
    return section >= 0 && section < ColumnCount ? titles[static_cast<std::size_t>(section)] : QVariant();
}

ProblemsFilter::ProblemsFilter(ProblemsModel &model)
    : QSortFilterProxyModel(&model)
    , m_model(model)
{
    setSourceModel(&model);
}

void ProblemsFilter::setShown(Severity severity, bool isShown)
{
    m_isShown[static_cast<std::size_t>(severity)] = isShown;
    invalidateFilter();
}

void ProblemsFilter::setText(const QString &text)
{
    m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

bool ProblemsFilter::filterAcceptsRow(int row, const QModelIndex & /*parent*/) const
{
    const Problem &problem = m_model.problem(row);
    if (!m_isShown[static_cast<std::size_t>(problem.diagnostic.severity)])
        return false;
    if (m_words.isEmpty())
        return true;
    const QString all = m_model.copyText(problem);
    return std::ranges::all_of(m_words, [&](const QString &word) { return all.contains(word, Qt::CaseInsensitive); });
}

} // namespace slipway::ui
