import datetime as dt
from functools import cached_property
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Coalesce, Lower, NullIf

from backend.accounts.models import optional_user
from backend.audit.history import tracked
from backend.care_leavers.ages import age_on
from backend.care_leavers.choices import Confirmed, Entitlement, EsolLevel, InTouch, ReadyDocument, SupportNeed
from backend.care_leavers.entitlements import entitlement_on
from backend.core import clock
from backend.core.constraints import all_or_none, not_before, one_open
from backend.core.search import Search, derived_search_text, found_by
from backend.councils.models import CouncilRow, CouncilScoped, CouncilScopedQuerySet
from backend.reference.starting_points import StartingPoint, district_of_home


class Unaccented(models.Func):
    function = "unaccent"
    output_field = models.TextField()


def name_sorted_by(prefix: str = "") -> Coalesce:
    """The family name, or the only name there is."""
    return Coalesce(NullIf(f"{prefix}family_name", models.Value("")), f"{prefix}given_name")


class CareLeaverQuerySet(CouncilScopedQuerySet):
    def of_worker(self, user) -> Self:
        return self.filter(models.Q(personal_adviser=user) | models.Q(eet_adviser=user))

    def supported(self) -> Self:
        """People the service still works with: not those who died, nor those whose support has ended."""
        return self.filter(support_ended_on__isnull=True).exclude(in_touch=InTouch.DIED)

    def bars_to_confirm(self) -> Self:
        """As `CareLeaver.dbs_bar_to_confirm` says of one."""
        return self.filter(dbs_clear=False, dbs_bar_evidence="")

    def with_something_to_confirm(self) -> Self:
        """A number or an address that was changed and that nobody has made sure of."""
        return self.filter(models.Q(phone_confirmed=Confirmed.NOT_YET) | models.Q(email_confirmed=Confirmed.NOT_YET))

    def released_by(self, day: dt.date) -> Self:
        """In custody, with a release that is recorded for that day or before it, or that has passed."""
        return self.filter(in_custody=True, release_date__lte=day)

    def with_uncertain_birth_date(self) -> Self:
        return self.filter(birth_date_uncertain=True)

    def by_name(self) -> Self:
        known_as = Coalesce(NullIf("preferred_name", models.Value("")), "given_name")
        return self.order_by(Lower(Unaccented(name_sorted_by())), Lower(Unaccented(known_as)), "id")

    def named_like(self, text: str, search: Search = found_by) -> Self:
        """By name, initials, identifier or telephone number, as `found_by` says; else by an identifier of before."""
        return search(self, text, "search_text", or_else=self._once_identified_by(text.strip()))

    def _once_identified_by(self, text: str) -> models.Q:
        """As it was written: of what may be looked for by an index, no more can be asked below the wall."""
        if not any(letter.isdigit() for letter in text):
            return models.Q(pk__in=[])
        history = self.model._meta.get_field("history").related_model.objects.order_by()
        return models.Q(pk__in=history.filter(identifier__in={text, text.upper(), text.lower()}).values("pgh_obj"))

    def lock(self, care_leaver_id: int) -> None:
        """Until the transaction ends: of two who write about one person, the second waits, and reads what the first
        wrote."""
        self.select_for_update().only("id").get(id=care_leaver_id)

    def with_profile(self) -> Self:
        return self.select_related("eet_adviser", "personal_adviser").prefetch_related(
            "entitlement_spells", "avoided_places", "avoided_employers__employer"
        )


def level(maximum):
    return models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(0), MaxValueValidator(maximum)]
    )


