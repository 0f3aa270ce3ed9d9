// SPDX-License-Identifier: MIT
#include "ui/panels/contentsmodel.h"

#include "ui/editor/icons.h"

#include <QLocale>

#include <algorithm>

namespace slipway::ui {

using image::Entry;
using image::EntryType;

namespace {

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

bool isAscii(std::string_view text)
{
    return std::ranges::all_of(text, [](char byte) { return (byte & 0x80) == 0; });
}

char lowered(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

/// `needle` is in lower case.
bool containsWord(std::string_view text, const std::string &needle)
{
    if (!isAscii(needle))
        return fromUtf8(text).contains(fromUtf8(needle), Qt::CaseInsensitive);
    const auto same = [](char byte, char wanted) { return lowered(byte) == wanted; };
    return !std::ranges::search(text, needle, same).empty();
}

std::string_view parentOf(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string_view nameOf(std::string_view path)
{
    return path.substr(path.rfind('/') + 1); // npos + 1 is 0
}

QStringView iconOf(const Entry *entry)
{
    if (!entry || entry->type == EntryType::Directory)
        return u"folder";
    if (entry->type == EntryType::Symlink)
        return u"symlink";
    return entry->type == EntryType::FromStage ? u"stage" : u"file";
}

QString kindText(const Entry *entry)
{
    if (!entry || entry->type == EntryType::Directory)
        return ContentsModel::tr("Folder");
    if (entry->type == EntryType::Symlink)
        return ContentsModel::tr("Link to %1").arg(fromUtf8(entry->linkTarget));
    return entry->type == EntryType::FromStage ? ContentsModel::tr("From a stage") : ContentsModel::tr("File");
}

} // namespace

void ContentsModel::setEntries(std::vector<Entry> entries)
{
    const bool looksSame = std::ranges::equal(entries, m_entries, [](const Entry &a, const Entry &b) {
        return std::tie(a.path, a.type, a.mode, a.uid, a.gid, a.size, a.digest, a.linkTarget, a.stage, a.sourcePath,
                        a.source) == std::tie(b.path, b.type, b.mode, b.uid, b.gid, b.size, b.digest, b.linkTarget,
                                              b.stage, b.sourcePath, b.source);
    });
    if (looksSame && !m_nodes.empty()) {
        // Typing moves the places of everything behind it; the nodes go on pointing into these entries.
        for (std::size_t i = 0; i < entries.size(); ++i)
            m_entries[i].origin = std::move(entries[i].origin);
        return;
    }
    beginResetModel();
    m_entries = std::move(entries);
    rebuild();
    endResetModel();
}

void ContentsModel::setFilter(const QString &text)
{
    const std::string filter = text.trimmed().toLower().toStdString();
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    rebuild();
    endResetModel();
}

void ContentsModel::setBaseFolder(const std::filesystem::path &folder)
{
    if (folder == m_baseFolder)
        return;
    m_baseFolder = folder;
    beginResetModel();
    endResetModel();
}

void ContentsModel::rebuild()
{
    m_nodes.assign(1, Node());
    m_nodeOfPath.clear();
    m_nodeOfPath.emplace(std::string_view(), 0);
    m_nodes.reserve(m_entries.size() + 1);
    m_nodeOfPath.reserve(m_entries.size() + 1);
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (!m_entries[i].path.empty() && (m_filter.empty() || containsWord(m_entries[i].path, m_filter)))
            nodeFor(m_entries[i].path);
    }
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (const auto found = m_nodeOfPath.find(m_entries[i].path); found != m_nodeOfPath.end() && found->second > 0)
            m_nodes[static_cast<std::size_t>(found->second)].entry = static_cast<int>(i);
    }
}

/// The node of a path, made with all folders that lead there.
int ContentsModel::nodeFor(std::string_view path)
{
    std::vector<std::string_view> missing;
    auto found = m_nodeOfPath.find(path);
    while (found == m_nodeOfPath.end()) {
        missing.push_back(path);
        path = parentOf(path);
        found = m_nodeOfPath.find(path);
    }
    int parent = found->second;
    for (auto wanted = missing.rbegin(); wanted != missing.rend(); ++wanted) {
        const int made = static_cast<int>(m_nodes.size());
        std::vector<int> &siblings = m_nodes[static_cast<std::size_t>(parent)].children;
        const int row = static_cast<int>(siblings.size());
        siblings.push_back(made);
        m_nodes.push_back({.path = *wanted, .entry = -1, .parent = parent, .row = row, .children = {}});
        m_nodeOfPath.emplace(*wanted, made);
        parent = made;
    }
    return parent;
}

const ContentsModel::Node &ContentsModel::node(const QModelIndex &index) const
{
    return m_nodes[index.isValid() ? static_cast<std::size_t>(index.internalId()) : 0];
}

QModelIndex ContentsModel::indexOfNode(int node, int column) const
{
    if (node <= 0)
        return {};
    return createIndex(m_nodes[static_cast<std::size_t>(node)].row, column, static_cast<quintptr>(node));
}

const Entry *ContentsModel::entry(const QModelIndex &index) const
{
    const int at = index.isValid() ? node(index).entry : -1;
    return at < 0 ? nullptr : &m_entries[static_cast<std::size_t>(at)];
}

QString ContentsModel::path(const QModelIndex &index) const
{
    return index.isValid() ? fromUtf8(node(index).path) : QString();
}

QModelIndex ContentsModel::indexOfPath(const QString &path, int column) const
{
    const std::string utf8 = path.toStdString();
    const auto found = m_nodeOfPath.find(utf8);
    return found == m_nodeOfPath.end() ? QModelIndex() : indexOfNode(found->second, column);
}

QModelIndex ContentsModel::indexOfEntry(int entry, int column) const
{
    const auto found = m_nodeOfPath.find(m_entries[static_cast<std::size_t>(entry)].path);
    return found == m_nodeOfPath.end() ? QModelIndex() : indexOfNode(found->second, column);
}

QModelIndex ContentsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return indexOfNode(node(parent).children[static_cast<std::size_t>(row)], column);
}

