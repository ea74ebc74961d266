"""Real postcodes by where they lie: in the borough, in London, outside it."""

import random

from backend.reference.models import Postcode


BOROUGH = "E09000008"  # the authority whose streets the invented borough borrows
LONDON = "E09"


class Places:
    """Draws postcodes that are really there, the same ones each time."""

    def __init__(self, chance: random.Random):
        self.chance = chance
        located = Postcode.objects.order_by("code")
        self.borough = self._sample(located.filter(local_authority_code=BOROUGH))
        self.london = self._sample(
            located.filter(local_authority_code__startswith=LONDON).exclude(local_authority_code=BOROUGH)
        )
        self.outside = self._sample(located.exclude(local_authority_code__startswith=LONDON))

    def _sample(self, postcodes):
        keys = list(postcodes.values_list("code", flat=True))
        chosen = self.chance.sample(keys, min(len(keys), 400))
        found = {row.code: row for row in postcodes.filter(code__in=chosen)}
        return [found[key] for key in chosen]

    def home(self) -> Postcode:
        """Two thirds in the borough, one in six elsewhere in London, one in six outside London."""
        where = self.chance.choices((self.borough, self.london, self.outside), weights=(4, 1, 1))[0]
        return self.chance.choice(where)

    def workplace(self) -> Postcode:
        where = self.chance.choices((self.borough, self.london, self.outside), weights=(5, 8, 3))[0]
        return self.chance.choice(where)
