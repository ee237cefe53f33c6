// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "pages.h"

namespace jackfield::cli::pages {

using namespace Qt::StringLiterals;

namespace {
const QString script = uR"(# Completes jackfield-cli in fish.
# Whether that is the command: the first word that is no option.
function __jackfield_cli_is
    for word in (commandline -opc)[2..]
        if not string match -q -- '-*' $word
            test $word = $argv[1]
            return
        end
    end
    return 1
end
)"_s;

/// Within single quotes, where fish knows two escapes.
QString quoted(QString text)
{
    return u'\'' + text.replace(u"\\"_s, u"\\\\"_s).replace(u"'"_s, u"\\'"_s) + u'\'';
}

/// A word and what it means, for -a, which evaluates it.
QString offer(const Choice &choice)
{
    if (choice.meaning.isEmpty())
        return choice.word;
    QString meaning = choice.meaning;
    for (const QString &special : { u"\\"_s, u"\""_s, u"$"_s })
        meaning.replace(special, u'\\' + special);
    return choice.word + u"\\t\""_s + meaning + u'"';
}

QString valueOf(const Value &value)
{
    switch (value.kind) {
    case Value::Kind::None:
        return {};
    case Value::Kind::File:
        return u" -r -F"_s;
    case Value::Kind::Folder:
        return u" -x -a '(__fish_complete_directories)'"_s;
    case Value::Kind::Choice:
        break;
    case Value::Kind::Other:
        return u" -x"_s;
    }
    QStringList all;
    for (const Choice &choice : value.choices)
        all.append(offer(choice));
    return u" -x -a "_s + quoted(all.join(u' '));
}

QString optionLine(const QString &start, const Option &option)
{
    QString line = start;
    for (const QString &name : option.names) {
        const bool isLong = name.startsWith(u"--"_s);
        line += (isLong ? u" -l "_s : u" -s "_s) + name.sliced(isLong ? 2 : 1);
    }
    return line + valueOf(option.value) + u" -d "_s + quoted(brief(option)) + u'\n';
}
} // namespace

QString fishCompletion(const ProgramTable &program)
{
    const QString all = u"complete -c "_s + program.name;
    const QString first = all + u" -n __fish_use_subcommand"_s;
    QString text = script + all + u" -f\n"_s;
    for (const Option &option : program.options)
        text += optionLine(first, option);
    for (const CommandTable &command : program.commands)
        text += first + u" -a "_s + command.name + u" -d "_s + quoted(command.summary) + u'\n';
    for (const CommandTable &command : program.commands) {
        const QString start = all + u" -n '__jackfield_cli_is "_s + command.name + u'\'';
        for (const Option &positional : command.positionals) {
            if (positional.value.kind == Value::Kind::File) {
                text += start + u" -F\n"_s;
                break;
            }
        }
        for (const Option &option : command.options)
            text += optionLine(start, option);
    }
    return text;
}

} // namespace jackfield::cli::pages
