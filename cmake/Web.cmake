# The page, inside the program. COUNTERCLAIM_WEB says where its files come from:
#   build      web/ is built with npm (Node 18 or later) into web/dist
#   prebuilt   web/dist is there already, as releases carry it
#   off        the program has the API alone
# Default: build where npm and web/node_modules are, else prebuilt where web/dist/index.html is there, else off.
if(NOT DEFINED COUNTERCLAIM_WEB)
    find_program(COUNTERCLAIM_NPM npm)
    if(COUNTERCLAIM_NPM AND EXISTS "${PROJECT_SOURCE_DIR}/web/node_modules")
        set(web build)
    elseif(EXISTS "${PROJECT_SOURCE_DIR}/web/dist/index.html")
        set(web prebuilt)
    else()
        set(web off)
    endif()
else()
    set(web "${COUNTERCLAIM_WEB}")
endif()
if(NOT web MATCHES "^(build|prebuilt|off)$")
    message(FATAL_ERROR "COUNTERCLAIM_WEB is \"${web}\": build, prebuilt or off")
endif()
if(web STREQUAL "prebuilt" AND NOT EXISTS "${PROJECT_SOURCE_DIR}/web/dist/index.html")
    message(FATAL_ERROR "COUNTERCLAIM_WEB is prebuilt, but there is no web/dist/index.html")
endif()
message(STATUS "The page in the program: ${web}")

enable_language(ASM)
set(COUNTERCLAIM_WEB_DIST "${PROJECT_SOURCE_DIR}/web/dist")
set(web_out "${PROJECT_BINARY_DIR}/web")
set(web_depends "")
if(web STREQUAL "build")
    find_program(COUNTERCLAIM_NPM npm REQUIRED)
    file(GLOB_RECURSE web_sources CONFIGURE_DEPENDS
         "${PROJECT_SOURCE_DIR}/web/src/*" "${PROJECT_SOURCE_DIR}/web/public/*" "${PROJECT_SOURCE_DIR}/web/*.json"
         "${PROJECT_SOURCE_DIR}/web/*.mjs")
    list(FILTER web_sources EXCLUDE REGEX "/web/(node_modules|dist)/")
    # What package-lock.json names is installed where it is not yet.
    add_custom_command(OUTPUT "${web_out}/packages.stamp"
        COMMAND "${COUNTERCLAIM_NPM}" ls --silent > "${web_out}/packages.stamp" || "${COUNTERCLAIM_NPM}" ci --silent
        COMMAND ${CMAKE_COMMAND} -E touch "${web_out}/packages.stamp"
        WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}/web" DEPENDS "${PROJECT_SOURCE_DIR}/web/package-lock.json"
        COMMENT "Looking after the page's packages" VERBATIM)
    add_custom_command(OUTPUT "${web_out}/built.stamp"
        COMMAND "${COUNTERCLAIM_NPM}" run --silent build
        COMMAND ${CMAKE_COMMAND} -E touch "${web_out}/built.stamp"
        WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}/web" DEPENDS ${web_sources} "${web_out}/packages.stamp"
        COMMENT "Building the page" VERBATIM)
    set(web_depends "${web_out}/built.stamp")
elseif(web STREQUAL "prebuilt")
    file(GLOB_RECURSE web_depends CONFIGURE_DEPENDS "${COUNTERCLAIM_WEB_DIST}/*")
else()
    set(COUNTERCLAIM_WEB_DIST "")
endif()

add_custom_command(OUTPUT "${web_out}/web_assets.cpp" "${web_out}/web_assets.S"
    COMMAND ${CMAKE_COMMAND} "-DDIST=${COUNTERCLAIM_WEB_DIST}" "-DOUT=${web_out}"
            -P "${PROJECT_SOURCE_DIR}/cmake/EmbedWeb.cmake"
    DEPENDS ${web_depends} "${PROJECT_SOURCE_DIR}/cmake/EmbedWeb.cmake"
    COMMENT "Embedding the page" VERBATIM)
add_library(counterclaim_web STATIC "${web_out}/web_assets.cpp" "${web_out}/web_assets.S")
target_link_libraries(counterclaim_web PRIVATE counterclaim_options)
# The assembler reads the files themselves; no warning of the C++ compiler is meant for it.
set_source_files_properties("${web_out}/web_assets.S" PROPERTIES OBJECT_DEPENDS "${web_out}/web_assets.cpp")
