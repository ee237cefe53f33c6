// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "../target.h"

#include <jackfield/interop/importer.h>
#include <jackfield/mock/mockfile.h>

using namespace jackfield;

namespace {
void run(QByteArrayView input)
{
    const ImportSource source { .name = QStringLiteral("a.file"), .bytes = input.toByteArray() };
    const Side describes = input.size() % 2 == 0 ? Side::Server : Side::Client;
    const Importer *const known = importerOf(source);
    const bool isMock = known && known->makes == Importer::Makes::Mock;
    const auto imported =
        (isMock ? known : importer(u"asyncapi"))->run(source, { .describes = describes });
    if (imported)
        require(MockFile::parse(imported->mock).has_value(), "an imported mock is a mock");
    else
        require(imported.error().where.startsWith(u"a.file"), "an error names the file");
}
} // namespace

const FuzzTarget describedMockTarget { "describedmock", run };
