#!/usr/bin/env python3
"""Reads articles that others keyed with events, and says how many of the events stand in claims.

    tests/real/mirrors.py PROGRAM [--half held|open] [--missed KIND]   # M2E2, WikiEvents, RAMS

A mirror, no score: the keys tell trigger words and arguments as strings, not claims. An event counts as read where a claim of
a fitting type stands in its sentence, an argument where claim and key name it with the same words. Articles without an attack
in their keys are left out. Half of each corpus (by a hash of the article's name) is never looked at; the other half
may be, with --missed.

Sources: Li et al. 2020 (M2E2, articles of VOA), Li et al. 2021 (WikiEvents), Ebner et al. 2020 (RAMS), in ../shared/corpora.
"""
import argparse
import ast
import collections
import dataclasses
import hashlib
import json
import lzma
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
CORPORA = pathlib.Path(os.environ.get("COUNTERCLAIM_SHARED", HERE.parent.parent.parent / "shared")) / "corpora"

VIOLENCE = {"armed-clash", "shelling", "air-strike", "explosion", "violence-against-civilians", "property-destruction",
            "capture", "advance", "repulse", "ceasefire-violation", "equipment-loss", "casualty-toll"}
FITTING = {
    "attack": VIOLENCE,
    "casualties": VIOLENCE,
    "detention": {"detention", "release-exchange"},
    "protest": {"protest"},
    "meeting": {"talks", "agreement"},
}
KINDS = (  # how the names of a corpus' event types begin, in lower case
    ("conflict:attack", "attack"), ("conflict.attack", "attack"), ("life:die", "casualties"), ("life.die", "casualties"),
    ("life.injure", "casualties"), ("justice:arrest", "detention"), ("justice.arrest", "detention"),
    ("conflict:demonstrate", "protest"), ("conflict.demonstrate", "protest"), ("contact:meet", "meeting"),
    ("contact.contact.meet", "meeting"),
)
SLOTS = {  # role of a key -> slot of a claim
    "attacker": "actor", "killer": "actor", "injurer": "actor", "jailer": "actor", "demonstrator": "actor",
    "target": "target", "victim": "target", "detainee": "target", "place": "places",
}


@dataclasses.dataclass
class Event:
    kind: str
    trigger: tuple[int, int]    # characters of the article
    sentence: tuple[int, int]
    arguments: list             # [(slot, words)]


@dataclasses.dataclass
class Article:
    key: str
    published: str
    text: str = ""
    events: list = dataclasses.field(default_factory=list)


def kind_of(name):
    return next((kind for start, kind in KINDS if name.lower().startswith(start)), None)


def arguments_of(pairs):
    return [(SLOTS[role.lower()], words) for role, words in pairs if role.lower() in SLOTS]


def join(article, words, starts, between):
    """Adds a sentence of these words, spaced as in the original; says where each word and the sentence stand."""
    article.text += between if article.text else ""
    begin, spans, end = len(article.text), [], starts[0]
    for word, start in zip(words, starts):
        article.text += " " if start > end else ""
        spans.append((len(article.text), len(article.text) + len(word)))
        article.text += word
        end = start + len(word)
    return spans, (begin, len(article.text))


def spaced(words):
    """Where words would start in plain text, for a corpus that keeps the words alone."""
    starts, end, before = [], 0, ""
    for word in words:
        closed = re.match(r"^(?:[.,;:!?%)\]’”-]|[’']s$|n't$)", word) or re.search(r"[(\[“$-]$", before)
        starts.append(end if closed or not starts else end + 1)
        end, before = starts[-1] + len(word), word
    return starts


def m2e2():
    sentences = json.load(lzma.open(CORPORA / "m2e2" / "text_only_event.json.xz", "rt", encoding="utf-8"))
    named = collections.defaultdict(list)
    for sentence in sentences:
        name, number = sentence["sentence_id"].rsplit("_", 1)
        named[name].append((int(number), sentence))
    for name, parts in named.items():
        article = Article(name, "-".join(re.search(r"(\d{4})\.(\d\d)\.(\d\d)", name).groups()))
        last = None
        for _, part in sorted(parts, key=lambda one: one[0]):
            paragraph = last is not None and part["sentence_start"] - last > 2
            starts = [int(start) for start, _ in ast.literal_eval(str(part["index"]))]
            spans, whole = join(article, part["words"], starts, "\n" if paragraph else " ")
            last = part["sentence_end"]
            for event in part["golden-event-mentions"]:
                if kind := kind_of(event["event_type"]):
                    at = spans[event["trigger"]["start"]:event["trigger"]["end"]]
                    pairs = [(one["role"], one["text"]) for one in event["arguments"]]
                    article.events.append(Event(kind, (at[0][0], at[-1][1]), whole, arguments_of(pairs)))
        yield article


