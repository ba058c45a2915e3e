#!/usr/bin/env python3
"""What users meet is written down: every verb, option, error, exit code, column and table stands in docs/reference."""
import json
import re
import sqlite3
import unittest

from program import ROOT, ProgramTest, write_records

OPTION = re.compile(r"^  (-\w,)?(--[a-z][a-z-]*)", re.M)
SUB_VERBS = re.compile(r"^Subcommands:\n((?:  .*\n)+)", re.M)


def document(name):
    return (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8")


class Documentation(ProgramTest):
    def help_of(self, *verbs):
        return self.run_program(*verbs, "--help", code=0).stdout.decode()

    def all_verbs(self, *above):
        listed = SUB_VERBS.search(self.help_of(*above))
        for line in listed.group(1).splitlines() if listed else []:
            name = re.match(r"  (\S+)", line)
            if name:
                yield (*above, name.group(1))
                yield from self.all_verbs(*above, name.group(1))

    def test_every_verb_and_option(self):
        # Verbs of one room may be described with it; the common way is docs/reference/cli.md.
        text = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").rglob("*.md")))
        verbs = [(), *self.all_verbs()]
        self.assertGreater(len(verbs), 8)
        for verb in verbs:
            name = " ".join(("counterclaim", *verb))
            self.assertTrue(name in text, f"{name} stands nowhere in docs/")
            for option in OPTION.finditer(self.help_of(*verb)):
                self.assertTrue(re.search(rf"{option.group(2)}\b", text), f"{option.group(2)} of {name}")

    def test_every_error(self):
        text, codes = document("errors.md"), document("exit-codes.md")
        found = 0
        for number in range(1, 100):
            done = self.run_program("help", f"E{number:04}")
            if done.returncode != 0:
                continue
            found += 1
            name, summary, advice, code = re.match(r"(E\d+): (.*)\nTry: (.*)\nExit code: (\d+)",
                                                   done.stdout.decode()).groups()
            self.assertTrue(f"| {name} | {summary} | {advice} | {code} |" in text, name)
            self.assertIn(f"| {code} |", codes)
        self.assertGreater(found, 20)

    def test_every_table_and_column(self):
        write_records(self.folder / "some.jsonl", 3)
        self.run_program("ingest", "--ledger", "l.db", "some.jsonl", code=0)
        text = document("ledger-schema.md")
        with sqlite3.connect(self.folder / "l.db") as ledger:
            tables = [name for name, in ledger.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
                      if not re.match(r"sqlite_|claim_text_|claim_place_box_", name)]
            self.assertIn("claim", tables)
            for table in tables:
                part = re.search(rf"\*\*`{table}`\*\*(.*?)(\n\n|\n\*\*|\Z)", text, re.S)
                self.assertTrue(part, f"table {table}")
                for column in ledger.execute(f"SELECT name FROM pragma_table_info('{table}')"):
                    self.assertIn(f"`{column[0]}`", part.group(1), f"of table {table}")
            version = ledger.execute("PRAGMA user_version").fetchone()[0]
            self.assertIn(f"now {version}.", text)

    def test_every_column_and_field_of_exports(self):
        write_records(self.folder / "some.jsonl", 30)
        self.run_program("ingest", "--ledger", "l.db", "some.jsonl", code=0)
        text = document("export.md")
        columns = self.run_program("export", "--ledger", "l.db", "--format", "csv").stdout.decode().split("\n")[0]
        for column in columns.split(","):
            self.assertTrue(f"`{column}`" in text, column)

        def fields(value):
            if isinstance(value, dict):
                for name, inner in value.items():
                    yield name
                    yield from fields(inner)
            if isinstance(value, list):
                for inner in value:
                    yield from fields(inner)

        lines = self.run_program("export", "--ledger", "l.db").stdout.splitlines()
        lines += self.run_program("export", "--ledger", "l.db", "--articles").stdout.splitlines()
        self.assertTrue(lines)
        for name in sorted({name for line in lines for name in fields(json.loads(line))}):
            self.assertTrue(f"`{name}`" in text, name)


if __name__ == "__main__":
    unittest.main()
