"""Writing a post through the services, with every broken rule shown beside its field."""

from django.db import transaction

from backend.core.errors import Refused
from backend.employers.models import Employer
from backend.opportunities import services
from backend.opportunities.choices import Source
from backend.opportunities.models import Opportunity
from backend.opportunities.posting_rules import BrokenRules
from backend.web.kit.drafts.draft import Draft
from backend.web.kit.posting.forms import PostingForm


SEND = "send"


def add(request, form: PostingForm, employer: Employer | None, draft: Draft) -> Opportunity | None:
    """The new opportunity, or None with the reasons on the form."""

    def write():
        facts = {"sites": [], **form.facts}
        opportunity = services.draft(
            council=request.viewer.council,
            employer=employer or form.cleaned_data["employer"],
            type=form.type,
            source=Source.PARTNER,
            by=request.user,
            **facts,
        )
        return _sent(request, opportunity)

    return _written(form, write, draft)


def change(request, form: PostingForm, opportunity: Opportunity, draft: Draft) -> Opportunity | None:
    def write():
        services.change(opportunity=opportunity, by=request.user, **form.facts)
        return _sent(request, opportunity)

    return _written(form, write, draft)


def _sent(request, opportunity: Opportunity) -> Opportunity:
    if request.POST.get("do") == SEND:
        services.submit(opportunity=opportunity, by=request.user)
    return opportunity


def _written(form: PostingForm, write, draft: Draft) -> Opportunity | None:
    if not form.is_valid():
        return None
    try:
        with transaction.atomic():
            opportunity = write()
            draft.remove()
            return opportunity
    except BrokenRules as broken:
        for finding in broken.findings:
            _refuse(form, finding.field, finding.message)
    except Refused as refusal:
        _refuse(form, refusal.field, refusal.message)
    return None


def _refuse(form: PostingForm, field: str, message: str) -> None:
    form.add_error(field if field in form.fields else None, message)
