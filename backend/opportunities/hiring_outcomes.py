"""Two weeks after an opportunity has ended its employer is asked, once, what came of it."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.core.locks import lock_row
from backend.councils.models import Council
from backend.employers.messages import write_to
from backend.employers.models import EmployerContact
from backend.notifications.links import link_to
from backend.opportunities.choices import Hired, Source
from backend.opportunities.choices import OpportunityState as State
from backend.opportunities.models import NoOutcomeQuestions, Opportunity, OpportunityEvent, Outcome


ASK_AFTER = dt.timedelta(weeks=2)
ASK_WITHIN = dt.timedelta(weeks=6)  # of its end; who is asked about older ones has forgotten


@transaction.atomic
def ask_about_hiring(*, council: Council) -> int:
    """Write to the employers of what ended two weeks ago or, where days were missed, more. A second run, none."""
    asked = 0
    for opportunity in _to_ask(council).select_for_update(of=["self"]):
        contacts = _willing_contacts(opportunity)
        if contacts:
            Outcome.objects.create(
                council=council, opportunity=opportunity, employer=opportunity.employer, asked_at=clock.now()
            )
            _write_to(contacts, opportunity)
            asked += 1
    return asked


@transaction.atomic
def answer(
    *,
    outcome: Outcome,
    hired: Hired,
    through_us: bool | None = None,
    words: str = "",
    by: User,
) -> Outcome:
    """Keep what the employer says; a later answer takes the place of an earlier one, and history keeps both."""
    lock_row(outcome)
    hired = Hired(hired)
    if hired == Hired.YES and through_us is None:
        raise Refused("Say whether somebody you took on came through us.", "through_us")
    if hired != Hired.YES and through_us:
        raise Refused(
            f"You say that somebody came through us, and answer “{hired.label}” to whether you took somebody on."
            " Correct one of the two.",
            "through_us",
        )
    outcome.hired, outcome.words = hired, words.strip()
    outcome.through_us = through_us if hired == Hired.YES else None
    outcome.answered_at, outcome.answered_by = clock.now(), by
    outcome.save()
    return outcome


@transaction.atomic
def stop_asking(*, contacts: Collection[EmployerContact]) -> None:
    for contact in contacts:
        NoOutcomeQuestions.objects.get_or_create(
            contact=contact, defaults={"council": contact.employer.council, "employer": contact.employer}
        )


@transaction.atomic
def ask_again(*, contacts: Collection[EmployerContact]) -> None:
    NoOutcomeQuestions.objects.filter(contact__in=contacts).delete()


def _to_ask(council: Council) -> QuerySet:
    """What employers posted, was live once, is no copy of another, and ended within the weeks in which we ask."""
    last, first = clock.today() - ASK_AFTER, clock.today() - ASK_WITHIN
    approved = OpportunityEvent.objects.filter(opportunity=OuterRef("pk"), step="approve")
    closings = OpportunityEvent.objects.filter(opportunity=OuterRef("pk"), to_state=State.CLOSED).order_by()
    closed_at = closings.values("opportunity").annotate(last=Max("at")).values("last")
    closed = Q(state=State.CLOSED, closed_at__date__range=(first, last))
    filled = Q(state=State.FILLED, closing_date__range=(first, last))
    return (
        Opportunity.objects.for_council(council.pk)
        .filter(Exists(approved), source=Source.PARTNER, same_as__isnull=True, outcome__isnull=True)
        .annotate(closed_at=closed_at)
        .filter(closed | filled)
        .select_related("employer", "council")
        .order_by("id")
    )


def _willing_contacts(opportunity: Opportunity) -> list[EmployerContact]:
    """Only who signs in can open the form."""
    people = opportunity.employer.contacts.current().who_see(opportunity.pk).filter(user__isnull=False)
    return list(people.filter(no_outcome_questions__isnull=True).order_by(F("id")))


def _ended_on(opportunity: Opportunity) -> str:
    """Of one of `_to_ask`."""
    last = opportunity.closing_date if opportunity.state == State.FILLED else clock.day_of(opportunity.closed_at)
    return f"{last:%-d %B %Y}"


def _write_to(contacts: list[EmployerContact], opportunity: Opportunity) -> None:
    link = link_to("opportunity-outcome", public_id=opportunity.public_id)
    write_to(
        contacts,
        council=opportunity.council,
        subject=f"What came of opportunity {opportunity.reference}?",
        text=(
            f"Your opportunity {opportunity.reference} ended on {_ended_on(opportunity)}. Did you take somebody on?"
            f" Three short questions tell us what to do better.\n\n{link}\n\n"
            "We ask once. On the same page you can switch these questions off."
        ),
    )
