#!/usr/bin/env python3
"""`counterclaim eval claims` against the scorer of the annotated texts: every figure must be the same.

scorer.py PROGRAM   exits 77 (skipped) where ../shared with the scorer is missing. Compared are a reading of the
                    development texts, in the program and through `counterclaim read`, and the second annotation.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

from gate import SHARED, run


def as_lines(folder, out):
    """Annotations as the JSON Lines that claims are written in."""
    with open(out, "w", encoding="utf-8") as lines:
        for file in sorted(folder.glob("*.json")):
            record = json.loads(file.read_text(encoding="utf-8"))
            for claim in record["claims"]:
                lines.write(json.dumps({**claim, "doc": record["doc"]}, ensure_ascii=False) + "\n")


def compare(what, ours, theirs):
    for key, value in theirs.items():
        if json.dumps(ours.get(key)) != json.dumps(value) and ours.get(key) != value:
            sys.exit(f"{what}: {key} is {ours.get(key)}, the scorer says {value}")
    print(f"{what}: the same figures")


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    if not (SHARED / "gold").is_dir():
        print("skipped: the scorer (../shared) is not here")
        return 77
    gold, texts = SHARED / "gold/dev", [SHARED / "news/seeds", SHARED / "news/dev"]
    with tempfile.TemporaryDirectory() as name:
        inputs, claims, second = (pathlib.Path(name, part) for part in ("in.jsonl", "claims.jsonl", "second.jsonl"))
        folders = ",".join(map(str, texts))
        inputs.write_bytes(run([sys.executable, SHARED / "gold/inputs.py", gold, folders]))
        claims.write_bytes(run([program, "read", inputs]))
        as_lines(SHARED / "gold/agreement", second)
        score = [sys.executable, SHARED / "gold/score.py", gold, folders]
        ours = [program, "eval", "claims", gold, *texts, "--format", "json"]
        for lang in ("", "en", "fr"):
            theirs = json.loads(run([*score, claims, "--json", *(["--lang", lang] if lang else [])]))
            only = ["--language", lang] if lang else []
            compare(f"as read {lang}", json.loads(run([*ours, *only])), theirs)
            compare(f"from a file {lang}", json.loads(run([*ours, *only, "--read", claims])), theirs)
        theirs = json.loads(run([*score, second, "--json"]))
        compare("second annotation", json.loads(run([*ours, "--read", second])), theirs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
