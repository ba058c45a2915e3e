#!/usr/bin/env python3
"""Real news and saved pages through `ingest`: no crash, no hang, no lost document; twice, on any number of threads,
and killed at ten random moments and run again, the ledger is the same.

Exits 77 (skipped) where the texts are not there. They are in COUNTERCLAIM_SHARED, by default ../shared beside the
project: news/ (JSON records) and corpora/trafilatura-eval/html.tar.xz (pages).
"""
import os
import pathlib
import random
import subprocess
import sys
import tarfile
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "cli"))
from program import PROGRAM, ROOT, environment  # noqa: E402

SHARED = pathlib.Path(os.environ.get("COUNTERCLAIM_SHARED", ROOT.parent / "shared"))
KILLS = 10


class Work:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)

    def run(self, *arguments):
        done = subprocess.run([PROGRAM, *map(str, arguments)], cwd=self.folder, env=environment(self.folder),
                              capture_output=True, timeout=1200, check=False)
        if done.returncode != 0:
            sys.exit(f"{arguments} gave {done.returncode}:\n{done.stderr.decode(errors='replace')[-3000:]}")
        return done

    def ingest(self, ledger, path, *options):
        start = time.monotonic()
        done = self.run("ingest", "--ledger", ledger, *options, path)
        print(f"{ledger}: {done.stderr.decode().strip().splitlines()[-1]} in {time.monotonic() - start:.1f} s",
              flush=True)

    def dump(self, ledger):
        return self.run("export", "--ledger", ledger, "--articles").stdout + self.run(
            "sql", "--ledger", ledger, "--format", "jsonl", "SELECT * FROM claim ORDER BY claim_id").stdout

    def count(self, ledger, sql):
        return int(self.run("sql", "--ledger", ledger, "--format", "tsv", sql).stdout.split()[-1])

    def bytes(self, name):
        return (self.folder / name).read_bytes()


def check(condition, what):
    if not condition:
        sys.exit(f"FAILED: {what}")
    print(f"ok: {what}", flush=True)


def check_news(work):
    texts = len(list((SHARED / "news").rglob("*.json")))
    work.ingest("news.db", SHARED / "news", "--jobs", "1")
    check(work.count("news.db", "SELECT count(*) FROM document") == texts, f"all {texts} texts are in")
    first = work.bytes("news.db")
    work.ingest("news.db", SHARED / "news")
    check(first == work.bytes("news.db"), "a second run changes no byte")
    work.ingest("again.db", SHARED / "news", "--jobs", "4")
    check(first == work.bytes("again.db"), "four threads write the same bytes as one")
    work.run("doctor", "--ledger", "news.db")


def check_kills(work):
    seed = int(os.environ.get("COUNTERCLAIM_SEED", random.randrange(1 << 30)))
    print(f"seed {seed} (COUNTERCLAIM_SEED={seed} repeats this run)", flush=True)
    moments = random.Random(seed)
    start = time.monotonic()
    work.ingest("whole.db", SHARED / "news")
    whole_s = time.monotonic() - start
    expected = work.dump("whole.db")
    for number in range(KILLS):
        ledger = f"killed-{number}.db"
        running = subprocess.Popen([PROGRAM, "ingest", "--ledger", ledger, str(SHARED / "news")], cwd=work.folder,
                                   env=environment(work.folder), stderr=subprocess.DEVNULL)
        time.sleep(moments.random() * whole_s)
        running.kill()
        running.wait()
        work.ingest(ledger, SHARED / "news")
        check(expected == work.dump(ledger), f"killed once, run again: the same ledger ({number + 1} of {KILLS})")


def check_pages(work):
    with tarfile.open(SHARED / "corpora/trafilatura-eval/html.tar.xz") as archive:
        archive.extractall(work.folder / "pages", filter="data") if hasattr(tarfile, "data_filter") else \
            archive.extractall(work.folder / "pages")
    pages = [path for path in (work.folder / "pages").rglob("*") if path.is_file()]
    contents = len({path.read_bytes() for path in pages})
    work.ingest("pages.db", work.folder / "pages")
    kept = work.count("pages.db", "SELECT count(*) FROM document")
    check(kept == contents, f"all {contents} different pages of {len(pages)} are in ({kept})")
    work.run("doctor", "--ledger", "pages.db")


def main():
    if not (SHARED / "news").is_dir():
        print(f"skipped: there are no real texts in {SHARED}")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        work = Work(folder)
        check_news(work)
        check_kills(work)
        if (SHARED / "corpora/trafilatura-eval/html.tar.xz").exists():
            check_pages(work)
        else:
            print("skipped: the pages of trafilatura-eval are not there")
    return 0


if __name__ == "__main__":
    sys.exit(main())
