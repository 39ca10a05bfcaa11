"""Hostile files, kills and writers: nothing is lost, nothing hangs, nothing escapes.

In:   nothing: every file is made here from fixed seeds.
Out:  commands that print what they found, 0 of every sort when all is well, and keep a record.
Not:  mending; what good files become (tests/).
Idea: one warm process has imported aligner; every trial is a fork of it, so that a crash, a hang or a kill is a finding
      and thousands of trials take minutes.

samples.py     a valid small file of every kind that is read
mutations.py   files damaged: flips, cuts, splices, numbers, members of archives
grammar.py     XML, JSON and CSV as nobody writes them
commands.py    what is done with a file of each kind
forks.py       a trial in a process of its own, with limits
findings.py    what is wrong with how a command ended
fuzz.py        the command that tries so many files
events.py      the calls of a command that change a folder, and a kill at one of them
kills.py       the command that kills writing commands
writers.py     the command that lets several processes add to one glossary at once
"""
