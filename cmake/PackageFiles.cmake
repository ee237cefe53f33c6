# SPDX-FileCopyrightText: 2026 The Jackfield authors
# SPDX-License-Identifier: Apache-2.0

# Run by cpack before it packs what was installed: what Debian's policy wants of each package, and no other format; then
# the same time for all files, so that the same source makes the same packages.
string(TIMESTAMP day "%a, %d %b %Y %H:%M:%S +0000" UTC)
if(CPACK_GENERATOR STREQUAL "DEB")
    foreach(component IN LISTS CPACK_COMPONENTS_ALL)
        set(root ${CPACK_TEMPORARY_DIRECTORY}/${component}${CPACK_PACKAGING_INSTALL_PREFIX})
        string(TOUPPER ${component} upper)
        set(package ${CPACK_DEBIAN_${upper}_PACKAGE_NAME})
        set(docs ${root}/share/doc/${package})
        file(MAKE_DIRECTORY ${docs})
        file(CHMOD ${root}/share ${root}/share/doc ${docs}
            DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
        file(COPY ${CMAKE_CURRENT_LIST_DIR}/../installer/copyright DESTINATION ${docs}
            FILE_PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
        file(WRITE ${docs}/changelog.Debian
            "jackfield (${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}) unstable; urgency=medium\n\n"
            "  * Its changes are in CHANGELOG.md of /usr/share/doc/jackfield,\n"
            "    a file of jackfield-common.\n\n"
            " -- ${CPACK_PACKAGE_CONTACT}  ${day}\n")
        execute_process(COMMAND gzip -9n ${docs}/changelog.Debian COMMAND_ERROR_IS_FATAL ANY)
        file(REMOVE ${root}/share/doc/jackfield/LICENSE ${root}/share/doc/jackfield/COPYRIGHT) # that file has both
        if(EXISTS ${root}/share/zsh/site-functions) # Debian's zsh looks elsewhere
            file(RENAME ${root}/share/zsh/site-functions ${root}/share/zsh/vendor-completions)
        endif()
    endforeach()
endif()
string(TIMESTAMP epoch "%s" UTC)
execute_process(COMMAND find ${CPACK_TEMPORARY_DIRECTORY} -exec touch -h -d @${epoch} {} + COMMAND_ERROR_IS_FATAL ANY)
