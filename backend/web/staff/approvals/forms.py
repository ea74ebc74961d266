from collections.abc import Mapping

from django import forms

from backend.core.sealing import seal, unseal
from backend.drafts.page_keys import PROPOSED
from backend.opportunities.models import Opportunity
from backend.web.kit.fields import text_box
from backend.web.kit.opportunities.told import ToldForm
from backend.web.kit.posting.fields import FIELDS
from backend.web.kit.posting.sections import names_for
from backend.web.kit.shown import fact_digest


class RejectForm(ToldForm):
    heading = "Do not approve it"
    button = "Reject it"
    said = "is rejected, with your reason."

    reason = text_box(
        "Why it is not approved", longest=1000, rows=4, help_text="For our records: the employer never reads this."
    )

    field_order = ("reason", "told", "told_read")

    def __init__(self, *arguments, opportunity: Opportunity, **named):
        super().__init__(*arguments, **named)


def send_box(name: str) -> str:
    return f"send_{name}"


class ChangesForm(ToldForm):
    """One box for every field the employer filled in, and one for the whole.

    What the checks found stands in the box of its field, and is sent where it is ticked or written anew. The page says
    what it proposed: a check may find something else, or say it in other words, by the time the officer presses.
    """

    heading = "Ask for changes"
    button = "Send it back with these comments"
    said = "is sent back with your comments."
    all_optional = True

    def __init__(self, *arguments, opportunity: Opportunity, **named):
        super().__init__(*arguments, **named)
        self.fields["told"].label = "About the whole of it"
        self.names = names_for(opportunity.type, for_officer=False)
        today = {name: _digest(self.initial[name]) for name in self.names if name in self.initial}
        self.seen = _proposed_in(self.data) if self.is_bound else today
        for name in self.names:
            label = FIELDS[name]().label
            is_proposed = name in self.seen
            widget = forms.Textarea({"rows": 2}) if is_proposed else forms.TextInput()
            self.fields[name] = forms.CharField(label=label, required=False, max_length=500, widget=widget)
            if is_proposed:
                self.fields[send_box(name)] = forms.BooleanField(label=f"Send this about: {label}", required=False)

    @property
    def facts(self) -> dict:
        told = {name: self.cleaned_data[name] for name in ToldForm.base_fields}
        comments = {name: self.cleaned_data[name] for name in self.names if self._is_sent(name)}
        return {"comments": comments, **told}

    @property
    def proposed_words(self) -> str:
        """What the hidden box of the page carries: a digest of each comment that it proposed."""
        return seal(self.seen, purpose=PROPOSED)

    def was_left_as_proposed(self, name: str, typed: Mapping[str, str]) -> bool:
        """Of a draft: what nobody touched is proposed as it reads today, unless it is ticked and proposed no more."""
        is_kept = name not in self.initial and send_box(name) in typed
        return _proposed_in(typed).get(name) == _digest(typed.get(name, "")) and not is_kept

    def _is_sent(self, name: str) -> bool:
        text = self.cleaned_data[name]
        is_own = self.seen.get(name) != _digest(text)
        return bool(text) and (is_own or self.cleaned_data[send_box(name)])


def _digest(text: str) -> str:
    return fact_digest(" ".join(text.split()))


def _proposed_in(typed: Mapping[str, str]) -> dict[str, str]:
    """What a page carried; nothing where it is not ours."""
    return unseal(typed.get(PROPOSED, ""), purpose=PROPOSED) or {}
