"""What the ledgers of a folder of articles say, as a user asks for it: `ingest`, then `ask … --format json`."""
import json
import tempfile

from program import PROGRAM, environment, watched


class Ledgers:
    """The ledger of one folder, in a temporary place."""

    def __init__(self, *batches, jobs=1):
        self._place = tempfile.TemporaryDirectory()
        for batch in batches:
            self.run("ingest", "--ledger", "news.db", "--jobs", jobs, batch)

    def close(self):
        self._place.cleanup()

    def run(self, *arguments, expect=0):
        done = watched.run([PROGRAM, *arguments], cwd=self._place.name, env=environment(self._place.name),
                           timeout=600)
        if done.returncode != expect:
            raise AssertionError(f"{arguments} gave {done.returncode}: {done.stderr.decode(errors='replace')}")
        return done.stdout.decode()

    def ask(self, question, *options, expect=0):
        """Entries of `ask QUESTION`, each with its lines and claims."""
        out = self.run("ask", question, "--ledger", "news.db", "--format", "jsonl", *options, expect=expect)
        return [json.loads(line) for line in out.splitlines()]

    def everything(self):
        """All that is derived, as bytes of every question, and the digest."""
        questions = ("control", "casualties", "ceasefires", "commitments", "contradictions", "events")
        return [self.run("ask", question, "--ledger", "news.db", "--format", "jsonl") for question in questions] + [
            self.run("ledger", "--ledger", "news.db"), self.run("ask", "--ledger", "news.db", "--format", "json")]

    def verify(self):
        return self.run("ledger", "--ledger", "news.db", "--verify")


def same_in_any_order(test, folder, whole):
    """One batch on one thread, file by file from the last to the first, or all at once on four threads."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    for batches, jobs in ((reversed(files), 1), ((folder,), 4)):
        ledgers = Ledgers(*batches, jobs=jobs)
        try:
            test.assertEqual(ledgers.everything(), whole.everything())
        finally:
            ledgers.close()


def words_of(entry, claim_id):
    """The sentence a line of an entry rests on, in its language."""
    return next(claim["sentence"] for claim in entry["claims"] if claim["id"] == claim_id)


def overlaps(entry, first, last):
    return (entry["from"] or first) <= last and (entry["to"] or last) >= first
