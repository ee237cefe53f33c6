# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0

jackfield_add_library(core
    HEADERS
        include/jackfield/http/headers.h
        include/jackfield/http/method.h
        include/jackfield/http/request.h
        include/jackfield/http/response.h
        include/jackfield/http/uri.h
        include/jackfield/support/clock.h
        include/jackfield/support/error.h
        include/jackfield/ws/clientconfig.h
        include/jackfield/ws/connection.h
        include/jackfield/ws/handlerfailure.h
        include/jackfield/ws/serverconfig.h
        include/jackfield/ws/then.h
        include/jackfield/ws/transport.h
        include/jackfield/ws/websocket.h
        include/jackfield/ws/wsclient.h
        include/jackfield/ws/wsevent.h
        include/jackfield/ws/wsmessage.h
        include/jackfield/ws/wsresponse.h
        include/jackfield/ws/wsstatus.h
        include/jackfield/ws/wstransport.h
    SOURCES
        src/http/headers.cpp
        src/http/request.cpp
        src/http/response.cpp
        src/http/uri.cpp
        src/support/clock.cpp
        src/ws/connection.cpp
        src/ws/then.cpp
        src/ws/websocket.cpp
        src/ws/wsclient.cpp
        src/ws/wsmessage.cpp
        src/ws/wsresponse.cpp
        src/ws/wsstatus.cpp
    LINK Qt6::Core)
