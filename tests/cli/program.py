"""What the command-line tests share: running the program, and texts of our own for it to read."""
import json
import os
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
import watched  # noqa: E402

PROGRAM = os.environ.get("COUNTERCLAIM_PROGRAM", "build/dev/apps/counterclaim/counterclaim")
ROOT = pathlib.Path(os.environ.get("COUNTERCLAIM_ROOT", pathlib.Path(__file__).resolve().parents[2]))

SENTENCES = {
    "en": ["The defence ministry of Azerbaijan said on Monday that its troops had captured the village of {place}.",
           "Armenian officials denied that {place} had fallen.",
           "At least {number} civilians were killed when rockets hit {place} on Tuesday, the mayor said.",
           "Both sides accused each other of breaking the ceasefire near {place}."],
    "fr": ["Le ministère arménien de la défense a affirmé lundi avoir repoussé une attaque près de {place}.",
           "Au moins {number} soldats ont été tués mardi à {place}, selon les autorités locales.",
           "Bakou a démenti avoir bombardé {place}.",
           "Les deux camps s'accusent d'avoir violé la trêve."],
}
PLACES = ["Hadrut", "Shusha", "Barda", "Ganja", "Stepanakert", "Jabrayil", "Fizuli", "Martuni"]


def environment(home):
    kept = {name: value for name, value in os.environ.items()
            if not name.startswith(("COUNTERCLAIM_", "XDG_", "CLICOLOR", "NO_COLOR"))}
    return kept | {"HOME": str(home), "XDG_CONFIG_HOME": str(home)}


def record(number):
    """An article of our own; every number gives another text."""
    language = "fr" if number % 3 == 0 else "en"
    place = PLACES[number % len(PLACES)]
    body = [line.format(place=place, number=number + 2) for line in SENTENCES[language]]
    return {"id": f"text-{number:04}", "lang": language, "published": f"2020-10-{number % 28 + 1:02}",
            "source": f"Paper {number % 5}", "title": f"{place} {number}", "text": "\n\n".join(body)}


def write_records(path, count):
    with open(path, "w", encoding="utf-8") as file:
        for number in range(count):
            file.write(json.dumps(record(number), ensure_ascii=False) + "\n")


class ProgramTest(unittest.TestCase):
    """A test with a folder of its own, in which the program runs without anybody's settings."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        watched.end_after(840)  # CTest ends a suite after 900 s and tells nothing

    def setUp(self):
        work = tempfile.TemporaryDirectory()
        self.addCleanup(work.cleanup)
        self.folder = pathlib.Path(work.name)

    def run_program(self, *arguments, code=None, data=None, timeout=300, **options):
        done = watched.run([PROGRAM, *arguments], cwd=self.folder, env=environment(self.folder), data=data,
                           timeout=timeout, **options)
        if code is not None:
            self.assertEqual(done.returncode, code, done.stderr.decode(errors="replace"))
        self.assertNotIn(b"E0090", done.stderr, "a mistake of the program")
        return done

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def dump(self, ledger):
        """Everything a ledger holds, in canonical order."""
        claims = self.run_program("export", "--ledger", ledger, "--format", "jsonl").stdout
        articles = self.run_program("export", "--ledger", ledger, "--articles").stdout
        documents = self.run_program("sql", "--ledger", ledger, "--format", "jsonl",
                                     "SELECT key, record_id, sha256, size_bytes FROM document ORDER BY key").stdout
        return claims + articles + documents
