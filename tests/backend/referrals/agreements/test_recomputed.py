"""What an employer reads, after any history of yes, no and days, is what a plain count of that history says."""

import datetime as dt

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.care_leavers.choices import ConsentKind as K
from backend.core import clock
from backend.referrals.agreements import take_agreement_back
from backend.referrals.run_out import let_go_of_run_out_in
from tests.backend.referrals.agreements.worlds import DAY, OURS, THEIRS, TODAY, TwoEmployers
from tests.sampling import examples


FIELDS = {K.SHARE_PHONE: "phone", K.SHARE_EMAIL: "email"}
ACTS = st.one_of(
    st.tuples(st.just("yes"), st.sampled_from(sorted(FIELDS)), st.sampled_from(["", OURS, THEIRS]), st.integers(0, 6)),
    st.tuples(st.just("no"), st.sampled_from(sorted(FIELDS)), st.sampled_from(["", OURS, THEIRS]), st.just(0)),
    st.tuples(st.just("days"), st.just(""), st.just(""), st.integers(1, 5)),
    st.tuples(st.just("night"), st.just(""), st.just(""), st.just(0)),
)


class Counted:
    """By hand: of each kind and employer the days of yes, and whether there was a no to that very one."""

    def __init__(self):
        self.said: dict[tuple[str, str], dt.date | None] = {}  # until when
        self.refused: set[tuple[str, str]] = set()

    def yes(self, kind, whom, until, today):
        held = self.said.get((kind, whom), dt.date.min)
        if held is not None and held < today:
            self.said[kind, whom] = until

    def no(self, kind, whom):
        """To any: to everybody. To one: of what is for any, too."""
        for key in [each for each in self.said if each[0] == kind and whom in ("", each[1])]:
            if key[1]:
                self.refused.add(key)
            del self.said[key]
        if whom:
            self.refused.add((kind, whom))

    def agreed(self, kind, whom, today) -> bool:
        def counts(key):
            return key in self.said and (self.said[key] is None or self.said[key] >= today)

        was_named = (kind, whom) in self.said or (kind, whom) in self.refused  # once named, that alone decides
        return counts((kind, whom)) or (counts((kind, "")) and not was_named)


@given(before=st.lists(ACTS, max_size=4), after=st.lists(ACTS, max_size=8))
@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_history(council, in_council, before, after):
    two, counted = TwoEmployers.of(in_council), Counted()
    two.agree(K.SHARE_NAME)
    today = TODAY
    for act in before:
        today = _do(two, counted, act, today)
    with clock.moved_to(today):
        for whom in (OURS, THEIRS):
            two.refer(whom)
    sent = {(kind, whom) for kind in FIELDS for whom in (OURS, THEIRS) if counted.agreed(kind, whom, today)}
    for act in after:
        today = _do(two, counted, act, today)
        sent = {key for key in sent if counted.agreed(*key, today)}  # what goes comes back by a preview alone
        with clock.moved_to(today):
            for whom in (OURS, THEIRS):
                expected = {"name"} | {FIELDS[kind] for kind, employer in sent if employer == whom}
                assert two.reads(whom) == expected, (act, today)


def _do(two, counted, act, today):
    name, kind, whom, number = act
    with clock.moved_to(today):
        if name == "yes":
            until = today + number * DAY if number else None
            two.agree(kind, whom=whom, until=until)
            counted.yes(kind, whom, until, today)
        elif name == "no":
            _take_back(two, counted, kind, whom, today)
        elif name == "night":
            let_go_of_run_out_in(council=two.world.council)
    return today + number * DAY if name == "days" else today


def _take_back(two, counted, kind, whom, today):
    rows = two.person.consents.in_force().filter(kind=kind)
    employer = two.employers.get(whom)
    row = rows.filter(employer=employer).first() or rows.filter(employer=None).first()
    if row is None or (whom and not counted.agreed(kind, whom, today)):
        return
    take_agreement_back(consent=row, employer=employer, by=two.world.adviser)
    counted.no(kind, whom)
