# cmake -DDIST=FOLDER -DOUT=FOLDER -P EmbedWeb.cmake
# Writes web_assets.S, which takes the files of DIST into the program by .incbin, as they are and packed by gzip, and
# web_assets.cpp, the table of them. An empty DIST gives an empty table.
file(MAKE_DIRECTORY "${OUT}/gz")
set(names "")
if(DIST)
    file(GLOB_RECURSE names RELATIVE "${DIST}" "${DIST}/*")
    list(FILTER names EXCLUDE REGEX "\\.(gz|br|map)$")
endif()
# As paths, in the order of bytes: the server looks them up by halving.
list(SORT names COMPARE STRING)

function(mime_of name result)
    set(mime "application/octet-stream")
    foreach(pair "html=text/html\; charset=utf-8" "js=text/javascript\; charset=utf-8" "css=text/css\; charset=utf-8"
                 "json=application/json\; charset=utf-8" "geojson=application/geo+json\; charset=utf-8"
                 "svg=image/svg+xml" "png=image/png" "webp=image/webp" "ico=image/x-icon" "woff2=font/woff2"
                 "webmanifest=application/manifest+json" "txt=text/plain\; charset=utf-8")
        string(FIND "${pair}" "=" at)
        string(SUBSTRING "${pair}" 0 ${at} ending)
        math(EXPR at "${at} + 1")
        if(name MATCHES "\\.${ending}$")
            string(SUBSTRING "${pair}" ${at} -1 mime)
        endif()
    endforeach()
    string(REPLACE "\\;" ";" mime "${mime}")
    set(${result} "${mime}" PARENT_SCOPE)
endfunction()

set(assembly "    .section .rodata\n")
set(externs "")
set(rows "")
set(number 0)
foreach(name IN LISTS names)
    set(file "${DIST}/${name}")
    file(SHA256 "${file}" hash)
    string(SUBSTRING "${hash}" 0 20 hash)
    mime_of("${name}" mime)
    set(packed "")
    if(mime MATCHES "text|json|svg|manifest")
        set(packed "${OUT}/gz/${number}.gz")
        file(ARCHIVE_CREATE OUTPUT "${packed}" PATHS "${file}" FORMAT raw COMPRESSION GZip COMPRESSION_LEVEL 9
             MTIME "1970-01-01 00:00:00")
    endif()
    foreach(form raw gzip)
        set(path "${file}")
        if(form STREQUAL "gzip")
            set(path "${packed}")
        endif()
        set(symbol "counterclaim_web_${number}_${form}")
        if(path)
            string(APPEND assembly "    .global ${symbol}\n    .global ${symbol}_end\n${symbol}:\n"
                                   "    .incbin \"${path}\"\n${symbol}_end:\n    .byte 0\n")
            string(APPEND externs "extern \"C\" const char ${symbol}[];\nextern \"C\" const char ${symbol}_end[];\n")
            set(${form}_view "{${symbol}, static_cast<std::size_t>(${symbol}_end - ${symbol})}")
        else()
            set(${form}_view "{}")
        endif()
    endforeach()
    string(APPEND rows "        {\"/${name}\", \"${mime}\", \"\\\"${hash}\\\"\",\n"
                       "         ${raw_view},\n         ${gzip_view}},\n")
    math(EXPR number "${number} + 1")
endforeach()
string(APPEND assembly "    .section .note.GNU-stack,\"\",%progbits\n")

file(WRITE "${OUT}/web_assets.S" "${assembly}")
file(WRITE "${OUT}/web_assets.cpp" "// Made by cmake/EmbedWeb.cmake.
#include \"serve/assets.hpp\"

${externs}
namespace counterclaim::serve {

const std::vector<Asset>& embedded_assets() {
    static const std::vector<Asset> assets{
${rows}    };
    return assets;
}

}  // namespace counterclaim::serve
")
