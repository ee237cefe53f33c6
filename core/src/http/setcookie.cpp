// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/http/setcookie.h>

namespace jackfield {

QList<Cookie> cookiesSetBy(const Response &response)
{
    QList<Cookie> cookies;
    for (const QByteArray &field : response.headers().values("Set-Cookie")) {
        const QByteArray pair = field.split(';').constFirst();
        const qsizetype equals = pair.indexOf('=');
        if (equals < 1 || pair.first(equals).trimmed().isEmpty())
            continue;
        cookies.append({ pair.first(equals).trimmed(), pair.sliced(equals + 1).trimmed() });
    }
    return cookies;
}

} // namespace jackfield
