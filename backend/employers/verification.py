"""A named officer's checks of an employer, and the word that it is what it says it is."""

import datetime as dt
import re
from collections.abc import Collection
from functools import reduce
from operator import and_
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from backend.accounts.models import User
from backend.accounts.names import by_whom_on
from backend.audit.history import last_changed_by
from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.councils.permissions import roles_in
from backend.employers.checklist import (
    BY_ITEM,
    RequiredCheck,
    complete_on,
    missing_on,
    required_checks,
    standing_checks,
)
from backend.employers.choices import EmployerKind, Evidence, Item
from backend.employers.evidence import Given, facts_of
from backend.employers.models import Check, Employer
from backend.employers.models.employer import EmployerQuerySet
from backend.employers.organisations.conflicts import named, refuse_own, who_else_can
from backend.employers.register_numbers import put_on_record
from backend.employers.services import hold


LETTERS_AT_LEAST = 4  # of what was found; fewer say nothing that somebody else could look at
VERIFY = (Role.ENGAGEMENT_OFFICER, Role.ADMINISTRATOR)
VERIFY_DEPARTMENTS = (Role.ADMINISTRATOR,)


@transaction.atomic
def record_check(
    *, employer: Employer, item: Item, evidence: str, next_check_on: dt.date | None = None, by: User, **given: Any
) -> Check:
    """Write down what was found today; it takes the place of the check before. `given` are the fields of `Given`.

    A register number goes on the record of the employer too, where it says none. Without a day for the next check it is
    due as late as the table allows. A paper that ends by itself needs its day.
    """
    hold(employer)
    refuse_own(employer, to="record what is checked of it", by=by)
    asked, today = BY_ITEM[Item(item)], clock.today()
    if employer.kind not in asked.kinds:
        raise Refused(f"“{asked.item.label}” is not asked of a {employer.get_kind_display().lower()}.", "item")
    if len(re.findall(r"\w", evidence)) < LETTERS_AT_LEAST:
        raise Refused("Say what you looked at and what you found.", "evidence")
    found = Given(**given)
    facts = facts_of(found, asked, employer)
    if Evidence.NUMBER in asked.evidence:
        put_on_record(employer=employer, number=facts["number"], register=found.register, by=by)
    due = _next_check(asked, today, next_check_on)
    employer.checks.standing().filter(item=asked.item).update(replaced_at=clock.now())
    return Check.objects.create(
        council_id=employer.council_id,
        employer=employer,
        item=asked.item,
        evidence=evidence.strip(),
        checked_on=today,
        next_check_on=due,
        by=by,
        **facts,
    )


def _next_check(asked: RequiredCheck, today: dt.date, wanted: dt.date | None) -> dt.date:
    latest = clock.months_after(today, asked.months)
    if wanted is None:
        if asked.ends_by_itself:
            raise Refused("Give the last day on which the insurance is valid.", "next_check_on")
        return latest
    if wanted <= today:
        raise Refused("The day must lie in the future: what has ended cannot be relied on.", "next_check_on")
    if wanted > latest and not asked.ends_by_itself:
        raise Refused(
            f"The next check is due within {asked.months} months: choose {latest:%-d %B %Y} or earlier.",
            "next_check_on",
        )
    return min(wanted, latest)


@transaction.atomic
def propose(*, employer: Employer, by: User) -> Employer:
    """Say that every check is recorded; a second person looks at them and verifies the employer."""
    hold(employer)
    _refuse_verified(employer)
    refuse_own(employer, to="say that it is checked", by=by)
    refuse_missing(employer)
    if employer.proposed_at:
        raise Refused(
            f"{employer.name} waits for a second person already:"
            f" proposed {by_whom_on(employer.proposed_by_id, employer.proposed_at)}."
        )
    employer.proposed_at, employer.proposed_by, employer.sent_back = clock.now(), by, ""
    employer.save(update_fields=["proposed_at", "proposed_by", "sent_back"])
    return employer


@transaction.atomic
def send_back(*, employer: Employer, reason: str, by: User) -> Employer:
    """The second person is not satisfied, or the first takes it back: what is missing is done first."""
    hold(employer)
    _refuse_verified(employer)
    if not employer.proposed_at:
        last = by_whom_on(last_changed_by(employer), None)
        raise Refused(f"{employer.name} does not wait for a second person. It was last changed {last}.")
    refuse_own(employer, to="send it back", by=by, who=_second_people(employer))
    if not reason.strip():
        raise Refused("Say what is missing or has to be looked at again.", "reason")
    employer.proposed_at, employer.proposed_by = None, None
    employer.sent_back = f"{reason.strip()} ({by}, {clock.today():%-d %B %Y})"
    employer.save(update_fields=["proposed_at", "proposed_by", "sent_back"])
    return employer


