"""What a young person will read of a post, in plain words, saved or still being filled in."""

from dataclasses import dataclass, field, replace

from backend.councils.viewer import Viewer
from backend.employers.choices import Pledge
from backend.employers.models import Employer
from backend.opportunities.duplicate_warnings import duplicate_warnings
from backend.opportunities.models import Opportunity
from backend.opportunities.posting_rules import Finding
from backend.opportunities.reading_age import AIM, reading_age
from backend.web.kit.content import Row
from backend.web.kit.formats import NOT_RECORDED, day, listed, plural
from backend.web.kit.opportunities.terms import hours_of, pay_of, type_and_level
from backend.web.kit.posting.fields import FIELDS
from backend.web.kit.posting.forms import PostingForm
from backend.web.kit.posting.places import postcodes_in


PLEDGES = dict(Pledge.choices)
NEEDED = {0: "none needed", 1: "level 1", 2: "level 2 (GCSE grade 4 or C and above)"}


@dataclass(frozen=True)
class Preview:
    title: str
    employer: str
    rows: list[Row]
    summary: str
    description: str
    age: int | None
    alike: list[Finding] = field(default_factory=list)  # posts that look like it; only whoever posts is told

    @property
    def reads_easily(self) -> bool:
        return self.age is None or self.age <= AIM

    @property
    def aim(self) -> int:
        return AIM


def preview_of(opportunity: Opportunity) -> Preview:
    places = [site.in_words for site in opportunity.sites.all()]
    return _preview(opportunity, opportunity.employer.name, places)


def preview_of_form(
    form: PostingForm, employer: Employer | None, viewer: Viewer, opportunity: Opportunity | None = None
) -> Preview:
    """Whatever of the form is right so far; nothing is saved. `opportunity` is the one that is being changed."""
    unsaved = unsaved_opportunity(form, viewer, opportunity)
    sites = _facts(form).get("sites") or ""
    lines = [line.strip() for line in sites.splitlines() if line.strip()]
    chosen = form.cleaned_data.get("employer") or employer
    shown = _preview(unsaved, chosen.name if chosen else "", lines)
    if chosen is None or not unsaved.title:
        return shown
    unsaved.employer = chosen
    return replace(shown, alike=duplicate_warnings(unsaved, viewer, postcodes=postcodes_in(sites)))


def unsaved_opportunity(form: PostingForm, viewer: Viewer, opportunity: Opportunity | None = None) -> Opportunity:
    """What is right so far as an opportunity; `opportunity` is the one that is being changed, and stays as it is."""
    form.is_valid()
    facts = {name: value for name, value in _facts(form).items() if name in FIELDS and name != "sites"}
    return Opportunity(type=form.type, council=viewer.council, pk=opportunity and opportunity.pk, **facts)


def _facts(form: PostingForm) -> dict:
    """What the form says; of one part of a post, beside what is saved of the others."""
    return (form.initial if form.slug else {}) | form.cleaned_data


def _preview(opportunity: Opportunity, employer: str, places: list[str]) -> Preview:
    return Preview(
        title=opportunity.title or "Your title",
        employer=employer,
        rows=[row for row in _rows(opportunity, places) if row.value and row.value != NOT_RECORDED],
        summary=opportunity.summary,
        description=opportunity.description,
        age=reading_age(f"{opportunity.summary}\n{opportunity.description}"),
    )


def _rows(opportunity: Opportunity, places: list[str]) -> list[Row]:
    return [
        Row("What kind of thing it is", type_and_level(opportunity)),
        Row("What you are paid", pay_of(opportunity)),
        Row("When you work", hours_of(opportunity)),
        Row("Where it is", _where(opportunity, places)),
        Row("First day", day(opportunity.start_date)),
        Row(
            "How long it lasts",
            plural(opportunity.duration_months, "month,months") if opportunity.duration_months else "",
        ),
        Row("You can apply from", day(opportunity.opens_on)),
        Row("Last day to apply", day(opportunity.closing_date)),
        Row("English you need", NEEDED.get(opportunity.english_required, "")),
        Row("Maths you need", NEEDED.get(opportunity.maths_required, "")),
        Row("What they promise", listed(map(PLEDGES.get, opportunity.pledges)) if opportunity.pledges else ""),
    ]


def _where(opportunity: Opportunity, places: list[str]) -> str:
    if opportunity.remote:
        return "at home"
    return "; ".join(places) or ("in many places" if opportunity.nationwide else "")
