"""Staff see how far a ranking of everybody has come, on the pages that show what was ranked."""

import pytest

from backend.core import clock
from backend.core.models import Job, JobState
from backend.councils.choices import Role
from backend.ranking import council_chunks
from backend.ranking.council_chunks import begin_ranking, rank_chunk
from tests.factories.care_leavers import CareLeaverFactory
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


PAGE, STANDS = "/ranking-progress/", "Until it is somebody’s turn, their list stands as it was before."


@pytest.fixture
def ranking(in_council, monkeypatch):
    monkeypatch.setattr(council_chunks, "PEOPLE_OF_A_CHUNK", 2)
    for _ in range(3):
        CareLeaverFactory(council=in_council, ready=True)
    return begin_ranking(in_council, clock.today())


@pytest.fixture
def pages(ranking):
    head, _ = signed_in(ranking.council, Role.HEAD)
    person = CareLeaverFactory(council=ranking.council)
    addresses = (f"/people/{person.public_id}/", "/models/", PAGE)
    return lambda: [page_of(get_within(head, address)).main for address in addresses]


def test_how_many_of_how_many_in_a_polite_region_with_a_way_to_look_again_without_a_script(ranking, pages):
    rank_chunk(council=ranking.council, chunk_id=ranking.chunks.earliest("id").id)
    for main in pages():
        assert text_of(main.select_one(".onward-progress [role=status]")) == "2 of 3 young people ranked"
        bar = main.select_one("progress")
        assert (bar["value"], bar["max"], text_of(main.select_one("label"))) == (
            "2",
            "3",
            "Everybody is being ranked anew",
        )
        assert STANDS in text_of(main)
        assert (
            main.select_one("[data-follow] a")["href"]
            == "/ranking-progress/"
            == main.select_one("[data-follow]")["data-follow"]
        )


def test_what_stands_where_a_part_has_failed_and_no_bar(ranking, pages):
    first, second = ranking.chunks.order_by("id")
    rank_chunk(council=ranking.council, chunk_id=first.id)
    Job.objects.filter(arguments__1=second.id).update(state=JobState.PARKED)
    for main in pages():
        said = text_of(main.select_one("[data-ended]"))
        assert said.startswith("2 of 3 young people ranked on ")
        assert said.endswith("The others could not be ranked: their lists stand as they were before.")
        assert not main.select("progress")


def test_nothing_once_everybody_is_ranked(ranking, pages):
    for chunk in ranking.chunks.order_by("id"):
        rank_chunk(council=ranking.council, chunk_id=chunk.id)
    *_, own = pages()
    assert not any(main.select("progress") or "young people ranked" in text_of(main) for main in pages())
    assert "No ranking of everybody is under way" in text_of(own)
