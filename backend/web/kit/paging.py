"""How many rows of a list stand on one page: as many as its reader asks for, up to what a browser shows well."""

from django.core.paginator import Page, Paginator
from django.http import QueryDict


FEW, USUAL, MOST = 20, 50, 1000
ALL = "all"


class ListPaginator(Paginator):
    """Of a list whose reader may choose how long its pages are."""

    @property
    def lengths(self) -> list[tuple[str, str]]:
        """What can be asked for, as name in the address and words; nothing where one short page holds it all."""
        offered = [(str(length), str(length)) for length in (FEW, USUAL) if length < self.count]
        if offered and self.count <= MOST:
            offered.append((ALL, f"all {self.count}"))
        return offered


def page_of(rows, query: QueryDict, *, count: int | None = None) -> Page:
    """The page that a query asks for with `page` and `rows`. `count`: of the rows, where it is known."""
    pages = ListPaginator(rows, _length(query.get("rows", "")))
    if count is not None:
        pages.count = count
    return pages.get_page(query.get("page"))


def _length(asked: str) -> int:
    return {str(FEW): FEW, ALL: MOST}.get(asked, USUAL)
