#!/usr/bin/env python3
"""Scores a reading of the sentences in data/training the way annotated texts are scored.

training.py PROGRAM [--lang xx] [--articles] [--held] [--errors N] [--slot NAME] [--ground NAME]
            [--json]
training.py PROGRAM --write FOLDER [--lang xx] [--articles] [--held]

Without --held the articles that may be looked at are read; with it the held-back fifth, and then only figures are
printed. --articles reads the whole articles instead of the sentences. --ground takes one war or trap alone. --write keeps
the annotated texts as FOLDER/gold and FOLDER/texts, for
`counterclaim eval claims` and `counterclaim train confidence`.
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


def rows(name):
    for line in (ROOT / f"data/training/{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith(("#", "id\t")):
            yield (line + "\t" * 4).split("\t")[:5]


def articles(lang, whole=False):
    """Rows of one id but for what follows the point are the paragraphs of one article."""
    found = {}
    for ident, published, ground, text, claims in rows(f"{lang}.articles" if whole else lang):
        name = ident.split(".")[0]
        article = found.setdefault(name, {"id": name, "lang": lang, "published": published, "conflict": ground,
                                          "held": int(name.rsplit("-", 1)[1]) % 5 == 0, "text": "", "claims": []})
        article["text"] += ("\n\n" if article["text"] else "") + text
        article["claims"] += [read_claim(text, part) for part in claims.split(" ;; ") if part.strip()]
    return list(found.values())


def write(chosen, folder):
    for part in ("gold", "texts"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for article in chosen:
        gold = {"doc": article["id"], **{key: article[key] for key in ("lang", "published", "claims")}}
        text = {key: article[key] for key in ("id", "lang", "published", "conflict", "text")}
        for part, record in (("gold", gold), ("texts", text)):
            path = folder / part / f"{article['id']}.json"
            path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--lang", default="en"), parser.add_argument("--held", action="store_true")
    parser.add_argument("--errors", type=int, default=0), parser.add_argument("--slot")
    parser.add_argument("--articles", action="store_true"), parser.add_argument("--ground")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", type=pathlib.Path)
    args = parser.parse_args()
    chosen = [article for article in articles(args.lang, args.articles)
              if article["held"] == args.held and args.ground in (None, article["conflict"])]
    if args.write:
        write(chosen, args.write)
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write(chosen, folder)
        command = [args.program, "eval", "claims", folder / "gold", folder / "texts"]
        if args.errors and not args.held:
            command += ["--errors", str(args.errors)]
        if args.slot and not args.held:
            command += ["--slot", args.slot]
        if args.json:
            command += ["--format", "json"]
        return subprocess.run(command).returncode


if __name__ == "__main__":
    sys.exit(main())
