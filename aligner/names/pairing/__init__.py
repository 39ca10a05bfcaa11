"""Pairing: which names of two aligned texts belong together.

match.py             the story: candidates of every bead, the choice, what all beads say together
candidate.py         a possible pair, and what is needed before it counts (MatchSettings)

One way to possible pairs a file, all called with a Korean sentence, an English one and the settings:
from_tables.py       what the tables know
korean_persons.py    Korean persons; chinese_persons.py: Chinese ones by the Korean reading of their characters
by_sound.py          other names, word by word (sound_grid.py: where two words meet)
by_generic_word.py   places and bodies with a word that says so
by_latin_letters.py  what Korean texts print in Latin letters
by_meaning.py        phrases by their vectors, and by the beads that they share
offices.py           what a person that both texts name is
short_forms.py       surnames alone, and the initials before a name

context.py           what the words around two mentions say
kind.py              what a name found by sound names
score.py             how likely two mentions are one name
choose.py            the choice among candidates that overlap
which_beads.py       which beads can prove something
"""
