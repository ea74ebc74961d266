"""The officer's three answers to a post."""

from collections.abc import Sequence
from functools import partial, wraps

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html

from backend.core import clock
from backend.councils.viewer import Viewer
from backend.employers.checklist import is_verified_on, missing_on
from backend.employers.models import Employer
from backend.employers.services import hold as hold_employer
from backend.opportunities import approval_deadline, posting_rules, services
from backend.opportunities.duplicates import probable_duplicates_of
from backend.opportunities.models import Opportunity, OpportunityEvent
from backend.opportunities.permissions import can_approve, opportunities_of
from backend.opportunities.posting_rules import Finding
from backend.opportunities.replies import Exchange
from backend.opportunities.transitions import OPPORTUNITY_LIFE
from backend.opportunities.warnings import warnings_of
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.content import Link, Row
from backend.web.kit.employer_names import name_of
from backend.web.kit.employers import proofs, rows_of, verified_words
from backend.web.kit.form_page import ButtonForm, FormPage
from backend.web.kit.formats import NOT_RECORDED, deadline, moment
from backend.web.kit.moved_on import tell_moved_on
from backend.web.kit.opportunities.facts import Reader, facts_of
from backend.web.kit.opportunities.history import events_of, history_from
from backend.web.kit.opportunities.states import state_tag
from backend.web.kit.posting.forms import initial_of
from backend.web.kit.posting.preview import preview_of
from backend.web.kit.shown import Shown, rows_as_facts
from backend.web.staff.approvals.comments import lines_of, proposed_comments
from backend.web.staff.approvals.forms import ChangesForm, RejectForm
from backend.web.staff.approvals.queue_page import clock_tag, promise_of


TAKEN_BACK = frozenset({"take_back_submission", "take_back_change"})
NO_COMMENTS: dict = {"changes_form": None, "draft": None, "changes": []}  # beside an approval that was refused


@GET_AND_POST
@only(can_approve)
def approval(request, public_id):
    opportunity = _waiting(request, public_id)
    if request.method == "POST" and (answered := _answered_already("approve", request, opportunity)):
        return answered
    judged = _judged(opportunity)
    page = FormPage(request, ButtonForm, shown=Shown(_facts(**judged), partial(_facts_now, request, opportunity)))
    if page.saves(services.approve, opportunity=opportunity):
        return page.redirect(_approved_words(request.viewer, opportunity), "approvals")
    if request.method == "POST":
        opportunity = _waiting(request, public_id)
        judged = _judged(opportunity)
    events, comments = events_of(opportunity), NO_COMMENTS
    if request.method != "POST":
        changes = _changes_page(request, opportunity, judged["broken_rules"], judged["groups"])
        comments = _with_comments(changes, opportunity, events)
    context = judged | {
        "form": page.form,
        **comments,
        "findings": _found(judged["broken_rules"], judged["warnings"]),
        "state": state_tag(opportunity),
        "is_waiting": OPPORTUNITY_LIFE.is_open_to("approve", request.viewer, opportunity),
        "due": deadline(approval_deadline.due_at(opportunity)),
        "clock": clock_tag(opportunity),
        "preview": preview_of(opportunity),
        "history": history_from(events),
    }
    return render(request, "web/staff/approvals/approval.html", context)


def _approved_words(viewer: Viewer, opportunity: Opportunity) -> str:
    """What follows by itself, and what waits longest now."""
    said = f"“{opportunity.title}” is approved and live. The employer is told; matches follow in a few seconds."
    following = opportunities_of(viewer).awaiting_approval().with_waiting().first()
    if following is None:
        return f"{said} Nothing else waits for approval."
    link = Link(following.title, reverse("approval", args=[following.public_id]))
    return format_html("{} Next: {}, {}.", said, link, promise_of(following))


def _judged(opportunity) -> dict:
    """What the officer reads before saying yes."""
    employer = opportunity.employer
    return {
        "opportunity": opportunity,
        "broken_rules": posting_rules.findings_of(opportunity),
        "warnings": warnings_of(opportunity),
        "alike": probable_duplicates_of(opportunity),
        "employer_rows": _employer_rows(employer),
        "is_verified": is_verified_on(employer, clock.today()),
        "groups": facts_of(opportunity, reader=Reader.COUNCIL),
    }


def _facts_of_post(opportunity, groups) -> dict[str, object]:
    return {
        "Title": opportunity.title,
        "What the person will do": opportunity.summary,
        "More about it": opportunity.description,
        **rows_as_facts(row for group in groups for row in group.rows),
    }


def _found(broken_rules: Sequence[Finding], warnings: Sequence[Finding]) -> list[Finding]:
    return [*broken_rules, *warnings]


def _facts(*, opportunity, broken_rules, warnings, alike, employer_rows, is_verified, groups) -> dict[str, object]:
    return {
        **_facts_of_post(opportunity, groups),
        **{f"Employer: {key.lower()}": values for key, values in rows_as_facts(employer_rows).items()},
        "What the automatic checks found": [each.message for each in _found(broken_rules, warnings)],
        "Posts that look like it": [[each.id, each.title] for each in alike],
        "Whether the employer is verified": is_verified,
    }


