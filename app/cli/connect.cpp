// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "clientoptions.h"
#include "command.h"
#include "dialogue.h"
#include "eventlines.h"
#include "interrupt.h"
#include "recordoptions.h"
#include "sinks.h"
#include "terminal.h"

#include <jackfield/net/client.h>

#include <QCoreApplication>
#include <QFile>

namespace jackfield::cli {

using namespace Qt::StringLiterals;

namespace {
struct ConnectOptions
{
    std::string url;
    EndpointOptions endpoint;
    ClientOptions client;
    RecordOptions record;
    std::vector<std::pair<char, std::string>>
        sends; ///< t(ext), f(ile), h(ex), r(aw): in the order of the command line
    std::vector<std::string> awaited;
    std::vector<std::string> refused;
    std::vector<std::string> ignoring;
    std::optional<qint64> expect;
    std::optional<double> seconds;
    std::optional<double> ping;
    bool inOrder = false;
    bool echo = false;
    bool json = false;
    bool reconnect = false;
};

Result<QByteArray> bytesOf(const QString &argument, const QString &option)
{
    const QByteArray digits = argument.toLatin1().replace(' ', "");
    const QByteArray bytes = QByteArray::fromHex(digits);
    if (bytes.toHex() != digits.toLower())
        return failure(
            Error::Code::Invalid, u"'%1' is not bytes in hexadecimal"_s.arg(argument), option);
    return bytes;
}

Result<Utterance> utteranceOf(char kind, const std::string &bytesOfArgument)
{
    const QString argument = text(bytesOfArgument);
    if (kind == 't') {
        const WsMessage message = WsMessage::fromUtf8(QByteArray::fromStdString(bytesOfArgument));
        if (message.isWellFormed())
            return message;
        return failure(Error::Code::Invalid,
                       u"'%1' is not valid UTF-8, so it cannot be sent as text"_s.arg(argument),
                       u"--send"_s);
    }
    if (kind == 'h')
        return bytesOf(argument, u"--send-hex"_s).transform(&WsMessage::binary);
    if (kind == 'r')
        return bytesOf(argument, u"--raw-hex"_s);
    QFile file(argument);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Code::Io, u"cannot read: %1"_s.arg(file.errorString()), argument);
    const WsMessage asText = WsMessage::fromUtf8(file.readAll());
    if (file.error() != QFile::NoError)
        return failure(Error::Code::Io, u"cannot read: %1"_s.arg(file.errorString()), argument);
    return asText.isWellFormed() ? asText : WsMessage::binary(asText.bytes());
}

Result<QList<QRegularExpression>> expressionsOf(const std::vector<std::string> &patterns,
                                                const QString &option)
{
    QList<QRegularExpression> expressions;
    for (const std::string &pattern : patterns) {
        expressions.append(QRegularExpression(text(pattern)));
        if (!expressions.last().isValid())
            return failure(Error::Code::Invalid,
                           u"'%1' is a broken regular expression: %2"_s.arg(
                               text(pattern), expressions.last().errorString()),
                           option);
    }
    return expressions;
}

Result<DialogueOptions> dialogueOf(const ConnectOptions &options)
{
    const auto time = [](double seconds) {
        return std::chrono::milliseconds(qRound64(seconds * 1000));
    };
    DialogueOptions dialogue { .echo = options.echo,
                               .quiet = options.json,
                               .expect = options.expect,
                               .duration = options.seconds.transform(time),
                               .ping = options.ping.transform(time) };
    for (const auto &[kind, argument] : options.sends) {
        const auto utterance = utteranceOf(kind, argument);
        if (!utterance)
            return std::unexpected(utterance.error());
        dialogue.first.append(*utterance);
    }
    const auto awaited = expressionsOf(options.awaited, u"--await"_s);
    const auto refused = expressionsOf(options.refused, u"--none"_s);
    const auto ignoring = expressionsOf(options.ignoring, u"--ignore"_s);
    const bool isWatched =
        options.expect || options.seconds || options.echo || !options.awaited.empty();
    if (awaited && refused && !refused->isEmpty() && !isWatched)
        return failure(Error::Code::Invalid,
                       u"say how long to watch: --for SECONDS, --expect N or --await PATTERN"_s,
                       u"--none"_s);
    for (const auto *one : { &awaited, &refused, &ignoring }) {
        if (!*one)
            return std::unexpected(one->error());
    }
    dialogue.awaited = *awaited;
    dialogue.inOrder = options.inOrder;
    dialogue.refused = *refused;
    dialogue.ignoring = *ignoring;
    return dialogue;
}

/// Connects, talks, and gives the exit code.
int converse(const QUrl &url, const ClientConfig &config, DialogueOptions options)
{
    std::unique_ptr<Dialogue> dialogue;
    std::optional<net::Client> client;
    if (config.reconnect.isOn) {
        options.send = [&](const WsMessage &message) { return client->send(message); };
        options.isReconnecting = [&] { return client->isReconnecting(); };
    }
    const auto connected = [&](const WebSocket &socket) {
        const QString agreed = socket.subprotocol();
        complain(u"connected to %1%2"_s.arg(url.toString(QUrl::RemoveUserInfo),
                                            agreed.isEmpty() ? QString() : u", "_s + agreed));
        if (dialogue)
            return dialogue->goOn(socket);
        dialogue = std::make_unique<Dialogue>(socket, options);
        QObject::connect(dialogue.get(), &Dialogue::finished, qApp, &QCoreApplication::exit);
    };
    const auto failed = [](const ConnectFailure &reason) {
        QCoreApplication::exit(complainOf(reason));
    };
    client = net::client(url, config, connected, failed);
    const Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::interrupted, qApp, [&] {
        dialogue ? dialogue->interrupt() : QCoreApplication::exit(Interrupted);
    });
    return QCoreApplication::exec();
}

