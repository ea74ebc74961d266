import socket
import stat
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from backend.demo.environment import secret_key
from backend.demo.health import NoPortError, answers, choose_port
from backend.demo.run import AlreadyRunningError, only_one


@pytest.fixture
def taken() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


def test_the_port_asked_for_is_used_or_refused_by_name(taken):
    with pytest.raises(NoPortError, match=f"PORT {taken} is in use"):
        choose_port(str(taken))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = probe.getsockname()[1]
    assert choose_port(str(free)) == free


@pytest.mark.parametrize("wanted", ["eighty", "0", "65536", "-1", "80.5"])
def test_a_port_that_is_none_is_refused_with_the_value_in_the_sentence(wanted):
    with pytest.raises(NoPortError, match=f"PORT is '{wanted}'"):
        choose_port(wanted)


def test_without_a_wish_the_next_free_port_from_8000_is_taken():
    first = choose_port(None)
    assert 8000 <= first <= 8999
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", first))
        listening.listen()
        assert first < choose_port("") <= 8999


@pytest.mark.parametrize(("status", "expected"), [(200, True), (503, False)])
def test_only_a_200_from_the_health_page_counts_as_an_answer(status, expected):
    asked = []

    class Page(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Page) as server:
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        assert answers(server.server_port) is expected
        thread.join()
    assert asked == ["/health/live"]
    assert answers(server.server_port) is False


def test_a_second_demo_is_told_the_address_of_the_first(tmp_path):
    folder = tmp_path / ".onward" / "demo"
    with only_one(folder) as address:
        address.write_text("http://127.0.0.1:8000")
        with pytest.raises(AlreadyRunningError, match=r"^http://127\.0\.0\.1:8000$"), only_one(folder):
            pass
    with only_one(folder) as address:
        assert address.read_text() == ""


def test_the_secret_key_is_kept_and_private(tmp_path):
    folder = tmp_path / ".onward" / "demo"
    key = secret_key(folder)
    assert secret_key(folder) == key
    assert len(key) >= 50
    assert stat.S_IMODE((folder / "secret-key").stat().st_mode) == 0o600
    assert secret_key(tmp_path / ".onward" / "another") != key