def wikievents():
    for line in (CORPORA / "wikievents" / "dev.jsonl").open(encoding="utf-8"):
        record = json.loads(line)
        day = re.search(r"(\d{4})\.(\d\d)\.(\d\d)", record["doc_id"])
        article = Article(record["doc_id"], "-".join(day.groups()) if day else "2017-06-01")
        words, sentences = [], []
        for tokens, _ in record["sentences"]:
            spans, whole = join(article, [token[0] for token in tokens], [token[1] for token in tokens], "\n")
            words += spans
            sentences.append(whole)
        for event in record["event_mentions"]:
            if kind := kind_of(event["event_type"]):
                trigger = event["trigger"]
                at = (words[trigger["start"]][0], words[trigger["end"] - 1][1])
                pairs = [(one["role"], one["text"]) for one in event["arguments"]]
                article.events.append(Event(kind, at, sentences[trigger["sent_idx"]], arguments_of(pairs)))
        yield article


def rams():
    for line in (CORPORA / "rams" / "dev.jsonlines").open(encoding="utf-8"):
        record = json.loads(line)
        article, words, sentences = Article(record["doc_key"], "2016-12-31"), [], []
        for tokens in record["sentences"]:
            spans, whole = join(article, tokens, spaced(tokens), " ")
            words += spans
            sentences += [whole] * len(tokens)
        flat = [word for tokens in record["sentences"] for word in tokens]
        for first, last, types in record["evt_triggers"]:
            if kind := kind_of(types[0][0]):
                pairs = [(re.sub(r"^evt\d+arg\d+", "", role), " ".join(flat[span[0]:span[1] + 1]))
                         for trigger, span, role in record["gold_evt_links"] if trigger == [first, last]]
                article.events.append(Event(kind, (words[first][0], words[last][1]), sentences[first], arguments_of(pairs)))
        yield article


def folded(words):
    plain = unicodedata.normalize("NFKD", words or "").lower()
    return re.sub(r"[^\w]+", " ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


def names(claim, slot, words):
    """Whether the slot of a claim and the words of a key are the same name, or one holds the other."""
    wanted = folded(words)
    filled = claim.get(slot) or []
    for one in [filled] if isinstance(filled, dict) else filled:
        for told in (folded(one.get("text")), folded(one.get("name"))):
            if wanted and told and (f" {wanted} " in f" {told} " or f" {told} " in f" {wanted} "):
                return True
    return False


def read(program, articles):
    """The claims of each article, `at` the character of the trigger or of the evidence."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as inputs:
        for article in articles:
            inputs.write(json.dumps({"id": article.key, "lang": "en", "published": article.published, "text": article.text}) + "\n")
        inputs.flush()
        output = subprocess.run([program, "read", inputs.name], capture_output=True, text=True, check=True).stdout
    texts = {article.key: article.text.encode() for article in articles}
    claims = collections.defaultdict(list)
    for claim in map(json.loads, output.splitlines()):
        place = claim.get("trigger") or claim["evidence"]
        claim["at"] = len(texts[claim["doc"]][:place["start"]].decode("utf-8", "ignore"))
        claims[claim["doc"]].append(claim)
    return claims


def compare(article, claims, counts, missed):
    for event in article.events:
        fitting = [claim for claim in claims
                   if event.sentence[0] <= claim["at"] < event.sentence[1] and claim["type"] in FITTING[event.kind]]
        near = min(fitting, key=lambda claim: abs(claim["at"] - event.trigger[0]), default=None)
        counts[event.kind].append(near is not None)
        if near is None and missed == event.kind:
            print(f"{article.key}: {article.text[slice(*event.trigger)]} | {article.text[slice(*event.sentence)]}")
        for slot, words in event.arguments if near else []:
            counts[slot].append(names(near, slot, words))


def print_row(name, texts, columns):
    shares = [f"{sum(found) / len(found):.3f} ({len(found)})" if found else "-" for found in columns]
    print(f"{name:11}{texts:6}" + "".join(f"{share:>18}" for share in shares))


def options_of(description, flag, **what):
    """The arguments of a mirror: the program, the half, and a flag that prints sentences of the open half. Exits where the held
    half is asked for its sentences, and with 77 (skipped) where the corpora are missing."""
    parser = argparse.ArgumentParser(description=description.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--half", choices=["held", "open"], default="held")
    parser.add_argument(flag, dest="shown", **what)
    options = parser.parse_args()
    if options.shown and options.half == "held":
        parser.error("the held half is not looked at: --half open")
    if not CORPORA.is_dir():
        print(f"skipped: no corpora in {CORPORA}")
        sys.exit(77)
    return options


def main():
    options = options_of(__doc__, "--missed", metavar="KIND", choices=list(FITTING), help="print events of the kind not read (open half)")
    wanted = list(FITTING) + ["actor", "target", "places"]
    print(f"{'corpus':11}{'texts':>6}" + "".join(f"{name:>18}" for name in wanted))
    together = collections.defaultdict(list)
    for corpus in (m2e2, wikievents, rams):
        articles = [article for article in corpus() if any(event.kind == "attack" for event in article.events)
                    and (hashlib.md5(article.key.encode()).digest()[0] % 2 == 0) == (options.half == "open")]
        claims = read(options.program, articles)
        counts = collections.defaultdict(list)
        for article in articles:
            compare(article, claims[article.key], counts, options.shown)
        print_row(corpus.__name__, len(articles), [counts[name] for name in wanted])
        together["texts"] += articles
        for name in wanted:
            together[name] += counts[name]
    print_row("together", len(together["texts"]), [together[name] for name in wanted])
    return 0


if __name__ == "__main__":
    sys.exit(main())
