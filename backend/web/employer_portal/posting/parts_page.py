"""Posting in short parts, each at its own address and saved by itself, in any order."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.opportunities import posting_rules
from backend.opportunities.choices import OpportunityState, OpportunityType
from backend.opportunities.models import Opportunity
from backend.opportunities.permissions import can_change, can_post, opportunities_of
from backend.opportunities.replies import Exchange, exchange_about
from backend.opportunities.transitions import OPPORTUNITY_LIFE
from backend.web.employer_portal.posting.parts import (
    PartState,
    address_of,
    next_after,
    parts_of_post,
    parts_to_begin,
)
from backend.web.employer_portal.posting.post_page import (
    CHANGED,
    SAVED,
    PostPage,
    asked_of,
    change_post,
    draft_post,
    is_officer,
    list_of,
    waits_again,
)
from backend.web.employer_portal.posting.remarks import parts_of
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.employer_names import name_of
from backend.web.kit.opportunities.history import comments_standing
from backend.web.kit.opportunities.requirement_changes import what_if
from backend.web.kit.opportunities.states import page_of
from backend.web.kit.posting.employers import only_employer, posting_employers
from backend.web.kit.posting.forms import PostingForm, initial_of
from backend.web.kit.posting.preview import preview_of, preview_of_form, unsaved_opportunity


FIRST = "what"
TEMPLATE = "web/employer_portal/parts.html"


@require_safe
@only(can_post)
def parts(request, public_id):
    """Every part folded to its line, and the first that lacks something open."""
    return _Post(request, public_id).show()


@GET_AND_POST
@only(can_post)
def part(request, public_id, slug):
    post = _Post(request, public_id)
    if slug not in [each.section.slug for each in post.parts]:
        raise Http404
    page = post.page_of(slug)
    if page.saves_post(change_post, opportunity=post.opportunity, form=page.form):
        return post.lead_on(page, slug)
    return post.show(slug, page)


@GET_AND_POST
@only(can_post)
def begin(request):
    """The first part of a post that is not there yet: saving it makes the draft."""
    if request.GET.get("type") not in OpportunityType:
        return redirect(f"{reverse('opportunity-add')}?type=")
    kind = OpportunityType(request.GET["type"])
    employers = posting_employers(request.viewer)
    one = only_employer(employers)
    options = {"type": kind.value, "for_officer": is_officer(request), "employers": None if one else employers}
    page = PostPage(request, PostingForm, draft="opportunity-begin", about=kind.value, slug=FIRST, **options)
    if page.saves_post(draft_post, council=request.viewer.council, only=one, form=page.form):
        return _Post(request, page.result.public_id).lead_on(page, FIRST)
    bound = page.form.is_bound
    return page.show(
        TEMPLATE,
        heading=kind.label,
        button="",
        title=f"Post: {kind.label}",
        back=list_of(request),
        parts=_as_shown(parts_to_begin(kind.value, for_officer=is_officer(request)), FIRST),
        lines=parts_of(page.form, for_officer=is_officer(request))[0].lines,
        preview=preview_of_form(page.form, one, request.viewer) if bound else None,
        what_if=what_if(request.viewer, unsaved_opportunity(page.form, request.viewer)) if bound else None,
        opportunity=None,
        one_page=f"{reverse('opportunity-add')}?type={kind.value}",
    )


class _Post:
    """One post that somebody may change, with how far each of its parts is."""

    def __init__(self, request, public_id):
        self.request = request
        found = opportunities_of(request.viewer).with_details()
        self.opportunity: Opportunity = get_object_or_404(found, public_id=public_id)
        if not can_change(request.viewer, self.opportunity):
            raise PermissionDenied
        self.request_for_changes = comments_standing(self.opportunity)
        about = exchange_about(self.opportunity) if self.request_for_changes else Exchange()
        self.comments = about.waiting
        self.findings = posting_rules.findings_of(self.opportunity)
        self.parts = parts_of_post(self.opportunity, self.findings, self.comments, for_officer=is_officer(request))

    def page_of(self, slug: str) -> PostPage:
        options = {"type": self.opportunity.type, "for_officer": is_officer(self.request), "slug": slug}
        about = {"about": self.opportunity.public_id, "record": self.opportunity, "only_changes": True}
        return PostPage(
            self.request,
            PostingForm,
            draft=f"opportunity-part-{slug}",
            page=address_of(self.opportunity, slug),
            **asked_of(self.request_for_changes, initial_of(self.opportunity)),
            **about,
            **options,
        )

    def lead_on(self, page: PostPage, slug: str) -> HttpResponse:
        """To the next part that lacks something, where that was asked for, else to all of them."""
        opportunity = self.opportunity
        said = SAVED.get(OpportunityState(opportunity.state), CHANGED)
        follows = next_after(self.parts, slug) if self.request.POST.get("do") == "next" else None
        to = follows.url if follows else reverse("opportunity-parts", args=[opportunity.public_id])
        return page.redirect(said, to)

    def show(self, slug: str = "", page: PostPage | None = None) -> HttpResponse:
        request, opportunity, viewer = self.request, self.opportunity, self.request.viewer
        follows = next_after(self.parts, slug)
        shown = slug or (follows.section.slug if follows else "")
        page = page or self.page_of(shown or FIRST)
        is_bound = page.form.is_bound
        typed = unsaved_opportunity(page.form, viewer, opportunity) if is_bound else opportunity
        lines = parts_of(
            page.form,
            for_officer=is_officer(request),
            request_for_changes=self.request_for_changes,
            findings=() if is_bound else self.findings,
        )
        return page.show(
            TEMPLATE,
            heading=opportunity.title,
            button="",
            title=f"Edit: {opportunity.title}",
            caption=name_of(opportunity.employer),
            back=page_of(opportunity, viewer),
            parts=_as_shown(self.parts, shown),
            lines=lines[0].lines if shown and lines else [],
            next=next_after(self.parts, shown),
            done=sum(each.is_done for each in self.parts),
            missing=[each for each in self.parts if each.missing],
            preview=preview_of_form(page.form, opportunity.employer, viewer, opportunity)
            if is_bound
            else preview_of(opportunity),
            what_if=what_if(viewer, typed) if shown == "who" else None,
            opportunity=opportunity,
            request_for_changes=self.request_for_changes,
            waits_again=waits_again(request, opportunity),
            may_send=not slug and OPPORTUNITY_LIFE.is_open_to("submit", viewer, opportunity),
            one_page=reverse("opportunity-edit", args=[opportunity.public_id]),
        )


def _as_shown(parts: Sequence[PartState], shown: str) -> list[tuple[PartState, bool]]:
    return [(each, each.section.slug == shown) for each in parts]
