"""Programs under test that must not hang: every wait has an end, and what hangs tells where it stands.

    sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
    import watched
    watched.end_after(800)                       # the whole script, below its limit in CTest
    done = watched.run([PROGRAM, "ask"])         # as subprocess.run, output captured
"""
import faulthandler
import pathlib
import shutil
import subprocess

OUTPUT_SHOWN = 3000  # bytes of what a program said that a failure shows


class Hang(AssertionError):
    """What was waited for did not come; the message says where the program stands."""


def end_after(seconds):
    """Ends this script, with the place where every thread of it stands, when it takes longer."""
    faulthandler.dump_traceback_later(seconds, exit=True)


def tail(said):
    return (said or b"")[-OUTPUT_SHOWN:].decode(errors="replace")


def whereabouts(pid):
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
            stat = (task / "stat").read_text(errors="replace")
            found.append(f"thread {task.name}: state {stat.rsplit(') ', 1)[1][0]}, "
                         f"in {(task / 'wchan').read_text() or 'the program'}, call {(task / 'syscall').read_text().split()[0]}")
        except OSError:
            found.append(f"thread {task.name}: gone, or not to be looked at")
    return "\n".join(found) or "the process is gone"


def hang(process, what):
    """A `Hang` that tells where this process stands."""
    return Hang(f"{what}\n{whereabouts(process.pid)}")


def finish(process, timeout, data=None):
    """What a process says until it ends: (output, error output). Past the time it is killed and `Hang` raised."""
    try:
        return process.communicate(data, timeout=timeout)
    except subprocess.TimeoutExpired:
        trouble = hang(process, f"{process.args} did not end in {timeout} s")
        process.kill()
    try:
        out, err = process.communicate(timeout=10)
    except subprocess.TimeoutExpired:  # what it had started holds its output open
        out = err = None
    raise Hang(f"{trouble}\nit said: {tail(out)}\n{tail(err)}")


def run(command, *, timeout=300, check=False, data=None, **options):
    """As `subprocess.run` with its output captured."""
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    pipe = subprocess.DEVNULL if data is None else subprocess.PIPE
    with subprocess.Popen([str(word) for word in command], stdin=pipe, **options) as process:
        out, err = finish(process, timeout, data)
    if check and process.returncode != 0:
        raise AssertionError(f"{command} gave {process.returncode}: {tail(out)}\n{tail(err)}")
    return subprocess.CompletedProcess(command, process.returncode, out, err)
