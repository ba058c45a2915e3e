"""The real server on a free port, for tests; the demo articles are read once a run."""
import http.client
import json
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time
import unittest
import urllib.parse

PROGRAM = os.environ["COUNTERCLAIM_PROGRAM"]
ROOT = pathlib.Path(os.environ["COUNTERCLAIM_ROOT"])


class Server:
    """`counterclaim serve` of a ledger; ends with the block."""

    def __init__(self, ledger, *options):
        self.ledger, self.options = ledger, options

    def __enter__(self):
        self.process = subprocess.Popen([PROGRAM, "serve", "--ledger", str(self.ledger), "--port", "0", *self.options],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        line = self.process.stdout.readline().decode()
        if not line:
            raise RuntimeError(self.process.stderr.read().decode())
        address = urllib.parse.urlsplit(line.strip())
        self.host, self.port = address.hostname, address.port
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.code = self.process.wait(timeout=30)
        self.process.stdout.close()
        self.process.stderr.close()

    def alive(self):
        return self.process.poll() is None

    def ask(self, path, method="GET", body=None, headers=None):
        connection = http.client.HTTPConnection(self.host, self.port, timeout=60)
        connection.request(method, path, body=body, headers=headers or {})
        answer = connection.getresponse()
        answer.bytes = answer.read()
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
        """What comes back for these bytes, until the server closes."""
        with socket.create_connection((self.host, self.port), timeout=wait) as connection:
            connection.sendall(data)
            got = b""
            while True:
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
                raise AssertionError(f"{path} stays {json.dumps(data)[:500]}")
            time.sleep(0.1)


class ServeTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="serve-"))
        cls.demo = cls.folder / "demo.db"
        subprocess.run([PROGRAM, "ingest", "-q", "--ledger", cls.demo, ROOT / "demo" / "articles"], check=True,
                       stderr=subprocess.DEVNULL)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def copy(self):
        """A ledger of its own, to be changed."""
        ledger = self.folder / f"{self.id().rsplit('.', 1)[-1]}.db"
        shutil.copy(self.demo, ledger)
        return ledger
