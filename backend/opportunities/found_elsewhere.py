"""What an adviser found elsewhere for one young person: added without approval, theirs alone, published by an officer.

`Opportunity.objects` knows nothing of these; whoever may read one asks here, and says for whom.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from backend.accounts.models import User
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import care_leavers_of
from backend.core import clock
from backend.core.errors import Refused
from backend.core.locks import lock_row
from backend.councils.permissions import roles_in
from backend.councils.viewer import Viewer
from backend.employers.feed_employers import employer_known_from_feed
from backend.employers.models import Employer
from backend.opportunities import posting_rules
from backend.opportunities.choices import OpportunityType, Source
from backend.opportunities.drafting import draft, new
from backend.opportunities.models import FoundElsewhere, Opportunity
from backend.opportunities.models.opportunity import OpportunityQuerySet
from backend.opportunities.permissions import can_approve, opportunities_of
from backend.opportunities.sites import facts_of_site, replace_sites
from backend.opportunities.transitions import ADVISER, OFFICER, begin


SCHEMES = ("http", "https")
LONGEST_LINK = 2000
NO_LINK = "Paste the whole address of the advert, beginning with https:// or http://."
# What goes from the one for them into the draft for everybody; an officer asks and fills in the rest.
PUBLISHED_FACTS = (
    "type",
    "title",
    "application_url",
    "closing_date",
    "start_date",
    "weekly_hours",
    "wage_from",
    "wage_to",
    "wage_period",
    "wage_text",
    "paid",
)


def found_elsewhere_of(viewer: Viewer):
    """What was found elsewhere, of the young people that the viewer may open.

    - EET adviser, virtual school head and staff, auditor: of everyone of their council
    - personal adviser: of their own young people
    - everybody else: nothing
    """
    mine = FoundElsewhere.objects.for_council(viewer.council_id)
    return mine.of_people(care_leavers_of(viewer)).select_related("opportunity__employer")


def found_to_publish_of(viewer: Viewer):
    """The same for an employer-engagement officer, who reads what is on offer and never for whom."""
    mine = FoundElsewhere.objects.for_council(viewer.council_id).unpublished().open_on(clock.today())
    return mine.select_related("opportunity__employer") if can_approve(viewer) else mine.none()


def has_found_elsewhere() -> Exists:
    """Beside a young person, whether there is anything that was found elsewhere for them."""
    return Exists(FoundElsewhere.objects.filter(care_leaver=OuterRef("pk")))


def opportunities_for(care_leaver: CareLeaver) -> OpportunityQuerySet:
    """Everybody's, and what was found elsewhere for this young person."""
    theirs = FoundElsewhere.objects.filter(care_leaver=care_leaver, opportunity=OuterRef("pk"))
    found: OpportunityQuerySet = Opportunity.with_found.filter(Q(for_one_person=False) | Exists(theirs))
    return found


def opportunities_to_refer(viewer: Viewer, care_leaver: CareLeaver) -> OpportunityQuerySet:
    """Those the viewer may open, and what was found elsewhere for this young person, where they may open them."""
    theirs = found_elsewhere_of(viewer).filter(care_leaver=care_leaver, opportunity=OuterRef("pk"))
    mine = Q(pk__in=opportunities_of(viewer).order_by().values("pk"))
    found: OpportunityQuerySet = Opportunity.with_found.for_council(viewer.council_id).filter(mine | Exists(theirs))
    return found


@transaction.atomic
def add_found(
    *,
    care_leaver: CareLeaver,
    title: str,
    employer: str,
    type: OpportunityType | str,
    link: str = "",
    sites: Iterable[Mapping[str, Any]] = (),
    by: User,
    **facts: Any,
) -> FoundElsewhere:
    """Live at once, for this young person alone. The employer is the row of exactly that name, or a new one that is
    known by its name only: nobody there is written to, and nobody verifies it."""
    council = care_leaver.council
    if not ADVISER & roles_in(by, council.pk):
        raise Refused("Only an EET adviser of this council may add an opportunity found elsewhere.")
    if not title.strip():
        raise Refused("Enter what it is called.", "title")
    made = new(
        council=council,
        employer=_employer(care_leaver, employer),
        source=Source.ADVISER,
        type=type,
        title=" ".join(title.split()),
        application_url=checked_link(link),
        **facts,
    )
    made.for_one_person = True
    if made.is_past_closing_on(clock.today()):
        raise Refused("The last day to apply has passed. Check the date, or leave it out if none is given.", "apply_by")
    posting_rules.refuse_nonsense(made)
    begin("find_elsewhere", made, by=by)
    replace_sites(made, sites)
    return FoundElsewhere.objects.create(council=council, opportunity=made, care_leaver=care_leaver, by=by)


def checked_link(link: str) -> str:
    """An address that a browser may safely follow, or nothing. Whoever opens the advert presses it."""
    text = link.strip()
    if not text:
        return ""
    if len(text) > LONGEST_LINK:
        raise Refused(
            f"The address has more than {LONGEST_LINK:,} letters. Paste the address of the advert alone.", "link"
        )
    try:
        URLValidator(schemes=SCHEMES)(text)
    except ValidationError as problem:
        raise Refused(NO_LINK, "link") from problem
    return text


def _employer(care_leaver: CareLeaver, name: str) -> Employer:
    plain, longest = " ".join(name.split()), Employer._meta.get_field("name").max_length
    if not plain:
        raise Refused("Enter the employer’s name.", "employer")
    if len(plain) > longest:
        raise Refused(f"The employer’s name has more than {longest} letters. Shorten it.", "employer")
    return employer_known_from_feed(council=care_leaver.council, name=plain)


@transaction.atomic
def publish_found(*, found: FoundElsewhere, by: User) -> Opportunity:
    """Begin a draft for everybody from it. The young person's own stays as it is: their application goes on, whatever
    becomes of the draft, and nobody who reads the draft can learn for whom it was found."""
    lock_row(found)
    if not OFFICER & roles_in(by, found.council_id):
        raise Refused("Only an employer-engagement officer of this council may publish it.")
    if found.published_at:
        raise Refused("A draft was begun from this one already.")
    theirs = found.opportunity
    facts = {name: getattr(theirs, name) for name in PUBLISHED_FACTS}
    sites = [facts_of_site(site) for site in theirs.sites.all()]
    made = draft(council=theirs.council, employer=theirs.employer, source=Source.ADVISER, by=by, sites=sites, **facts)
    found.published_as, found.published_at, found.published_by = made, clock.now(), by
    found.save(update_fields=["published_as", "published_at", "published_by"])
    return made