@transaction.atomic
def verify(*, employer: Employer, by: User) -> Employer:
    """The last step: a second person has looked at what others checked, and puts their name to it.

    Whoever recorded one of the checks is not that person, since of that one nobody else would have said anything.
    A department of the council is verified by the council's administrator, whatever somebody chose on a form.
    """
    hold(employer)
    _refuse_verified(employer)
    refuse_missing(employer)
    if not employer.proposed_at:
        raise Refused("An officer has to say first that every check is recorded: “Ask for the second person”.")
    _refuse_first_person(employer, by)
    if employer.kind == EmployerKind.DEPARTMENT and Role.ADMINISTRATOR not in roles_in(by, employer.council_id):
        raise Refused("A department of the council is verified by the council's administrator. Ask them to.")
    employer.verified_at, employer.verified_by = clock.now(), by
    employer.save(update_fields=["verified_at", "verified_by"])
    return employer


def _refuse_first_person(employer: Employer, by: User) -> None:
    """The second person is one who has said nothing of this employer yet, and does not speak for it."""
    who = _second_people(employer)
    refuse_own(employer, to="verify it", by=by, who=who)
    first = first_people(employer)
    if by.pk in first:
        others = named(who_else_can(employer, who, without=first))
        raise Refused(f"You {first[by.pk]}, so somebody else has to verify it: {others}.")


def _second_people(employer: Employer) -> tuple[Role, ...]:
    return VERIFY_DEPARTMENTS if employer.kind == EmployerKind.DEPARTMENT else VERIFY


def first_people(employer: Employer) -> dict[int, str]:
    """By the id of a user what they have said of it already, so that somebody else has to verify it."""
    asked = {required.item for required in required_checks(employer.kind)}
    recorded = [check.by_id for item, check in standing_checks(employer).items() if item in asked]
    said = {employer.proposed_by_id: "said yourself that it is checked"} if employer.proposed_by_id else {}
    return {**dict.fromkeys(recorded, "recorded checks"), **said}


def _refuse_verified(employer: Employer) -> None:
    if employer.verified_at:
        raise Refused(
            f"{employer.name} was verified already, {by_whom_on(employer.verified_by_id, employer.verified_at)}."
        )
    if employer.kind == EmployerKind.FEED:
        raise Refused(
            f"{employer.name} is known from a public feed only. Change it to a partner employer first.", "kind"
        )


def checks_lapsed(employer: Employer, on: dt.date) -> bool:
    """Whether what was verified of it does not hold any more: nobody new is introduced until it does again."""
    return bool(lapsed_among(employer.council_id, on, [employer.pk]))


def lapsed_among(council_id: int, on: dt.date, employers: Collection[int] | None = None) -> frozenset[int]:
    """Of these employers of a council, or of all, those whose checks do not hold on the day.

    Whoever asks: an employer's people, another council's and the public read no check.
    """
    with council_context(council_id):
        theirs = Employer.objects.for_council(council_id)
        asked = theirs if employers is None else theirs.filter(pk__in=employers)
        return frozenset(with_lapsed_checks(asked, on).values_list("pk", flat=True))


def told_before_lapse() -> dt.timedelta:
    """How long before the first of an employer's checks ends its officer is told."""
    return dt.timedelta(days=max(settings.EMPLOYER_CHECKS_TOLD_DAYS, 0))


def with_lapsed_checks(employers: EmployerQuerySet, *days: dt.date) -> EmployerQuerySet:
    """Those of which what was verified does not hold on every one of these days; inside their council's context.

    A check has run out, or the word that all is checked was taken away, as with another kind of employer. One that
    was never verified has nothing that could lapse.
    """
    whole = reduce(and_, (complete_on(day) for day in days))
    return employers.filter(Q(verified_at__isnull=False) & ~whole | Q(verified_at__isnull=True) & Q(once_verified()))


def once_verified() -> Exists:
    """Of employers: whether they are or ever were."""
    return Exists(_versions().filter(verified_at__isnull=False))


def with_unverified_at(employers: EmployerQuerySet) -> EmployerQuerySet:
    """`unverified_at` is when the word that all is checked was taken away; None of whoever has it or never had."""
    last = Subquery(_versions().filter(verified_at__isnull=False).order_by("-pgh_id").values("pgh_id")[:1])
    after = _versions().filter(pgh_id__gt=OuterRef("last_verified")).order_by("pgh_id")
    return employers.alias(last_verified=last).annotate(unverified_at=Subquery(after.values("pgh_created_at")[:1]))


def _versions() -> QuerySet:
    found: QuerySet = Employer.history.rel.related_model.objects.filter(  # type: ignore[attr-defined]  # on the class it is no manager
        pgh_obj_id=OuterRef("pk")
    )
    return found


def refuse_unverified(employer: Employer) -> None:
    """Nothing new of an employer goes live unless somebody has verified it and every check is current."""
    if employer.verified_at is None:
        raise Refused(
            f"{employer.name} has not been verified, and nothing of an unverified employer goes live."
            " Verify the employer first, then approve.",
            "employer",
        )
    refuse_missing(employer)


def refuse_missing(employer: Employer) -> None:
    missing = missing_on(employer, clock.today())
    if missing:
        names = ", ".join(f"“{asked.item.label}”" for asked in missing)
        raise Refused(
            f"The checks of {employer.name} are not complete: {names} {'is' if len(missing) == 1 else 'are'}"
            " not current. Record what you find on the employer's page.",
            "employer",
        )
