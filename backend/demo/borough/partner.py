"""A second invented council, small: what it shares with the borough, and what the borough shares with it."""

import datetime as dt

from backend.accounts.models import User
from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.councils.models import Council
from backend.councils.services import add_member, agree_to_share, create_council
from backend.demo.borough.cast import Cast, make_user
from backend.demo.borough.employer_checks import check_everything, verify_by_two
from backend.demo.borough.postings import Postings
from backend.employers.choices import EmployerKind, EmployerSize
from backend.employers.models import Employer
from backend.employers.services import add_contact, add_employer
from backend.opportunities import services
from backend.opportunities.choices import Source
from backend.opportunities.models import Opportunity
from backend.opportunities.sharing import share_with
from backend.reference.choices import Route


PARTNER_CODE = "tidebrook"
PARTNER_NAME = "Tidebrook Council (invented)"
PARTNER_SIGN_IN = (Role.ENGAGEMENT_OFFICER, "officer@tidebrook.example", "Lee Sandover")
PARTNER_ADMINISTRATOR = ("admin@tidebrook.example", "Ash Fenwright")
EMPLOYERS = (
    ("Tidebrook Council: Libraries", EmployerKind.DEPARTMENT, EmployerSize.LARGE, Route.BUSINESS),
    ("Saltmarsh Bicycles", EmployerKind.PARTNER, EmployerSize.SMALL, Route.ENGINEERING),
)
POSTS_OF_EACH, SHARED_BY_THE_BOROUGH, ONLY_THEIRS = 2, 3, 1
POSTED_DAYS_AGO, OPEN_FOR = 6, 70


def make_partner(cast: Cast, maker: Postings) -> Council:
    """Inside the borough's context; most opportunities of the partner are shared, one is not, so that both show."""
    with clock.moved_to(clock.now() - dt.timedelta(days=POSTED_DAYS_AGO)):
        partner = create_council(
            code=PARTNER_CODE,
            name=PARTNER_NAME,
            employment_team_name="Tidebrook employment team",
            employment_team_phone="020 7946 0124",  # set aside for invention too
            by=None,
        )
        role, email, name = PARTNER_SIGN_IN
        officer, administrator = make_user(email, name), make_user(*PARTNER_ADMINISTRATOR)
        with council_context(partner.id):
            add_member(council=partner, user=officer, role=role, by=None)
            add_member(council=partner, user=administrator, role=Role.ADMINISTRATOR, by=None)
            staff = (officer, administrator)
            several = [_opportunities_of(partner, staff, maker, *row) for row in EMPLOYERS]
            opportunities = [opportunity for each in several for opportunity in each]
            for opportunity in opportunities[ONLY_THEIRS:]:
                share_with(opportunity=opportunity, partners=[cast.council], with_all=False, by=officer)
        with council_context(partner.id):
            agree_to_share(council=partner, agreed=True, by=administrator)
    _share_of_the_borough(cast, partner)
    agree_to_share(council=cast.council, agreed=True, by=cast.administrator)
    return partner


def _share_of_the_borough(cast: Cast, partner: Council) -> None:
    live = Opportunity.objects.for_council(cast.council.id).live().filter(source=Source.PARTNER)
    for opportunity in live.filter(care_leavers_only=False).latest_first()[:SHARED_BY_THE_BOROUGH]:
        share_with(opportunity=opportunity, partners=[partner], with_all=False, by=cast.officer)


def _opportunities_of(
    council: Council, staff: tuple[User, User], maker: Postings, name: str, kind, size, route
) -> list[Opportunity]:
    officer, administrator = staff
    facts = {"size": size, "published_phone": "020 7946 0100", "by": officer}
    employer = add_employer(council=council, name=name, kind=kind, **facts)
    email = f"{name.split()[0].lower()}@employers.example"
    add_contact(employer=employer, name=f"Contact at {name}", email=email, by=officer)
    check_everything(employer, officer)
    verify_by_two(employer, officer, administrator)
    return [_live(employer, officer, maker, route) for _ in range(POSTS_OF_EACH)]


def _live(employer: Employer, officer: User, maker: Postings, route: str) -> Opportunity:
    opportunity = maker.draft(employer, route, clock.today(), open_for=OPEN_FOR, by=officer)
    services.submit(opportunity=opportunity, by=officer)
    return services.approve(opportunity=opportunity, by=officer)
