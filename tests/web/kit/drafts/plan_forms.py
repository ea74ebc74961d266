"""The long forms of an EET plan."""

from backend.councils.choices import Role
from tests.web.kit.drafts.long_form import LongForm


ADVISER = Role.EET_ADVISER
REVIEWED = {"they_attended": "True", "advocate": "declined", "their_view": "its ok"}
PLAN_FORMS = (
    LongForm("plan-end", ADVISER, "because"),
    LongForm("plan-aim-add", ADVISER, "why", {"words": "Work outdoors"}),
    LongForm("plan-aim-change", ADVISER, "why"),
    LongForm("plan-aim-drop", ADVISER, "because"),
    LongForm("plan-aim-action", ADVISER, "matters", {"words": "Ring the farm"}),
    LongForm("plan-action-change", ADVISER, "matters"),
    LongForm("plan-action-done", ADVISER, "evidence"),
    LongForm("plan-action-drop", ADVISER, "because"),
    LongForm("plan-review-add", ADVISER, "summary", REVIEWED),
    LongForm("plan-review-change", ADVISER, "summary"),
    LongForm("person-oversight-note", Role.HEAD, "words", {"outcome": "signed_off"}),
    LongForm("oversight-answer", ADVISER, "answer"),
    LongForm("panel-line", ADVISER, "note"),
    LongForm("panel-close", ADVISER, "attended"),
    LongForm("plan-review-send-back", Role.HEAD, "reason"),
)
