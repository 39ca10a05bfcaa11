"""The kinds of places that rules for English are usually tried on: one kind a line, sentences parted by " | ".

The list of kinds follows the fifty-two golden rules of Pragmatic Segmenter; the sentences are our own. Two of the kinds
are about a line broken inside a sentence: a line is a paragraph here, and ``documents`` joins broken ones before.
"""

from __future__ import annotations

import pytest

from aligner.sentences import split

# Sentences parted by " | "; by "|" alone where the text has no space.
KINDS = {
    "full stop": "The shop is open. | We went in.",
    "question mark": "Where is the key? | I lost it.",
    "exclamation mark": "Come in! | The tea is hot.",
    "initial": "The book is by Anna B. Reed.",
    "abbreviation of one small letter": "You will find it on p. 12 of the book.",
    "abbreviation of two small letters inside": "Did Tom and co. come to the fair?",
    "abbreviation of a company inside": "The firm of Hill, Sons & Co. moved at noon.",
    "abbreviation of two small letters at the end": "Ask Tom and co. | They will know.",
    "abbreviation of a company at the end": "We wrote to Hill, Sons & Co. | It never answered.",
    "abbreviation before a name": "From here Mt. Etna can be seen.",
    "the same abbreviation before and behind a name": "St. Mary's Hospital is on 7th st. near the park.",
    "abbreviation with an apostrophe": "This is John Black Jr.'s hat.",
    "letters with full stops inside": "He saw the U.S.A. in spring.",
    "letters with full stops at the end": "My aunt lives in the E.U. | Where do you live?",
    "U.S. at the end": "My aunt lives in the U.S. | Where do you live?",
    "U.S. before a capital": "He serves the U.S. Government in Ohio.",
    "U.S. inside": "They lived in the U.S. for nine years.",
    "a.m. and p.m.": "At 7 a.m. Mr. Hall had breakfast. | He went out at 8 P.M. | Mr. Hall then met a friend.",
    "number inside": "It costs $20.50 in town.",
    "number at the end": "It costs $20.50. | We bought it.",
    "sentence in brackets": "She sings (She once taught for 3 years in a school.) at the opera.",
    "address of mail": "Write to Lee.Hall@example.org. | I shall answer.",
    "address of a page": "See: https://www.example.org/a.b/c-d_e.html. | You will like it.",
    "single quotation marks inside": "He said to her, 'It is late.' she said.",
    "double quotation marks inside": 'He said to her, "It is late." he said.',
    "double quotation marks at the end": 'He said to her, "It is late." | She took her coat and left.',
    "two exclamation marks": "Good morning!! | It is good to see you.",
    "two question marks": "Anybody home?? | We are here.",
    "exclamation and question mark": "Really!? | Are you sure?",
    "question and exclamation mark": "Really?! | Are you sure?",
    "list 1.) without full stops": "1.) Bread for two | 2.) Milk for all",
    "list 1.) with full stops": "1.) Buy bread. | 2.) Buy milk.",
    "list 1) without full stops": "1) Bread for two | 2) Milk for all",
    "list 1) with full stops": "1) Buy bread. | 2) Buy milk.",
    "list 1. without full stops": "1. Bread for two | 2. Milk for all",
    "list 1. with full stops": "1. Buy bread. | 2. Buy milk.",
    "list with bullets and numbers": "• 7. Bread for two | • 8. Milk for all",
    "list with dashes and numbers": "⁃7. Bread for two | ⁃8. Milk for all",
    "list a. b. c.": "a. Bread for two | b. Milk for all | c. Salt for one",
    "number of a place": "The tree stands at N°. 1033.217.412. | Dig there.",
    "name with an exclamation mark": "He is an engineer at Jeopardy! in the city.",
    "I as a word and as an initial": "We work well, you and I. | Have you met Paul I. Green today?",
    "ellipsis at the end of a quotation": "He wrote that in the end “nothing but dust will remain. . . .”",
    "ellipsis in square brackets": '"Smith [...] speaks of a steep stair [...]" (Lane 42).',
    "ellipsis of three dots and a full stop": "Leave it out and set a full stop . . . . | The next one follows.",
    "ellipsis of four dots": "I did not want it.... | He closed the door.",
    "ellipses inside": "I was not ... well, what I want...look . . . what I want to say is . . . I did not know.",
    "four spaced dots": "What soon faded . . . was to walk alone. . . . | Nobody missed it. . . .",
    "no space between sentences": "Good day.|Today is Monday.|Mr. Hall bought 2,000.|That is much.",
}
# The same kinds, other inputs.
MORE = [
    "At about 5:30 a.m. Dr. Han spoke. | By 3 p.m. Ms. Cho was back.",
    "The flight is at 6 a.m. Monday. | Be early.",
    "It began at 9 p.m. EST. | Nobody came.",
    "We closed at 6 P.M. | Guests left.",
    "She met the U.S. Secretary of State. | The U.N. Security Council met.",
    "He saw the U.S. | Hundreds did.",
    "They came to Washington, D.C. | Officials waited.",
    "He works in Washington, D.C. | Snow fell all day.",
    "He lives on Elm Ave. | Parking is free.",
    "U.S. Marines landed. | The U.S. Army stayed.",
    "She has a Ph.D. | She teaches here.",
    "He was sold by Acme Inc. | Nobody knew.",
    "Rolls Motor Cars inc. said it was so. | It grew.",
    "He lives on Main St. | The house is red.",
    "Drive to Oak Dr. | The street is quiet, says Dr. Oak.",
    "The vote is due in Feb. | It may be late.",
    "The coat is size M. | Fits most people.",
    "It was plan B. | Nobody liked it, said B. Kim.",
    "Use e.g. Paris, i.e. Rome. | It was Kim vs. The City.",
    "Smith et al. (2010) found it. | It was new.",
    "He paid Rs. 50 for approx. 5 kg. | Kim paid more.",
    "He went at 75 mph. | Kim went on foot.",
    "See Vol. 3, No. 5, pp. 3-4. | It is there.",
    "Table 3. Rainfall by month",
    "Fig. 4. Rainfall by month",
    "Annex B. Members of the club",
    "Exhibit 7. The old map shows the river.",
    "Chapter IV. The return",
    "2.3.1. Scope",
    "Apollo 13. A film",
    "Q. Where is it? | A. It is here.",
    "We need (1) bread, (2) milk, and (3) salt. | Buy them.",
    "(a) Wash the rice | (b) Boil it",
    "i. Wash the rice | ii. Boil it | iii. Eat",
    "Prices rose to 2. | The rest fell.",
    "1. Repeat step 2. | Then go on.",
    "The lake froze.[3][4] | Nobody fished.",
    "The lake froze.³ | Nobody fished.* | It thawed.",
    "The lake froze.11 12 | Take the next lake.",
    "The lake froze. [4] | Nobody fished.",
    "He won twice. (Three more medals) | He lost once.",
    "Mix it and -- now! -- stir. | Bake it.",
    '"Stop!"—she cried. | "Why?" – he asked.',
    "He works at Yahoo! Inc. in town. | He likes it.",
    'He shouted "Wait! Stop!" and ran. | She ran too.',
    "The rule (see Sec. 2. It is long) holds. | So be it.",
    "The call `a.b()!` fails. | Try `c ?? d`.",
    "Use 1.2.3. | Open README.md. | Call file.name() then.",
    "Return the sine of x. | Both are floats.",
    "**It works.** | Try it.",
    "Failed to load %s. | Skipping it.",
    "He came。| She left．",
]


def pieces(text: str) -> list[str]:
    return [sentence.text for sentence in split(text)]


@pytest.mark.parametrize("expected", [*KINDS.values(), *MORE])
def test_sentences(expected: str) -> None:
    text = expected.replace(" | ", " ").replace("|", "")
    assert pieces(text) == [part.strip() for part in expected.split("|")]


def test_a_list_with_an_item_a_line() -> None:
    assert pieces("features\ncontact manager\nevents, activities") == [
        "features",
        "contact manager",
        "events, activities",
    ]
