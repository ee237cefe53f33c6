// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "casestream_p.h"

#include <jackfield/net/conformance.h>

#include <QTcpServer>
#include <QUrlQuery>
#include <algorithm>

namespace jackfield::net {

using namespace Qt::StringLiterals;
using wire::ConformanceCase;

namespace {
constexpr qsizetype longestHead = 64 << 10;

/// A text message, if there is one, and the closing handshake: what a fuzzing server answers questions with.
ConformanceCase saying(const QByteArray &text)
{
    const wire::Frame close { .opcode = wire::Opcode::Close, .payload = QByteArray("\x03\xE8", 2) };
    const QList<wire::Frame> frames =
        text.isEmpty() ? QList { close } : QList { wire::Frame { .payload = text }, close };
    return { .id = {},
             .title = {},
             .steps = { wire::SendFrames { .frames = frames } },
             .ending = wire::CaseEnding::Open };
}
} // namespace

struct ConformanceServer::Private
{
    const ConformanceOptions options;
    const CaseProgress onResult;
    std::vector<const ConformanceCase *> cases;
    std::unique_ptr<QTcpServer> server;

    void accept();
    void read(QTcpSocket *socket);
    std::optional<ConformanceCase> chosenBy(const QByteArray &target) const;
};

ConformanceServer::ConformanceServer(ConformanceOptions options, CaseProgress onResult)
    : d(new Private { std::move(options), std::move(onResult), {}, {} })
{
    d->cases = wire::casesFor(wire::Role::Client, d->options.cases);
}

ConformanceServer::~ConformanceServer() = default;

Result<void> ConformanceServer::start()
{
    d->server = std::make_unique<QTcpServer>();
    QObject::connect(
        d->server.get(), &QTcpServer::newConnection, d->server.get(), [this] { d->accept(); });
    if (!d->server->listen(QHostAddress::LocalHost))
        return failure(Error::Code::Io, d->server->errorString());
    return {};
}

QUrl ConformanceServer::url() const
{
    return QUrl(u"ws://127.0.0.1:%1"_s.arg(d->server->serverPort()));
}

QUrl ConformanceServer::url(const QString &caseId) const
{
    return QUrl(url().toString() + u"/case/"_s + caseId);
}

void ConformanceServer::Private::accept()
{
    while (QTcpSocket *socket = server->nextPendingConnection()) {
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { read(socket); });
        read(socket);
    }
}

/// Waits for the whole head, then hands the connection to the case that its path names.
void ConformanceServer::Private::read(QTcpSocket *socket)
{
    const QByteArray bytes = socket->peek(longestHead);
    if (!bytes.contains("\r\n\r\n")) {
        if (bytes.size() >= longestHead)
            socket->abort();
        return;
    }
    const auto chosen = chosenBy(bytes.first(bytes.indexOf('\r')).split(' ').value(1));
    if (!chosen) {
        socket->write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        return socket->disconnectFromHost();
    }
    auto player =
        std::make_unique<wire::CasePlayer>(*chosen,
                                           wire::CasePlayer::Setup { .role = wire::Role::Server,
                                                                     .isQuick = options.isQuick,
                                                                     .timeout = options.timeout,
                                                                     .pause = options.pause });
    socket->disconnect();
    socket->setParent(nullptr);
    CaseStream::start(std::unique_ptr<QTcpSocket>(socket),
                      std::move(player),
                      {},
                      server.get(),
                      [this](const wire::CaseResult &result) {
                          if (onResult && !result.id.isEmpty())
                              onResult(result);
                      });
}

std::optional<ConformanceCase> ConformanceServer::Private::chosenBy(const QByteArray &target) const
{
    const QUrl url = QUrl::fromEncoded(target, QUrl::StrictMode);
    if (url.path() == "/getCaseCount"_L1)
        return saying(QByteArray::number(qsizetype(cases.size())));
    if (url.path() == "/updateReports"_L1)
        return saying({});
    if (url.path() == "/runCase"_L1) {
        const auto number = QUrlQuery(url).queryItemValue(u"case"_s).toULongLong();
        return number >= 1 && number <= cases.size() ? std::optional(*cases[size_t(number) - 1])
                                                     : std::nullopt;
    }
    const auto named = std::ranges::find_if(cases, [&](const ConformanceCase *candidate) {
        return url.path() == u"/case/"_s + candidate->id;
    });
    return named == cases.end() ? std::nullopt : std::optional(**named);
}

} // namespace jackfield::net
