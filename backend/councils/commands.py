"""How a command line names the council it works for."""

from abc import ABC, abstractmethod
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from backend.councils.models import Council


def add_council_argument(parser: ArgumentParser) -> None:
    parser.add_argument("--council", metavar="CODE", help="may be left out where there is only one council")


def council_named(code: str | None) -> Council:
    """The council of that code, or the only one there is."""
    councils = councils_named(code)
    if len(councils) > 1:
        raise CommandError(f"There are several councils: say which with --council, one of {_codes(councils)}.")
    return councils[0]


def add_councils_argument(parser: ArgumentParser) -> None:
    parser.add_argument("--council", metavar="CODE", help="only this one; left out, every council")


def councils_named(code: str | None) -> list[Council]:
    """The council of that code, or all there are."""
    councils = list(Council.objects.order_by("code"))
    if not councils:
        raise CommandError("There is no council yet: add one first.")
    chosen = [council for council in councils if code in (None, council.code)]
    if not chosen:
        raise CommandError(f"There is no council “{code}”: the codes are {_codes(councils)}.")
    return chosen


class EachCouncilCommand(BaseCommand, ABC):
    """Does its work for one council after another, or only for the one that was named."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_councils_argument(parser)

    def handle(self, *args: Any, council: str | None = None, **options: Any) -> None:
        for each in councils_named(council):
            self.handle_council(each)

    @abstractmethod
    def handle_council(self, council: Council) -> None:
        """The work for one council, which each command says itself."""


def _codes(councils: list[Council]) -> str:
    return ", ".join(council.code for council in councils)
