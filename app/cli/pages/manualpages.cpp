// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../exitcode.h"
#include "pages.h"

#include <algorithm>
#include <array>

namespace jackfield::cli::pages {

using namespace Qt::StringLiterals;

namespace {
struct Row
{
    QString what;
    QString words;
};

bool has(const CommandTable &command, const QString &option)
{
    return std::ranges::any_of(command.options,
                               [&](const Option &each) { return each.names.contains(option); });
}

/// What the program ends with; of a command only what it can.
QList<Row> exitCodes(const CommandTable *command)
{
    const auto row = [](ExitCode code, const QString &words) {
        return Row { QString::number(code), words };
    };
    QList<Row> rows {
        row(Done, u"Done."_s),
        row(CheckFailed,
            u"A check failed: a verdict, a missed --expect or --await, a difference."_s),
        row(BadInput,
            u"Wrong usage, or a file that cannot be read or is malformed; standard "
            "error says which, where and why."_s)
    };
    const bool isOnline = !command || has(*command, u"--transport"_s);
    if (isOnline)
        rows += {
            row(NoConnection, u"Could not connect or listen."_s),
            row(BadEnd,
                u"The connection ended without a closing handshake or with a protocol error."_s)
        };
    rows.append(row(Interrupted,
                    isOnline ? u"Work cut short by a signal; what hosts servers ends with 0 then."_s
                             : u"Work cut short by a signal."_s));
    return rows;
}

QList<Row> variables(const CommandTable *command)
{
    QList<Row> rows;
    if (!command || has(*command, u"--admin"_s))
        rows.append({ u"JACKFIELD_ADMIN_TOKEN"_s,
                      u"The token that requests to the admin API must bring (serve --admin)."_s });
    if (!command || has(*command, u"--environment"_s) || has(*command, u"--matching"_s))
        rows.append({ u"JACKFIELD_SCRIPTHOST"_s,
                      u"The program that runs the scripts of mock files and checks, where it is "
                      "not the installed one."_s });
    return rows;
}

QList<Row> examples()
{
    return { { u"jackfield-cli serve --echo --port 9000"_s, u"An echo server."_s },
             { u"jackfield-cli connect ws://127.0.0.1:9000/ --send hello --expect 1"_s,
               u"A client."_s },
             { u"jackfield-cli proxy --listen 9001 --to ws://127.0.0.1:9000 --record "
               "talk.session.jsonl"_s,
               u"Record what clients and a server say."_s },
             { u"jackfield-cli replay talk.session.jsonl --as server --port 9002"_s,
               u"The recording plays the server."_s },
             { u"jackfield-cli export talk.session.jsonl --to pytest -o talk-test"_s,
               u"A test of it."_s } };
}

/// As characters and not as what roff would make of them.
QString roff(const QString &text)
{
    static constexpr std::array<std::pair<char16_t, const char *>, 7> escapes { {
        { u'\\', "\\e" },
        { u'-', "\\-" },
        { u'\'', "\\(aq" },
        { u'`', "\\(ga" },
        { u'^', "\\(ha" },
        { u'~', "\\(ti" },
        { u'\n', "\n.br\n" },
    } };
    QString escaped;
    for (const QChar character : text) {
        const auto found = std::ranges::find(
            escapes, character.unicode(), &std::pair<char16_t, const char *>::first);
        if (found == escapes.end())
            escaped += character;
        else
            escaped += QLatin1StringView(found->second);
    }
    return escaped.startsWith(u'.') ? QString(u"\\&"_s + escaped) : escaped;
}

QString bold(const QString &text)
{
    return u"\\fB"_s + roff(text) + u"\\fR"_s;
}

QString italic(const QString &text)
{
    return u"\\fI"_s + roff(text) + u"\\fR"_s;
}

QString sentence(const QString &words)
{
    return words.endsWith(u'.') ? words : QString(words + u'.');
}

QString heading(const QString &name)
{
    return u".SH "_s + roff(name.toUpper()) + u'\n';
}

QString titleLine(const ProgramTable &program, const QString &name)
{
    return u".TH %1 1 \"\" \"Jackfield %2\" \"User Commands\"\n.nh\n.ad l\n"_s.arg(
        roff(name.toUpper()), roff(program.version));
}

QString rowsOf(const QList<Row> &rows)
{
    QString text;
    for (const Row &row : rows)
        text += u".TP\n"_s + bold(row.what) + u'\n' + roff(row.words) + u'\n';
    return text;
}

/// "One of exact, qt. Default: exact."
QString valueWords(const Option &option)
{
    QString words;
    const Value &value = option.value;
    const bool isSaid = value.choices.size() < 2 || option.help.contains(u'\n');
    if (!isSaid) {
        QStringList all;
        for (const Choice &choice : value.choices)
            all.append(choice.word);
        words += u" One of "_s + all.join(u", "_s) + u'.';
    }
    if (value.limits.startsWith(u"in ["_s)) {
        const QStringList ends = value.limits.sliced(4).chopped(1).split(u" - "_s);
        words += u" From %1 to %2."_s.arg(ends.value(0), ends.value(1));
    }
    if (!option.initial.isEmpty())
        words += u" Default: "_s + option.initial + u'.';
    if (!option.needs.isEmpty())
        words += u" Needs "_s + option.needs.join(u", "_s) + u'.';
    if (!option.excludes.isEmpty())
        words += u" Not with "_s + option.excludes.join(u", "_s) + u'.';
    return words;
}

/// The only word that it can be, or what stands for it.
QString valueName(const Value &value)
{
    return value.choices.size() == 1 ? bold(value.choices.front().word) : italic(value.name);
}

QString optionEntry(const Option &option)
{
    QStringList names;
    for (const QString &name : option.names)
        names.append(bold(name));
    QString text = u".TP\n"_s + names.join(u", "_s);
    if (option.names.isEmpty())
        text += italic(option.value.name);
    else if (option.value.kind != Value::Kind::None)
        text += u' ' + valueName(option.value);
    return text + u'\n' + roff(sentence(option.help) + valueWords(option)) + u'\n';
}

QString optionsOf(const QList<Option> &options)
{
    QStringList groups;
    for (const Option &option : options) {
        if (!groups.contains(option.group))
            groups.append(option.group);
    }
    QString text = heading(u"Options"_s);
    for (const QString &group : groups) {
        if (!group.isEmpty())
            text += u".SS "_s + roff(group) + u'\n';
        for (const Option &option : options)
            text += option.group == group ? optionEntry(option) : QString();
    }
    return text;
}

QString synopsis(const ProgramTable &program, const CommandTable &command)
{
    QString text = bold(program.name + u' ' + command.name);
    for (const Option &option : command.options) {
        if (option.isRequired)
            text += u' ' + bold(option.names.last()) + u' ' + valueName(option.value);
    }
    text += u" ["_s + italic(u"OPTION"_s) + u"]...";
    for (const Option &positional : command.positionals) {
        const QString name =
            italic(positional.value.name) + (positional.isRepeatable ? u"..."_s : QString());
        text += u' ' + (positional.isRequired ? name : QString(u'[' + name + u']'));
    }
    return text + u'\n';
}

QString examplesText()
{
    QString text = heading(u"Examples"_s);
    for (const Row &example : examples())
        text += roff(example.words) + u"\n.PP\n.in +4n\n.EX\n"_s + roff(example.what)
            + u"\n.EE\n.in\n.PP\n"_s;
    return text.chopped(4);
}
} // namespace

QString manualPage(const ProgramTable &program)
{
    QString text = titleLine(program, program.name) + heading(u"Name"_s) + roff(program.name)
        + u" \\- "_s + roff(program.summary) + u'\n';
    text += heading(u"Synopsis"_s) + bold(program.name) + u' ' + italic(u"COMMAND"_s) + u" ["_s
        + italic(u"ARGUMENT"_s) + u"]...\n"_s;
    text += heading(u"Description"_s)
        + roff(u"A recorded WebSocket conversation is a document, a text file with one event a "
               "line: record it as the client, as the server or between the two, then replay it, "
               "compare it, or export it as a test. What comes from a peer is shown with control "
               "characters escaped; with --json commands print one JSON object a line."_s)
        + u'\n';
    text += heading(u"Commands"_s);
    for (const CommandTable &command : program.commands)
        text += u".TP\n.BR %1 (1)\n%2\n"_s.arg(roff(program.name + u'-' + command.name),
                                               roff(sentence(command.summary)));
    text += optionsOf(program.options);
    text += heading(u"Exit status"_s) + rowsOf(exitCodes(nullptr));
    text += heading(u"Environment"_s) + rowsOf(variables(nullptr));
    text += examplesText();
    return text + heading(u"See also"_s) + u".BR jackfield (1)\n"_s;
}

QString manualPage(const ProgramTable &program, const CommandTable &command)
{
    const QString name = program.name + u'-' + command.name;
    QString text = titleLine(program, name) + heading(u"Name"_s) + roff(name) + u" \\- "_s
        + roff(command.summary) + u'\n';
    text += heading(u"Synopsis"_s) + synopsis(program, command);
    text += heading(u"Description"_s) + roff(sentence(command.summary)) + u'\n';
    if (!command.notes.isEmpty())
        text += u".PP\n"_s + roff(QString(command.notes).replace(u'\n', u' ')) + u'\n';
    for (const Option &positional : command.positionals)
        text += optionEntry(positional);
    text += optionsOf(command.options);
    text += heading(u"Exit status"_s) + rowsOf(exitCodes(&command));
    if (const QList<Row> used = variables(&command); !used.isEmpty())
        text += heading(u"Environment"_s) + rowsOf(used);
    return text + heading(u"See also"_s) + u".BR %1 (1)\n"_s.arg(roff(program.name));
}

} // namespace jackfield::cli::pages
