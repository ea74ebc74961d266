import datetime as dt

from django.core.management.base import CommandError

from backend.core import clock
from backend.core.protection import clock_context
from backend.reference.commands import ReferenceCommand
from backend.reference.law_watch import WatchedRule, rules_due
from backend.reference.provenance import is_due


COLUMNS = ("read again by", "state", "owner", "confidence", "rows", "file", "subject", "source")
SOME_RULE_IS_PAST_ITS_DAY = 3


class Command(ReferenceCommand):
    help = (
        "Rules of law and money that a person has to read again, the soonest first. Ends with status 0 where none is"
        " past its day, 3 where some is."
    )

    def add_arguments(self, parser):
        parser.add_argument("--within", type=int, default=90, metavar="DAYS", help="days to look ahead; 90 if not said")

    def handle(self, *args, within, **options):
        if within < 0:
            raise CommandError("--within takes a number of days from 0 on.")
        today = clock.today()
        with clock_context():
            due = rules_due(today, dt.timedelta(days=within))
        self._write(due, today, within)
        if any(is_due(rule, today) for rule in due):
            raise SystemExit(SOME_RULE_IS_PAST_ITS_DAY)

    def _write(self, due: list[WatchedRule], today: dt.date, within: int) -> None:
        if not due:
            self.stdout.write(f"Nothing is to be read again within {within} days.")
            return
        rows = [COLUMNS, *(_cells(rule, today) for rule in due)]
        widths = [max(len(row[column]) for row in rows) for column in range(len(COLUMNS))]
        for row in rows:
            self.stdout.write("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _cells(rule: WatchedRule, today: dt.date) -> tuple[str, ...]:
    state = "past its day" if is_due(rule, today) else "to come"
    facts = (str(rule.check_by), state, rule.owner, rule.confidence.value, str(rule.rows), rule.file)
    return (*facts, rule.subject, rule.where)
