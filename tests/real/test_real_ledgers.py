#!/usr/bin/env python3
"""What the five seed texts on the war of 2020 must show, read by the program as they were found: each with the
sentence it stands on, in its language.

Exits 77 (skipped) where the texts are not there: news/seeds in COUNTERCLAIM_SHARED, by default ../shared beside the
project.
"""
import os
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "cli"))
from ledgers import Ledgers, overlaps, same_in_any_order, words_of  # noqa: E402
from program import ROOT  # noqa: E402

SEEDS = pathlib.Path(os.environ.get("COUNTERCLAIM_SHARED", ROOT.parent / "shared")) / "news" / "seeds"
ARMENIANS = "Armenia and Nagorno-Karabakh"


class SeedLedgers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.ledgers = Ledgers(SEEDS)

    @classmethod
    def tearDownClass(cls):
        cls.ledgers.close()

    def test_hadrut_is_contested_in_october(self):
        entries = [entry for entry in self.ledgers.ask("control", "--place", "Hadrut")
                   if entry["place"] == "Hadrut" and overlaps(entry, "2020-10-01", "2020-10-31")]
        contested = [entry for entry in entries if entry["state"] == "contested"]
        self.assertTrue(contested, entries)
        statements = [(entry, line) for entry in contested for line in entry["statements"]]
        # a side may also say that the other left, which names no holder
        holders = {}
        for _, line in statements:
            if line["holder"]:
                holders.setdefault(line["speaker_side"], set()).add(line["holder"])
        self.assertEqual(holders["Azerbaijan"], {"Azerbaijan"})
        self.assertTrue(all("Armenia" in holder for holder in holders[ARMENIANS]), holders)
        observers = [(entry, line) for entry, line in statements if line["role"] == "observer"]
        self.assertTrue(observers, "the observer on the spot is missing")
        self.assertIn("Armenia", observers[0][1]["holder"])
        for entry, line in statements:
            self.assertRegex(line["said"], r"^2020-10-(09|1[0-9]|2[0-9])$")
            self.assertTrue(words_of(entry, line["claim"]))
        languages = {claim["language"] for entry in contested for claim in entry["claims"]}
        self.assertLessEqual({"fr"}, languages)

    def test_the_truce_of_noon_is_said_to_be_broken_at_five_past(self):
        truces = [entry for entry in self.ledgers.ask("ceasefires") if entry["in_force"] == "2020-10-10"]
        self.assertEqual(len(truces), 1)
        truce = truces[0]
        self.assertEqual(truce["in_force_time"], "12:00")
        self.assertTrue(truce["start_known"])
        self.assertEqual(truce["parties"], f"{ARMENIANS}; Azerbaijan")
        first = [line for line in truce["breaches"] if line["minutes_after"] == 5]
        self.assertTrue(first, truce["breaches"])
        self.assertTrue(any(line["accuser"] == "Armenia" and line["accused"] == "Azerbaijan" for line in first))
        self.assertIn("12h05", words_of(truce, first[0]["claim"]))
        self.assertEqual(min(line["minutes_after"] for line in truce["breaches"] if line["minutes_after"]), 5)

    def test_kalbajar_was_due_on_the_fifteenth_and_entered_on_the_twenty_fifth(self):
        matters = [entry for entry in self.ledgers.ask("commitments", "--place", "Kalbajar")
                   if entry["type"] == "handover" and entry["due"]]
        self.assertEqual(len(matters), 1)
        kalbajar = matters[0]
        self.assertEqual(kalbajar["due"], "2020-11-15")
        self.assertEqual(kalbajar["done"], "2020-11-25")
        self.assertEqual(kalbajar["state"], "late")
        self.assertIn("said not to have been done then", kalbajar["sentence"])
        self.assertTrue(any("postponed" in claim["sentence"] for claim in kalbajar["claims"]))
        self.assertTrue(any("entered" in claim["sentence"] for claim in kalbajar["claims"]))
        known_then = self.ledgers.ask("commitments", "--place", "Kalbajar", "--as-of", "2020-11-24", expect=1)
        self.assertEqual(known_then, [], "said on the 25th")

    def test_barda_is_told_with_fourteen_and_twenty_and_denied(self):
        series = [entry for entry in self.ledgers.ask("casualties", "--place", "Barda")
                  if entry["kind"] == "killed" and entry["side"] == "Azerbaijan"]
        figures = {(point["low"], point["high"]) for entry in series for point in entry["points"]}
        self.assertLessEqual({(14, 20), (20, 20)}, figures)
        disputes = [entry for entry in self.ledgers.ask("contradictions", "--place", "Barda")
                    if "Barda" in entry["sentence"]]
        self.assertTrue(any("Armenia denies what Azerbaijan says" in entry["sentence"] for entry in disputes))
        self.assertTrue(any("démenti" in claim["sentence"] for entry in disputes for claim in entry["claims"]))

    def test_the_karabakh_sides_count_of_its_soldiers_rises(self):
        totals = [entry for entry in self.ledgers.ask("casualties", "--party", "Nagorno-Karabakh")
                  if entry["scope"] == "cumulative" and entry["class"] == "military" and
                  entry["side"] == ARMENIANS and entry["role"] == "belligerent"]
        self.assertEqual(len(totals), 1)
        points = totals[0]["points"]
        self.assertEqual([(point["said"], point["low"]) for point in points],
                         [("2020-10-13", 480), ("2020-10-16", 601)])
        self.assertFalse(any(point["falls"] for point in points))
        for point in points:
            self.assertIn("soldats", words_of(totals[0], point["claim"]))

    def test_the_parts_of_a_total_are_added_up(self):
        sentences = [entry["sentence"] for entry in self.ledgers.ask("casualties", "--view", "checks")]
        self.assertIn("104 + 8 + 15 = 127, as the total says", sentences)

    def test_order_batches_and_threads_change_no_byte(self):
        same_in_any_order(self, SEEDS, self.ledgers)

    def test_everything_recomputed_is_the_same(self):
        self.assertIn("the same", self.ledgers.verify())


if __name__ == "__main__":
    if not SEEDS.is_dir():
        print(f"skipped: there are no real texts in {SEEDS}")
        sys.exit(77)
    unittest.main()
