// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "handshakesecrets.h"

#include <algorithm>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
using Places = QList<KnownSecrets::Place>;

bool isHandshake(const LogEntry &entry)
{
    return entry.kind == EntryKind::Open || entry.kind == EntryKind::Refused;
}

QByteArray named(const QString &name)
{
    return '(' + name.toUtf8() + ')';
}

QByteArray replaced(const QByteArray &text, const Places &places)
{
    QByteArray result;
    qsizetype at = 0;
    for (const KnownSecrets::Place &place : places) {
        result += QByteArrayView(text).sliced(at, place.begin - at);
        result += named(place.name);
        at = place.end;
    }
    return result += QByteArrayView(text).sliced(at);
}

/// A word without blanks: what of a URL is percent-encoded.
QByteArray withoutEncoded(const QByteArray &word, const KnownSecrets &known)
{
    QByteArray result;
    for (qsizetype at = 0; at < word.size();) {
        const auto end = std::find_if(word.begin() + at, word.end(), [](char c) {
            return QByteArrayView("/?&=#@:").contains(c);
        });
        const QByteArray part = word.sliced(at, end - word.begin() - at);
        const QByteArray plain = QByteArray::fromPercentEncoding(part);
        const Places places = plain == part ? Places() : known.find(plain);
        result += places.isEmpty() ? part : replaced(plain, places);
        at += part.size();
        if (at < word.size())
            result += word[at++];
    }
    return result;
}

QByteArray withoutBasic(const QByteArray &line, const KnownSecrets &known)
{
    const qsizetype at = line.indexOf("Basic ") + qsizetype(sizeof("Basic ")) - 1;
    const Places places = known.find(QByteArray::fromBase64(line.sliced(at)));
    return places.isEmpty() ? line : line.first(at) + named(places.first().name);
}
} // namespace

QByteArray withoutSecrets(const QByteArray &handshake, const KnownSecrets &known)
{
    QByteArrayList lines = replaced(handshake, known.find(handshake)).split('\n');
    for (QByteArray &line : lines) {
        if (line.contains("Basic "))
            line = withoutBasic(line, known);
        if (!line.contains('%'))
            continue;
        QByteArrayList words = line.split(' ');
        for (QByteArray &word : words)
            word = withoutEncoded(word, known);
        line = words.join(' ');
    }
    return lines.join('\n');
}

HandshakeSecrets::HandshakeSecrets(std::shared_ptr<const KnownSecrets> known, QObject *parent)
    : QObject(parent)
    , m_known(std::move(known))
{ }

QList<LogEntry> HandshakeSecrets::hidden(const QList<LogEntry> &entries, qsizetype firstRow)
{
    if (!m_known || std::ranges::none_of(entries, isHandshake))
        return entries; // of thousands
    QList<LogEntry> result = entries;
    for (qsizetype i = 0; i < result.size(); ++i) {
        if (!isHandshake(result[i]))
            continue;
        const QByteArray whole = result[i].payload;
        result[i].payload = withoutSecrets(whole, *m_known);
        if (result[i].payload != whole)
            m_whole.insert(firstRow + i, whole);
    }
    return result;
}

std::optional<QByteArray> HandshakeSecrets::shown(qsizetype row) const
{
    const auto whole = m_whole.constFind(row);
    return m_areShown && whole != m_whole.cend() ? std::optional(*whole) : std::nullopt;
}

void HandshakeSecrets::show()
{
    m_areShown = true;
    Q_EMIT nowShown();
}

} // namespace jackfield::ui
