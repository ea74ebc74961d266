"""The plan of the weeks before a release as one form."""

from collections.abc import Sequence
from typing import Any

from django import forms

from backend.placements.choices import PromiseKind
from backend.placements.promise_proposals import Proposal
from backend.placements.run_ups import STAGES
from backend.web.kit.fields import PickedDateField
from backend.web.staff.promises.plan_form import PlanForm


HEADINGS = {each.key: each.heading for each in STAGES}


class RunUpForm(PlanForm):
    first_day = None  # what is promised here goes by the day of release
    earliest_on = PickedDateField(
        label="Early release, or a day out for work, asked about from",
        required=False,
        help_text="Leave it empty where nobody has asked yet.",
    )
    partner = forms.CharField(
        label="Who helps at the prison or in probation",
        required=False,
        max_length=120,
        help_text="Name and where they work. They need no account: somebody here sees to it.",
    )
    partner_phone = forms.CharField(label="Their phone", required=False, max_length=20)

    own_kind = PromiseKind.RELEASE

    @staticmethod
    def proposed(proposals: Sequence[Proposal], owner: int | None) -> dict[str, Any]:  # type: ignore[override]
        said = PlanForm.proposed(proposals, None, owner)
        del said["first_day"]
        return said

    def _name(self, key: str) -> str:
        return HEADINGS.get(key, "Something else")

    @property
    def facts(self) -> dict[str, Any]:
        names = ("earliest_on", "partner", "partner_phone")
        return {name: self.cleaned_data[name] for name in names} | {"planned": self.planned}
