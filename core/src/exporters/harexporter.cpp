// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "filename_p.h"
#include "harentry_p.h"
#include "harexporter_p.h"
#include "jsonmembers_p.h"

#include <QHash>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
/// Who wrote it, and by which version of the session format: not by which program, or the same session would not be
/// the same file.
QByteArray creator()
{
    JsonMembers members;
    members.setString(u"name"_s, u"Jackfield");
    members.setString(u"version"_s, QString::number(SessionHeader::newestVersion));
    return members.json();
}
} // namespace

Result<QList<ExportedFile>> exportHar(const Session &session, const ExportOptions &options)
{
    QHash<int, qsizetype> indexes;
    QList<QList<har::Placed>> connections;
    QByteArrayList ofNone;
    for (qsizetype n = 0; n < session.events.size(); ++n) {
        const SessionEvent &event = session.events.at(n);
        if (event.conn <= 0) {
            ofNone.append(har::item(n, toLine(event)));
            continue;
        }
        const qsizetype index = indexes.value(event.conn, connections.size());
        if (index == connections.size()) {
            indexes.insert(event.conn, index);
            connections.emplaceBack();
        }
        connections[index].append({ n, event });
    }
    QByteArrayList entries;
    for (const QList<har::Placed> &events : std::as_const(connections))
        entries.append(har::entry(session.header, events));
    JsonMembers log;
    log.setString(u"version"_s, u"1.2");
    log.set(u"creator"_s, creator());
    log.set(u"pages"_s, "[]");
    log.setAll(har::kept(session.header.unknown),
               { u"version"_s, u"creator"_s, u"entries"_s, u"_wsx"_s });
    log.set(u"_wsx"_s,
            "{\"version\":1,\"header\":" + toLine(session.header) + ",\"events\":" + linesOf(ofNone)
                + '}');
    log.set(u"entries"_s, linesOf(entries));
    return QList<ExportedFile> {
        { fileName(options.name, u".har"), "{\"log\":" + log.json() + "}\n", false }
    };
}

} // namespace jackfield
