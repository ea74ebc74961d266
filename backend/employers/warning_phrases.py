"""Phrases that say something else than the word in them, and the many ways to ask for money."""

HARMLESS_CASH = (
    r"\b(?:handl\w+|count\w*|tak(?:e|ing)|bank(?:ing)?|petty|collect\w*|process\w*|receiv\w*|reconcil\w*|manag\w+"
    r"|no|not|never|without|digital|accept\w*|deposit\w*|secure|carry\w*)(?: \w+){0,2} (?:in )?cash\b",
    r"\bcash (?:and|&|or) (?:card|carry|cards|cheques?|stock)\b",
    r"\bcash(?:ing)? (?:up|flows?|desks?|registers?|offices?|machines?|handling|points?|books?|management|control"
    r"|tills?|drawers?|collection|payments from|sales|benefits?|prizes?|reconciliation|assistant)\b",
    r"\bcash-?(?:flow|less|back|handling)\b",
    r"\bcards? (?:and|or|&) cash\b",
)
HARMLESS_SELF_EMPLOYED = (
    r"\bself[- ]?employed (?:people|persons?|customers?|clients?|individuals?|traders?|tradespeople"
    r"|taxpayers?|parents)\b",
    r"\b(?:not|no|never|nobody is|rather than|instead of)(?: \w+){0,2} self[- ]?employ(?:ed|ment)\b",
    r"\b(?:help|support|advise|advice|for|of|to) (?:the )?self[- ]?employed\b(?! (?:role|position|basis|work|job))",
    r"\bself[- ]?employment (?:advice|advisers?|support|tax|income support)\b",
)
HARMLESS_COMMISSION = (
    r"\b(?:care quality|charity|electoral|european|gambling|law|forestry|equalit(?:y|ies)(?: and human rights)?"
    r"|competition|boundary|war graves|royal|independent|planning|infrastructure|human rights) commission\b",
    r"\b(?:basic|salary|wages?|hourly rate|guaranteed pay)(?: \w+){0,3} (?:plus|and|with|\+|&) (?:a )?commission\b",
    r"\b(?:no|not|never|without)(?: \w+){0,2} commission\b",
    r"\bcommission on (?:racial|human|equality|climate|young)\b",
    r"\bcommission (?:on top|an?|new|artists?|works?|services|designs?)\b",
)
_WHAT = (
    r"(?:DBS|disclosure|training|uniform|admin(?:istration)?|registration|joining|application|course|starter|equipment|kit"
    r"|induction|tools?|booking|processing|background check|PPE|licen[cs]e|badge|CSCS(?: card)?)"
)
_MONEY = r"£ ?\d[\d,.]*"
FEES = "|".join(
    (
        rf"\b{_WHAT}(?: check| kit| pack| card)? (?:fees?|costs?|charges?|deposit)\b",
        rf"\b(?:fees?|charges?|deposit|costs?) (?:of {_MONEY} )?(?:for|towards) (?:your |the |a )?{_WHAT}\b",
        r"\b(?:fees?|deposit)\b[^.!?]{0,40}\b(?:before|to secure|up[- ]?front|payable|in advance|refundable)\b",
        r"\b(?:up[- ]?front|refundable|holding|joining|non-refundable|one-off) (?:fees?|payment|deposit|charge)\b",
        rf"\b(?:you|they|applicants?|candidates?) (?:must |will |have to |need to |should )?"
        r"(?:pay|fund|cover|buy|purchase)"
        rf"(?: (?:for|the|your|their|own|cost|of|a|{_MONEY})){{0,5}} {_WHAT}\b",
        rf"\b(?:pay|buy|purchase|fund) (?:for )?(?:your|their) own {_WHAT}\b",
        rf"{_MONEY} (?:for|towards) (?:your |the |an? )?{_WHAT}\b",
        rf"{_MONEY} {_WHAT}(?: pack| kit)?(?=\s*(?:$|[.,;:!?)]))",
        rf"\b(?:starter|joining|induction) (?:kit|pack):? {_MONEY}",
        rf"\b(?:take|deduct|keep|stop) {_MONEY} (?:from|out of) your\b",
        r"\b(?:training|refundable|security) bond\b|\bpay to (?:apply|join|register|start)\b|\bup-?front costs?\b",
        rf"\b{_WHAT}(?: check)?[^.!?]{{0,30}} (?:deducted|taken|comes out|stopped) (?:from|out of|of) (?:your |the )?"
        rf"(?:first )?(?:week'?s? )?(?:pay|wages?|month|salary)\b",
        rf"\b{_WHAT}(?: check)? (?:is |are )?at your own (?:expense|cost)\b",
        rf"\b(?:send|transfer|wire) (?:us )?{_MONEY}",
    )
)
HARMLESS_FEES = (
    rf"\b(?:no|not|never|without|zero|nothing)(?: \w+){{0,3}} (?:fees?|costs?|charges?|deposit)\b"
    rf"(?: of {_MONEY})?(?: (?:for|towards) (?:your |the |a )?{_WHAT})?",
    r"\b(?:we|the council|the employer|the company|who) (?:will |also |do )?(?:pay|cover|fund|refund)s?\b[^.!?]{0,60}",
    rf"\b{_WHAT}(?: check)? (?:fees?|costs?)(?: (?:is|are|will be))? (?:paid|covered|met|funded|refunded)"
    r" (?:by|for you)\b",
    rf"\b(?:be|are|get) paid {_MONEY} for [^.!?]{{0,20}}",
    r"\btraining (?:costs?|fees?) (?:of|for) (?:the )?(?:apprenticeship|levy)\b",
)
