"""Values of every kind that a careless caller might pass, and shares of them that look right."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import numpy as np
from hypothesis import strategies as st


ODD = (
    None,
    True,
    np.bool_(False),
    0,
    -1,
    10**400,
    1e308,
    -1e308,
    float("nan"),
    float("inf"),
    5e-324,
    2.5,
    1j,
    Decimal(3),
    np.int8(2),
    np.uint64(2**63),
    np.float16(1.5),
    np.longdouble(2),
    np.float64("nan"),
    np.timedelta64(3, "D"),
    np.datetime64("2026-11-23"),
    np.array(2.0),
    np.array([1, 2]),
    "",
    "3",
    "\ud800",
    "a\x00b",
    b"bytes",
    "x" * 3_000,
    date.min,
    date.max,
    date(2026, 11, 23),
    datetime(2026, 11, 23, 9),
    datetime(2026, 11, 23, 9, tzinfo=UTC),
    timedelta(3),
    (),
    [],
    {},
    set(),
    object(),
    ("mentor",),
    [["mentor"]],
    [1, 2, 3],
    [(1, 2, 3)],
    [(1, True)],
    [(530_000, float("nan"), 5)],
    {"mentor"},
    range(3),
)
odd = st.sampled_from(ODD)
junk = odd | st.lists(odd, max_size=3) | st.integers() | st.floats() | st.text(max_size=4) | st.dates()
