// What the test runs against. This file is yours: it is written once and never overwritten.
#pragma once

#include <jackfield/replay/replay.h>
#include <jackfield/session/session.h>

/// Return your own server here. Until then the recording plays it.
inline jackfield::WsHandler handlerUnderTest()
{
    static const jackfield::WsHandler recorded =
        jackfield::replay::asHandler(jackfield::Session::load(QStringLiteral(SESSION_FILE)).value());
    return recorded;
}
