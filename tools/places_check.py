#!/usr/bin/env python3
"""Holds the places we entered ourselves against public place data: by name, then by distance.

    tools/places_check.py [SOURCE_DIR] [data/places] [--all]

SOURCE_DIR is the folder tools/places_extract.py reads (../shared/places by default). For each line of overlay.tsv with
a point, records of Who's On First, GeoNames and Natural Earth that bear one of its names are looked up, in its country
where it has one; generic words (camp, airport, ...) may be left out, and what is called after a town lies near the town.
A line is held up by a record within its radius and k_near km; a line that has namesakes but none near is off, unless
SETTLED says why. --credit writes into overlay.tsv what holds up each line. Exit code 1 where a line is off or a line's source claims a check that fails, 77 (skipped, and said)
where the data is not there. --all prints what holds up each line.
"""

import csv
import glob
import json
import math
import os
import subprocess
import sys
import unicodedata

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
NEAR_KM = 12        # two sources may put the middle of a town so far apart
UNIT_KM = 150       # a state or province: sources take its seat, its middle or its label for its point
UNPLACED_KM = 500   # a record that tells no country is a namesake further off
FEATURE_KM = 25     # a base or camp may lie so far from the town it is called after
WIDE = {"area", "region", "water", "height", "island", "district"}
GENERIC = set("""camp camps airport international air base airbase airfield military naval border crossing checkpoint dam
barrage hydroelectric hospital prison refinery oil field fields facility power plant nuclear station mosque church
cathedral monastery palace university bridge road corridor highway port terminal the of al el ad as ash an ar district
region province governorate oblast state strip heights hills mountains mount mountain range valley plain plateau lake
sea river strait gulf bay canal reservoir island islands archipelago peninsula desert basin forest old city refugee
refugees idp front line village town kibbutz""".split())
CHECKED = "; point checked against "

# Lines that have namesakes elsewhere only, and why they are right all the same.
SETTLED = {
    "cc:al-fashaga": "the triangle on the border; the record is a town of the county to the west",
    "cc:al-jufra-base": "the record is the middle of the whole district",
    "cc:equatoria": "the old province of three states; the records are one of them",
    "cc:fordow": "the plant, not the village of the name",
    "cc:gara-mountain": "Giraw is another place",
    "cc:gojjam": "the old province; the record is a village of another",
    "cc:kalma-camp": "the camp by Nyala, not the village of the name",
    "cc:maidan": "the square in Kyiv; the records are villages",
    "cc:manchuria": "the region, not the town on its edge",
    "cc:merowe-dam": "the dam lies upstream of the town",
    "cc:mosul-dam": "the dam lies 42 km upstream of the city",
    "cc:qandil": "the range, not the village of the name",
    "cc:tihama": "the plain along the coast; the record is a village inland",
    "cc:tishrin-dam": "the dam on the Euphrates; the record is a village by the coast",
    "cc:wagadou-forest": "the forest; the record is a place by the border",
    "cc:zaporizhzhia-npp": "the plant at Enerhodar; the record is the middle of the region",
}


def unpacked(path):
    return subprocess.run(["zstd", "-dc", path], check=True, capture_output=True).stdout.decode("utf-8")


def fold(text):
    text = unicodedata.normalize("NFKD", text.replace("ı", "i").replace("ə", "a").replace("ʻ", "").replace("’", "'"))
    kept = [c if c.isalnum() else " " for c in text.casefold() if not unicodedata.combining(c) and c != "'" and c != "`"]
    return " ".join("".join(kept).split())


def core(text):
    words = [word for word in fold(text).split() if word not in GENERIC]
    return " ".join(words)


def km(a, b, c, d):
    p, q = math.radians(a), math.radians(c)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(d - b) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


def names_in(cell):
    for part in cell.lstrip("!").split(";"):
        for name in part.partition("=")[2].split("|"):
            if name:
                yield name


def records(source):
    """(source, name, names, country, latitude, longitude, box of what is drawn) of every record there is."""
    for path in sorted(glob.glob(source + "/wof/wof-*.tsv.zst")):
        for row in csv.DictReader(unpacked(path).splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
            names = {name for forms in json.loads(row["names_json"]).values() for name in forms} | {row["name"]}
            yield "Who's On First", row["name"], names, row["country"], float(row["lat"]), float(row["lon"]), None
    for line in unpacked(source + "/geonames/cities15000.txt.zst").splitlines():
        cell = line.split("\t")
        yield "GeoNames", cell[1], {cell[1], cell[2], *cell[3].split(",")}, cell[8], float(cell[4]), float(cell[5]), None
    for path in sorted(glob.glob(source + "/naturalearth/ne_*.geojson.zst")):
        for feature in json.loads(unpacked(path))["features"]:
            props = {key.lower(): value for key, value in feature["properties"].items()}
            names = {value for key, value in props.items() if key.startswith("name") and isinstance(value, str)}
            points = list(points_of((feature["geometry"] or {}).get("coordinates") or []))
            if not names or not points:
                continue
            middle = points[len(points) // 2] if feature["geometry"]["type"].endswith("LineString") else (
                sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points))
            country = props.get("iso_a2") or ""
            box = None
            if feature["geometry"]["type"].endswith("Polygon"):
                box = (min(p[0] for p in points), min(p[1] for p in points), max(p[0] for p in points),
                       max(p[1] for p in points))
            yield ("Natural Earth", props.get("name") or min(names), names, country if len(country) == 2 else "",
                   middle[1], middle[0], box)


