"""How a command line names the council it works for."""

from argparse import ArgumentParser

from django.core.management.base import CommandError

from backend.councils.models import Council


def add_council_argument(parser: ArgumentParser) -> None:
    parser.add_argument("--council", metavar="CODE", help="may be left out where there is only one council")


def council_named(code: str | None) -> Council:
    """The council of that code, or the only one there is."""
    councils = {council.code: council for council in Council.objects.order_by("code")}
    known = ", ".join(councils)
    if not councils:
        raise CommandError("There is no council yet: add one first.")
    if code is None and len(councils) > 1:
        raise CommandError(f"There are several councils: say which with --council, one of {known}.")
    if code is not None and code not in councils:
        raise CommandError(f"There is no council “{code}”: the codes are {known}.")
    return councils[code] if code else next(iter(councils.values()))
