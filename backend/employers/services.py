from django.db import transaction

from backend.accounts.models import User
from backend.accounts.names import by_whom_on
from backend.core import clock
from backend.core.errors import Refused
from backend.core.job_names import RANK_COUNCIL
from backend.core.jobs import enqueue
from backend.core.locks import lock_row
from backend.councils.choices import Role
from backend.councils.models import Council
from backend.councils.services import add_member
from backend.employers.choices import EmployerKind, Item
from backend.employers.facts import set_facts
from backend.employers.models import Employer, EmployerContact
from backend.employers.organisations.conflicts import refuse_own
from backend.employers.organisations.loading import lock_organisations
from backend.employers.organisations.names import keys_of
from backend.employers.organisations.pauses import derive_pauses


# The checks that rest on a fact.
RESTS_ON = {
    "name": {Item.EXISTS, Item.CALLED_BACK},
    "companies_house_number": {Item.EXISTS},
    "charity_number": {Item.EXISTS},
    "published_phone": {Item.CALLED_BACK},
}
IDENTITY = frozenset({"name", "companies_house_number", "charity_number"})


@transaction.atomic
def add_employer(*, council: Council, name: str, kind: EmployerKind, by: User | None, **facts) -> Employer:
    """Add an employer; `facts` are further fields of the model by name. It waits to be verified from now on."""
    lock_organisations(council.pk)
    employer = Employer(council=council)
    set_facts(employer, {"name": name, "kind": kind, **facts})
    _refuse_second(employer)
    _ask_for_verification(employer)
    employer.save(force_insert=True)
    _derive_pause(employer)
    return employer


@transaction.atomic
def add_contact(
    *, employer: Employer, name: str, email: str, by: User | None, user: User | None = None, **facts
) -> EmployerContact:
    """Add a person at an employer. With a user, they may sign in for that employer."""
    contact = EmployerContact.objects.create(employer=employer, name=name, email=email.lower(), user=user, **facts)
    if user:
        add_member(council=employer.council, user=user, role=Role.EMPLOYER, by=by)
    return contact


@transaction.atomic
def change_employer(*, employer: Employer, by: User | None, **facts) -> Employer:
    """Write changed facts, by the names of the model's fields."""
    lock_organisations(employer.council_id)
    before, kind_before = employer.name, employer.kind
    relied_on = {name: getattr(employer, name) for name in RESTS_ON}
    written = set_facts(employer, facts)
    is_another = employer.kind != kind_before or any(getattr(employer, name) != relied_on[name] for name in RESTS_ON)
    if by is not None and is_another:
        refuse_own(employer, to="change what its verification rests on", by=by)
    if employer.kind != kind_before:
        written += _unverify(employer)
    if employer.name != before:
        _refuse_second(employer)
    if _ask_for_verification(employer):
        written.append("asked_at")
    employer.save(update_fields=written)
    _ask_for_checks_anew(employer, relied_on)
    if IDENTITY & facts.keys():
        _derive_pause(employer)
    return employer


def _ask_for_checks_anew(employer: Employer, before: dict[str, str]) -> None:
    """What was found of another name or number says nothing of this one; another spelling of a name is no other."""
    changed = {name for name, value in before.items() if getattr(employer, name) != value}
    if keys_of(before["name"]) == keys_of(employer.name):
        changed.discard("name")
    items = set().union(*(RESTS_ON[name] for name in changed))
    if items:
        employer.checks.standing().filter(item__in=items).update(replaced_at=clock.now())


def _unverify(employer: Employer) -> list[str]:
    """Another kind is asked other checks, by other people: what was verified of the one says nothing of the other.

    An answer is promised anew, from now on.
    """
    employer.verified_at = employer.verified_by = employer.proposed_at = employer.proposed_by = employer.asked_at = None
    return ["verified_at", "verified_by", "proposed_at", "proposed_by", "asked_at"]


def _ask_for_verification(employer: Employer) -> bool:
    """One that was known from a feed alone begins to wait when it becomes a partner."""
    if employer.asked_at or employer.kind == EmployerKind.FEED:
        return False
    employer.asked_at = clock.now()
    return True


def _refuse_second(employer: Employer) -> None:
    """A second row of one employer would be looked after apart from it."""
    others = Employer.objects.for_council(employer.council_id).exclude(pk=employer.pk).order_by("id")
    numbers = others.values_list("name", "companies_house_number")
    for name, number in numbers:
        if _is_of_another_company(employer, number) or not keys_of(name) & keys_of(employer.name):
            continue
        spelled = "" if name == employer.name else f" as {name}"
        raise Refused(f"{employer.name} is on the list already{spelled}. Open it there and change it.", "name")


def _is_of_another_company(employer: Employer, number: str) -> bool:
    return "" not in (number, employer.companies_house_number) and number != employer.companies_house_number


@transaction.atomic
def pause(*, employer: Employer, reason: str, by: User) -> Employer:
    """Take everything of this employer out of matching at once."""
    hold(employer)
    if not reason.strip():
        raise Refused("Give the reason why this employer is to be paused.", "reason")
    if employer.paused_at:
        raise Refused(f"{employer.name} is paused already, {by_whom_on(employer.paused_by_id, employer.paused_at)}.")
    employer.paused_at, employer.paused_by, employer.pause_reason = clock.now(), by, reason.strip()
    employer.save(update_fields=["paused_at", "paused_by", "pause_reason"])
    _follow_pause(employer)
    return employer


@transaction.atomic
def lift_pause(*, employer: Employer, by: User) -> Employer:
    """Let the employer's opportunities be matched again, in the state each of them is in."""
    hold(employer)
    if not employer.paused_at and employer.paused_with:
        raise Refused(
            f"{employer.name} is paused because {employer.paused_with}, of the same organisation, is. Lift it there."
        )
    if not employer.paused_at:
        raise Refused(f"{employer.name} is not paused.")
    refuse_own(employer, to="lift the pause", by=by)
    employer.paused_at, employer.paused_by, employer.pause_reason = None, None, ""
    employer.save(update_fields=["paused_at", "paused_by", "pause_reason"])
    _follow_pause(employer)
    return employer


def _follow_pause(employer: Employer) -> None:
    if not _derive_pause(employer):
        enqueue(RANK_COUNCIL, employer.council_id)


def _derive_pause(employer: Employer) -> bool:
    """Hold or free what is of its organisation, this row among them."""
    changed = derive_pauses(employer.council_id)
    if changed:
        employer.refresh_from_db(fields=["paused_with"])
    return changed


def hold(employer: Employer) -> None:
    lock_organisations(employer.council_id)  # before the row, so that two who each hold one cannot wait for each other
    lock_row(employer)
