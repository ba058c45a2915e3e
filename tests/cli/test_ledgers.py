"""What the ledgers say of the demo articles, read by the program: who holds Hadrut, the truce of 10 October and its
first breach, Kalbajar, Barda, the soldiers' toll; each with its sentence, as far as was known on a day, in every form."""
import csv
import io
import json
import unittest

from ledgers import Ledgers, overlaps, same_in_any_order, words_of
from program import ROOT

ARMENIANS = "Armenia and Nagorno-Karabakh"


class DemoLedgers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.ledgers = Ledgers(ROOT / "demo" / "articles")

    @classmethod
    def tearDownClass(cls):
        cls.ledgers.close()

    def test_hadrut_is_contested_in_the_words_of_both_sides_in_two_languages(self):
        contested = [entry for entry in self.ledgers.ask("control", "--place", "Hadrut")
                     if entry["state"] == "contested" and overlaps(entry, "2020-10-09", "2020-10-31")]
        self.assertTrue(contested)
        sides = {line["speaker_side"] for entry in contested for line in entry["statements"]}
        self.assertEqual(sides, {"Azerbaijan", ARMENIANS})
        self.assertEqual({claim["language"] for entry in contested for claim in entry["claims"]}, {"en", "fr"})

    def test_what_was_not_yet_said_is_not_known(self):
        early = self.ledgers.ask("control", "--place", "Hadrut", "--as-of", "2020-10-09")
        self.assertTrue(early)
        self.assertNotIn("contested", {entry["state"] for entry in early})
        for entry in early:
            self.assertTrue(all(claim["said"] <= "2020-10-09" for claim in entry["claims"]))

    def test_the_truce_of_noon_is_said_to_be_broken_at_five_past(self):
        truces = [entry for entry in self.ledgers.ask("ceasefires") if entry["in_force"] == "2020-10-10"]
        self.assertEqual([truce["in_force_time"] for truce in truces], ["12:00"])
        self.assertTrue(truces[0]["start_known"])
        first = [line for line in truces[0]["breaches"] if line["minutes_after"] == 5]
        self.assertTrue(any(line["accuser"] == "Armenia" and line["accused"] == "Azerbaijan" for line in first))
        self.assertIn("12:05", " ".join(words_of(truces[0], line["claim"]) for line in first))

    def test_kalbajar_was_due_and_not_handed_over(self):
        matters = [entry for entry in self.ledgers.ask("commitments", "--place", "Kalbajar")
                   if entry["due"] and entry["due"].startswith("2020-11-15")]
        self.assertEqual(len(matters), 1)
        self.assertIn("said not to have been done then", matters[0]["sentence"])

    def test_tolls_of_barda_that_differ_are_shown_and_never_added(self):
        points = [point for entry in self.ledgers.ask("casualties", "--place", "Barda") if entry["kind"] == "killed"
                  for point in entry["points"]]
        self.assertEqual({point["low"] for point in points}, {14, 21})
        disputes = self.ledgers.ask("contradictions", "--place", "Barda")
        self.assertTrue(any("21 killed against 14" in entry["sentence"] for entry in disputes))

    def test_the_karabakh_sides_count_of_its_soldiers_rises(self):
        totals = [entry for entry in self.ledgers.ask("casualties", "--party", "Nagorno-Karabakh")
                  if entry["scope"] == "cumulative" and entry["class"] == "military" and
                  entry["claimant"] == "Nagorno-Karabakh" and entry["side"] == ARMENIANS]
        self.assertEqual(len(totals), 1)
        points = [(point["said"], point["low"]) for point in totals[0]["points"]]
        self.assertEqual(points[:3], [("2020-10-12", 525), ("2020-10-22", 874), ("2020-10-26", 974)])
        self.assertEqual(points, sorted(points), "the count never falls")

    def test_every_question_speaks_every_form_with_the_ids_of_its_claims(self):
        for question in ("control", "casualties", "ceasefires", "commitments", "contradictions"):
            with self.subTest(question):
                lines = self.ledgers.ask(question)
                whole = json.loads(self.ledgers.run("ask", question, "--ledger", "news.db", "--format", "json"))
                entries = next(iter(value for value in whole.values() if isinstance(value, list))) \
                    if isinstance(whole, dict) else whole
                self.assertEqual(entries, lines)
                rows = list(csv.DictReader(io.StringIO(
                    self.ledgers.run("ask", question, "--ledger", "news.db", "--format", "csv"))))
                self.assertGreaterEqual(len(rows), len(lines))
                known = {claim["id"] for entry in lines for claim in entry["claims"]}
                named = {part for row in rows for key, value in row.items() if key in ("claim", "claims")
                         for part in (value or "").replace(";", " ").split()}
                self.assertTrue(named)
                self.assertLessEqual(named, known)
                table = self.ledgers.run("ask", question, "--ledger", "news.db")
                self.assertIn(lines[0]["claims"][0]["id"], table)

    def test_order_batches_and_threads_change_no_byte(self):
        same_in_any_order(self, ROOT / "demo" / "articles", self.ledgers)

    def test_events_are_listed_with_their_count_and_explained_by_name(self):
        events = self.ledgers.ask("events", "--place", "Barda")
        self.assertTrue(events)
        most = max(events, key=lambda event: event["count"])
        self.assertGreater(most["count"], 3)
        told = json.loads(self.ledgers.run("explain", "--ledger", "news.db", "--format", "json", most["event"]))
        self.assertEqual(told["id"], most["event"])
        self.assertEqual(told["affirmed"]["independent"], most["independent"])
        self.assertEqual(len(told["claims"]), most["count"])
        for_eyes = self.ledgers.run("explain", "--ledger", "news.db", most["event"])
        self.assertIn(f"independent {most['independent']}, sides {most['sides']}", for_eyes)
        self.ledgers.run("explain", "--ledger", "news.db", "0123456789abcdef", expect=1)

    def test_copies_are_shown_with_what_differs(self):
        copies = {entry["kind"]: entry for entry in self.ledgers.ask("copies")}
        self.assertEqual(set(copies), {"copy", "revision", "altered"})
        altered = copies["altered"]
        self.assertGreater(altered["share"], 0.45)
        changed = [line for line in altered["differences"] if line["figures"]]
        self.assertTrue(changed)
        self.assertTrue(all(line["here"] != line["original_words"] for line in changed))
        self.assertTrue(altered["claims"], "the changed figure stays a claim of its own")

    def test_everything_recomputed_is_the_same(self):
        self.assertIn("the same", self.ledgers.verify())


if __name__ == "__main__":
    unittest.main()
