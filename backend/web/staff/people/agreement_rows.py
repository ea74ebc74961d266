"""What a young person agreed to, as staff read it: by for whom it is, with what they heard, until when, and what was
seen of what they took back."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from backend.care_leavers.agreements import kinds_for
from backend.care_leavers.choices import CONTACT_KINDS, ConsentKind
from backend.care_leavers.consent_words import ALL_PLACES, REACHING_YOU, plain_words
from backend.care_leavers.consents import named_by
from backend.care_leavers.models import CareLeaver, Consent
from backend.core import clock
from backend.employers.models import Employer
from backend.web.kit.content import Tag
from backend.web.kit.formats import day, short_day


REACHING, ANYBODY = "How we reach them", "Any employer they are put forward to"
WORDS_NOT_RECORDED = "not recorded"
SOON = dt.timedelta(days=14)
NOBODY: Mapping[int | None, str] = MappingProxyType({})


@dataclass(frozen=True)
class Agreement:
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
        """What is to be done about it, where anything is."""
        today, row = clock.today(), self.consent
        if row.has_run_out_on(today):
            return Tag(f"Ran out on {short_day(row.until_on)}", "red")
        if row.should_name_its_employer:
            return Tag("Any employer: ask again", "orange")
        if row.until_on and row.until_on <= today + SOON:
            return Tag(f"Runs out on {short_day(row.until_on)}", "orange")
        if self.ask_again_on <= today + SOON:
            return Tag("Ask again", "orange")
        return None

    @property
    def plain(self) -> str:
        return plain_words(self.consent.kind, self.consent.employer_id)

    @property
    def may_be_renewed(self) -> bool:
        return not self.consent.should_name_its_employer


@dataclass(frozen=True)
class Group:
    heading: str
    rows: list[Agreement]
    employer: Employer | None = None

    @property
    def heading_for_them(self) -> str:
        return {REACHING: REACHING_YOU, ANYBODY: ALL_PLACES}.get(self.heading, self.heading)


def all_that_was_said(person: CareLeaver) -> list[Consent]:
    """In one query, with all that a page says of it."""
    return list(person.consents.select_related("employer").order_by("given_on", "id"))


def standing_groups(
    every: Iterable[Consent], months: int, told: Iterable[Employer] = (), names: Mapping[int | None, str] = NOBODY
) -> list[Group]:
    """How we reach them, any employer, and each employer by its name; `told` are those who were told anything."""
    rows = [each for each in every if _stands(each)]
    made = [
        Agreement(row, row.to_ask_again_on(months), names.get(row.recorded_by_id, ""), _apart(row, told, rows))
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
    return kind != ConsentKind.SHARE_CARE_STATUS


def agreements_to_ask(person: CareLeaver, months: int) -> list[str]:
    """What to ask at the next contact: due, soon or run out, whether or not an employer reads anything by it."""
    standing = [Agreement(row, row.to_ask_again_on(months)) for row in all_that_was_said(person) if _stands(row)]
    return [named_by(each.consent) for each in standing if each.tag]


def _stands(row: Consent) -> bool:
    return not (row.withdrawn_on or row.renewed_on)
