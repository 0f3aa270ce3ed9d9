// SPDX-License-Identifier: MIT
#pragma once

#include "ui/form/itemsspec.h"

#include <QAbstractTableModel>

namespace slipway::ui {

/// The items of one list of the document as a table. What it shows is read from the context's tree; what is set goes to
/// the document. refresh() tells only of the rows that differ, so that selection, editors and scrolling stay.
class ItemsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    ItemsModel(FormContext &context, ItemsSpec spec, QObject *parent = nullptr);

    void refresh();
    [[nodiscard]] const ItemsSpec &spec() const { return m_spec; }
    /// The list or item, relative to the stage.
    [[nodiscard]] std::string path() const { return m_spec.keys; }
    [[nodiscard]] std::string rowPath(int row) const { return indexedPath(m_spec.keys, row); }
    /// How the list itself stands in the text.
    [[nodiscard]] NodeValue listValue() const { return m_context.value(m_spec.keys); }
    /// True when the node is a list, or nothing that could not become one.
    [[nodiscard]] bool isUsable() const;
    /// Keys of an item that are allowed beside those of the schema.
    [[nodiscard]] QStringList otherKeys(int row) const;
    /// What other descriptors do to the cells of a row, or they to others.
    [[nodiscard]] std::vector<const assist::Effect *> effectsOn(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction | Qt::CopyAction; }

    bool add(int row, const std::vector<yaml::NewNode> &items);
    bool remove(const QList<int> &rows);
    /// The copies come behind the last of the rows.
    bool duplicate(const QList<int> &rows);
    /// To the place `to` among the rows as they will be.
    bool move(int row, int to);

Q_SIGNALS:
    /// The outcome of each edit.
    void edited(const slipway::ui::FormContext::Outcome &outcome);

private:
    /// An item as a tree has it; its cells are read when somebody looks at them.
    struct Row {
        std::shared_ptr<const yaml::Tree> tree;
        yaml::NodeId item = yaml::noNode;
    };

    [[nodiscard]] std::vector<Row> read() const;
    [[nodiscard]] bool isSameRow(const Row &one, const Row &other) const;
    [[nodiscard]] const Row &at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    [[nodiscard]] std::string cellPath(int row, const std::string &column) const;
    [[nodiscard]] bool isAlias(int row) const;
    /// Not of the type that the list holds.
    [[nodiscard]] bool isOdd(int row) const;
    [[nodiscard]] NodeValue cell(const QModelIndex &index) const;
    void replaceRows(std::vector<Row> rows);
    [[nodiscard]] QVariant decoration(int row) const;
    [[nodiscard]] QString toolTip(const QModelIndex &index) const;
    [[nodiscard]] bool isDerivedColumn(const QModelIndex &index) const;
    /// Another descriptor's value counts.
    [[nodiscard]] bool isReplaced(const QModelIndex &index) const;
    [[nodiscard]] bool isReadOnly(const QModelIndex &index) const;
    bool report(const FormContext::Outcome &outcome);

    FormContext &m_context;
    ItemsSpec m_spec;
    std::vector<Row> m_rows;
};

} // namespace slipway::ui