ReconnectPolicy reconnecting()
{
    return { .isOn = true,
             .onReconnecting =
                 [](int attempt, std::chrono::milliseconds delay, const QString &reason) {
                     complain(u"%1 Attempt %2 in %3 s."_s.arg(reason).arg(attempt).arg(
                         double(delay.count()) / 1000, 0, 'f', 1));
                 } };
}

int connectAndTalk(const ConnectOptions &options)
{
    const auto url = net::clientUrl(text(options.url));
    if (!url)
        return complainOf(url.error());
    const auto config = options.client.config(options.endpoint);
    const auto dialogue = dialogueOf(options);
    const auto writer = options.record.open(u"client"_s);
    if (anyFailed(config, dialogue, writer))
        return BadInput;
    ClientConfig whole = *config;
    if (options.reconnect)
        whole.reconnect = reconnecting();
    whole.sink =
        both(*writer ? (*writer)->sink() : WsSink(), options.json ? printingSink() : WsSink());
    const int exitCode = converse(*url, whole, *dialogue);
    return complete(*writer) || exitCode != Done ? exitCode : BadInput;
}

void addMessageOptions(CLI::App &app, const std::shared_ptr<ConnectOptions> &options)
{
    const auto add = [&](const char *name, const char *value, char kind, const char *help) {
        app.add_option_function<std::string>(
               name,
               [options, kind](const std::string &argument) {
                   options->sends.emplace_back(kind, argument);
               },
               help)
            ->type_name(value)
            ->trigger_on_parse()
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    };
    add("--send", "TEXT", 't', "Send this text; repeatable");
    add("--send-file",
        "FILE",
        'f',
        "Send this file: as text if it is UTF-8, else as binary; repeatable");
    add("--send-hex", "HEX", 'h', "Send these bytes as binary; repeatable");
    add("--raw-hex",
        "HEX",
        'r',
        "Write these bytes as they are, a wrong frame for one; what follows is yours; repeatable");
}

void addWaitOptions(CLI::App &app, const std::shared_ptr<ConnectOptions> &options)
{
    app.add_option("--expect", options->expect, "End once so many messages came; fewer: exit 1")
        ->type_name("N")
        ->check(CLI::Range(std::int64_t(0), std::int64_t(1) << 53));
    auto *await =
        app.add_option("--await",
                       options->awaited,
                       "End once a text message matches this regular expression; repeatable")
            ->type_name("PATTERN")
            ->allow_extra_args(false);
    app.add_flag("--in-order",
                 options->inOrder,
                 "What is awaited comes in the order of the options, each in a message of its own")
        ->needs(await);
    app.add_option("--none",
                   options->refused,
                   "No text message may match this regular expression, the first that does: exit "
                   "1; repeatable")
        ->type_name("PATTERN")
        ->allow_extra_args(false);
    app.add_option("--ignore",
                   options->ignoring,
                   "Text messages that match this regular expression count for none of these; "
                   "repeatable")
        ->type_name("PATTERN")
        ->allow_extra_args(false);
}
} // namespace

Run configureConnect(CLI::App &app)
{
    const auto options = std::make_shared<ConnectOptions>();
    app.add_option("URL", options->url, "ws:// or wss://")->type_name("")->required();
    addMessageOptions(app, options);
    app.add_flag("--echo", options->echo, "Send back what comes, until the other side closes");
    addWaitOptions(app, options);
    app.add_option("--for", options->seconds, "End after so many seconds")
        ->type_name("SECONDS")
        ->check(CLI::Range(0.0, 1e9));
    app.add_option("--ping", options->ping, "Send a ping every so many seconds")
        ->type_name("SECONDS")
        ->check(CLI::Range(0.001, 1e6));
    app.add_flag("--reconnect",
                 options->reconnect,
                 "Connect again when the connection is lost or not to be had");
    app.add_flag(
        "--json", options->json, "Print events as one JSON object a line, as in session files");
    options->endpoint.addTo(app);
    options->client.addTo(app);
    options->record.addTo(app);
    app.footer("Lines of standard input are sent too. At their end the program waits for what "
               "--expect, --await and\n"
               "--for ask; without any of them, and of --echo, it closes with 1000 at once.");
    return [options] { return connectAndTalk(*options); };
}

} // namespace jackfield::cli
