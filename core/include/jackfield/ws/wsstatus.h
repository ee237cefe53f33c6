// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace jackfield {

/// How a connection ended, or shall end: status code and reason (RFC 6455 section 7.4, IANA's names).
struct WsStatus
{
    quint16 code = 1000;
    QString reason;

    static const WsStatus NormalClosure;
    static const WsStatus GoingAway;
    static const WsStatus ProtocolError;
    static const WsStatus UnsupportedData;
    static const WsStatus NoStatusReceived; ///< the close frame had no code; never sent
    static const WsStatus AbnormalClosure; ///< there was no close frame; never sent
    static const WsStatus InvalidFramePayloadData;
    static const WsStatus PolicyViolation;
    static const WsStatus MessageTooBig;
    static const WsStatus MandatoryExtension;
    static const WsStatus InternalError;
    static const WsStatus ServiceRestart;
    static const WsStatus TryAgainLater;
    static const WsStatus BadGateway;
    static const WsStatus TlsHandshake; ///< never sent

    /// Whether the code may stand in a close frame: not 1004, 1005, 1006, 1015-2999, nor outside 1000-4999.
    bool isSendable() const;
    /// The same code with another reason.
    WsStatus withReason(const QString &text) const { return { code, text }; }
    /// The reason as it fits a close frame: at most 123 bytes of UTF-8, cut between characters.
    QByteArray reasonBytes() const;
    /// IANA's name of the code, e.g. "Normal Closure"; empty for codes without one.
    QString name() const;

    bool operator==(const WsStatus &) const = default;
};

inline const WsStatus WsStatus::NormalClosure { 1000, {} };
inline const WsStatus WsStatus::GoingAway { 1001, {} };
inline const WsStatus WsStatus::ProtocolError { 1002, {} };
inline const WsStatus WsStatus::UnsupportedData { 1003, {} };
inline const WsStatus WsStatus::NoStatusReceived { 1005, {} };
inline const WsStatus WsStatus::AbnormalClosure { 1006, {} };
inline const WsStatus WsStatus::InvalidFramePayloadData { 1007, {} };
inline const WsStatus WsStatus::PolicyViolation { 1008, {} };
inline const WsStatus WsStatus::MessageTooBig { 1009, {} };
inline const WsStatus WsStatus::MandatoryExtension { 1010, {} };
inline const WsStatus WsStatus::InternalError { 1011, {} };
inline const WsStatus WsStatus::ServiceRestart { 1012, {} };
inline const WsStatus WsStatus::TryAgainLater { 1013, {} };
inline const WsStatus WsStatus::BadGateway { 1014, {} };
inline const WsStatus WsStatus::TlsHandshake { 1015, {} };

} // namespace jackfield
