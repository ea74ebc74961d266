"""What is agreed of a placement: from a day, by whose word, put right with what was said kept, and what cannot be."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from backend.core.errors import Refused
from backend.placements.first_days import correct_first_day
from backend.placements.models import Placement, PlacementTerm
from backend.placements.services import end
from backend.placements.term_choices import TermKind
from backend.placements.terms import agree, correct_term, remove_term, terms_now
from backend.ranking.gate import may_go_on
from backend.referrals.gate_answers import GateStep
from tests.backend.placements.conftest import DAY, FIRST, TODAY
from tests.backend.placements.kept_placement import kept_world, made, placement, world


__all__ = ["kept_world", "made", "placement", "world"]
PAY = {"amount": Decimal("15.00"), "period": "hour"}
MANAGER = {"name": "Jo Lane", "contact": "020 7946 0000"}


def said(placement, world, since=TODAY, said_by="employer", **terms):
    return agree(placement=placement, since=since, said_by=said_by, terms=terms, by=world.adviser)


def now(placement):
    return {kind: term.since for kind, term in terms_now(Placement.objects.get(pk=placement.pk)).items()}


def test_each_is_kept_from_its_day_and_the_latest_stands(world, placement):
    said(placement, world, FIRST + 10 * DAY, manager=MANAGER, pay=PAY)
    said(placement, world, manager={"name": "Sam Poole", "contact": ""}, provider={"name": "City College"})
    assert now(placement) == {"manager": TODAY, "pay": FIRST + 10 * DAY, "provider": TODAY}
    assert [(each.name, each.said_by) for each in placement.terms.of_kind("manager")] == [
        ("Jo Lane", "employer"),
        ("Sam Poole", "employer"),
    ]


def test_hours_and_planned_end_stand_on_the_placement_and_go_back_when_taken_away(world, placement):
    before = Placement.objects.get(pk=placement.pk)
    (hours,) = said(placement, world, hours={"hours": Decimal(20)})
    (planned,) = said(placement, world, planned_end={"day": TODAY + 200 * DAY})
    stands = Placement.objects.get(pk=placement.pk)
    assert (stands.weekly_hours, stands.planned_end) == (20, TODAY + 200 * DAY)
    for term in (hours, planned):
        remove_term(term=term, why="It was of somebody else", by=world.adviser)
    stands = Placement.objects.get(pk=placement.pk)
    assert (stands.weekly_hours, stands.planned_end) == (before.weekly_hours, before.planned_end)
    assert {each.was["kind"] for each in placement.care_leaver.corrections.all()} == {"hours", "planned_end"}


def test_part_time_from_a_day_is_another_activity_from_that_day(world, placement):
    said(placement, world, hours={"hours": Decimal(12)})
    stands = Placement.objects.get(pk=placement.pk)
    assert (stands.activity_code, stands.activity_spell.starts_on) == ("P4", TODAY)
    codes = placement.care_leaver.activity_spells.order_by("starts_on").values_list("code", "ends_on")
    assert list(codes)[-2:] == [("F4", TODAY - DAY), ("P4", None)]


def test_what_was_said_before_is_kept_with_the_reason_of_a_correction(world, placement):
    (term,) = said(placement, world, pay=PAY)
    correct_term(term=term, since=TODAY - DAY, said_by="young_person", why="A slip", by=world.adviser, **PAY)
    (kept,) = placement.care_leaver.corrections.all()
    assert (kept.was, kept.reason) == ({"since": TODAY.isoformat(), "said_by": "employer"}, "A slip")
    remove_term(term=said(placement, world, manager=MANAGER)[0], why="They asked", by=world.adviser)
    assert "Jo Lane" not in str([each.was for each in placement.care_leaver.corrections.all()])


def test_what_was_agreed_from_the_first_day_moves_with_it_and_what_came_later_does_not(world, placement):
    said(placement, world, FIRST, manager=MANAGER)
    gate = may_go_on(placement.care_leaver, placement.opportunity, GateStep.FIRST_DAY, on=FIRST + DAY)
    correct_first_day(placement=placement, on=FIRST + DAY, gate=gate, why="A slip", by=world.adviser)
    assert now(placement) == {"manager": FIRST + DAY}
    said(placement, world, FIRST + 2 * DAY, buddy=MANAGER)
    with pytest.raises(Refused, match="buddy agreed"):
        correct_first_day(placement=placement, on=FIRST + 3 * DAY, gate=gate, why="A slip", by=world.adviser)


CANNOT_BE = {
    "before the first day": ({"since": FIRST - DAY, "pay": PAY}, "since", "They began there on 7 March 2026"),
    "to come": ({"since": TODAY + DAY, "pay": PAY}, "since", "Give a date up to today"),
    "by nobody": ({"said_by": "", "pay": PAY}, "said_by", "Select who says so"),
    "no hours": ({"hours": {"hours": Decimal(0)}}, "hours_hours", "more than 0 and at most 60"),
    "too many hours": ({"hours": {"hours": Decimal(61)}}, "hours_hours", "more than 0 and at most 60"),
    "no pay": ({"pay": PAY | {"amount": Decimal(0)}}, "pay_amount", "more than £0"),
    "pay of nothing": ({"pay": {"amount": Decimal(9), "period": ""}}, "pay_period", "Select what the pay is for"),
    "pay of a year in an hour": ({"pay": PAY | {"amount": Decimal(14_976)}}, "pay_amount", "more than £200 an hour"),
    "an end before the start": ({"planned_end": {"day": FIRST - DAY}}, "planned_end_day", "cannot lie before that"),
    "an end in another century": ({"planned_end": {"day": dt.date(2126, 1, 1)}}, "planned_end_day", "Check the year"),
    "a contact without a name": ({"manager": {"contact": "020 7946 0000"}}, "manager_name", "Enter a name"),
    "a contact of no kind": ({"buddy": {"name": "Al", "contact": "at home"}}, "buddy_contact", "work number"),
    "a UKPRN too short": ({"provider": {"name": "City", "number": 123}}, "provider_number", "8 digits"),
    "a LARS code too long": ({"standard": {"name": "Chef", "number": 70_000}}, "standard_number", "at most 4 digits"),
    "a kind of no list": ({"mood": {"name": "x"}}, "kind", "from the list"),
    "nothing": ({}, "", "at least one"),
}


def test_what_cannot_be_is_a_sentence_at_its_field_and_nothing_of_it_is_kept(world, placement):
    for case, (terms, field, sentence) in CANNOT_BE.items():
        with pytest.raises(Refused) as refused, transaction.atomic():
            said(placement, world, **({"buddy": {"name": "Al"}} | terms if terms.keys() & set(TermKind) else terms))
        assert (refused.value.field or "", sentence in str(refused.value)) == (field, True), (case, refused.value)
    assert not PlacementTerm.objects.exists()


def test_only_an_apprenticeship_has_a_standard(world, placement):
    Placement.objects.filter(pk=placement.pk).update(activity_code="F5")
    with pytest.raises(Refused, match="Only an apprenticeship has a standard"):
        said(placement, world, standard={"name": "Chef"})


def test_a_second_of_a_day_or_an_earlier_of_what_stands_is_refused(world, placement):
    said(placement, world, hours={"hours": Decimal(30)}, pay=PAY)
    for since, terms in ((TODAY, {"pay": PAY}), (TODAY - DAY, {"hours": {"hours": Decimal(20)}})):
        with pytest.raises(Refused, match="is recorded from 15 June 2026 already"):
            said(placement, world, since, **terms)
    said(placement, world, TODAY - DAY, pay=PAY)
    assert now(placement) == {"hours": TODAY, "pay": TODAY}


def test_after_the_end_it_is_said_up_to_the_last_day(world, placement):
    end(placement=placement, on=TODAY - 3 * DAY, reason="travel", by=world.adviser)
    with pytest.raises(Refused, match="This ended on 12 June 2026"):
        said(placement, world, pay=PAY)
    assert said(placement, world, TODAY - 3 * DAY, pay=PAY)


@pytest.mark.parametrize(
    "wrong",
    [{"kind": "pay", "name": "x"}, {"kind": "pay", "amount": 9}, {"kind": "hours"}, {"kind": "mood", "name": "x"}],
)
def test_the_database_refuses_a_term_that_says_what_its_kind_does_not(world, placement, wrong):
    facts = {"council": world.council, "placement": placement, "since": TODAY, "said_by": "employer"}
    with pytest.raises(IntegrityError, match="a_term_says_what_its_kind_asks"), transaction.atomic():
        PlacementTerm.objects.create(recorded_by=world.adviser, **facts, **wrong)
