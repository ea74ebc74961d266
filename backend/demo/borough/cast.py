"""The invented council, its staff and its employers."""

from dataclasses import dataclass, field
from functools import cache

from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.hashers import make_password

from backend.accounts.models import User
from backend.accounts.services import create_user
from backend.core.protection import account_context, council_context
from backend.councils.choices import Role
from backend.councils.models import Council
from backend.councils.services import add_member, create_council
from backend.councils.settings import change_settings
from backend.demo.borough import names
from backend.employers import services as employers
from backend.employers.choices import EmployerKind, EmployerSize, Pledge
from backend.employers.models import Employer


COUNCIL_CODE = "wandlemere"
PASSWORD = "a made up borough"  # printed at the start: the demo answers this machine alone
SIGN_INS = (
    (Role.EET_ADVISER, "adviser@wandlemere.example", "Priya Ravenscar"),
    (Role.HEAD, "head@wandlemere.example", "Morgan Tidemarsh"),
    (Role.STAFF, "staff@wandlemere.example", "Jo Larkspur"),
    (Role.ENGAGEMENT_OFFICER, "officer@wandlemere.example", "Sam Copperfen"),
    (Role.PERSONAL_ADVISER, "pa@wandlemere.example", "Dele Swiftley"),
    (Role.ADMINISTRATOR, "admin@wandlemere.example", "Robin Yewdale"),
    (Role.AUDITOR, "auditor@wandlemere.example", "Kim Rosthwaite"),
    (Role.EMPLOYER, "employer@wandlemere.example", "Alex Millstream"),
)
MORE_STAFF = (
    (Role.EET_ADVISER, "adviser2@wandlemere.example", "Femi Woodlarke"),
    (Role.EET_ADVISER, "adviser3@wandlemere.example", "Helen Bramling"),
    (Role.PERSONAL_ADVISER, "pa2@wandlemere.example", "Nasrin Elmsworth"),
    (Role.PERSONAL_ADVISER, "pa3@wandlemere.example", "Tom Quarrystone"),
)
EMPLOYER_WITH_SIGN_IN = "Blue Kettle Cafes"


@dataclass
class Cast:
    council: Council
    by_role: dict[str, list[User]] = field(default_factory=dict)
    employers: list[tuple[Employer, str]] = field(default_factory=list)

    @property
    def advisers(self) -> list[User]:
        return self.by_role[Role.EET_ADVISER]

    @property
    def personal_advisers(self) -> list[User]:
        return self.by_role[Role.PERSONAL_ADVISER]

    @property
    def officer(self) -> User:
        return self.by_role[Role.ENGAGEMENT_OFFICER][0]

    @property
    def administrator(self) -> User:
        return self.by_role[Role.ADMINISTRATOR][0]


TOLD_TO_YOUNG_PEOPLE = {  # numbers set aside for invention
    "out_of_hours_phone": "020 7946 0140",
    "advocate": "Wandlemere Advocates (invented), 020 7946 0141",
    "complaints": "Wandlemere complaints team (invented), 020 7946 0142",
}


def make_cast() -> Cast:
    council = create_council(
        code=COUNCIL_CODE,
        name="Wandlemere Borough Council (invented)",
        employment_team_name="Wandlemere employment team",
        employment_team_phone="020 7946 0123",  # a number set aside for invention
        by=None,
    )
    cast = Cast(council)
    for role, email, name in (*SIGN_INS, *MORE_STAFF):
        user = make_user(email, name)
        cast.by_role.setdefault(role, []).append(user)
        if role != Role.EMPLOYER:
            with council_context(council.id):
                add_member(council=council, user=user, role=role, by=None)
    with council_context(council.id):
        change_settings(council=council, by=cast.by_role[Role.ADMINISTRATOR][0], **TOLD_TO_YOUNG_PEOPLE)
        cast.employers = [make_employer(cast, number, row) for number, row in enumerate(names.employers())]
    return cast


@cache
def password_digest() -> str:
    """Worked out once: it takes half a second by design."""
    return make_password(PASSWORD)


def make_user(email: str, name: str) -> User:
    with account_context(address=email):
        user = create_user(email=email, name=name, by=None)
        user.password = password_digest()
        user.save(update_fields=["password"])
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
        TOTP.activate(user, generate_totp_secret())
    return user


def make_employer(cast: Cast, number: int, row: dict) -> tuple[Employer, str]:
    pledges = [str(pledge) for position, pledge in enumerate(Pledge) if (number + position) % 3 == 0]
    trial = {"work_trial_days": 1 + number % 5, "work_trial_paid": True} if Pledge.WORK_TRIAL in pledges else {}
    employer = employers.add_employer(
        council=cast.council,
        name=row["name"],
        kind=EmployerKind(row["kind"]),
        size=EmployerSize(row["size"]),
        disability_confident=number % 3 != 1,
        covenant_signatory=row["kind"] == EmployerKind.DEPARTMENT or number % 4 == 0,
        levy_payer=row["size"] == EmployerSize.LARGE,
        disability_confident_level=str(1 + number % 3) if number % 3 != 1 else "",
        published_phone="020 7946 0100",
        pledges=pledges,
        **trial,
        by=cast.officer,
    )
    signs_in = employer.name == EMPLOYER_WITH_SIGN_IN
    user = cast.by_role[Role.EMPLOYER][0] if signs_in else None
    employers.add_contact(
        employer=employer,
        name=user.name if user else f"Contact at {employer.name}",
        email=user.email if user else f"contact{number}@employers.example",
        user=user,
        by=cast.officer,
    )
    return employer, row["route"]
