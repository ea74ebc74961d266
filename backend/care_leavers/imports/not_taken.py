"""Why columns of case systems' tables are not taken, by the bare name of the column."""

ACTIVITY = (
    "what they mainly do is recorded here with the day it began, which this table does not say; compare it with the"
    " activity on the profile"
)
SUITABILITY = (
    "where they live, and whether it suits them, is not kept here beyond the postcode; the yearly return takes it from"
    " the case system"
)
WORKER = (
    "somebody who works here is known by the e-mail address, which this table does not have; choose them on the"
    " profile, or send our template with personal_adviser_email"
)
TEAM = "teams are not kept here; whoever works with somebody is named on the profile"
CONTACT = "a contact is recorded here with who spoke and what was said, not as a day alone"
PLAN = "the pathway plan and its reviews stay in the case system"

OF_SSD = {
    "cleacareleaveractivity": ACTIVITY,
    "cleacareleaveraccommodation": SUITABILITY,
    "cleacareleaveraccomsuitable": SUITABILITY,
    "cleacareleaverpersonaladvisor": WORKER,
    "cleacareleaverworkerid": WORKER,
    "profprofessionalname": WORKER,
    "profstaffid": WORKER,
    "cleacareleaverallocatedteam": TEAM,
    "deptteamname": TEAM,
    "cleacareleaverlatestcontact": CONTACT,
    "cleapathwayplanreviewdate": PLAN,
}
OF_LIST_9 = {
    "activitystatus": ACTIVITY,
    "typeofaccommodation": SUITABILITY,
    "suitabilityofaccommodation": SUITABILITY,
    "allocatedworker": WORKER,
    "allocatedteam": TEAM,
    "latestdateofcontact": CONTACT,
    "latestpathwayplanreviewdate": PLAN,
}
