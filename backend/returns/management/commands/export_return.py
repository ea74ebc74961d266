from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import council_context
from backend.councils.commands import add_council_argument, council_named
from backend.returns.building import Built, build
from backend.returns.choices import ReturnKind
from backend.returns.collection import CollectionYear, read_year


class Command(BaseCommand):
    help = (
        "Write a return: oc3 (oc3.csv and header.csv), annex-a (annex-a-list-9.csv) or nccis (nccis.csv). 2026 is 1"
        " April 2025 to 31 March 2026. Nothing is written where a check fails, unless it is a draft."
    )

    def add_arguments(self, parser):
        parser.add_argument("kind", choices=ReturnKind.values)
        parser.add_argument("--year", required=True, help="the year in which it ends, like 2026")
        parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="the folder to write into")
        parser.add_argument("--draft", action="store_true", help="write the files whatever the checks say")
        add_council_argument(parser)

    def handle(self, *, kind, year, out, draft, council, **options):
        chosen, today = council_named(council), clock.today()
        try:
            asked = read_year(year, today=today)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        if not asked.has_ended(today) and not draft:
            raise CommandError(_still_runs(asked))
        with council_context(chosen.id):
            built = build(chosen, ReturnKind(kind), asked, today=today)
        self._tell(built)
        if built.failures and not draft:
            raise CommandError(
                f"{len(built.failures)} to be put right, so nothing was written. With --draft the files are written all"
                " the same."
            )
        self._write(built, Path(out))

    def _tell(self, built: Built) -> None:
        self.stdout.write(f"{built.kind.label}, {built.year}. {built.reading}")
        for each in (*built.notes, *(f"Left out: {count}, {why}" for why, count in built.left_out.items())):
            self.stdout.write(each)
        for each in built.looks:
            self.stdout.write(f"Look: {each}")
        for each in built.failures:
            self.stderr.write(f"Fails: {each}")

    def _write(self, built: Built, out: Path) -> None:
        try:
            out.mkdir(parents=True, exist_ok=True)
            for each in built.files:
                (out / each.name).write_bytes(each.text.encode())
                self.stdout.write(f"Wrote {len(each.rows)} rows to {each.name}.")
        except OSError as problem:
            raise CommandError(f"Nothing can be written into “{out}”: {problem.strerror}.") from problem


def _still_runs(year: CollectionYear) -> str:
    return (
        f"The year {year} has not ended: it runs until {year.last:%-d %B %Y}. With --draft what is recorded so far is"
        " written."
    )
