# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0

# The bill of materials of what is installed, in SPDX 2.3: sets JACKFIELD_SBOM to its file. It names the four parts,
# and for each what of others it loads (DYNAMIC_LINK) or has compiled in (STATIC_LINK).
set(JACKFIELD_SBOM ${CMAKE_BINARY_DIR}/jackfield.spdx.json)

# sbom_element(<id> <version> <license> <purl>): JSON of one, in `sbom_elements`.
function(sbom_element id version license purl)
    string(JSON element SET "{}" SPDXID "\"SPDXRef-${id}\"")
    foreach(member "name=${id}" "versionInfo=${version}" "downloadLocation=NOASSERTION"
            "licenseConcluded=${license}" "licenseDeclared=${license}" "copyrightText=NOASSERTION")
        string(REGEX MATCH "^([^=]+)=(.*)$" found "${member}")
        string(JSON element SET "${element}" ${CMAKE_MATCH_1} "\"${CMAKE_MATCH_2}\"")
    endforeach()
    string(JSON element SET "${element}" filesAnalyzed false)
    string(JSON element SET "${element}" externalRefs "[{\"referenceCategory\": \"PACKAGE-MANAGER\",
        \"referenceType\": \"purl\", \"referenceLocator\": \"${purl}@${version}\"}]")
    string(JSON size LENGTH "${sbom_elements}")
    string(JSON elements SET "${sbom_elements}" ${size} "${element}")
    set(sbom_elements "${elements}" PARENT_SCOPE)
endfunction()

# sbom_relation(<from> <type> <to>): JSON of one, in `sbom_relations`.
function(sbom_relation from type to)
    string(JSON size LENGTH "${sbom_relations}")
    string(JSON relations SET "${sbom_relations}" ${size} "{\"spdxElementId\": \"SPDXRef-${from}\",
        \"relationshipType\": \"${type}\", \"relatedSpdxElement\": \"SPDXRef-${to}\"}")
    set(sbom_relations "${relations}" PARENT_SCOPE)
endfunction()

# sbom_library(<id> <version> <license> DYNAMIC_LINK|STATIC_LINK <part>...)
# One without a version is not there: it belongs to a part that is not built.
macro(sbom_library id version license link)
    if(NOT "${version}" STREQUAL "")
        sbom_element(${id} "${version}" "${license}" pkg:generic/${id})
        foreach(part ${ARGN})
            sbom_relation(${part} ${link} ${id})
        endforeach()
    endif()
endmacro()

set(sbom_elements "[]")
set(sbom_relations "[]")
foreach(part jackfield jackfield-cli jackfield-library jackfield-common)
    sbom_element(${part} ${PROJECT_VERSION} Apache-2.0 pkg:generic/${part})
    sbom_relation(DOCUMENT DESCRIBES ${part})
endforeach()
find_package(CLI11 QUIET)
find_package(Qt6Keychain QUIET)
find_package(KF6SyntaxHighlighting QUIET)
find_package(KF6BreezeIcons QUIET)
set(qt_license "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only")
set(sockets jackfield jackfield-cli jackfield-library)
sbom_library(qtbase ${Qt6_VERSION} "${qt_license}" DYNAMIC_LINK ${sockets} jackfield-common)
sbom_library(qtwebsockets ${Qt6WebSockets_VERSION} "${qt_license}" DYNAMIC_LINK ${sockets})
sbom_library(qtdeclarative ${Qt6_VERSION} "${qt_license}" DYNAMIC_LINK jackfield-common)
sbom_library(qtsvg ${Qt6_VERSION} "${qt_license}" DYNAMIC_LINK jackfield)
sbom_library(openssl ${OPENSSL_VERSION} Apache-2.0 DYNAMIC_LINK ${sockets})
sbom_library(zlib ${ZLIB_VERSION} Zlib DYNAMIC_LINK ${sockets})
sbom_library(yaml-cpp "${yaml-cpp_VERSION}" MIT DYNAMIC_LINK ${sockets})
sbom_library(qtkeychain "${Qt6Keychain_VERSION}" BSD-3-Clause DYNAMIC_LINK jackfield)
sbom_library(syntax-highlighting "${KF6SyntaxHighlighting_VERSION}" MIT DYNAMIC_LINK jackfield)
sbom_library(breeze-icons "${KF6BreezeIcons_VERSION}" LGPL-3.0-or-later DYNAMIC_LINK jackfield)
sbom_library(jsoncons "${jsoncons_VERSION}" "BSL-1.0 AND MIT" STATIC_LINK ${sockets})
sbom_library(CLI11 "${CLI11_VERSION}" BSD-3-Clause STATIC_LINK jackfield-cli)
# libstdc++ and libgcc
sbom_library(gcc-runtime ${CMAKE_CXX_COMPILER_VERSION} "GPL-3.0-or-later WITH GCC-exception-3.1" DYNAMIC_LINK
    ${sockets} jackfield-common)
execute_process(COMMAND getconf GNU_LIBC_VERSION OUTPUT_VARIABLE libc OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
string(REGEX MATCH "[0-9.]+$" libc "${libc}")
sbom_library(glibc "${libc}" LGPL-2.1-or-later DYNAMIC_LINK ${sockets} jackfield-common)

string(TIMESTAMP sbom_time "%Y-%m-%dT%H:%M:%SZ" UTC)
string(UUID sbom_uuid NAMESPACE 6ba7b811-9dad-11d1-80b4-00c04fd430c8 NAME "${sbom_time}${sbom_elements}${sbom_relations}"
    TYPE SHA1)
set(sbom "{}")
foreach(member spdxVersion=SPDX-2.3 dataLicense=CC0-1.0 SPDXID=SPDXRef-DOCUMENT name=jackfield-${PROJECT_VERSION}
        documentNamespace=https://spdx.org/spdxdocs/jackfield-${PROJECT_VERSION}-${sbom_uuid})
    string(REGEX MATCH "^([^=]+)=(.*)$" found "${member}")
    string(JSON sbom SET "${sbom}" ${CMAKE_MATCH_1} "\"${CMAKE_MATCH_2}\"")
endforeach()
string(JSON sbom SET "${sbom}" creationInfo "{\"created\": \"${sbom_time}\",
    \"creators\": [\"Organization: The Jackfield authors\", \"Tool: CMake-${CMAKE_VERSION}\"]}")
string(JSON sbom SET "${sbom}" packages "${sbom_elements}")
string(JSON sbom SET "${sbom}" relationships "${sbom_relations}")
file(CONFIGURE OUTPUT ${JACKFIELD_SBOM} CONTENT "${sbom}\n" @ONLY)
