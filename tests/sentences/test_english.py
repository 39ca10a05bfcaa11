"""English sentences: one case a line, the sentences parted by " | "."""

import pytest

from aligner.sentences.english import english_spans


def pieces(line: str) -> str:
    return " | ".join(line[start:end] for start, end in english_spans(line))


NEWS = [
    "The talks took place on Oct. 26 in Moscow. | They lasted two hours.",
    "He arrived at 10 a.m. Sept. 13 by train. | He left at 5 p.m. the same day.",
    "It began at 9 p.m. KST on Monday. | It ended soon.",
    "They met before 7 a.m. | Sometimes they met later.",
    "Mt. Paektu is high. | Col. Smith and Gen. Ri saw it. | Lt. Gen. Pak did not.",
    "He lives in the U.S. | The house is old.",
    "U.S. President Biden spoke. | The U.S. and the U.K. agreed.",
    "The C.C. of the W.P.K. met. | It was held in Pyongyang.",
    "The sub-constituency No. 102 was visited. | See p. 3 and Fig. 2 of Vol. 4.",
    'The people shouted "Long live!" and waved flags. | They went on.',
    "The people shouted “Long live!” and waved flags. | They went on.",
    '"Where is it?" he asked. | Nobody knew.',
    '"Stop!" Kim cried. | He did not stop.',
    '"We will win." said the leader. | He was sure.',
    "He said, “We go on.” | They agreed.",
    "“We go on. | We do not stop.”",
    "The road is victorious?-this is the lesson of history. | It is clear.",
    "The DPRK ? the country of morning calm ? is small. | So it is.",
    "J. K. Rowling wrote it. | J.R.R. Tolkien wrote more.",
    "The flight goes from A to B. | In 1994 it changed.",
    "Prices rose 3.5 percent. | They fell by 0.2 points later.",
    "Vol. I of the works came out. | Prof. Kim and Dr. Pak edited it.",
    "Kim Jong Un , general secretary , arrived. | Officials met him.",
    "Samsung Electronics Co. Ltd. said so. | Apple Inc. did not.",
    "He works for Calif. and other states. | She does not.",
    "Pyongyang, September 14 (KCNA) -- Talks were held. | Officials took part.",
]
EVERYDAY = [
    "Hello! | How are you? | I am fine.",
    'She said, "No." | He left.',
    "Wait... what is that? | I see... and so on.",
    'I have a better one..." | Sarah looked up.',
    "Come on. | Give it a try.",
    "Article 1. The law holds. | Article 2. It is new.",
    "1. Open the box. | 2. Take it out.",
    "i am here. | you are there. | we are fine.",
    "Use Node.js or ASP.NET for it. | Both work.",
    "Visit www.kcna.kp. | Or call +82.2.123.",
    'Print "Hello, !", and then the name. | That is all.',
    "It cost $1.50. | That is cheap.",
    "Is it e.g. red, i.e. not blue, etc. and so on? | Yes.",
    "He sat. | Kim spoke. | The sun set.",
    "They came at 5.30. | It was dark.",
    "The years A.D. 300 to 400 were quiet. | Nothing happened.",
    "It's real?! | No way!",
    "The meeting (see below.) was short. | It ended.",
]


@pytest.mark.parametrize("expected", NEWS + EVERYDAY)
def test_sentences(expected: str) -> None:
    line = expected.replace(" | ", " ")
    assert pieces(line) == expected


def test_a_space_lost_after_a_full_stop() -> None:
    assert pieces("It was done.The men left.") == "It was done. | The men left."


@pytest.mark.parametrize("line", ["", "  ", "...", '"', "a", "No.", "?", ")", "“”", ". . .", "x" * 10_000])
def test_odd_lines_keep_every_character(line: str) -> None:
    assert "".join(line[start:end] for start, end in english_spans(line)).replace(" ", "") == line.replace(
        " ", ""
    )
