from collections.abc import Mapping

from django.db import transaction

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.core.job_names import RANK_COUNCIL
from backend.core.jobs import enqueue
from backend.councils.choices import Role
from backend.councils.models import Council
from backend.councils.services import add_member
from backend.employers.choices import EmployerKind
from backend.employers.facts import set_facts
from backend.employers.models import Employer, EmployerContact


@transaction.atomic
def add_employer(*, council: Council, name: str, kind: EmployerKind, by: User | None, **facts) -> Employer:
    """Add an employer; `facts` are further fields of the model by name. It waits to be verified from now on."""
    employer = Employer(council=council)
    set_facts(employer, {"name": name, "kind": kind, **facts})
    _refuse_second(employer)
    _ask_for_verification(employer)
    employer.save(force_insert=True)
    return employer


@transaction.atomic
def employer_known_from_feed(*, council: Council, name: str, disability_confident: bool = False) -> Employer:
    """The employer of that name, made with the kind "feed" if the council does not know it yet."""
    return employers_known_from_feed(council=council, names={name: disability_confident})[name]


def employers_known_from_feed(*, council: Council, names: Mapping[str, bool]) -> dict[str, Employer]:
    """The same for many names at once, each with whether it is Disability Confident."""
    held = Employer.objects.for_council(council.pk).filter(name__in=names)
    missing = names.keys() - set(held.values_list("name", flat=True))
    Employer.objects.bulk_create(
        [
            Employer(council=council, name=name, kind=EmployerKind.FEED, disability_confident=names[name])
            for name in sorted(missing)
        ],
        ignore_conflicts=True,  # somebody else may have written one of them since we looked
    )
    return {employer.name: employer for employer in held.all()}


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
    written = set_facts(employer, facts)
    if "name" in facts:
        _refuse_second(employer)
    if _ask_for_verification(employer):
        written.append("asked_at")
    employer.save(update_fields=written)
    return employer


def _ask_for_verification(employer: Employer) -> bool:
    """One that was known from a feed alone begins to wait when it becomes a partner."""
    if employer.asked_at or employer.kind == EmployerKind.FEED:
        return False
    employer.asked_at = clock.now()
    return True


def _refuse_second(employer: Employer) -> None:
    same = Employer.objects.for_council(employer.council_id).filter(name__iexact=employer.name).exclude(pk=employer.pk)
    if same.exists():
        raise Refused(f"{employer.name} is on the list already. Open it there and change it.", "name")


@transaction.atomic
def pause(*, employer: Employer, reason: str, by: User) -> Employer:
    """Take everything of this employer out of matching at once."""
    hold(employer)
    if not reason.strip():
        raise Refused("Give the reason why this employer is to be paused.", "reason")
    if employer.paused_at:
        raise Refused(f"{employer.name} is paused already.")
    employer.paused_at, employer.paused_by, employer.pause_reason = clock.now(), by, reason.strip()
    employer.save(update_fields=["paused_at", "paused_by", "pause_reason"])
    enqueue(RANK_COUNCIL, employer.council_id)
    return employer


@transaction.atomic
def lift_pause(*, employer: Employer, by: User) -> Employer:
    """Let the employer's opportunities be matched again, in the state each of them is in."""
    hold(employer)
    if not employer.paused_at:
        raise Refused(f"{employer.name} is not paused.")
    employer.paused_at, employer.paused_by, employer.pause_reason = None, None, ""
    employer.save(update_fields=["paused_at", "paused_by", "pause_reason"])
    enqueue(RANK_COUNCIL, employer.council_id)
    return employer


def hold(employer: Employer) -> None:
    employer.refresh_from_db(from_queryset=Employer.objects.select_for_update())
