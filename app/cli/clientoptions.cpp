// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "clientoptions.h"

#include "exitcode.h"
#include "terminal.h"

namespace jackfield::cli {

using namespace Qt::StringLiterals;

namespace {
constexpr const char *group = "Connecting";

Result<Headers::Field> headerOf(const std::string &argument)
{
    const QByteArray line = QByteArray::fromStdString(argument);
    const qsizetype colon = line.indexOf(':');
    const QByteArray name = line.first(qMax<qsizetype>(colon, 0)).trimmed();
    const QByteArray value = line.sliced(colon + 1).trimmed();
    if (colon < 0 || !isToken(name) || !isHeaderValue(value))
        return failure(Error::Code::Invalid,
                       u"'%1' is not a header; it is written 'Name: value'"_s.arg(text(argument)),
                       u"--header"_s);
    return Headers::Field { name, value };
}

Result<Cookie> cookieOf(const std::string &argument)
{
    const QByteArray pair = QByteArray::fromStdString(argument);
    const qsizetype equals = pair.indexOf('=');
    if (equals < 1)
        return failure(Error::Code::Invalid,
                       u"'%1' is not a cookie; it is written NAME=VALUE"_s.arg(text(argument)),
                       u"--cookie"_s);
    return Cookie { pair.first(equals), pair.sliced(equals + 1) };
}

Result<QByteArray> fingerprintOf(const std::string &argument)
{
    if (const auto bytes = fingerprintFrom(text(argument)))
        return *bytes;
    return failure(
        Error::Code::Invalid,
        u"'%1' is not a SHA-256 fingerprint: 64 hex digits, with or without colons"_s.arg(
            text(argument)),
        u"--pin"_s);
}
} // namespace

void ClientOptions::addTrust(CLI::App &app)
{
    app.add_option("--cacert", m_caFile, "Certificates to trust besides the system's (PEM)")
        ->type_name("FILE")
        ->group(group);
    app.add_option("--pin", m_pins, "The SHA-256 of the only certificate to trust; repeatable")
        ->type_name("SHA256")
        ->allow_extra_args(false)
        ->group(group);
    app.add_flag("--insecure", m_insecure, "Do not verify the server's certificate")->group(group);
}

void ClientOptions::addTimeout(CLI::App &app)
{
    app.add_option("--timeout", m_seconds, "Seconds until a connection must stand")
        ->type_name("SECONDS")
        ->check(CLI::Range(0.001, 86400.0))
        ->capture_default_str()
        ->group(group);
}

void ClientOptions::addToProxy(CLI::App &app)
{
    addTrust(app);
    addTimeout(app);
}

void ClientOptions::addTo(CLI::App &app)
{
    app.add_option("--header", m_headers, "A header of the handshake, 'Name: value'; repeatable")
        ->type_name("HEADER")
        ->allow_extra_args(false)
        ->group(group);
    app.add_option("--subprotocol", m_subprotocols, "A subprotocol to offer; repeatable")
        ->type_name("NAME")
        ->allow_extra_args(false)
        ->group(group);
    addTrust(app);
    app.add_option(
           "--proxy",
           m_proxy,
           "Connect through this proxy: http://, socks5:// or socks5h://[USER:PASSWORD@]HOST:PORT")
        ->type_name("URL")
        ->group(group);
    app.add_option("--cookie", m_cookies, "A cookie to send, NAME=VALUE; repeatable")
        ->type_name("NAME=VALUE")
        ->allow_extra_args(false)
        ->group(group);
    app.add_option("--follow-redirects", m_redirects, "Follow so many redirects")
        ->type_name("N")
        ->check(CLI::Range(0, 100))
        ->capture_default_str()
        ->group(group);
    app.add_option(
           "--keep-alive", m_keepAlive, "Seconds between pings that must be answered; 0: none")
        ->type_name("SECONDS")
        ->check(CLI::Range(0.0, 86400.0))
        ->capture_default_str()
        ->group(group);
    addTimeout(app);
}

Result<ClientConfig> ClientOptions::config(const EndpointOptions &endpoint) const
{
    ClientConfig config;
    for (const std::string &argument : m_headers) {
        const auto header = headerOf(argument);
        if (!header)
            return std::unexpected(header.error());
        config.headers.append(header->first, header->second);
    }
    for (const std::string &argument : m_cookies) {
        const auto cookie = cookieOf(argument);
        if (!cookie)
            return std::unexpected(cookie.error());
        config.cookies.append(*cookie);
    }
    for (const std::string &name : m_subprotocols)
        config.subprotocols.append(text(name));
    for (const std::string &argument : m_pins) {
        const auto pin = fingerprintOf(argument);
        if (!pin)
            return std::unexpected(pin.error());
        config.tls.pinnedSha256.append(*pin);
    }
    config.tls.caFile = text(m_caFile);
    config.tls.certificateFile = text(endpoint.certificateFile);
    config.tls.keyFile = text(endpoint.keyFile);
    config.tls.doNotVerify = m_insecure;
    const auto milliseconds = [](double seconds) {
        return std::chrono::milliseconds(qRound64(seconds * 1000));
    };
    config.timeout = milliseconds(m_seconds);
    config.keepAlive = milliseconds(m_keepAlive);
    config.followRedirects = m_redirects;
    if (!m_proxy.empty())
        config.proxy = QUrl(text(m_proxy), QUrl::StrictMode);
    if (!m_proxy.empty() && !config.proxy.isValid())
        return failure(
            Error::Code::Invalid,
            u"this is not a proxy's URL: http://, socks5:// or socks5h://[USER:PASSWORD@]HOST:PORT"_s,
            u"--proxy"_s);
    if (const auto readable = endpoint.checkFiles(); !readable)
        return std::unexpected(readable.error());
    config.transport = endpoint.transport();
    config.compression = endpoint.compression();
    return config;
}

int complainOf(const ConnectFailure &reason)
{
    complain(reason.message);
    return reason.kind == ConnectFailure::Kind::Url ? BadInput : NoConnection;
}

} // namespace jackfield::cli
