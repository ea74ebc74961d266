"""How the state of an opportunity looks, and where its page is for whoever looks."""

from django.urls import reverse

from backend.core import clock
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.opportunities.choices import OpportunityState as State
from backend.opportunities.models import Opportunity
from backend.web.kit.content import Tag
from backend.web.kit.formats import day


COLOURS = {
    State.DRAFT: "grey",
    State.SUBMITTED: "blue",
    State.CHANGES_REQUESTED: "orange",
    State.LIVE: "green",
    State.PAUSED: "yellow",
    State.FILLED: "purple",
    State.CLOSED: "grey",
    State.WITHDRAWN: "grey",
}


def state_tag(opportunity: Opportunity) -> Tag:
    if opportunity.state == State.LIVE and opportunity.opens_after(clock.today()):
        return Tag(f"Opens {day(opportunity.opens_on)}", "teal")
    return Tag(opportunity.get_state_display(), COLOURS[State(opportunity.state)])


def page_of(opportunity: Opportunity, viewer: Viewer) -> str:
    name = "employer-opportunity" if viewer.role == Role.EMPLOYER else "opportunity"
    return reverse(name, args=[opportunity.public_id])
