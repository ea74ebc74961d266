"""Words that say nothing about a kind of work."""

# Dropped before anything else.
FILLERS = """
    a an the of and or to in on at for with my i im me we you is be am are was that this some something sort want wanna
    would like love enjoy really good great into do doing get getting maybe one day have had has about from as any lots
    lot very so just because can could will been their them they our your interested interest ideally hopefully
    which when where
"""

# Kept for phrases, but shared by too many titles and wishes to join two of them.
GENERIC = """
    it work working worker job career become becoming being go going kind stuff thing something who think anything
    apprentice apprenticeship level degree integrated senior junior lead advanced assistant professional specialist
    practitioner technician operative officer member team manager people help helping make making look looking after
"""

# A clause with one of these says what is not wanted.
REFUSALS = "not dont doesnt never hate no cant nothing without instead"
