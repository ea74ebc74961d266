"""The forms of a young person's own page, as an adviser fills them in."""

from django import forms

from backend.care_leavers.own_page import is_sent_by_us, refuse_channel
from backend.core.errors import Refused
from backend.links.choices import Channel
from backend.links.visits import LONGEST_WORD
from backend.shortlists.suggestions import LONGEST_WORDS
from backend.web.kit.fields import Checkboxes, Radios, text_box


ASKED = {
    Channel.EMAIL: "We send it to {address} at once. The mail says “Your next steps” and nothing more.",
    Channel.TEXT: "You get a message ready to send to {address} from your work phone.",
    Channel.BY_HAND: "You get a card to print and give to them, with a picture that their phone can scan.",
}
SENT_AS_TEXT = "We text it to {address} at once. The text says “Your next steps” and nothing more."


class WordForm(forms.Form):
    """The word is kept nowhere while it is typed: its name says so to drafts."""

    secret_word = forms.CharField(
        label="The word or number that you agreed",
        help_text="4 to 40 letters or digits. Nothing that other people know: no name, birthday, phone number or"
        " postcode. Capitals, spaces and hyphens make no difference.",
        max_length=LONGEST_WORD * 2,
        widget=forms.TextInput({"class": "govuk-input--width-20", "spellcheck": "false", "autocapitalize": "none"}),
        error_messages={"required": "Enter the word or number that you agreed"},
    )


class LinkForm(forms.Form):
    channel = forms.ChoiceField(
        label="How do they get it?",
        choices=Channel.choices,
        widget=Radios(),
        error_messages={"required": "Select how they get it"},
    )

    def __init__(self, *arguments, care_leaver, **options):
        super().__init__(*arguments, **options)
        self.fields["channel"].widget.hints = {each.value: _hint(care_leaver, each) for each in Channel}


def _hint(care_leaver, channel: Channel) -> str:
    """What follows, or why it cannot be, before anything is pressed."""
    try:
        refuse_channel(care_leaver, channel)
    except Refused as refusal:
        return refusal.message
    address = care_leaver.email if channel == Channel.EMAIL else care_leaver.phone
    asked = SENT_AS_TEXT if channel == Channel.TEXT and is_sent_by_us(channel) else ASKED[channel]
    return asked.format(address=address)


class SuggestForm(forms.Form):
    opportunities = forms.MultipleChoiceField(
        label="What to put on their page",
        widget=Checkboxes(),
        error_messages={"required": "Select what to put on their page"},
    )
    words = text_box(
        "What you say of it, to them",
        longest=LONGEST_WORDS,
        rows=4,
        required=False,
        help_text="They read it beside each of these, in your words.",
    )

    def __init__(self, *arguments, offered, **options):
        super().__init__(*arguments, **options)
        self.fields["opportunities"].choices = offered
