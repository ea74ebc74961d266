from backend.demo.servers.errors import ServersError
from backend.demo.servers.servers import Servers


__all__ = ["Servers", "ServersError"]
