#!/usr/bin/env python3
"""Makes a large ledger for measuring the server: claims of a drawn war, in words that mean nothing.

make_ledger.py LEDGER COUNT [--seed N]

LEDGER is an empty ledger of the program (`counterclaim ingest --ledger LEDGER` of any one article makes one); COUNT
claims are added: five an article, over ten years, at 20,000 places, by two sides, observers and outlets in two
languages. Some deny, some give tolls. The same seed gives the same ledger. Nothing is read or parsed.
"""
import argparse
import datetime
import hashlib
import random
import sqlite3

TYPES = ("armed-clash shelling air-strike explosion violence-against-civilians property-destruction equipment-loss "
         "capture hold advance repulse withdrawal handover casualty-toll detention displacement deployment ceasefire "
         "ceasefire-violation agreement talks humanitarian-aid").split()
WEIGHTS = [9, 14, 6, 3, 4, 4, 5, 6, 4, 4, 3, 3, 1, 14, 2, 2, 3, 2, 4, 2, 4, 2]
CLAIMANTS = [("the ministry of defence of Azerbaijan", "Azerbaijan", "belligerent"),
             ("the Armenian ministry of defence", "Armenia", "belligerent"),
             ("the army of Karabakh", "Nagorno-Karabakh", "belligerent"),
             ("residents", "", "observer"), ("the ministry in Moscow", "Russia", "third-party"), ("", "", "outlet")]
CLAIMS_AN_ARTICLE = 5
PLACES = 20000
DAYS = 3650
START = datetime.date(2014, 1, 1)


def words(random_, vocabulary, count):
    return " ".join(random_.choices(vocabulary, k=count))


def frame(data):
    """A Zstandard frame (RFC 8878) of one raw block: what a ledger keeps of a document, made without a packer."""
    length = len(data)
    small = length < 256
    head = bytes([0x20, length]) if small else b"\x60" + (length - 256).to_bytes(2, "little")
    return b"\x28\xb5\x2f\xfd" + head + (length << 3 | 1).to_bytes(3, "little") + data


def add_places(cursor):
    first = cursor.execute("SELECT coalesce(max(id), 0) FROM place").fetchone()[0] + 1
    rows = []
    for i in range(PLACES):
        name = f"Town {i}"
        rows.append((first + i, f"bench:{i}", name, name.lower(), "settlement", "AZ" if i % 2 else "AM", f"Province {i % 90}",
                     round(38.5 + (i * 7919 % PLACES) / PLACES * 3, 5), round(44.5 + (i * 104729 % PLACES) / PLACES * 4, 5),
                     0, 1000, "settlement"))
    cursor.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", rows)
    return first


