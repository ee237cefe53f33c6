# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0

jackfield_add_library(net
    HEADERS
        include/jackfield/net/adopt.h
        include/jackfield/net/client.h
        include/jackfield/net/proxy.h
        include/jackfield/net/server.h
        include/jackfield/wire/deflate.h
        include/jackfield/wire/extensions.h
        include/jackfield/wire/frame.h
        include/jackfield/wire/handshakekey.h
        include/jackfield/wire/messagereader.h
        include/jackfield/wire/utf8checker.h
    SOURCES
        src/net/accesspolicy.cpp
        src/net/accesspolicy_p.h
        src/net/adopt.cpp
        src/net/bytestream_p.h
        src/net/client.cpp
        src/net/descriptorstream.cpp
        src/net/descriptorstream_p.h
        src/net/dialler.cpp
        src/net/dialler_p.h
        src/net/diallerfaults.cpp
        src/net/diallerfaults_p.h
        src/net/exacttransport.cpp
        src/net/exacttransport_p.h
        src/net/forwarding.cpp
        src/net/forwarding_p.h
        src/net/frontdoor.cpp
        src/net/frontdoor_p.h
        src/net/handshakefields.cpp
        src/net/handshakefields_p.h
        src/net/httpbody.cpp
        src/net/httphead.cpp
        src/net/httphead_p.h
        src/net/loop.cpp
        src/net/loop_p.h
        src/net/openinghandshake.cpp
        src/net/openinghandshake_p.h
        src/net/proxy.cpp
        src/net/proxyhandshake.cpp
        src/net/proxyhandshake_p.h
        src/net/qttransport.cpp
        src/net/qttransport_p.h
        src/net/queuedtransport.cpp
        src/net/queuedtransport_p.h
        src/net/reconnecting.cpp
        src/net/reconnecting_p.h
        src/net/redirects.cpp
        src/net/redirects_p.h
        src/net/selfsigned.cpp
        src/net/selfsigned_p.h
        src/net/server.cpp
        src/net/servercore.cpp
        src/net/servercore_p.h
        src/net/service_p.h
        src/net/socketend.cpp
        src/net/socketend_p.h
        src/net/socketstream.cpp
        src/net/socketstream_p.h
        src/net/startclient.cpp
        src/net/tlsfiles.cpp
        src/net/tlsfiles_p.h
        src/net/upgrade.cpp
        src/net/upgrade_p.h
        src/net/worker.cpp
        src/net/worker_p.h
        src/wire/deflate.cpp
        src/wire/extensions.cpp
        src/wire/frame.cpp
        src/wire/handshakekey.cpp
        src/wire/messagereader.cpp
        src/wire/utf8checker.cpp
    LINK Jackfield::core Qt6::Network Qt6::WebSockets
    PRIVATE_LINK OpenSSL::Crypto ZLIB::ZLIB)

# Elsewhere Qt's own event dispatcher.
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    target_sources(jackfield_net PRIVATE
        src/net/epolldispatcher.cpp
        src/net/epolldispatcher_p.h
        src/net/timerqueue.cpp
        src/net/timerqueue_p.h)
endif()
