// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../target.h"

#include <jackfield/exporters/exporter.h>
#include <jackfield/interop/importer.h>

using namespace jackfield;

namespace {
void run(QByteArrayView input)
{
    const auto import = [](const QByteArray &bytes) {
        return importer(u"har")->run({ .name = QStringLiteral("a.har"), .bytes = bytes }, {});
    };
    const auto first = import(input.toByteArray());
    if (!first) {
        require(first.error().where.startsWith(u"a.har"), "an error names the file");
        return;
    }
    const QByteArray text = first->session.toText();
    const auto read = Session::parse(text);
    require(read.has_value(), "a session that was imported can be read");
    require(read->toText() == text, "a session that was imported is read as the same");
    const auto exported = exporter(u"har")->run(first->session, {});
    require(exported.has_value(), "a session that was imported can be exported");
    const auto second = import(exported->front().bytes);
    require(second.has_value(), "an export can be imported");
    require(second->report.isEmpty(), "an export is taken as one");
    require(second->session.toText() == text, "an export is imported as the same session");
}
} // namespace

const FuzzTarget harTarget { "har", run };
