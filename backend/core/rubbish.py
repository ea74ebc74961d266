"""When Python looks for objects that only hold each other."""

import gc


# Objects made and not dropped since it last looked: a few pages leave as many, some milliseconds of work.
WORTH_A_LOOK = 10_000
SOONER, SELDOM = 3, 200  # looks at what is newest before what it left is looked at too, and of these before all is


def look_for_rubbish_less_often() -> None:
    """Once everything is imported: that stays, and is looked through no more.

    A page makes and drops many thousand objects, few of them in rings: at the usual count they are looked through ten
    times within each page, and now and then all that is imported, for as long as it takes to answer several pages.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def look_for_rubbish_between_pages(_worker: object, _request: object, _environ: object, _answer: object) -> None:
    """When an answer has been sent: else one page in twenty waits while what all of them left is looked through.

    As gunicorn calls what it is given as `post_request` (`config/serving.py`).
    """
    newest, looks, looks_further = gc.get_count()
    if newest > WORTH_A_LOOK:
        gc.collect(0 if looks <= SOONER else 1 if looks_further <= SELDOM else 2)
