// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "pages.h"

namespace jackfield::cli::pages {

using namespace Qt::StringLiterals;

namespace {
// Where nothing is in COMPREPLY, the shell's own completion of file names knows best how to quote them.
const QString script = uR"(# Completes jackfield-cli in bash.
_jackfield_cli()
{
    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command='' word
    COMPREPLY=()
    # "--to=pytest" comes as three words.
    if [[ $current == = ]]; then
        current=''
    elif [[ $before == = && $COMP_CWORD -gt 1 ]]; then
        before=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        if [[ $word != -* ]]; then
            command=$word
            break
        fi
    done
    if [[ -z $command ]]; then
        mapfile -t COMPREPLY < <(compgen -W '@COMMANDS@' -- "$current")
        return
    fi
    case $command:$before in
@VALUES@    esac
    case $command:$current in
@OPTIONS@    esac
    case $command in
@FILES@    esac
}
complete -F _jackfield_cli jackfield-cli
)"_s;

const QString files = u"compopt -o default"_s;

QString words(const QStringList &all)
{
    return u"mapfile -t COMPREPLY < <(compgen -W '"_s + all.join(u' ') + u"' -- \"$current\")"_s;
}

QString offered(const Value &value)
{
    switch (value.kind) {
    case Value::Kind::File:
        return files;
    case Value::Kind::Folder:
        return u"compopt -o dirnames"_s;
    case Value::Kind::Choice:
        break;
    case Value::Kind::None:
    case Value::Kind::Other:
        return u":"_s;
    }
    QStringList all;
    for (const Choice &choice : value.choices)
        all.append(choice.word);
    return words(all);
}

QString row(const QStringList &patterns, const QString &body)
{
    return patterns.isEmpty()
        ? QString()
        : u"    "_s + patterns.join(u" | "_s) + u") "_s + body + u"; return ;;\n"_s;
}

/// Rows of what follows an option; options that are offered the same share one.
QString valueRows(const CommandTable &command)
{
    QList<std::pair<QString, QStringList>> rows;
    for (const Option &option : command.options) {
        if (option.value.kind == Value::Kind::None)
            continue;
        const QString body = offered(option.value);
        auto found = std::ranges::find(rows, body, &std::pair<QString, QStringList>::first);
        if (found == rows.end())
            found = rows.insert(rows.end(), { body, {} });
        for (const QString &name : option.names)
            found->second.append(command.name + u':' + name);
    }
    QString text;
    for (const auto &[body, patterns] : rows)
        text += row(patterns, body);
    return text;
}
} // namespace

QString bashCompletion(const ProgramTable &program)
{
    QStringList first;
    QString values;
    QString options;
    QStringList withFiles;
    for (const CommandTable &command : program.commands) {
        first.append(command.name);
        values += valueRows(command);
        QStringList names;
        for (const Option &option : command.options)
            names += option.names;
        options += row({ command.name + u":-*"_s }, words(names));
        const bool takesFile = std::ranges::any_of(command.positionals, [](const Option &one) {
            return one.value.kind == Value::Kind::File;
        });
        if (takesFile)
            withFiles.append(command.name);
    }
    for (const Option &option : program.options)
        first += option.names;
    QString text = script;
    text.replace(u"@COMMANDS@"_s, first.join(u' '));
    text.replace(u"@VALUES@"_s, values);
    text.replace(u"@OPTIONS@"_s, options);
    text.replace(u"@FILES@"_s, row(withFiles, files));
    return text;
}

} // namespace jackfield::cli::pages
