"""Which English words end in a full stop without ending a sentence.

In:   nothing.
Out:  tables of words, lower case, without the last full stop.
Not:  deciding (english.py, korean.py).
Idea: three kinds behave differently. A title or a month never ends a sentence that goes on; "No." and the
      like are abbreviations only before a number; "U.S." or "a.m." may end a sentence, and then a word
      follows that starts one.
"""

from __future__ import annotations

import re

from ..months import MONTHS

__all__ = ["ABBREVIATIONS", "BEFORE_A_NAME", "BEFORE_A_NUMBER", "BEFORE_A_ROMAN_NUMBER", "SENTENCE_STARTERS"]


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\S+", text))


_TITLES = _words("""
    mr mrs ms messrs mme mlle dr prof rev fr hon pres gov sen rep supt
    gen lt col maj capt cpl sgt pvt cmdr adm brig cdr comdr lt.-gen maj.-gen brig.-gen vice-adm rear-adm
    mt ft st ste
""")

# Short forms that are also words ("sun", "mar", "may") are left to BEFORE_A_NUMBER.
_MONTHS = frozenset(short.lower() for _, *shorts in MONTHS for short in shorts) - {"mar"}

_MAY_END_A_SENTENCE = _words("""
    u.s u.k u.n u.s.a u.s.s.r u.a.e e.u d.c d.p.r.k r.o.k p.r.c c.c w.p.k k.p.a a.d b.c b.c.e c.e
    a.m p.m ph.d m.d b.a m.a jr sr esq inc ltd corp co bros etc al cf e.g i.e eg ie vs v viz approx dept
    univ assn est govt intl ave blvd rd hq ed eds trans ibid ca r.i.p p.s
    sq km cm kg lb lbs oz hr hrs yr yrs ext tel
""")

#: Words after which a full stop is no sentence end if a capital follows.
BEFORE_A_NAME = _TITLES | _MONTHS

#: Words after which a full stop is no sentence end if a number follows.
BEFORE_A_NUMBER = _words("""
    no nos art arts vol vols fig figs p pp ch chap sec sect par para ver pt op mar may sat sun mon tue tues
    wed thu thur thurs fri ca c approx
""")

#: Words after which a full stop is no sentence end if a Roman number follows; not "no", for "No. I did not" is an
#: answer.
BEFORE_A_ROMAN_NUMBER = _words("vol ch chap sec art fig pt")

#: All that Punkt is to take for abbreviations.
ABBREVIATIONS = _TITLES | _MONTHS | _MAY_END_A_SENTENCE

#: Words that open a new sentence if they follow an abbreviation with a capital.
SENTENCE_STARTERS = _words("""
    the this that these those there it its he she his her they their we our you your i my if in on at as and
    but or so for from with after before when while what why how who where since although though however
    meanwhile moreover then thus therefore also among during under by to no not all both such another some
    many most now today a an one according asked expressing noting saying stressing referring
""")
