// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#include <jackfield/wire/extensions.h>

#include <algorithm>
#include <utility>

namespace jackfield::wire {

namespace {
/// One extension with its parameters (RFC 6455 section 9.1).
struct Extension
{
    QByteArray name;
    QList<std::pair<QByteArray, std::optional<QByteArray>>> parameters;
};

/// The parameters of one permessage-deflate as they were written.
struct Written
{
    bool serverNoContextTakeover = false;
    bool clientNoContextTakeover = false;
    bool hasClientMaxWindowBits = false; ///< in an offer it may stand without a value
    std::optional<int> serverMaxWindowBits = {};
    std::optional<int> clientMaxWindowBits = {};
};

std::unexpected<QString> refused(const QString &message)
{
    return std::unexpected(message);
}

bool isTokenByte(char c)
{
    return c > ' ' && c < 0x7F && !QByteArrayView("()<>@,;:\\\"/[]?={}").contains(c);
}

/// Reads a header value from left to right.
class Scanner
{
public:
    explicit Scanner(QByteArrayView text)
        : m_rest(text)
    { }

    bool atEnd() const { return m_rest.isEmpty(); }
    void skipBlanks()
    {
        while (m_rest.startsWith(' ') || m_rest.startsWith('\t'))
            m_rest.slice(1);
    }
    bool take(char c)
    {
        skipBlanks();
        const bool isThere = m_rest.startsWith(c);
        m_rest.slice(isThere ? 1 : 0);
        return isThere;
    }
    /// Empty if there is none.
    QByteArray token()
    {
        skipBlanks();
        const auto end = std::ranges::find_if_not(m_rest, isTokenByte);
        const QByteArrayView found = m_rest.first(end - m_rest.begin());
        m_rest.slice(found.size());
        return found.toByteArray();
    }
    /// A token, plain or quoted; nothing else may stand in the quotes.
    QByteArray value()
    {
        if (!take('"'))
            return token();
        const QByteArrayView quoted = m_rest.first(quotedSize());
        m_rest.slice(quoted.size());
        if (!take('"'))
            return {};
        QByteArray text;
        for (qsizetype i = 0; i < quoted.size(); ++i)
            text += quoted[i] == '\\' && i + 1 < quoted.size() ? quoted[++i] : quoted[i];
        return std::ranges::all_of(text, isTokenByte) ? text : QByteArray();
    }
    /// What stands before the next comma; those within quotes do not count.
    QByteArrayView untilComma()
    {
        const QByteArrayView all = m_rest;
        while (!atEnd() && !m_rest.startsWith(',')) {
            const bool opens = m_rest.startsWith('"');
            m_rest.slice(1);
            if (opens)
                m_rest.slice(std::min(quotedSize() + 1, m_rest.size()));
        }
        return all.chopped(m_rest.size());
    }

private:
    /// Up to the closing quote; all there is if there is none.
    qsizetype quotedSize() const
    {
        qsizetype i = 0;
        while (i < m_rest.size() && m_rest[i] != '"')
            i += m_rest[i] == '\\' ? 2 : 1;
        return std::min(i, m_rest.size());
    }

