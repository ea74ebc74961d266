"""How often Python looks for objects that only hold each other."""

import gc


def look_for_rubbish_less_often() -> None:
    """Once everything is imported: that stays, and is looked through no more.

    A page makes and drops many thousand objects, few of them in rings: at the usual count they are looked through ten
    times within each page, and now and then all that is imported, for as long as it takes to answer several pages.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
