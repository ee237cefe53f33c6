// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "pages.h"

namespace jackfield::cli::pages {

using namespace Qt::StringLiterals;

namespace {
const QString script = uR"(#compdef jackfield-cli
# Completes jackfield-cli in zsh.
_jackfield-cli() {
    local context curcontext="$curcontext" state state_descr line
    typeset -A opt_args
    _arguments -C \
@PROGRAM@        '1:command:->command' \
        '*::argument:->argument'
    case $state in
    command)
        local -a commands
        commands=(
@COMMANDS@        )
        _describe -t commands command commands
        ;;
    argument)
        case $line[1] in
@ARGUMENTS@        esac
        ;;
    esac
}
_jackfield-cli "$@"
)"_s;

/// Within single quotes.
QString quoted(QString text)
{
    return u'\'' + text.replace(u"'"_s, u"'\\''"_s) + u'\'';
}

/// What _arguments and _describe would take for their own.
QString plain(const QString &text)
{
    QString escaped;
    for (const QChar character : text) {
        if (u"\\:[]"_s.contains(character))
            escaped += u'\\';
        escaped += character;
    }
    return escaped;
}

/// A word of what the shell evaluates once more.
QString evaluated(const QString &text)
{
    QString escaped;
    for (const QChar character : text) {
        if (!character.isLetterOrNumber())
            escaped += u'\\';
        escaped += character;
    }
    return escaped;
}

QString choicesOf(const Value &value)
{
    QStringList all;
    bool isDescribed = false;
    for (const Choice &choice : value.choices) {
        isDescribed = isDescribed || !choice.meaning.isEmpty();
        all.append(choice.meaning.isEmpty()
                       ? choice.word
                       : evaluated(choice.word) + u"\\:"_s + evaluated(choice.meaning));
    }
    const QString list = u'(' + all.join(u' ') + u')';
    return isDescribed ? QString(u'(' + list + u')') : list;
}

/// ":FILE:_files"
QString actionOf(const Value &value)
{
    const QString message = u':' + plain(value.name) + u':';
    switch (value.kind) {
    case Value::Kind::None:
        return {};
    case Value::Kind::File:
        return message + u"_files"_s;
    case Value::Kind::Folder:
        return message + u"_files -/"_s;
    case Value::Kind::Choice:
        return message + choicesOf(value);
    case Value::Kind::Other:
        return message;
    }
    Q_UNREACHABLE_RETURN({});
}

/// The specifications of one option, one for each of its names.
QStringList specsOf(const Option &option)
{
    QStringList specs;
    for (const QString &name : option.names) {
        QString spec = option.isRepeatable ? u"*"_s : QString();
        if (name == u"--help"_s || name == u"-h"_s || name == u"--version"_s)
            spec = u"(- *)"_s;
        spec += name;
        const bool isLong = name.startsWith(u"--"_s);
        if (option.value.kind != Value::Kind::None)
            spec += isLong ? u"="_s : u"+"_s;
        specs.append(quoted(spec + u'[' + plain(brief(option)) + u']' + actionOf(option.value)));
    }
    return specs;
}

QString argumentsOf(const CommandTable &command)
{
    QStringList specs;
    for (const Option &option : command.options)
        specs += specsOf(option);
    for (qsizetype n = 0; n < command.positionals.size(); ++n) {
        const Option &positional = command.positionals.at(n);
        const QString place = positional.isRepeatable ? u"*"_s : QString::number(n + 1);
        specs.append(quoted(place + actionOf(positional.value)));
    }
    return u"        "_s + command.name + u")\n            _arguments -s \\\n                "_s
        + specs.join(u" \\\n                "_s) + u"\n            ;;\n"_s;
}
} // namespace

QString zshCompletion(const ProgramTable &program)
{
    QString options;
    for (const Option &option : program.options) {
        for (const QString &spec : specsOf(option))
            options += u"        "_s + spec + u" \\\n"_s;
    }
    QString commands;
    QString arguments;
    for (const CommandTable &command : program.commands) {
        commands +=
            u"            "_s + quoted(plain(command.name) + u':' + plain(command.summary)) + u'\n';
        arguments += argumentsOf(command);
    }
    QString text = script;
    text.replace(u"@PROGRAM@"_s, options);
    text.replace(u"@COMMANDS@"_s, commands);
    text.replace(u"@ARGUMENTS@"_s, arguments);
    return text;
}

} // namespace jackfield::cli::pages
