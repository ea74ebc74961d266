"""Annex A and NCCIS checked: what a row cannot be without, and columns that nobody has filled."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from backend.returns import annex_a, nccis
from backend.returns.annex_a import IN_TOUCH, Entitled
from backend.returns.checks.found import Found
from backend.returns.choices import RecordPage, Weight


OF_CASE_SYSTEM = (
    "Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)",
    "Does the Child have a Disability",
    "Allocated Team",
    "Allocated Worker",
    "Latest Pathway Plan Review Date",
)
SAME_ID = Found(
    "INT34",
    "",
    None,
    "The same identifier stands there twice.",
    "Correct one of them under facts for returns.",
    RecordPage.FACTS,
)


def annex_a_found(people: Sequence[Entitled], rows: Sequence[tuple[str, ...]]) -> list[Found]:
    found = [*_twice(people, rows)]
    for each, cells in zip(people, rows, strict=True):
        row = dict(zip(annex_a.COLUMNS, cells, strict=True))
        in_touch = row["LA in Touch"] == IN_TOUCH["YES"]
        wanting = [title for title in ("Type of Accommodation", "Activity Status") if in_touch and not row[title]]
        if wanting:
            said = f"They are in touch, and {' and '.join(wanting)} is empty."
            found.append(_of(each, row, "AA1", said, "Record it from the day on which it began.", RecordPage.JOURNEY))
        unsaid = {"Gender": "c) Not stated/recorded", "Ethnicity": annex_a.ETHNICITY_UNKNOWN}
        missing = [title for title, value in unsaid.items() if row[title] == value]
        if missing:
            said = f"{' and '.join(missing)}: not recorded."
            found.append(
                _of(each, row, "AA2", said, "Enter it under facts for returns.", RecordPage.FACTS, Weight.LOOK)
            )
    return [*found, *_empty_columns(rows)]


def _of(
    each: Entitled, row: dict[str, str], code: str, says: str, do: str, page: RecordPage, weight=Weight.FAILS
) -> Found:
    return Found(code, row["Child Unique ID"], each.person.public_id, says, do, page, weight)


def _empty_columns(rows: Sequence[tuple[str, ...]]) -> Iterator[Found]:
    """What only the case system knows, once a column."""
    for title in OF_CASE_SYSTEM:
        index = annex_a.COLUMNS.index(title)
        empty = sum(not row[index] for row in rows)
        if empty:
            yield Found(
                "AA3",
                "",
                None,
                f"{title}: empty for {empty} of {len(rows)}.",
                "Bring in list 9 of the case system under returns, or enter it under facts for returns.",
                weight=Weight.LOOK,
            )


def nccis_found(people: Iterable[Entitled], rows: Sequence[tuple[str, ...]]) -> list[Found]:
    inside = list(people)
    found = [*_twice(inside, rows)]
    index = nccis.COLUMNS.index("Current activity code")
    for each, cells in zip(inside, rows, strict=True):
        if not cells[index]:
            found.append(
                Found(
                    "NC1",
                    cells[0],
                    each.person.public_id,
                    "What they do may be one of several codes of NCCIS.",
                    "Say which on their activity.",
                    RecordPage.JOURNEY,
                )
            )
    return found


def _twice(people: Sequence[Entitled], rows: Sequence[tuple[str, ...]]) -> Iterator[Found]:
    counted = Counter(row[0] for row in rows)
    for each, row in zip(people, rows, strict=True):
        if counted[row[0]] > 1:
            yield Found(SAME_ID.code, row[0], each.person.public_id, SAME_ID.says, SAME_ID.do, SAME_ID.page)
