#!/usr/bin/env python3
"""Reads one thing in every turn a language has for it: moods, of verbs and nouns, answers to a deed, sayings, roles, headlines, days, places,
counts; whatever word stands in it; two deeds in a sentence; a deed told on behind an aside; two deeds on two days; times
counted from one told before; short forms of who was named.

    turns.py PROGRAM [--lang xx] [--kind mood] [--errors N] [--floor SHARE] [--json]

`<language>.toml` and `<language>.passages.toml` hold, for each kind, turns of our own and what a careful reader makes of
them; a turn is read with every deed, speaker, side, town or sentence of its kind. Where tests/forms asks whether a claim
is read in every slot, these ask one slot of very many turns. Method: Ribeiro et al., "Beyond Accuracy: Behavioral Testing
of NLP Models with CheckList", ACL 2020 (minimum functionality tests).

Prints how many are read right of each kind, and with `--errors` the turns most often read wrong.
"""
import argparse
import collections
import json
import pathlib
import subprocess
import sys
import tomllib

import passages

HERE = pathlib.Path(__file__).resolve().parent
PUBLISHED = "2024-03-14"
NUMBERS = {"ten": 10, "10": 10, "dix": 10, "30": 30}
CONTRACTED = {  # of a name that is put behind a preposition
    "en": {},
    "fr": {" de les ": " des ", " de le ": " du ", " à les ": " aux ", " à le ": " au ", " de des ": " d'",
           " que il": " qu'il"},
}
AGREED = {  # of a name in the plural that is put before a verb
    "en": {" were ": " was "},
    "fr": {" a été bombardé": " ont été bombardées", " est tombé": " sont tombées", " a ": " ont ",
           " affronte ": " affrontent ", " accuse ": " accusent ", " affirme ": " affirment ",
           " encercle ": " encerclent "},
}


def capital(text):
    return text[0].upper() + text[1:]


def spelled(text, language):
    for old, new in CONTRACTED[language].items():
        text = text.replace(old, new)
    if language == "fr":
        for vowel in "aéèê":
            text = text.replace(" de " + vowel, " d'" + vowel)
    return text


def agree(text, name, language):
    """English names of one stand with "was", French ones of many with a verb of many."""
    many = name.endswith("s") if language == "en" else name.startswith("les ")
    if many == (language == "en"):
        return text
    for old, new in AGREED[language].items():
        text = text.replace(name + old, name + new)
    return text


def moods(ground, language):
    for turn in ground["turns"]:
        for deed in ground["deeds"]:
            def right(claims, turn=turn, deed=deed):
                told = [one for one in claims if one["type"] in deed["types"]]
                return bool(told) and all(told[0][slot] == turn.get(slot, told[0][slot])
                                          for slot in ("modality", "polarity"))
            yield turn["text"], spelled(turn["text"].format(**deed), language), right


def forms_of(deed):
    """What agrees with a noun: the auxiliaries and endings that the turns of both languages ask for."""
    many = deed.get("plural", False)
    one = not many
    return {"is": "is" if one else "are", "was": "was" if one else "were", "has": "has" if one else "have",
            "est": "est" if one else "sont", "a": "a" if one else "ont", "doit": "doit" if one else "doivent",
            "t": "t" if one else "ent", "nt": "" if one else "nt", "ent": "e" if one else "ent",
            "ra": "a" if one else "ont", "s": "s" if many else "", "e": "e" if deed.get("feminine") else ""}


def nouns(ground, language):
    for turn in ground["turns"]:
        for deed in ground["deeds"]:
            if deed["types"][0] in turn.get("but", []):
                continue

            def right(claims, turn=turn, deed=deed):
                told = [one for one in claims if one["type"] in deed["types"]]
                sign = {"affirmed": "+", "denied": "-"}
                return bool(told) and told[0]["modality"] + sign[told[0]["polarity"]] in turn["reads"]
            text = turn["text"].format(n=deed["noun"], N=capital(deed["noun"]), b=deed.get("bare", ""),
                                       **forms_of(deed))
            yield turn["text"], spelled(text, language), right


def answers(ground, language):
    """What somebody says of a deed that is known: he did it where he denies it, and not where he only speaks of it."""
    for turn in ground["turns"]:
        for deed in ground["deeds"]:
            def right(claims, turn=turn, deed=deed):
                told = [one for one in claims if one["type"] in deed["types"]]
                sign = {"affirmed": "+", "denied": "-"}
                if not told:
                    return "none" in turn["reads"]
                if told[0]["modality"] + sign[told[0]["polarity"]] not in turn["reads"]:
                    return False
                his = ground["party"] in ((told[0]["actor"] or {}).get("party") or [])
                return his if told[0]["polarity"] == "denied" else not his
            yield turn["text"], spelled(turn["text"].format(n=deed["noun"]), language), right


def sayings(ground, language):
    for turn in ground["turns"]:
        for speaker in ground["speakers"]:
            for said in ground["said"]:
                def right(claims, speaker=speaker, said=said):
                    told = [one["claimant"] for one in claims if one["type"] in said["types"]]
                    if not told:
                        return False
                    text, name = (told[0]["text"] or "").lower(), speaker["name"].lower()
                    bare = name.split("'", 1)[-1] if language == "fr" else name
                    named = bool(text) and (text in name or bare in text or name.split(" ", 1)[-1] in text)
                    return named and speaker.get("party", "") in told[0]["party"] + [""]
                text = turn.format(speaker=speaker["name"], clause=said["clause"], Clause=capital(said["clause"]),
                                   noun=said["noun"])
                yield turn, capital(spelled(text, language)), right


