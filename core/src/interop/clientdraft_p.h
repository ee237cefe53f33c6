// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/interop/importer.h>

#include <QHash>

namespace jackfield {

/// A request of another client: what it connects with and what it would say. Of its server nothing is known.
struct ClientDraft
{
    QString name; ///< for the report
    QString url; ///< ws:, wss:, or http: and https: in their place
    Headers headers;
    QStringList subprotocols;
    QList<WsMessage> messages;
    QStringList report; ///< sentences
    QList<QByteArray> credentials = {}; ///< headers that are, besides those that always are

    void lose(const QString &sentence);
    /// A header of the file: one of the handshake's own is left out, and a subprotocol is one.
    void addHeader(const QString &name, const QString &value);
    /// "Authorization: Basic ..."
    void addBasic(const QString &user, const QString &password);
};

/// Puts in the values that a file itself has for {{ names }}; the others are told of.
class DraftVariables
{
public:
    using Values = QList<std::pair<QString, QString>>;

    void add(const Values &values);
    void replaceIn(ClientDraft &draft) const;

private:
    QString replaced(const QString &text, QStringList &unknown) const;

    QHash<QString, QString> m_values;
};

/// A session of each as a connection: its opening, what the client says and its end, all at once. `none`: the sentence of
/// the error if there is none. Errors: Missing; Invalid for a URL that is none.
Result<Imported> sessionOf(const QList<ClientDraft> &drafts,
                           const ImportSource &source,
                           const ImportOptions &options,
                           const QString &none);

} // namespace jackfield
