// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/http/request.h>

namespace jackfield {

namespace {
/// A copy of `request` with one thing changed.
template<typename Change>
Request changed(const Request &request, const Change &change)
{
    Request copy = request;
    change(copy);
    return copy;
}
} // namespace

std::optional<QString> RouteMatch::value(const QString &name) const
{
    for (const auto &[key, text] : values) {
        if (key == name)
            return text;
    }
    return std::nullopt;
}

Request Request::get(const QString &target)
{
    return Request(Method::Get, Uri(target.toUtf8()));
}

QList<QString> Request::offeredSubprotocols() const
{
    QList<QString> offered;
    for (const QByteArray &name : m_headers.listValues("Sec-WebSocket-Protocol"))
        offered.append(QString::fromLatin1(name));
    return offered;
}

Request Request::withMethod(Method method) const
{
    return changed(*this, [&](Request &copy) { copy.m_method = std::move(method); });
}

Request Request::withUri(Uri uri) const
{
    return changed(*this, [&](Request &copy) { copy.m_uri = std::move(uri); });
}

Request Request::withHeader(QByteArray name, QByteArray value) const
{
    return changed(
        *this, [&](Request &copy) { copy.m_headers.append(std::move(name), std::move(value)); });
}

Request Request::withHeaders(Headers headers) const
{
    return changed(*this, [&](Request &copy) { copy.m_headers = std::move(headers); });
}

Request Request::withBody(QByteArray body) const
{
    return changed(*this, [&](Request &copy) { copy.m_body = std::move(body); });
}

Request Request::withHttpVersion(QByteArray version) const
{
    return changed(*this, [&](Request &copy) { copy.m_httpVersion = std::move(version); });
}

Request Request::withRoute(RouteMatch match) const
{
    return changed(*this, [&](Request &copy) { copy.m_route = std::move(match); });
}

Request Request::withContext(quint64 key, std::shared_ptr<const void> value) const
{
    return changed(*this, [&](Request &copy) {
        if (value)
            copy.m_context.insert(key, std::move(value));
        else
            copy.m_context.remove(key);
    });
}

bool operator==(const Request &a, const Request &b)
{
    return a.m_method == b.m_method && a.m_uri == b.m_uri && a.m_headers == b.m_headers
        && a.m_body == b.m_body && a.m_httpVersion == b.m_httpVersion && a.m_route == b.m_route;
}

} // namespace jackfield
