#!/usr/bin/env python3
"""Makes data/places/places.tsv.zst and data/places/countries.tsv from public place data.

Run once by hand when the sources change; the build needs only its output. Needs Python 3.9 and zstd.

    tools/places_extract.py SOURCE_DIR data/places

SOURCE_DIR holds wof/wof-XX.tsv.zst (Who's On First localities, counties and regions, one table a country),
geonames/ (cities15000, admin1CodesASCII, admin2Codes, countryInfo), naturalearth/ne_*.geojson.zst and cldr/.
data/places/README.md says what comes from where, under which licence, and what the columns mean.
The output depends on the input alone: rows are sorted, nothing is drawn from a clock or a hash order.
"""

import collections
import glob
import json
import math
import os
import subprocess
import sys
import unicodedata

# ISO 639-3 of Who's On First to ISO 639-1; others stay as they are.
LANGUAGES = dict(
    eng="en", fra="fr", rus="ru", ukr="uk", bel="be", hye="hy", aze="az", tur="tr", ara="ar", fas="fa", kat="ka",
    heb="he", kur="ku", amh="am", tir="ti", mya="my", pus="ps", urd="ur", deu="de", spa="es", ita="it", pol="pl",
    nld="nl", por="pt", ron="ro", oss="os", abk="ab", hau="ha", swa="sw", ell="el", bul="bg", srp="sr", hrv="hr",
    ces="cs", slk="sk", slv="sl", hun="hu", fin="fi", swe="sv", dan="da", nor="no", nob="nb", nno="nn", est="et",
    lav="lv", lit="lt", jpn="ja", zho="zh", kor="ko", hin="hi", ben="bn", tam="ta", tel="te", mar="mr", guj="gu",
    kan="kn", mal="ml", pan="pa", sin="si", tha="th", vie="vi", ind="id", msa="ms", cat="ca", eus="eu", glg="gl",
    epo="eo", lat="la", kaz="kk", kir="ky", uzb="uz", tgk="tg", tuk="tk", tat="tt", mon="mn", isl="is", gle="ga",
    cym="cy", sqi="sq", mkd="mk", bos="bs", yid="yi", afr="af", som="so", yor="yo", ibo="ig", zul="zu", bre="br",
    che="ce", bak="ba", ava="av", oci="oc", ltz="lb", fry="fy", nep="ne", khm="km", lao="lo", bod="bo", uig="ug",
    ido="io", ina="ia", vol="vo", scn="scn", und="")

# First-level units that are small and called districts in the news.
DISTRICT_COUNTRIES = {"AZ", "MD", "XK"}

# Records that are wrong in the source, with what is right. data/places/README.md tells how each was found.
DROP = {
    "85668707",   # second record of Sheki district
    "1141906147", # "Agdam" of Natural Earth, placed in Tovuz district
    "1141908131", # second record of Stepanakert
    "85668711",   # second record of Shusha district
}
KEEP_NAMES_ONLY_IN = {"85668621": {"aze"}}  # named Lankaran, but is Lachin
NAMES_OF_ANOTHER = {"1209114779"}           # village; carries the names of the town of Martuni
DROP_NE_PLACES = {("Agdam", "AZ"), ("Kapan", "AZ"), ("Agdam", "AZE"), ("Kapan", "AZE")}


def lines(path):
    data = subprocess.run(["zstd", "-dc", path], check=True, capture_output=True).stdout.decode("utf-8")
    return [l for l in data.split("\n") if l]


def geojson(path):
    return json.loads(subprocess.run(["zstd", "-dc", path], check=True, capture_output=True).stdout)


def clean(name):
    """NFC, one line, no separators of ours; names longer than 120 bytes are descriptions."""
    name = unicodedata.normalize("NFC", " ".join(name.replace("|", " ").replace(";", " ").split()))
    return name if 0 < len(name.encode()) <= 120 else ""


class Names:
    """Name variants by language, in order of preference, without repetition."""

    def __init__(self):
        self.by_language = {}

    def add(self, language, name):
        name = clean(name)
        if not name or name in self.by_language.setdefault(language, []):
            return
        self.by_language[language].append(name)

    def all(self):
        return {n for names in self.by_language.values() for n in names}

    def text(self):
        parts = []
        seen_elsewhere = {n for l, ns in self.by_language.items() if l for n in ns}
        for language in sorted(self.by_language):
            names = self.by_language[language]
            if not language:
                names = [n for n in names if n not in seen_elsewhere]
            if names:
                parts.append(language + "=" + "|".join(names))
        return ";".join(parts)


