#!/usr/bin/env python3
"""Says what must be read whatever the turn of the sentence, and reads it in every turn.

    forms.py PROGRAM [--lang xx] [--form NAME] [--wrap NAME] [--errors N] [--draws N] [--floor SHARE] [--json]

`<language>/*.toml` hold forms (one occurrence in one turn, with the claims it puts forward), wraps (who says it, and how)
and wars (parties, forces, places). Every form is drawn in every wrap with parties, places, numbers and days at random,
always the same ones. A draw passes where the claims are those of the form, no more and no fewer, each with the slots
the form gives. Method: Ribeiro et al., "Beyond Accuracy: Behavioral Testing of NLP Models with CheckList", ACL 2020.

A claim is written as in data/training: `type sign mood slot=value …`. A slot that is not written is not looked at;
`actor=-` must be open. Values name what was drawn: `actor={A}` (a party), `at={place}`, `on={on}`, `q=killed:{k}`.
Without `by=` the claimant is the wrap's; without a wrap it is the outlet (`by=outlet`); `by=-` is somebody of no party,
`by=*` is not looked at. Types, moods and parties that are as good stand with strokes (`advance/capture + f/d`); the sign
`*` is not looked at, and a last claim `*` lets there be others. A speaker is of a sort (`is`), and a wrap may
take some sorts only (`of`); a speaker's party `*` is not looked at. `only={place}`: these places and no other. A claim
that opens with `? ` may be read or not. A form with `wraps = false` is drawn as it stands; in its text "¶" starts a
paragraph.
In a wrap `[says|say]` agrees with the speaker, who is many where the text of him begins as `plural` of the language
says. `joins` are what a variable and the word before it become, `spelling` the last changes to a text.

A war has two parties, `a` and `b`, that trade places unless `either = false`, `places`, and whatever else its forms ask
for; a form is drawn in all wars that have what it asks for, or in its `wars` only. Variables: `{A}` and `{B}` (a party
by its name), `{A.forces}` (a part of it), `{place}`, `{on}`, the numbers `{k}`, `{w}` and `{n}`, a text of the war, one
of `words`; `{place.2}` is another place. `_` in a value is a blank; `q=killed:3..3,wounded:5..`, open where nothing
stands.
"""
import argparse
import collections
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
MOODS = {"a": "actual", "f": "future", "d": "demanded", "p": "possible"}
ANY_MORE = "*"
SIGNS = {"+": "affirmed", "-": "denied", "*": None}


class Drawn:
    """One filling of a form: texts of its variables, and what they stand for."""

    def __init__(self, rng, ground, war):
        self.rng, self.ground, self.war, self.values = rng, ground, war, {}
        self.sides = {name: war[name.lower()] for name in "AB"}
        if rng.random() < 0.5 and war.get("either", True):
            self.sides["A"], self.sides["B"] = self.sides["B"], self.sides["A"]

    def pick(self, name):
        """(text, value) of a variable; the same name is always the same thing."""
        if name in self.values:
            return self.values[name]
        side, _, part = name.partition(".")
        if side in self.sides:
            value = (self.sides[side][part or "name"], self.sides[side]["party"])
        elif side == "place":
            left = [one for one in self.war["places"] if all(one != text for text, _ in self.values.values())]
            value = (self.rng.choice(left),) * 2
        elif side in ("k", "w", "n"):
            text, *bounds = self.rng.choice(self.ground["numbers"])
            value = (text, "..".join("" if bound < 0 else str(bound) for bound in bounds))
        elif side == "on":
            text, first, last = self.rng.choice(self.ground["days"])
            value = (text, f"{first}..{last}")
        elif isinstance(self.war.get(side), str):
            value = (self.war[side],) * 2
        else:
            value = (self.rng.choice(self.ground["words"][side]),) * 2
        self.values[name] = value
        return value

    def fill(self, text):
        return re.sub(r"((?:\w+ )?)\{([^}]+)\}", lambda found: self.join(found[1] + self.pick(found[2])[0]), text)

    def join(self, text):
        """A variable and the word before it, as the language writes them together: *de le* is *du*."""
        for apart, together in self.ground.get("joins", []):
            text = re.sub(apart, together, text)
        return text

    def parties(self, value):
        found = re.fullmatch(r"\{(.+)\}", value)
        parties = self.pick(found[1])[1] if found else value.replace("_", " ")
        return [parties] if isinstance(parties, str) else parties

    def whose(self, party):
        """Parties of a speaker; None where they are not looked at."""
        if party == "*":
            return None
        return self.sides[party]["party"] if party in self.sides else [one for one in party.split("/") if one]

    def expected(self, spec, speaker):
        """A claim that must be read: type, polarity, modality and the slots looked at."""
        kind, sign, mood, *slots = spec.removeprefix("? ").split()
        claim = {"type": kind, "polarity": SIGNS[sign], "modality": [MOODS[one] for one in mood.split("/")], "by": speaker}
        claim["optional"] = spec.startswith("? ")
        for slot in slots:
            key, _, value = slot.partition("=")
            claim[key] = value
        for key in ("actor", "target", "by"):
            value = claim.get(key)
            if value in ("*", "outlet", "-"):
                claim[key] = {"*": None, "outlet": "outlet", "-": []}[value]
            elif isinstance(value, str) and value != speaker:
                claim[key] = [party for one in value.split("/") for party in self.parties(one)]
        for key in ("at", "only", "on", "q"):
            if key in claim:
                claim[key] = re.sub(r"\{([^}]+)\}", lambda found: self.pick(found[1])[1] or "", claim[key])
        return claim


