#!/usr/bin/env python3
"""The same input gives the same ledger: in one run or two, on one thread or eight, killed or not."""
import os
import pathlib
import random
import resource
import subprocess
import time
import unittest

from program import PROGRAM, ROOT, ProgramTest, environment, watched, write_records

KILLS = 10
NOBODY = 65534


class SameLedger(ProgramTest):
    def setUp(self):
        super().setUp()
        write_records(self.folder / "texts.jsonl", 200)
        self.inputs = ["texts.jsonl", str(ROOT / "demo" / "articles")]

    def ingest(self, ledger, *options):
        self.run_program("ingest", "--ledger", ledger, *options, *self.inputs, code=0)

    def test_twice_and_on_any_number_of_threads(self):
        self.ingest("one.db", "--jobs", "1")
        first = (self.folder / "one.db").read_bytes()
        self.assertGreater(len(self.dump("one.db")), 10_000)
        self.ingest("one.db")
        self.assertTrue(first == (self.folder / "one.db").read_bytes(), "a second run changes no byte")
        self.ingest("two.db", "--jobs", "8")
        self.assertTrue(first == (self.folder / "two.db").read_bytes(), "nor does the number of threads")

    def test_order_of_arrival_does_not_change_the_dump(self):
        self.ingest("one.db")
        self.inputs.reverse()
        self.ingest("two.db")
        one, two = self.dump("one.db"), self.dump("two.db")
        self.assertTrue(one == two)

    def test_output_of_read_does_not_depend_on_threads(self):
        one = self.run_program("read", "--jobs", "1", *self.inputs, code=0).stdout
        eight = self.run_program("read", "--jobs", "8", *self.inputs, code=0).stdout
        self.assertTrue(one == eight)

    def test_fewer_threads_than_asked_for(self):
        if os.geteuid() != 0 or watched.run([PROGRAM, "--version"], preexec_fn=lambda: os.setuid(NOBODY)).returncode:
            self.skipTest("the number of threads can be limited only where root may become somebody else")

        def with_few_threads():
            os.setuid(NOBODY)  # the limit does not bind root
            resource.setrlimit(resource.RLIMIT_NPROC, (4, 4))
        self.folder.chmod(0o777)
        one = self.run_program("read", "--jobs", "1", *self.inputs, code=0).stdout
        few = self.run_program("read", "--jobs", "64", *self.inputs, code=0, timeout=120, preexec_fn=with_few_threads)
        self.assertTrue(one == few.stdout)

    def test_killed_at_random_moments(self):
        seed = int(os.environ.get("COUNTERCLAIM_SEED", random.randrange(1 << 30)))
        print(f"seed {seed} (COUNTERCLAIM_SEED={seed} repeats this run)", flush=True)
        moments = random.Random(seed)
        start = time.monotonic()
        self.ingest("whole.db")
        whole_s = time.monotonic() - start
        expected = self.dump("whole.db")
        killed = 0
        for number in range(KILLS):
            ledger = f"killed-{number}.db"
            running = subprocess.Popen([PROGRAM, "ingest", "--ledger", ledger, *self.inputs], cwd=self.folder,
                                       env=environment(self.folder), stderr=subprocess.DEVNULL)
            time.sleep(moments.random() * whole_s)
            running.kill()
            watched.finish(running, 60)
            killed += running.returncode != 0
            self.ingest(ledger)
            self.assertTrue(expected == self.dump(ledger), f"kill {number} of seed {seed} left another ledger")
            pathlib.Path(self.folder, ledger).unlink()
        print(f"{killed} of {KILLS} runs were killed before their end", flush=True)
        self.assertGreater(killed, 0)

    def test_a_reader_that_goes_away(self):
        self.ingest("one.db")
        done = watched.run(f'"{PROGRAM}" export --ledger one.db | head -1 | wc -l', shell=True, cwd=self.folder,
                           env=environment(self.folder), check=True)
        self.assertEqual(done.stdout.strip(), b"1")
        self.assertEqual(done.stderr, b"")


if __name__ == "__main__":
    unittest.main()