class Maker:
    def __init__(self, cursor, seed):
        self.cursor = cursor
        self.random = random.Random(seed)
        self.vocabulary = ["".join(self.random.choices("abdegiklmnoprstuvz", k=self.random.randint(3, 9)))
                           for _ in range(30000)]
        self.first_place = add_places(cursor)
        self.columns = {table: [row[1] for row in cursor.execute(f"PRAGMA table_info({table})")]
                        for table in ("document", "article", "claim")}
        top = lambda table: cursor.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()[0]
        self.document, self.article, self.claim, self.claim_place = (
            top("document"), top("article"), top("claim"), top("claim_place"))
        self.rows = {}

    def put(self, table, row):
        self.rows.setdefault((table, len(row)), []).append(row)

    def put_named(self, table, values):
        """Columns that are not named are empty texts."""
        self.put(table, tuple(values.get(column, "") for column in self.columns[table]))

    def flush(self):
        for (table, width), rows in self.rows.items():
            name = "claim_text (rowid, evidence, title)" if table == "claim_text" else table
            self.cursor.executemany(f"INSERT INTO {name} VALUES ({','.join('?' * width)})", rows)
        self.rows = {}

    def add_article(self):
        self.document += 1
        self.article += 1
        random_ = self.random
        day = START + datetime.timedelta(days=int(random_.random() * DAYS))
        title = words(random_, self.vocabulary, 6).capitalize()
        sentences = [words(random_, self.vocabulary, 16) + "." for _ in range(CLAIMS_AN_ARTICLE)]
        text = "\n".join([title, *sentences])
        key = hashlib.sha256(f"{self.article} {text}".encode()).hexdigest()[:32]
        self.put_named("document", dict(id=self.document, key=key, record_id=key, address=f"bench/{self.article}.txt",
                                        media_type="text/plain", charset="utf-8", sha256=key * 2, size_bytes=len(text),
                                        bytes=frame(text.encode()), retrieved=None))
        self.put_named("article", dict(
            id=self.article, key=key, document=self.document, article_id=key, document_id=key, text=text, offset_bytes=0,
            title=title, outlet=f"Outlet {int(random_.random() ** 2 * 200)}", language=random_.choice(["en", "en", "fr"]),
            published=day.isoformat(), published_at=None, published_basis="metadata", updated=None, updated_at=None,
            updated_basis="none"))
        at = len(title) + 1
        for sentence in sentences:
            self.add_claim(day, title, sentence, at)
            at += len(sentence) + 1

    def add_claim(self, day, title, sentence, at):
        random_ = self.random
        self.claim += 1
        kind = random_.choices(TYPES, WEIGHTS)[0]
        happened = day - datetime.timedelta(days=int(random_.random() ** 3 * 6))
        timed = random_.random() < 0.85
        self.put_named("claim", dict(
            id=self.claim, claim_id=f"{random_.getrandbits(64):016x}", article=self.article, evidence=sentence,
            trigger_words=sentence.split()[2], evidence_begin=at, evidence_end=at + len(sentence), trigger_begin=at,
            trigger_end=at + 1, type=kind, polarity="denied" if random_.random() < 0.08 else "affirmed", modality="actual",
            happened_from=happened.isoformat() if timed else None, happened_to=happened.isoformat() if timed else None,
            time_basis="explicit" if timed else "none", minute=None, time_begin=0, time_end=0, said_stated=None,
            said=day.isoformat(), confidence=round(0.4 + random_.random() * 0.6, 3), rule="bench"))
        self.put("claim_text", (self.claim, sentence, title.lower()))
        text, party, role = random_.choice(CLAIMANTS)
        self.add_participant("claimant", text, party, role, at)
        sides = random_.sample(["Azerbaijan", "Armenia"], 2)
        self.add_participant("actor", sides[0] + " forces", sides[0], "unknown", at)
        if random_.random() < 0.5:
            self.add_participant("target", sides[1] + " troops", sides[1], "unknown", at)
        if random_.random() < 0.92:
            self.claim_place += 1
            number = int(random_.random() ** 2 * PLACES)
            name = f"Town {number}"
            self.put("claim_place", (self.claim_place, self.claim, 0, name, name.lower(), at, at + 1, "",
                                     self.first_place + number))
        if kind == "casualty-toll":
            low = int(random_.random() ** 4 * 90) + 1
            self.put("claim_quantity", (self.claim, 0, random_.choice(["killed", "wounded"]),
                                        random_.choice(["civilian", "military"]), "", sides[1] + "\n", low, low, 0, "event",
                                        None, at, at + 1))

    def add_participant(self, slot, text, party, role, at):
        self.put("claim_participant", (self.claim, slot, text, text.lower(), at, at + (1 if text else 0), 0, role, ""))
        if party:
            self.put("claim_party", (self.claim, slot, 0, party, party.lower()))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("ledger")
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with sqlite3.connect(options.ledger) as ledger:
        ledger.execute("PRAGMA synchronous = OFF")
        ledger.execute("PRAGMA cache_size = -200000")
        cursor = ledger.cursor()
        maker = Maker(cursor, options.seed)
        for number in range(options.count // CLAIMS_AN_ARTICLE):
            maker.add_article()
            if number % 5000 == 4999:
                maker.flush()
        maker.flush()
    ledger.close()


if __name__ == "__main__":
    main()
