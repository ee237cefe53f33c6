# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0

jackfield_add_library(testing
    HEADERS
        include/jackfield/qtest/approval.h
        include/jackfield/qtest/contract.h
        include/jackfield/qtest/matchers.h
        include/jackfield/qtest/waiting.h
    SOURCES
        src/qtest/approval.cpp
        src/qtest/closescenarios.cpp
        src/qtest/contract.cpp
        src/qtest/filterscenarios.cpp
        src/qtest/framescenarios.cpp
        src/qtest/limitscenarios.cpp
        src/qtest/matchers.cpp
        src/qtest/routescenarios.cpp
        src/qtest/scenarios.cpp
        src/qtest/scenarios_p.h
        src/qtest/steps_p.h
        src/qtest/waiting.cpp
    LINK Jackfield::sessions Qt6::Test)
