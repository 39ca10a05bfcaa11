"""Reading: one sentence of one language, taken apart for everything that looks for names in it.

lexicon.py            the tables of seeds/lexicon
korean_words.py       Korean tokens, and where a name may end in them; english_words.py: English words and runs of them
gazetteer.py          what the tables know in a sentence; forms.py: many fixed forms looked for at once
generic_words.py      words for bodies, places and offices (위원회, Committee)
korean_titles.py      titles and offices beside a Korean word
korean_person_rules.py  what can be part of a person's name in Korean, and what says that one stands there;
                      english_person_rules.py: in English
span.py               a stretch of a sentence; phrase.py: one that may name a body, a place or an office
korean_phrases.py     such stretches of a Korean sentence; english_phrases.py: of an English one
sentences.py          the sentences of an alignment with all of that
"""
