"""`fetch` and `verify` against a site of our own: what each page is taken for, the limits, the evidence."""
import gzip
import json
import os
import pathlib
import sqlite3
import sys
import tempfile
import unittest


import importlib.util

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
import watched  # noqa: E402

SPEC = importlib.util.spec_from_file_location("our_site", pathlib.Path(__file__).with_name("site.py"))
our = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(our)
PROGRAM = os.environ["COUNTERCLAIM_PROGRAM"]
watched.end_after(280)  # CTest ends it after 300 s and tells nothing


def run(*arguments):
    return watched.run([PROGRAM, *arguments], text=True, timeout=120)


class Fetch(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.site, cls.other = our.Site(), our.Site()
        loop = cls.site.origin + "/loop"
        cls.site.pages.update({
            "/a": our.Answer(our.article(1)),
            "/packed": our.Answer(gzip.compress(our.article(2)), fields={"Content-Encoding": "gzip"}),
            "/moved": our.redirect("/target", 301), "/target": our.Answer(our.article(3)),
            "/away": our.redirect(cls.other.origin + "/b"), "/loop": our.redirect(loop),
            "/gone": our.Answer(b"<html>", 410), "/soft": our.Answer(b"<title>Page not found</title><h1>Page not found</h1>"),
            "/wall": our.Answer(our.article(6, extra="<p>Subscribe to continue reading.</p>")),
            "/bomb": our.bomb(200), "/endless": our.endless, "/cut": our.broken_off, "/slow": our.slowly(30, b"<p>" * 50),
            "/picture": our.Answer(b"\x89PNG", kind="image/png"), "/busy": our.Answer(b"", 503),
            "/chunks": cls.chunks})
        cls.other.pages["/b"] = our.Answer(our.article(4))
        cls.folder = tempfile.TemporaryDirectory()
        cls.ledger = cls.folder.name + "/a.db"
        cls.wanted = {"/a": "article", "/packed": "article", "/moved": "article", "/away": "article", "/loop": "failed",
                      "/gone": "gone", "/soft": "soft_404", "/wall": "paywall", "/bomb": "failed", "/endless": "failed",
                      "/cut": "failed", "/slow": "failed", "/picture": "other", "/busy": "failed", "/chunks": "article",
                      "/nothing": "gone"}
        cls.done = run("fetch", "--allow-private", "--delay", "0", "--backoff", "0", "--timeout", "2", "--max-page", "1MB",
                       "--contact", "desk@example.org", "--format", "json", "--ledger", cls.ledger,
                       *(cls.site.origin + path for path in cls.wanted))
        cls.asked = len(cls.site.log)

    @staticmethod
    def chunks(request):
        request.send_response(200)
        request.send_header("Content-Type", "text/html")
        request.send_header("Transfer-Encoding", "chunked")
        request.end_headers()
        body = our.article(5)
        for at in range(0, len(body), 100):
            piece = body[at:at + 100]
            request.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
        request.wfile.write(b"0\r\n\r\n")

    @classmethod
    def tearDownClass(cls):
        cls.site.close()
        cls.other.close()
        cls.folder.cleanup()

    def test_what_each_page_is(self):
        self.assertEqual(self.done.returncode, 3, self.done.stderr)
        found = {row["address"].removeprefix(self.site.origin): row["class"] for row in json.loads(self.done.stdout)}
        self.assertEqual(found, {**self.wanted, "/loop": found["/loop"]})
        self.assertIn(found["/loop"], ("failed", "no_article", "other", "refused"))
        self.assertTrue(all("desk@example.org" in entry["agent"] for entry in self.site.log[:self.asked]))

    def test_ledger_and_evidence(self):
        with sqlite3.connect(self.ledger) as ledger:
            self.assertEqual(ledger.execute("SELECT count(*) FROM article").fetchone()[0], 6)
            kinds = {row[0] for row in ledger.execute("SELECT verdict FROM capture")}
            self.assertLessEqual({"article", "gone", "soft_404", "paywall"}, kinds)
            self.assertEqual(ledger.execute("SELECT count(*) FROM capture WHERE truncated <> ''").fetchone()[0], 3)
            page = ledger.execute("SELECT retrieved FROM document WHERE address LIKE '%/a'").fetchone()
            self.assertTrue(page[0].endswith("Z"))
        archive = pathlib.Path(self.ledger + ".evidence/000001.warc.gz").read_bytes()
        plain = gzip.decompress(archive)
        self.assertIn(b"Transfer-Encoding: chunked", plain)
        self.assertIn(b"WARC-Type: request", plain)
        self.assertIn(b"User-Agent: counterclaim/", plain)
        run("ingest", "--ledger", self.ledger + "2", self.ledger + ".evidence/000001.warc.gz")
        with sqlite3.connect(self.ledger + "2") as ledger:
            titles = {row[0] for row in ledger.execute("SELECT title FROM article")}
        self.assertLessEqual({f"Bridge {n} open" for n in range(1, 6)}, titles)

    def test_private_addresses_are_refused(self):
        before = len(self.site.log)
        for address in (self.site.origin + "/a", f"http://localhost:{self.site.server.server_port}/a",
                        f"http://[::ffff:127.0.0.1]:{self.site.server.server_port}/a",
                        f"http://2130706433:{self.site.server.server_port}/a"):
            done = run("fetch", "--format", "json", "--delay", "0", "--ledger", self.folder.name + "/private.db", address)
            self.assertEqual(done.returncode, 5, done.stderr)
            self.assertEqual(json.loads(done.stdout)[0]["class"], "refused", done.stdout)
        self.assertEqual(len(self.site.log), before)

    def test_verify_finds_what_was_changed(self):
        ledger = self.folder.name + "/verify.db"
        fetch = ("fetch", "--allow-private", "--delay", "0", "--ledger", ledger)
        self.assertEqual(run(*fetch, self.site.origin + "/a", self.site.origin + "/target").returncode, 0)
        self.assertEqual(run("verify", "--ledger", ledger).returncode, 0)
        archive = pathlib.Path(ledger + ".evidence/000001.warc.gz")
        whole = archive.read_bytes()
        with sqlite3.connect(ledger) as book:
            offset, length = book.execute("SELECT offset, length FROM capture WHERE id = 2").fetchone()
        damaged = bytearray(whole)
        damaged[offset + 400] ^= 4
        archive.write_bytes(damaged)
        done = run("verify", "--ledger", ledger, "--format", "json")
        self.assertEqual(done.returncode, 1)
        self.assertEqual([row["capture"] for row in json.loads(done.stdout)], [2])
        archive.write_bytes(whole[:offset + 10])
        self.assertEqual(run("verify", "--ledger", ledger).returncode, 1)
        archive.write_bytes(whole)
        with sqlite3.connect(ledger) as book:
            book.execute("UPDATE capture SET fetched = '2001-01-01T00:00:00Z' WHERE id = 1")
        done = run("verify", "--ledger", ledger, "--format", "json")
        self.assertEqual(done.returncode, 1)
        self.assertIn("was changed", json.loads(done.stdout)[0]["what"])

    def test_a_second_visit_keeps_one_article(self):
        ledger = self.folder.name + "/again.db"
        fetch = ("fetch", "--allow-private", "--delay", "0", "--ledger", ledger, "--format", "json")
        for _ in range(2):
            self.assertEqual(run(*fetch, self.site.origin + "/a").returncode, 0)
        with sqlite3.connect(ledger) as book:
            self.assertEqual(book.execute("SELECT count(*) FROM article").fetchone()[0], 1)
            self.assertEqual(book.execute("SELECT count(*) FROM capture").fetchone()[0], 2)
        plain = gzip.decompress(pathlib.Path(ledger + ".evidence/000001.warc.gz").read_bytes())
        self.assertEqual(plain.count(b"WARC-Type: revisit"), 1)
        self.site.pages["/a"] = our.Answer(our.article(1, 2))
        self.assertEqual(run(*fetch, self.site.origin + "/a").returncode, 0)
        self.site.pages["/a"] = our.Answer(our.article(1))
        shown = run("revisions", "--ledger", ledger, self.site.origin + "/a").stdout
        self.assertIn("[-1.", shown)
        self.assertIn("{+2.", shown)
        self.assertEqual(run("verify", "--ledger", ledger).returncode, 0)


if __name__ == "__main__":
    unittest.main()
