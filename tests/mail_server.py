"""A mail server on this machine that takes, refuses, puts off and breaks off as a real one does."""

import itertools
import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes


@dataclass
class MailWorld:
    """What the server took, by the id of each mail, and how it misbehaves by the number of the mail."""

    fails: Callable[[int], str] = lambda number: ""
    taken: list[str] = field(default_factory=list)
    port: int = 0
    silence: float = 0.6  # seconds of one that is slow, longer than anybody waits for it
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    lock: threading.Lock = field(default_factory=threading.Lock)

    def next_fault(self) -> str:
        with self.lock:
            return self.fails(next(self.numbers))

    def take(self, words: bytes) -> None:
        with self.lock:
            self.taken.append(message_from_bytes(words)["Message-ID"])


class Server(socketserver.ThreadingTCPServer):
    daemon_threads, allow_reuse_address, request_queue_size = True, True, 64


@contextmanager
def mail_server(**facts) -> Iterator[MailWorld]:
    world = MailWorld(**facts)
    server = Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"world": world}))
    world.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield world
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def mailed_by(world: MailWorld) -> dict:
    """Settings by which this server carries mail."""
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": world.port,
        "EMAIL_HOST_USER": "",
        "EMAIL_HOST_PASSWORD": "",
        "EMAIL_USE_TLS": False,
        "EMAIL_USE_SSL": False,
        "EMAIL_TIMEOUT": 0.3,
    }


class Broken(Exception):
    """The connection ends here."""


class _Handler(socketserver.StreamRequestHandler):
    world: MailWorld

    def handle(self):
        try:
            self.say("220 mail.example ESMTP")
            while line := self.rfile.readline():
                if not self.answers(line.decode().strip()):
                    return
        except (Broken, OSError):
            return

    def answers(self, line: str) -> bool:
        verb = line.split(":")[0].split(" ")[0].upper()
        if verb in ("EHLO", "HELO"):
            self.say("250 mail.example")
        elif verb == "MAIL":
            self.fault = self.world.next_fault()
            self.at("sender put off", "451 4.3.0 Try again later") or self.say("250 2.1.0 Ok")
        elif verb == "RCPT":
            self.at("mailbox put off", "450 4.2.0 Greylisted") or self.say("250 2.1.5 Ok")
        elif verb == "DATA":
            self.data()
        elif verb == "QUIT":
            self.say("221 2.0.0 Bye")
            return False
        else:
            self.say("250 2.0.0 Ok")
        return True

    def data(self) -> None:
        if self.at("words put off", "451 4.7.1 Busy"):
            return
        if self.fault == "breaks off before the words":
            raise Broken
        self.say("354 End data with <CR><LF>.<CR><LF>")
        words = b"".join(iter(self.rfile.readline, b".\r\n"))
        if self.at("words refused", "554 5.6.0 Message refused"):
            return
        if self.fault == "breaks off without it":
            raise Broken
        self.world.take(words)
        if self.fault == "breaks off with it":
            raise Broken
        if self.fault == "slow":
            time.sleep(self.world.silence)
        self.say("250 2.0.0 Queued")

    def at(self, fault: str, said: str) -> bool:
        """Whether this is what goes wrong, which is then said."""
        if self.fault == fault:
            self.say(said)
        return self.fault == fault

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())
