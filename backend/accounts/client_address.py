"""From which address of the network somebody comes, as far as it can be believed."""

import ipaddress

from django.conf import settings


UNKNOWN = "unknown"  # all who come without an address are counted as one
SAME_HOUSEHOLD = 64  # bits of an IPv6 address: who has one of these has them all


def client_address(request) -> str:
    """The address of whoever asks, an IPv6 one by its network.

    What a browser says of itself in X-Forwarded-For is not believed: of that list only as many entries count, from the
    end, as there are proxies of ours (`ONWARD_TRUSTED_PROXIES`), since each of them adds one.
    """
    connected = request.META.get("REMOTE_ADDR", "")
    return _network_of(_forwarded(request)) or _network_of(connected) or UNKNOWN


def _forwarded(request) -> str:
    proxies = settings.TRUSTED_PROXIES
    hops = [each.strip() for each in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    return hops[-proxies] if 0 < proxies <= len(hops) else ""


def _network_of(text: str) -> str:
    try:
        address = ipaddress.ip_address(_without_port(text.strip()))
    except ValueError:
        return ""
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.IPv6Network((int(address), SAME_HOUSEHOLD), strict=False).network_address)


def _without_port(text: str) -> str:
    if text.startswith("["):
        return text[1:].partition("]")[0]
    host, _, port = text.rpartition(":")
    return host if host.count(".") == 3 and port.isdigit() else text
