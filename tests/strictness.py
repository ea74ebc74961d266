import socket
from contextlib import contextmanager


LOOPBACK = ("127.", "::1", "localhost")


class MissingVariable(str):
    """Fails a page whose template names a variable that is not there."""

    def __new__(cls):
        return super().__new__(cls, "%s")

    def __contains__(self, item):
        return item == "%s" or super().__contains__(item)

    def __mod__(self, variable):
        raise AssertionError(f"a template names {variable}, which its page does not provide")


class NetworkUsed(AssertionError):
    """A test tried to reach something that is not this machine."""


@contextmanager
def keep_to_loopback():
    connect = socket.socket.connect

    def only_loopback(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6) and not str(address[0]).startswith(LOOPBACK):
            raise NetworkUsed(address)
        return connect(self, address)

    socket.socket.connect = only_loopback
    try:
        yield
    finally:
        socket.socket.connect = connect
