#!/usr/bin/env python3
"""Foreign pages, wrong tokens, malformed requests, slow clients, hostile texts, a ledger that is locked or gone."""
import json
import os
import resource
import socket
import sqlite3
import time
import unittest
from urllib.parse import quote

from server import PROGRAM, ServeTest, Server, watched

MARKUP = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>]]>&amp;\u202e"


class Hostile(ServeTest):
    def test_foreign_hosts_and_origins(self):
        with Server(self.copy()) as server:
            claim = server.data("/claims?limit=1")[0]["id"]
            for host in ("evil.example.org", "evil.example.org:80", "127.0.0.1.evil.example.org", "169.254.1.1", ""):
                answer = server.ask("/api/v1/claims", headers={"Host": host})
                self.assertEqual((answer.status, json.loads(answer.bytes)["error"]), (421, "misdirected"), host)
            for host in ("localhost", f"localhost:{server.port}", f"127.0.0.1:{server.port}", "[::1]:80"):
                self.assertEqual(server.ask("/api/v1/claims?limit=1", headers={"Host": host}).status, 200, host)
            decision = json.dumps({"action": "reject", "claim": claim, "reason": "x"})
            own = {"Content-Type": "application/json", "Host": "localhost"}
            for headers, status in [({"Origin": "http://evil.example.org"}, 403), ({"Origin": "null"}, 403),
                                    ({"Origin": "http://localhost:1"}, 403), ({"Sec-Fetch-Site": "cross-site"}, 403),
                                    ({"Sec-Fetch-Site": "same-site"}, 403), ({"Content-Type": "text/plain"}, 415)]:
                answer = server.ask("/api/v1/review/decisions", method="POST", body=decision, headers=own | headers)
                self.assertEqual(answer.status, status, headers)
            answer = server.ask("/api/v1/claims?limit=1", headers={"Origin": "http://evil.example.org"})
            self.assertIsNone(answer.getheader("Access-Control-Allow-Origin"))
            answer = server.ask("/api/v1/review/decisions", method="POST", body=decision,
                                headers=own | {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"})
            self.assertEqual(answer.status, 201)

    def test_tokens(self):
        who = self.folder / "who.txt"
        tokens = {}
        for role in ("read", "review", "admin"):
            made = watched.run([PROGRAM, "serve", "--tokens", who, "--new-token", f"{role}er:{role}"], check=True)
            tokens[role] = made.stdout.decode().strip()
        self.assertEqual(who.stat().st_mode & 0o077, 0)
        self.assertFalse(any(token in who.read_text() for token in tokens.values()))
        ledger = self.copy()
        for options in (["--listen", "0.0.0.0"], ["--host", "ledger.example.org"]):
            done = watched.run([PROGRAM, "serve", "--ledger", ledger, "--port", "0", *options], timeout=60)
            self.assertEqual(done.returncode, 2, options)
            self.assertIn(b"--tokens", done.stderr)
        with Server(ledger, "--tokens", str(who), "--host", "ledger.example.org") as server:
            self.assertEqual(server.json("/claims", status=401)["error"], "unauthorized")
            self.assertEqual(server.data("/session")["role"], "none")

            def bearer(role):
                return {"Authorization": "Bearer " + tokens[role], "Host": "ledger.example.org"}
            claims = json.loads(server.ask("/api/v1/claims?limit=2", headers=bearer("read")).bytes)["data"]
            one, two = (claim["id"] for claim in claims)
            decision = {"action": "reject", "claim": one, "reason": "x", "author": "somebody else"}
            server.decide(decision, status=403, **bearer("read"))
            made = server.decide(decision, **bearer("admin"))["data"]
            self.assertEqual(made["author"], "adminer")
            server.decide({"action": "undo", "decision": made["id"]}, status=403, **bearer("review"))
            mine = server.decide({"action": "reject", "claim": two, "reason": "x"}, **bearer("review"))["data"]
            server.decide({"action": "undo", "decision": mine["id"]}, **bearer("review"))

            signed = server.ask("/api/v1/session", method="POST", body=json.dumps({"token": tokens["review"]}),
                                headers={"Content-Type": "application/json"})
            cookie = signed.getheader("Set-Cookie")
            for word in ("HttpOnly", "SameSite=Strict"):
                self.assertIn(word, cookie)
            self.assertNotIn(tokens["review"], cookie)
            kept = {"Cookie": cookie.split(";")[0]}
            self.assertEqual(server.ask("/api/v1/claims?limit=1", headers=kept).status, 200)
            server.ask("/api/v1/session", method="DELETE", headers=kept)
            self.assertEqual(server.ask("/api/v1/claims?limit=1", headers=kept).status, 401)
            statuses = [server.ask("/api/v1/claims", headers={"Authorization": "Bearer wrong" + str(number)}).status
                        for number in range(14)]
            self.assertEqual(statuses[0], 401)
            self.assertEqual(statuses[-1], 429)

    def test_markup_stays_text(self):
        ledger = self.folder / "markup.db"
        article = {"id": MARKUP, "lang": "en", "published": "2020-10-09", "source": MARKUP, "title": MARKUP,
                   "text": f"The defence ministry of Azerbaijan said on Friday that its troops had captured the town of "
                           f"Hadrut {MARKUP}.\n\nArmenian officials denied that Hadrut had fallen {MARKUP}."}
        source = self.folder / "markup.jsonl"
        source.write_text(json.dumps(article) + "\n", encoding="utf-8")
        watched.run([PROGRAM, "ingest", "-q", "--ledger", ledger, source], check=True)
        with Server(ledger) as server:
            claim = server.data("/claims?limit=1")[0]
            key = quote(claim["article_key"], safe="")
            for form in ("", ".csv", ".atom", ".geojson", ".jsonl"):
                answer = server.ask("/api/v1/articles" + form)
                self.assertEqual(answer.status, 200)
                self.assertNotIn("html", answer.getheader("Content-Type"))
                self.assertEqual(answer.getheader("X-Content-Type-Options"), "nosniff")
                self.assertIn("default-src 'none'", answer.getheader("Content-Security-Policy"))
                if form == ".atom":
                    self.assertNotIn(b"<script", answer.bytes)
            self.assertIn(MARKUP, server.data("/articles/" + key)["text"])
            raw = server.ask(f"/api/v1/articles/{key}/document")
            self.assertEqual(raw.getheader("Content-Type"), "application/octet-stream")
            self.assertTrue(raw.getheader("Content-Disposition").startswith("attachment"))
            error = server.ask("/api/v1/claims/" + quote(MARKUP, safe=""))
            self.assertEqual((error.status, error.getheader("Content-Type").split(";")[0]),
                             (404, "application/problem+json"))

    def test_no_way_out_of_the_folder_of_the_page(self):
        root = self.folder / "page"
        (root / "assets").mkdir(parents=True)
        (root / "index.html").write_text("<!doctype html><title>page</title>")
        (self.folder / "secret.txt").write_text("secret")
        os.symlink(self.folder / "secret.txt", root / "link.txt")
        with Server(self.demo, "--web-root", str(root)) as server:
            for path in ("/../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/assets/../../secret.txt", "/link.txt",
                         "//etc/passwd", "/%2fetc%2fpasswd", "/etc/hosts.allow", "/assets/%00", "/..\\secret.txt", "/demo.db"):
                answer = server.ask(path)
                self.assertNotIn(b"secret", answer.bytes, path)
                self.assertNotIn(b"root:", answer.bytes, path)
                # An address without an ending is a view of the page.
                self.assertEqual(answer.status, 404 if "." in path or "%00" in path else 200, path)
            page = server.ask("/map?at=2020-10-12")
            self.assertEqual((page.status, b"<title>page" in page.bytes), (200, True))
            policy = page.getheader("Content-Security-Policy")
            self.assertIn("script-src 'self'", policy)
            self.assertNotIn("unsafe", policy)

    def test_malformed_and_oversized_requests(self):
        with Server(self.demo) as server:
            host = b"Host: localhost\r\n"
            for data, expected in [
                    (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 40 + b"\r\n\r\n", b"400"),
                    (b"GET\r\n\r\n", b"400"), (b"GET /\x01 HTTP/1.1\r\n" + host + b"\r\n", b"400"),
                    (b"GET http://evil.example.org/ HTTP/1.1\r\nHost: evil.example.org\r\n\r\n", b"421"),
                    (b"GET /api/v1/claims HTTP/1.1\r\n\r\n", b"421"),
                    (b"GET claims HTTP/1.1\r\n" + host + b"\r\n", b"400"),
                    (b"GET /" + b"a" * 100000 + b" HTTP/1.1\r\n" + host + b"\r\n", b"431"),
                    (b"GET / HTTP/1.1\r\n" + host + b"X: " + b"b" * 100000 + b"\r\n\r\n", b"431"),
                    (b"GET / HTTP/1.1\r\n" + host + b"X-%d: a\r\n" * 3000 + b"\r\n", b"431"),
                    (b"POST /api/v1/review/decisions HTTP/1.1\r\n" + host + b"Content-Length: 99999999\r\n\r\n", b"413"),
                    (b"POST /api/v1/review/decisions HTTP/1.1\r\n" + host + b"Content-Length: -1\r\n\r\n", b"400"),
                    (b"POST /api/v1/review/decisions HTTP/1.1\r\n" + host + b"Content-Length: 1\r\nTransfer-Encoding: "
                     b"chunked\r\n\r\n0\r\n\r\n", b"400"),
                    (b"BREW / HTTP/1.1\r\n" + host + b"Connection: close\r\n\r\n", b"405"),
                    (b"GET /healthz HTTP/1.0\r\n" + host + b"\r\n", b"200")]:
                self.assertEqual(server.raw(data)[9:12], expected, data[:60])
            for body in (b"", b"{", b"[]", b"null", b'{"action":' * 5000, b"\xff\xfe", b'{"action":"reject"}'):
                answer = server.ask("/api/v1/review/decisions", method="POST", body=body,
                                    headers={"Content-Type": "application/json"})
                self.assertEqual(answer.status, 400, body[:30])
            pipelined = server.raw(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n" * 3 +
                                   b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            self.assertEqual(pipelined.count(b'{"ok":true}'), 4)
            self.assertTrue(server.alive())

    def test_idle_and_slow_clients(self):
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = int(os.environ.get("COUNTERCLAIM_TEST_CONNECTIONS", "1000"))
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
        count = min(wanted, hard - 200)
        with Server(self.demo) as server:
            def memory():
                with open(f"/proc/{server.process.pid}/status", encoding="ascii") as status:
                    return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
            before = memory()
            idle = []
            for _ in range(count):
                idle.append(socket.create_connection((server.host, server.port), timeout=30))
            slow = []
            for number in range(50):
                connection = socket.create_connection((server.host, server.port), timeout=60)
                connection.sendall(b"GET /api/v1/claims?limit=1000 HTTP/1.1\r\nHost: local"[:20 + number % 30])
                slow.append(connection)
            deaf = []
            for _ in range(20):
                connection = socket.create_connection((server.host, server.port), timeout=60)
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
                connection.sendall(b"GET /api/v1/claims.jsonl HTTP/1.1\r\nHost: localhost\r\n\r\n" * 4)
                deaf.append(connection)
            began = time.monotonic()
            self.assertEqual(server.ask("/api/v1/claims?limit=5").status, 200)
            self.assertLess(time.monotonic() - began, 5)
            self.assertLess((memory() - before) / (count + 70), 40, "KiB a connection")
            idle[0].sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            self.assertIn(b'{"ok":true}', idle[0].recv(4096) + idle[0].recv(4096))
            # A request that never ends is cut off by the server.
            ended = time.monotonic() + 40
            slow[0].settimeout(ended - time.monotonic())
            self.assertEqual(slow[0].recv(10), b"")
            for connection in idle + slow + deaf:
                connection.close()
            self.assertEqual(server.ask("/healthz").status, 200)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))

    def test_a_locked_ledger(self):
        ledger = self.copy()
        with Server(ledger) as server:
            claim = server.data("/claims?limit=1")[0]
            lock = sqlite3.connect(ledger, isolation_level=None)
            lock.execute("BEGIN EXCLUSIVE")
            self.assertEqual(server.data("/claims?limit=1")[0]["id"], claim["id"])
            refused = server.decide({"action": "reject", "claim": claim["id"], "reason": "x"}, status=503)
            self.assertEqual(refused["error"], "unavailable")
            lock.execute("ROLLBACK")
            lock.close()
            server.decide({"action": "reject", "claim": claim["id"], "reason": "x"})

    def test_a_ledger_that_is_gone(self):
        ledger = self.copy()
        with Server(ledger) as server:
            claim = server.data("/claims?limit=1")[0]
            for end in ("", "-wal", "-shm"):
                if os.path.exists(str(ledger) + end):
                    os.remove(str(ledger) + end)
            time.sleep(1.5)
            self.assertEqual(server.data("/claims?limit=1")[0]["id"], claim["id"])
            self.assertEqual(server.ask("/api/v1/articles/" + quote(claim["article_key"], safe="")).status, 503)
            self.assertEqual(server.decide({"action": "reject", "claim": claim["id"], "reason": "x"}, status=503)["ok"], False)
            self.assertTrue(server.alive())
            self.assertFalse(ledger.exists(), "the server made no new ledger")

    def test_what_is_ingested_shows(self):
        ledger = self.copy()
        more = self.folder / "more.jsonl"
        more.write_text(json.dumps({"id": "more", "lang": "en", "published": "2020-11-11", "source": "Harbour Daily",
                                    "title": "Shelling of Martuni",
                                    "text": "Azerbaijani forces shelled Martuni on Tuesday, the Armenian defence ministry "
                                            "said."}) + "\n", encoding="utf-8")
        with Server(ledger) as server:
            before = server.json("/claims?count=exact&limit=1")
            watched.run([PROGRAM, "ingest", "-q", "--ledger", ledger, more], check=True)
            server.wait_for("/changes", lambda changes: len(changes) > 1)
            after = server.json("/claims?count=exact&limit=1")
            self.assertGreater(after["count"]["value"], before["count"]["value"])
            self.assertNotEqual(after["generation"], before["generation"])

    def test_a_file_that_is_no_ledger(self):
        (self.folder / "noise.db").write_bytes(b"SQLite format 3\0" + b"noise" * 1000)
        for ledger, code in [("missing.db", 4), ("noise.db", 4)]:
            done = watched.run([PROGRAM, "serve", "--ledger", self.folder / ledger, "--port", "0"], timeout=60)
            self.assertEqual((done.returncode, done.stdout), (code, b""), ledger)


if __name__ == "__main__":
    unittest.main()
