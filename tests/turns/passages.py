"""Kinds of turns whose claims are judged whole: counts, many words in one place, two deeds, passages, stories of two days,
times counted from one told before, and short forms of whoever was named before."""
import itertools
import re

SLOTS = ("actor", "target")


def capital(text):
    return text[0].upper() + text[1:]


def bounds(count):
    """"killed 41.." as (kind, low, high); one number is both bounds."""
    kind, numbers = count.split()
    low, high = numbers.split("..") if ".." in numbers else (numbers, numbers)
    return kind, int(low) if low else None, int(high) if high else None


def counted(claims):
    return [(one["kind"], one["low"], one["high"]) for claim in claims for one in claim["quantities"] or []]


def holds(counts, claims):
    """A count is among those of the claims by its kind and lower bound."""
    found = {(kind, low) for kind, low, _ in counted(claims)}
    return all(bounds(count)[:2] in found for count in counts)


def towns(claim):
    return [place["name"] for place in claim["places"] or []]


def day_of(claim):
    time = claim["time"] or {}
    return time.get("from"), time.get("to")


def text_of(slot):
    return ((slot or {}).get("text") or "").lower()


def plain(claim):
    return claim["modality"] == "actual" and claim["polarity"] == "affirmed"


def counts(ground, _):
    for turn in ground["turns"]:
        def right(claims, turn=turn):
            told = counted(claims)
            by, types = turn.get("by", "").lower(), turn.get("types")
            return (sorted(told, key=str) == sorted(map(bounds, turn["counts"]), key=str) and all(map(plain, claims)) and
                    all(types is None or one["type"] in types for one in claims) and
                    all(by in text_of(one["claimant"]) if by else not text_of(one["claimant"]) for one in claims))
        yield turn["text"], turn["text"], right


def words(ground, language):
    for group in ground["sets"]:
        for turn in group["turns"]:
            for word in group["words"]:
                def right(claims, turn=turn, word=word, slot=group["slot"]):
                    told = [one for one in claims if one["type"] in turn["types"]]
                    return (len(claims) == 1 and len(told) == 1 and towns(told[0]) == [ground["town"]] and
                            day_of(told[0])[0] == ground["day"] and plain(told[0]) and
                            not text_of(told[0]["claimant"]) and holds(turn.get("counts", []), told) and
                            word.lower().split()[-1] in text_of(told[0][slot]))
                text = turn["text"].format(x=word, X=capital(word))
                if language == "fr" and not word.startswith(("des ", "les ")):
                    text = text.replace(" ont attaqué", " a attaqué") if text.startswith(capital(word)) else text
                yield f"{turn['text']} {word}", text, right


def pairs(ground, language):
    for turn in ground["turns"]:
        for one, other in itertools.permutations(ground["deeds"], 2):
            for deed in (one, other):
                def right(claims, deed=deed):
                    told = [claim for claim in claims if claim["type"] in deed["types"] and towns(claim) == [deed["place"]]]
                    return any(holds(deed.get("counts", []), [claim]) for claim in told)
                text = turn.format(a=one["clause"], A=capital(one["clause"]), b=other["clause"],
                                   B=capital(other["clause"]), m=other["noun"])
                for apart, joined in ((" de le ", " du "), (" à le ", " au "), (" que une ", " qu'une ")):
                    text = text.replace(apart, joined) if language == "fr" else text
                yield turn, text, right


def passages(ground, _):
    for on in ground["on"]:
        for deed in ground["deeds"]:
            if deed["name"] not in on["of"]:
                continue
            for aside in ground["asides"]:
                told = re.sub(r"\bde le ", "du ", on["text"].format(n=deed["noun"], N=capital(deed["noun"])))
                before = " ".join(part for part in (deed["text"], aside) if part) + " "
                wanted = {slot: on.get(slot, deed.get(slot, "*")) for slot in SLOTS + ("place", "day")}

                def right(claims, on=on, deed=deed, wanted=wanted, behind=len(before.encode())):
                    types = on.get("types", deed["types"])
                    if "counts" in on and types == ["armed-clash"]:
                        types = types + ["casualty-toll"]
                    return any(tells_on(claim, on, wanted) for claim in claims
                               if claim["trigger"]["start"] >= behind and (claim["type"] in types or not types))
                yield on["text"], before + told, right


