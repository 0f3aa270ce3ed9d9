// SPDX-License-Identifier: MIT
#include "ui/mainwindow/editorarea.h"

#include "ui/editor/descriptoreditor.h"
#include "ui/editor/icons.h"
#include "ui/form/formview.h"
#include "ui/mainwindow/startpage.h"
#include "ui/model/navigator.h"
#include "ui/model/settings.h"
#include "ui/model/workspace.h"

#include <QPointer>
#include <QTabWidget>

namespace slipway::ui {

namespace {

constexpr std::pair<EditorPage::Layout, const char *> layoutNames[] = {
    {EditorPage::Layout::Form, "form"},
    {EditorPage::Layout::Split, "split"},
    {EditorPage::Layout::Text, "text"},
};

EditorPage::Layout layoutOf(const QString &name)
{
    for (const auto &[layout, known] : layoutNames) {
        if (name == QLatin1StringView(known))
            return layout;
    }
    return EditorPage::Layout::Split;
}

QString nameOf(EditorPage::Layout layout)
{
    for (const auto &[known, name] : layoutNames) {
        if (layout == known)
            return QLatin1StringView(name);
    }
    return {};
}

} // namespace

EditorArea::EditorArea(const Surroundings &surroundings, QWidget *parent)
    : QStackedWidget(parent)
    , m_here(surroundings)
    , m_startPage(new StartPage(this))
    , m_tabs(new QTabWidget(this))
    , m_layout(layoutOf(surroundings.settings.value(Settings::Key::EditorLayout).toString()))
{
    m_tabs->setObjectName(QStringLiteral("editorTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->setTabsClosable(true);
    m_tabs->setMovable(true);
    addWidget(m_startPage);
    addWidget(m_tabs);
    connect(&m_here.workspace, &Workspace::opened, this, &EditorArea::addPage);
    connect(&m_here.workspace, &Workspace::aboutToClose, this, &EditorArea::removePage);
    connect(&m_here.workspace, &Workspace::documentsChanged, this, &EditorArea::updateTitles);
    connect(&m_here.navigator, &Navigator::placeChanged, this, &EditorArea::markPlace);
    connect(&m_here.navigator, &Navigator::jumpRequested, this, &EditorArea::goTo);
    connect(m_tabs, &QTabWidget::currentChanged, this, &EditorArea::currentPageChanged);
    connect(m_tabs, &QTabWidget::tabCloseRequested, this, [this](int index) {
        Q_EMIT closeRequested(&static_cast<EditorPage *>(m_tabs->widget(index))->document());
    });
}

EditorPage *EditorArea::currentPage() const
{
    return currentWidget() == m_tabs ? static_cast<EditorPage *>(m_tabs->currentWidget()) : nullptr;
}

EditorPage *EditorArea::pageOf(const Document &document) const
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        auto *page = static_cast<EditorPage *>(m_tabs->widget(i));
        if (&page->document() == &document)
            return page;
    }
    return nullptr;
}

void EditorArea::show(const Document &document)
{
    EditorPage *page = pageOf(document);
    if (page == nullptr)
        return;
    m_tabs->setCurrentWidget(page);
    if (currentWidget() != m_tabs)
        showEditors();
}

QList<EditorPage *> EditorArea::pages() const
{
    QList<EditorPage *> pages;
    for (int i = 0; i < m_tabs->count(); ++i)
        pages.append(static_cast<EditorPage *>(m_tabs->widget(i)));
    return pages;
}

void EditorArea::showEditors()
{
    setCurrentWidget(m_tabs->count() > 0 ? static_cast<QWidget *>(m_tabs) : m_startPage);
    Q_EMIT currentPageChanged();
}

void EditorArea::commitForms()
{
    for (int i = 0; i < m_tabs->count(); ++i)
        static_cast<EditorPage *>(m_tabs->widget(i))->form().commit();
}

void EditorArea::setLayout(EditorPage::Layout layout)
{
    m_layout = layout;
    m_here.settings.setValue(Settings::Key::EditorLayout, nameOf(layout));
    for (int i = 0; i < m_tabs->count(); ++i)
        static_cast<EditorPage *>(m_tabs->widget(i))->setLayout(layout);
}

void EditorArea::addPage(Document *document)
{
    auto *page = new EditorPage(*document, m_here.workspace, m_here.repository, m_tabs);
    page->setLayout(m_layout);
    connect(page, &EditorPage::placeActivated, this, [this, document](const Origin &place, QObject *source) {
        if (place.file == document->path())
            m_here.navigator.setPlace(place, source);
        else // a link in the form
            m_here.navigator.jump(place, source);
    });
    connect(page, &EditorPage::caretMoved, this, &EditorArea::caretMoved);
    connect(page, &EditorPage::mendingRequested, this, &EditorArea::mendingRequested);
    connect(page, &EditorPage::fixRequested, this, &EditorArea::fixRequested);
    connect(
        page, &EditorPage::closeRequested, this,
        [this, page = QPointer(page)] {
            if (page)
                Q_EMIT closeRequested(&page->document());
        },
        Qt::QueuedConnection); // the button is in the page
    connect(page, &EditorPage::checksumsRequested, this, [this, page](const QString &path, const QString &wanted) {
        Q_EMIT checksumsRequested(page, path, wanted);
    });
    setCurrentWidget(m_tabs);
    m_tabs->setCurrentIndex(m_tabs->addTab(page, document->displayName()));
    updateTitles();
    Q_EMIT currentPageChanged(); // the first tab is current before it is known
    page->focusEditor();
}

void EditorArea::removePage(const Document *document)
{
    EditorPage *page = pageOf(*document);
    if (page != nullptr)
        Q_EMIT aboutToRemove(page);
    delete page;
    if (m_tabs->count() == 0)
        setCurrentWidget(m_startPage);
    Q_EMIT currentPageChanged();
}

void EditorArea::updateTitles()
{
    std::vector<Path> paths;
    for (EditorPage *page : pages())
        paths.push_back(page->document().path());
    const std::vector<std::string> names = distinctNames(paths);
    for (int i = 0; i < m_tabs->count(); ++i) {
        const Document &document = static_cast<EditorPage *>(m_tabs->widget(i))->document();
        const QString name = QString::fromStdString(names[static_cast<std::size_t>(i)]);
        const QString path = QString::fromStdString(document.path().string());
        m_tabs->setTabText(i, document.isModified() ? QStringLiteral("● ") + name : name);
        m_tabs->setTabIcon(i, document.isReadOnly() ? icon(u"lock") : QIcon());
        m_tabs->setTabToolTip(i, document.isReadOnly()   ? tr("%1 (read only)").arg(path)
                                 : document.isUntitled() ? tr("Not saved yet")
                                 : document.isVanished() ? tr("%1 (gone from the disk)").arg(path)
                                                         : path);
    }
}

void EditorArea::markPlace(const Origin &place, const QObject *source)
{
    if (const Document *document = m_here.workspace.find(place.file)) {
        if (EditorPage *page = pageOf(*document))
            page->markPlace(place, source);
    }
}

void EditorArea::goTo(const Origin &place)
{
    const auto document = m_here.workspace.open(place.file);
    if (!document) {
        Q_EMIT openFailed(place.file, document.error());
        return;
    }
    show(**document);
    if (EditorPage *page = pageOf(**document))
        page->goTo(place);
}

} // namespace slipway::ui