    QByteArrayView m_rest;
};

/// `text`: what stands between two commas.
std::expected<Extension, QString> parseExtension(QByteArrayView text)
{
    const QString malformed = QStringLiteral("'%1' is not an extension with its parameters")
                                  .arg(QString::fromLatin1(text.trimmed()));
    Scanner scanner(text);
    Extension extension { scanner.token(), {} };
    if (extension.name.isEmpty())
        return refused(malformed);
    while (scanner.take(';')) {
        const QByteArray name = scanner.token();
        std::optional<QByteArray> value;
        if (scanner.take('='))
            value = scanner.value();
        if (name.isEmpty() || (value && value->isEmpty()))
            return refused(malformed);
        extension.parameters.append({ name, value });
    }
    scanner.skipBlanks();
    if (!scanner.atEnd())
        return refused(malformed);
    return extension;
}

/// All extensions of all values, in order; an empty place in a list is none (RFC 9110 section 5.6.1).
QList<std::expected<Extension, QString>> parseExtensions(const QList<QByteArray> &values)
{
    QList<std::expected<Extension, QString>> extensions;
    for (const QByteArray &value : values) {
        Scanner scanner(value);
        do {
            const QByteArrayView text = scanner.untilComma();
            if (!text.trimmed().isEmpty())
                extensions.append(parseExtension(text));
        } while (scanner.take(','));
    }
    return extensions;
}

/// From 8 to 15, in decimal, without a leading zero.
std::optional<int> windowBits(const std::optional<QByteArray> &value)
{
    if (!value || value->size() > 2 || value->startsWith('0'))
        return std::nullopt;
    bool isNumber = std::ranges::all_of(*value, [](char c) { return c >= '0' && c <= '9'; });
    const int bits = isNumber ? value->toInt(&isNumber) : 0;
    return isNumber && bits >= 8 && bits <= 15 ? std::optional(bits) : std::nullopt;
}

/// What a permessage-deflate says (RFC 7692 section 7.1); `isOffer`: it is the client's.
std::expected<Written, QString> readDeflate(const Extension &extension, bool isOffer)
{
    Written written;
    QList<QByteArray> seen;
    for (const auto &[name, value] : extension.parameters) {
        const QString shown = QString::fromLatin1(name);
        if (seen.contains(name))
            return refused(QStringLiteral("permessage-deflate has %1 twice").arg(shown));
        seen.append(name);
        bool *flag = name == "server_no_context_takeover" ? &written.serverNoContextTakeover
            : name == "client_no_context_takeover"        ? &written.clientNoContextTakeover
                                                          : nullptr;
        auto *bits = name == "server_max_window_bits" ? &written.serverMaxWindowBits
            : name == "client_max_window_bits"        ? &written.clientMaxWindowBits
                                                      : nullptr;
        if (!flag && !bits)
            return refused(QStringLiteral("permessage-deflate has no parameter '%1'").arg(shown));
        if (flag && value)
            return refused(QStringLiteral("%1 of permessage-deflate takes no value").arg(shown));
        if (flag) {
            *flag = true;
            continue;
        }
        *bits = windowBits(value);
        const bool mayBeBare = isOffer && bits == &written.clientMaxWindowBits;
        if (!*bits && (value || !mayBeBare))
            return refused(
                QStringLiteral("%1 of permessage-deflate is no number from 8 to 15").arg(shown));
    }
    written.hasClientMaxWindowBits = seen.contains("client_max_window_bits");
    return written;
}

QByteArray asHeader(const Written &written)
{
    QByteArray header = "permessage-deflate";
    if (written.serverNoContextTakeover)
        header += "; server_no_context_takeover";
    if (written.clientNoContextTakeover)
        header += "; client_no_context_takeover";
    if (written.serverMaxWindowBits)
        header += "; server_max_window_bits=" + QByteArray::number(*written.serverMaxWindowBits);
    if (written.hasClientMaxWindowBits)
        header += "; client_max_window_bits";
    if (written.clientMaxWindowBits)
        header += '=' + QByteArray::number(*written.clientMaxWindowBits);
    return header;
}

/// Nothing where the window is the largest: that need not be said.
std::optional<int> ifSmaller(int bits)
{
    return bits < 15 ? std::optional(bits) : std::nullopt;
}

/// The server's answer to one offer.
std::optional<DeflateAgreement> agreeOn(const Written &offer, const DeflateParameters &ours)
{
    if (ours.clientMaxWindowBits < 15 && !offer.hasClientMaxWindowBits)
        return std::nullopt; // the client could not be told
    const DeflateParameters agreed {
        .serverMaxWindowBits =
            std::min(offer.serverMaxWindowBits.value_or(15), ours.serverMaxWindowBits),
        .clientMaxWindowBits =
            std::min(offer.clientMaxWindowBits.value_or(15), ours.clientMaxWindowBits),
        .serverNoContextTakeover = offer.serverNoContextTakeover || ours.serverNoContextTakeover,
        .clientNoContextTakeover = offer.clientNoContextTakeover || ours.clientNoContextTakeover,
    };
    Written answer { .serverNoContextTakeover = agreed.serverNoContextTakeover,
                     .clientNoContextTakeover = agreed.clientNoContextTakeover,
                     .serverMaxWindowBits = ifSmaller(agreed.serverMaxWindowBits),
                     .clientMaxWindowBits = ifSmaller(agreed.clientMaxWindowBits) };
    answer.hasClientMaxWindowBits = answer.clientMaxWindowBits.has_value();
    if (offer.serverMaxWindowBits) // was demanded, so the answer must confirm it, even 15
        answer.serverMaxWindowBits = agreed.serverMaxWindowBits;
    return DeflateAgreement { agreed, asHeader(answer) };
}

/// The client's reading of an answer to `offered`.
std::expected<DeflateParameters, QString> understood(const Written &answer,
                                                     const DeflateParameters &offered)
{
    if (offered.serverNoContextTakeover && !answer.serverNoContextTakeover)
        return refused(QStringLiteral(
            "the server did not agree to server_no_context_takeover, which was asked for"));
    if (answer.serverMaxWindowBits.value_or(15) > offered.serverMaxWindowBits)
        return refused(QStringLiteral("the server's window has %1 bits; %2 were asked for")
                           .arg(answer.serverMaxWindowBits.value_or(15))
                           .arg(offered.serverMaxWindowBits));
    if (answer.clientMaxWindowBits.value_or(8) > offered.clientMaxWindowBits)
        return refused(
            QStringLiteral("the server lets the client's window have %1 bits; %2 were offered")
                .arg(*answer.clientMaxWindowBits)
                .arg(offered.clientMaxWindowBits));
    return DeflateParameters {
        .serverMaxWindowBits = answer.serverMaxWindowBits.value_or(15),
        .clientMaxWindowBits = answer.clientMaxWindowBits.value_or(offered.clientMaxWindowBits),
        .serverNoContextTakeover = answer.serverNoContextTakeover,
        // a hint in the offer: the client may keep to it alone
        .clientNoContextTakeover =
            answer.clientNoContextTakeover || offered.clientNoContextTakeover,
    };
}
} // namespace

QByteArray deflateOffer(const DeflateParameters &wanted)
{
    return asHeader({ .serverNoContextTakeover = wanted.serverNoContextTakeover,
                      .clientNoContextTakeover = wanted.clientNoContextTakeover,
                      .hasClientMaxWindowBits = true,
                      .serverMaxWindowBits = ifSmaller(wanted.serverMaxWindowBits),
                      .clientMaxWindowBits = ifSmaller(wanted.clientMaxWindowBits) });
}

std::optional<DeflateAgreement> agreeOnDeflate(const QList<QByteArray> &offers,
                                               const DeflateParameters &ours)
{
    for (const auto &extension : parseExtensions(offers)) {
        if (!extension || extension->name != "permessage-deflate")
            continue;
        const auto offer = readDeflate(*extension, true);
        if (auto agreement = offer ? agreeOn(*offer, ours) : std::nullopt)
            return agreement;
    }
    return std::nullopt;
}

std::expected<std::optional<DeflateParameters>, QString>
deflateAnswered(const QList<QByteArray> &answer, const std::optional<DeflateParameters> &offered)
{
    std::optional<DeflateParameters> agreed;
    for (const auto &extension : parseExtensions(answer)) {
        if (!extension)
            return refused(extension.error());
        if (!offered || extension->name != "permessage-deflate")
            return refused(
                QStringLiteral("the server agreed to the extension '%1', which was not offered")
                    .arg(QString::fromLatin1(extension->name)));
        if (agreed)
            return refused(QStringLiteral("the server agreed to permessage-deflate twice"));
        const auto written = readDeflate(*extension, false);
        if (!written)
            return refused(written.error());
        const auto parameters = understood(*written, *offered);
        if (!parameters)
            return refused(parameters.error());
        agreed = *parameters;
    }
    return agreed;
}

} // namespace jackfield::wire
