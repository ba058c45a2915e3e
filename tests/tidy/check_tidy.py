#!/usr/bin/env python3
"""House rules that a compiler does not see. check_tidy.py ROOT exits 1 and names file and line for every breach.

- sources are UTF-8, without tabs, trailing blanks, and lines over 110 columns (100 is the aim; clang-format decides)
- headers begin with #pragma once; names of files are snake_case
- no word of a language with letters beyond ASCII in C++ of the core rooms (words are data)
- data tables (data/**/*.tsv): UTF-8, NFC, no trailing blanks, a header line, every row no wider than the header
- no absolute machine path in any text file
"""
import pathlib
import re
import subprocess
import sys
import unicodedata

CORE = {"vocabulary", "text", "rules", "language", "article", "syntax", "when", "where", "who", "quantity",
        "claim", "link", "ledger", "pipeline"}
LETTER = re.compile(r'"[^"\n]*[^\W\d_a-zA-Z][^"\n]*"')
MACHINE_PATH = re.compile(r'(?<![\w.:/])/(home|root|Users|work|farm|tmp/[a-z]+_jobs)/[\w.]')


def tracked(root):
    out = subprocess.run(["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                         capture_output=True, check=True).stdout
    return [root / name for name in out.decode().split("\0") if name and (root / name).is_file()]


def check_source(path, inside, text):
    if path.suffix == ".hpp" and not text.lstrip().startswith("#pragma once"):
        yield f"{inside}:1: a header begins with #pragma once"
    if not re.fullmatch(r'[a-z0-9_]+\.[ch]pp', path.name):
        yield f"{inside}: file names are snake_case"
    core = inside.parts[0] == "src" and inside.parts[1] in CORE
    for number, line in enumerate(text.split("\n"), 1):
        if "\t" in line:
            yield f"{inside}:{number}: a tab"
        if line != line.rstrip():
            yield f"{inside}:{number}: blanks at the end of the line"
        if len(line) > 110:
            yield f"{inside}:{number}: {len(line)} columns"
        code = line.split("//")[0]
        if core and LETTER.search(code):
            yield f"{inside}:{number}: a word of a language belongs in data/: {LETTER.search(code).group()}"


def check_table(inside, text):
    if text != unicodedata.normalize("NFC", text):
        yield f"{inside}: not in Unicode normal form C"
    columns = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("#") or not line.strip():
            continue
        cells = line.count("\t") + 1
        columns = columns or cells
        if cells > columns:
            yield f"{inside}:{number}: {cells} cells under {columns} columns"


def problems(root):
    for path in tracked(root):
        inside = path.relative_to(root)
        data = path.read_bytes()
        if b"\0" in data[:8000] or path.suffix in {".zst", ".model", ".bin", ".png", ".gz", ".xz"}:
            continue
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            if "tests" not in inside.parts and "fuzz" not in inside.parts:
                yield f"{inside}: not UTF-8 ({error.reason} at byte {error.start})"
            continue
        if path.suffix in {".cpp", ".hpp"}:
            yield from check_source(path, inside, text)
        if path.suffix == ".tsv" and inside.parts[0] == "data":
            yield from check_table(inside, text)
        if inside.parts[:2] != ("tests", "tidy"):
            found = MACHINE_PATH.search(text)
            if found:
                line = text.count("\n", 0, found.start()) + 1
                yield f"{inside}:{line}: a path of one machine: {found.group()}"


if __name__ == "__main__":
    found = list(problems(pathlib.Path(sys.argv[1])))
    print("\n".join(found) if found else "house rules hold")
    sys.exit(1 if found else 0)