class Place:
    def __init__(self, id, kind, code, name, lat, lon, country, region="", county="", population=0, radius=0):
        self.id, self.kind, self.code, self.name = id, kind, code, clean(name)
        self.lat, self.lon, self.country = float(lat), float(lon), country
        self.region, self.county, self.population, self.radius = region, county, int(population), radius
        self.names = Names()


def distance_km(a, b):
    la, lb = math.radians(a[0]), math.radians(b[0])
    dlat, dlon = lb - la, math.radians(b[1] - a[1])
    h = math.sin(dlat / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin(dlon / 2) ** 2
    return 12742 * math.asin(min(1, math.sqrt(h)))


def centre(points):
    """Weighted centre and the distance within which nine tenths of the points lie."""
    total = sum(w for _, _, w in points)
    lat = sum(p * w for p, _, w in points) / total
    lon = sum(q * w for _, q, w in points) / total
    far = sorted(distance_km((lat, lon), (p, q)) for p, q, _ in points)
    return lat, lon, far[int(len(far) * 0.9)] if len(far) > 1 else 0


KINDS = {"region": "region", "macroregion": "region", "county": "district", "localadmin": "district",
         "locality": "settlement", "neighbourhood": "neighbourhood"}
GENERIC = {"district", "region", "governorate", "province", "oblast", "raion", "rayon", "county", "state", "department"}


def read_wof(source, places, countries):
    for path in sorted(glob.glob(source + "/wof/wof-*.tsv.zst")):
        rows = lines(path)[1:]
        for row in rows:
            cells = row.split("\t")
            wof, kind, name, lat, lon, country, region, county, population, gn, wd, code, _, names = cells
            if wof in DROP:
                continue
            variants = json.loads(names)
            if kind == "country":
                countries[country]["wof_names"] = variants
                continue
            if wof in KEEP_NAMES_ONLY_IN:
                variants = {k: v for k, v in variants.items() if k in KEEP_NAMES_ONLY_IN[wof]}
                name = variants["aze"][0]
            if wof in NAMES_OF_ANOTHER:
                variants = {}
            kind = KINDS[kind]
            if kind == "region" and country in DISTRICT_COUNTRIES and cells[1] == "region":
                kind = "district"
            region, county = region.split("|")[0], county.split("|")[0]
            place = Place("wof:" + wof, kind, code, name, lat, lon, country,
                          "wof:" + region if region and region != wof else "",
                          "wof:" + county if county and county != wof else "", population or 0)
            for language, forms in sorted(variants.items()):
                for form in forms:
                    place.names.add(LANGUAGES.get(language, language), form)
            place.gn, place.wd = gn, wd
            places[place.id] = place


def merge_doubles(places):
    """Settlements with one GeoNames or Wikidata id, close together, are one place. Units are left alone:
    among them wrong ids are common (Naftalan bears those of Goranboy)."""
    first = {}
    for place in sorted(places.values(), key=lambda p: (not p.gn, -len(p.names.all()), p.id)):
        if place.kind != "settlement":
            continue
        for key in ([("gn", place.gn)] if place.gn else []) + ([("wd", place.wd)] if place.wd else []):
            other = first.setdefault((place.kind,) + key, place)
            if other is not place and distance_km((other.lat, other.lon), (place.lat, place.lon)) < 15:
                for language, names in place.names.by_language.items():
                    for name in names:
                        other.names.add(language, name)
                other.population = max(other.population, place.population)
                places.pop(place.id, None)
                break


def read_cities(source, places):
    rows = lines(source + "/geonames/cities15000.txt.zst")
    at = {c[0]: (float(c[4]), float(c[5])) for c in (row.split("\t") for row in rows)}
    by_gn = {}
    for place in sorted(places.values(), key=lambda p: p.id):
        if place.gn not in at:
            continue
        away = distance_km(at[place.gn], (place.lat, place.lon))
        if place.kind == "settlement" and away > 50:
            # Another place's id: the names and people that came with it are that place's too.
            place.gn, place.population, place.names = "", 0, Names()
        elif place.gn not in by_gn or (place.kind == "settlement", -away) > by_gn[place.gn][0]:
            by_gn[place.gn] = ((place.kind == "settlement", -away), place)
    by_gn = {gn: place for gn, (_, place) in by_gn.items()}
    seen = {}
    for place in sorted(places.values(), key=lambda p: (-len(p.names.all()), p.id)):
        if place.kind == "settlement" and place.population > 100000:
            first = seen.setdefault((place.country, place.population), place)
            if first is not place:
                place.population = 0  # a figure copied to two records belongs to the better known one
    cities = []
    for row in rows:
        c = row.split("\t")
        gn, name, plain, alternates, lat, lon, code, country = c[0], c[1], c[2], c[3], c[4], c[5], c[7], c[8]
        admin1, admin2, population = c[10], c[11], int(c[14] or 0)
        cities.append((float(lat), float(lon), country, admin1, admin2, population, name, gn))
        place = by_gn.get(gn)
        if place is None or place.kind not in ("settlement", "neighbourhood"):
            kind = "neighbourhood" if code == "PPLX" else "settlement"
            place = Place("gn:" + gn, kind, code, name, lat, lon, country,
                          "gn1:%s.%s" % (country, admin1) if admin1 else "",
                          "gn2:%s.%s.%s" % (country, admin1, admin2) if admin2 else "", population)
            place.gn, place.wd = gn, ""
            places[place.id] = place
        place.code = code
        place.population = max(place.population, population)
        for form in [name, plain] + alternates.split(","):
            if form and not form.startswith("http") and not (form.isascii() and form.isupper() and len(form) <= 4):
                place.names.add("", form)
    return cities


def read_admin(source, places, cities):
    """First- and second-level units of the countries Who's On First tables do not cover."""
    by_gn = {p.gn: p for p in places.values() if p.gn}
    points1, points2 = collections.defaultdict(list), collections.defaultdict(list)
    for lat, lon, country, admin1, admin2, population, name, _ in cities:
        weight = math.sqrt(population + 1000)
        points1["%s.%s" % (country, admin1)].append((lat, lon, weight))
        points2["%s.%s.%s" % (country, admin1, admin2)].append((lat, lon, weight))
    known = {}
    for f in geojson(source + "/naturalearth/ne_50m_admin_1_states_provinces.geojson.zst")["features"]:
        p = f["properties"]
        if p.get("gn_a1_code"):
            known[p["gn_a1_code"]] = (p["latitude"], p["longitude"])
    alias, covered = {}, {p.country for p in places.values() if p.id.startswith("wof:")}
    regions = {}
    for row in lines(source + "/geonames/admin1CodesASCII.txt.zst"):
        code, name, plain, gn = row.split("\t")
        country = code.split(".")[0]
        if gn in by_gn and by_gn[gn].kind in ("region", "district"):
            alias["gn1:" + code] = by_gn[gn].id
            by_gn[gn].names.add("", name)
            continue
        if code not in points1 and code not in known:
            continue
        lat, lon, radius = centre(points1[code]) if code in points1 else (0, 0, 0)
        if code in known:
            lat, lon = known[code]
            radius = max([distance_km((lat, lon), p[:2]) for p in points1.get(code, [])] or [radius])
        place = Place("gn:" + gn, "region", "ADM1", name, lat, lon, country, radius=max(20, radius))
        place.names.add("", name)
        place.names.add("", plain)
        place.gn, place.wd = gn, ""
        places[place.id] = place
        alias["gn1:" + code] = place.id
        regions[code] = place
    for row in lines(source + "/geonames/admin2Codes.txt.zst"):
        code, name, plain, gn = row.split("\t")
        country, admin1 = code.split(".")[:2]
        parent = country + "." + admin1
        if gn in by_gn and by_gn[gn].kind in ("region", "district"):
            alias["gn2:" + code] = by_gn[gn].id
            continue
        if country in covered and parent not in regions:
            continue
        if code in points2:
            lat, lon, radius = centre(points2[code])
            radius = max(15, radius)
        elif parent in regions:
            lat, lon, radius = regions[parent].lat, regions[parent].lon, max(60, regions[parent].radius)
        else:
            continue
        exact = code in points2
        place = Place("gn:" + gn, "district", "ADM2" if exact else "ADM2?", name, lat, lon, country,
                      alias.get("gn1:" + parent, ""), radius=radius)
        place.names.add("", name)
        place.names.add("", plain)
        place.gn, place.wd = gn, ""
        places[place.id] = place
        alias["gn2:" + code] = place.id
    for place in places.values():
        place.region = alias.get(place.region, "" if place.region.startswith("gn1:") else place.region)
        place.county = alias.get(place.county, "" if place.county.startswith("gn2:") else place.county)


def read_natural_earth(source, places, countries):
    by_gn = {p.gn: p for p in places.values() if p.gn}
    fields = dict(NAME_EN="en", NAME_FR="fr", NAME_DE="de", NAME_ES="es", NAME_PT="pt", NAME_RU="ru", NAME_ZH="zh")
    at = collections.defaultdict(list)
    for place in places.values():
        if place.kind == "settlement":
            at[(place.country, round(place.lat), round(place.lon))].append(place)
    for f in geojson(source + "/naturalearth/ne_10m_populated_places.geojson.zst")["features"]:
        p = f["properties"]
        country = p.get("ISO_A2") or ""
        if (p["NAME"], country) in DROP_NE_PLACES or country in ("", "-99"):
            continue
        gn = str(int(p["GEONAMEID"])) if p.get("GEONAMEID") and p["GEONAMEID"] > 0 else ""
        lat, lon = p["LATITUDE"], p["LONGITUDE"]
        place = by_gn.get(gn)
        if place is None or place.kind != "settlement" or distance_km((lat, lon), (place.lat, place.lon)) > 40:
            wanted = {clean(p[k] or "").lower() for k in ("NAME", "NAMEASCII", "NAME_EN") if p.get(k)}
            near = [o for a in (-1, 0, 1) for b in (-1, 0, 1) for o in at[(country, round(lat) + a, round(lon) + b)]
                    if distance_km((lat, lon), (o.lat, o.lon)) < 30 and
                    wanted & {n.lower() for n in o.names.all() | {o.name}}]
            if near:
                place = max(near, key=lambda o: (o.population, o.id))
            elif country in countries and not countries[country].get("wof_names"):
                place = Place("ne:%d" % int(p.get("wof_id") or 0) if p.get("wof_id") else "ne:" + clean(p["NAMEASCII"]),
                              "settlement", "PPL", p["NAME"], lat, lon, country,
                              population=max(0, int(p["POP_MAX"])))
                place.gn, place.wd = "", ""
                if place.id in places:
                    continue
                places[place.id] = place
                place.names.add("", p["NAME"])
            else:
                continue
        for field, language in fields.items():
            if p.get(field):
                place.names.add(language, p[field])
    waters = collections.defaultdict(list)
    for layer, kind in (("ne_50m_lakes", "lake"), ("ne_50m_rivers_lake_centerlines", "river")):
        for f in geojson(source + "/naturalearth/%s.geojson.zst" % layer)["features"]:
            name = f["properties"].get("name_en") or f["properties"].get("name")
            if not name or not f["geometry"]:
                continue
            points = []
            def walk(c):
                if isinstance(c[0], (int, float)):
                    points.append((c[1], c[0]))
                else:
                    for part in c:
                        walk(part)
            walk(f["geometry"]["coordinates"])
            waters[(kind, " ".join(name.split()))] += points
    for (kind, name), points in sorted(waters.items()):
        lat, lon = points[len(points) // 2] if kind == "river" else (
            (min(p[0] for p in points) + max(p[0] for p in points)) / 2,
            (min(p[1] for p in points) + max(p[1] for p in points)) / 2)
        slug = "".join(ch if ch.isalnum() else "-" for ch in unicodedata.normalize("NFD", name.lower())
                       if not unicodedata.combining(ch)).strip("-")
        place = Place("ne:%s-%s" % (kind, slug), "water", "LK" if kind == "lake" else "STM", name, lat, lon, "",
                      radius=max(distance_km((lat, lon), p) for p in points))
        place.gn, place.wd = "", ""
        if name.startswith("L. "):
            name = "Lake " + name[3:]
            place.name = name
        place.names.add("en", name)
        if kind == "river":
            place.names.add("en", name + " River")
        places[place.id] = place


def read_countries(source):
    countries = {}
    for row in lines(source + "/geonames/countryInfo.txt.zst"):
        if row.startswith("#"):
            continue
        c = row.split("\t")
        countries[c[0]] = dict(iso3=c[1], name=c[4], capital=c[5], area=c[6], population=c[7], continent=c[8],
                               gn=c[16], neighbours=c[17])
    cldr = json.loads("".join(lines(source + "/cldr/cldr-territories-19-languages.json.zst")))
    for code, country in countries.items():
        names = country["names"] = Names()
        names.add("en", country["name"])
        for language, table in sorted(cldr.items()):
            for key in (code, code + "-alt-short", code + "-alt-variant"):
                if key in table and table[key] != code:
                    names.add(language, table[key])
    shapes = collections.defaultdict(list)
    for f in geojson(source + "/naturalearth/ne_50m_admin_0_countries.geojson.zst")["features"]:
        p = f["properties"]
        code = next((k for k, v in countries.items() if v["iso3"] in (p["ADM0_A3"], p["ISO_A3"])), None)
        if p["ADM0_A3"] == "KOS":
            code = "XK"
        if code is None:
            continue
        polygons = f["geometry"]["coordinates"]
        if f["geometry"]["type"] == "Polygon":
            polygons = [polygons]
        best = max(polygons, key=lambda rings: abs(area(rings[0])[0]))
        size, lon, lat = area(best[0])
        shapes[code] = (lat, lon)
        for key in ("NAME_LONG", "ADMIN", "FORMAL_EN", "NAME_CIAWF"):
            if p.get(key):
                countries[code]["names"].add("en", p[key])
        if p.get("FORMAL_FR"):
            countries[code]["names"].add("fr", p["FORMAL_FR"])
    for code, country in countries.items():
        country["point"] = shapes.get(code)
    return countries


def area(ring):
    size = lon = lat = 0.0
    for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1]):
        cross = x0 * y1 - x1 * y0
        size += cross
        lon += (x0 + x1) * cross
        lat += (y0 + y1) * cross
    return (0, 0, 0) if size == 0 else (size / 2, lon / (3 * size), lat / (3 * size))