@tracked
class CareLeaver(CouncilScoped):
    """A young person the council supports. None and an empty answer differ: None is not recorded yet."""

    identifier = models.CharField(max_length=40, help_text="The council's own identifier. Never in a link.")
    given_name = models.CharField(max_length=80, blank=True, help_text="One of the two names is enough.")
    family_name = models.CharField(max_length=80, blank=True)
    preferred_name = models.CharField(max_length=80, blank=True)
    own_word = models.CharField(max_length=60, blank=True, help_text="The word they use for themselves.")
    birth_date = models.DateField()
    birth_date_uncertain = models.BooleanField(
        null=True, blank=True, help_text="Yes where an office put a day that nobody knows; no where it was checked."
    )
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    phone_confirmed = models.CharField(
        max_length=10, choices=Confirmed.choices, blank=True, help_text="How; empty where it was not changed here."
    )
    email_confirmed = models.CharField(
        max_length=10, choices=Confirmed.choices, blank=True, help_text="How; empty where it was not changed here."
    )
    contact_preference = models.CharField(max_length=80, blank=True, help_text="How they like to be reached.")
    contact_from = models.TimeField(null=True, blank=True, help_text="They are written to from then on in the day.")
    contact_until = models.TimeField(null=True, blank=True, help_text="They are written to until then in the day.")
    eet_adviser = optional_user()
    personal_adviser = optional_user()
    personal_adviser_name = models.CharField(max_length=80, blank=True, help_text="Of one who has no account here.")
    personal_adviser_phone = models.CharField(max_length=20, blank=True)
    in_touch = models.CharField(max_length=4, choices=InTouch.choices, blank=True)
    support_ended_on = models.DateField(null=True, blank=True)

    home_postcode = models.CharField(max_length=8, blank=True)
    home_easting = models.PositiveIntegerField(null=True, blank=True)
    home_northing = models.PositiveIntegerField(null=True, blank=True)
    home_authority_code = models.CharField(max_length=9, blank=True)
    home_is_confidential = models.BooleanField(default=False)
    home_moves_3y = models.PositiveSmallIntegerField(null=True, blank=True)
    max_travel_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    can_drive = models.BooleanField(null=True, blank=True)

    highest_level = level(7)
    english_level = level(2)
    maths_level = level(2)
    esol_level = models.CharField(max_length=10, choices=EsolLevel.choices, blank=True)
    interpreter_language = models.CharField(max_length=40, blank=True)
    has_ehcp = models.BooleanField(null=True, blank=True)

    route_interests = ArrayField(models.CharField(max_length=60), null=True, blank=True)
    aspiration = models.TextField(blank=True, help_text="In their own words.")
    experience_routes = ArrayField(models.CharField(max_length=60), null=True, blank=True)
    types_wanted = ArrayField(models.CharField(max_length=40), null=True, blank=True)
    available_from = models.DateField(null=True, blank=True)
    max_weekly_hours = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    caring_for_child = models.BooleanField(null=True, blank=True)
    support_needs = ArrayField(models.CharField(max_length=30, choices=SupportNeed.choices), null=True, blank=True)
    readiness = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    documents_ready = ArrayField(models.CharField(max_length=30, choices=ReadyDocument.choices), null=True, blank=True)

    right_to_work = models.BooleanField(null=True, blank=True)
    right_to_work_until = models.DateField(null=True, blank=True)
    extension_applied = models.BooleanField(null=True, blank=True)
    funding_residence = models.BooleanField(null=True, blank=True)
    seeking_asylum = models.BooleanField(null=True, blank=True)
    dbs_clear = models.BooleanField(null=True, blank=True, help_text="No only where recorded as barred.")
    dbs_bar_evidence = models.TextField(blank=True, help_text="What shows the bar: the letter or the certificate.")
    dbs_bar_recorded_by = optional_user()
    in_custody = models.BooleanField(null=True, blank=True)
    release_date = models.DateField(null=True, blank=True)
    licence_conditions = models.TextField(blank=True)

    search_text = derived_search_text(
        "given_name", "family_name", "preferred_name", "identifier", "phone", function="onward_person_words"
    )

    objects = CareLeaverQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "identifier"], name="one_care_leaver_for_each_identifier"),
            models.CheckConstraint(
                condition=~models.Q(given_name="", family_name=""), name="a_young_person_has_a_name"
            ),
            models.CheckConstraint(
                condition=models.Q(contact_from__isnull=True)
                | models.Q(contact_until__isnull=True)
                | models.Q(contact_from__lt=models.F("contact_until")),
                name="hours_to_be_written_to_begin_before_they_end",
            ),
            all_or_none("home_easting", "home_northing", name="a_home_has_both_grid_numbers_or_neither"),
            models.CheckConstraint(
                condition=models.Q(readiness__isnull=True) | models.Q(readiness__range=(1, 5)),
                name="readiness_is_one_to_five",
            ),
            models.CheckConstraint(
                condition=models.Q(highest_level__isnull=True) | models.Q(highest_level__lte=7),
                name="a_qualification_level_is_at_most_seven",
            ),
            models.CheckConstraint(
                condition=models.Q(dbs_bar_evidence="", dbs_bar_recorded_by=None)
                | (
                    models.Q(dbs_clear=False, dbs_clear__isnull=False, dbs_bar_recorded_by__isnull=False)
                    & ~models.Q(dbs_bar_evidence="")
                ),
                name="a_dbs_bar_has_its_evidence_and_who_recorded_it",
            ),
        ]
        indexes = [models.Index(fields=["council", "family_name"])]

    def __str__(self):
        return f"Young person {self.public_id}"

    @property
    def known_as(self) -> str:
        return self.preferred_name or self.given_name or self.family_name

    @property
    def full_name(self) -> str:
        """Of somebody with one name, that name once."""
        return " ".join(dict.fromkeys(filter(None, [self.known_as, self.family_name])))

    @cached_property
    def home_district(self) -> StartingPoint | None:
        """The outward code of their home, whose middle stands for it; None where that is not recorded, or no place."""
        return district_of_home(self.home_postcode)

    @property
    def is_supported(self) -> bool:
        """As `supported` says of many."""
        return self.support_ended_on is None and self.in_touch != InTouch.DIED

    @property
    def known_personal_adviser(self) -> str:
        """By name, with an account here or without one; empty where nobody is recorded."""
        return str(self.personal_adviser or self.personal_adviser_name)

    @property
    def places_to_avoid(self) -> list:
        return [place for place in self.avoided_places.all() if place.is_current]

    @property
    def employers_to_avoid(self) -> list:
        return [avoided for avoided in self.avoided_employers.all() if avoided.is_current]

    @property
    def expected_release(self) -> dt.date | None:
        """Of somebody in custody the day that ends it. One that has passed has not: the new day is not known."""
        day = self.release_date if self.in_custody else None
        return None if day is None or day < clock.today() else day

    @property
    def release_is_unknown(self) -> bool:
        return bool(self.in_custody) and self.expected_release is None

    @property
    def dbs_bar_to_confirm(self) -> bool:
        """Recorded before anybody was asked for evidence: a question until somebody names what shows it."""
        return self.dbs_clear is False and not self.dbs_bar_evidence

    def age_on(self, day: dt.date) -> int:
        return age_on(day, self.birth_date)

    def entitlement_on(self, day: dt.date) -> str | None:
        """The entitlement category on a day, by its dated spells and birthdays; None when not recorded or over."""
        return entitlement_on(day, self.birth_date, self.entitlement_spells.all())


@tracked
class EntitlementSpell(CouncilRow):
    care_leaver = models.ForeignKey(CareLeaver, on_delete=models.RESTRICT, related_name="entitlement_spells")
    category = models.CharField(max_length=20, choices=Entitlement.choices)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True, help_text="The last day it applies.")

    class Meta:
        ordering = ("starts_on", "id")
        constraints = [
            not_before("ends_on", "starts_on", name="an_entitlement_ends_after_it_starts"),
            one_open("care_leaver", until="ends_on", name="one_open_entitlement"),
        ]

    def __str__(self):
        return f"{self.get_category_display()} from {self.starts_on}"
