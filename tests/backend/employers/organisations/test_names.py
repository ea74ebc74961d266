"""Which names of employers are one name, by a table written by hand and by generated spellings."""

import random
import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backend.employers.organisations.likeness import alike_pairs
from backend.employers.organisations.names import Likeness, compare


SAME = """
Otter Street Motors|Otter Street Motors Ltd
Otter Street Motors|OTTER STREET MOTORS
Otter Street Motors Limited|otter street motors ltd.
The Hazelbank Bakery|Hazelbank Bakery Limited
Hazelbank Bakery, The|hazelbank-bakery
Marsh & Sons|Marsh and Sons Ltd
Marsh + Sons|MARSH & SONS LIMITED
Quill & Co|Quill Ltd
Quill and Company Limited|quill & co.
Café Lumière|Cafe Lumiere Ltd
Sainsbury’s|Sainsbury's
Sainsbury's Supermarkets PLC|Sainsburys Supermarkets Public Limited Company
A.B.C. Joinery|ABC Joinery Ltd
A B C Joinery|ABC Joinery
Greenleaf Gardens CIC|Green Leaf Gardens Community Interest Company
J Smith t/a Pin Mill Garage|Pin Mill Garage
J Smith trading as Pin Mill Garage Ltd|PIN MILL GARAGE
Pin Mill Garage (t/a Fast Fit)|Fast Fit
Brook LLP|Brook Limited Liability Partnership
Straße Bau|Strasse Bau Ltd
Øresund Foods|Oresund Foods
Siop Bara Cyfyngedig|Siop Bara Cyf
Dawn  to   Dusk|Dawn to Dusk
The Quay|Quay L.T.D.
Ｏtter Motors|Otter Motors
"""
ALIKE = """
Otter Street Motor|Otter Street Motors
Oter Street Motors|Otter Street Motors
Otter Street|Otter Street Motors
Otter Street Motors Croydon|Otter Street Motors
Otter Street Motors Group|Otter Street Motors
Otter Street Motors (UK) Ltd|Otter Street Motors Ltd
Smith Carpentry|Smyth Carpentry
Sainsbury|Sainsburys
National Blood and Transplant Service|NBTS
St Mary's School|Saint Mary's School
Hazelbank Bakery|Hazelbank Bakeries
Motors Otter Street|Otter Street Motors
Otter Street Motors 2020 Ltd|Otter Street Motors 2021 Ltd
Croydon Council|London Borough of Croydon
Fenwick Bros|Fenwick Brothers
Hazelbank|Hazelbank Bakery
Oakfield Academy|Oakfields Academy
Brambles Day Nursery|Brambles Nursery
Kestrel Logistics|Kestrel Logistics Services
Kestrel Holdings Limited|Kestrel Logistics Holdings Ltd
"""
DIFFERENT = """
Otter Street Motors|Badger Street Motors
Croydon Council|Croydon College
North Street Nursery|South Street Nursery
Employer 1|Employer 2
Hazelbank Bakery|Hazelbrook Bakery
Oak Care|Ash Care
Oakfield School|Oakwood School
Smith Carpentry|Smith Plumbing
The Co-operative Bank|The Royal Bank
Tidebrook Council|Wandlemere Council
Green Dragon|Red Dragon
Kestrel Logistics|Falcon Logistics
Northfield Primary School|Southfield Primary School
Care Ltd|Caring Hands
Bright Start|Right Start
Jones Builders|Johns Builders
NHS|NHS Trust Fund Nine
Motors Ltd|Otter Street Motors
Fern Garage|Fernando Garage
Acorn Nursery|Unicorn Nursery
King's College Hospital|King's Lynn Borough Council
"""


def pairs_of(table: str) -> list[tuple[str, str]]:
    return [tuple(line.split("|")) for line in table.strip().splitlines()]


@pytest.mark.parametrize(
    ("table", "expected"), [(SAME, Likeness.SAME), (ALIKE, Likeness.ALIKE), (DIFFERENT, Likeness.DIFFERENT)]
)
def test_the_table_of_names(table, expected):
    wrong = [pair for pair in pairs_of(table) if {compare(*pair), compare(*pair[::-1])} != {expected}]
    assert wrong == []


def test_the_table_is_long_enough():
    assert sum(len(pairs_of(table)) for table in (SAME, ALIKE, DIFFERENT)) >= 60


def test_the_pairs_of_many_names_are_those_of_each_with_each():
    """The short way finds all that comparing each with each finds."""
    names = sorted({name for table in (SAME, ALIKE, DIFFERENT) for pair in pairs_of(table) for name in pair})
    rows = dict(enumerate(names))
    by_hand = {
        (one, other)
        for one in rows
        for other in rows
        if one < other and compare(rows[one], rows[other]) != Likeness.DIFFERENT
    }
    assert alike_pairs({row: (name,) for row, name in rows.items()}) == by_hand


def test_a_name_that_changes_is_compared_again():
    names = {1: ("Heron Lane Bakery",), 2: ("Wren Tools",)}
    assert alike_pairs(names) == set()
    assert alike_pairs(names | {2: ("Wren Tools", "Heron Lane Bakry")}) == {(1, 2)}
    assert alike_pairs(names) == set()


WORDS = st.lists(
    st.sampled_from(["Otter", "Hazel", "Quay", "Brook", "Fern", "Kiln", "Larch", "Mill", "Dune", "Reed", "Wren"]),
    min_size=2,
    max_size=4,
    unique=True,
)
FORMS = ("", "Ltd", "LIMITED", "limited.", "L.t.d.", "LLP", "plc", "P.L.C.", "C.I.C.", "& Co", "and Company Ltd")
ACCENTED = str.maketrans("aeiou", "àéîõü")


@given(words=WORDS, seed=st.integers(0, 2**32))
def test_a_name_spelled_another_way_is_the_same(words, seed):
    chance = random.Random(seed)
    spelled = chance.choice((" ", "  ", "-", ", ", "\u00a0", ". ")).join(words)
    if chance.random() < 0.5:
        spelled = spelled.translate(ACCENTED)
    spelled = chance.choice((str.upper, str.lower, str.title, str.swapcase, str))(spelled)
    spelled = f"{chance.choice(('', 'The ', 'THE  ', ' '))}{spelled} {chance.choice(FORMS)}{chance.choice(('', ' '))}"
    assert compare(" ".join(words), spelled) == compare(spelled, " ".join(words)) == Likeness.SAME


@given(one=WORDS, other=WORDS, form=st.sampled_from(FORMS))
def test_names_of_other_words_are_never_the_same(one, other, form):
    assume(set(one) != set(other))
    assert compare(" ".join(one), f"{' '.join(other)} {form}") != Likeness.SAME
    if not set(one) & set(other):
        assert compare(" ".join(one), f"{' '.join(other)} {form}") == Likeness.DIFFERENT


@given(words=WORDS, person=st.sampled_from(["A Patel", "Jo Dunn", "M. Okoro & Co"]))
def test_who_trades_as_another_name_is_of_both(words, person):
    both = f"{person} t/a {' '.join(words)} Ltd"
    assert compare(both, " ".join(words)) == compare(both, person) == Likeness.SAME


@given(one=st.text(max_size=60), other=st.text(alphabet=string.printable, max_size=60))
def test_whatever_is_typed_can_be_compared(one, other):
    assert compare(one, other) == compare(other, one)
    assert compare(one, one) == Likeness.SAME


def test_a_name_is_read_in_time():
    """Names come from outside: a long one takes no longer than a name does."""
    assert compare("a." * 50_000, "b " * 50_000) == Likeness.DIFFERENT
