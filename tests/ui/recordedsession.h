// SPDX-FileCopyrightText: 2026 The Jackfield authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

/// Two connections, a redaction, a ping, a message in two frames.
inline const QByteArray recorded =
    R"({"jackfield":"session","version":1,"startedAt":"2026-11-23T10:00:00.000Z","recorder":"proxy"}
{"t":0,"conn":1,"event":"open","request":{"method":"GET","target":"/a","url":"ws://h/a","httpVersion":"1.1","headers":[]},"response":{"status":101,"reason":"Switching Protocols","headers":[]}}
{"t":0.5,"conn":1,"event":"redacted","secret":"<secret:1>","where":"cookie a"}
{"t":1,"conn":1,"event":"message","from":"client","text":"one"}
{"t":1.5,"conn":2,"event":"open","request":{"method":"GET","target":"/b","url":"ws://h/b","httpVersion":"1.1","headers":[]},"response":{"status":101,"reason":"Switching Protocols","headers":[]}}
{"t":2,"conn":2,"event":"message","from":"client","text":"other"}
{"t":3,"conn":1,"event":"ping","from":"server","base64":""}
{"t":3.125,"conn":1,"event":"pong","from":"client","base64":""}
{"t":4.001,"conn":1,"event":"message","from":"server","text":"two","frames":[[3.9,0,0,1,1,"1f2e3d4c"],[4.001,1,0,0,2,"00000000"]]}
{"t":5,"conn":1,"event":"message","from":"server","json":{"n": 3}}
{"t":6,"conn":1,"event":"end","by":"client","clean":true,"status":1000}
{"t":7,"conn":2,"event":"end","by":"client","clean":true,"status":1000}
)";
