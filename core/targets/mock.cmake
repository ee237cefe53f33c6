# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0

jackfield_add_library(mock
    HEADERS
        include/jackfield/mock/mockfile.h
    SOURCES
        src/mock/condition.cpp
        src/mock/condition_p.h
        src/mock/conversation.cpp
        src/mock/conversation_p.h
        src/mock/echo.cpp
        src/mock/expression.cpp
        src/mock/expression_p.h
        src/mock/handlerkinds.cpp
        src/mock/handlerkinds_p.h
        src/mock/jsontemplate.cpp
        src/mock/jsontemplate_p.h
        src/mock/messagetemplate.cpp
        src/mock/messagetemplate_p.h
        src/mock/mockfile.cpp
        src/mock/refuse.cpp
        src/mock/rules.cpp
        src/mock/stream.cpp
        src/mock/texttemplate.cpp
        src/mock/texttemplate_p.h
    LINK jackfield_sessions)