def points_of(coordinates):
    if coordinates and isinstance(coordinates[0], (int, float)):
        yield coordinates
        return
    for part in coordinates:
        yield from points_of(part)


def near(row, found):
    """Whether the nearest namesake is near enough for the kind of place."""
    reach = float(row["radius_km"] or 0) + (NEAR_KM if row["kind"] in WIDE else FEATURE_KM)
    if row["kind"] in ("settlement", "neighbourhood"):
        reach = NEAR_KM
    if not row["kind"]:  # corrects a unit of the bulk data
        reach = UNIT_KM
    return min(found)[0] <= reach


def credit(path, held):
    with open(path, encoding="utf-8") as table:
        lines = table.read().split("\n")
    for i, line in enumerate(lines):
        cell = line.split("\t")
        if cell[0] in held:
            lines[i] = line + CHECKED + held[cell[0]]
    with open(path, "w", encoding="utf-8") as table:
        table.write("\n".join(lines))


def main():
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    source = words[0] if words else os.environ.get("COUNTERCLAIM_SHARED", ROOT + "/../shared") + "/places"
    places = words[1] if len(words) > 1 else ROOT + "/data/places"
    if not os.path.isdir(source + "/wof"):
        print("skipped: the place data (../shared/places) is not here")
        return 77
    wanted, rows = {}, []
    with open(places + "/overlay.tsv", encoding="utf-8") as table:
        for row in csv.DictReader((line for line in table if not line.startswith("#")), delimiter="\t",
                                  quoting=csv.QUOTE_NONE):
            if not row["lat"] or "own entry" not in row["source"]:
                continue
            number = len(rows)
            rows.append((row, []))
            for name in [row["name"], *names_in(row["names"])]:
                for key in {fold(name), core(name)}:
                    if len(key) >= 3:
                        wanted.setdefault(key, set()).add(number)
    for origin, name, names, country, lat, lon, box in records(source):
        hit = set()
        for one in names:
            for key in {fold(one), core(one)}:
                hit |= wanted.get(key, set())
        for number in hit:
            row, found = rows[number]
            if row["country"] and country and country != row["country"]:
                continue
            # a sea or a continent has namesakes everywhere: only what is drawn as such counts
            if not row["country"] and (origin != "Natural Earth" or fold(row["name"]) not in map(fold, names)):
                continue
            # of a wide place only the whole name counts ("Black Forest" is no "Black Lake")
            if row["kind"] in WIDE and not {fold(one) for one in names} & {
                    fold(one) for one in [row["name"], *names_in(row["names"])]}:
                continue
            away = km(float(row["lat"]), float(row["lon"]), lat, lon)
            if box and box[0] <= float(row["lon"]) <= box[2] and box[1] <= float(row["lat"]) <= box[3]:
                away = 0.0  # inside what is drawn
            if not country and away > UNPLACED_KM:
                continue
            found.append((away, origin, name, lat, lon))
    counts = {"held up": 0, "off": 0, "no record": 0}
    wrong = 0
    for row, found in rows:
        nearest = min(found, default=None)
        claims_check = CHECKED in row["source"]
        if nearest is None:
            state = "no record"
        elif near(row, found):
            state = "held up"
        else:
            state = "off"
        counts[state] += 1
        bad = (state == "off" and row["id"] not in SETTLED) or (claims_check and state != "held up")
        wrong += bad
        if bad or "--all" in sys.argv:
            detail = "" if nearest is None else "%.0f km from %s (%s %.3f %.3f)" % (
                nearest[0], nearest[2], nearest[1], nearest[3], nearest[4])
            print(state, row["id"], row["kind"], row["lat"], row["lon"], row["radius_km"], detail, sep="\t")
    if "--credit" in sys.argv:
        credit(places + "/overlay.tsv", {row["id"]: min(found)[1] for row, found in rows
                                         if found and CHECKED not in row["source"] and near(row, found)})
    print(", ".join(f"{count} {state}" for state, count in counts.items()))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
