// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/interop/importer.h>

#include <QHash>

namespace jackfield {

/// Who a request says it is. Its headers go before others of the same name, and are secret.
struct ClientAuth
{
    bool isInherited = false; ///< it is who its folder says
    Headers headers = {};
    /// User and password, joined and encoded once their variables are replaced.
    std::optional<std::pair<QString, QString>> basic = {};
};

/// A request of another client: what it connects with and what it would say. Of its server nothing is known.
struct ClientDraft
{
    QString name; ///< for the report
    QString url; ///< ws:, wss:, or http: and https: in their place
    Headers headers;
    QStringList subprotocols;
    QList<WsMessage> messages;
    QStringList report; ///< sentences
    ClientAuth auth = {};
    QList<std::pair<QString, QString>>
        secrets = {}; ///< names and values that are secret wherever they stand

    void lose(const QString &sentence);
    /// A header of the file: one of the handshake's own is left out, a subprotocol is one, and of one that no handshake
    /// can have the report tells.
    void addHeader(const QString &name, const QString &value);
    /// Those that a client sends for itself.
    Headers sent() const;
};

/// Puts in the values that a file itself has for {{ names }}; the others are told of.
class DraftVariables
{
public:
    using Values = QList<std::pair<QString, QString>>;

    void add(const Values &values);
    void replaceIn(ClientDraft &draft) const;
    /// A value with the values in it.
    QString expanded(const QString &text) const;

private:
    struct Expansion
    {
        QStringList unknown;
        qsizetype left = 1 << 20; ///< characters and values that may still come
    };
    QString replaced(const QString &text, Expansion &expansion, int depth = 0) const;

    QHash<QString, QString> m_values;
};

/// A session of each as a connection: its opening, what the client says and its end, all at once. `none`: the sentence of
/// the error if there is none. Errors: Missing; Invalid for a URL that is none.
Result<Imported> sessionOf(const QList<ClientDraft> &drafts,
                           const ImportSource &source,
                           const ImportOptions &options,
                           const QString &none);

} // namespace jackfield
