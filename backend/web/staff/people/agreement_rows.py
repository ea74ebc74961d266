"""What a young person agreed to, as staff read it: by for whom it is, with what they heard, until when, and what was
seen of what they took back."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType

from backend.care_leavers.agreements import kinds_for
from backend.care_leavers.choices import CONTACT_KINDS, NAMES_ITS_EMPLOYER, ConsentKind
from backend.care_leavers.consent_words import ALL_PLACES, REACHING_YOU, plain_words
from backend.care_leavers.consents import named_by
from backend.care_leavers.models import CareLeaver, Consent
from backend.core import clock
from backend.employers.models import Employer
from backend.web.kit.content import Tag
from backend.web.kit.formats import day, short_day


REACHING, ANYBODY = "How we reach them", "Any employer they are put forward to"
WORDS_NOT_RECORDED = "not recorded"
NOBODY: Mapping[int | None, str] = MappingProxyType({})
NOBODY_TOLD: Mapping[int, Iterable[Employer]] = MappingProxyType({})


SOON = dt.timedelta(days=14)


class Due(Enum):
    """What is to be done about an agreement that stands."""

    RAN_OUT = auto()
    ANY_EMPLOYER = auto()  # it should name one
    RUNS_OUT = auto()
    ASK_AGAIN = auto()


TAGS = {
    Due.RAN_OUT: "Ran out on {until}",
    Due.ANY_EMPLOYER: "Any employer: ask again",
    Due.RUNS_OUT: "Runs out on {until}",
    Due.ASK_AGAIN: "Ask again",
}


def what_is_due(row: Consent, ask_again_on: dt.date, today: dt.date) -> Due | None:
    """The first of them that it is time for."""
    soon = today + SOON
    found = {
        Due.RAN_OUT: row.has_run_out_on(today),
        Due.ANY_EMPLOYER: row.should_name_its_employer,
        Due.RUNS_OUT: row.until_on is not None and row.until_on <= soon,
        Due.ASK_AGAIN: ask_again_on <= soon,
    }
    return next((due for due, is_due in found.items() if is_due), None)


@dataclass(frozen=True)
class AgreementRow:
    consent: Consent
    ask_again_on: dt.date
    recorded_by: str = ""
    employers: tuple[Employer, ...] = ()  # of a yes to anybody, those for whom alone it may be taken back

    @property
    def label(self) -> str:
        return str(self.consent.get_kind_display())

    @property
    def given(self) -> str:
        """When and how, and who wrote it down."""
        row = self.consent
        return f"{day(row.given_on)}, {row.get_given_how_display().lower()}. Recorded by {self.recorded_by}"

    @property
    def until(self) -> str:
        return f"until {day(self.consent.until_on)}" if self.consent.until_on else "no last day"

    @property
    def words(self) -> str:
        return self.consent.words_shown or WORDS_NOT_RECORDED

    @property
    def tag(self) -> Tag | None:
        due = what_is_due(self.consent, self.ask_again_on, clock.today())
        if due is None:
            return None
        until = short_day(self.consent.until_on) if self.consent.until_on else ""
        return Tag(TAGS[due].format(until=until), "red" if due == Due.RAN_OUT else "orange")

    @property
    def plain(self) -> str:
        return plain_words(self.consent.kind, self.consent.employer_id)

    @property
    def may_be_renewed(self) -> bool:
        return not self.consent.should_name_its_employer


@dataclass(frozen=True)
class Group:
    heading: str
    rows: list[AgreementRow]
    employer: Employer | None = None

    @property
    def heading_for_them(self) -> str:
        return {REACHING: REACHING_YOU, ANYBODY: ALL_PLACES}.get(self.heading, self.heading)


def all_that_was_said(person: CareLeaver) -> list[Consent]:
    """In one query, with all that a page says of it."""
    return list(person.consents.select_related("employer").order_by("given_on", "id"))


def standing_groups(
    every: Iterable[Consent],
    months: int,
    told: Mapping[int, Iterable[Employer]] = NOBODY_TOLD,
    names: Mapping[int | None, str] = NOBODY,
) -> list[Group]:
    """How we reach them, any employer, and each employer by its name; `told` are those who were told by each."""
    rows = [each for each in every if each.is_standing]
    made = [
        AgreementRow(
            row, row.to_ask_again_on(months), names.get(row.recorded_by_id, ""), _apart(row, told.get(row.pk, ()), rows)
        )
        for row in rows
    ]
    named = sorted({row.employer for row in rows if row.employer}, key=lambda each: (each.name, each.pk))
    reaching = [each for each in made if each.consent.kind in CONTACT_KINDS]
    anybody = [each for each in made if each.consent.kind not in CONTACT_KINDS and not each.consent.employer_id]
    groups = [Group(REACHING, reaching), Group(ANYBODY, anybody)]
    groups += [Group(one.name, [each for each in made if each.consent.employer_id == one.pk], one) for one in named]
    return [each for each in groups if each.rows]


def _apart(row: Consent, told: Iterable[Employer], rows: Iterable[Consent]) -> tuple[Employer, ...]:
    if row.employer_id or row.kind in CONTACT_KINDS:
        return ()
    named = {each.employer_id for each in rows if each.kind == row.kind}
    return tuple(each for each in told if each.pk not in named)


def kinds_to_offer(every: Iterable[Consent], employer: Employer | None) -> list[ConsentKind]:
    """What may be agreed to for whom, and is not in force there by a row of its own."""
    today = clock.today()
    rows = [each for each in every if each.employer_id == (employer.pk if employer else None)]
    held = {each.kind for each in rows if each.is_in_force_on(today)}
    held &= kinds_for(rows, employer.pk if employer else None, today)
    wanted = [kind for kind in ConsentKind if _may_be_for(kind, employer)]
    return [kind for kind in wanted if kind not in held]


def _may_be_for(kind: ConsentKind, employer: Employer | None) -> bool:
    if employer:
        return kind not in CONTACT_KINDS
    return kind not in NAMES_ITS_EMPLOYER


def agreements_to_ask(person: CareLeaver, months: int) -> list[str]:
    """What to ask at the next contact: due, soon or run out, whether or not an employer reads anything by it."""
    standing = [AgreementRow(row, row.to_ask_again_on(months)) for row in all_that_was_said(person) if row.is_standing]
    return [named_by(each.consent) for each in standing if each.tag]
