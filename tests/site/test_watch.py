"""`watch` follows three hosts of ours while it is killed (SIGKILL) at ten random moments. In the end every article is there
once, every revision is kept, and the logs of the hosts show that every rule was obeyed."""
import gzip
import importlib.util
import json
import os
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
import watched  # noqa: E402

SPEC = importlib.util.spec_from_file_location("our_site", pathlib.Path(__file__).with_name("site.py"))
our = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(our)
PROGRAM = os.environ["COUNTERCLAIM_PROGRAM"]
watched.end_after(280)  # CTest ends it after 300 s and tells nothing
SEED = int(os.environ.get("COUNTERCLAIM_SEED", str(random.randrange(1 << 30))))
KILLS = 10
DELAY = 0.1
CRAWL_DELAY = 0.2
CHANGING = (1, 4, 7)  # articles of the first host that are edited
VERSIONS = 3
TIME_MAX = 150


class Outlets:
    """Three hosts: a feed with articles that change; sitemaps of all kinds beside broken answers; one whose rules cannot be
    had at first."""

    def __init__(self):
        self.first, self.second, self.third = our.Site(), our.Site(), our.Site()
        self.versions = {n: 1 for n in range(10)}
        self.refusals = 3
        self.articles = {}  # path of the host → number
        self.make_first()
        self.make_second()
        self.make_third()

    def make_first(self):
        site = self.first
        site.pages["/robots.txt"] = our.text(
            f"User-agent: counterclaim\nCrawl-delay: {CRAWL_DELAY}\nDisallow: /private\nAllow: /private/open\n\n"
            "User-agent: *\nDisallow: /")
        for n in self.versions:
            site.pages[f"/story/{n}"] = lambda _, n=n: our.Answer(
                our.article(n, self.versions[n]), etag=f'"{n}-{self.versions[n]}"')
        site.pages["/private/1"] = our.Answer(our.article(50))
        site.pages["/private/open"] = our.Answer(our.article(51))
        site.pages["/rss"] = lambda _: our.Answer(our.rss(
            [(f"/story/{n}?utm_source=rss", f"Bridge {n} open", "Mon, 06 May 2024 08:00:00 GMT") for n in self.versions] +
            [("/private/1", "Private", ""), ("/private/open", "Open", "")]), kind="application/rss+xml")
        items = [{"url": f"{site.origin}/story/{n}", "title": f"Bridge {n} open"} for n in range(5)]
        site.pages["/feed.json"] = our.text(json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}))

    def make_second(self):
        site = self.second
        index = (f"<sitemapindex><sitemap><loc>{site.origin}/one.xml.gz</loc></sitemap>"
                 f"<sitemap><loc>{site.origin}/two.xml</loc></sitemap></sitemapindex>")
        site.pages["/robots.txt"] = our.redirect("/rules.txt", 301)
        site.pages["/rules.txt"] = our.text("User-agent: *\nDisallow: /*.pdf$")
        site.pages["/index.xml"] = our.Answer(index.encode(), kind="application/xml")
        for n in range(20, 28):
            site.pages[f"/{n}.html"] = our.Answer(our.article(n))
        site.pages["/moved"] = our.redirect("/target", 301)
        site.pages["/target"] = our.Answer(our.article(29))
        site.pages.update({"/bomb": our.bomb(100), "/endless": our.endless, "/cut": our.broken_off,
                           "/slow": our.slowly(3, b"<p>" * 50), "/a.pdf": our.Answer(b"%PDF"),
                           "/loop": our.redirect("/loop")})
        odd = ["/moved", "/bomb", "/endless", "/cut", "/slow", "/a.pdf", "/loop", "/missing"]
        one = our.sitemap([f"{site.origin}/{n}.html" for n in range(20, 24)])
        site.pages["/one.xml.gz"] = our.Answer(gzip.compress(one), kind="application/gzip")
        site.pages["/two.xml"] = our.Answer(our.sitemap(
            [f"{site.origin}/{n}.html" for n in range(24, 28)] + [site.origin + path for path in odd]))
        self.busy = 2

        def busy(_):
            self.busy -= 1
            return our.Answer(b"", 503, fields={"Retry-After": "1"}) if self.busy >= 0 else our.Answer(our.article(28))
        site.pages["/28.html"] = busy
        site.pages["/atom"] = our.Answer(
            f"<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='{site.origin}/28.html'/></entry></feed>".encode())

    def make_third(self):
        site = self.third

        def robots(_):
            self.refusals -= 1
            return our.Answer(b"", 500) if self.refusals >= 0 else our.text("User-agent: *\nAllow: /")
        site.pages["/robots.txt"] = robots
        site.pages["/rss"] = our.Answer(our.rss([("/s/30", "Bridge 30 open", ""), ("/s/31", "Bridge 31 open", "")]))
        site.pages["/s/30"], site.pages["/s/31"] = our.Answer(our.article(30)), our.Answer(our.article(31))

    def sites(self):
        return self.first, self.second, self.third

    def list(self):
        lines = []
        for name, key, site, paths in (("First", "feeds", self.first, ["/rss", "/feed.json"]),
                                       ("Second", "sitemaps", self.second, ["/index.xml", "/atom"]),
                                       ("Third", "feeds", self.third, ["/rss"])):
            addresses = json.dumps([site.origin + path for path in paths])
            lines.append(f'[[outlet]]\nname = "{name}"\nlanguage = "en"\ntime_zone = "Asia/Baku"\n{key} = {addresses}\n'
                         f'every = "1 s"\ndelay = {DELAY}\nnewer = "10000 d"\n')
        return "\n".join(lines)


