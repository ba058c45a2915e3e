#!/usr/bin/env python3
"""Every spelling of the seed places finds the place: test_seed_names.py PROGRAM

Reads places/seed_places.csv of COUNTERCLAIM_SHARED (../shared by default); exits 77 (skipped, and said) where it is not
there. A spelling is found where one of the places it finds lies within its place's reach. All English and French
spellings must be found, and nine in ten of the Russian, Armenian, Azerbaijani and Turkish ones.
"""

import csv
import math
import os
import subprocess
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
FLOORS = {"en": 1.0, "fr": 1.0, "ru": 0.9, "hy": 0.9, "az": 0.9, "tr": 0.9}
REACH_KM = {"region": 60, "district": 40, "country": 700, "area": 80}


def km(a, b, c, d):
    p, q = math.radians(a), math.radians(c)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(d - b) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


def find(program, name):
    """Points of the places a name finds: columns 5 and 6 of the table of `places find`."""
    done = subprocess.run([program, "places", "find", "--limit", "400", "--", name], capture_output=True, text=True)
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    return [(float(row[4]), float(row[5])) for row in rows if len(row) >= 6]


def main():
    shared = os.environ.get("COUNTERCLAIM_SHARED", os.path.join(ROOT, "..", "shared"))
    path = os.path.join(shared, "places", "seed_places.csv")
    if not os.path.exists(path):
        print("skipped: the seed places (../shared/places) are not here")
        return 77
    failed = 0
    with open(path, encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    for language, floor in FLOORS.items():
        found, missing = 0, []
        for row in rows:
            reach = next((REACH_KM[kind] for kind in REACH_KM if kind in row["kind"]), 15)
            for name in filter(None, (one.strip() for one in row[language].split("|"))):
                places = find(sys.argv[1], name)
                # some regions of the seeds have no point: there the name alone counts
                near = bool(places) if not row["lat"] else any(
                    km(float(row["lat"]), float(row["lon"]), *place) <= reach for place in places)
                found += near
                if not near:
                    missing.append(f"{name} ({row['place_id']})")
        share = found / max(1, found + len(missing))
        failed += share < floor
        print(f"{language}: {found} of {found + len(missing)} spellings of {len(rows)} places" +
              (", not " + ", ".join(missing) if missing else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
