from collections.abc import Callable, Mapping
from functools import cache
from uuid import UUID

from django.urls import URLPattern, get_script_prefix, path, reverse


ROW = "<uuid:public_id>/"


def row_addresses(name: str, pages: Mapping[str, Callable], *, below: str = "") -> list[URLPattern]:
    """The addresses of one row, by what follows its id; the name of each begins with `name`.

    The page of a placement at "break/end/" is named "placement-break-end".
    """
    return [
        path(f"{below}{ROW}{address}", page, name="-".join([name, *filter(None, address.split("/"))]))
        for address, page in pages.items()
    ]


def address_of(name: str, *public_ids: UUID) -> str:
    """What reverse() gives for the page of a row: for lists, which ask for it with each row and each line about it."""
    address = _pattern(name, len(public_ids), get_script_prefix())
    for place, public_id in enumerate(public_ids):
        address = address.replace(str(UUID(int=place)), str(public_id))
    return address


@cache
def _pattern(name: str, ids: int, prefix: str) -> str:
    """`prefix` is where the service stands on its server, which reverse() puts first."""
    return reverse(name, args=[UUID(int=place) for place in range(ids)])
