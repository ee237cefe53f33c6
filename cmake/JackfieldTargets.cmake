# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0

# What every target of the project is compiled with. Nothing of it is exported to users.
add_library(jackfield_compile_options INTERFACE)
target_compile_features(jackfield_compile_options INTERFACE cxx_std_23)
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_EXTENSIONS OFF)
target_compile_options(jackfield_compile_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Woverloaded-virtual -Wold-style-cast -Wnon-virtual-dtor
    -Wno-missing-field-initializers
    $<$<BOOL:${JACKFIELD_WERROR}>:-Werror>
    $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
target_compile_definitions(jackfield_compile_options INTERFACE
    QT_ENABLE_STRICT_MODE_UP_TO=0x060800
    QT_NO_CAST_FROM_ASCII QT_USE_QSTRINGBUILDER QT_NO_KEYWORDS QT_STRICT_ITERATORS)
if(JACKFIELD_SANITIZE)
    target_compile_options(jackfield_compile_options INTERFACE -fsanitize=${JACKFIELD_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(jackfield_compile_options INTERFACE -fsanitize=${JACKFIELD_SANITIZE})
endif()

# What nearly every source includes, precompiled. Headers of the system only, never a file of the checkout: so a
# precompiled header is the same in every checkout, and the compiler cache may hand one checkout another's.
set(JACKFIELD_PCH <QByteArray> <QDateTime> <QList> <QString>
    <chrono> <expected> <functional> <memory> <optional> <vector>)

# Resources without the times of their files: the same source makes the same programs.
set(JACKFIELD_RCC_OPTIONS --format-version 1)
set(CMAKE_AUTORCC_OPTIONS ${JACKFIELD_RCC_OPTIONS})

# jackfield_add_library(<name> HEADERS <file>... SOURCES <file>... LINK <public target>... PRIVATE_LINK <target>...)
# An installed library of core with its public headers.
function(jackfield_add_library name)
    cmake_parse_arguments(ARG "" "" "HEADERS;SOURCES;LINK;PRIVATE_LINK" ${ARGN})
    add_library(jackfield_${name} ${ARG_SOURCES})
    add_library(Jackfield::${name} ALIAS jackfield_${name})
    target_sources(jackfield_${name} PUBLIC FILE_SET HEADERS BASE_DIRS include FILES ${ARG_HEADERS})
    target_compile_features(jackfield_${name} PUBLIC cxx_std_23)
    target_include_directories(jackfield_${name} PRIVATE src)
    target_link_libraries(jackfield_${name} PUBLIC ${ARG_LINK}
        PRIVATE $<BUILD_INTERFACE:jackfield_compile_options> ${ARG_PRIVATE_LINK})
    target_compile_options(jackfield_${name} PRIVATE -Wconversion -Wno-sign-conversion)
    if(name STREQUAL core)
        target_precompile_headers(jackfield_core PRIVATE ${JACKFIELD_PCH})
    else() # 170 MB each: one serves them all
        target_precompile_headers(jackfield_${name} REUSE_FROM jackfield_core)
    endif()
    set_target_properties(jackfield_${name} PROPERTIES
        EXPORT_NAME ${name} VERIFY_INTERFACE_HEADER_SETS ON POSITION_INDEPENDENT_CODE ON)
    install(TARGETS jackfield_${name} EXPORT JackfieldTargets COMPONENT library FILE_SET HEADERS COMPONENT library)
endfunction()
