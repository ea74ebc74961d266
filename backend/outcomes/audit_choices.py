"""What an auditor reads of what people did: the kinds of it, and which looks are told, each in how much detail."""

from django.db import models


class AuditKind(models.TextChoices):
    LOOKED = "looked", "Looked at something, or took it away as a file"
    CHANGED = "changed", "Changed or recorded something"
    DECIDED = "decided", "Decided about a match, or took that back"
    CHECKED = "checked", "Checked, or went past, what stood in the way"
    REFUSED = "refused", "Was refused a page"


class LookedAt(models.TextChoices):
    """Which part of a record it was is not told: where there are marks, somebody looks at them more often."""

    RECORD = "record", "the record"
    MATCHES = "matches", "matches"
    REFERRAL = "referral", "a referral"
    PLACEMENT = "placement", "a placement"
    OPPORTUNITY = "opportunity", "an opportunity with a young person's referral"
    LIST = "list", "a list of young people"
    AUDIT = "audit", "who did what"
    FILE = "file", "a file to take away"
    IMPORT = "import", "a file of young people, or a question about it"


# What the read log calls the pages. Any other page about one young person is a look at their record.
LOOKS: dict[str, LookedAt] = {
    page: looked_at
    for looked_at, pages in {
        LookedAt.MATCHES: (
            "person person-compare person-ruled-out person-doors person-sheet match-facts match-decide"
            " question-read decision-oversight"
            " opportunity-matches api-shortlists-detail"
        ),
        LookedAt.REFERRAL: (
            "refer referral referral-step referral-start referral-checked referral-add-details go-past"
            " referral-question referral-beside referral-place-gone referral-place-free referral-times"
            " referral-other-times referral-interview referral-applied referral-heard referral-why referral-part"
            " referral-part-done referral-last-day referral-statement referral-statement-print referral-letter"
            " referral-fortnight referral-fortnight-plan referral-first-day referral-pay-day"
            " clearance-take-back employer-referral employer-referral-paused employer-referral-answer"
            " employer-referral-take-back introduction introduction-answer deletion"
            " referral-trial work-trial-correct"
            " referral-documents sent-document-take-back sent-document-delete"
        ),
        LookedAt.PLACEMENT: (
            "placement placement-marks placement-record placement-checked placement-start-undo check-in-correct"
            " placement-support support-helped first-day-correct api-placements-detail"
            " placement-terms placement-term-correct"
        ),
        LookedAt.OPPORTUNITY: "opportunity employer-opportunity",
        LookedAt.LIST: (
            "people people-assign people-print placements support referrals search today today-week head-home outcomes"
            " people-not-known activity-file provider provider-file learners head-decisions head-promises"
            " plans money-totals head-call-trial order-comparison order-protocol returns return-earlier signed-return"
            " oversight panels panel panel-minutes panel-people"
            " api-shortlists-list api-placements-list"
            " text-to-place opportunity-day assessment-day employer-introduced employer-day"
        ),
        LookedAt.AUDIT: "audit-home",
        LookedAt.FILE: (
            "people-export outcomes-eet-csv outcomes-funnel-csv outcomes-sustainment-csv committee-pdf import-refused"
            " document-file audit-export head-decisions-csv employer-document introduction-document"
            " people-not-known-export support-export plans-export money-totals-csv"
            " return-file signed-return-file"
        ),
        LookedAt.IMPORT: "import import-column import-conflict import-held import-questions",
    }.items()
    for page in pages.split()
}
