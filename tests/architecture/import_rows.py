"""What files of young people and feeds leave behind, for the addresses of their pages."""

from functools import cached_property

from backend.care_leavers.imports.runs import receive
from backend.care_leavers.models import ImportRun
from backend.core import clock
from backend.intake.models import FeedRun, FeedSync
from backend.opportunities.choices import Source
from tests.backend.care_leavers.imports.samples import a_checked_run, a_conflict, a_held_row


class ImportRows:
    @cached_property
    def feed_run(self):
        return FeedRun.objects.create(council=self.council, source=Source.FAA)

    @cached_property
    def feed_sync(self):
        return FeedSync.objects.create(council=self.council, source=Source.FAA, started_at=clock.now())

    @cached_property
    def import_run(self):
        return ImportRun.objects.create(council=self.council, file_name="people.csv")

    @cached_property
    def run_to_map(self):
        """A file with headings of its own."""
        data = b"Ref,DOB,First name\n7,01/02/2007,Ama\n"
        return receive(council=self.council, name="list.csv", data=data, extracted_on=None, by=None)

    @cached_property
    def checked_run(self):
        return a_checked_run(self.council)

    @cached_property
    def import_conflict(self):
        return a_conflict(self.council, person=self.another_person())

    @cached_property
    def held_row(self):
        return a_held_row(self.council, person=self.another_person())
