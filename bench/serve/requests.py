#!/usr/bin/env python3
"""Writes the requests that bench_serve asks: COUNT lines "KIND PATH", each another question, of the kinds that the page asks.

requests.py COUNT [--seed N] [--view FILE]

With the view of a ledger (LEDGER.views/…) single events, places and articles are asked for instead, in equal parts.
"""
import argparse
import datetime
import random
import sqlite3
import urllib.parse

TYPES = "shelling capture casualty-toll armed-clash air-strike ceasefire hold".split()
SIDES = ["Azerbaijan", "Armenia+and+Nagorno-Karabakh", "observer", "outlet"]


def of_view(file, count, random_):
    """Requests for single things, drawn from the lists of a finished view."""
    view = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    kinds = [("event", 1), ("place", 2), ("article", 9)]
    rows = {number: view.execute("SELECT max(rank) FROM item WHERE list = ?", [number]).fetchone()[0] for _, number in kinds}
    for _ in range(count):
        kind, number = random_.choice(kinds)
        rank = random_.randint(1, rows[number])
        name = view.execute("SELECT id FROM item WHERE list = ? AND rank = ?", [number, rank]).fetchone()[0]
        print(kind, f"/api/v1/{kind}s/{urllib.parse.quote(name, safe='')}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--view")
    options = parser.parse_args()
    random_ = random.Random(options.seed)
    if options.view:
        of_view(options.view, options.count, random_)
        return
    words = random.Random(1)  # the vocabulary of make_ledger.py
    vocabulary = ["".join(words.choices("abdegiklmnoprstuvz", k=words.randint(3, 9))) for _ in range(30000)]

    def day():
        return datetime.date(2014, 1, 1) + datetime.timedelta(days=random_.randrange(3600))

    def window(days):
        first = day()
        return f"from={first}&to={first + datetime.timedelta(days=days)}"

    def box():
        south, west = 38.5 + random_.random() * 2, 44.5 + random_.random() * 3
        return f"box={south:.3f},{west:.3f},{south + 0.6:.3f},{west + 0.9:.3f}"

    kinds = {
        "list": [lambda: f"claims?cursor={random_.randrange(1000000)}",
                 lambda: f"claims?type={random_.choice(TYPES)}&cursor={random_.randrange(1000000)}",
                 lambda: f"claims?place=bench:{random_.randrange(20000)}",
                 lambda: f"claims?side={random_.choice(SIDES)}&said={day()}",
                 lambda: f"events?cursor={random_.randrange(400000)}", lambda: f"control?{window(30)}",
                 lambda: f"events?contested=true&type={random_.choice(TYPES)}"],
        "search": [lambda: f"search?q={random_.choice(vocabulary)}",
                   lambda: f"search?q={random_.choice(vocabulary)}+{random_.choice(vocabulary)}",
                   lambda: f"search?q={random_.choice(vocabulary)}&type={random_.choice(TYPES)}",
                   lambda: f"search?q=town+{random_.randrange(20000)}&sort=best"],
        "facets": [lambda: f"facets?{window(60)}", lambda: f"facets?q={random_.choice(vocabulary)}",
                   lambda: f"facets?place=bench:{random_.randrange(20000)}", lambda: f"timeline?{window(365)}",
                   lambda: f"timeline?type={random_.choice(TYPES)}&{window(365)}"],
        "map": [lambda: f"map?{box()}&{window(30)}&zoom=8", lambda: f"map?at={day()}&span=7&zoom=6",
                lambda: f"map?{window(365)}&zoom=6", lambda: f"map?zoom=5&{window(1000)}"],
        "one": [lambda: f"places/bench:{random_.randrange(20000)}", lambda: "overview"],
    }
    weights = {"list": 4, "search": 2, "facets": 2, "map": 2, "one": 1}
    for _ in range(options.count):
        kind = random_.choices(list(weights), list(weights.values()))[0]
        print(kind, "/api/v1/" + random_.choice(kinds[kind])())


if __name__ == "__main__":
    main()
