// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include "preparation.h"

#include <QCoreApplication>

namespace jackfield::ui {

using namespace Qt::StringLiterals;

namespace {
using Kind = ConnectFailure::Kind;

/// Context of the texts for translators.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Preparation)
};
} // namespace

Preparation::Preparation(Setup setup)
    : m_setup(std::move(setup))
{ }

Result<void> Preparation::check() const
{
    const QMap<QString, QString> variables = shownVariables();
    if (const auto step = stepBefore(m_setup.file, shownEnvironment()); !step)
        return std::unexpected(step.error());
    if (const auto step = tokenStep(m_setup.file, variables); !step)
        return std::unexpected(step.error());
    if (const auto request = ConnectionRequest::of(m_setup.file, variables); !request)
        return std::unexpected(request.error());
    return checkFirstMessages(m_setup.file, variables, m_setup.folder);
}

Result<QList<WsMessage>> Preparation::firstMessages() const
{
    return firstMessagesOf(m_setup.file, variables(), m_setup.folder);
}

void Preparation::prepare(const Said &said, const Services::Dial &dial)
{
    askSecrets(said, [this, said, dial] { askBefore(said, dial); });
}

/// It would come out the same the next time, unless the server is to blame.
std::unexpected<ConnectFailure> Preparation::lasting(const Error &error, int status) const
{
    QString message = error.message;
    if (error.code == Error::Code::Missing) {
        const std::scoped_lock lock(m_mutex);
        message = m_secrets.problems.value(error.where, message);
    }
    return std::unexpected(ConnectFailure { .kind = status == 0 ? Kind::Url : Kind::Http,
                                            .message = message,
                                            .response = {},
                                            .isLasting = status < 500 && status != 429 });
}

/// Those that cannot be read are missed only where they are used.
void Preparation::askSecrets(const Said &said, const std::function<void()> &next)
{
    if (m_setup.secrets.isEmpty())
        return next();
    said(Words::tr("asking the keychain for secrets"));
    m_setup.readSecrets([weak = weak_from_this(), next](const Secrets::Found &found) {
        const auto self = weak.lock();
        if (!self)
            return;
        {
            const std::scoped_lock lock(self->m_mutex);
            self->m_secrets = found;
            if (self->m_isGivenUp)
                return;
        }
        next();
    });
}

void Preparation::giveUp()
{
    const std::scoped_lock lock(m_mutex);
    m_isGivenUp = true;
    m_asking.reset();
}

QMap<QString, QString> Preparation::taken() const
{
    const std::scoped_lock lock(m_mutex);
    return m_taken;
}

QMap<QString, QString> Preparation::variables() const
{
    QMap<QString, QString> all = environment();
    all.insert(taken());
    return all;
}

QMap<QString, QString> Preparation::environment() const
{
    QMap<QString, QString> all = m_setup.environment;
    const std::scoped_lock lock(m_mutex);
    all.insert(m_secrets.values);
    return all;
}

QString Preparation::withoutSecrets(QString text) const
{
    const std::scoped_lock lock(m_mutex);
    for (const auto &[name, value] : m_secrets.values.asKeyValueRange()) {
        if (!value.isEmpty())
            text.replace(value, u'(' + name + u')');
    }
    return text;
}

QMap<QString, QString> Preparation::shownVariables() const
{
    QMap<QString, QString> all = shownEnvironment();
    all.insert(taken());
    if (m_setup.file.before.url.isEmpty())
        return all;
    for (const ConnectionFile::Field &field : m_setup.file.before.take) {
        if (!all.contains(field.name))
            all.insert(field.name, u'(' + field.name + u')');
    }
    return all;
}

QMap<QString, QString> Preparation::shownEnvironment() const
{
    QMap<QString, QString> all = m_setup.environment;
    for (const QString &secret : m_setup.secrets)
        all.insert(secret, u'(' + secret + u')');
    return all;
}

bool Preparation::dropToken()
{
    const std::scoped_lock lock(m_mutex);
    if (m_reusedToken.isEmpty())
        return false;
    m_setup.tokens->drop(m_reusedToken);
    m_reusedToken.clear();
    return true;
}

void Preparation::askBefore(const Said &said, const Services::Dial &dial)
{
    const auto step = stepBefore(m_setup.file, environment());
    if (!step)
        return dial(lasting(step.error()));
    if (!*step)
        return askToken(said, dial);
    said(Words::tr("asking %1 first").arg((*step)->words()));
    const auto take = [this, asked = **step](const Response &answer) -> Result<void> {
        auto taken = takenFrom(asked, answer);
        if (!taken)
            return std::unexpected(taken.error());
        const std::scoped_lock lock(m_mutex);
        m_taken = *std::move(taken);
        return {};
    };
    ask(**step, dial, take, [this, said, dial] { askToken(said, dial); });
}

void Preparation::askToken(const Said &said, const Services::Dial &dial)
{
    const auto step = tokenStep(m_setup.file, variables());
    if (!step)
        return dial(lasting(step.error()));
    if (!*step)
        return dialWith({}, dial);
    const QByteArray key = (*step)->key();
    const auto kept = m_setup.tokens->find(key);
    {
        const std::scoped_lock lock(m_mutex);
        m_reusedToken = kept ? key : QByteArray();
    }
    if (kept)
        return dialWith(*kept, dial);
    said(Words::tr("asking %1 for an access token").arg((*step)->words()));
    const auto given = std::make_shared<QString>();
    const auto keep = [this, asked = **step, key, given](const Response &answer) -> Result<void> {
        const auto token = tokenFrom(asked, answer);
        if (!token)
            return std::unexpected(token.error());
        m_setup.tokens->keep(key, *token);
        *given = token->value;
        return {};
    };
    ask(**step, dial, keep, [this, given, dial] { dialWith(*given, dial); });
}

/// Goes on with `next` if `answered` is content.
void Preparation::ask(const HttpStep &step,
                      const Services::Dial &dial,
                      const std::function<Result<void>(const Response &)> &answered,
                      const std::function<void()> &next)
{
    const auto onAnswer = [weak = weak_from_this(), words = step.words(), dial, answered, next](
                              const std::expected<Response, ConnectFailure> &answer) {
        const auto self = weak.lock();
        if (!self)
            return;
        if (!answer) {
            const auto ofStep = [&words](const QString &message) {
                return Words::tr("%1, before connecting: %2").arg(words, message);
            };
            ConnectFailure failure = answer.error();
            failure.message = ofStep(failure.message);
            if (failure.tls)
                for (CertificateFault &fault : failure.tls->faults)
                    fault.message = ofStep(fault.message);
            return dial(std::unexpected(failure));
        }
        if (const auto content = answered(*answer); !content)
            return dial(self->lasting(content.error(), answer->status()));
        next();
    };
    const std::scoped_lock lock(m_mutex); // the answer waits until it is known what was asked
    m_asking = m_setup.ask(step, onAnswer);
}

void Preparation::dialWith(const QString &token, const Services::Dial &dial)
{
    auto request = ConnectionRequest::of(m_setup.file, variables(), token);
    if (!request)
        return dial(lasting(request.error()));
    request->config.sink = m_setup.sink;
    dial(*std::move(request));
}

} // namespace jackfield::ui
