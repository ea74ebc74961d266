import datetime as dt

from tests.today import today_is


TODAY = dt.date(2026, 6, 15)
DAY = dt.timedelta(days=1)
_today = today_is(TODAY)
