#!/usr/bin/env python3
"""Scores a reading of the sentences in data/training the way annotated texts are scored.

training.py PROGRAM SCORER [--lang xx] [--held] [--errors N]

SCORER is a program with the command line of the scorer of annotated texts. Without --held the lines that may be looked
at are read; with it the held-back fifth, and then only figures are printed.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
MOODS = {"a": "actual", "f": "future", "d": "demanded", "p": "possible"}


def names(value):
    return [name.replace("_", " ") for name in value.split("/") if name]


def bound(value):
    return int(value) if value else None


def read_claim(text, words):
    kind, sign, mood, *slots = words.split()
    claim = {"evidence": text, "type": kind, "polarity": {"+": "affirmed", "-": "denied"}[sign],
             "modality": MOODS[mood], "claimant": {"text": None, "party": [], "role": "outlet"}, "actor": None,
             "target": None, "places": [], "time": None, "quantities": []}
    for slot in slots:
        key, _, value = slot.partition("=")
        if key == "by":
            party, _, role = value.partition(":")
            claim["claimant"] = {"text": "", "party": names(party), "role": role or "belligerent"}
        elif key in ("actor", "target"):
            claim[key] = {"text": "", "party": names(value)}
        elif key == "at":
            claim["places"] = [{"name": name, "lat": None, "lon": None} for name in names(value)]
        elif key == "on":
            start, _, end = value.partition("..")
            claim["time"] = {"from": start, "to": end or start}
        elif key == "q":
            for quantity in value.split(","):
                what, _, bounds = quantity.partition(":")
                low, _, high = bounds.partition("..")
                claim["quantities"].append({"kind": what, "low": bound(low), "high": bound(high)})
        else:
            raise ValueError(f"unknown slot {slot!r} in {words!r}")
    return claim


def lines(lang):
    for line in (ROOT / f"data/training/{lang}.tsv").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith(("#", "id\t")):
            ident, published, ground, text, claims = (line + "\t" * 4).split("\t")[:5]
            yield {"id": ident, "lang": lang, "published": published, "ground": ground, "text": text,
                   "held": int(ident.rsplit("-", 1)[1]) % 5 == 0,
                   "claims": [read_claim(text, part) for part in claims.split(" ;; ") if part.strip()]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program"), parser.add_argument("scorer")
    parser.add_argument("--lang", default="en"), parser.add_argument("--held", action="store_true")
    parser.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "gold").mkdir(), (folder / "texts").mkdir()
        chosen = [line for line in lines(args.lang) if line["held"] == args.held]
        with open(folder / "in.jsonl", "w", encoding="utf-8") as out:
            for line in chosen:
                (folder / "gold" / f"{line['id']}.json").write_text(json.dumps(
                    {"doc": line["id"], "lang": line["lang"], "claims": line["claims"]}), encoding="utf-8")
                (folder / "texts" / f"{line['id']}.json").write_text(json.dumps(line), encoding="utf-8")
                record = {key: line[key] for key in ("id", "lang", "published", "text")}
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
        claims = folder / "claims.jsonl"
        with open(claims, "wb") as out:
            subprocess.run([args.program, "read", folder / "in.jsonl"], stdout=out, check=True)
        errors = [] if args.held else ["--errors", str(args.errors)]
        return subprocess.run([sys.executable, args.scorer, folder / "gold", folder / "texts", claims, *errors]).returncode


if __name__ == "__main__":
    sys.exit(main())
