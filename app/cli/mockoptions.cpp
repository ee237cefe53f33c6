// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "mockoptions.h"

#include "terminal.h"

namespace jackfield::cli {

namespace {
std::string faultOf(const std::string &value)
{
    const auto equals = value.find('=');
    return equals == std::string::npos || equals == 0 ? "'" + value + "' is not NAME=VALUE"
                                                      : std::string();
}
} // namespace

void MockOptions::addTo(CLI::App &app, CLI::Option *mock)
{
    app.add_option("--environment", m_environment, "Which of the mock file's environments")
        ->type_name("NAME")
        ->needs(mock);
    app.add_option("--set", m_values, "NAME=VALUE: a variable of the mock file; repeatable")
        ->type_name("NAME=VALUE")
        ->needs(mock)
        ->check(&faultOf)
        ->allow_extra_args(false);
}

MockVariables MockOptions::variables() const
{
    MockVariables variables { .environment = text(m_environment) };
    for (const std::string &value : m_values) {
        const QString whole = text(value);
        const qsizetype equals = whole.indexOf(u'=');
        variables.values.insert(whole.first(equals), whole.sliced(equals + 1));
    }
    return variables;
}

} // namespace jackfield::cli
