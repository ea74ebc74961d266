"""Asks the engine, and writes down what it answered."""

import datetime as dt
import logging
import time
from collections.abc import Sequence

from django.db import transaction
from django.db.models import JSONField, Value

import matching
from backend.care_leavers.models import CareLeaver
from backend.councils.models import Council
from backend.opportunities.models import Opportunity
from backend.shortlists.model_in_use import model_in_use
from backend.shortlists.models import Match, MatchRun
from backend.shortlists.profiles import EetHistory, opportunity_records, person_record
from backend.shortlists.snapshots import keep_opportunities, keep_people


logger = logging.getLogger(__name__)

SHOWN = 20  # matches kept for each young person


@transaction.atomic
def rank(
    *, council: Council, care_leavers: Sequence[CareLeaver], opportunities: Sequence[Opportunity], on: dt.date
) -> MatchRun:
    """Rank these people against these opportunities and replace their current matches.

    `care_leavers` come `.with_profile()` and `opportunities` `.with_details()`.
    """
    began = time.monotonic()
    read_people, read_offers, people, offers = collections_of(care_leavers, opportunities, council_id=council.id, on=on)
    model = model_in_use(council.id)
    ranking = model.ranker.rank(read_people, read_offers, on=on, top=SHOWN)
    run = MatchRun.objects.create(
        council=council,
        on=on,
        model_version=model.name,
        calibrated=ranking.calibrated,
        people=len(people),
        opportunities=len(offers),
        matches=len(ranking.score),
        person_snapshots=keep_people(council.id, people.values()),
        opportunity_snapshots=keep_opportunities(council.id, offers.values()),
    )
    rows = Rows(run, ranking, _by_id(people), _by_id(offers))
    Match.objects.filter(care_leaver__in=[person.id for person in care_leavers]).delete()
    Match.objects.bulk_create(map(to_write, rows.matches()), batch_size=1000)
    run.seconds = time.monotonic() - began
    run.save(update_fields=["seconds"])
    return run


def collections_of(
    care_leavers: Sequence[CareLeaver], opportunities: Sequence[Opportunity], *, council_id: int, on: dt.date
) -> tuple[matching.People, matching.Opportunities, dict, dict]:
    """What the engine reads, and by public id each row with its record, in the same order."""
    history = EetHistory(care_leavers, on=on)
    people = {str(person.public_id): (person, person_record(person, on=on, history=history)) for person in care_leavers}
    records = opportunity_records(opportunities, council_id=council_id, on=on)
    offers = {str(offer.public_id): (offer, record) for offer, record in zip(opportunities, records, strict=True)}
    read_people = _read(matching.People.from_records, people)
    return read_people, _read(matching.Opportunities.from_records, offers), people, offers


def _read(from_records, rows: dict):
    """The engine's collection of these rows. An impossible one is left out: it must not stop everybody's ranking."""
    try:
        return from_records([record for _, record in rows.values()])
    except ValueError:
        for key in [key for key, (_, record) in rows.items() if not _is_possible(from_records, record)]:
            del rows[key]
        return from_records([record for _, record in rows.values()])


def _is_possible(from_records, record: dict) -> bool:
    try:
        from_records([record])
    except ValueError as problem:
        logger.error("left out of the ranking: %s", problem)
        return False
    return True


def _by_id(rows: dict) -> list[tuple[int, dict]]:
    return [(owner.id, record) for owner, record in rows.values()]


class Rows:
    """The engine's arrays as match rows; `people` and `offers` are ids of rows with their records, as ranked."""

    def __init__(self, run, ranking, people: Sequence[tuple[int, dict]], offers: Sequence[tuple[int, dict]]):
        self.run, self.ranking = run, ranking
        self.people, self.offers = people, offers

    def matches(self):
        position, last = 0, None
        for row, person in enumerate(self.ranking.person):
            position = position + 1 if person == last else 1
            last = person
            yield self._match(row, position)

    def _match(self, row: int, position: int) -> Match:
        ranking = self.ranking
        care_leaver_id, person = self.people[ranking.person[row]]
        opportunity_id, offer = self.offers[ranking.opportunity[row]]
        minutes = float(ranking.minutes[row])
        return Match(
            council_id=self.run.council_id,
            run=self.run,
            care_leaver_id=care_leaver_id,
            opportunity_id=opportunity_id,
            position=position,
            score=float(ranking.score[row]),
            reference=float(ranking.reference[row]),
            chance_start=float(ranking.chance_start[row]),
            chance_start_low=float(ranking.chance_start_low[row]),
            chance_start_high=float(ranking.chance_start_high[row]),
            chance_26_weeks=float(ranking.chance_26_weeks[row]),
            chance_26_weeks_low=float(ranking.chance_26_weeks_low[row]),
            chance_26_weeks_high=float(ranking.chance_26_weeks_high[row]),
            fair_value=float(ranking.fair_value[row]),
            minutes=None if minutes != minutes else minutes,
            reasons=reasons_of(ranking, row),
            criteria=[as_json(each) for each in ranking.criteria(row, person, offer)],
        )


def to_write(match: Match) -> Match:
    """With an expression, so that the rows go as VALUES: in the array that Django would make of plain ones, each
    quotation mark of the JSON is escaped by a regular expression, which takes longer than the ranking."""
    match.criteria = Value(match.criteria, JSONField())
    return match


def reasons_of(ranking: matching.Ranking, row: int) -> list[dict]:
    telling = ranking.telling(row)
    return [
        {
            "feature": reason.feature,
            "contribution": float(reason.contribution),
            "sentence": reason.sentence,
            "telling": reason.feature in telling,
        }
        for reason in ranking.reasons(row)
    ]


def criteria_of(ranker, person: dict, offer: dict, *, on: dt.date) -> list[dict]:
    """Every hard criterion of one pair: name, status, sentence, who may see it, whether it rules out."""
    return [as_json(criterion) for criterion in ranker.eligibility(person, offer, on=on)]


def as_json(criterion: matching.Criterion) -> dict:
    return {
        "name": criterion.name,
        "status": str(criterion.status),
        "sentence": criterion.sentence,
        "visible_to": criterion.visible_to,
        "hard": criterion.hard,
    }


def within_rules(care_leaver: CareLeaver, opportunities: Sequence[Opportunity], *, on: dt.date) -> set[int]:
    """Ids of the opportunities that no hard criterion rules out for this person."""
    person = person_record(care_leaver, on=on, history=EetHistory([care_leaver], on=on))
    ranking = matching.Ranker().rank(
        matching.People.from_records([person]),
        matching.Opportunities.from_records(opportunity_records(opportunities, council_id=care_leaver.council_id)),
        on=on,
        top=None,
    )
    return {opportunities[position].id for position in ranking.opportunity}


def criteria_today(care_leaver: CareLeaver, opportunities: Sequence[Opportunity], *, on: dt.date) -> list[list[dict]]:
    """The criteria of one person with each of these opportunities, whether or not the ranking kept the pair."""
    ranker = matching.Ranker()
    person = person_record(care_leaver, on=on, history=EetHistory([care_leaver], on=on))
    offers = opportunity_records(opportunities, council_id=care_leaver.council_id)
    return [criteria_of(ranker, person, offer, on=on) for offer in offers]
