# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0

include(CMakePackageConfigHelpers)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/Jackfield)
configure_package_config_file(cmake/JackfieldConfig.cmake.in ${CMAKE_BINARY_DIR}/JackfieldConfig.cmake
    INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${CMAKE_BINARY_DIR}/JackfieldConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/JackfieldConfig.cmake ${CMAKE_BINARY_DIR}/JackfieldConfigVersion.cmake
    DESTINATION ${package_dir} COMPONENT library)
install(EXPORT JackfieldTargets NAMESPACE Jackfield:: DESTINATION ${package_dir} COMPONENT library)
