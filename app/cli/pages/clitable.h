// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

/// The command line as data: what manual pages and completions are made from.
namespace jackfield::cli::pages {

/// What a shell can offer for a value.
struct Choice
{
    QString word;
    QString meaning; ///< may be empty
};

/// What follows an option or stands for itself.
struct Value
{
    enum class Kind { None, File, Folder, Choice, Other };

    Kind kind = Kind::None; ///< None: a flag
    QString name; ///< as help calls it: FILE, SECONDS
    QList<Choice> choices; ///< of Kind::Choice
    QString limits; ///< what else a value must be, "in [0 - 100]"; may be empty
};

/// An option, or with no names a positional argument.
struct Option
{
    QStringList names; ///< with their dashes
    Value value;
    QString help;
    QString group; ///< its heading in help, "Connecting"; empty: the first one
    QString initial; ///< its value where it is not given; may be empty
    QStringList needs; ///< other options without which it is refused
    QStringList excludes; ///< other options with which it is refused
    bool isRepeatable = false;
    bool isRequired = false;
};

struct CommandTable
{
    QString name;
    QString summary;
    QString notes; ///< below the options in help; may be empty
    QList<Option> options;
    QList<Option> positionals;
};

struct ProgramTable
{
    QString name;
    QString version;
    QString summary;
    QList<Option> options; ///< those without a command
    QList<CommandTable> commands;
};

/// The table of jackfield-cli, read from what parses its command line.
ProgramTable programTable();

} // namespace jackfield::cli::pages
