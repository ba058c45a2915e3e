# Every room of src/ is one static library, counterclaim_<room>, made of all sources in its folder.
# Which rooms may see which is said twice on purpose: here, so that a wrong include does not link,
# and in tools/layers.txt, which a test holds against the include lines.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "" FORCE)
endif()
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1")

find_program(COUNTERCLAIM_CCACHE ccache)
if(COUNTERCLAIM_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${COUNTERCLAIM_CCACHE})
endif()

add_library(counterclaim_options INTERFACE)
target_include_directories(counterclaim_options INTERFACE
    "${PROJECT_SOURCE_DIR}/include" "${PROJECT_SOURCE_DIR}/src")
if(COUNTERCLAIM_DEVELOPER)
    target_compile_options(counterclaim_options INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
        -Wnull-dereference -Werror)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # GCC 12 reports these falsely on inlined std::string and std::optional code.
        target_compile_options(counterclaim_options INTERFACE
            -Wno-null-dereference -Wno-maybe-uninitialized -Wno-restrict -Wno-stringop-overflow
            -Wno-stringop-overread -Wno-array-bounds)
    endif()
endif()
if(COUNTERCLAIM_SANITIZE)
    target_compile_options(counterclaim_options INTERFACE
        -fsanitize=${COUNTERCLAIM_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(counterclaim_options INTERFACE -fsanitize=${COUNTERCLAIM_SANITIZE})
endif()
if(COUNTERCLAIM_FUZZ)
    # Coverage in all code; the fuzzer's main only in the targets.
    target_compile_options(counterclaim_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# counterclaim_room(NAME [USES room…] [LIBS target…])
#   USES: rooms this one sees in its headers or sources; LIBS: libraries only its sources see.
function(counterclaim_room name)
    cmake_parse_arguments(ROOM "" "" "USES;LIBS" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp")
    if(NOT sources)
        add_library(counterclaim_${name} INTERFACE)
        target_link_libraries(counterclaim_${name} INTERFACE counterclaim_options)
        return()
    endif()
    add_library(counterclaim_${name} STATIC ${sources})
    target_link_libraries(counterclaim_${name} PUBLIC counterclaim_options)
    foreach(room IN LISTS ROOM_USES)
        target_link_libraries(counterclaim_${name} PUBLIC counterclaim_${room})
    endforeach()
    target_link_libraries(counterclaim_${name} PRIVATE ${ROOM_LIBS})
endfunction()

# counterclaim_test(NAME [USES room…] [LIBS target…] [LABELS label…]) in tests/unit: all sources of tests/unit/<NAME>.
function(counterclaim_test name)
    cmake_parse_arguments(TEST "" "" "USES;LIBS;LABELS" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp")
    if(NOT sources)
        return()
    endif()
    add_executable(test_${name} ${sources})
    foreach(room IN LISTS TEST_USES)
        target_link_libraries(test_${name} PRIVATE counterclaim_${room})
    endforeach()
    target_include_directories(test_${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
    target_link_libraries(test_${name} PRIVATE counterclaim_options GTest::gtest GTest::gtest_main ${TEST_LIBS})
    target_compile_definitions(test_${name} PRIVATE
        COUNTERCLAIM_SOURCE_DIR="${PROJECT_SOURCE_DIR}" COUNTERCLAIM_BUILD_DATA="${COUNTERCLAIM_BUILD_DATA}")
    add_test(NAME unit.${name} COMMAND test_${name})
    set_tests_properties(unit.${name} PROPERTIES LABELS "nodb;unit;${TEST_LABELS}")
endfunction()

# Compiled data (the gazetteer) lands here; the program looks here, then in data/.
set(COUNTERCLAIM_BUILD_DATA "${PROJECT_BINARY_DIR}/share/counterclaim" CACHE INTERNAL "")
