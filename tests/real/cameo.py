#!/usr/bin/env python3
"""Reads sentences that others keyed with who does what to whom, and says how often a claim names the same two.

    tests/real/cameo.py PROGRAM [--half held|open] [--errors actor|target|missed]

A mirror, no score: each sentence has a class of CAMEO (verbal and material cooperation, verbal and material conflict) and the
words of its source and its target, not the act itself. Most are politics of peace, which the reader leaves out on purpose;
a sentence counts for actor and target where it gives a claim at all, and is right where one of its claims names the words, or
a party one of whose names stands in them.
Half of the sentences (by a hash of their words) is never looked at; the other half may be, with --errors.

Source: Hu et al. 2022 (ConfliBERT), cameo_class and cameo_ner, in ../shared/corpora.
"""
import collections
import csv
import hashlib
import re
import sys

from mirrors import CORPORA, HERE, Article, folded, join, names, options_of, print_row, read, spaced

CLASSES = {"0": "other", "1": "accord", "2": "aid", "3": "dispute", "4": "force"}


def letters(words):
    return re.sub(r"\W+", "", words).lower()


def classes_of_sentences():
    lines = (CORPORA / "conflibert" / "cameo_class" / "train.tsv").read_text(encoding="utf-8").splitlines()
    return {letters(text): CLASSES[number] for text, number in (line.rsplit("\t", 1) for line in lines)}


def tagged_sentences():
    """Lists of (word, tag) as the corpus has them: B-S and I-S a source, B-T and I-T a target, B-R and I-R others."""
    text = (CORPORA / "conflibert" / "cameo_ner" / "train.txt").read_text(encoding="utf-8")
    for block in re.split(r"\n\s*\n", text):
        pairs = [tuple(line.rsplit(" ", 1)) for line in block.splitlines() if " " in line.strip()]
        if pairs:
            yield pairs


def spans_of(pairs, letter):
    spans = []
    for word, tag in pairs:
        if tag == f"B-{letter}":
            spans.append([word])
        elif tag == f"I-{letter}" and spans:
            spans[-1].append(word)
    return [" ".join(span) for span in spans]


def sentences(half):
    """(article of one sentence, class, sources, targets)"""
    classes, seen = classes_of_sentences(), set()
    for pairs in tagged_sentences():
        words = [word for word, _ in pairs]
        key = letters("".join(words))
        if key in seen or key not in classes:
            continue
        seen.add(key)
        digest = hashlib.md5(key.encode())
        if (digest.digest()[0] % 2 == 0) == (half == "open"):
            article = Article(digest.hexdigest(), "2018-06-30")
            join(article, words, spaced(words), "")
            yield article, classes[key], spans_of(pairs, "S"), spans_of(pairs, "T")


def names_of_parties():
    """Party -> all its names and adjectives in data/actors, folded."""
    known = collections.defaultdict(set)
    for path in sorted((HERE.parent.parent / "data" / "actors").glob("*.tsv")):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            parties = (row.get("party") or "").split("|")
            columns = ("names", "adjectives_en", "people_en", "capitals")
            for name in [*parties, *(name for column in columns for name in (row.get(column) or "").split("|"))]:
                known[parties[0]].add(folded(name))
    return known


def tells(claim, slot, words, known):
    """Whether the slot of a claim names the words of a key, itself or through the party it is resolved to."""
    parties = (claim.get(slot) or {}).get("party") or []
    return names(claim, slot, words) or any(
        name and f" {name} " in f" {folded(words)} " for party in parties for name in known[party])


def told(claim):
    actor, target = (claim.get(slot) or {} for slot in ("actor", "target"))
    return f"{claim['type']} {claim['polarity']} {claim['modality']} ({actor.get('text') or actor.get('party')} > {target.get('text') or target.get('party')})"


def main():
    options = options_of(__doc__, "--errors", metavar="WHAT", choices=["actor", "target", "missed"], help="print what is wrong (open half)")
    keyed = list(sentences(options.half))
    known = names_of_parties()
    claims = read(options.program, [article for article, *_ in keyed])
    counts = {name: collections.defaultdict(list) for name in [*CLASSES.values(), "together"]}
    for article, kind, sources, targets in keyed:
        found = claims[article.key]
        outcome = {"read": [bool(found)]}
        for slot, spans in (("actor", sources), ("target", targets)) if found else ():
            outcome[slot] = [any(tells(claim, slot, words, known) for claim in found for words in spans)] if spans else []
        for row in (kind, "together"):
            for what, results in outcome.items():
                counts[row][what] += results
        if options.shown == "missed" and not found:
            print(f"{kind}: {article.text}")
        elif options.shown in outcome and outcome[options.shown] == [False]:
            print(f"{kind}: {article.text}\n    key {sources} > {targets}; read {'; '.join(map(told, found))}")
    wanted = ["read", "actor", "target"]
    print(f"{'class':11}{'texts':>6}" + "".join(f"{name:>18}" for name in wanted))
    for row, columns in counts.items():
        print_row(row, len(columns["read"]), [columns[name] for name in wanted])
    return 0


if __name__ == "__main__":
    sys.exit(main())