def write_countries(path, countries, cities):
    # Points once chosen by hand stay.
    if os.path.exists(path):
        with open(path, encoding="utf-8") as before:
            for line in before:
                cells = line.split("\t")
                if cells[0] in countries:
                    countries[cells[0]]["point"] = (float(cells[2]), float(cells[3]))
    capital = {}
    for lat, lon, country, _, _, population, name, gn in cities:
        if population > capital.get(country, (-1,))[0] or name == countries.get(country, {}).get("capital"):
            weight = population + (10 ** 9 if name == countries.get(country, {}).get("capital") else 0)
            if weight > capital.get(country, (-1,))[0]:
                capital[country] = (weight, lat, lon)
    with open(path, "w", encoding="utf-8") as out:
        out.write("code\tname\tlat\tlon\tradius_km\tpopulation\tcapital\tcontinent\tneighbours\tgeonames\tnames\n")
        for code, c in sorted(countries.items()):
            point = c["point"] or (capital[code][1:] if code in capital else None)
            if point is None:
                continue
            for language, forms in sorted(c.get("wof_names", {}).items()):
                for form in forms:
                    # Who's On First lists adjectives and codes among English and French names; those stay out.
                    if language not in ("eng", "fra", "und") and len(form) > 3:
                        c["names"].add(LANGUAGES.get(language, language), form)
            radius = math.sqrt(max(1.0, float(c["area"] or 1)) / math.pi)
            name = c["names"].by_language["en"][0]
            cells = [code, name, "%.2f" % point[0], "%.2f" % point[1], "%.0f" % radius, c["population"], c["capital"],
                     c["continent"], c["neighbours"], c["gn"], c["names"].text()]
            out.write("\t".join(cells) + "\n")


