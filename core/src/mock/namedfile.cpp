// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "namedfile_p.h"

namespace jackfield::mock {

using namespace Qt::StringLiterals;

void failToRead(const Node &node, const QString &path, const Error &error)
{
    QString words = error.where.isEmpty() || error.message.contains(path)
        ? error.message
        : error.where + u": "_s + error.message;
    node.fail(words.replace(path, node.string()));
}

double speedOf(const Node &node)
{
    constexpr double greatest = 1e6;
    if (node.value().isString()) {
        if (node.string() != u"recorded"_s)
            node.fail(u"must be a number or 'recorded'"_s);
        return 1;
    }
    const double speed = node.value().isNumber() ? node.value().toDouble() : -1;
    if (!(speed >= 0 && speed <= greatest))
        node.fail(u"must be 'recorded' or a number from 0, which is without waiting"_s);
    return speed;
}

} // namespace jackfield::mock