def _facts_now(request, opportunity) -> dict[str, object]:
    """The employer first, as a change of it does."""
    hold_employer(opportunity.employer)
    OPPORTUNITY_LIFE.hold(opportunity)
    return _facts(**_judged(_waiting(request, opportunity.public_id)))


def _employer_rows(employer: Employer) -> list[Row]:
    """What is known of it, for the officer who says that it is what it says it is."""
    contacts = "; ".join(
        ", ".join(filter(None, (each.name, each.job_title, each.email))) for each in employer.contacts.order_by("id")
    )
    missing = missing_on(employer, clock.today())
    return [
        Row("Name", employer.name),
        *rows_of(employer, for_staff=True),
        Row("People", contacts or NOT_RECORDED),
        Row("Verified", verified_words(employer)),
        Row("Checks", f"not current: {proofs(missing)}" if missing else "all current"),
    ]


def _shown_of_post(request, opportunity, groups) -> Shown:
    """What is asked for, and why it is not approved, speak of the post alone."""

    def again():
        OPPORTUNITY_LIFE.hold(opportunity)
        now = _waiting(request, opportunity.public_id)
        return _facts_of_post(now, facts_of(now, reader=Reader.COUNCIL))

    return Shown(_facts_of_post(opportunity, groups), again)


def _waiting_for(step: str):
    """The page is about an opportunity that still waits for this step."""

    def about_an_opportunity(page):
        @wraps(page)
        def opened(request, public_id):
            opportunity = _waiting(request, public_id)
            return _answered_already(step, request, opportunity) or page(request, opportunity)

        return opened

    return about_an_opportunity


@GET_AND_POST
@only(can_approve)
@_waiting_for("ask_for_changes")
def ask_for_changes(request, opportunity):
    """The comments of the approval page, sent with one press; what is refused stands beside its field."""
    groups = facts_of(opportunity, reader=Reader.COUNCIL)
    page = _changes_page(request, opportunity, posting_rules.findings_of(opportunity), groups)
    if page.saves(services.ask_for_changes, opportunity=opportunity):
        return page.redirect(f"“{opportunity.title}” {ChangesForm.said}", "approvals")
    comments = _with_comments(page, opportunity, events_of(opportunity))
    return _ask(page, opportunity, "web/staff/approvals/changes.html", ChangesForm, groups, **comments)


@GET_AND_POST
@only(can_approve)
@_waiting_for("reject")
def reject(request, opportunity):
    groups = facts_of(opportunity, reader=Reader.COUNCIL)
    page = FormPage(
        request,
        RejectForm,
        draft="approval-reject",
        shown=_shown_of_post(request, opportunity, groups),
        **_about(opportunity),
    )
    if page.saves(services.reject, opportunity=opportunity):
        return page.redirect(f"“{opportunity.title}” {RejectForm.said}", "approvals")
    return _ask(page, opportunity, "web/staff/approvals/question.html", RejectForm, groups)


def _about(opportunity) -> dict:
    return {"about": opportunity.public_id, "begun_from": initial_of(opportunity), "opportunity": opportunity}


def _changes_page(request, opportunity, broken_rules: Sequence[Finding], groups) -> FormPage:
    """The form with a comment beside each field; those that the rules propose stand there to choose.

    The warnings are written for whoever approves, who looks into them: no employer is sent one.
    """
    return FormPage(
        request,
        ChangesForm,
        draft="approval-changes",
        page=reverse("approval-changes", args=[opportunity.public_id]),
        proposed=proposed_comments(opportunity, broken_rules),
        shown=_shown_of_post(request, opportunity, groups),
        **_about(opportunity),
    )


def _with_comments(page: FormPage, opportunity, events: Sequence[OpportunityEvent]) -> dict:
    return {
        "changes_form": page.form,
        "draft": page.draft,
        "changes": lines_of(page.form, opportunity, Exchange.of(events)),
    }


def _waiting(request, public_id):
    mine = opportunities_of(request.viewer).with_details().select_related("employer__verified_by").with_waiting()
    mine = mine.prefetch_related("employer__checks")  # read more than once
    return get_object_or_404(mine, public_id=public_id)


def _answered_already(step, request, opportunity):
    """Pressed twice, by two officers, or once it was taken back: say so, and show how it stands."""
    if OPPORTUNITY_LIFE.is_open_to(step, request.viewer, opportunity):
        return None
    last = opportunity.events.select_related("by").order_by("-at", "-id").first()
    who = f" {last.by} did that on {moment(last.at)}." if last and last.by else ""
    what = "was taken back" if last and last.step in TAKEN_BACK else "is answered already"
    said = f"“{opportunity.title}” {what}: it is marked “{opportunity.get_state_display()}” now.{who}"
    tell_moved_on(request, said)
    return redirect("approval", public_id=opportunity.public_id)


def _ask(page: FormPage, opportunity, template: str, form: type[ChangesForm] | type[RejectForm], groups, **more):
    return page.show(
        template,
        heading=form.heading,
        button=form.button,
        title=f"{form.heading}: {opportunity.title}",
        caption=f"{opportunity.title}, {name_of(opportunity.employer)}",
        back=reverse("approval", args=[opportunity.public_id]),
        opportunity=opportunity,
        groups=groups,
        **more,
    )
