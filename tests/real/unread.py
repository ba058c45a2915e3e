#!/usr/bin/env python3
"""Scores claims on real texts that nobody looked at while the reader was made.

    tests/real/unread.py PROGRAM [--half unread] [--set 2] [--language xx] [--errors N] [--slot NAME]
    tests/real/unread.py PROGRAM --half "looked at" --write FOLDER     # for `counterclaim eval choices`

tests/real/unread holds annotations only (byte ranges, types, parties, places, days); the texts lie in ../shared/news/dev
and are cut where the annotation ends. One half was looked at afterwards to see what is read wrong, the other never was:
leave it so, and score it rarely.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SHARED = pathlib.Path(os.environ.get("COUNTERCLAIM_SHARED", HERE.parent.parent.parent / "shared"))


def texts():
    found = {}
    for path in (SHARED / "news" / "dev").glob("*.json"):
        record = json.loads(path.read_text(encoding="utf-8"))
        found[str(record["id"])] = record
    return found


def write(annotation, record, gold, cut):
    text = record["text"].encode("utf-8")[:annotation["until"]]
    record["text"] = text.decode("utf-8")
    for number, claim in enumerate(annotation["claims"], 1):
        claim["id"] = f"c{number}"
        claim["evidence"] = text[claim.pop("start"):claim.pop("end")].decode("utf-8")
        for slot in ("claimant", "actor", "target"):
            if claim[slot] is not None:
                claim[slot].setdefault("text", None)
    cut.write_text(json.dumps(record), encoding="utf-8")
    gold.write_text(json.dumps(annotation), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--half", choices=["unread", "looked at"])
    parser.add_argument("--set", type=int, choices=[1, 2])
    parser.add_argument("--language")
    parser.add_argument("--errors")
    parser.add_argument("--slot")
    parser.add_argument("--write", metavar="FOLDER", help="keep annotations and texts as FOLDER/gold and FOLDER/texts")
    options = parser.parse_args()
    known = texts()
    if not known:
        print(f"skipped: no texts in {SHARED / 'news' / 'dev'}")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        if options.write:
            folder = options.write
        gold, cut = pathlib.Path(folder, "gold"), pathlib.Path(folder, "texts")
        gold.mkdir(parents=True, exist_ok=True)
        cut.mkdir(exist_ok=True)
        for path in sorted((HERE / "unread").glob("*.json")):
            annotation = json.loads(path.read_text(encoding="utf-8"))
            if options.half and annotation["half"] != options.half:
                continue
            if options.set and annotation.get("set", 1) != options.set:
                continue
            write(annotation, known[annotation["doc"]], gold / path.name, cut / path.name)
        if options.write:
            return 0
        command = [options.program, "eval", "claims", str(gold), str(cut)]
        for name in ("language", "errors", "slot"):
            if getattr(options, name):
                command += ["--" + name, getattr(options, name)]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
