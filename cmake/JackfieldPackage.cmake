# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0

# What goes into packages besides programs and library, and how `cpack` makes them: one archive, and four packages for
# Debian's and Red Hat's kin, whose table is at the end.
include(cmake/JackfieldSbom.cmake)

# When the version came out stands behind it in the changelog. Between versions a package says which state it is of, so that
# a later one is newer.
file(STRINGS CHANGELOG.md released REGEX "^## ${PROJECT_VERSION} \\(" LIMIT_COUNT 1)
string(REGEX MATCH "[0-9]+-[0-9]+-[0-9]+" JACKFIELD_DATE "${released}")
set(JACKFIELD_SNAPSHOT "" CACHE STRING "What packages of a state between versions add to the version, e.g. +git202611291430.d4037cc")
set(package_version ${PROJECT_VERSION}${JACKFIELD_SNAPSHOT})
set(docs ${CMAKE_INSTALL_DATADIR}/doc/jackfield)
if(JACKFIELD_BUILD_UI)
    set(generated ${CMAKE_BINARY_DIR}/installer)
    configure_file(installer/desktop/jackfield.metainfo.xml.in ${generated}/org.jackfield.jackfield.metainfo.xml @ONLY)
    configure_file(installer/man/jackfield.1.in ${generated}/jackfield.1 @ONLY)
    add_custom_command(OUTPUT ${generated}/jackfield.1.gz
        COMMAND gzip -9nkf ${generated}/jackfield.1
        DEPENDS ${generated}/jackfield.1
        VERBATIM)
    add_custom_target(jackfield_manual ALL DEPENDS ${generated}/jackfield.1.gz)
    install(FILES ${generated}/jackfield.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT desktop)
    install(FILES ${generated}/org.jackfield.jackfield.metainfo.xml
        DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo COMPONENT desktop)
    install(FILES installer/desktop/jackfield.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications COMPONENT desktop)
    install(FILES installer/desktop/jackfield-mime.xml
        DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages RENAME jackfield.xml COMPONENT desktop)
    set(icons ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable)
    install(FILES resources/icons/jackfield.svg DESTINATION ${icons}/apps COMPONENT desktop)
    install(FILES resources/icons/application-x-jackfield-session.svg resources/icons/application-x-jackfield-mock.svg
        DESTINATION ${icons}/mimetypes COMPONENT desktop)
endif()
install(FILES LICENSE CHANGELOG.md ${JACKFIELD_SBOM} DESTINATION ${docs} COMPONENT common)
install(FILES installer/copyright DESTINATION ${docs} RENAME COPYRIGHT COMPONENT common)
# Pictures are ten times the rest.
install(DIRECTORY docs DESTINATION ${docs} COMPONENT common PATTERN images EXCLUDE PATTERN tour.md EXCLUDE)
install(DIRECTORY resources/sample-workspace DESTINATION ${CMAKE_INSTALL_DATADIR}/jackfield COMPONENT common)
install(DIRECTORY resources/schemas DESTINATION ${CMAKE_INSTALL_DATADIR}/jackfield COMPONENT common)

set(CPACK_PACKAGE_NAME jackfield)
set(CPACK_PACKAGE_VERSION ${package_version})
set(CPACK_PACKAGE_FILE_NAME jackfield-${package_version}-linux-${CMAKE_SYSTEM_PROCESSOR}) # of the archive
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "") # each package has its own
set(CPACK_PACKAGE_VENDOR "The Jackfield authors")
set(CPACK_PACKAGE_CONTACT "The Jackfield authors <authors@jackfield.invalid>")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_GENERATOR DEB RPM TGZ)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL desktop cli library common)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/cmake/PackageFiles.cmake)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_RPM_COMPONENT_INSTALL ON)
set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_RELEASE 1)
set(CPACK_RPM_PACKAGE_LICENSE Apache-2.0)
string(TIMESTAMP rpm_day "%a %b %d %Y" UTC)
set(CPACK_RPM_CHANGELOG_FILE ${CMAKE_BINARY_DIR}/rpm-changelog)
file(WRITE ${CPACK_RPM_CHANGELOG_FILE} "* ${rpm_day} ${CPACK_PACKAGE_CONTACT} - ${package_version}-${CPACK_RPM_PACKAGE_RELEASE}
- Its changes are in CHANGELOG.md of /usr/share/doc/jackfield, a file of jackfield-common.
")
set(CPACK_RPM_common_USER_FILELIST
    "%license /usr/share/doc/jackfield/LICENSE" "%license /usr/share/doc/jackfield/COPYRIGHT")
set(CPACK_RPM_desktop_PACKAGE_RECOMMENDS qt6-qttranslations)
# Neither the hour nor the machine, so that the same source makes the same package.
string(CONCAT CPACK_RPM_SPEC_MORE_DEFINE "%define use_source_date_epoch_as_buildtime 1\n"
    "%define clamp_mtime_to_source_date_epoch 1\n%define _buildhost localhost")
# Folders that other packages own.
set(share /usr/share)
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
    ${share}/applications ${share}/icons ${share}/icons/hicolor ${share}/icons/hicolor/scalable
    ${share}/icons/hicolor/scalable/apps ${share}/icons/hicolor/scalable/mimetypes ${share}/metainfo ${share}/mime
    ${share}/mime/packages ${share}/man ${share}/man/man1 ${share}/doc ${share}/bash-completion
    ${share}/bash-completion/completions ${share}/zsh ${share}/zsh/site-functions ${share}/fish
    ${share}/fish/vendor_completions.d /usr/lib/cmake /usr/libexec)

