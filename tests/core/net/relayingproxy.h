// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scriptedserver.h"

/// An HTTP (CONNECT) and SOCKS5 proxy that does what is asked, or says no.
struct RelayingProxy
{
    QByteArray user = {}; ///< wanted, with `password`; empty: nobody is asked
    QByteArray password = {};
    QByteArray refusal = {}; ///< said in the place of opening the way
    bool isSilent = false; ///< says nothing at all

    ScriptedServer::Script script() const;
};
