"""Before and after a release from custody: what the council does by when, planned once and moved with the day.

What is promised is read by the young person, maybe with others around: its words name neither custody nor a release.
Who helps at the prison or in probation has no account here; a colleague sees to what they do.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from backend.accounts.models import User
from backend.accounts.names import by_whom_on
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.errors import Refused
from backend.core.telephones import is_telephone
from backend.placements.choices import PromiseKind
from backend.placements.models import WEEKS_BEFORE, Promise, RunUp
from backend.placements.promise_proposals import Proposal
from backend.placements.promises import Planned, make_planned
from backend.reference.working_days import is_working_day, last_working_day_before, next_working_day


NO_RELEASE = "A run-up is planned for somebody in custody whose day of release is recorded. Record it in their profile."
PLANNED = "The weeks before this release were planned already, {who}. Change what is promised on its page."
STANDS = "What is promised goes by the release on {day} already."
RUNG_AFTER = 7


@dataclass(frozen=True)
class Stage:
    """One thing to do, so many days before the release, or after it where `days` is below nothing."""

    key: str
    heading: str
    days: int
    words: str
    told: str


STAGES = (
    Stage(
        "papers",
        "Papers",
        84,
        "We get your ID, your bank account and your papers ready with you.",
        "Ask the resettlement team what they hold: photo ID, National Insurance number, a bank account.",
    ),
    Stage(
        "wishes",
        "What they want",
        70,
        "We ask you what you want to do next. Then we look for it.",
        "A visit or a video call is booked with the prison. Record what they say in their own words.",
    ),
    Stage(
        "limits",
        "What a licence may limit",
        56,
        "We check which jobs and courses you can take up.",
        "Ask probation what a licence may say about work, hours and places, and record it: the matches go by it.",
    ),
    Stage(
        "start",
        "A start for the first week",
        42,
        "We look for a job or a course that starts when you can.",
        "Matches that start after the release are on their list. Early release, and a day out for an interview, are"
        " asked of the prison and of probation. An employer is told which days suit, and never why.",
    ),
    Stage(
        "money",
        "Money until the first pay",
        28,
        "We plan with you what you live on until your first pay.",
        "Ask the work coach at the prison from when a claim can be made, and how long the first payment takes.",
    ),
    Stage(
        "journey",
        "The first journey",
        14,
        "We plan your first trip there with you.",
        "Put where they will live into their profile once it is known: journeys are counted from there.",
    ),
    Stage(
        "call",
        "A call in the first week",
        -RUNG_AFTER,
        "We ring you to ask how it is going.",
        "Ask for the number they will have then; nothing goes to the old one until it is confirmed.",
    ),
)


def run_up_of(care_leaver: CareLeaver) -> RunUp | None:
    """The last one that was planned, for the release as it is expected now or as it was."""
    return RunUp.objects.standing_on(clock.today()).filter(care_leaver=care_leaver).first()


def is_due(care_leaver: CareLeaver) -> bool:
    release = care_leaver.expected_release
    return release is not None and release - WEEKS_BEFORE <= clock.today()


def proposals_for_release(release_on: dt.date, *, today: dt.date) -> list[Proposal]:
    """What may be promised, each by its working day; what would have been due before today is due today."""
    return [
        Proposal(each.key, PromiseKind.RELEASE, each.words, None, _due(release_on, each.days, today=today))
        for each in STAGES
    ]


def _due(release_on: dt.date, days_before: int, *, today: dt.date) -> dt.date:
    day = max(release_on - dt.timedelta(days=days_before), today)
    if is_working_day(day):
        return day
    before = last_working_day_before(day)
    return before if days_before > 0 and before >= today else next_working_day(day)


@transaction.atomic
def plan_run_up(
    *,
    care_leaver: CareLeaver,
    earliest_on: dt.date | None,
    partner: str,
    partner_phone: str,
    planned: Sequence[Planned],
    by: User,
) -> RunUp:
    """All that is promised for the weeks before the release that is expected now, at once and once.

    Raises Refused naming the field: an early day after the release or before today, a number that is none, and what
    `promises.make_planned` refuses of a line.
    """
    person = _hold(care_leaver)
    release = person.expected_release
    if release is None:
        raise Refused(NO_RELEASE)
    before = run_up_of(person)
    if before and before.release_on == release:
        raise Refused(PLANNED.format(who=by_whom_on(before.planned_by_id, before.created_at)))
    _refuse_earliest(earliest_on, release)
    if partner_phone and not is_telephone(partner_phone):
        raise Refused("This must be a telephone number, like 020 7946 0000.", field="partner_phone")
    run_up = RunUp.objects.create(
        council_id=person.council_id,
        care_leaver=person,
        release_on=release,
        earliest_on=earliest_on,
        partner=" ".join(partner.split()),
        partner_phone=partner_phone.strip(),
        planned_by=by,
    )
    for line in planned:
        if line.needed:
            make_planned(line, care_leaver=person, by=by, run_up=run_up)
    return run_up


def _hold(care_leaver: CareLeaver) -> CareLeaver:
    CareLeaver.objects.lock(care_leaver.pk)
    return CareLeaver.objects.get(pk=care_leaver.pk)


def _refuse_earliest(earliest_on: dt.date | None, release: dt.date) -> None:
    if earliest_on is None:
        return
    if earliest_on > release:
        raise Refused(
            f"The release is expected on {release:%-d %B %Y}: give a day before it, or leave this empty.",
            field="earliest_on",
        )
    if earliest_on < clock.today():
        raise Refused("This day is past. Give today or a later day, or leave this empty.", field="earliest_on")


@transaction.atomic
def move_run_up(*, care_leaver: CareLeaver, by: User) -> RunUp:
    """The day of release is another one now: what is open moves by as many days, and none of it into the past."""
    person = _hold(care_leaver)
    release, run_up = person.expected_release, run_up_of(person)
    if release is None or run_up is None:
        raise Refused(NO_RELEASE)
    if run_up.release_on == release:
        raise Refused(STANDS.format(day=f"{release:%-d %B %Y}"))
    moved = release - run_up.release_on
    run_up.release_on = release
    if run_up.earliest_on and run_up.earliest_on > release:
        run_up.earliest_on = None
    run_up.save(update_fields=["release_on", "earliest_on"])
    for promise in Promise.objects.filter(run_up=run_up).waiting().select_for_update(of=("self",)):
        assert promise.due_on, "what goes by a release has a day of its own"
        promise.due_on = _working_day(max(promise.due_on + moved, clock.today()))
        promise.save(update_fields=["due_on"])
    return run_up


def _working_day(day: dt.date) -> dt.date:
    return day if is_working_day(day) else next_working_day(day)
