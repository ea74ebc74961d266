"""What an employer's system may do with its own opportunities, through the services a page would call."""

from contextlib import contextmanager

from rest_framework import status
from rest_framework.exceptions import PermissionDenied

from backend.api.errors import NotTaken
from backend.core.errors import Refused
from backend.councils.viewer import Viewer
from backend.employers.models import Employer
from backend.opportunities import posting_rules, services
from backend.opportunities.choices import Source
from backend.opportunities.duplicate_warnings import duplicate_warnings
from backend.opportunities.models import Opportunity
from backend.opportunities.posting_rules import BrokenRules, Finding
from backend.opportunities.transitions import OPPORTUNITY_LIFE


def create(*, employer: Employer, facts: dict, draft: bool, by) -> Opportunity:
    _refuse_used_reference(employer, facts.get("external_reference", ""))
    with refusals_told():
        opportunity = services.draft(council=employer.council, employer=employer, source=Source.PARTNER, by=by, **facts)
        if not draft:
            services.submit(opportunity=opportunity, by=by)
    return opportunity


def change(*, opportunity: Opportunity, facts: dict, draft: bool | None, by) -> Opportunity:
    """A draft, or one sent back for changes, goes to approval when the caller says that it is no draft any longer."""
    with refusals_told():
        services.change(opportunity=opportunity, by=by, **facts)
        if draft is False and OPPORTUNITY_LIFE.leads_from("submit", opportunity):
            services.submit(opportunity=opportunity, by=by)
    return opportunity


def close(*, opportunity: Opportunity, reason: str, by) -> Opportunity:
    """What nobody has approved yet is withdrawn; what was live is closed."""
    ended = services.close if OPPORTUNITY_LIFE.leads_from("close", opportunity) else services.withdraw
    with refusals_told():
        return ended(opportunity=opportunity, reason=reason, by=by)


def warnings_of(opportunity: Opportunity, viewer: Viewer) -> list[dict[str, str]]:
    findings = [*posting_rules.findings_of(opportunity), *duplicate_warnings(opportunity, viewer)]
    return [_told(finding) for finding in findings if not finding.hard]


def owner_or_refused(employer: Employer | None) -> Employer:
    if employer is None:
        raise PermissionDenied("Only a token of an employer may write. Make one on the page “Keys for other systems”.")
    return employer


@contextmanager
def refusals_told():
    try:
        yield
    except BrokenRules as broken:
        raise NotTaken([_told(each) for each in broken.findings], status=status.HTTP_400_BAD_REQUEST) from broken
    except Refused as refusal:
        if refusal.field:
            raise _refused("not-usable", refusal, status.HTTP_400_BAD_REQUEST) from refusal
        raise _refused("not-possible-now", refusal, status.HTTP_409_CONFLICT) from refusal


def _refused(code: str, refusal: Refused, answer: int) -> NotTaken:
    return NotTaken.because(code, refusal.field, refusal.message, status=answer)


def _told(finding: Finding) -> dict[str, str]:
    return {"code": finding.code, "field": finding.field, "message": finding.message}


def _refuse_used_reference(employer: Employer, reference: str) -> None:
    """The caller holds the employer's row, so that two calls at once cannot both find it unused."""
    mine = Opportunity.objects.filter(employer=employer, source=Source.PARTNER, external_reference=reference)
    used = mine.first() if reference else None
    if used:
        sentence = f"“{reference}” is the reference of your opportunity {used.public_id}: change that one instead."
        code, field = "external-reference-used", "external_reference"
        raise NotTaken.because(code, field, sentence, status=status.HTTP_409_CONFLICT)
