"""What is asked once about the young person: what is not recorded of them and leaves their matches open."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.urls import reverse

from backend.care_leavers.choices import LEVELS
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.web.kit.fields import PickedDateField
from backend.web.kit.formats import plural
from backend.web.staff.matches.cards import Card
from backend.web.staff.people.profile_form import ProfileForm
from backend.web.staff.people.profile_parts import answer_url


Answers = tuple[tuple[str, str], ...]  # as the field of the form takes it, and in words

YES_NO: Answers = (("yes", "Yes"), ("no", "No"))
LEVELS_OF_TWO: Answers = (("0", "Below level 1"), ("1", LEVELS[1]), ("2", LEVELS[2]))
HOURS: Answers = tuple((hours, f"{hours} hours") for hours in ("16", "20", "30", "37.5", "40"))
MINUTES: Answers = tuple((minutes, f"{minutes} min") for minutes in ("30", "45", "60", "90"))
# Each field of the profile with its question and the answers that buttons give. Without any the answer needs more: it
# leads to the field of the profile.
ASKED: dict[str, tuple[str, Answers]] = {
    "available_from": ("When could {name} start?", (("today", "Now"),)),
    "release_date": ("When is the release of {name} expected?", ()),
    "right_to_work": ("May {name} work in the UK?", YES_NO),
    "right_to_work_until": ("Until when does permission to work last for {name}?", ()),
    "funding_residence": ("Does {name} meet the residence rule for funding?", YES_NO),
    "highest_level": ("What is the highest qualification of {name}?", (*LEVELS_OF_TWO, ("3", LEVELS[3]))),
    "english_level": ("Which English does {name} hold?", LEVELS_OF_TWO),
    "maths_level": ("Which maths does {name} hold?", LEVELS_OF_TWO),
    "has_ehcp": ("Does {name} have an education, health and care plan?", YES_NO),
    "max_weekly_hours": ("How many hours a week could {name} do?", HOURS),
    "max_travel_minutes": ("How far could {name} travel each way?", MINUTES),
    "home_postcode": ("Where does {name} live?", ()),
    "dbs_clear": ("Is {name} clear for work that needs a DBS check?", (("yes", "Yes"),)),
    "can_drive": ("Can {name} drive?", YES_NO),
    "types_wanted": ("What is {name} looking for?", ()),
}
MOST_ASKED = 3  # at once; the others follow as these are answered
HAS_A_DAY = {"available_from", "right_to_work_until"}


@dataclass(frozen=True)
class ProfileQuestion:
    field: str
    care_leaver: CareLeaver
    matches: int  # whose rules it leaves open

    @property
    def words(self) -> str:
        return ASKED[self.field][0].format(name=self.care_leaver.known_as)

    @property
    def short_words(self) -> str:
        label = str(ProfileForm.base_fields[self.field].label)
        return label[0].lower() + label[1:]

    @property
    def answers(self) -> list[tuple[str, str]]:
        today = clock.today().isoformat()
        return [(today if value == "today" else value, words) for value, words in ASKED[self.field][1]]

    @property
    def asks_a_day(self) -> bool:
        return self.field in HAS_A_DAY

    @property
    def needs_more(self) -> bool:
        """Whether some answer does not fit a button: a bar needs its evidence, a home its postcode."""
        return self.field == "dbs_clear" or not (self.answers or self.asks_a_day)

    @property
    def settles(self) -> str:
        return f"Open in {plural(self.matches, 'match,matches')}"

    @property
    def answer_url(self) -> str:
        return reverse("person-answer", args=[self.care_leaver.public_id, self.field])

    @property
    def profile_url(self) -> str:
        return answer_url(self.care_leaver, self.field)


def questions_about(care_leaver: CareLeaver, cards: Sequence[Card]) -> list[ProfileQuestion]:
    """What leaves most matches open first."""
    open_in = Counter(field for card in cards for field in card.missing_fields)
    order = list(ASKED)
    found = sorted(open_in.items(), key=lambda each: (-each[1], order.index(each[0])))
    return [ProfileQuestion(field, care_leaver, matches) for field, matches in found[:MOST_ASKED]]


def together(questions: Sequence[ProfileQuestion], cards: Sequence[Card]) -> int:
    """Matches that at least one of the questions leaves open."""
    asked = {question.field for question in questions}
    return sum(bool(card.missing_fields & asked) for card in cards)


def answer_form(field: str) -> type[forms.Form]:
    """A form of that one field of the profile, which is to be answered."""

    class ProfileAnswerForm(forms.Form):
        def __init__(self, *arguments, **options):
            super().__init__(*arguments, **options)
            self.fields[field].required = True

    asked = ProfileForm.base_fields[field]
    ProfileAnswerForm.base_fields = {field: PickedDateField(label=asked.label) if field in HAS_A_DAY else asked}
    return ProfileAnswerForm
