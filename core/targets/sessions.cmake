# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0

jackfield_add_library(sessions
    HEADERS
        include/jackfield/exporters/exporter.h
        include/jackfield/json/jsonpath.h
        include/jackfield/replay/causes.h
        include/jackfield/replay/jsonplaces.h
        include/jackfield/replay/learn.h
        include/jackfield/replay/matching.h
        include/jackfield/replay/messageselector.h
        include/jackfield/replay/replay.h
        include/jackfield/replay/verdict.h
        include/jackfield/session/framecollector.h
        include/jackfield/session/recordto.h
        include/jackfield/session/redaction.h
        include/jackfield/session/session.h
        include/jackfield/session/sessionevent.h
        include/jackfield/session/sessionreader.h
        include/jackfield/session/sessionrecorder.h
        include/jackfield/session/sessionwriter.h
    SOURCES
        ../resources/exporters/exporters.qrc
        src/exporters/cppliteral.cpp
        src/exporters/exporter.cpp
        src/exporters/qtestexporter.cpp
        src/exporters/template.cpp
        src/json/jsonpath.cpp
        src/json/node.cpp
        src/json/node_p.h
        src/replay/against.cpp
        src/replay/alignment.cpp
        src/replay/ashandler.cpp
        src/replay/bindings.cpp
        src/replay/causes.cpp
        src/replay/comparison.cpp
        src/replay/jsonplaces.cpp
        src/replay/judge.cpp
        src/replay/learn.cpp
        src/replay/matching.cpp
        src/replay/matchingfile.cpp
        src/replay/messagekind.cpp
        src/replay/messageselector.cpp
        src/replay/replaylog.cpp
        src/replay/servedconnection.cpp
        src/replay/servedscript.cpp
        src/replay/timevalue.cpp
        src/replay/sessiondiff.cpp
        src/replay/verdict.cpp
        src/session/appendfile.cpp
        src/session/framecollector.cpp
        src/session/frameslist.cpp
        src/session/frameslist_p.h
        src/session/linefields.cpp
        src/session/recordto.cpp
        src/session/redaction.cpp
        src/session/replayable.cpp
        src/session/session.cpp
        src/session/sessionevent.cpp
        src/session/sessionreader.cpp
        src/session/sessionrecorder.cpp
        src/session/sessiontap.cpp
        src/session/sessionwriter.cpp
    LINK jackfield_core
    PRIVATE_LINK $<BUILD_INTERFACE:jsoncons>)
set_target_properties(jackfield_sessions PROPERTIES AUTORCC ON) # the exporters' templates
