"""What happened to an opportunity, newest first."""

from collections.abc import Collection, Sequence

from django.utils.text import capfirst

from backend.opportunities.facts import label_of
from backend.opportunities.models import Opportunity, OpportunityEvent
from backend.web.kit.content import TimelineEntry


TITLES = {
    "draft": "Drafted",
    "submit": "Sent for approval",
    "approve": "Approved",
    "ask_for_changes": "Changes asked for",
    "reject": "Not approved",
    "amend": "Changed after approval: sent for approval again",
    "change": "Changed",
    "pause": "Paused",
    "resume": "Made live again",
    "fill": "Every place is taken",
    "unfill": "A place is free again",
    "close": "Closed",
    "withdraw": "Withdrawn",
    "reopen": "Opened again",
    "publish_from_feed": "Taken from a feed",
    "merge": "Closed: it is the same as another",
    "restore": "Made a draft again",
    "reply": "Replied to the changes asked for",
    "take_back_submission": "Taken back before it was decided",
    "take_back_change": "The change was taken back before it was decided: it is as it was approved",
    "take_back_request": "The request for changes was taken back",
    "take_back_approval": "The approval was taken back",
    "update_from_feed": "Changed by its feed",
    "put_places_right": "Places put right",
    "reopen_from_feed": "Opened again by its feed",
    "claim_place": "A place was taken",
    "free_place": "A place was given back",
}
ITSELF = "the service itself"
WRITES = ("draft", "amend")
ALONE = "One person wrote it and approved it."


def events_of(opportunity: Opportunity) -> list[OpportunityEvent]:
    return list(opportunity.events.select_related("by").order_by("-at", "-id"))


def history_of(opportunity: Opportunity) -> list[TimelineEntry]:
    return history_from(events_of(opportunity))


def history_from(events: Sequence[OpportunityEvent]) -> list[TimelineEntry]:
    wrote = {each.by_id for each in events if each.step in WRITES and each.by_id}
    return [
        TimelineEntry(
            TITLES.get(each.step, each.step), each.at, str(each.by) if each.by else ITSELF, _text(each, wrote)
        )
        for each in events
    ]


def _text(event: OpportunityEvent, wrote: Collection[int]) -> str:
    alone = ALONE if event.step == "approve" and event.by_id in wrote else ""
    comments = [f"{capfirst(label_of(name))}: {text}" for name, text in event.comments.items()]
    told = f"Told the employer: {event.told}" if event.told else ""
    return " ".join(filter(None, [alone, event.reason, told, *comments]))


def comments_standing(opportunity: Opportunity) -> OpportunityEvent | None:
    """The last request for changes, while it still waits to be answered."""
    if opportunity.state != "changes_requested":
        return None
    return opportunity.events.filter(step="ask_for_changes").select_related("by").order_by("-at", "-id").first()
