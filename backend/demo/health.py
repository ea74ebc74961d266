"""Whether the demo answers, and where."""

import http.client

from tools.local_servers.access import HOST, free_port


FIRST_PORT, LAST_PORT = 8000, 8999


class NoPortError(Exception):
    """Says in one sentence why no address could be had."""


def choose_port(wanted: str | None) -> int:
    """The port asked for, or else the first free one from 8000 on."""
    if wanted:
        if not (wanted.isdecimal() and 0 < int(wanted) < 65536):
            raise NoPortError(f"PORT is {wanted!r}: it must be a number from 1 to 65535.")
        if free_port(int(wanted)) != int(wanted):
            raise NoPortError(f"PORT {wanted} is in use or not ours to use: set PORT to another, or leave it out.")
        return int(wanted)
    for port in range(FIRST_PORT, LAST_PORT + 1):
        if free_port(port) == port:
            return port
    raise NoPortError(f"Every port from {FIRST_PORT} to {LAST_PORT} is in use: set PORT to a free one.")


def answers(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/health/live")
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()
