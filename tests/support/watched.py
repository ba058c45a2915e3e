"""Programs under test that must not hang: every wait has an end, and what hangs tells where it stands.

    sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
    import watched
    watched.end_after(800)                       # the whole script, below its limit in CTest
    done = watched.run([PROGRAM, "ask"])         # as subprocess.run, output captured
"""
import faulthandler
import os
import pathlib
import shutil
import signal
import subprocess

OUTPUT_SHOWN = 3000  # of what a program said, in a failure


class Hang(AssertionError):
    """What was waited for did not come; the message says where the program stands."""


def end_after(seconds):
    """Ends this script, with the place where every thread of it stands, when it takes longer."""
    faulthandler.dump_traceback_later(seconds, exit=True)


def tail(said):
    text = said.decode(errors="replace") if isinstance(said, bytes) else said or ""
    return text[-OUTPUT_SHOWN:]


def end_of(file):
    """The end of a file that a program may be writing: its place in the file, which is ours too, stays."""
    size = os.fstat(file.fileno()).st_size
    return tail(os.pread(file.fileno(), OUTPUT_SHOWN, max(0, size - OUTPUT_SHOWN)))


def family(pid):
    """A process and those it started, and those they started."""
    parents = {}
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            words = stat.read_text(errors="replace").rsplit(") ", 1)[1].split()
        except OSError:
            continue  # it ended while we looked
        parents[int(stat.parent.name)] = int(words[1])
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found


def threads_of(pid):
    """Where every thread of a process stands: as a debugger tells, or the kernel where there is none."""
    if shutil.which("gdb"):
        try:
            done = subprocess.run(["gdb", "-p", str(pid), "-batch", "-ex", "thread apply all bt 30"], capture_output=True,
                                  stdin=subprocess.DEVNULL, timeout=120, check=False)
            lines = done.stdout.decode(errors="replace").splitlines()
            frames = [line for line in lines if line.startswith(("Thread ", "#"))]
            if frames:
                return "\n".join(frames)
        except subprocess.TimeoutExpired:
            pass  # the kernel tells less, but at once
    found = []
    for task in sorted(pathlib.Path(f"/proc/{pid}/task").glob("*")):
        try:
            state = (task / "stat").read_text(errors="replace").rsplit(") ", 1)[1][0]
            place = (task / "wchan").read_text()
            found.append(f"thread {task.name}: state {state}, in {place if place != '0' else 'the program'}")
        except OSError:
            found.append(f"thread {task.name}: gone, or not to be looked at")
    return "\n".join(found) or "gone"


def whereabouts(pid):
    """Where a process and those it started stand."""
    return "\n".join(f"process {one}:\n{threads_of(one)}" for one in family(pid))


def hang(process, what):
    """A `Hang` that tells where this process stands."""
    return Hang(f"{what}\n{whereabouts(process.pid)}")


def kill(process):
    """Ends a process and those it started."""
    for pid in family(process.pid):
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass


def finish(process, timeout, data=None):
    """What a process says until it ends: (output, error output). Past the time it is killed and `Hang` raised."""
    try:
        return process.communicate(data, timeout=timeout)
    except subprocess.TimeoutExpired:
        trouble = hang(process, f"{process.args} did not end in {timeout} s")
        kill(process)
    try:
        out, err = process.communicate(timeout=10)
    except subprocess.TimeoutExpired:  # somebody else holds its output open
        out = err = None
    raise Hang(f"{trouble}\nit said: {tail(out)}\n{tail(err)}")


def run(command, *, timeout=300, check=False, data=None, **options):
    """As `subprocess.run` with its output captured."""
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    words = command if isinstance(command, str) else [str(word) for word in command]
    pipe = subprocess.DEVNULL if data is None else subprocess.PIPE
    with subprocess.Popen(words, stdin=pipe, **options) as process:
        out, err = finish(process, timeout, data)
    if check and process.returncode != 0:
        raise AssertionError(f"{words} gave {process.returncode}: {tail(out)}\n{tail(err)}")
    return subprocess.CompletedProcess(words, process.returncode, out, err)
