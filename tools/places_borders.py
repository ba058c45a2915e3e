#!/usr/bin/env python3
"""Makes data/places/borders.tsv: where two countries meet, as a place of its own.

Run once by hand when the source changes; the build needs only its output. Needs Python 3.9 and zstd.

    tools/places_borders.py SOURCE_DIR data/places

SOURCE_DIR holds naturalearth/world-atlas-countries-50m.topojson.zst (Natural Earth, public domain, as packed by
world-atlas, ISC) and geonames/countryInfo.txt.zst (GeoNames, CC BY 4.0). A border is the arcs of the topology that two
countries share; its point is the point of the border nearest to the middle of its length, its radius half its length.
Only pairs that GeoNames calls neighbours are written, so a de facto line (Crimea) makes no border of its own. Lines that
one side calls no border (Israel and the Palestinian territories) are left to overlay.tsv.
"""

import json
import math
import subprocess
import sys

DAY = "2026-11-21"
SOURCE = "Natural Earth (world-atlas 2.0.2, 50m); neighbours: GeoNames"
DISPUTED = {frozenset(("IL", "PS"))}
NO_CODE = {"Kosovo": "XK"}  # shapes without an ISO number


def unpacked(path):
    return subprocess.run(["zstd", "-dc", path], check=True, capture_output=True).stdout.decode("utf-8")


def km(a, b):
    """Great-circle distance of two (longitude, latitude) on a sphere of 6371 km."""
    p, q = math.radians(a[1]), math.radians(b[1])
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(b[0] - a[0]) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


def arcs_of(geometry):
    """Numbers of the arcs a geometry is made of; a reversed arc is written as its complement."""
    stack = [geometry.get("arcs", [])]
    while stack:
        item = stack.pop()
        if isinstance(item, int):
            yield item if item >= 0 else ~item
        else:
            stack.extend(item)


def points_of(topology, arc):
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    x = y = 0
    for step in topology["arcs"][arc]:
        x, y = x + step[0], y + step[1]
        yield (x * scale[0] + shift[0], y * scale[1] + shift[1])


def shape_of(topology, arcs):
    """The middle of a border, its half length in km."""
    pieces = []
    for arc in sorted(arcs):
        line = list(points_of(topology, arc))
        pieces.extend((a, b, km(a, b)) for a, b in zip(line, line[1:]))
    length = sum(piece[2] for piece in pieces)
    if length <= 0:
        return None
    middle = [sum((a[i] + b[i]) / 2 * d for a, b, d in pieces) / length for i in (0, 1)]
    nearest = min((point for a, b, _ in pieces for point in (a, b)), key=lambda point: (km(point, middle), point))
    return nearest, length / 2


def main():
    source, out = sys.argv[1:3]
    codes, names, neighbours = dict(NO_CODE), {}, {}
    for line in unpacked(source + "/geonames/countryInfo.txt.zst").splitlines():
        cell = line.split("\t")
        if line.startswith("#") or len(cell) < 18:
            continue
        codes[str(int(cell[2]))] = cell[0]
        neighbours[cell[0]] = {code for code in cell[17].split(",") if code}
    with open(out + "/countries.tsv", encoding="utf-8") as table:
        for line in table:
            cell = line.rstrip("\n").split("\t")
            if not line.startswith("#") and cell[0] != "code":
                names[cell[0]] = cell[1]
    topology = json.loads(unpacked(source + "/naturalearth/world-atlas-countries-50m.topojson.zst"))
    users = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        number = geometry.get("id")
        code = codes.get(str(int(number)) if number and number.isdigit() else geometry["properties"]["name"])
        for arc in arcs_of(geometry) if code else ():
            users.setdefault(arc, set()).add(code)
    borders = {}
    for arc, who in users.items():
        if len(who) == 2:
            borders.setdefault(tuple(sorted(who, key=lambda code: names.get(code, code))), set()).add(arc)
    rows = []
    for (a, b), arcs in borders.items():
        if a not in names or b not in names or (b not in neighbours.get(a, ()) and a not in neighbours.get(b, ())):
            continue
        if frozenset((a, b)) in DISPUTED:
            continue
        shape = shape_of(topology, arcs)
        if shape is None:
            continue
        (lon, lat), radius = shape
        name = f"{names[a]}–{names[b]} border"
        other = "|".join([f"{names[a]}-{names[b]} border", f"{names[b]}-{names[a]} border"])
        key = "cc:border-" + "-".join(sorted((a.lower(), b.lower())))
        rows.append([key, "area", f"{lat:.2f}", f"{lon:.2f}", str(max(5, round(radius))), "", "", "", name,
                     "en=" + other, DAY, SOURCE])
    with open(out + "/borders.tsv", "w", encoding="utf-8") as table:
        table.write("# Where two countries meet. Made by tools/places_borders.py; columns as overlay.tsv.\n")
        table.write("\t".join("id kind lat lon radius_km country region population name names date source".split()) + "\n")
        for row in sorted(rows):
            table.write("\t".join(row) + "\n")
    print(len(rows), "borders")


if __name__ == "__main__":
    main()