def load(language):
    """All files of a language as one: lists and tables are joined."""
    ground = {}
    for path in sorted((HERE / language).glob("*.toml")):
        for key, value in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if isinstance(value, list):
                ground.setdefault(key, []).extend(value)
            elif isinstance(value, dict):
                ground.setdefault(key, {}).update(value)
            else:
                ground[key] = value
    return ground


def sentence(text):
    text = re.sub(r"\s+([,.])", r"\1", re.sub(r"\s+", " ", text)).strip()
    text = text.replace(" ¶ ", "¶")
    begins = r"(^[\"“« ]*|¶|(?<![A-Z])[.?!][\"”]?(?: »)? [\"“« ]*|: [\"“«] ?)(\w)"
    return re.sub(begins, lambda found: found[1] + found[2].upper(), text)


def agreeing(ground, text, says):
    """`[says|say]` of a wrap as the speaker asks for it."""
    many = bool(says and re.match(ground.get("plural", "$"), says))
    return re.sub(r"\[([^|\]]*)\|([^\]]*)\]", lambda found: found[2 if many else 1], text)


def spelled(ground, text):
    for pattern, written in ground.get("spelling", []):
        text = re.sub(pattern, written, text)
    return sentence(text)


def fits(war, form, words):
    """A form is drawn in the wars it names, else in all that have the parts it uses."""
    parts = re.findall(r"\{([AB])\.(\w+)\}", form["text"])
    drawn = {"A", "B", "place", "k", "w", "n", "on", *words}
    own = [name for name in re.findall(r"\{(\w+)[.}]", form["text"]) if name not in drawn]
    return (war["name"] in form.get("wars", [war["name"]]) and all(part in war["a"] and part in war["b"] for _, part in parts)
            and all(name in war for name in own))


def draws(ground, options):
    for form in ground["form"]:
        if options.form and not re.fullmatch(options.form, form["name"]):
            continue
        wraps = [wrap for wrap in ground["wrap"] if form.get("wraps", True) or "{speaker}" not in wrap["text"]]
        for wrap in wraps:
            if options.wrap and wrap["name"] != options.wrap:
                continue
            for number in range(options.draws * (1 if form.get("wraps", True) else 3)):
                rng = random.Random(f"{form['name']} {wrap['name']} {number}")
                drawn = Drawn(rng, ground, rng.choice([war for war in ground["war"] if fits(war, form, ground["words"])]))
                clause = drawn.fill(form["text"])
                speaker, by = None, "outlet"
                if "{speaker}" in wrap["text"]:
                    speaker = rng.choice([one for one in ground["speaker"]
                                          if not wrap.get("of") or one.get("is", "people") in wrap["of"]])
                    by = drawn.whose(speaker["party"])
                    says = drawn.fill(speaker["text"])
                else:
                    says = ""
                text = agreeing(ground, wrap["text"], says).replace("{speaker}", says)
                text = text.replace("{S}", sentence(clause)).replace("{s}", clause)
                yield {"form": form["name"], "wrap": wrap["name"], "text": spelled(ground, text).replace("¶", "\n\n"),
                       "published": ground["published"],
                       "claims": [spec if spec == ANY_MORE else drawn.expected(spec, by) for spec in form["claims"]]}


def overlaps(one, other):
    return one[0] <= (other[1] or other[0]) and other[0] <= (one[1] or one[0])


