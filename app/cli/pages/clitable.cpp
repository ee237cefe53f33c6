// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "clitable.h"

#include "../command.h"

#include <jackfield/exporters/exporter.h>
#include <jackfield/interop/importer.h>

namespace jackfield::cli::pages {

using namespace Qt::StringLiterals;

namespace {
template<typename Rows>
QList<Choice> choicesOf(const Rows &rows)
{
    QList<Choice> choices;
    for (const auto &row : rows)
        choices.append({ QString::fromLatin1(row.id), QString::fromUtf8(row.title) });
    return choices;
}

/// What the values of that name are, wherever they stand.
Value valueNamed(const QString &name)
{
    using enum Value::Kind;
    if (name == u"FILE"_s)
        return { .kind = File, .name = name };
    if (name == u"FOLDER"_s)
        return { .kind = Folder, .name = name };
    if (name == u"TARGET"_s)
        return { .kind = Choice, .name = name, .choices = choicesOf(exporters()) };
    if (name == u"FORMAT"_s)
        return { .kind = Choice, .name = name, .choices = choicesOf(importers()) };
    return { .kind = Other, .name = name };
}

/// Of "MODE:{record,replay}", as CLI11 shows a value that is one of several.
Value valueOf(const CLI::Option &option)
{
    const bool isFlag = option.get_items_expected_max() == 0;
    if (isFlag)
        return {};
    const QString type = QString::fromStdString(option.get_type_name());
    const qsizetype colon = type.indexOf(u":{"_s);
    if (colon < 0) {
        const qsizetype range = type.indexOf(u" in ["_s);
        Value value = valueNamed(type.section(u':', 0, range < 0 ? -1 : 0));
        value.limits = range < 0 ? QString() : type.mid(range + 1);
        return value;
    }
    Value value { .kind = Value::Kind::Choice, .name = type.left(colon) };
    for (const QString &word : type.sliced(colon + 2).chopped(1).split(u','))
        value.choices.append({ word, {} });
    return value;
}

QStringList namesOf(const std::set<CLI::Option *> &options)
{
    QStringList names;
    for (const CLI::Option *option : options)
        names.append(QString::fromStdString(option->get_name()));
    names.sort();
    return names;
}

Option optionOf(const CLI::Option &option)
{
    Option made { .value = valueOf(option),
                  .help = QString::fromStdString(option.get_description()),
                  .group = QString::fromStdString(option.get_group()),
                  .initial = QString::fromStdString(option.get_default_str()),
                  .needs = namesOf(option.get_needs()),
                  .excludes = namesOf(option.get_excludes()),
                  .isRepeatable = option.get_items_expected_max() > 1
                      || option.get_multi_option_policy() == CLI::MultiOptionPolicy::TakeAll,
                  .isRequired = option.get_required() };
    if (made.group == u"Options"_s || made.group == u"OPTIONS"_s)
        made.group.clear();
    if (option.get_positional()) {
        const QString name = QString::fromStdString(option.get_name(true));
        if (made.value.name.isEmpty())
            made.value = valueNamed(name);
        made.value.name = name;
        return made;
    }
    for (const std::string &name : option.get_snames())
        made.names.append(u'-' + QString::fromStdString(name));
    for (const std::string &name : option.get_lnames())
        made.names.append(u"--"_s + QString::fromStdString(name));
    return made;
}

void read(const CLI::App &app, QList<Option> &options, QList<Option> *positionals)
{
    for (const CLI::Option *option : app.get_options()) {
        if (option->get_positional() && positionals)
            positionals->append(optionOf(*option));
        else
            options.append(optionOf(*option));
    }
}
} // namespace

ProgramTable programTable()
{
    const Program program;
    const CLI::App &app = program.app();
    ProgramTable table { .name = QString::fromStdString(app.get_name()),
                         .version = QString::fromLatin1(Program::version()),
                         .summary = QString::fromStdString(app.get_description()) };
    read(app, table.options, nullptr);
    for (const CLI::App *sub : app.get_subcommands({})) {
        CommandTable command { .name = QString::fromStdString(sub->get_name()),
                               .summary = QString::fromStdString(sub->get_description()),
                               .notes = QString::fromStdString(sub->get_footer()) };
        read(*sub, command.options, &command.positionals);
        table.commands.append(command);
    }
    return table;
}

} // namespace jackfield::cli::pages
