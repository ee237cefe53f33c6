// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/http/response.h>
#include <jackfield/mock/livemock.h>

#include <QUrl>

namespace jackfield {

/// What a mock's admin API is given by who serves it.
struct AdminOptions
{
    QByteArray token; ///< "Authorization: Bearer TOKEN"; who has another, or none, gets 401
    std::function<QUrl(qsizetype server)> url = {}; ///< where a server of the mock listens
};

/// Lets programs in any language watch and drive a mock: docs/admin-api.md. A request to wait blocks its thread until what it
/// waits for is there, up to the time that it says; LiveMock::endWaiting() ends it.
HttpHandler adminApi(const LiveMock &mock, const AdminOptions &options);

} // namespace jackfield
