"""What councils' case systems call the facts that our template has columns for."""

from backend.care_leavers.imports.columns import COLUMNS
from backend.tabular.text import plain


OTHER_NAMES = {
    "identifier": "person id|client id|child id|child unique id|unique id|mosaic id|lcs id|system id|case number|id",
    "given_name": "forename|first name|forenames|given names|firstname",
    "family_name": "surname|last name|lastname|family names",
    "preferred_name": "known as|preferred forename|also known as",
    "birth_date": "date of birth|dob|d o b|birthday|born",
    "birth_date_uncertain": "dob estimated|estimated dob|date of birth estimated|dob uncertain|age assessed",
    "entitlement": "eligibility|eligibility category|care leaver eligibility|care leaver status|leaving care status|"
    "legal category|care leaver category|category",
    "entitlement_from": "eligibility date|eligible from|status start date|category start date",
    "personal_adviser_email": "pa email|personal adviser|personal advisor email|pa e mail|allocated worker email",
    "personal_adviser_name": "pa name|personal advisor name|allocated personal advisor|allocated personal adviser",
    "personal_adviser_phone": "pa phone|pa mobile|personal adviser telephone|personal advisor phone",
    "eet_adviser_email": "eet worker email|eet adviser|eet advisor email",
    "in_touch": "la in touch|local authority in touch|in touch status|touch",
    "phone": "mobile|mobile number|mobile phone|telephone|phone number|tel|contact number",
    "email": "e mail|email address|e mail address",
    "contact_preference": "preferred contact method|preferred contact|how to contact|best way to contact",
    "postcode": "post code|home postcode|address postcode|current postcode",
    "home_is_confidential": "confidential address|address confidential",
    "in_custody": "custody|currently in custody",
    "release_date": "date of release|expected release date",
    "seeking_asylum": "asylum seeker|asylum seeking",
    "right_to_work_until": "leave to remain until|visa expiry|brp expiry date|leave expires",
    "has_ehcp": "ehcp|ehc plan|education health and care plan",
    "esol_level": "esol",
    "interpreter_language": "interpreter|language|first language|preferred language",
    "highest_level": "highest qualification level|qualification level",
    "english_level": "english",
    "maths_level": "maths|mathematics",
    "aspiration": "career aspiration|aspirations|career goal",
    "available_from": "available|available date",
    "caring_for_child": "parent|is a parent|has children",
    "can_drive": "driver|driving licence",
    "extracted_on": "extract date|report date|date of report|run date|exported on",
}
KNOWN = {plain(column.name): column.name for column in COLUMNS} | {
    name: column for column, names in OTHER_NAMES.items() for name in names.split("|")
}
