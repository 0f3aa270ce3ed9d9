// SPDX-License-Identifier: MIT
#include "ui/model/journal.h"

#include "ui/model/journalrecord.h"

#include <QDateTime>

#include <algorithm>
#include <system_error>

namespace slipway::ui {

namespace {

using namespace std::chrono_literals;

/// From this size of its edits on, a journal is begun anew with the text as it is.
constexpr std::size_t mostEditBytes = 1024U * 1024;
constexpr auto retryAfter = 5s;

qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace

Journal::Journal(const std::filesystem::path &folder, FileSystem &files, QObject *parent)
    : QObject(parent)
    , m_writer(folder, files)
{
    m_retryTimer.setSingleShot(true);
    m_retryTimer.setInterval(retryAfter);
    connect(&m_retryTimer, &QTimer::timeout, this, &Journal::retry);
    connect(&m_writer, &JournalWriter::failed, this, &Journal::onFailed);
    connect(&m_writer, &JournalWriter::stored, this, &Journal::onStored);
}

Journal::~Journal() = default;

void Journal::watch(Document &document)
{
    m_kept[&document] = {.id = ++m_lastId};
    connect(&document, &Document::edited, this,
            [this, &document](const DocumentEdit &edit) { keepEdit(document, edit); });
    connect(&document, &Document::modifiedChanged, this,
            [this, &document](bool isModified) { onModified(document, isModified); });
}

void Journal::drop(const Document &document)
{
    disconnect(&document, nullptr, this, nullptr);
    const auto it = m_kept.find(&document);
    if (it == m_kept.end())
        return;
    if (it->second.isBegun)
        m_writer.end(it->second.id);
    m_kept.erase(it);
}

void Journal::settle()
{
    m_writer.settle();
}

void Journal::setBase(const Document &document, const std::string &base)
{
    const auto it = m_kept.find(&document);
    if (it == m_kept.end() || !document.isModified())
        return;
    it->second.base = base;
    begin(document, it->second);
}

void Journal::noteTarget(const Document &document, const std::filesystem::path &file)
{
    const auto it = m_kept.find(&document);
    if (it != m_kept.end() && it->second.isBegun)
        m_writer.append(it->second.id, targetRecord(file));
}

void Journal::keepEdit(const Document &document, const DocumentEdit &edit)
{
    Kept &kept = m_kept.at(&document);
    if (!kept.isBegun) {
        kept.base = textBefore(document.text(), edit);
        kept.isBegun = true;
        kept.bytes = 0;
        m_writer.begin(kept.id, headRecord({.path = document.path(),
                                            .isUntitled = document.isUntitled(),
                                            .time = now(),
                                            .base = kept.base,
                                            .text = kept.base}));
    }
    const QByteArray record = editRecord(edit, now());
    kept.bytes += static_cast<std::size_t>(record.size());
    if (kept.isBroken || kept.bytes > mostEditBytes + 2 * document.text().size())
        begin(document, kept);
    else
        m_writer.append(kept.id, record, document.revision());
}

void Journal::begin(const Document &document, Kept &kept)
{
    kept.isBegun = true;
    kept.isBroken = false;
    kept.bytes = 0;
    m_writer.begin(kept.id, headRecord({.path = document.path(),
                                        .isUntitled = document.isUntitled(),
                                        .time = now(),
                                        .base = kept.base,
                                        .text = document.text()}));
}

void Journal::onModified(const Document &document, bool isModified)
{
    Kept &kept = m_kept.at(&document);
    if (isModified && !kept.isBegun) { // not by an edit: the file vanished, or was converted
        kept.base = document.text();
        begin(document, kept);
    } else if (!isModified && kept.isBegun) {
        m_writer.end(kept.id);
        kept = {.id = kept.id};
    }
}

void Journal::onFailed(quint64 id, int error)
{
    const auto it = std::ranges::find(m_kept, id, [](const auto &each) { return each.second.id; });
    if (it == m_kept.end() || !it->second.isBegun)
        return;
    it->second.isBroken = true;
    m_retryTimer.start();
    if (std::exchange(m_isFailing, true))
        return;
    const QString reason = QString::fromStdString(std::generic_category().message(error));
    Q_EMIT failing(tr("Unsaved changes cannot be kept safe at the moment (%1). Save soon.").arg(reason));
}

void Journal::onStored()
{
    const bool isBroken = std::ranges::any_of(m_kept, [](const auto &each) { return each.second.isBroken; });
    if (!isBroken && std::exchange(m_isFailing, false))
        Q_EMIT worksAgain();
}

void Journal::retry()
{
    for (auto &[document, kept] : m_kept) {
        if (kept.isBroken)
            begin(*document, kept);
    }
}

} // namespace slipway::ui
