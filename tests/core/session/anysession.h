// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jackfield/session/session.h>

#include <QRandomGenerator>

/// A session with whatever a session file may hold: connections that overlap, with and without a handshake, refusals,
/// all kinds of events, payloads from empty to big, unknown fields. The same for the same seed.
jackfield::Session anySession(quint32 seed);
