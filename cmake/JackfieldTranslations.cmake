# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0

# The window in other languages: each .ts of ui/translations is compiled into the program. A build without Qt's tools for
# it would be one in English alone without anybody noticing, so there is none.
find_package(Qt6 6.8 QUIET OPTIONAL_COMPONENTS LinguistTools)
if(NOT Qt6LinguistTools_FOUND)
    message(FATAL_ERROR "Qt's Linguist tools (lrelease, lupdate) are missing: the program would be in English alone. "
        "Install them (Debian: qt6-tools-dev and qt6-l10n-tools; Fedora: qt6-qttools-devel; Arch: qt6-tools), "
        "or build without the desktop: -DJACKFIELD_BUILD_UI=OFF")
endif()

set(JACKFIELD_TRANSLATIONS ${PROJECT_SOURCE_DIR}/ui/translations/jackfield_de.ts)

# What finds the texts, up to the catalogue to update; tests/house asks it whether one was forgotten.
set(JACKFIELD_LUPDATE $<TARGET_FILE:Qt6::lupdate> -silent -locations none -no-obsolete -I . -I core/include ui app/desktop)
add_custom_target(update_translations
    COMMAND ${JACKFIELD_LUPDATE} -ts ${JACKFIELD_TRANSLATIONS}
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
    COMMENT "Writing new texts into ui/translations"
    VERBATIM)

function(jackfield_add_translations target)
    qt_add_lrelease(TS_FILES ${JACKFIELD_TRANSLATIONS} QM_FILES_OUTPUT_VARIABLE compiled)
    qt_add_resources(${target} translations PREFIX /translations BASE ${CMAKE_CURRENT_BINARY_DIR}
        OPTIONS ${JACKFIELD_RCC_OPTIONS} FILES ${compiled})
endfunction()
