"""Files of returns that exist already: last year's OC3, the Header and list 9 of the case system, a row at a time."""

from collections.abc import Callable
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet

from backend.accounts.models import User
from backend.activities.files.rows import Column, FileRow, day, values_of, words
from backend.activities.files.taking import Taken
from backend.care_leavers.models import CareLeaver
from backend.core.errors import Refused
from backend.councils.models import Council
from backend.returns import annex_a
from backend.returns.choices import EthnicCode, Sex
from backend.returns.models import EarlierRow
from backend.returns.services import save_return_facts
from backend.tabular.cells import one_of, ways_to_write, yes_no
from backend.tabular.text import plain


LETTERS = words(20)
SEXES = ways_to_write(Sex.choices) | {"1": Sex.MALE, "2": Sex.FEMALE}
SEXES |= {plain(said): sex for sex, said in annex_a.GENDERS.items()}
ETHNIC = ways_to_write(EthnicCode.choices) | {plain(said): code for code, said in annex_a.ETHNICITIES.items()}
YES_NO = {plain("a) Yes"): True, plain("b) No"): False}
NOBODY = "Nobody here has this identifier and this date of birth."


class EarlierFile(models.TextChoices):
    OC3 = "oc3", "OC3 of an earlier year, as it was sent"
    HEADER = "header", "Header of the case system: sex, ethnic code, UPN"
    ANNEX_A = "annex-a", "List 9 of the case system: team, worker, disability and what else it has"


def _yes_no(cell: str) -> bool:
    found = YES_NO.get(plain(cell))
    return yes_no(cell) if found is None else found


CHILD = Column("child", "CHILD", LETTERS, ("child", "child unique id", "childid"), is_needed=True)
BORN = Column("born", "DOB", day, ("dob", "date of birth"), is_needed=True)
SEX = Column("sex", "SEX", one_of(SEXES, Sex.values), ("sex", "gender"))
ETHNICITY = Column("ethnic_code", "ETHNIC", one_of(ETHNIC, EthnicCode.values), ("ethnic", "ethnicity"))
COLUMNS_OF = {
    EarlierFile.OC3: (
        CHILD,
        BORN,
        Column("in_touch", "IN_TOUCH", words(4), ("in touch",), is_needed=True),
        Column("activity", "ACTIV", words(2), ("activ",), is_needed=True),
        Column("accommodation", "ACCOM", words(2), ("accom",), is_needed=True),
    ),
    EarlierFile.HEADER: (CHILD, BORN, SEX, ETHNICITY, Column("upn", "UPN", words(13), ("upn",))),
    EarlierFile.ANNEX_A: (
        CHILD,
        BORN,
        SEX,
        ETHNICITY,
        Column("was_unaccompanied", annex_a.COLUMNS[5], _yes_no),
        Column("has_disability", annex_a.COLUMNS[6], _yes_no),
        Column("team", annex_a.COLUMNS[7], words(80)),
        Column("worker", annex_a.COLUMNS[8], words(80)),
        Column("pathway_plan_reviewed_on", annex_a.COLUMNS[11], day),
    ),
}


def recorder(
    council: Council, people: QuerySet[CareLeaver], what: str, year: int, by: User
) -> Callable[[FileRow], Taken]:
    """Records a row of such a file."""
    columns = COLUMNS_OF[EarlierFile(what)]

    def record(row: FileRow) -> Taken:
        values = values_of(row, columns)
        if what == EarlierFile.OC3:
            return _keep_row(council, year, values, by)
        return _give_facts(people, values, by)

    return record


def _keep_row(council: Council, year: int, values: dict[str, Any], by: User) -> Taken:
    """A child's row of that year once more takes the place of the one before."""
    codes = {name: values[name].upper() for name in ("in_touch", "activity", "accommodation")}
    facts = {"born": values["born"], "recorded_by": by, **codes}
    child = values["child"].upper()
    EarlierRow.objects.update_or_create(council=council, year=year, child=child, defaults=facts)
    return Taken(child, " ".join(codes.values()))


def _give_facts(people: QuerySet[CareLeaver], values: dict[str, Any], by: User) -> Taken:
    child, born = values.pop("child"), values.pop("born")
    named = Q(identifier__iexact=child) | Q(return_facts__child__iexact=child)
    found = list(people.filter(named, birth_date=born)[:2])
    if len(found) != 1:
        raise Refused(NOBODY if not found else "Two people here have it: correct one of them first.", "child")
    given = {name: value for name, value in values.items() if value not in (None, "")}
    if not given:
        raise Refused("The row says nothing that is kept here.", "child")
    save_return_facts(care_leaver=found[0], by=by, **given)
    return Taken(found[0].full_name, f"{len(given)} {'fact' if len(given) == 1 else 'facts'} for returns")