# jackfield_package(<component> DEB <name> RPM <name> SECTION <Debian's> SUMMARY <words> TEXT <words>
#     DEB_DEPENDS <package>... RPM_REQUIRES <package>...)
# Shared libraries that programs need are found by themselves.
function(jackfield_package component)
    cmake_parse_arguments(ARG "" "DEB;RPM;SECTION;SUMMARY;TEXT;RECOMMENDS" "DEB_DEPENDS;RPM_REQUIRES" ${ARGN})
    string(TOUPPER ${component} upper)
    list(JOIN ARG_DEB_DEPENDS ", " depends)
    list(JOIN ARG_RPM_REQUIRES ", " requires)
    foreach(setting
            DEBIAN_${upper}_PACKAGE_NAME=${ARG_DEB} DEBIAN_${upper}_PACKAGE_SECTION=${ARG_SECTION}
            "DEBIAN_${upper}_DESCRIPTION=${ARG_SUMMARY}\n${ARG_TEXT}" "DEBIAN_${upper}_PACKAGE_DEPENDS=${depends}"
            "DEBIAN_${upper}_PACKAGE_RECOMMENDS=${ARG_RECOMMENDS}"
            RPM_${component}_PACKAGE_NAME=${ARG_RPM} "RPM_${component}_PACKAGE_SUMMARY=${ARG_SUMMARY}"
            "RPM_${component}_PACKAGE_DESCRIPTION=${ARG_TEXT}" "RPM_${component}_PACKAGE_REQUIRES=${requires}")
        string(REGEX MATCH "^([^=]+)=(.*)$" found "${setting}")
        set(CPACK_${CMAKE_MATCH_1} "${CMAKE_MATCH_2}" PARENT_SCOPE)
    endforeach()
endfunction()

string(CONCAT what "A recorded conversation is a document, which plays the server or the\n"
    "client again, is compared, and becomes a test.")
set(deb_common "jackfield-common (= ${package_version}-${CPACK_DEBIAN_PACKAGE_RELEASE})")
set(rpm_common "jackfield-common = ${package_version}-${CPACK_RPM_PACKAGE_RELEASE}")
jackfield_package(desktop DEB jackfield RPM jackfield SECTION net
    SUMMARY "WebSocket workbench"
    TEXT "Explore WebSocket endpoints, host mock servers, record as the client,\nas the server or between the two.\n\n${what}"
    DEB_DEPENDS ${deb_common} RECOMMENDS qt6-translations-l10n # of Qt's dialogs and buttons; ours are in the program
    RPM_REQUIRES ${rpm_common} hicolor-icon-theme)
jackfield_package(cli DEB jackfield-cli RPM jackfield-cli SECTION net
    SUMMARY "WebSocket workbench for terminals and CI"
    TEXT "A WebSocket client, mock server, recording proxy and test runner for the\ncommand line.\n\n${what}"
    DEB_DEPENDS ${deb_common}
    RPM_REQUIRES ${rpm_common})
jackfield_package(library DEB libjackfield-dev RPM jackfield-devel SECTION libdevel
    SUMMARY "C++ library for WebSocket clients, servers and their tests"
    TEXT "Servers as functions: a handler behaves the same behind a socket and in a\ntest without one. Static libraries, headers and a package for CMake."
    DEB_DEPENDS ${deb_common} qt6-base-dev qt6-websockets-dev libssl-dev zlib1g-dev libyaml-cpp-dev
    RPM_REQUIRES ${rpm_common} cmake\(Qt6Core\) cmake\(Qt6Network\) cmake\(Qt6Test\) cmake\(Qt6WebSockets\) cmake\(yaml-cpp\) pkgconfig\(openssl\) pkgconfig\(zlib\))
jackfield_package(common DEB jackfield-common RPM jackfield-common SECTION net
    SUMMARY "WebSocket workbench, what its parts share"
    TEXT "The process that runs the scripts of mock servers and of checks, the JSON\nschemas of sessions and mocks, a sample workspace, and the guide to Jackfield.")
include(CPack)
