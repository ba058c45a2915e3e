"""The real server on a free port, for tests; the demo articles are read once a run.

Every wait has an end, and one that fails shows what the server said and where its threads stand."""
import http.client
import json
import os
import pathlib
import select
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "support"))
import watched  # noqa: E402

PROGRAM = os.environ["COUNTERCLAIM_PROGRAM"]
ROOT = pathlib.Path(os.environ["COUNTERCLAIM_ROOT"])
START_S = 120
STOP_S = 30
ANSWER_S = 60
watched.end_after(840)  # CTest ends it after 900 s and tells nothing


class Stream:
    """The changes of a ledger as the server tells them. Ends with the block."""

    def __init__(self, server):
        self.server, self.got, self.head = server, b"", ""
        self.connection = socket.create_connection((server.host, server.port), timeout=ANSWER_S)
        self.connection.sendall(b"GET /api/v1/changes HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n")

    def __enter__(self):
        return self.begin()

    def begin(self):
        self.head = self.until(b"\r\n\r\n", time.monotonic() + ANSWER_S).decode()
        return self

    def __exit__(self, *_):
        self.connection.close()

    def until(self, mark, end):
        """What came up to this mark, without it."""
        while mark not in self.got:
            self.connection.settimeout(max(0.01, end - time.monotonic()))
            try:
                part = self.connection.recv(65536)
            except socket.timeout:
                raise watched.hang(self.server.process, f"no {mark} in the stream, but {self.got!r}") from None
            if not part:
                raise AssertionError(f"the server ended the stream after {self.got!r}: {self.server.said()}")
            self.got += part
        before, self.got = self.got.split(mark, 1)
        return before

    def told(self, seconds=ANSWER_S):
        """The data of the next change; comments are passed over."""
        end = time.monotonic() + seconds
        while True:
            for line in self.until(b"\n\n", end).decode().splitlines():
                if line.startswith("data: "):
                    return json.loads(line[6:])


class Server:
    """`counterclaim serve` of a ledger; ends with the block."""

    def __init__(self, ledger, *options, preexec_fn=None):
        self.ledger, self.options, self.preexec_fn = ledger, options, preexec_fn

    def __enter__(self):
        self.words = tempfile.TemporaryFile()  # no pipe: nobody reads it while the server runs
        self.process = subprocess.Popen([PROGRAM, "serve", "--ledger", str(self.ledger), "--port", "0", *self.options],
                                        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self.words,
                                        preexec_fn=self.preexec_fn)
        try:
            address = urllib.parse.urlsplit(self.first_line())
        except BaseException:
            watched.kill(self.process)
            self.process.wait(STOP_S)
            self.close()
            raise
        self.host, self.port = address.hostname, address.port
        return self

    def first_line(self):
        line, end = b"", time.monotonic() + START_S
        while not line.endswith(b"\n"):
            ready, _, _ = select.select([self.process.stdout], [], [], max(0, end - time.monotonic()))
            if not ready:
                raise watched.hang(self.process, f"the server did not start in {START_S} s: {self.said()}")
            part = os.read(self.process.stdout.fileno(), 4096)
            if not part:
                raise AssertionError(f"the server ended with {self.process.wait(STOP_S)}: {self.said()}")
            line += part
        return line.decode().strip()

    def __exit__(self, kind=None, *_):
        if kind is not None and not issubclass(kind, unittest.SkipTest):
            print(f"the server ({'runs' if self.alive() else self.process.returncode}) said: {self.said()}",
                  file=sys.stderr, flush=True)
        self.process.terminate()
        try:
            self.code = self.process.wait(timeout=STOP_S)
        except subprocess.TimeoutExpired:
            trouble = watched.hang(self.process, f"the server did not stop in {STOP_S} s: {self.said()}")
            watched.kill(self.process)
            raise trouble from None
        finally:
            self.close()

    def close(self):
        self.process.stdout.close()
        self.words.close()

    def said(self):
        """The end of what the server wrote on its standard error."""
        return watched.end_of(self.words)

    def alive(self):
        return self.process.poll() is None

    def ask(self, path, method="GET", body=None, headers=None):
        connection = http.client.HTTPConnection(self.host, self.port, timeout=ANSWER_S)
        try:
            connection.request(method, path, body=body, headers=headers or {})
            answer = connection.getresponse()
            answer.bytes = answer.read()
        except socket.timeout:
            raise watched.hang(self.process, f"{method} {path} had no answer in {ANSWER_S} s: {self.said()}") from None
        finally:
            connection.close()
        return answer

    def json(self, path, status=200, **how):
        answer = self.ask("/api/v1" + path, **how)
        if answer.status == 301 and status != 301:
            answer = self.ask(answer.getheader("Location"), **how)
        if answer.status != status:
            raise AssertionError(f"{path}: {answer.status} {answer.bytes[:400]!r}")
        return json.loads(answer.bytes)

    def data(self, path, **how):
        return self.json(path, **how)["data"]

    def decide(self, decision, status=201, **headers):
        body = json.dumps(decision)
        return self.json("/review/decisions", status=status, method="POST", body=body,
                         headers={"Content-Type": "application/json", **headers})

    def raw(self, data, wait=20):
        """What comes back for these bytes, until the server closes or the time is over."""
        end = time.monotonic() + wait
        with socket.create_connection((self.host, self.port), timeout=wait) as connection:
            connection.sendall(data)
            got = b""
            while True:
                connection.settimeout(max(0.01, end - time.monotonic()))
                try:
                    part = connection.recv(65536)
                except (ConnectionResetError, socket.timeout):
                    break
                if not part:
                    break
                got += part
            return got

    def wait_for(self, path, test, seconds=60):
        """The data once it passes the test: a new generation takes a moment."""
        end = time.monotonic() + seconds
        while True:
            data = self.data(path)
            if test(data):
                return data
            if time.monotonic() > end:
                raise watched.hang(self.process, f"{path} stays {json.dumps(data)[:500]}")
            time.sleep(0.1)


class ServeTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="serve-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.demo = cls.folder / "demo.db"
        watched.run([PROGRAM, "ingest", "-q", "--ledger", cls.demo, ROOT / "demo" / "articles"], check=True)

    def copy(self):
        """A ledger of its own, to be changed."""
        ledger = self.folder / f"{self.id().rsplit('.', 1)[-1]}.db"
        shutil.copy(self.demo, ledger)
        return ledger