def write_places(path, places):
    parent_rank = {p.id: p for p in places.values()}
    body = ["id\tkind\tcode\tlat\tlon\tradius_km\tcountry\tregion\tcounty\tpopulation\tgeonames\tname\tnames"]
    for p in sorted(places.values(), key=lambda p: (p.country, p.region, p.county, p.kind, p.name, p.id)):
        region = p.region if p.region in parent_rank else ""
        county = p.county if p.county in parent_rank else ""
        if not p.name and not p.names.all():
            continue
        name = p.name or sorted(p.names.all())[0]
        if p.names.by_language.get("") and name in p.names.by_language[""]:
            p.names.by_language[""].remove(name)
        body.append("\t".join([p.id, p.kind, p.code, "%.5f" % p.lat, "%.5f" % p.lon,
                               "%.0f" % p.radius if p.radius else "", p.country, region, county,
                               str(p.population) if p.population else "",
                               "" if p.id.startswith("gn:") else p.gn, name, p.names.text()]))
    data = ("\n".join(body) + "\n").encode()
    # The size of the content must stand in the frame: the compiler asks for it.
    subprocess.run(["zstd", "-q", "--ultra", "-22", "--long=27", "-T1", "-f", "--stream-size=%d" % len(data), "-o", path],
                   input=data, check=True)
    print("%s: %d places, %.1f MB, packed %.1f MB" % (path, len(body) - 1, len(data) / 1e6,
                                                      os.path.getsize(path) / 1e6))


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    source, target = sys.argv[1:]
    countries, places = read_countries(source), {}
    read_wof(source, places, countries)
    merge_doubles(places)
    cities = read_cities(source, places)
    read_admin(source, places, cities)
    read_natural_earth(source, places, countries)
    write_countries(target + "/countries.tsv", countries, cities)
    write_places(target + "/places.tsv.zst", places)


if __name__ == "__main__":
    main()
