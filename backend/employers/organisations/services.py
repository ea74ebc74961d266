"""Says what makes rows of employers one organisation, or two, each with who said it and why; all of it can be undone.

Rows are never made one: accounts, opportunities and introductions stay with the row they are of.
"""

from django.db import transaction

from backend.accounts.models import User
from backend.accounts.names import by_whom_on
from backend.core import clock
from backend.core.errors import Refused
from backend.core.job_names import RANK_COUNCIL
from backend.core.jobs import enqueue
from backend.core.locks import lock_row
from backend.employers.models import Employer, ParentEmployer, SameEmployer, TradingName
from backend.employers.organisations.conflicts import refuse_own
from backend.employers.organisations.loading import lock_organisations, organisations_of
from backend.employers.organisations.names import Likeness, compare
from backend.employers.organisations.pauses import derive_pauses


@transaction.atomic
def add_trading_name(*, employer: Employer, name: str, reason: str, by: User) -> TradingName:
    """From now on the employer is known by this name too."""
    lock_organisations(employer.council_id)
    name = " ".join(name.split())
    if not name:
        raise Refused("Give the trading name.", "name")
    _refuse_without_reason(reason, "Say where you have this name from.")
    refuse_own(employer, to="add a name", by=by)
    if _are_same(name, employer.name):
        raise Refused(f"{employer.name} is known by “{name}” already.", "name")
    known = next((each for each in employer.trading_names.current() if _are_same(name, each.name)), None)
    if known:
        recorded = by_whom_on(known.by_id, known.created_at)
        raise Refused(f"{employer.name} is known by “{name}” already, recorded {recorded}.", "name")
    facts = {"employer": employer, "name": name, "reason": reason.strip()}
    trading = TradingName.objects.create(council_id=employer.council_id, by=by, **facts)
    _follow(employer.council_id)
    return trading


def _are_same(one: str, other: str) -> bool:
    return one == other or compare(one, other) == Likeness.SAME


@transaction.atomic
def add_parent(*, employer: Employer, parent: Employer, reason: str, by: User) -> ParentEmployer:
    """The employer belongs to another one, of the same council."""
    lock_organisations(employer.council_id)
    _refuse_without_reason(reason, "Say where it stands that one belongs to the other.")
    if parent.council_id != employer.council_id:
        raise Refused("Choose an employer from the list.", "parent")
    refuse_own(employer, parent, to="say what belongs to what", by=by)
    graph = organisations_of(employer.council_id)
    if parent.pk in graph.organisation_of(employer.pk):
        raise Refused(f"{parent.name} and {employer.name} are one organisation already.", "parent")
    if parent.pk in graph.related_to([employer.pk]).certain:
        raise Refused(f"One of {parent.name} and {employer.name} belongs to the other already.", "parent")
    facts = {"employer": employer, "parent": parent, "reason": reason.strip()}
    link = ParentEmployer.objects.create(council_id=employer.council_id, by=by, **facts)
    _follow(employer.council_id)
    return link


@transaction.atomic
def answer_whether_one(*, one: Employer, other: Employer, are_one: bool, reason: str, by: User) -> SameEmployer:
    """Say whether two rows are one employer; an answer from before gives way, and stays readable."""
    lock_organisations(one.council_id)
    if one.council_id != other.council_id or one.pk == other.pk:
        raise Refused("Choose two employers of this council.")
    _refuse_without_reason(reason, "Say what you looked at.")
    refuse_own(one, other, to="answer", by=by)
    first, second = sorted((one, other), key=lambda each: each.pk)
    if not are_one and organisations_of(one.council_id).joined_without_answers(one.pk, other.pk):
        raise Refused(
            f"{first.name} and {second.name} have the same Companies House or charity number, and so are one."
            " If a number is wrong, correct it first."
        )
    standing = SameEmployer.objects.current().filter(one=first, other=second)
    if said_so := standing.filter(are_one=are_one).first():
        raise Refused(f"This was answered in that way already, {by_whom_on(said_so.by_id, said_so.created_at)}.")
    standing.update(ended_at=clock.now(), ended_by=by, end_reason="Answered anew.")
    facts = {"one": first, "other": second, "are_one": are_one, "reason": reason.strip()}
    answer = SameEmployer.objects.create(council_id=one.council_id, by=by, **facts)
    _follow(one.council_id)
    return answer


@transaction.atomic
def take_back(*, recorded: TradingName | ParentEmployer | SameEmployer, reason: str, by: User) -> None:
    """What was said holds no longer; who took it back and why stays."""
    lock_organisations(recorded.council_id)
    lock_row(recorded)
    if not recorded.is_current:
        raise Refused(f"This was taken back already, {by_whom_on(recorded.ended_by_id, recorded.ended_at)}.")
    _refuse_without_reason(reason, "Say why this holds no longer.")
    refuse_own(*_employers_of(recorded), to="take it back", by=by)
    recorded.ended_at, recorded.ended_by, recorded.end_reason = clock.now(), by, reason.strip()
    recorded.save(update_fields=["ended_at", "ended_by", "end_reason"])
    _follow(recorded.council_id)


def _employers_of(recorded: TradingName | ParentEmployer | SameEmployer) -> list[Employer]:
    if isinstance(recorded, SameEmployer):
        return [recorded.one, recorded.other]
    return [recorded.employer]


def _refuse_without_reason(reason: str, sentence: str) -> None:
    if not reason.strip():
        raise Refused(sentence, "reason")


def _follow(council_id: int) -> None:
    """Who is held with whom is derived anew, and everybody ranked: somebody may avoid one of them.

    It is asked for whether or not anybody does, so that nothing that moves says so.
    """
    if not derive_pauses(council_id):
        enqueue(RANK_COUNCIL, council_id)
