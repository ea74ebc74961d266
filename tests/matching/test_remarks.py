"""What somebody tells of their own life is no wish, and a wish in the same words stays one.

The sets were written before the openings of `matching/interests/data/remarks`, the last before they were widened; those
kept aside were never read while the openings were written. Rows without kinds are remarks.
"""

import csv

import pytest

from matching.interests.concepts import NAMES
from matching.interests.remarks import REMARKS, SLOT, without_remarks
from matching.interests.vectors import wish_vectors, wish_weights
from matching.interests.word_tables import read_table
from tests.matching.retrieval import STRANGERS


SILENT = {"development": 35, "aside": 34, "aside_two": 49}  # of 36, 36 and 60 remarks


def told(name):
    with (STRANGERS / f"remarks_{name}.csv").open(encoding="utf-8", newline="") as file:
        return [(row["phrase"], set(row["kinds"].split("|"))) for row in csv.DictReader(file, delimiter=";")]


def kinds(said):
    return {NAMES[kind] for kind in wish_weights(said)}


@pytest.mark.parametrize("name", SILENT)
def test_a_remark_is_no_wish_and_a_wish_in_its_words_is_one(name):
    remarks = [said for said, meant in told(name) if meant == {""}]
    wishes = [(said, meant) for said, meant in told(name) if meant != {""}]
    silent = [said for said in remarks if not wish_vectors([said]).weight.any()]
    assert (len(remarks), len(wishes)) == ((60, 22) if name == "aside_two" else (36, 36))
    assert len(silent) >= SILENT[name], set(remarks) - set(silent)
    assert [(said, kinds(said)) for said, meant in wishes if not kinds(said) & meant] == []


@pytest.mark.parametrize(
    "remark", ["my probation officer", "ive been to prison", "i was in care", "english isnt my first language"]
)
def test_a_remark_beside_a_wish_changes_nothing(remark):
    for wish in ("plumbing", "teaching kids", "prison officer"):
        for said in (f"{remark}. {wish}", f"{wish}, {remark}", f"{remark} but i want {wish}"):
            assert wish_weights(f"{said} too") == wish_weights(wish), said
            assert wish_weights(said) == wish_weights(wish), said


def test_what_somebody_was_advised_is_read():
    assert kinds("my social worker said I should try plumbing") == kinds("plumbing")
    assert not kinds("my social worker said")


def test_a_wish_after_a_remark_in_one_clause_is_read():
    assert kinds("I live in a hostel and my dream is baking") == kinds("baking")
    assert kinds("I live in a hostel and want to bake too") == kinds("bake")
    assert kinds("I have a probation officer, I want to do bricks as well") == kinds("bricks")


def test_a_wish_to_do_what_was_told_of_somebody_is_read():
    for said in ("my uncle does roofs and I want to do that too", "my mum is a chef, I'd love to be one"):
        assert kinds(said), said
    for said in ("my uncle does roofs", "my mum is a chef", "my dad was inside and i want to do the same course too"):
        assert not kinds(said), said
    assert "police_security" not in kinds("my brother is in prison, I fix cars. I want to do that all day")


def test_an_opening_that_goes_on_to_work_is_a_wish():
    for said, kind in (
        ("I spent two years in a nursery and loved it", "early_years"),
        ("I have a plan to open my own salon", "hair"),
        ("I've got a licence for forklifts", "warehouse"),
        ("being a student nurse", "nursing"),
        ("being a victim support worker", "youth_social"),
        ("being a refugee support worker", "youth_social"),
        ("I was in debt collection", "finance"),
        ("making games not just playing them", "games_animation"),
    ):
        assert kind in kinds(said), said
    for said in ("I spent a year in a secure unit", "I have a care plan", "I've a pathway plan", "I'm on licence"):
        assert not wish_vectors([said]).weight.any(), said


def test_a_condition_or_standing_of_oneself_is_no_wish_and_helping_others_with_it_is():
    for said in (
        *("I was an addict", "im a recovering addict now", "I'm in rent arrears", "I have low mood", "I had cancer"),
        *("I have cerebral palsy", "I was in a gang", "I'm an ex offender", "im on dialysis", "i've got dementia"),
        *(
            "I went to a PRU",
            "I am a mum of two",
            "i did county lines",
            "I go to a food bank",
            "ive got a stutter",
            "im a young offender",
        ),
    ):
        assert not wish_vectors([said]).weight.any(), said
    for said in ("helping addicts", "help people with rent arrears", "people with low mood"):
        assert wish_vectors([said]).weight.any(), said
    for said in ("helping ex offenders", "keep kids out of gangs", "help with cerebral palsy", "work in a PRU"):
        assert kinds(said), said


def test_work_in_care_is_care():
    for said in ("work in a care home", "I want to work in care", "working in care"):
        assert "adult_care" in kinds(said)
        assert "vehicles" not in kinds(said)


def test_every_slot_is_one_of_the_table_and_used():
    slots = {row.values[0] for row in read_table(REMARKS / "slots.csv", "slot", "words")}
    openings = [row.values[0] for row in read_table(REMARKS / "openings.csv", "opening")]
    assert {slot for opening in openings for slot, _ in SLOT.findall(opening)} == slots
    assert len(set(openings)) == len(openings)


@pytest.mark.parametrize("piece", ["my ", "i was in ", "my housing ", "  ", "two my a ", "english is not my "])
def test_a_long_clause_is_cut_or_kept_whole(piece):
    clause = piece * 4_000
    assert without_remarks(clause) in ("", clause, clause.strip())
