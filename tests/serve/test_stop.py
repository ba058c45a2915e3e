#!/usr/bin/env python3
"""A server that is stopped, or dies, while a view is worked out leaves no process behind."""
import http.client
import os
import pathlib
import signal
import sqlite3
import threading
import time
import unittest

from server import ServeTest, Server


def children(process):
    """Processes that this one started and that still run."""
    found = []
    for status in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            pid, rest = status.read_text(encoding="utf-8", errors="replace").split(" (", 1)
        except OSError:
            continue  # it ended while we looked
        state, parent = rest.rsplit(") ", 1)[1].split()[:2]
        if int(parent) == process and state not in "ZX":
            found.append(int(pid))
    return found


def runs(pid):
    try:
        state = pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rsplit(") ", 1)[1][0]
    except OSError:
        return False
    return state not in "ZX"


def sockets(pid):
    """Sockets that a process holds; None once it is gone."""
    try:
        return [fd for fd in pathlib.Path(f"/proc/{pid}/fd").iterdir() if os.readlink(fd).startswith("socket:")]
    except FileNotFoundError:
        return None


def until(test, seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if got := test():
            return got
        time.sleep(0.02)
    return test()


class Stop(ServeTest):
    def builder_after(self, sign):
        """Ends a server with this signal while it works out a view; its exit code and how long it took."""
        ledger = self.copy()
        with Server(ledger) as server:
            # A ledger that another program holds: whoever works out a view waits for it, some seconds.
            lock = sqlite3.connect(ledger, isolation_level=None)
            lock.execute("PRAGMA locking_mode = EXCLUSIVE")
            lock.execute("BEGIN EXCLUSIVE")
            try:
                asking = threading.Thread(target=self.ask_and_forget, args=(server,))
                asking.start()
                found = until(lambda: children(server.process.pid), 10)
                self.assertEqual(len(found), 1, "one process works out the view")
                self.assertTrue(until(lambda: sockets(found[0]) == [], 5), "it holds connections of the server")
                began = time.monotonic()
                server.process.send_signal(sign)
                code = server.process.wait(timeout=20)
                took = time.monotonic() - began
                self.assertTrue(until(lambda: not runs(found[0]), 1), "the process outlives its server")
                asking.join(20)
            finally:
                lock.close()
        return code, took

    @staticmethod
    def ask_and_forget(server):
        try:
            server.ask("/api/v1/claims?as_of=2020-10-12")
        except (OSError, http.client.HTTPException):
            pass  # the server is ended before it answers

    def test_stopped_while_a_view_is_worked_out(self):
        code, took = self.builder_after(signal.SIGTERM)
        self.assertEqual(code, 128 + signal.SIGTERM)
        self.assertLess(took, 3)

    def test_stopped_though_its_starter_would_hear_nothing(self):
        def deaf():
            signal.signal(signal.SIGCHLD, signal.SIG_IGN)
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})
        with Server(self.copy(), preexec_fn=deaf) as server:
            self.assertEqual(server.ask("/api/v1/claims?as_of=2020-10-12&limit=1").status, 200)
        self.assertEqual(server.code, 128 + signal.SIGTERM)

    def test_killed_while_a_view_is_worked_out(self):
        code, _ = self.builder_after(signal.SIGKILL)
        self.assertEqual(code, -signal.SIGKILL)


if __name__ == "__main__":
    unittest.main()
