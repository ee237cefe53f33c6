// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "connectionfile.h"

namespace jackfield::ui {

// The parts of a connection file as JSON. What is written is given what stood there before: members that are not known,
// and entries that are as they were, stay as they stand.

QStringList textsIn(const JsonValue &object, QStringView name);
JsonValue arrayOf(const QStringList &texts);

/// `["name", "value"]`, or what is switched off as an object.
QList<ConnectionFile::Field> fieldsIn(const JsonValue &object, QStringView name);
JsonValue jsonOf(const QList<ConnectionFile::Field> &fields, const JsonValue &before);

QList<ConnectionFile::Message> messagesIn(const JsonValue &whole);
JsonValue jsonOf(const QList<ConnectionFile::Message> &messages, const JsonValue &before);

ConnectionFile::Auth authFrom(const JsonValue &json);
/// The kind of authentication that a file asks for and nobody here knows; empty if there is none.
QString unknownAuth(const JsonValue &whole);
JsonValue jsonOf(const ConnectionFile::Auth &auth, const JsonValue &before);

ConnectionFile::Before beforeFrom(const JsonValue &json);
JsonValue jsonOf(const ConnectionFile::Before &before, const JsonValue &there);

ConnectionFile::Tls tlsFrom(const JsonValue &json);
JsonValue jsonOf(const ConnectionFile::Tls &tls, const JsonValue &before);

ConnectionFile::Options optionsFrom(const JsonValue &json);
JsonValue jsonOf(const ConnectionFile::Options &options, const JsonValue &before);

} // namespace jackfield::ui
