"""Every route of the service, and an address for each."""

import re
import uuid
from collections.abc import Iterator, Mapping

from django.urls import URLPattern, URLResolver, get_resolver, reverse


NOBODY = uuid.UUID(int=7)  # a public id that no row has
# Routes that answer with a file, where others show a page.
FILES = {
    "people-export",
    "plans-export",
    "people-export-workbook",
    "people-not-known-export",
    "support-export",
    "employer-check-file",
    "document-file",
    "bursary-letter-file",
    "money-totals-csv",
    "return-file",
    "signed-return-file",
    "employer-document",
    "outcomes-csv",
    "committee-pdf",
    "audit-export",
    "audit-export-workbook",
    "opportunity-file-refused",
    "opportunity-file-template",
    "import-refused",
    "concerns-csv",
    "head-decisions-csv",
    "model-file",
    "order-protocol",
    "unmet-demand-csv",
    "referral-calendar",
    "assessment-day-calendar",
    "employer-day-calendar",
    "unmet-demand-help-csv",
}


def routes(resolver: URLResolver | None = None, prefix: tuple = ()) -> Iterator["Route"]:
    resolver = resolver or get_resolver()
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, (*prefix, pattern.pattern))
        elif isinstance(pattern, URLPattern):
            yield Route(pattern, prefix)


class Route:
    """One entry of the URL conf with the parts of the address that stand before it."""

    def __init__(self, pattern: URLPattern, prefix: tuple):
        self.name, self.view = pattern.name, pattern.callback
        self.text = "".join(str(part) for part in (*prefix, pattern.pattern))
        self._parts = [*prefix, pattern.pattern]

    def __repr__(self):
        return self.name or self.text

    def address(self, known: Mapping[str, object] | None = None) -> str:
        """The address about the rows in `known`; what it does not name is about nothing that exists."""
        return reverse(self.name, kwargs=self._unknown() | dict(known or {}))

    @property
    def parameters(self) -> set[str]:
        return set(self._unknown())

    def _unknown(self) -> dict[str, object]:
        values = {}
        for part in self._parts:
            for name, converter in part.converters.items():
                values[name] = 1 if type(converter).__name__ == "IntConverter" else NOBODY
            for name in re.findall(r"\?P<(\w+)>", part.regex.pattern):
                values.setdefault(name, "1")
        return values