def stories(ground, _):
    for on in ground["on"]:
        for pair in itertools.permutations(ground["deeds"], 2):
            scenes = list(zip(pair, ground["scenes"]))
            before = " ".join(deed["text"].format(**scene) for deed, scene in scenes) + " "
            for deed, scene in scenes:
                if deed["name"] not in on["of"]:
                    continue
                told = on["text"].format(n=deed["noun"], N=capital(deed["noun"]), town=scene["town"])
                types = on.get("types", deed["types"])
                if types == ["armed-clash"]:  # who were killed is not said
                    types = types + ["casualty-toll", "violence-against-civilians"]

                def right(claims, on=on, deed=deed, scene=scene, types=types, behind=len(before.encode())):
                    return any(claim["type"] in types and towns(claim) == [scene["town"]] and
                               on.get("day", scene["day"]) in ("*", day_of(claim)[0]) and
                               holds(on.get("counts", []), [claim]) and
                               ("types" in on or claim["type"] == "casualty-toll" or
                                deed.get("actor", "*") in ["*"] + ((claim["actor"] or {}).get("party") or []))
                               for claim in claims if claim["trigger"]["start"] >= behind)
                yield on["text"], before + told, right


def told_times(ground, _):
    for told in ground["ground"]:
        for turn in told["turns"]:
            for sentence in ground["sentences"]:
                text = sentence.format(told=told["told"], when=turn["when"], When=capital(turn["when"]))

                def right(claims, turn=turn):
                    shelled = [claim["time"] or {} for claim in claims if claim["type"] in ("shelling", "air-strike")]
                    return any(time.get("from") and turn["from"] <= time["from"] and (time.get("to") or "9") <= turn["to"]
                               for time in shelled)
                yield f"{told['told']}: {turn['when']}", text, right


def short_forms(ground, _):
    """"The group", "its spokesman", "the ministry", "in the town": whoever and wherever the sentence before named."""
    pronouns = ("they", "it", "he", "ils", "elles", "il", "elle")
    turns = {"actor": ground["does"], "claimant": ground["says"], "places": ground["where"]}
    for one in ground["ground"]:
        slot, wanted = one["slot"], one.get("party") or one["name"]
        for word, turn in itertools.product(one["words"], turns[slot]):
            if word in pronouns and "{a}" in turn:
                continue
            many = word.split()[0] in ("les", "ils", "elles", "ses", "des")
            told = turn.format(A=capital(word), a=word, t=one.get("town"), ont="ont" if many else "a")
            behind = len(one["lead"].encode())

            def right(claims, slot=slot, wanted=wanted, behind=behind):
                named = [place["name"] for claim in claims if claim["trigger"]["start"] >= behind
                         for place in claim["places"] or []]
                parties = [party for claim in claims if claim["trigger"]["start"] >= behind and slot != "places"
                           for party in (claim[slot] or {}).get("party") or []]
                return any(wanted in name for name in named) if slot == "places" else wanted in parties
            yield f"{wanted}: {word}", f"{one['lead']} {told}", right


def tells_on(claim, on, wanted):
    by = on.get("by", "")
    if by == "":
        said = not text_of(claim["claimant"])
    else:
        said = by == "*" or by.lower() in text_of(claim["claimant"])
    toll = claim["type"] == "casualty-toll"  # who killed them is the deed's to tell
    done = all(wanted[slot] == "*" or (toll and slot == "actor") or
               wanted[slot] in ((claim[slot] or {}).get("party") or []) for slot in SLOTS)
    polarity = on.get("polarity", "affirmed")
    return (said and done and claim["modality"] == "actual" and polarity in ("", claim["polarity"]) and
            towns(claim) == [wanted["place"]] and wanted["day"] in ("*", *day_of(claim)) and
            holds(on.get("counts", []), [claim]))


KINDS = {"count": counts, "word": words, "pair": pairs, "passage": passages, "story": stories,
         "told": told_times, "short": short_forms}
