# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0

jackfield_add_library(sessions
    HEADERS
        include/jackfield/exporters/exporter.h
        include/jackfield/json/jsonpath.h
        include/jackfield/replay/matching.h
        include/jackfield/replay/replay.h
        include/jackfield/replay/verdict.h
        include/jackfield/session/framecollector.h
        include/jackfield/session/pack.h
        include/jackfield/session/recordto.h
        include/jackfield/session/redaction.h
        include/jackfield/session/session.h
        include/jackfield/session/sessionevent.h
        include/jackfield/session/sessionfile.h
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
        src/replay/against.cpp
        src/replay/ashandler.cpp
        src/replay/comparison.cpp
        src/replay/matching.cpp
        src/replay/replaylog.cpp
        src/replay/servedconnection.cpp
        src/replay/sessiondiff.cpp
        src/replay/verdict.cpp
        src/session/appendfile.cpp
        src/session/damage.cpp
        src/session/damage_p.h
        src/session/framecollector.cpp
        src/session/frameslist.cpp
        src/session/frameslist_p.h
        src/session/linefields.cpp
        src/session/linesource.cpp
        src/session/linesource_p.h
        src/session/lineindex_p.h
        src/session/messageline.cpp
        src/session/messageline_p.h
        src/session/pack.cpp
        src/session/payloadfile.cpp
        src/session/payloadfile_p.h
        src/session/recordto.cpp
        src/session/redaction.cpp
        src/session/replayable.cpp
        src/session/session.cpp
        src/session/sessionevent.cpp
        src/session/sessionfile.cpp
        src/session/sessionreader.cpp
        src/session/sessionrecorder.cpp
        src/session/sessiontap.cpp
        src/session/sessionwriter.cpp
    LINK jackfield_core
    PRIVATE_LINK $<BUILD_INTERFACE:jsoncons>)
set_target_properties(jackfield_sessions PROPERTIES AUTORCC ON) # the exporters' templates
