"""What a young person would really have: pay after tax, benefits, rent and travel, by the dated rules of a day.

Plain Python: nothing here knows Django, the database, or what day it is. `rates` says what a day's rules are, `pay`
what is left of a wage, `week` what is left of a week, `cash` how the first weeks go, `curve` what other hours leave.
"""
