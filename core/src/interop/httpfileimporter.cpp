// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "clientdraft_p.h"
#include "clients_p.h"

#include <QRegularExpression>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
const QRegularExpression &requestLine()
{
    static const QRegularExpression line(u"^(?:WEBSOCKET|WS)\\s+(\\S+)\\s*$"_s,
                                         QRegularExpression::MultilineOption);
    return line;
}

/// Line by line: the request's own, headers, and behind a blank line the messages.
class Reader
{
public:
    explicit Reader(ClientDraft &draft)
        : m_draft(draft)
    { }

    void add(const QString &line)
    {
        if (m_part == Part::Before)
            before(line);
        else if (m_part == Part::Headers)
            header(line);
        else
            body(line);
    }
    /// Whether there was a request of a WebSocket.
    bool finish()
    {
        endMessage();
        return m_part != Part::Before;
    }

private:
    enum class Part { Before, Headers, Body };

    void before(const QString &line)
    {
        const auto match = requestLine().match(line);
        if (!match.hasMatch())
            return; // comments, and variables of the file
        m_draft.url = match.captured(1);
        m_part = Part::Headers;
    }

    void header(const QString &line)
    {
        if (line.trimmed().isEmpty()) {
            m_part = Part::Body;
            return;
        }
        if (line.startsWith(u'#') || line.startsWith(u"//"_s))
            return;
        const qsizetype colon = line.indexOf(u':');
        if (colon < 1)
            m_draft.lose(u"'%1' is no header and was left out"_s.arg(line.left(80)));
        else
            m_draft.addHeader(line.first(colon).trimmed(), line.sliced(colon + 1).trimmed());
    }

    void body(const QString &line)
    {
        static const QRegularExpression border(u"^===(\\s.*)?$"_s);
        static const QRegularExpression other(u"^(>|<\\s|\\{\\{[@!]|\\?\\?)"_s);
        if (border.match(line).hasMatch())
            endMessage(); // with or without a wait: a replay waits for what was recorded
        else if (other.match(line).hasMatch())
            m_draft.lose(u"'%1' is a script or a file and was left out"_s.arg(line.left(80)));
        else
            m_lines.append(line);
    }

    void endMessage()
    {
        while (!m_lines.isEmpty() && m_lines.last().trimmed().isEmpty())
            m_lines.removeLast();
        while (!m_lines.isEmpty() && m_lines.first().trimmed().isEmpty())
            m_lines.removeFirst();
        if (!m_lines.isEmpty())
            m_draft.messages.append(WsMessage::text(m_lines.join(u'\n')));
        m_lines.clear();
    }

    ClientDraft &m_draft;
    Part m_part = Part::Before;
    QStringList m_lines;
};

/// "@name = value" anywhere in the file.
DraftVariables variablesOf(const QString &text)
{
    static const QRegularExpression line(u"^@([\\w.-]+)\\s*=\\s*(.*?)\\s*$"_s,
                                         QRegularExpression::MultilineOption);
    DraftVariables variables;
    for (const auto &match : line.globalMatch(text))
        variables.add({ { match.captured(1), match.captured(2) } });
    return variables;
}
} // namespace

bool isHttpFile(QByteArrayView content)
{
    constexpr qsizetype looked = 1 << 16;
    const QByteArrayView begin = content.first(std::min(content.size(), looked));
    return requestLine().match(QString::fromUtf8(begin)).hasMatch();
}

Result<Imported> importHttpFile(const ImportSource &source, const ImportOptions &options)
{
    const QString text = QString::fromUtf8(source.bytes).replace(u"\r\n"_s, u"\n"_s);
    const DraftVariables variables = variablesOf(text);
    QList<ClientDraft> drafts;
    int others = 0;
    static const QRegularExpression separator(u"^###.*$"_s, QRegularExpression::MultilineOption);
    for (const QString &part : text.split(separator)) {
        ClientDraft draft { .name = u"request %1"_s.arg(drafts.size() + 1) };
        Reader reader(draft);
        for (const QString &line : part.split(u'\n'))
            reader.add(line);
        const bool isWebSocket = reader.finish();
        variables.replaceIn(draft);
        if (isWebSocket)
            drafts.append(draft);
        else if (!part.trimmed().isEmpty())
            ++others;
    }
    auto imported =
        sessionOf(drafts, source, options, u"it has no request that begins with WEBSOCKET or WS"_s);
    if (imported && others > 0)
        imported->report.prepend(
            u"requests that are no WebSockets and were left out: %1"_s.arg(others));
    return imported;
}

} // namespace jackfield
