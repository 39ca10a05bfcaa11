"""Mentions: the names of one text.

find.py                all of them, none overlapping another
korean_persons.py      persons of a Korean text, by their titles and their shape
english_persons.py     persons of an English text, by their capitals and their shape
bodies_and_places.py   bodies and places that no table has, by their looks
"""
