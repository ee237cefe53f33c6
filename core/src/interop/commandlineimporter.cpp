// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "clientdraft_p.h"
#include "clients_p.h"

#include <QFileInfo>
#include <QHash>
#include <array>

namespace jackfield {

using namespace Qt::StringLiterals;

namespace {
/// The words of a line as a shell finds them, but for what it would put in: variables and commands stay as they stand.
QStringList wordsOf(const QString &line)
{
    QStringList words;
    QString word;
    QChar quote;
    bool isWord = false;
    for (qsizetype at = 0; at < line.size(); ++at) {
        const QChar c = line[at];
        if (c == u'\\' && quote != u'\'' && at + 1 < line.size()) {
            word += line[++at];
            isWord = true;
        } else if (quote.isNull() && (c == u'\'' || c == u'"')) {
            quote = c;
            isWord = true;
        } else if (!quote.isNull() && c == quote) {
            quote = QChar();
        } else if (quote.isNull() && c.isSpace()) {
            if (isWord)
                words.append(std::exchange(word, {}));
            isWord = false;
        } else {
            word += c;
            isWord = true;
        }
    }
    if (isWord)
        words.append(word);
    return words;
}

enum class Says { Url, Header, Subprotocol, Basic, Cookie, Origin, Message, Nothing };

/// Options of a program, with blanks between their names.
struct Options
{
    QLatin1String program;
    QLatin1String names;
    Says says = Says::Nothing;
    bool hasValue = true;
};

constexpr std::array table {
    Options { "wscat"_L1, "-c --connect"_L1, Says::Url },
    Options { "wscat"_L1, "-H --header"_L1, Says::Header },
    Options { "wscat"_L1, "-s --subprotocol"_L1, Says::Subprotocol },
    Options { "wscat"_L1, "--auth"_L1, Says::Basic },
    Options { "wscat"_L1, "-x --execute"_L1, Says::Message },
    Options { "wscat"_L1, "-o --origin"_L1, Says::Origin },
    Options { "wscat"_L1, "-w --wait"_L1 },
    Options { "wscat"_L1, "-n --no-check -P --show-ping-pong --slash"_L1, Says::Nothing, false },
    Options { "websocat"_L1, "-H --header"_L1, Says::Header },
    Options { "websocat"_L1, "--protocol"_L1, Says::Subprotocol },
    Options { "websocat"_L1, "--basic-auth"_L1, Says::Basic },
    Options { "websocat"_L1, "--origin"_L1, Says::Origin },
    Options { "websocat"_L1, "--ping-interval --ping-timeout"_L1 },
    Options { "websocat"_L1,
              "-k --insecure -1 -n -t --text -b --binary -E --exit-on-eof -v"_L1,
              Says::Nothing,
              false },
    Options { "curl"_L1, "--url"_L1, Says::Url },
    Options { "curl"_L1, "-H --header"_L1, Says::Header },
    Options { "curl"_L1, "-u --user"_L1, Says::Basic },
    Options { "curl"_L1, "-b --cookie"_L1, Says::Cookie },
    Options { "curl"_L1, "-o --output -X --request"_L1 },
    Options { "curl"_L1,
              "-i --include -N --no-buffer -s -v -k --insecure --compressed --http1.1"_L1,
              Says::Nothing,
              false },
};

const Options *optionOf(const QString &program, const QString &name)
{
    const auto found = std::ranges::find_if(table, [&](const Options &each) {
        return program == each.program && QString(each.names).split(u' ').contains(name);
    });
    return found == table.end() ? nullptr : &*found;
}

void take(ClientDraft &draft, Says says, const QString &value)
{
    switch (says) {
    case Says::Url:
        draft.url = value;
        break;
    case Says::Header:
        draft.addHeader(value.section(u':', 0, 0).trimmed(), value.section(u':', 1).trimmed());
        break;
    case Says::Subprotocol:
        draft.addHeader(u"Sec-WebSocket-Protocol"_s, value);
        break;
    case Says::Basic:
        draft.auth.basic = { value.section(u':', 0, 0), value.section(u':', 1) };
        break;
    case Says::Cookie:
        draft.addHeader(u"Cookie"_s, value);
        break;
    case Says::Origin:
        draft.addHeader(u"Origin"_s, value);
        break;
    case Says::Message:
        draft.messages.append(WsMessage::text(value));
        break;
    case Says::Nothing:
        break;
    }
}

/// How many words stand before the options: the program, a prompt or npx in front of it; 0: it is none of ours.
qsizetype headOf(const QStringList &words)
{
    for (qsizetype i = 0; i < std::min<qsizetype>(2, words.size()); ++i) {
        const QString name = QFileInfo(words[i]).fileName();
        if (std::ranges::any_of(table, [&](const Options &each) { return name == each.program; }))
            return i + 1;
        if (words[i] != u"$"_s && words[i] != u"npx"_s)
            return 0;
    }
    return 0;
}

ClientDraft draftOf(const QStringList &words, qsizetype head, qsizetype number)
{
    const QString program = QFileInfo(words[head - 1]).fileName();
    ClientDraft draft { .name = u"command %1 (%2)"_s.arg(QString::number(number), program) };
    for (qsizetype at = head; at < words.size(); ++at) {
        const QString word = words[at];
        if (!word.startsWith(u'-') || word == u"-"_s) {
            if (draft.url.isEmpty() && word != u"-"_s)
                draft.url = word;
            continue;
        }
        const qsizetype equals = word.indexOf(u'=');
        const Options *const option = optionOf(program, equals > 0 ? word.first(equals) : word);
        if (!option)
            draft.lose(u"the option %1 was left out"_s.arg(word));
        else if (option->hasValue && equals > 0)
            take(draft, option->says, word.sliced(equals + 1));
        else if (option->hasValue && at + 1 < words.size())
            take(draft, option->says, words[++at]);
    }
    return draft;
}

/// Without the ends of lines that go on.
QStringList linesOf(QByteArrayView text)
{
    QString joined = QString::fromUtf8(text);
    joined.replace(u"\r\n"_s, u"\n"_s).replace(u"\\\n"_s, u" "_s);
    return joined.split(u'\n');
}
} // namespace

bool isCommandLine(QByteArrayView content)
{
    constexpr qsizetype looked = 4096;
    const QStringList lines = linesOf(content.first(std::min(content.size(), looked)));
    for (const QString &line : lines) {
        if (!line.trimmed().isEmpty() && !line.startsWith(u'#'))
            return headOf(wordsOf(line)) > 0;
    }
    return false;
}

Result<Imported> importCommandLine(const ImportSource &source, const ImportOptions &options)
{
    QList<ClientDraft> drafts;
    const QStringList lines = linesOf(source.bytes);
    for (const QString &line : lines) {
        const QStringList words = wordsOf(line);
        if (const qsizetype head = headOf(words); head > 0)
            drafts.append(draftOf(words, head, drafts.size() + 1));
    }
    return sessionOf(drafts, source, options, u"no line begins with wscat, websocat or curl"_s);
}

} // namespace jackfield
