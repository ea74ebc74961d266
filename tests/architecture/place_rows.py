"""Rows for the addresses of pages about places: open beside an acceptance, gone to others, and free again."""

from functools import cached_property

from tests.factories.places import accept, take_acceptance_back, told_gone


class PlaceRows:
    """Mixed into `Rows`, which makes whose they are."""

    @cached_property
    def beside_an_acceptance(self):
        person = self.another_person()
        accept(self._put_forward(person), self.adviser)
        return self._put_forward(person)

    @cached_property
    def without_a_place(self):
        taken, left = self._two_for_one_place()
        accept(taken, self.adviser)
        return left

    @cached_property
    def place_free_again(self):
        taken, left = self._two_for_one_place()
        accept(taken, self.adviser)
        told_gone(left, self.adviser)
        take_acceptance_back(taken, self.adviser)
        return left

    def _two_for_one_place(self):
        opportunity = self.another_opportunity(places=1)
        return [self._put_forward(self.another_person(), opportunity) for _ in range(2)]

    def _put_forward(self, person, opportunity=None):
        return self.world.refer(care_leaver=person, opportunity=opportunity or self.another_opportunity())
