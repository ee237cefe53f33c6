// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/http/response.h>
#include <jackfield/mock/livemock.h>

namespace jackfield::mock {

/// An answer of the admin API, with a line feed behind it.
Response jsonAnswer(const QByteArray &json, int status = 200);
/// `{"error": "..."}`
Response errorAnswer(int status, const QString &error);

QByteArray jsonArray(const QByteArrayList &elements);
QByteArray toJson(const LiveConnection &connection);
/// A server, with those of the routes that are its.
QByteArray toJson(const QString &server, const QString &url, const QList<RouteUse> &routes);
QByteArray toJson(const JournalPage &page);
/// `error`: what is wrong with it; empty: nothing.
QByteArray toJson(const JournalFinding &finding, const QString &error = {});

} // namespace jackfield::mock
