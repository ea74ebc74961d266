"""What the hard criteria say of a young person and opportunities today, whether or not a ranking kept the pair."""

from collections.abc import Sequence

import matching
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.opportunities.models import Opportunity
from backend.ranking.engine_rules import engine_settings
from backend.ranking.records import EetHistory, opportunity_records, person_record
from matching.criteria.obstacles import Obstacles, obstacles_of


def criterion_as_json(criterion: matching.Criterion) -> dict:
    return {
        "name": criterion.name,
        "status": str(criterion.status),
        "sentence": criterion.sentence,
        "visible_to": criterion.visible_to,
        "hard": criterion.hard,
    }


class Eligibility:
    """The hard criteria of one young person, by the rules in force today, for as many opportunities as are asked of.

    `care_leaver` comes `.with_profile()`, and the opportunities asked of `.with_details()`.
    """

    def __init__(self, care_leaver: CareLeaver):
        self.council_id = care_leaver.council_id
        self.today = clock.today()
        self.settings = engine_settings()
        self.ranker = matching.Ranker(self.settings)
        self.person = person_record(care_leaver, on=self.today, history=EetHistory.of_nobody(self.today))

    def criteria(self, opportunities: Sequence[Opportunity]) -> list[list[dict]]:
        """Of each opportunity every criterion: name, status, sentence, who may see it, whether it rules out."""
        return [
            [criterion_as_json(each) for each in self.ranker.eligibility(self.person, record, on=self.today)]
            for record in self._records(opportunities)
        ]

    def obstacles(self, opportunities: Sequence[Opportunity]) -> tuple[list[dict], Obstacles]:
        """The records of the opportunities, and what keeps this young person from each."""
        records = self._records(opportunities)
        collection = matching.Opportunities.from_records(records)
        return records, obstacles_of(self.person, collection, on=self.today, settings=self.settings)

    def _records(self, opportunities: Sequence[Opportunity]) -> list[dict]:
        return opportunity_records(opportunities, council_id=self.council_id)
