"""A match as a page shows it: what is on offer, what speaks for it, what against it, and what is not known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.utils.html import format_html_join

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import can_edit_profile
from backend.core import clock
from backend.core.digest import json_digest
from backend.councils.viewer import Viewer
from backend.opportunities.models import Opportunity
from backend.ranking.safety_marks import SafetyAnswer, SafetyReader
from backend.shortlists.choices import DecisionKind, NotThisOne, Question
from backend.shortlists.models import Decision, Match
from backend.shortlists.permissions import can_decide_matches
from backend.shortlists.questions import OPPORTUNITY_QUESTIONS, YOUNG_PERSON_QUESTIONS
from backend.shortlists.services import facts_shown
from backend.web.kit.addresses import address_of
from backend.web.kit.chance import Chance
from backend.web.kit.chance_basis import chance_basis
from backend.web.kit.chance_comparison import OtherMatches
from backend.web.kit.content import Folded, Link, Row
from backend.web.kit.formats import day, plural
from backend.web.staff.matches.facts import opportunity_rows, shared_by
from backend.web.staff.matches.forms import QUICK_DAYS
from backend.web.staff.matches.terms import Terms
from backend.web.staff.people.mark_links import mark_links
from backend.web.staff.people.profile_parts import answer_url


MET, NOT_MET, UNKNOWN = "met", "not_met", "unknown"
FOR_ADVISERS = "adviser"  # a criterion about safety
MOST_REASONS = 4  # each way; all of them stand on the page of facts
# May change without anything of this match having changed.
SAYS_NOTHING_NEW = ("position", "score", "reference", "likelier_to_stay", "base_rates", "on")
AT_ONCE = 2  # reasons each way on the page of matches; the rest fold
MOST_QUESTIONS = 3  # at once; the rest unfold
# Those that are given most and need no more words than their button has; all of them stand on the page of deciding.
ONE_PRESS = (NotThisOne.INTEREST, NotThisOne.TOO_FAR, NotThisOne.HOURS, NotThisOne.PAY, NotThisOne.TIMING)
PRESS = '<button type="submit" name="because" value="{}">{}</button>'
LATER = '<button type="submit" name="later" value="{}">{}</button>'
REASONS_OF_ONE_PRESS = format_html_join("\n", PRESS, ((each.value, each.label) for each in ONE_PRESS))
DAYS_OF_ONE_PRESS = format_html_join("\n", LATER, QUICK_DAYS.items())

# Where the answer to a question about the young person is recorded.
RECORDED_IN = {
    "permission_to_work": ("right_to_work",),
    "permission_lasts": ("right_to_work_until",),
    "funding_residence": ("funding_residence",),
    "entry_level": ("highest_level",),
    "english": ("english_level",),
    "maths": ("maths_level",),
    "ehcp": ("has_ehcp",),
    "dates": ("available_from",),
    "hours": ("max_weekly_hours",),
    "travel": ("home_easting", "max_travel_minutes"),
    "dbs": ("dbs_clear",),
    "driving": ("can_drive",),
    "type_wanted": ("types_wanted",),
}
FIELD_ON_PAGE = {"home_easting": "home_postcode"}


@dataclass(frozen=True)
class OpenQuestion:
    """Something not known, with the ways to find out."""

    sentence: str
    ask_url: str
    edit_url: str


@dataclass(frozen=True)
class Card:
    match: Match  # read `with_other_chances`
    care_leaver: CareLeaver
    viewer: Viewer
    safety: SafetyReader
    put_off: Decision | None = None  # a "not now" that is over, with its facts of now
    other_starts: Sequence[float] = ()  # chances of starting of their other matches

    reasons_of_one_press = REASONS_OF_ONE_PRESS
    days_of_one_press = DAYS_OF_ONE_PRESS

    @property
    def put_off_words(self) -> str:
        """You said “not now” on 3 October 2026, until: their English fits. That has changed: their English."""
        before = self.put_off
        if before is None:
            return ""
        who = "You" if before.by_id == self.viewer.user_id else str(before.by)
        said = before.get_because_display().partition(",")[0].lower()
        note = f" “{before.note}”" if before.note else ""
        until = f"until: {before.get_waits_for_display()}"
        change = before.why_returned(clock.today())
        return f"{who} said “{said}” on {day(before.made_on)}, {until}.{note} That has changed: {change}."

    @property
    def opportunity(self) -> Opportunity:
        return self.match.opportunity

    @property
    def anchor(self) -> str:
        return f"match-{self.match.position}"

    @cached_property
    def terms(self) -> Terms:
        return Terms(self.opportunity, self.care_leaver, self.viewer, self.match.minutes, is_new=self._is_new)

    @property
    def _is_new(self) -> bool:
        """Live since the viewer's last visit on an earlier day; on a first visit nothing is new."""
        last_visit, live_since = (getattr(self.match, name, None) for name in ("last_visit", "live_since"))
        return bool(last_visit and live_since and live_since > last_visit)

    @property
    def shared_by(self) -> list[Row]:
        return shared_by(self.opportunity, self.viewer)

    @property
    def facts(self) -> list[Row]:
        is_ours = self.opportunity.council_id == self.viewer.council_id
        rows = opportunity_rows(self.opportunity, self.care_leaver, self.match.minutes, counts_places=is_ours)
        return [*rows, *self.shared_by]

    @property
    def suits(self) -> list[str]:
        return self.match.reasons_for[:MOST_REASONS]

    @property
    def obstacles(self) -> list[str]:
        advisory = [each["sentence"] for each in self._criteria if each["status"] == NOT_MET]
        return advisory + self.match.reasons_against[:MOST_REASONS]

    @property
    def more_reasons(self) -> list[str]:
        """Those after the first two each way."""
        return [*self.suits[AT_ONCE:], *self.obstacles[AT_ONCE:]]

    @property
    def folded_words(self) -> str:
        counted = (
            (len(self.more_reasons), "more reason,more reasons"),
            (len(self.folded_questions), "question,questions"),
        )
        return ", ".join([*(plural(count, words) for count, words in counted if count), "how this was worked out"])

    @property
    def safety_to_check(self) -> str:
        """What of safety is to be checked before it goes on; never folded away."""
        answer = self._safety_answer
        return answer.sentence if answer and answer.status == UNKNOWN else ""

    @property
    def missing_fields(self) -> set[str]:
        """Fields of the profile that would settle something about this match."""
        missing = {missing_field(self.care_leaver, name) for name, status in self._statuses if status == UNKNOWN}
        return missing - {""}

    @property
    def _statuses(self) -> list[tuple[str, str]]:
        return [(each["name"], each["status"]) for each in self.match.criteria if each["visible_to"] != FOR_ADVISERS]

    @cached_property
    def _criteria(self) -> list[dict]:
        return visible(self.match.criteria, self._safety_answer)

    @cached_property
    def _safety_answer(self) -> SafetyAnswer | None:
        return self.safety.answer(self.opportunity, self.match.criteria)

    @property
    def mark_links(self) -> Sequence[Link]:
        return mark_links(self.care_leaver, self._safety_answer.marks if self._safety_answer else ())

    @property
    def left_open(self) -> list[str]:
        """What the opportunity leaves open; what is not recorded of the young person is asked once, for all."""
        open_ones = [each for each in self._criteria if each["status"] == UNKNOWN]
        return [each["sentence"] for each in open_ones if not missing_field(self.care_leaver, each["name"])]

    @property
    def folded_questions(self) -> list[OpenQuestion]:
        """All but what of safety is to be checked."""
        return [each for each in self._questions if each.sentence != self.safety_to_check]

    @cached_property
    def _questions(self) -> list[OpenQuestion]:
        """What the young person can answer comes first: it may settle several matches at once."""
        open_ones = [each for each in self._criteria if each["status"] == UNKNOWN]
        with_field = [(missing_field(self.care_leaver, each["name"]), each) for each in open_ones]
        with_field.sort(key=lambda pair: not pair[0])
        return [self._question(missing, each) for missing, each in with_field]

    @property
    def questions(self) -> Folded[OpenQuestion]:
        return Folded(self._questions, MOST_QUESTIONS)

    def _question(self, missing: str, criterion: dict) -> OpenQuestion:
        whom = Question.YOUNG_PERSON if missing else Question.EMPLOYER
        questions = YOUNG_PERSON_QUESTIONS if missing else OPPORTUNITY_QUESTIONS
        ask = {"kind": DecisionKind.ASK.value, "asked": whom.value, "note": questions[criterion["name"]]}
        ask_url = f"{self.decide_url}?{urlencode(ask)}" if can_decide_matches(self.viewer) else ""
        edit_url = answer_url(self.care_leaver, missing) if missing and can_edit_profile(self.viewer) else ""
        return OpenQuestion(criterion["sentence"], ask_url, edit_url)

    @property
    def starting(self) -> Chance:
        match = self.match
        return Chance(
            "starting",
            match.chance_start,
            match.chance_start_low,
            match.chance_start_high,
            match.run.calibrated,
            others=OtherMatches.of(self.other_starts, None),
        )

    @property
    def lasting(self) -> Chance | None:
        """Given a start; None of a match that was ranked before this was told."""
        match = self.match
        if match.chance_stay is None:
            return None
        return Chance(
            "lasting 26 weeks",
            match.chance_stay,
            match.chance_stay_low,
            match.chance_stay_high,
            match.run.calibrated,
            given="If it starts,",
            others=OtherMatches.of(match.other_chances, match.likelier_to_stay),
        )

    @property
    def compared(self) -> list[str]:
        """Both chances with those of their other matches."""
        both = [("Of starting", self.starting), ("Of lasting", self.lasting)]
        return [f"{of}: {' '.join(each.compared)}" for of, each in both if each and each.compared]

    @property
    def basis(self) -> str:
        return chance_basis(self.match.run)

    @property
    def decide_url(self) -> str:
        return address_of("match-decide", self.care_leaver.public_id, self.opportunity.public_id)

    @property
    def decide_urls(self) -> dict[str, str]:
        """Where each kind of decision is asked for by itself."""
        return {kind.value: f"{self.decide_url}?kind={kind.value}" for kind in DecisionKind}

    @property
    def facts_url(self) -> str:
        return address_of("match-facts", self.care_leaver.public_id, self.opportunity.public_id)

    @property
    def suggest_url(self) -> str:
        page = address_of("person-own-page-suggest", self.care_leaver.public_id)
        return f"{page}?m={self.opportunity.public_id}"

    @property
    def shown(self) -> str:
        """Says on posting which facts the page showed."""
        return digest_of(self.match)


