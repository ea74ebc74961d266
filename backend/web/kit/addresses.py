from collections.abc import Callable, Mapping

from django.urls import URLPattern, path


ROW = "<uuid:public_id>/"


def row_addresses(name: str, pages: Mapping[str, Callable], *, below: str = "") -> list[URLPattern]:
    """The addresses of one row, by what follows its id; the name of each begins with `name`.

    The page of a placement at "break/end/" is named "placement-break-end".
    """
    return [
        path(f"{below}{ROW}{address}", page, name="-".join([name, *filter(None, address.split("/"))]))
        for address, page in pages.items()
    ]
