// SPDX-License-Identifier: MIT
#include "ui/model/session.h"

#include "ui/model/filestore.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <sys/file.h>

#include <fcntl.h>
#include <unistd.h>

namespace slipway::ui {

namespace {

using namespace Qt::StringLiterals;
using Path = std::filesystem::path;

constexpr int formatVersion = 1;

QString shown(const Path &path)
{
    return QString::fromStdString(path.string());
}

Path pathOf(const QJsonValue &value)
{
    return value.toString().toStdString();
}

} // namespace

Path sessionFile(const Path &sessions, const Path &folder)
{
    if (folder.empty())
        return sessions / "last.json";
    const QByteArray hash =
        QCryptographicHash::hash(QByteArray::fromStdString(folder.string()), QCryptographicHash::Sha256);
    return sessions / (hash.toHex().first(20).toStdString() + ".json");
}

std::optional<Session> readSession(const Path &file)
{
    const auto bytes = readTextFile(file);
    if (!bytes)
        return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(*bytes)).object();
    if (object["version"_L1].toInt() != formatVersion)
        return std::nullopt;
    Session session{.folder = pathOf(object["folder"_L1]),
                    .root = pathOf(object["root"_L1]),
                    .overrides = {},
                    .files = {},
                    .active = pathOf(object["active"_L1])};
    for (const QJsonValue &each : object["files"_L1].toArray())
        session.files.push_back(
            {.path = pathOf(each["path"_L1]), .caret = each["caret"_L1].toInt(), .scroll = each["scroll"_L1].toInt()});
    for (const QJsonValue &each : object["overrides"_L1].toArray())
        session.overrides.push_back({.path = pathOf(each["path"_L1]), .isEnabled = each["enabled"_L1].toBool(true)});
    return session;
}

bool writeSession(const Path &file, const Session &session)
{
    QJsonArray files;
    for (const Session::File &each : session.files)
        files.append(QJsonObject{{u"path"_s, shown(each.path)}, {u"caret"_s, each.caret}, {u"scroll"_s, each.scroll}});
    QJsonArray overrides;
    for (const Session::Override &each : session.overrides)
        overrides.append(QJsonObject{{u"path"_s, shown(each.path)}, {u"enabled"_s, each.isEnabled}});
    const QJsonObject object{{u"version"_s, formatVersion},
                             {u"folder"_s, shown(session.folder)},
                             {u"root"_s, shown(session.root)},
                             {u"active"_s, shown(session.active)},
                             {u"files"_s, files},
                             {u"overrides"_s, overrides}};
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    return saveTextFile(file, QJsonDocument(object).toJson().toStdString()).has_value();
}

SessionLock::SessionLock(const Path &file)
{
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    m_file = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (m_file < 0 || ::flock(m_file, LOCK_EX | LOCK_NB) == 0)
        return;
    ::close(m_file);
    m_file = -1;
}

SessionLock::~SessionLock()
{
    if (m_file >= 0)
        ::close(m_file);
}

} // namespace slipway::ui
