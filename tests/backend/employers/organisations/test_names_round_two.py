"""A second table of names of employers, written apart from the code and from the first table."""

import pytest

from backend.employers.organisations.names import Likeness, compare


SAME = """
Oak & Ash Joinery Ltd|OAK AND ASH JOINERY LIMITED
The Copper Kettle|Copper Kettle
Copper Kettle, The|the copper kettle ltd.
Brightwell Dental LLP|Brightwell Dental L.L.P.
Kestrel Rail PLC|Kestrel Rail Public Limited Company
P.J. Hart Plumbing|PJ Hart Plumbing Ltd
Nia's Nails|NIAS NAILS LIMITED
Nia’s Nails|Nia's Nails Ltd
Café Lumière|Cafe Lumiere Limited
Thornton-Vale Care|Thornton Vale Care Ltd
D Okoro t/a Okoro Autos|Okoro Autos Limited
Marlow  Fencing   Co Ltd|Marlow Fencing Co. Limited
Harlow Hub CIC|Harlow Hub C.I.C.
Green Gate Community Interest Company|Green Gate CIC
Smith + Daughter|Smith & Daughter Ltd
Ty Mawr Cyf|Ty Mawr Cyfyngedig
ＢＲＯＯＫ Foods|Brook Foods Limited
Penge Print (UK) Ltd|Penge Print UK Limited
Lotus.Lane Ltd|Lotus Lane
R S T Cars|RST Cars Ltd
Vale Mills ltd|VALE MILLS LTD
Northway Steel Limited Liability Partnership|Northway Steel LLP
Elm House Nursery LIMITED.|Elm House Nursery
A. & B. Roofing|A and B Roofing Limited
Rowan/Reed Architects|Rowan Reed Architects Ltd
Hollis Bakers trading as The Bun Shop|Bun Shop
Mason Bros. Ltd|Mason Bros Limited
Zoe Salon Ltd|Zoë Salon
The Larder Ltd|Larder Limited
Fern Lane Farm PLC|fern lane farm p.l.c.
"""
ALIKE = """
Oak and Ash Joinery|Oak and Ash Joiners
Brightwell Dental|Brightwel Dental
Kestrel Rail|Kestrel Rail Services
Okoro Autos|Okoro Auto
St Jude's Hospice|Saint Judes Hospice
Copper Kettle (Croydon)|Copper Kettle
Northway Steel|Northway Steel Holdings
Mason Brothers|Mason Bros
Harlow Hub|Harlow Hub Two
Lumiere Cafe|Cafe Lumiere
"""
TWO = """
Oak Joinery|Ash Joinery
Croydon Bakery|Croydon Dental
North Street Garage|South Street Garage
Kestrel Rail|Heron Rail
Employer 11|Employer 12
St Jude's Hospice|St Mark's Hospice
Brightwell Dental|Brightside Dental
Penge Print|Penge Plumbing
Bromley Council|Barnet Council
A1 Cars|B2 Cars
Smith Plumbing|Jones Plumbing
University of Leeds|University of Hull
Fern Lane Farm|Thorn Hill Farm
The Crown|The Anchor
Vale Mills|Dale Hills
Green Gate|Red Door
Elm House Nursery|Oak House Nursery
Royal Hotel|Grand Hotel
Lotus Lane|Harbour View
Zoe Salon|Ada Salon
First Choice Training|Next Step Training
"""


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (SAME, {Likeness.SAME}),
        (ALIKE, {Likeness.ALIKE, Likeness.SAME}),  # asked about at least
        (TWO, {Likeness.DIFFERENT}),
    ],
    ids=["one", "asked about", "two"],
)
def test_names_are_compared_alike_in_both_directions(table, expected):
    pairs = [line.split("|") for line in table.strip().splitlines()]
    found = {(one, other): {compare(one, other), compare(other, one)} for one, other in pairs}
    assert [pair for pair, likeness in found.items() if not likeness <= expected] == []
