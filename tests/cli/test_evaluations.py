"""The figures of `eval` come in every form of output, and say what they were taken from."""
import json

from program import ProgramTest, record

import unittest

PAGE = """<html lang="en"><head><title>A bridge is hit</title>
<meta property="article:published_time" content="2020-10-05T08:00:00Z"></head><body>
<nav><a href="/">Home</a></nav><h1>A bridge is hit</h1>
<p>The ministry said on Monday that two rockets had hit the bridge over the Oruna and that nobody was hurt.</p>
<p>Residents of both banks told reporters that they had heard three blasts shortly after dawn.</p>
</body></html>"""


class Evaluations(ProgramTest):
    def figures(self, *arguments):
        rows = json.loads(self.run_program("eval", *arguments, "--format", "json", code=0).stdout)
        return {row["figure"]: row["value"] for row in rows}

    def test_article_text_and_date(self):
        (self.folder / "pages").mkdir()
        (self.folder / "pages/one.html").write_text(PAGE)
        text = {"https://example.org/1": {"file": "one.html", "with": ["two rockets had hit", "not on the page"],
                                          "without": ["Home", "three blasts"]}}
        (self.folder / "text.json").write_text(json.dumps(text))
        figures = self.figures("article", "text.json", "--pages", "pages", "--errors", "5")
        self.assertEqual((figures["segments right"], figures["segments wrong"], figures["segments missed"]), (1, 1, 1))
        self.assertEqual(figures["segment F"], 0.5)
        self.assertEqual(figures["missed"], "one.html: not on the page")
        day = {"https://example.org/1": {"file": "one.html", "date": "2020-10-05"}}
        (self.folder / "day.json").write_text(json.dumps(day))
        self.assertEqual(self.figures("article", "day.json", "--pages", "pages")["day F"], 1)

    def test_pages_that_are_missing_are_said_once(self):
        text = {f"https://example.org/{i}": {"file": f"{i}.html", "with": ["x"], "without": []} for i in range(5)}
        (self.folder / "text.json").write_text(json.dumps(text))
        (self.folder / "pages").mkdir()
        errors = self.run_program("eval", "article", "text.json", "--pages", "pages", code=1).stderr.decode()
        self.assertEqual(len(errors.splitlines()), 2, errors)
        self.assertIn("5 of 5", errors)

    def test_language(self):
        for name in ("single-words.txt", "word-pairs.txt", "sentences.txt"):
            (self.folder / "set/fr").mkdir(parents=True, exist_ok=True)
            (self.folder / "set/fr" / name).write_text("Les combats ont repris mardi dans la vallée du nord.\n")
        rows = json.loads(self.run_program("eval", "language", "set", "--format", "json", code=0).stdout)
        self.assertEqual([(row["language"], row["sentences"]) for row in rows], [("fr", 100), ("mean", 100)])

    def typed_gap(self, wars):
        """Eight texts of one claim each, whose first four are read right."""
        for folder in ("gold", "texts"):
            (self.folder / folder).mkdir(exist_ok=True)
        claim = {"evidence": "The bridge was shelled.", "polarity": "affirmed", "modality": "actual", "claimant": None,
                 "actor": None, "target": None, "places": [], "time": None, "quantities": []}
        read = []
        for i, war in enumerate(wars):
            text = {"id": f"t{i}", "lang": "en", "published": "2031-04-03", "conflict": war, "text": claim["evidence"]}
            (self.folder / f"texts/t{i}.json").write_text(json.dumps(text))
            gold = {"doc": f"t{i}", "lang": "en", "published": "2031-04-03", "claims": [claim | {"type": "shelling"}]}
            (self.folder / f"gold/t{i}.json").write_text(json.dumps(gold))
            evidence = {"text": claim["evidence"], "start": 0, "end": len(claim["evidence"])}
            read.append(claim | {"doc": f"t{i}", "evidence": evidence, "type": "shelling" if i < 4 else "talks",
                                 "confidence": 0.5, "rule": "en:test"})
        (self.folder / "read.jsonl").write_text("".join(json.dumps(one) + "\n" for one in read))
        output = self.run_program("eval", "claims", "gold", "texts", "--read", "read.jsonl", "--format", "json", code=0).stdout
        return json.loads(output)["conflict_gap"]

    def test_gap_between_conflicts_is_held_against_chance(self):
        apart = self.typed_gap(["north"] * 4 + ["south"] * 4)
        self.assertEqual(apart["typed"], 1)
        self.assertAlmostEqual(apart["by_chance"], 2 / 70, delta=0.015)  # 70 ways to deal eight texts in halves
        self.assertEqual(self.typed_gap(["north", "south"] * 4), {"typed": 0, "by_chance": 1})
        self.assertIsNone(self.typed_gap(["north"] * 8))

    def test_speed(self):
        (self.folder / "one.txt").write_text(record(1)["text"])
        figures = self.figures("speed", "one.txt", "--repeat", "2")
        self.assertEqual(figures["articles"], 2)
        self.assertGreater(figures["claims"], 0)
        self.assertGreater(figures["articles/s"], 0)


if __name__ == "__main__":
    unittest.main()
