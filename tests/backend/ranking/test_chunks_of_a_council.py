"""A council is ranked some people at a time: what is open is read once, and anew where another ranking came between."""

import pytest

from backend.core.protection import council_context
from backend.opportunities.models import Opportunity
from backend.ranking import matching_input, services
from backend.ranking.reproduction import reproduce
from backend.shortlists.models import Match
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.opportunities import OpportunityFactory, SiteFactory


@pytest.fixture
def three(in_council, monkeypatch):
    monkeypatch.setattr(services, "PEOPLE_PER_TRANSACTION", 1)
    for title in ("Baker", "Joiner"):
        SiteFactory(opportunity=OpportunityFactory(council=in_council, title=title))
    return [CareLeaverFactory(council=in_council, ready=True, living_in_croydon=True) for _ in range(3)]


@pytest.fixture
def readings(monkeypatch):
    counted = []
    read = matching_input.open_opportunities
    monkeypatch.setattr(matching_input, "open_opportunities", lambda *asked: counted.append(asked) or read(*asked))
    return counted


def first_of(person) -> str:
    return Match.objects.filter(care_leaver=person).best_first().first().opportunity.title


def test_what_is_open_is_read_once_and_each_has_their_own_list(in_council, three, readings):
    runs = services.rank_council(council=in_council)
    assert len(readings) == 1
    assert [(run.people, run.opportunities, run.matches) for run in runs] == [(1, 2, 2)] * 3
    assert [Match.objects.filter(care_leaver=person).count() for person in three] == [2, 2, 2]
    assert len({tuple(run.opportunity_snapshots) for run in runs}) == 1


def test_each_chunk_can_be_made_again_from_what_was_kept_of_it(in_council, three):
    for run in services.rank_council(council=in_council):
        kept = {(match.care_leaver_id, match.position): match for match in Match.objects.filter(run=run)}
        made = reproduce(run)
        assert len(made) == len(kept) == 2
        for match in made:
            twin = kept[match.care_leaver_id, match.position]
            same = ("opportunity_id", "score", "reference", "chance_start", "minutes", "reasons", "criteria")
            assert [getattr(match, name) for name in same] == [getattr(twin, name) for name in same]


def test_after_another_ranking_between_two_chunks_it_is_read_anew(in_council, three, readings):
    """That one may have read what was changed: nobody's list goes back to what was so before."""
    baker = Opportunity.objects.get(title="Baker")

    def close_it(line: str) -> None:
        if line.startswith("1 of"):
            with council_context(in_council.id):
                Opportunity.objects.filter(id=baker.id).update(state="withdrawn")
                services.rank_opportunity(opportunity=baker)

    services.rank_council(council=in_council, progress=close_it)
    assert len(readings) == 3, "the first chunk, the ranking between, the second chunk; the third reads nothing"
    assert {first_of(person) for person in three} == {"Joiner"}
    assert Match.objects.filter(opportunity=baker).count() == 0