def wrong_slots(gold, read):
    wrong = [] if gold["polarity"] in (None, read["polarity"]) else ["polarity"]
    if read["modality"] not in gold["modality"]:
        wrong.append("modality")
    for key, slot in (("actor", "actor"), ("target", "target"), ("by", "claimant")):
        if key in gold and gold[key] == "outlet":
            if (read[slot] or {}).get("role", "outlet") != "outlet":
                wrong.append(slot)
        elif gold.get(key) is not None:
            if key == "by" and not gold[key] and (read[slot] or {}).get("role", "outlet") == "outlet":
                wrong.append(slot)
                continue
            named = set((read[slot] or {}).get("party") or [])
            if not (set(gold[key]) & named if gold[key] else not named):
                wrong.append(slot)
    if "at" in gold:
        wanted = [] if gold["at"] == "-" else gold["at"].replace("_", " ").split("/")
        named = [(place["name"], place["text"]) for place in read["places"]]
        if not (all(any(want == name or text.endswith(want) for name, text in named) for want in wanted)
                and (wanted or not named)):
            wrong.append("place")
    if "only" in gold:
        meant = gold["only"].replace("_", " ").split("/")
        named = [any(place["name"] == one or place["text"].endswith(one) for one in meant) for place in read["places"]]
        if not named or not all(named):
            wrong.append("place")
    if "on" in gold:
        time = read["time"]
        days = (time["from"] or "", time["to"] or "9") if time else None
        if (gold["on"] == "-") != (days is None) or (days and not overlaps(gold["on"].split(".."), days)):
            wrong.append("date")
    counted = sorted(f"{one['kind']}:{one['low'] if one['low'] is not None else ''}.."
                     f"{one['high'] if one['high'] is not None else ''}" for one in read["quantities"])
    if gold.get("q") != "*" and counted != sorted(filter(None, gold.get("q", "").split(","))):
        wrong.append("quantities")
    return wrong


def faults(gold, read):
    """What differs: `missing TYPE`, `extra TYPE`, `TYPE slot`."""
    left, found = list(read), []
    for claim in sorted(gold, key=lambda claim: 2 if claim == ANY_MORE else claim["optional"]):
        if claim == ANY_MORE:
            return found
        same = [one for one in left if one["type"] in claim["type"].split("/")]
        if not same:
            found += [] if claim["optional"] else [f"missing {claim['type']}"]
            continue
        best = min(same, key=lambda one: len(wrong_slots(claim, one)))
        left.remove(best)
        found += [f"{claim['type']} {slot}" for slot in wrong_slots(claim, best)]
    return found + [f"extra {one['type']}" for one in left]


def read(program, drawn, language):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for number, draw in enumerate(drawn):
            file.write(json.dumps({"id": str(number), "text": draw["text"], "published": draw["published"],
                                   "lang": language}) + "\n")
        file.flush()
        answer = subprocess.run([program, "read", "--progress", "never", file.name], check=True, capture_output=True)
    claims = collections.defaultdict(list)
    for line in answer.stdout.decode("utf-8").splitlines():
        claim = json.loads(line)
        claims[int(claim["doc"])].append(claim)
    return [claims[number] for number in range(len(drawn))]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--lang", default="en")
    parser.add_argument("--form", help="forms whose name is this regular expression")
    parser.add_argument("--wrap")
    parser.add_argument("--errors", type=int, default=0, help="so many draws that fail, of each form")
    parser.add_argument("--draws", type=int, default=2, help="of each form in each wrap")
    parser.add_argument("--floor", type=float, help="exit 1 where a smaller share passes")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    ground = load(options.lang)
    drawn = list(draws(ground, options))
    results = collections.defaultdict(list)
    for draw, claims in zip(drawn, read(options.program, drawn, options.lang)):
        draw["faults"] = faults(draw["claims"], claims)
        results["form", draw["form"]].append(draw)
        results["wrap", draw["wrap"]].append(draw)
    passed = sum(not draw["faults"] for draw in drawn)
    table = []
    for (kind, name), those in results.items():
        kinds = collections.Counter(fault for draw in those for fault in draw["faults"])
        table.append({"kind": kind, "name": name, "draws": len(those),
                      "passed": sum(not draw["faults"] for draw in those),
                      "faults": [f"{fault} ({count})" for fault, count in kinds.most_common(4)]})
    table.sort(key=lambda row: (row["kind"], row["passed"] / row["draws"]))
    if options.json:
        print(json.dumps({"draws": len(drawn), "passed": passed, "rows": table}, ensure_ascii=False))
    else:
        for row in table:
            print(f"{row['kind']} {row['name']:40} {row['passed']:4} of {row['draws']:4}  {', '.join(row['faults'])}")
            wrong = [draw for draw in results[row["kind"], row["name"]] if draw["faults"]]
            for draw in wrong[:options.errors if row["kind"] == "form" else 0]:
                print(f"      {draw['text']}\n        {draw['wrap']}: {', '.join(draw['faults'])}")
        print(f"{passed} of {len(drawn)} draws read right ({passed / max(1, len(drawn)):.3f})")
    return int(options.floor is not None and passed < options.floor * len(drawn))


if __name__ == "__main__":
    sys.exit(main())
