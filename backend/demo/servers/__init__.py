from backend.demo.servers.errors import ServersError
from backend.demo.servers.servers import Servers, make_folder


__all__ = ["Servers", "ServersError", "make_folder"]
