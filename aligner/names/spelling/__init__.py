"""Spelling: how a name is written, or probably written, in another script.

cyrillic.py  Russian names from Cyrillic, by rule
guess.py     names never seen: Russian by rule, foreign ones by joint.py
joint.py     foreign names between Hangul and Latin letters, by a joint n-gram model
readings.py  Hangul of a Korean personal name in Latin letters
"""
