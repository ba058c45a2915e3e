#!/usr/bin/env python3
"""Bad input: each is told with its name and the next step, the batch goes on, and the exit code says so."""
import json
import os
import pathlib
import resource
import stat
import time
import unittest

from program import PROGRAM, ProgramTest, environment, record, watched, write_records

NOBODY = 65534


def limit_memory(size_bytes):
    return lambda: resource.setrlimit(resource.RLIMIT_AS, (size_bytes, size_bytes))


class BadInput(ProgramTest):
    def ingest(self, *paths, code=3, **options):
        """Reads the paths and one good article; returns what failed and what was said."""
        good = self.write("good.txt", "GORIS, 12 October 2020. Armenian forces shelled the town of Barda on Monday.")
        done = self.run_program("ingest", "--ledger", "l.db", "--errors", "errors.jsonl", *paths, good, code=code,
                                **options)
        documents = json.loads(self.run_program("sql", "--ledger", "l.db", "--format", "json",
                                                "SELECT address FROM document").stdout)
        self.assertIn(str(good), [row["address"] for row in documents], "the batch goes on")
        errors = [json.loads(line) for line in (self.folder / "errors.jsonl").read_text().splitlines()]
        return errors, done.stderr.decode(errors="replace")

    def assert_error(self, errors, code, name):
        match = [e for e in errors if e["code"] == code and name in e["where"]]
        self.assertTrue(match, f"no {code} about {name} in {errors}")
        self.assertTrue(match[0]["what"] and match[0]["next"])

    def test_empty_file(self):
        self.write("empty.txt", "")
        self.assert_error(self.ingest("empty.txt")[0], "E0013", "empty.txt")

    def test_binary_file(self):
        self.write("program.bin", bytes(range(256)) * 64)
        self.assert_error(self.ingest("program.bin")[0], "E0014", "program.bin")

    def test_missing_file(self):
        errors, said = self.ingest("missing.txt")
        self.assert_error(errors, "E0010", "missing.txt")
        self.assertIn("missing.txt", said)

    def test_truncated_utf8_is_read(self):
        text = "Des tirs ont visé la ville de Barda, a déclaré le maire à l'été 2020. " * 3
        self.write("cut.txt", text.encode()[:-2] + "é".encode()[:1])
        self.ingest("cut.txt", code=0)

    def test_other_encodings_are_read(self):
        text = "Боевые действия возле Гадрута продолжались в понедельник, сообщили в министерстве обороны. " * 3
        for charset in ("cp1251", "koi8-r", "utf-16"):
            self.write(f"{charset}.txt", text.encode(charset))
        self.ingest("cp1251.txt", "koi8-r.txt", "utf-16.txt", code=0)
        rows = json.loads(self.run_program("sql", "--ledger", "l.db", "--format", "json",
                                           "SELECT text FROM article").stdout)
        self.assertEqual(sum("Гадрута" in row["text"] for row in rows), 3)

    def test_damaged_json(self):
        self.write("bad.json", '{"id": "x", "text": ')
        self.assert_error(self.ingest("bad.json")[0], "E0016", "bad.json")

    def test_records_without_fields(self):
        lines = ["{}", '{"id": "only-id"}', "[1]", "7", "", "not json", json.dumps(record(1))]
        self.write("mixed.jsonl", "\n".join(lines) + "\n")
        errors, _ = self.ingest("mixed.jsonl")
        self.assertGreaterEqual(len(errors), 4)
        self.assert_error(errors, "E0017", "mixed.jsonl:2")
        self.assert_error(errors, "E0016", "mixed.jsonl:6")
        self.assertEqual(b"1", self.run_program("sql", "--ledger", "l.db", "--format", "tsv",
                                                "SELECT count(*) FROM document WHERE record_id = 'text-0001'")
                         .stdout.split()[1])

    def test_line_over_the_limit(self):
        with open(self.folder / "long.jsonl", "wb") as file:
            file.write(b'{"id": "long", "text": "' + b"word " * 400_000 + b'"}\n')
            file.write(json.dumps(record(2)).encode() + b"\n")
        errors, said = self.ingest("long.jsonl", "--max-bytes", "1MB")
        self.assert_error(errors, "E0012", "long.jsonl:1")
        self.assertIn("--max-bytes", said)
        self.assertEqual(len(errors), 1, "the line behind it is read")

    @unittest.skipUnless(os.environ.get("COUNTERCLAIM_BIG_TESTS"), "set COUNTERCLAIM_BIG_TESTS=1 to read 500 MB")
    def test_line_of_500_megabytes(self):
        with open(self.folder / "huge.jsonl", "wb") as file:
            file.write(b'{"id": "huge", "text": "')
            for _ in range(500):
                file.write(b"word " * 200_000)
            file.write(b'"}\n')
        errors, _ = self.ingest("huge.jsonl", preexec_fn=limit_memory(4 << 30))
        self.assert_error(errors, "E0012", "huge.jsonl:1")

    def test_a_million_nested_tags(self):
        for tag in ("div", "b", "font", "table><tr><td"):
            self.write("nested.html", f"<html><body>{f'<{tag}>' * 1_000_000}<p>Shells fell on Barda on Monday.</p>")
            start = time.monotonic()
            done = self.run_program("read", "nested.html", timeout=120)
            self.assertIn(done.returncode, (0, 3), f"{tag}: {done.stderr[:300]}")
            self.assertLess(time.monotonic() - start, 60, f"{tag} takes too long")

    def test_a_tag_with_many_attributes(self):
        names = " ".join(f'a{i}="x"' for i in range(100_000))
        self.write("attributes.html", f"<html><body><p {names}>Shells fell on Barda on Monday.</p></body></html>")
        start = time.monotonic()
        self.assertIn(self.run_program("read", "attributes.html", timeout=120).returncode, (0, 3))
        self.assertLess(time.monotonic() - start, 30)

    def test_folder_that_cannot_be_opened(self):
        closed = self.folder / "closed"
        closed.mkdir()
        (closed / "a.txt").write_text("A text.")
        closed.chmod(0)
        self.addCleanup(closed.chmod, stat.S_IRWXU)
        options = {}
        if os.geteuid() == 0:  # permissions do not bind root: read as somebody else
            probe = watched.run([PROGRAM, "--version"],
                                preexec_fn=lambda: os.setuid(NOBODY)) if self.can_be_run_by_nobody() else None
            if probe is None or probe.returncode != 0:
                self.skipTest("the program lies where only root may run it")
            self.folder.chmod(0o777)
            options["preexec_fn"] = lambda: os.setuid(NOBODY)
        errors, said = self.ingest("closed", **options)
        self.assert_error(errors, "E0011", "closed")
        self.assertIn("permissions", said)

    @staticmethod
    def can_be_run_by_nobody():
        path = pathlib.Path(PROGRAM).resolve()
        return all(parent.stat().st_mode & stat.S_IXOTH for parent in path.parents)

    def test_other_files_in_folders_are_passed_over(self):
        for name in ("a.txt", "photo.jpg", ".hidden.txt", "page_files/style.css"):
            self.write(f"folder/{name}", "Shells fell on Barda on Monday, the mayor said.")
        self.ingest("folder", code=0)
        count = self.run_program("sql", "--ledger", "l.db", "--format", "tsv", "SELECT count(*) FROM document").stdout
        self.assertEqual(count.split()[1], b"2")

    def test_standard_input(self):
        done = self.run_program("ingest", "--ledger", "l.db", "-", data=json.dumps(record(3)).encode(), code=0)
        self.assertIn(b"1 document", done.stderr)
        self.run_program("read", "-", data=b"", code=3)

    def test_share_of_failures(self):
        write_records(self.folder / "good.jsonl", 3)
        self.write("empty.txt", "")
        for ratio, code in (("0.5", 3), ("0.1", 126), ("0", 126)):
            self.run_program("read", "good.jsonl", "empty.txt", "--max-error-ratio", ratio, code=code)

    def test_full_output(self):
        write_records(self.folder / "good.jsonl", 50)
        if not os.path.exists("/dev/full"):
            self.skipTest("there is no /dev/full here")
        with open("/dev/full", "wb") as full:
            done = watched.run([PROGRAM, "read", "good.jsonl"], cwd=self.folder, env=environment(self.folder),
                               stdout=full)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"E0051", done.stderr)


if __name__ == "__main__":
    unittest.main()
