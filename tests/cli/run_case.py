#!/usr/bin/env python3
"""Runs one command-line case and compares what comes out.

run_case.py PROGRAM CASE_DIR [--update]

CASE_DIR holds
  cmd      shell commands; `counterclaim` is the program, the working folder a copy of CASE_DIR
  stdout   what standard output must be, exactly (missing: nothing)
  stderr   lines that must each stand somewhere in standard error, in this order (missing: nothing may be said)
  code     the exit code (missing: 0)
--update writes stdout, stderr and code as they came out, for a reviewer to read.
"""
import os
import pathlib
import shutil
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
import watched  # noqa: E402


def environment(home):
    """No setting of the machine reaches the program."""
    kept = {name: value for name, value in os.environ.items()
            if not name.startswith(("COUNTERCLAIM_", "XDG_", "LC_", "LANG", "CLICOLOR", "NO_COLOR"))}
    return kept | {"HOME": home, "XDG_CONFIG_HOME": home, "LC_ALL": "C"}


def run(program, case):
    with tempfile.TemporaryDirectory() as work:
        folder = pathlib.Path(work, "case")
        shutil.copytree(case, folder)
        tools = pathlib.Path(work, "bin")
        tools.mkdir()
        (tools / "counterclaim").symlink_to(pathlib.Path(program).resolve())
        settings = environment(work)
        settings["PATH"] = f"{tools}:{settings['PATH']}"
        return watched.run(["sh", "-c", (case / "cmd").read_text()], cwd=folder, env=settings, timeout=120)


def expected(case, name, default):
    path = case / name
    return path.read_text() if path.exists() else default


def missing_lines(wanted, text):
    at = 0
    for line in wanted.splitlines():
        found = text.find(line, at)
        if found < 0:
            yield line
        else:
            at = found + len(line)


def problems(case, done):
    out, err = done.stdout.decode(), done.stderr.decode()
    if done.returncode != int(expected(case, "code", "0")):
        yield f"exit code {done.returncode}, expected {expected(case, 'code', '0').strip()}"
    if out != expected(case, "stdout", ""):
        yield f"standard output differs:\n--- expected\n{expected(case, 'stdout', '')}--- got\n{out}---"
    wanted = expected(case, "stderr", None)
    if wanted is None and err:
        yield f"nothing was to be said on standard error:\n{err}"
    for line in missing_lines(wanted or "", err):
        yield f"standard error lacks: {line}\n--- it is\n{err}---"


def update(case, done):
    for name, text in (("stdout", done.stdout.decode()), ("stderr", done.stderr.decode()),
                       ("code", f"{done.returncode}\n" if done.returncode else "")):
        path = case / name
        if text:
            path.write_text(text)
        else:
            path.unlink(missing_ok=True)


if __name__ == "__main__":
    case_dir = pathlib.Path(sys.argv[2])
    result = run(sys.argv[1], case_dir)
    if "--update" in sys.argv:
        update(case_dir, result)
    found = list(problems(case_dir, result))
    print("\n".join(found))
    sys.exit(1 if found else 0)
