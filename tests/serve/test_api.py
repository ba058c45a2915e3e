#!/usr/bin/env python3
"""What the API answers: one envelope, filters as in `ask`, pages, twins, tags of generations, views of earlier days."""
import csv
import io
import json
import unittest
import xml.etree.ElementTree
from urllib.parse import quote

from server import PROGRAM, ROOT, ServeTest, Server, watched

LISTS = ("claims events places control casualties ceasefires commitments articles sources copies changes search "
         "review review/decisions").split()


class Api(ServeTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.server = Server(cls.demo).__enter__()

    @classmethod
    def tearDownClass(cls):
        cls.server.__exit__()
        super().tearDownClass()

    def asked(self, *options):
        done = watched.run([PROGRAM, "ask", "--ledger", self.demo, "--format", "jsonl", *options])
        return [json.loads(line)["id"] for line in done.stdout.decode().splitlines()]

    def test_filters_find_what_ask_finds(self):
        for parameters, options in [
                ("party=Azerbaijan", ["--party", "Azerbaijan"]),
                ("claimant=armenia", ["--claimant", "armenia"]),
                ("place=Hadrut", ["--place", "Hadrut"]),
                ("place=Shusha&type=capture", ["--place", "Shusha", "--type", "capture"]),
                ("type=shelling,capture", ["--type", "shelling", "--type", "capture"]),
                ("said=2020-10", ["--said", "2020-10"]),
                ("happened=2020-10-09..2020-10-12", ["--happened", "2020-10-09..2020-10-12"]),
                ("on=2020-10-10", ["--on", "2020-10-10"]),
                ("as_of=2020-10-05", ["--as-of", "2020-10-05"]),
                ("polarity=denied", ["--polarity", "denied"]),
                ("language=fr", ["--language", "fr"]),
                ("box=39,46,40,47.5", ["--box", "39,46,40,47.5"]),
                ("min_confidence=0.8", ["--min-confidence", "0.8"]),
                ("q=soldiers", ["--text", "soldiers"])]:
            found = [claim["id"] for claim in self.server.data(f"/claims?limit=1000&{parameters}")]
            wanted = [] if parameters.startswith("on=") else self.asked(*options)
            if parameters.startswith("on="):
                done = watched.run([PROGRAM, "ask", "--ledger", self.demo, "--format", "json", *options], check=True)
                wanted = [claim["id"] for side in json.loads(done.stdout)["sides"] for claim in side["claims"]]
            self.assertTrue(wanted, parameters)
            if parameters.startswith("q="):
                self.assertLessEqual(set(wanted), set(found), parameters)
            else:
                self.assertEqual(sorted(found), sorted(wanted), parameters)

    def test_pages_hold_everything_once(self):
        for resource in ("claims", "claims?sort=oldest", "events", "articles", "places", "search?q=the"):
            address = f"/api/v1/{resource}{'&' if '?' in resource else '?'}limit=7"
            rows, pages = [], 0
            while address:
                page = self.server.json(address[len("/api/v1"):])
                rows += [row.get("id") or row["key"] for row in page["data"]]
                self.assertEqual(page["next"] is None, page["next_url"] is None)
                address, pages = page["next_url"], pages + 1
            self.assertGreater(pages, 1, resource)
            self.assertEqual(len(rows), len(set(rows)), resource)
        self.assertEqual(len(self.server.data("/claims?limit=1000")),
                         self.server.json("/claims?count=exact")["count"]["value"])

    def test_counts_agree(self):
        total = self.server.data("/overview")["totals"]["claims"]
        self.assertEqual(self.server.json("/claims?count=exact")["count"]["value"], total)
        facets = self.server.data("/facets")
        for facet in ("type", "side", "language", "polarity", "modality"):
            self.assertEqual(sum(value["claims"] for value in facets[facet]), total, facet)
        self.assertEqual(sum(bar["claims"] for bar in self.server.data("/timeline?by=said")), total)
        exported = list(csv.DictReader(io.StringIO(self.server.ask("/api/v1/claims.csv").bytes.decode())))
        self.assertEqual(len(exported), total)
        placed = {claim["id"] for claim in self.server.data("/claims?limit=1000")
                  if any(place["id"] for place in claim["places"])}
        world = self.server.data("/map")
        self.assertEqual(total - len(placed), world["unplaced"])
        window = "from=2020-10-01&to=2020-10-20"
        self.assertEqual(sum(bar["claims"] for bar in self.server.data(f"/timeline?language=en&{window}")),
                         self.server.json(f"/claims?language=en&{window}&count=exact")["count"]["value"])

    def test_csv_is_that_of_export(self):
        done = watched.run([PROGRAM, "export", "--ledger", self.demo, "--format", "csv"], check=True)
        of_export = {row["claim_id"]: row for row in csv.DictReader(io.StringIO(done.stdout.decode()))}
        for row in csv.DictReader(io.StringIO(self.server.ask("/api/v1/claims.csv").bytes.decode())):
            expected = of_export.pop(row["claim_id"])
            for column in expected:
                if not column.startswith("evidence_"):  # positions count in the article here
                    self.assertEqual(row[column], expected[column], column)
        self.assertFalse(of_export)

    def test_every_list_has_its_twins(self):
        for name in LISTS:
            path = f"/api/v1/{name}" + (".{}?q=hadrut" if name == "search" else ".{}")
            rows = json.loads(self.server.ask(path.format("json")).bytes)["data"]
            lines = self.server.ask(path.format("jsonl")).bytes.decode().splitlines()
            self.assertGreaterEqual(len(lines), len(rows))
            for line in lines:
                json.loads(line)
            table = self.server.ask(path.format("csv"))
            self.assertTrue(table.getheader("Content-Type").startswith("text/csv"), name)
            self.assertGreater(len(next(csv.reader(io.StringIO(table.bytes.decode())))), 3, name)
            features = json.loads(self.server.ask(path.format("geojson")).bytes)
            self.assertEqual(features["type"], "FeatureCollection")
            feed = xml.etree.ElementTree.fromstring(self.server.ask(path.format("atom")).bytes)
            self.assertTrue(feed.tag.endswith("feed"))

    def test_parameters_are_held_to_the_table(self):
        for address in ("claims?plcae=x", "claims?type=nonsense", "claims?limit=0", "claims?limit=1001",
                        "claims?on=2020-13-01", "claims?said=yesterday", "claims?box=1,2,3", "claims?box=50,0,40,1",
                        "claims?cursor=abc", "claims?polarity=both", "claims?polarity=denied&polarity=denied",
                        "claims?q=%zz", "claims?q=%ff", "claims?q=%00", "claims?q=", "events?min_confidence=1",
                        "claims?min_confidence=2", "claims?q=" + "a" * 2000, "claims?conflict=nowhere",
                        "claims?" + "&".join("party=a" for _ in range(100))):
            error = self.server.json("/" + address, status=400)
            self.assertEqual((error["ok"], error["error"], error["status"]), (False, "bad_parameter", 400), address)
            self.assertTrue(error["errors"] and error["type"], address)
        self.assertEqual(self.server.json("/nothing", status=404)["error"], "not_found")
        self.assertEqual(self.server.json("/claims/0000", status=404)["error"], "not_found")
        self.assertEqual(self.server.json("/claims", status=405, method="POST")["error"], "method_not_allowed")

    def test_openapi_and_the_manual_name_everything(self):
        printed = watched.run([PROGRAM, "serve", "--openapi"], check=True).stdout
        described = json.loads(printed)
        self.assertEqual(described, json.loads(self.server.ask("/api/v1/openapi.json").bytes))
        self.assertTrue(described["openapi"].startswith("3.1"))
        manual = (ROOT / "docs/reference/api.md").read_text(encoding="utf-8")
        names = described["components"]["parameters"]
        for name in names:
            self.assertIn(f"`{name}", manual, f"parameter {name}")
        for path, operations in described["paths"].items():
            self.assertIn(path.split("{")[0].rstrip("/"), manual, path)
            operation = operations.get("get")
            if not operation or "{" in path or path == "/changes":
                continue
            # What is described is taken; what is not is refused.
            known = [parameter["$ref"].rsplit("/", 1)[1] for parameter in operation["parameters"] if "$ref" in parameter]
            for name in names:
                status = self.server.ask(f"/api/v1{path}?{name}=2020-10-10").status
                answer = self.server.ask(f"/api/v1{path}?{name}=2020-10-10").bytes.decode()
                refused = status == 400 and "there is no such parameter here" in answer
                self.assertEqual(refused, name not in known, f"{path} {name} {status}")

    def test_tags_of_generations(self):
        first = self.server.ask("/api/v1/claims?limit=3")
        tag = first.getheader("ETag")
        again = self.server.ask("/api/v1/claims?limit=3", headers={"If-None-Match": tag})
        self.assertEqual((again.status, again.bytes), (304, b""))
        self.assertNotEqual(self.server.ask("/api/v1/claims?limit=4").getheader("ETag"), tag)

    def test_what_was_known_on_a_day(self):
        early = self.server.json("/control?as_of=2020-10-05&limit=1000")
        self.assertEqual(early["as_of"], "2020-10-05")
        said = [statement["said"] for entry in early["data"] for statement in entry["statements"]]
        self.assertTrue(said)
        self.assertLessEqual(max(said), "2020-10-05")
        self.assertGreater(len(self.server.data("/control?limit=1000")), len(early["data"]))

    def test_everything_leads_to_the_bytes_of_an_article(self):
        checked = 0
        for claim in self.server.data("/claims?limit=1000")[:40]:
            article = self.server.data("/articles/" + quote(claim["article_key"], safe=""))
            text = article["text"].encode()
            for part in ("evidence", "trigger"):
                words = claim[part]
                self.assertEqual(text[words["start"]:words["end"]].decode(), words["text"])
            self.assertIn(claim["id"], [other["id"] for other in article["claim_list"]])
            checked += 1
        self.assertEqual(checked, 40)
        for entry in self.server.data("/control?limit=5") + self.server.data("/casualties?limit=5"):
            for line in entry.get("statements") or entry["points"]:
                self.assertEqual(self.server.data("/claims/" + line["claim"])["article_key"], line["article"])

    def test_one_of_each(self):
        event = self.server.data("/events?contested=true&limit=1")[0]
        whole = self.server.data("/events/" + event["id"])
        self.assertEqual(len(whole["claim_list"]), event["claims"])
        self.assertEqual(sorted(id_ for column in whole["columns"] for id_ in column["claims"]),
                         sorted(claim["id"] for claim in whole["claim_list"]))
        self.assertTrue(any(relation["kind"] in ("denies", "contradicts") for relation in whole["relation_list"]))
        place = self.server.data("/places?limit=1")[0]
        self.assertEqual(self.server.data("/places/" + place["id"])["name"], place["name"])
        source = self.server.data("/sources?limit=1")[0]
        self.assertTrue(self.server.data("/sources/" + source["id"])["article_list"])
        copied = self.server.data("/copies?limit=1")[0]
        copy = self.server.data("/articles/" + quote(copied["article"], safe=""))["copy_list"][0]
        self.assertEqual((copy["relation"], copy["article"]), ("original", copied["original"]))

    def test_the_map_is_bounded_and_coarse_places_are_said_to_be(self):
        world = self.server.data("/map?at=2020-10-20&span=30&layer=control")
        self.assertLessEqual(len(world["features"]), 1500)
        held = [feature for feature in world["features"] if feature["control"]]
        self.assertTrue(held)
        self.assertTrue(all(feature["precision"] for feature in world["features"]))

    def test_words_are_sought_in_all_spellings(self):
        found = self.server.json("/search?q=hadrut&limit=1000")
        self.assertIn("hadrout", found["variants"][0]["forms"])
        self.assertIn("fr", {claim["language"] for claim in found["data"]})
        best = self.server.json("/search?q=hadrut&sort=best&limit=1000")
        self.assertEqual({claim["id"] for claim in best["data"]}, {claim["id"] for claim in found["data"]})


if __name__ == "__main__":
    unittest.main()
