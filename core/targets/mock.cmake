# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0

jackfield_add_library(mock
    HEADERS
        include/jackfield/mock/mockfile.h
    SOURCES
        src/mock/condition.cpp
        src/mock/condition_p.h
        src/mock/connectionconditions.cpp
        src/mock/conversation.cpp
        src/mock/conversation_p.h
        src/mock/echo.cpp
        src/mock/expression.cpp
        src/mock/expression_p.h
        src/mock/expressionnames_p.h
        src/mock/faults.cpp
        src/mock/faults_p.h
        src/mock/generated.cpp
        src/mock/handlerkinds.cpp
        src/mock/handlerkinds_p.h
        src/mock/jsonconditions.cpp
        src/mock/jsontemplate.cpp
        src/mock/jsontemplate_p.h
        src/mock/messageconditions.cpp
        src/mock/messagetemplate.cpp
        src/mock/messagetemplate_p.h
        src/mock/mockfile.cpp
        src/mock/namedfile.cpp
        src/mock/namedfile_p.h
        src/mock/pattern.cpp
        src/mock/pattern_p.h
        src/mock/refuse.cpp
        src/mock/replay.cpp
        src/mock/requestcondition.cpp
        src/mock/requestcondition_p.h
        src/mock/room.cpp
        src/mock/rooms.cpp
        src/mock/rooms_p.h
        src/mock/rules.cpp
        src/mock/scenario.cpp
        src/mock/scenario_p.h
        src/mock/scenarioplayer.cpp
        src/mock/schemacondition.cpp
        src/mock/schemaguard.cpp
        src/mock/schemaguard_p.h
        src/mock/step.cpp
        src/mock/step_p.h
        src/mock/stream.cpp
        src/mock/stream_p.h
        src/mock/streamsource.cpp
        src/mock/texttemplate.cpp
        src/mock/texttemplate_p.h
    LINK jackfield_sessions
    PRIVATE_LINK $<BUILD_INTERFACE:jsoncons>)
