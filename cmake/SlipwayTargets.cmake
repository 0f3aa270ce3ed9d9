# SPDX-License-Identifier: MIT
# How Slipway's own code is compiled: one place for warnings and sanitizers.

function(slipway_compile target)
    target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR})
    target_compile_definitions(${target} PRIVATE QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH)
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wconversion
        -Wsign-conversion -Wold-style-cast -Wimplicit-fallthrough -Werror
        -Wno-missing-field-initializers) # a designated initialiser names what it sets: the rest has its default
    if(SLIPWAY_SANITIZE)
        # GCC 14 warns of uninitialised values in std::variant and std::function that only the sanitizers' code sees.
        target_compile_options(${target} PRIVATE -fsanitize=address,undefined -fno-sanitize-recover=undefined
            -fno-omit-frame-pointer $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
        target_link_options(${target} PUBLIC -fsanitize=address,undefined)
    endif()
endfunction()

# Headers that hundreds of files read, read once: half of the time of a build. One empty library for each set of headers
# makes them; what uses them has the same flags and macros.
function(slipway_precompiled header)
    set(name slipway_precompiled_${header})
    file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/precompiled/${name}.cpp CONTENT "// no code: the headers are all\n")
    add_library(${name} STATIC ${CMAKE_BINARY_DIR}/precompiled/${name}.cpp)
    target_link_libraries(${name} PRIVATE ${ARGN})
    slipway_compile(${name})
    target_precompile_headers(${name} PRIVATE ${PROJECT_SOURCE_DIR}/cmake/precompiled/${header}.h)
endfunction()

function(slipway_reuse target headers)
    if(SLIPWAY_PRECOMPILE)
        target_precompile_headers(${target} REUSE_FROM slipway_precompiled_${headers})
    endif()
endfunction()

# slipway_library(NAME SOURCES … LINKS …): a static library of one room of the house.
function(slipway_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINKS;PRIVATE_LINKS")
    add_library(${name} STATIC ${arg_SOURCES})
    target_link_libraries(${name} PUBLIC ${arg_LINKS} PRIVATE ${arg_PRIVATE_LINKS})
    slipway_compile(${name})
    if(name STREQUAL "slipway_ui_model" OR name MATCHES "^slipway_(run|fetch|sources|cli)$")
        slipway_reuse(${name} qtcore)
    elseif(name MATCHES "^slipway_ui_")
        slipway_reuse(${name} widgets)
    else()
        slipway_reuse(${name} std)
    endif()
endfunction()

# slipway_test(NAME LINKS … [SOURCES …]): one test binary of NAME.cpp; window tests run on the offscreen platform.
function(slipway_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "TIMEOUT" "SOURCES;LINKS;LABELS")
    add_executable(${name} ${name}.cpp ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE ${arg_LINKS} Qt6::Test)
    target_compile_definitions(${name} PRIVATE SLIPWAY_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    slipway_compile(${name})
    # Qt 6.8's QTRY_ macros narrow; the folder's name is for QFINDTESTDATA only, and would make each folder's headers differ
    target_compile_options(${name} PRIVATE -Wno-conversion -UQT_TESTCASE_BUILDDIR -UQT_TESTCASE_SOURCEDIR)
    if("${arg_LINKS}" MATCHES "slipway_(fetch|cli|sources|ui_|windowdriver)")
        target_compile_options(${name} PRIVATE -UQT_NETWORK_LIB) # QtTest's headers would be others
    endif()
    if("${arg_LINKS}" MATCHES "slipway_(ui_|windowdriver)")
        target_link_libraries(${name} PRIVATE Qt6::Widgets)
        slipway_reuse(${name} widgetstest)
    else()
        slipway_reuse(${name} coretest)
    endif()
    set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/${name}_autogen/mocs_compilation.cpp # with nothing in it
        PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
    add_test(NAME ${name} COMMAND ${name})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    math(EXPR milliseconds "${arg_TIMEOUT} * 1000") # of one function: QTest's own limit is 300 s
    set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}" SKIP_REGULAR_EXPRESSION "^SKIPPED:"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QTEST_FUNCTION_TIMEOUT=${milliseconds};HOME=${CMAKE_BINARY_DIR}/home;XDG_CONFIG_HOME=${CMAKE_BINARY_DIR}/home/.config;XDG_CACHE_HOME=${CMAKE_BINARY_DIR}/home/.cache;XDG_DATA_HOME=${CMAKE_BINARY_DIR}/home/.local/share;LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/support/lsan.supp:print_suppressions=0")
endfunction()

if(SLIPWAY_PRECOMPILE)
    find_package(Qt6 6.8 REQUIRED COMPONENTS Widgets Test)
    slipway_precompiled(std)
    slipway_precompiled(qtcore Qt6::Core)
    slipway_precompiled(widgets Qt6::Widgets)
    slipway_precompiled(coretest Qt6::Test)
    slipway_precompiled(widgetstest Qt6::Test Qt6::Widgets)
    foreach(tests coretest widgetstest)
        target_compile_options(slipway_precompiled_${tests} PRIVATE -Wno-conversion -UQT_TESTCASE_BUILDDIR
            -UQT_TESTCASE_SOURCEDIR)
    endforeach()
endif()
