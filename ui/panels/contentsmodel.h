// SPDX-License-Identifier: MIT
#pragma once

#include "core/image/contents.h"

#include <QAbstractItemModel>

#include <unordered_map>

namespace slipway::ui {

/// The entries of an image as a tree of folders. Folders that no entry names are shown too, without attributes.
class ContentsModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Name, Kind, Size, Mode, From, ColumnCount };

    using QAbstractItemModel::QAbstractItemModel;

    /// Takes linear time. Nothing is reset when the entries are the same as before.
    void setEntries(std::vector<image::Entry> entries);
    [[nodiscard]] const std::vector<image::Entry> &entries() const { return m_entries; }
    /// Shows only what has `text` in its path (whatever the case), and the folders that lead there.
    void setFilter(const QString &text);
    [[nodiscard]] bool isFiltered() const { return !m_filter.empty(); }
    /// Sources below this folder are shown relative to it.
    void setBaseFolder(const std::filesystem::path &folder);

    /// nullptr for a folder that no entry names.
    [[nodiscard]] const image::Entry *entry(const QModelIndex &index) const;
    /// The full path, without a leading slash.
    [[nodiscard]] QString path(const QModelIndex &index) const;
    /// The row that shows a path; invalid when it is filtered out or absent.
    [[nodiscard]] QModelIndex indexOfPath(const QString &path, int column = Name) const;
    [[nodiscard]] QModelIndex indexOfEntry(int entry, int column = Name) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Node {
        std::string_view path; ///< into an entry's path
        int entry = -1;        ///< index; -1: implied by a longer path
        int parent = -1;
        int row = 0;
        std::vector<int> children;
    };

    void rebuild();
    int nodeFor(std::string_view path);
    [[nodiscard]] const Node &node(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOfNode(int node, int column) const;
    [[nodiscard]] QString text(const Node &node, int column) const;
    [[nodiscard]] QString toolTip(const Node &node, int column) const;
    [[nodiscard]] QString sourceText(const image::Entry &entry) const;

    std::vector<image::Entry> m_entries;
    std::vector<Node> m_nodes; ///< node 0 is the root
    std::unordered_map<std::string_view, int> m_nodeOfPath;
    std::string m_filter; ///< lower case, UTF-8
    std::filesystem::path m_baseFolder;
};

/// `-rwxr-xr-x`, as ls prints it.
[[nodiscard]] QString modeText(const image::Entry &entry);
/// A size for people: `41 KiB`; below 1 KiB exact.
[[nodiscard]] QString sizeText(std::uint64_t bytes);

} // namespace slipway::ui
