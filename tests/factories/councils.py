import factory

from backend.accounts.models import User
from backend.councils.choices import Role
from backend.councils.models import Council, Membership
from tests.factories.clock import as_the_clock


class CouncilFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Council

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        with as_the_clock():
            return super()._create(model_class, *args, **kwargs)

    code = factory.Sequence(lambda n: f"council-{n}")
    name = factory.Sequence(lambda n: f"Synthetic Borough {n}")
    employment_team_name = factory.LazyAttribute(lambda council: f"{council.name} employment team")


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        with as_the_clock():
            return super()._create(model_class, *args, **kwargs)

    email = factory.Sequence(lambda n: f"person{n}@council.example")
    name = factory.Sequence(lambda n: f"Worker {n}")


class MembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Membership

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        with as_the_clock():
            return super()._create(model_class, *args, **kwargs)

    user = factory.SubFactory(UserFactory)
    council = factory.SubFactory(CouncilFactory)
    role = Role.EET_ADVISER


def worker(council: Council, **user) -> User:
    """Somebody of the council who did something: nobody without a role in it is seen there."""
    return MembershipFactory(council=council, **{f"user__{key}": value for key, value in user.items()}).user
