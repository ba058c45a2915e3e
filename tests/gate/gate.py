#!/usr/bin/env python3
"""Scores on annotated texts against the floors in floors.json.

gate.py PROGRAM [STAGE]   PROGRAM is the counterclaim binary; exits 0 above all floors, 1 below one, 77 (skipped)
                          where the folder ../shared with the annotated texts is missing.

Floors rise by commit and fall only with a reason in the commit. Every line printed names figure, floor and verdict.
"""
import json
import lzma
import pathlib
import subprocess
import sys
import tarfile
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"


def run(command, **options):
    done = subprocess.run([str(part) for part in command], capture_output=True, **options)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stderr.decode()[-2000:]}")
    return done.stdout


def figure(result, path):
    for key in path.split("."):
        result = result[key]
    return result


def claims(program, folder):
    """Figures of gold/score.py by language, as its README says they are made."""
    gold, texts = SHARED / "gold/dev", f"{SHARED / 'news/seeds'},{SHARED / 'news/dev'}"
    inputs, predicted = folder / "inputs.jsonl", folder / "claims.jsonl"
    inputs.write_bytes(run([sys.executable, SHARED / "gold/inputs.py", gold, texts]))
    predicted.write_bytes(run([program, "read", inputs]))
    score = [sys.executable, SHARED / "gold/score.py", gold, texts, predicted, "--json"]
    return {"all": json.loads(run(score)), **{lang: json.loads(run([*score, "--lang", lang])) for lang in ("en", "fr")}}


def syntax(program, folder):
    figures = {}
    for lang, treebank in (("en", "en_ewt"), ("fr", "fr_sequoia")):
        conllu = folder / f"{treebank}-ud-dev.conllu"
        conllu.write_bytes(lzma.open(SHARED / f"corpora/ud/{treebank}-ud-dev.conllu.xz").read())
        figures[lang] = json.loads(run([program, "eval", "syntax", conllu, "--format", "json"]))
    return figures


def spurious(program, folder):
    """Share of pages on other topics that give no claim. Which pages do speak of conflict: conflict_pages.txt."""
    with tarfile.open(SHARED / "corpora/trafilatura-eval/html.tar.xz") as pages:
        pages.extractall(folder / "pages")
    result = json.loads(run([program, "eval", "spurious", folder / "pages", "--except", HERE / "conflict_pages.txt",
                             "--format", "json"]))
    return {"clean": 1 - result["share"], "pages": result["pages"]}


STAGES = {"claims": claims, "spurious": spurious, "syntax": syntax}


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    if not (SHARED / "gold").is_dir():
        print("skipped: the annotated texts (../shared) are not here")
        return 77
    floors = json.loads((HERE / "floors.json").read_text())
    stages = sys.argv[2:] or list(floors)
    low = 0
    with tempfile.TemporaryDirectory() as name:
        for stage in stages:
            result = STAGES[stage](program, pathlib.Path(name))
            for path, floor in floors[stage].items():
                value = figure(result, path)
                verdict = "ok" if value >= floor else "BELOW"
                low += value < floor
                print(f"{stage:8} {path:44} {value:8.3f}  floor {floor:7.3f}  {verdict}")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
