// SPDX-License-Identifier: MIT
// Finding a text in all files of the project, as they are in the window.
#include "ui/editor/descriptoreditor.h"
#include "ui/editor/search.h"
#include "ui/mainwindow/assistcommands.h"
#include "ui/mainwindow/assistwords.h"
#include "ui/mainwindow/editorarea.h"
#include "ui/model/workspace.h"
#include "ui/panels/usagesview.h"

#include <QInputDialog>

#include <algorithm>

namespace slipway::ui {

namespace {

using ProjectPointer = std::shared_ptr<const assist::Project>;

/// More nobody reads.
constexpr qsizetype mostRows = 2000;

struct FoundText {
    QList<UsageRow> rows;
    QString error; ///< of the pattern
};

/// `/…/` is a regular expression.
SearchPattern patternOf(const QString &words)
{
    const QLatin1Char slash('/');
    const bool isRegular = words.size() > 2 && words.startsWith(slash) && words.endsWith(slash);
    return {.text = isRegular ? words.sliced(1, words.size() - 2) : words, .isRegular = isRegular};
}

/// A text with the line ends that searching knows.
QString searchable(const std::string &text)
{
    QString lines = QString::fromStdString(text);
    lines.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    lines.replace(QLatin1Char('\r'), QLatin1Char('\n'));
    return lines;
}

/// The hits of a file as rows; `lines` is its text with plain line ends.
void addHits(const assist::FileFacts &file, const QString &lines, const QList<SearchHit> &hits, const Path &folder,
             QList<UsageRow> &rows)
{
    const std::string &text = *file.text;
    const LineIndex index(text);
    qsizetype lineBegin = 0;
    std::size_t line = 0;
    for (const SearchHit &hit : hits) {
        for (qsizetype end = lines.indexOf(QLatin1Char('\n'), lineBegin); end >= 0 && end < hit.begin;
             end = lines.indexOf(QLatin1Char('\n'), lineBegin)) {
            lineBegin = end + 1;
            ++line;
        }
        const Span content = index.content(text, line);
        const std::string_view bytes = std::string_view(text).substr(content.begin, content.length());
        const auto offset = [&](int at) {
            return content.begin + utf8Offset(bytes, static_cast<std::size_t>(at - lineBegin));
        };
        const Origin origin{.file = file.file, .span = {offset(hit.begin), offset(hit.end)}, .path = {}};
        rows.append({.origin = origin,
                     .place = placeText(origin, text, index, folder),
                     .line = QString::fromUtf8(bytes),
                     .kind = UsageRow::Kind::Text});
    }
}

FoundText foundIn(const ProjectPointer &project, const SearchPattern &pattern, const Path &folder)
{
    FoundText found;
    for (const auto &file : project->files) {
        const QString lines = searchable(*file->text);
        const SearchResult result =
            search({.text = lines, .pattern = pattern, .end = static_cast<int>(lines.size())}, {});
        found.error = result.error;
        if (!found.error.isEmpty())
            return found;
        addHits(*file, lines, result.hits.first(std::min(result.hits.size(), mostRows - found.rows.size())), folder,
                found.rows);
    }
    return found;
}

} // namespace

void AssistCommands::findInProject()
{
    EditorPage *page = m_here.editors.currentPage();
    if (page == nullptr)
        return;
    const QString selected = page->editor().textCursor().selectedText();
    const bool isLine = !selected.isEmpty() && !selected.contains(QChar::ParagraphSeparator);
    QInputDialog dialog(m_window);
    dialog.setObjectName(QStringLiteral("findInProject"));
    dialog.setWindowTitle(tr("Find in the project"));
    dialog.setLabelText(tr("A text, or a regular expression between slashes (/…/):"));
    dialog.setTextValue(isLine ? selected : m_lastFound);
    dialog.resize(480, dialog.sizeHint().height());
    if (dialog.exec() != QDialog::Accepted || dialog.textValue().isEmpty())
        return;
    m_lastFound = dialog.textValue();
    m_assistant->ask(
        Assistant::Channel::Navigation, this,
        [pattern = patternOf(m_lastFound), folder = m_here.workspace.root().parent_path()](
            const ProjectPointer &project) { return foundIn(project, pattern, folder); },
        [this, words = m_lastFound](const FoundText &found) {
            if (found.rows.isEmpty()) {
                say(found.error.isEmpty() ? tr("No file of the project holds %1.").arg(words) : found.error);
                return;
            }
            m_here.usages.setUsages(foundTitle(words, static_cast<int>(found.rows.size())), found.rows);
            Q_EMIT usagesFound();
        });
}

} // namespace slipway::ui
