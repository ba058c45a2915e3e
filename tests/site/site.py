"""A site of our own on loopback: feeds, sitemaps, redirects, slow and broken answers, changing articles, rules for robots.

Everything it is asked for stands in `Site.log`, with the moments it began and ended, so that a test can see who was polite.
"""
import gzip
import http.server
import socketserver
import threading
import time

PLACES = ["Ashdale", "Birchford", "Coldbrook", "Dunmere", "Elmstead", "Fernhill", "Greywater", "Highmoor", "Inverley",
          "Jarrow Hill", "Kestrel Bay", "Longreach"]


def article(number, version=1, extra=""):
    """A page with enough text to be one, about nothing that happened."""
    place = PLACES[number % len(PLACES)]
    lines = [f"The council of {place} said on Tuesday that the bridge number {number} was open again, version {version}.",
             f"Engineers worked on it for {number + 3} weeks, and the last {number * 3 + version} lorries crossed in the morning.",
             "Shops in the lower town had waited for deliveries since the spring, their owners told the reporters who came.",
             f"The next bridge to be repaired is that of {PLACES[(number + 5) % len(PLACES)]}, where work begins in two months."]
    body = "".join(f"<p>{line}</p>\n" for line in lines)
    return (f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Bridge {number} open</title>"
            f"<meta property='article:published_time' content='2024-05-{number % 28 + 1:02}T08:00:00Z'></head>"
            f"<body><article><h1>Bridge {number} open</h1>{body}</article>{extra}</body></html>").encode()


class Answer:
    def __init__(self, body=b"", status=200, kind="text/html; charset=utf-8", fields=(), etag=None):
        self.body, self.status, self.kind, self.fields, self.etag = body, status, kind, dict(fields), etag


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        site = self.server.site
        entry = {"path": self.path, "begin": time.time(), "agent": self.headers.get("User-Agent", ""), "status": 0,
                 "conditional": "If-None-Match" in self.headers}
        with site.lock:
            site.log.append(entry)
            site.open += 1
            site.most_open = max(site.most_open, site.open)
        try:
            page = site.pages.get(self.path.split("?")[0])
            answer = page(self) if callable(page) else page
            if answer is None and page is None:
                answer = Answer(b"<html><title>Not found</title><p>Not found", 404)
            if answer is not None:
                self.answer(answer, entry)
        except (BrokenPipeError, ConnectionResetError):
            pass
        finally:
            with site.lock:
                site.open -= 1
                entry["end"] = time.time()

    def answer(self, answer, entry):
        body, status = answer.body, answer.status
        if answer.etag and self.headers.get("If-None-Match") == answer.etag:
            body, status = b"", 304
        entry["status"] = status
        self.send_response(status)
        if answer.etag:
            self.send_header("ETag", answer.etag)
        self.send_header("Content-Type", answer.kind)
        for name, value in answer.fields.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, *_):
        pass


class Site:
    """One host. `pages` maps paths to answers, or to functions of the request that give one (or write it themselves)."""

    def __init__(self):
        self.pages, self.log, self.lock = {}, [], threading.Lock()
        self.open = self.most_open = 0
        self.server = Server(("127.0.0.1", 0), Handler)
        self.server.site = self
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def origin(self):
        return f"http://127.0.0.1:{self.server.server_port}"

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def text(body, kind="text/plain"):
    return Answer(body.encode(), kind=kind)


def redirect(to, status=302):
    return Answer(b"", status, fields={"Location": to})


def rss(items):
    """items: (address, title, date)"""
    rows = "".join(f"<item><title>{title}</title><link>{address}</link><pubDate>{date}</pubDate></item>"
                   for address, title, date in items)
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Example</title>{rows}</channel></rss>".encode()


def sitemap(addresses):
    return ("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>" +
            "".join(f"<url><loc>{address}</loc></url>" for address in addresses) + "</urlset>").encode()


def slowly(seconds, body):
    def page(request):
        request.send_response(200)
        request.send_header("Content-Type", "text/html")
        request.end_headers()
        request.wfile.write(body[:50])
        time.sleep(seconds)
        request.close_connection = True
    return page


def endless(request):
    request.send_response(200)
    request.send_header("Content-Type", "text/html")
    request.end_headers()
    request.close_connection = True
    while True:
        request.wfile.write(b"<p>and so on</p>" * 4096)


def broken_off(request):
    request.send_response(200)
    request.send_header("Content-Type", "text/html")
    request.send_header("Content-Length", "100000")
    request.end_headers()
    request.wfile.write(b"<html><p>half of")
    request.close_connection = True


def bomb(megabytes):
    packed = gzip.compress(gzip.compress(b"\0" * (megabytes << 20)))
    return Answer(packed, fields={"Content-Encoding": "gzip, gzip"})
