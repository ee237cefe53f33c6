// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "template_p.h"

#include <QFile>

/// The resources of a static library must be asked for by name, outside of all namespaces.
static void registerTemplates()
{
    Q_INIT_RESOURCE(exporters);
}

namespace jackfield {

QByteArray exporterTemplate(const char *name)
{
    registerTemplates();
    QFile file(QStringLiteral(":/jackfield/exporters/") + QLatin1String(name));
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(isOpen, "exporterTemplate", name);
    return file.readAll();
}

QByteArray filled(const QByteArray &text, const QHash<QByteArray, QByteArray> &values)
{
    QByteArray out;
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype begin = text.indexOf('@', at);
        const qsizetype end = begin < 0 ? -1 : text.indexOf('@', begin + 1);
        if (end < 0)
            break;
        const auto value = values.constFind(text.sliced(begin + 1, end - begin - 1));
        const bool isKnown = value != values.constEnd();
        out += text.sliced(at, (isKnown ? begin : end) - at);
        if (isKnown)
            out += *value;
        at = isKnown ? end + 1 : end;
    }
    return out + text.sliced(at);
}

} // namespace jackfield