class Watch(unittest.TestCase):
    def setUp(self):
        print(f"seed {SEED}", flush=True)
        self.outlets = Outlets()
        self.folder = tempfile.TemporaryDirectory()
        self.words = tempfile.TemporaryFile()  # no pipe: nobody reads it while the program runs
        self.addCleanup(self.words.close)
        self.ledger = self.folder.name + "/watch.db"
        self.list = self.folder.name + "/outlets.toml"
        pathlib.Path(self.list).write_text(self.outlets.list())

    def tearDown(self):
        for site in self.outlets.sites():
            site.close()
        self.folder.cleanup()

    def command(self, *more):
        return [PROGRAM, "watch", self.list, "--ledger", self.ledger, "--allow-private", "--again",
                ", ".join(["0.7 s"] * 400), "--backoff", "0.3 s", "--timeout", "1.5", "--max-page", "1MB", *more]

    def ask(self, sql, *values):
        """Rows, or none while the ledger is being made."""
        try:
            book = sqlite3.connect(f"file:{self.ledger}?mode=ro", uri=True, timeout=5)
            try:
                return book.execute(sql, values).fetchall()
            finally:
                book.close()
        except sqlite3.OperationalError:
            return []

    def address(self, number):
        return f"{self.outlets.first.origin}/story/{number}"

    def edit(self):
        """An article gets its next version once the one before is in the ledger; True when all are at their last."""
        for n in CHANGING:
            kept = self.ask("SELECT count(*) FROM revision WHERE address = ?", self.address(n))
            if kept and kept[0][0] == self.outlets.versions[n] < VERSIONS:
                self.outlets.versions[n] += 1
        return all(self.ask("SELECT count(*) FROM revision WHERE address = ?", self.address(n)) == [(VERSIONS,)]
                   for n in CHANGING)

    def expected(self):
        first = {self.address(n) for n in self.outlets.versions} | {self.outlets.first.origin + "/private/open"}
        second = {f"{self.outlets.second.origin}/{n}.html" for n in range(20, 29)} | {self.outlets.second.origin + "/moved"}
        return first | second | {f"{self.outlets.third.origin}/s/{n}" for n in (30, 31)}

    def missing(self):
        return self.expected() - {row[0] for row in self.ask("SELECT address FROM revision")}

    def watch_and_kill(self):
        dice = random.Random(SEED)
        kills = 0
        end = time.time() + TIME_MAX
        while time.time() < end:
            process = subprocess.Popen(self.command(), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=self.words)
            stop = time.time() + (dice.uniform(0.3, 4.0) if kills < KILLS else TIME_MAX)
            done = False
            while time.time() < min(stop, end) and process.poll() is None and not done:
                time.sleep(0.05)
                done = self.edit() and not self.missing() and kills >= KILLS
            process.send_signal(signal.SIGINT if done else signal.SIGKILL)
            watched.finish(process, 30)
            if done:
                self.assertEqual(process.returncode, 130, self.said())
                return kills
            kills += 1
        self.fail(f"not done in {TIME_MAX} s: missing {self.missing()}, versions {self.outlets.versions}; {self.said()}")

    def said(self):
        """The end of what all runs wrote on their standard error."""
        return watched.end_of(self.words)

    def test_follows_through_kills(self):
        kills = self.watch_and_kill()
        self.assertGreaterEqual(kills, KILLS)
        self.check_articles()
        for site in self.outlets.sites():
            self.check_politeness(site, CRAWL_DELAY if site is self.outlets.first else DELAY)
        self.check_rules()
        self.check_evidence()
        self.check_health()

    def check_articles(self):
        texts = [row[0] for row in self.ask("SELECT text FROM article")]
        self.assertEqual(len(texts), len(set(texts)), "an article is in twice")
        revisions = self.ask("SELECT address, count(*) FROM revision GROUP BY address")
        wanted = {address: 1 for address in self.expected()} | {self.address(n): VERSIONS for n in CHANGING}
        self.assertEqual(dict(revisions), wanted)
        self.assertEqual(len(texts), sum(wanted.values()))
        for n in CHANGING:
            rows = self.ask("SELECT a.text FROM revision r JOIN article a ON a.key = r.document WHERE r.address = ? "
                            "ORDER BY r.rank", self.address(n))
            self.assertEqual([f"version {v}." in row[0] for v, row in enumerate(rows, 1)], [True] * VERSIONS)
        states = dict(self.ask("SELECT address, state FROM page"))
        self.assertEqual(states[self.outlets.first.origin + "/private/1"], "barred")
        self.assertEqual(states[self.outlets.second.origin + "/a.pdf"], "barred")

    def check_politeness(self, site, delay):
        log = sorted(site.log, key=lambda entry: entry["begin"])
        self.assertEqual(log[0]["path"], "/robots.txt")
        gaps = [after["begin"] - before["begin"] for before, after in zip(log, log[1:])]
        # A process that is killed knows when it asked, not when its request arrived: a little less is then allowed.
        short = [gap for gap in gaps if gap < delay - 0.005]
        self.assertLessEqual(len(short), KILLS, f"{len(short)} of {len(gaps)} pauses were short: {sorted(short)[:5]}")
        self.assertTrue(all(gap > delay - 0.08 for gap in short), sorted(short)[:5])
        self.assertTrue(all(entry["agent"].startswith("counterclaim/") for entry in log))

    def check_rules(self):
        paths = {entry["path"] for entry in self.outlets.first.log}
        self.assertNotIn("/private/1", paths)
        self.assertIn("/private/open", paths)
        self.assertNotIn("/a.pdf", {entry["path"] for entry in self.outlets.second.log})
        third = sorted(self.outlets.third.log, key=lambda entry: entry["begin"])
        self.assertEqual([entry["path"] for entry in third[:4]], ["/robots.txt"] * 4)
        busy = [entry for entry in self.outlets.second.log if entry["status"] == 503]
        for entry in busy:
            later = [other["begin"] for other in self.outlets.second.log if other["begin"] > entry["begin"]]
            self.assertGreater(min(later) - entry["begin"], 0.95, "Retry-After was not heeded")
        self.assertGreater(sum(entry["status"] == 304 for entry in self.outlets.first.log), 5)

    def check_evidence(self):
        done = watched.run([PROGRAM, "verify", "--ledger", self.ledger], text=True, timeout=60)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertGreater(self.ask("SELECT count(*) FROM capture WHERE document <> ''")[0][0], 20)
        lost = self.ask("SELECT count(*) FROM document WHERE key NOT IN (SELECT document FROM capture)")
        self.assertEqual(lost, [(0,)])

    def check_health(self):
        done = watched.run([PROGRAM, "watch", "--status", "--ledger", self.ledger, "--format", "json"], text=True, timeout=60)
        table = json.loads(done.stdout)
        self.assertEqual(len(table), 7)
        self.assertEqual({row["health"] for row in table}, {"ok"}, table)


if __name__ == "__main__":
    unittest.main()
