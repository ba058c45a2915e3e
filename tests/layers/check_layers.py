#!/usr/bin/env python3
"""Holds the rooms to their directions and the core rooms to doing no input or output.

check_layers.py ROOT   exits 1 and names file and line for every breach
check_layers.py --self-test   shows that a breach is found
"""
import pathlib
import re
import sys
import tempfile

CORE = {"vocabulary", "text", "rules", "language", "article", "syntax", "when", "where", "who", "quantity",
        "claim", "link", "ledger", "pipeline"}

# What a core room must not use: files, sockets, processes, environment, clock, locale, threads, printing.
FORBIDDEN = [
    (re.compile(r'#\s*include\s*<(fstream|iostream|ostream|filesystem|thread|future|mutex|locale|clocale|ctime|'
                r'random|regex|csignal|sys/[a-z]+\.h|unistd\.h|fcntl\.h|sqlite3\.h|curl/curl\.h)>'), "header"),
    (re.compile(r'\b(getenv|setlocale|fopen|freopen|popen|system|printf|fprintf|puts|fputs|abort|exit)\s*\('), "call"),
    (re.compile(r'\bstd::(cout|cerr|clog|cin|random_device|regex)\b'), "name"),
    (re.compile(r'\b(system_clock|steady_clock|high_resolution_clock)\b|\bstd::time\s*\('), "clock"),
]
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"')


def load_rules(root):
    allowed = {}
    for line in (root / "tools/layers.txt").read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            room, _, rest = line.partition(":")
            allowed[room.strip()] = set(rest.split())
    return allowed


def without_comments(text):
    text = re.sub(r'/\*.*?\*/', lambda m: "\n" * m.group().count("\n"), text, flags=re.S)
    return re.sub(r'//[^\n]*', '', text)


def breaches(root):
    allowed = load_rules(root)
    rooms = {p.name for p in (root / "src").iterdir() if p.is_dir()}
    for room in sorted(rooms - set(allowed)):
        yield f"src/{room}: the room is not in tools/layers.txt"
    files = [p for folder in ("src", "include") for p in sorted((root / folder).rglob("*.[ch]pp"))]
    for path in files:
        inside = path.relative_to(root)
        room = inside.parts[1] if inside.parts[0] == "src" else "vocabulary"
        for number, line in enumerate(without_comments(path.read_text()).splitlines(), 1):
            found = INCLUDE.match(line)
            if found and "/" in found.group(1):
                other = found.group(1).split("/")[0]
                if other != room and other not in allowed.get(room, set()):
                    yield f"{inside}:{number}: {room} must not include {found.group(1)}"
            if room in CORE:
                for pattern, what in FORBIDDEN:
                    match = pattern.search(line)
                    if match:
                        yield f"{inside}:{number}: a core room must not use this {what}: {match.group().strip()}"


def self_test():
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, text in {
            "tools/layers.txt": "vocabulary:\nwhen: vocabulary\nwhere: vocabulary\n",
            "src/when/a.cpp": '#include "where/b.hpp"\n#include <fstream>\n// std::cout in a comment is fine\n',
            "src/where/b.hpp": "inline int now() { return std::time(nullptr); }\n",
            "include/counterclaim/c.hpp": "#pragma once\n",
        }.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        found = list(breaches(root))
        assert len(found) == 3, found
        assert found[0].startswith("src/when/a.cpp:1:"), found


if __name__ == "__main__":
    self_test()
    if sys.argv[1] != "--self-test":
        problems = list(breaches(pathlib.Path(sys.argv[1])))
        print("\n".join(problems) if problems else "layers hold")
        sys.exit(1 if problems else 0)
