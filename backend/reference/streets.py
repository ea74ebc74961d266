"""What streets and houses are called: for every pattern that looks for an address in a text."""

# Where case says nothing, as in what is typed in haste: what these are, no number goes before otherwise.
IN_SMALL_LETTERS = (
    r"Road|Rd|Street|Avenue|Ave|Lane|Ln|Close|Drive|Way|Court|Place|Gardens|Crescent|Terrace|Grove|Mews|Square"
)
STREET_WORDS = rf"(?:{IN_SMALL_LETTERS}|St|Dr|Ct|Walk|Hill|Row|Rise|Green|Park|Parade)"
HOUSE_WORDS = r"(?:House|Lodge|Villas?|Cottage|Flats?|Hostel|Foyer)"
