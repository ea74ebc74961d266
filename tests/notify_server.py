"""A server on this machine that answers as the API of GOV.UK Notify, version 2, is documented to, faults included."""

import datetime as dt
import json
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import jwt
from notifications_python_client.authentication import decode_jwt_token
from notifications_python_client.errors import TokenError


SERVICE = "26785a09-ab16-4eb0-8407-a37497a57506"
SECRET = "3d844edf-8d35-48ac-975b-e847b4f122b0"
KEY = f"for_tests-{SERVICE}-{SECRET}"
TEMPLATES = {"email": str(uuid.UUID(int=1)), "text": str(uuid.UUID(int=2)), "letter": str(uuid.UUID(int=3))}
TO = {"sms": "phone_number", "email": "email_address"}


@dataclass
class World:
    """What the server was given and how it misbehaves; a test changes it between questions."""

    taken: list[dict] = field(default_factory=list)
    replies: list[dict] = field(default_factory=list)
    faults: list[Callable] = field(default_factory=list)  # of posts, each once, in order
    fails: Callable[[int], Callable | None] = lambda number: None  # by the number of the post
    posts: int = 0
    address: str = ""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def by_reference(self, reference: str) -> list[dict]:
        return [each for each in self.taken if each["reference"] == reference]

    def becomes(self, status: str) -> None:
        for each in self.taken:
            each["status"] = status

    def texts_back(self, number: str, words: str) -> None:
        at = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        received = {"id": str(uuid.uuid4()), "created_at": at, "content": words, "user_number": number}
        self.replies.insert(0, received | {"notify_number": "07537417417", "service_id": SERVICE})


@contextmanager
def notify_server(**facts) -> Iterator[World]:
    world = World(**facts)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"world": world}))
    server.daemon_threads = True
    world.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield world
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def carried_by(world: World, *channels: str) -> dict:
    """Settings by which this server carries messages of these channels."""
    return {
        "MESSAGE_CARRIERS": {"email": "smtp", "text": "", "letter": ""} | dict.fromkeys(channels, "notify"),
        "NOTIFY_API_URL": world.address,
        "NOTIFY_API_KEY": KEY,
        "NOTIFY_TEMPLATES": TEMPLATES,
        "NOTIFY_TIMEOUT": 5,
    }


class _Handler(BaseHTTPRequestHandler):
    world: World
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if not self.is_let_in():
            return None
        with self.world.lock:
            self.world.posts += 1
            fault = self.world.faults.pop(0) if self.world.faults else self.world.fails(self.world.posts)
        sort = urlsplit(self.path).path.removeprefix("/v2/notifications/")
        if fault:
            return fault(self, sort, asked)
        if wrong := _wrong(sort, asked):
            return self.refuse(400, "ValidationError", wrong)
        return self.answer(201, self.take(sort, asked))

    def take(self, sort: str, asked: dict) -> dict:
        given = {"id": str(uuid.uuid4()), "reference": asked.get("reference"), "type": sort, "status": "created"}
        given |= {"to": asked.get(TO.get(sort, ""), ""), "words": asked.get("personalisation", {})}
        with self.world.lock:
            self.world.taken.append(given)
        template = {"id": asked["template_id"], "version": 1, "uri": f"{self.world.address}/v2/template"}
        return {"id": given["id"], "reference": given["reference"], "content": {}, "template": template}

    def do_GET(self):
        if not self.is_let_in():
            return None
        parts = urlsplit(self.path)
        question = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path == "/v2/received-text-messages":
            found = [] if "older_than" in question else self.world.replies
            return self.answer(
                200, {"received_text_messages": found, "links": {"current": "", "next": self.next_of(found)}}
            )
        if parts.path == "/v2/notifications":
            found = self.world.by_reference(question.get("reference", ""))
            return self.answer(200, {"notifications": found, "links": {"current": ""}})
        one = next((each for each in self.world.taken if parts.path.endswith(each["id"])), None)
        return self.answer(200, one) if one else self.refuse(404, "NoResultFound", "No result found")

    def next_of(self, found: list[dict]) -> str:
        return f"{self.world.address}/v2/received-text-messages?older_than={found[-1]['id']}" if found else ""

    def is_let_in(self) -> bool:
        """A token of the service, signed with its secret, at most half a minute old."""
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        try:
            decode_jwt_token(token, SECRET)
            if jwt.decode(token, options={"verify_signature": False})["iss"] == SERVICE:
                return True
        except TokenError:
            pass
        self.refuse(403, "AuthError", "Invalid token: signature, api token is not valid")
        return False

    def refuse(self, status: int, error: str, message: str):
        return self.answer(status, {"status_code": status, "errors": [{"error": error, "message": message}]})

    def answer(self, status: int, document: dict):
        body = json.dumps(document).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        """Keeps quiet."""


def _wrong(sort: str, asked: dict) -> str:
    if asked.get("template_id") not in TEMPLATES.values():
        return "template_id is not a valid UUID"
    if sort == "sms" and not any(letter.isdigit() for letter in asked.get("phone_number", "")):
        return "phone_number Not enough digits"
    if sort == "email" and "@" not in asked.get("email_address", ""):
        return "email_address Not a valid email address"
    if sort == "letter" and "address_line_3" not in asked.get("personalisation", {}):
        return "address_line Must have at least 3 lines"
    return ""


def trouble(status: int, error: str = "Exception", message: str = "Internal server error") -> Callable:
    return lambda handler, sort, asked: handler.refuse(status, error, message)


def taken_and_silent(handler, sort, asked):
    """It takes the message and its answer never comes: the connection breaks."""
    handler.take(sort, asked)
    handler.close_connection = True
    handler.connection.close()


def broken(handler, sort, asked):
    """The connection breaks before anything is taken."""
    handler.close_connection = True
    handler.connection.close()