def roles(ground, language):
    for turn in ground["turns"]:
        for sides in ground["sides"]:
            def right(claims, turn=turn, sides=sides):
                a, b = sides["a_party"], sides["b_party"]
                pairs = [[set((one[slot] or {}).get("party") or []) for slot in ("actor", "target")] for one in claims]
                tests = {"a>b": lambda does, bears: a in does and b in bears,
                         "a": lambda does, bears: a in does,
                         "b": lambda does, bears: b in does or (a in does and b in bears),
                         "both": lambda does, bears: {a, b} <= does | bears}
                return any(tests[turn["who"]](*pair) for pair in pairs)
            text = turn["text"].format(a=sides["a"], b=sides["b"])
            for name in (sides["a"], sides["b"]):
                text = agree(text, name, language)
            yield turn["text"], capital(spelled(text, language)), right


def headlines(ground, _):
    for turn in ground["turns"]:
        for town in ground["towns"]:
            def right(claims, turn=turn, town=town):
                told = [one for one in claims if one["type"] in turn["types"]]
                counted = [one["low"] for claim in told for one in claim["quantities"] or [] if one["kind"] == "killed"]
                words = turn["text"].lower().replace(":", " ").split()
                wanted = next((NUMBERS[word] for word in words if word in NUMBERS), None)
                return (len(told) > 0 and len(told) == len(claims) and (wanted is None or wanted in counted) and
                        any(place["name"] == town for one in told for place in one["places"] or []))
            yield turn["text"], turn["text"].format(town=town), right


def days(ground, _):
    for turn in ground["turns"]:
        for sentence in ground["sentences"]:
            def right(claims, turn=turn):
                time = (claims[0]["time"] or {}) if claims else {}
                first, last = time.get("from"), time.get("to")
                if not claims or "from" not in turn:
                    return bool(claims) and not first
                return bool(first) and first <= turn["to"] and turn["from"] <= (last or first)
            yield turn["when"], sentence.format(when=turn["when"], When=capital(turn["when"])), right


def places(ground, _):
    for turn in ground["turns"]:
        for sentence in ground["sentences"]:
            def right(claims, turn=turn):
                names = {place["name"] for one in claims[:1] for place in one["places"] or []}
                return bool(names) and names <= set(turn["names"])
            yield turn["where"], sentence.format(where=turn["where"]), right


KINDS = {"mood": moods, "noun": nouns, "answer": answers, "saying": sayings, "roles": roles, "headline": headlines, "day": days,
         "place": places} | passages.KINDS


def read(program, texts, ground, kind, language):
    """Claims of each text alone: not those of the line before it or of the body of the article."""
    lead = ground.get("context", "")
    before = len((lead + "\n\n").encode()) if lead else 0
    records = []
    for number, text in enumerate(texts):
        record = {"id": str(number), "lang": language, "published": PUBLISHED,
                  "text": (lead + "\n\n" if lead else "") + text}
        if kind == "headline":
            town = next(town for town in ground["towns"] if town in text)
            record |= {"title": text, "text": text + "\n\n" + ground["body"].format(p=town)}
        records.append(json.dumps(record))
    done = subprocess.run([program, "--quiet", "read", "-"], input="\n".join(records) + "\n", text=True,
                          stdout=subprocess.PIPE, check=True)
    claims = collections.defaultdict(list)
    for line in done.stdout.splitlines():
        claim = json.loads(line)
        start, own = claim["evidence"]["start"], len(texts[int(claim["doc"])].encode())
        if before <= start < before + own:
            claims[int(claim["doc"])].append(claim)
    return claims


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--lang", choices=["en", "fr"])
    parser.add_argument("--kind", choices=list(KINDS))
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="name the N turns read wrong most often")
    parser.add_argument("--floor", type=float, default=0, help="fail where fewer of a kind are read right")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    shares, below = [], False
    for language in [options.lang] if options.lang else ["en", "fr"]:
        grounds = {}
        for name in (f"{language}.toml", f"{language}.passages.toml"):
            grounds |= tomllib.loads((HERE / name).read_text(encoding="utf-8"))
        for kind in [options.kind] if options.kind else KINDS:
            cases = list(KINDS[kind](grounds[kind], language))
            claims = read(options.program, [text for _, text, _ in cases], grounds[kind], kind, language)
            wrong = collections.Counter(label for number, (label, _, right) in enumerate(cases)
                                        if not right(claims[number]))
            right = len(cases) - sum(wrong.values())
            shares.append({"language": language, "kind": kind, "right": right, "of": len(cases)})
            floor = min(options.floor, grounds[kind].get("floor", 1))
            below = below or right < floor * len(cases)
            if not options.json:
                print(f"{language} {kind:<9} {right:5} of {len(cases):5} ({right / len(cases):.3f})")
                for label, times in wrong.most_common(options.errors):
                    print(f"    {times:3} {label}")
    if options.json:
        print(json.dumps(shares))
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
