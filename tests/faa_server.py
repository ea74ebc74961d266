"""A server on this machine that answers as the Display Advert API, version 2, is documented to, faults included."""

import json
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from math import ceil
from urllib.parse import parse_qs, urlsplit


KEY = "a key for tests"


@dataclass
class World:
    """What the server has and how it misbehaves; a test changes it between questions."""

    adverts: list[dict] = field(default_factory=list)
    details: dict[str, dict] = field(default_factory=dict)
    most_calls: int = 150
    seconds: float = 300
    faults: dict[int, list[Callable]] = field(default_factory=dict)  # by page; each serves once, in order
    detail_faults: list[Callable] = field(default_factory=list)
    asked: list[dict] = field(default_factory=list)
    answered: Counter = field(default_factory=Counter)
    calls: list[float] = field(default_factory=list)
    address: str = ""

    def seconds_until_free(self) -> int:
        """Zero, and the call is counted, where the window has room."""
        now = time.monotonic()
        self.calls = [at for at in self.calls if at > now - self.seconds]
        if len(self.calls) < self.most_calls:
            self.calls.append(now)
            return 0
        return ceil(self.calls[0] + self.seconds - now) or 1

    def pages_asked(self) -> list[int]:
        return [int(question["PageNumber"]) for question in self.asked if "PageNumber" in question]


@contextmanager
def faa_server(*adverts: dict, **facts) -> Iterator[World]:
    world = World(list(adverts), **facts)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"world": world}))
    server.daemon_threads = True
    world.address = f"http://127.0.0.1:{server.server_port}/vacancies"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield world
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    world: World
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.headers.get("Ocp-Apim-Subscription-Key") != KEY:
            return self.answer(401, {"statusCode": 401, "message": "Access denied due to missing subscription key."})
        if self.headers.get("X-Version") != "2":
            return self.answer(404, {"statusCode": 404, "message": "Resource not found"})
        if wait := self.world.seconds_until_free():
            return self.answer(429, {"statusCode": 429, "message": "Rate limit is exceeded."}, {"Retry-After": wait})
        parts = urlsplit(self.path)
        question = {name: ",".join(values) for name, values in parse_qs(parts.query).items()}
        self.world.asked.append({"path": parts.path, **question})
        reference = parts.path.removeprefix("/vacancies/vacancy").strip("/")
        if reference:
            return self.detail(reference)
        return self.list_page(question)

    def detail(self, reference: str):
        if self.world.detail_faults:
            return self.world.detail_faults.pop(0)(self)
        found = self.world.details.get(reference.removeprefix("VAC"))
        return self.answer(200, found) if found else self.answer(404, {"message": "Resource not found"})

    def list_page(self, question: dict):
        number, size = int(question.get("PageNumber", 1)), min(int(question.get("PageSize", 10)), 100)
        waiting = self.world.faults.get(number)
        if waiting:
            return waiting.pop(0)(self)
        return self.answer(200, self.page(number, size))

    def page(self, number: int, size: int = 100) -> dict:
        total = len(self.world.adverts)
        shown = self.world.adverts[(number - 1) * size : number * size]
        return {"vacancies": shown, "total": total + 7, "totalFiltered": total, "totalPages": ceil(total / size)}

    def answer(self, status: int, document: object, headers: dict | None = None):
        self.send_bytes(status, json.dumps(document).encode(), headers)

    def send_bytes(self, status: int, body: bytes, headers: dict | None = None, length: int | None = None):
        self.world.answered[status] += 1
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **(headers or {})}.items():
            self.send_header(name, str(value))
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        """Keeps quiet."""


def trouble(status: int, **headers) -> Callable:
    return lambda handler: handler.answer(status, {"message": "trouble"}, headers)


def malformed(handler):
    handler.send_bytes(200, b'{"vacancies": [{"title": "Hou')


def of_another_shape(handler):
    handler.answer(200, {"results": []})


def broken_off(handler):
    """Says that more is to come than comes."""
    handler.send_bytes(200, b'{"vacancies": [', length=5000)
    handler.close_connection = True


def slow(seconds: float) -> Callable:
    def answer(handler):
        time.sleep(seconds)
        handler.close_connection = True

    return answer


def only(number_of_adverts: int, page: int = 1) -> Callable:
    """A good answer with fewer adverts than it should have."""

    def answer(handler):
        document = handler.page(page)
        handler.answer(200, document | {"vacancies": document["vacancies"][:number_of_adverts]})

    return answer
