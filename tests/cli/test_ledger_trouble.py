#!/usr/bin/env python3
"""A ledger that is locked, newer, damaged, missing, full or not writable: exit code 4, with its name and what to do."""
import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import time
import unittest

from program import PROGRAM, ProgramTest, environment, watched, write_records

NOBODY = 65534


class LedgerTrouble(ProgramTest):
    def setUp(self):
        super().setUp()
        write_records(self.folder / "some.jsonl", 10)
        self.run_program("ingest", "--ledger", "l.db", "some.jsonl", code=0)
        write_records(self.folder / "more.jsonl", 20)

    def assert_trouble(self, done, code):
        said = done.stderr.decode()
        self.assertEqual(done.returncode, 4, said)
        self.assertIn(code, said)
        self.assertIn("l.db", said)
        self.assertIn("Try: ", said)

    def test_locked(self):
        other = sqlite3.connect(self.folder / "l.db", isolation_level=None)
        self.addCleanup(other.close)
        other.execute("BEGIN IMMEDIATE")
        self.assert_trouble(self.run_program("ingest", "--ledger", "l.db", "--wait", "0", "more.jsonl"), "E0041")
        self.run_program("stats", "--ledger", "l.db", code=0)
        other.execute("ROLLBACK")
        self.run_program("ingest", "--ledger", "l.db", "more.jsonl", code=0)

    def test_waits_for_another(self):
        other = sqlite3.connect(self.folder / "l.db", isolation_level=None)
        self.addCleanup(other.close)
        other.execute("BEGIN IMMEDIATE")
        waiting = subprocess.Popen([PROGRAM, "ingest", "--ledger", "l.db", "--wait", "60", "more.jsonl"],
                                   cwd=self.folder, env=environment(self.folder), stderr=subprocess.DEVNULL)
        time.sleep(0.5)
        other.execute("ROLLBACK")
        watched.finish(waiting, 100)
        self.assertEqual(waiting.returncode, 0)

    def test_newer(self):
        with sqlite3.connect(self.folder / "l.db") as other:
            other.execute("PRAGMA user_version = 999")
        for command in (["ingest", "more.jsonl"], ["ask"], ["export"], ["stats"], ["sql", "SELECT 1"]):
            self.assert_trouble(self.run_program(*command, "--ledger", "l.db"), "E0043")

    def test_damaged(self):
        whole = (self.folder / "l.db").read_bytes()
        torn = bytearray(whole)
        for at in range(8192, len(torn) - 100, 4096):
            torn[at:at + 100] = b"\x5a" * 100
        for content in (bytes(torn), whole[:9000], b"this is no database " * 500):
            self.write("l.db", content)
            self.assert_trouble(self.run_program("export", "--ledger", "l.db"), "E0042")

    def test_missing(self):
        self.assert_trouble(self.run_program("ask", "--ledger", "no-l.db"), "E0040")
        self.assertFalse((self.folder / "no-l.db").exists())

    def test_doctor_finds_damage(self):
        self.run_program("doctor", "--ledger", "l.db", code=0)
        with sqlite3.connect(self.folder / "l.db") as other:
            other.execute("UPDATE claim SET evidence = 'other words' WHERE id = (SELECT min(id) FROM claim)")
            touched = other.total_changes
        if touched:
            done = self.run_program("doctor", "--ledger", "l.db", code=4)
            self.assertIn(b"FAILED", done.stdout)

    def test_ledger_that_cannot_be_written(self):
        options = {}
        if os.geteuid() == 0:
            if not os.access(PROGRAM, os.X_OK) or watched.run(
                    [PROGRAM, "--version"], preexec_fn=lambda: os.setuid(NOBODY)).returncode != 0:
                self.skipTest("the program lies where only root may run it")
            options["preexec_fn"] = lambda: os.setuid(NOBODY)
        before = self.dump("l.db")
        (self.folder / "l.db").chmod(0o444)
        self.folder.chmod(0o555)
        self.addCleanup(self.folder.chmod, stat.S_IRWXU)
        self.assert_trouble(self.run_program("ingest", "--ledger", "l.db", "more.jsonl", **options), "E0045")
        done = self.run_program("export", "--ledger", "l.db", code=None, **options)
        self.assertIn(done.stdout, before, "reading needs no right to write")

    def test_full_disk(self):
        disk = self.folder / "disk"
        disk.mkdir()
        mounted = os.geteuid() == 0 and shutil.which("mount") and watched.run(
            ["mount", "-t", "tmpfs", "-o", "size=1M", "tmpfs", disk]).returncode == 0
        if not mounted:
            self.skipTest("no small disk can be mounted here")
        self.addCleanup(watched.run, ["umount", disk])
        write_records(self.folder / "many.jsonl", 2000)
        done = self.run_program("ingest", "--ledger", "disk/l.db", "many.jsonl")
        self.assert_trouble(done, "E0044")
        self.run_program("doctor", "--ledger", "disk/l.db")
        watched.run(["mount", "-o", "remount,size=200M", disk], check=True)
        self.run_program("ingest", "--ledger", "disk/l.db", "many.jsonl", code=0)
        self.run_program("ingest", "--ledger", "l2.db", "many.jsonl", code=0)
        self.assertEqual(self.dump("disk/l.db"), self.dump("l2.db"), "a re-run resumes")

    def test_interrupt_ends_the_transaction(self):
        write_records(self.folder / "many.jsonl", 4000)
        running = subprocess.Popen([PROGRAM, "ingest", "--ledger", "i.db", "many.jsonl"], cwd=self.folder,
                                   env=environment(self.folder), stderr=subprocess.PIPE)
        time.sleep(1.0)
        running.send_signal(signal.SIGINT)
        said = watched.finish(running, 100)[1]
        if running.returncode == 0:
            self.skipTest("the run was over before the signal came")
        self.assertEqual(running.returncode, 130, said)
        self.assertIn(b"again to go on", said)
        self.run_program("doctor", "--ledger", "i.db", code=0)
        self.run_program("ingest", "--ledger", "i.db", "many.jsonl", code=0)


if __name__ == "__main__":
    unittest.main()
