"""What makes rows of employers one organisation, where their names and numbers do not say so by themselves."""

from django.db import models
from django.db.models import F, Q

from backend.accounts.attribution import Answered, Ended
from backend.accounts.models import required_user
from backend.audit.history import tracked
from backend.core.constraints import one_open
from backend.councils.models import CouncilScoped, CouncilScopedQuerySet
from backend.employers.choices import FeedNameAnswer
from backend.employers.models.employer import Employer


class RecordedQuerySet(CouncilScopedQuerySet):
    def current(self):
        return self.filter(ended_at__isnull=True)


class Recorded(Ended, CouncilScoped):
    """Said by somebody for a reason."""

    reason = models.TextField()
    by = required_user()

    objects = RecordedQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ("-created_at", "-id")


@tracked
class TradingName(Recorded):
    """Another name that this employer is known by."""

    employer = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="trading_names")
    name = models.CharField(max_length=160)

    class Meta(Recorded.Meta):
        constraints = [
            one_open("employer", "name", until="ended_at", name="a_trading_name_of_an_employer_stands_once"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(reason=""), name="a_trading_name_has_its_reason"),
            Ended.with_a_reason("a_trading_name_ends_with_a_reason"),
        ]

    def __str__(self):
        return self.name


@tracked
class ParentEmployer(Recorded):
    """The employer belongs to another, as a company does to its group or a restaurant to its chain."""

    employer = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="parents")
    parent = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="subsidiaries")

    class Meta(Recorded.Meta):
        constraints = [
            one_open("employer", "parent", until="ended_at", name="a_parent_of_an_employer_stands_once"),
            models.CheckConstraint(
                condition=~Q(employer=F("parent")) & ~Q(reason=""), name="an_employer_is_not_its_own_parent"
            ),
            Ended.with_a_reason("a_parent_of_an_employer_ends_with_a_reason"),
        ]

    def __str__(self):
        return f"{self.employer} belongs to {self.parent}"


@tracked
class SameEmployer(Recorded):
    """What an officer answered when asked whether two rows are one employer; the older row stands first."""

    one = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="+")
    other = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="+")
    are_one = models.BooleanField()

    class Meta(Recorded.Meta):
        constraints = [
            one_open("one", "other", until="ended_at", name="whether_two_are_one_employer_is_answered_once"),
            models.CheckConstraint(
                condition=Q(one__lt=F("other")) & ~Q(reason=""), name="the_older_of_two_employers_stands_first"
            ),
            Ended.with_a_reason("an_answer_about_two_employers_ends_with_a_reason"),
        ]

    def __str__(self):
        return f"{self.one} and {self.other}: {'one' if self.are_one else 'two'}"


class FeedNameQuerySet(CouncilScopedQuerySet["FeedName"]):
    def unanswered(self):
        return self.filter(answer="")

    def latest_first(self):
        return self.select_related("employer", "answered_by").order_by("-created_at", "-id")


@tracked
class FeedName(Answered, CouncilScoped):
    """A feed names the employer of an advert anew. The advert stays where it is until an officer has answered."""

    employer = models.ForeignKey(Employer, on_delete=models.RESTRICT, related_name="feed_names")
    name = models.CharField(max_length=160)
    source = models.CharField(max_length=20)
    external_reference = models.CharField(max_length=80)
    answer = models.CharField(max_length=10, choices=FeedNameAnswer.choices, blank=True)
    reason = models.TextField(blank=True)

    objects = FeedNameQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["employer", "name", "source", "external_reference"],
                name="a_name_from_a_feed_is_asked_once",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True, answered_by__isnull=True)
                | (~Q(answer="") & ~Q(reason="") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="an_answer_about_a_feeds_name_has_who_when_and_why",
            ),
        ]

    def __str__(self):
        return f"{self.name}, {self.external_reference}"