def visible(criteria: Iterable[dict], answer: SafetyAnswer | None) -> list[dict]:
    """Criteria about safety as one, said as the viewer may read it: the most serious speaks for all."""
    criteria = list(criteria)
    return [
        each | {"status": answer.status, "sentence": answer.sentence} if each["visible_to"] == FOR_ADVISERS else each
        for each in criteria
        if each["visible_to"] != FOR_ADVISERS or (answer and each["name"] == _first_about_safety(criteria))
    ]


def _first_about_safety(criteria: Iterable[dict]) -> str:
    return next(each["name"] for each in criteria if each["visible_to"] == FOR_ADVISERS)


def missing_field(care_leaver: CareLeaver, criterion: str) -> str:
    """The field of the profile form that would answer it; empty where the opportunity leaves it open."""
    if criterion == "dates" and care_leaver.release_is_unknown:
        return "release_date"
    fields = (name for name in RECORDED_IN.get(criterion, ()) if getattr(care_leaver, name) is None)
    name = next(fields, "")
    return FIELD_ON_PAGE.get(name, name)


def digest_of(match: Match) -> str:
    """Stands for the facts a page shows about a match, to tell whether they have changed before a decision came."""
    facts = {name: value for name, value in facts_shown(match).items() if name not in SAYS_NOTHING_NEW}
    return json_digest(facts)[:16]
