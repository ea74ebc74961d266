"""Codes that the returns ask for and nothing else here does, and how a return is read and signed."""

from django.db import models


class Sex(models.TextChoices):
    """By the codes of the SSDA903 Header since 2024 to 2025."""

    MALE = "M", "Male"
    FEMALE = "F", "Female"
    UNKNOWN = "U", "Not known, or neither"


class EthnicCode(models.TextChoices):
    """By the codes of the SSDA903 Header (rule 103), in the order in which Annex A has them."""

    WBRI = "WBRI", "White British"
    WIRI = "WIRI", "White Irish"
    WOTH = "WOTH", "Any other White background"
    WIRT = "WIRT", "Traveller of Irish heritage"
    WROM = "WROM", "Gypsy or Roma"
    MWBC = "MWBC", "White and Black Caribbean"
    MWBA = "MWBA", "White and Black African"
    MWAS = "MWAS", "White and Asian"
    MOTH = "MOTH", "Any other mixed background"
    AIND = "AIND", "Indian"
    APKN = "APKN", "Pakistani"
    ABAN = "ABAN", "Bangladeshi"
    AOTH = "AOTH", "Any other Asian background"
    BCRB = "BCRB", "Black Caribbean"
    BAFR = "BAFR", "Black African"
    BOTH = "BOTH", "Any other Black background"
    CHNE = "CHNE", "Chinese"
    OOTH = "OOTH", "Any other ethnic group"
    REFUSED = "REFU", "They did not want to say"
    NOT_OBTAINED = "NOBT", "Not asked yet"


class ReturnKind(models.TextChoices):
    OC3 = "oc3", "Care leavers of the looked-after return (SSDA903 OC3, with its Header)"
    ANNEX_A = "annex-a", "Care leavers of an inspection (Annex A, list 9)"
    NCCIS = "nccis", "16 and 17 year olds, and to 24 with a plan (NCCIS)"


class LateYears(models.TextChoices):
    """Who of 22 to 25 is in: sources disagree, so a council says which it follows, and the return prints it."""

    CONTACTED = "contacted", "Only who was in contact in the year, at the last contact"
    EVERYBODY = "everybody", "Everybody, at the last contact, or on the birthday where there was none"


class Weight(models.TextChoices):
    FAILS = "fails", "Has to be put right"
    LOOK = "look", "Look at it"


class RecordPage(models.TextChoices):
    """Where in the record what was found is put right."""

    PROFILE = "profile", "Profile"
    FACTS = "facts", "Facts for returns"
    ENTITLEMENT = "entitlement", "Entitlement"
    JOURNEY = "journey", "Activity, home and being in touch"
    NONE = "", "Nowhere here"
