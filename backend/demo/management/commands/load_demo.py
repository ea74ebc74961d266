from django.core.management.base import BaseCommand

from backend.councils.models import Council
from backend.demo.borough.borough import bring_borough_up_to_date, make_borough
from backend.demo.borough.cast import COUNCIL_CODE
from backend.reference.models import Postcode
from backend.reference.services import load_postcodes, load_reference


AREAS = ("london", "south-east")


class Command(BaseCommand):
    help = "Load reference data and the synthetic borough; what is there already stays."

    def handle(self, *args, **options):
        load_reference()
        if not Postcode.objects.exists():
            self.stdout.write("  Postcodes of London and the South East")
            load_postcodes(areas=AREAS)
        if Council.objects.filter(code=COUNCIL_CODE).exists():
            bring_borough_up_to_date(self.stdout.write)
            return
        self.stdout.write("  Three years of an invented borough")
        make_borough(self.stdout.write)
