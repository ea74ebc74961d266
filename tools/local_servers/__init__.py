from tools.local_servers.errors import ServersError
from tools.local_servers.servers import Servers, make_folder


__all__ = ["Servers", "ServersError", "make_folder"]