QModelIndex ContentsModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOfNode(node(child).parent, Name) : QModelIndex();
}

int ContentsModel::rowCount(const QModelIndex &parent) const
{
    if (m_nodes.empty() || parent.column() > 0)
        return 0;
    return static_cast<int>(node(parent).children.size());
}

int ContentsModel::columnCount(const QModelIndex & /*parent*/) const
{
    return ColumnCount;
}

QString ContentsModel::sourceText(const Entry &entry) const
{
    if (entry.type == EntryType::FromStage)
        return tr("stage %1, known after its build").arg(fromUtf8(entry.stage));
    if (entry.source.empty())
        return {};
    const std::filesystem::path relative = entry.source.lexically_relative(m_baseFolder);
    const bool isBelow = !relative.empty() && *relative.begin() != "..";
    return fromUtf8((isBelow ? relative : entry.source).string());
}

QString ContentsModel::text(const Node &node, int column) const
{
    const Entry *entry = node.entry < 0 ? nullptr : &m_entries[static_cast<std::size_t>(node.entry)];
    if (column == Name)
        return fromUtf8(nameOf(node.path));
    if (column == Kind)
        return kindText(entry);
    if (!entry)
        return {};
    if (column == Size)
        return entry->type == EntryType::File ? sizeText(entry->size) : QString();
    return column == Mode ? modeText(*entry) : sourceText(*entry);
}

QString ContentsModel::toolTip(const Node &node, int column) const
{
    const Entry *entry = node.entry < 0 ? nullptr : &m_entries[static_cast<std::size_t>(node.entry)];
    if (column == Name || !entry)
        return QLatin1Char('/') + fromUtf8(node.path);
    if (column == Size && entry->type == EntryType::File)
        return tr("%1 bytes").arg(QLocale().toString(static_cast<qulonglong>(entry->size)));
    if (column == Mode && entry->type != EntryType::FromStage)
        return tr("Mode %1, user %2, group %3")
            .arg(entry->mode, 4, 8, QLatin1Char('0'))
            .arg(entry->uid)
            .arg(entry->gid);
    if (column == From && entry->type == EntryType::FromStage)
        return tr("%1 of %2").arg(fromUtf8(entry->sourcePath), fromUtf8(entry->stage));
    return column == From ? fromUtf8(entry->source.string()) : text(node, column);
}

QVariant ContentsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node shown = node(index);
    switch (role) {
    case Qt::DisplayRole:
        return text(shown, index.column());
    case Qt::ToolTipRole:
        return toolTip(shown, index.column());
    case Qt::DecorationRole:
        return index.column() == Name ? icon(iconOf(entry(index))) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (index.column() == Size ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

QVariant ContentsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const std::array titles{tr("Name"), tr("Kind"), tr("Size"), tr("Mode"), tr("From")};
    if (role == Qt::DisplayRole)
        return titles[static_cast<std::size_t>(section)];
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (section == Size ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

} // namespace slipway::ui
