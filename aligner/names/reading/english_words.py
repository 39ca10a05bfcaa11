"""Where names can stand in an English sentence.

In:   the text of one sentence.
Out:  words with their offsets, and runs of words that could be part of a name.
Not:  choosing among the candidates (mentions/ for one text, pairing/ for two).
Idea: KCNA strings titles and names together without a comma ("Minister of Trade, Economy, Science and
      Technology Alexandr Kozlov"), so a name is what a run of capitalised words leaves once the words of
      titles, institutions and nationalities are taken away; Korean names are known by surname and syllable
      shape even in a headline where every word has a capital.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .lexicon import load_lexicon, word_set

__all__ = [
    "LINKS",
    "NOT_NAMES",
    "PLACE_HEADS",
    "Word",
    "is_capital",
    "is_headline",
    "is_title_word",
    "joins",
    "korean_name_at",
    "name_runs",
    "words",
]

# Lower-case words inside surnames of other languages; closed set.
LINKS = word_set(
    """
    van von der den de del della da do dos das di du la le el al ul bin ibn ben abu ter ten zu zur y st af
    av
    """
)

# Words that take a capital at the start of a sentence or in a headline and are no part of a name.
NOT_NAMES = word_set(
    """
    a an the this that these those it its he his him she her they their them we our us i my you your who
    whose whom which what when where why how there here and or but nor so yet if then than as at by for
    from in into of off on onto out over to under up upon with within without about above across after
    against along also although among around because before behind below beneath beside besides between
    beyond both despite down during each either else even ever every except few first following further
    hence however indeed instead just last later least less like many may meanwhile more moreover most much
    must near neither never next no none not nothing now once one only other others otherwise own per prior
    rather same second several shall should since some still such thanks therefore third though through
    throughout thus together too toward towards two three four five six seven eight nine ten twelve hundred
    unless until very via was were will would whether while yes am are be been being can could did do does
    had has have is january february march april june july august september october november december jan
    feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday
    mon tue wed thu fri sat sun today yesterday tomorrow morning afternoon evening according asked asking
    added adding appreciating expressing noting present saying said says stressed told conveying mentioning
    recalling referring pointing opening attending greeting hearing watching dear respected beloved great
    supreme eternal former late new newly old acting deputy chief senior concurrently meets met meet holds
    held hold has had talks talk visits visit visited sends sent send receives received receive gives gave
    given give attends attended inspects inspected guides guided congratulates congratulated message
    greetings greeting letter letters reply replies gift gifts floral basket baskets wreath banquet
    reception ceremony meeting conference session speech address statement commentary report reports news
    photo photos session arrives arrived leaves left pays paid call calls opens opened ends ended closes
    closed takes took place made makes make put puts signed signs sign treaty joint anniversary birthday
    day year century war victory world people peoples people's party government state country nation city
    province county region delegation army navy force forces guard guards corps unit office department
    ministry committee commission council assembly congress union league bureau agency center centre
    institute academy university school college hospital museum library theatre theater palace hall house
    tower square street road station airport factory plant farm mine complex company bank club team group
    association federation society museum embassy consulate site spaceport cosmodrome island islands river
    lake mount mt mountain mountains sea ocean peninsula bay gulf strait cape valley desert north south
    east west northern southern eastern western central upper lower international national federal republic
    democratic socialist communist workers korean juche internet god lord bible sir dr mr mrs ms prof st no
    vol constitution deputy front general special military foreign political economic cultural science
    technology trade voices admiration resounding denounces interference celebration fortune warm farewell
    end
        policy language text security defense defence economy industry finance health education sports
        environment energy
    transport information communication communications development planning labor labour justice interior public private
    social relations cooperation friendship solidarity unity peace freedom independence revolution liberation
    reunification unification construction production exhibition festival contest games cup olympic olympics prize medal
    order title hero law act bill code plan program programme project initiative campaign strategy strategic partnership
    agreement accord pact declaration communique charter resolution decision decree ordinance memorial monument statue
    foundation fund trust board panel forum summit dialogue negotiations crisis conflict operation operations exercise
    drill missile missiles rocket satellite nuclear weapon weapons aggression resistance fascist anti
"""
)

# Words that headlines leave in lower case.
_SMALL = word_set(
    "a an the and or but nor of in on at to for by with from as via over into off than per vs s"
)

# Words after a proper name that make it a place or a body.
PLACE_HEADS = word_set(
    """
    city province county region district island islands river lake sea ocean bay gulf strait peninsula
    mountain mountains street avenue road square park airport station port university college school
    institute academy hospital hotel theatre theater museum palace hall house guesthouse tower spaceport
    cosmodrome complex factory plant farm company bank group club corporation inc ltd corp federation
    republic kingdom states union front peninsula territory krai oblast prefecture village town valley
    desert administration government army party newspaper times post news agency
    """
)

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’ʼ][sS]$")

# A Korean syllable in Latin letters: KCNA, Revised, McCune-Reischauer without marks, and common personal
# spellings.
_SYLLABLE = (
    r"(?:kk|kh|k|g|gh|n|tt|th|t|d|r|l|rh|m|pp|ph|p|b|ss|sh|s|jj|j|tch|chh|ch|h|wh|w|y)?"
    r"(?:yae|yeo|yoo|you|yea|ya|ye|yo|yu|yi|wae|wa|weo|wo|we|wi|wu|wue|eui|eu|eo|ee|ae|oe|oi|oo|ou|ui|uh|ah|aw|a|e|i|o|u|ŏ|ŭ|yŏ|wŏ)"
    r"(?:ng|n|k|ck|g|l|ll|r|m|p|b|t|h|w)?"
)
_GIVEN = re.compile(_SYLLABLE, re.IGNORECASE)
_GIVEN_TWO = re.compile(_SYLLABLE + _SYLLABLE, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence: ``text[start:end]`` without possessive ending, and what stands before it."""

    text: str
    start: int
    end: int
    gap: str

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()


def words(text: str) -> tuple[Word, ...]:
    """The words of a sentence; ``'s`` is left outside the word.

    >>> [word.text for word in words("Putin's visit to Jong-un")]
    ['Putin', 'visit', 'to', 'Jong', 'un']
    """
    found = []
    before = 0
    for match in _WORD.finditer(text):
        bare = _POSSESSIVE.sub("", match.group())
        found.append(Word(bare, match.start(), match.start() + len(bare), text[before : match.start()]))
        before = match.start() + len(bare)
    return tuple(found)


def is_capital(word: Word) -> bool:
    """True if the word starts with a capital letter."""
    return word.text[0].isupper()


def is_title_word(word: Word) -> bool:
    """True if the word belongs to titles, institutions or nationalities."""
    return word.lower in load_lexicon().vocabulary


def is_headline(sentence: tuple[Word, ...]) -> bool:
    """True if every word but the small ones has a capital, so that capitals say nothing about names."""
    longer = [word for word in sentence if len(word.text) > 3]
    lower = [word for word in sentence if not is_capital(word) and word.gap not in ("-", "‑")]
    return len(longer) >= 3 and all(word.lower in _SMALL or word.lower in LINKS for word in lower)


def joins(previous: Word, word: Word) -> bool:
    """True if what stands between two words lets them belong to one name: V. Putin, St. John, Jong-un."""
    if word.gap in (" ", "-", "‑", "\u00a0"):
        return True
    return word.gap in (". ", ".") and len(previous.text) <= 2


def name_runs(sentence: tuple[Word, ...]) -> tuple[tuple[Word, ...], ...]:
    """Runs of words that could hold names: capitalised words, with particles and hyphenated parts between
    them.

    >>> [[word.text for word in run] for run in name_runs(words("Ursula von der Leyen met Kim Jong-un , chairman"))]
    [['Ursula', 'von', 'der', 'Leyen'], ['Kim', 'Jong', 'un']]
    """
    runs: list[tuple[Word, ...]] = []
    run: list[Word] = []

    def close() -> None:
        while run and run[-1].gap != "-" and not is_capital(run[-1]):
            run.pop()
        if run:
            runs.append(tuple(run))
        run.clear()

    for word in sentence:
        goes_on = bool(run) and joins(run[-1], word)
        if is_capital(word):
            if not goes_on:
                close()
            run.append(word)
        elif goes_on and (word.lower in LINKS or (word.gap in ("-", "‑") and len(word.text) <= 7)):
            run.append(word)
        else:
            close()
    close()
    return tuple(runs)


# Small words that are Korean syllables as well.
_SYLLABLES_TOO = word_set("in on no so an am to il jun sun")


def korean_name_at(run: tuple[Word, ...], index: int) -> int:
    """How many words from ``index`` on are a Korean person's name; 0 if it is none.

    >>> korean_name_at(words("Comrade Kim Jong Un Meets"), 1)
    3
    >>> korean_name_at(words("Park Geun-hye"), 0), korean_name_at(words("Lee Meets"), 0)
    (3, 0)
    """
    if (
        not is_capital(run[index])
        or run[index].lower not in load_lexicon().latin_surnames
        or index + 1 >= len(run)
    ):
        return 0
    given = run[index + 1 : index + 3]
    if len(given) == 2 and given[1].gap not in (" ", "\u00a0", "-", "‑"):
        given = given[:1]
    fits = [bool(_GIVEN.fullmatch(word.text)) for word in given]
    if run[index + 1].gap not in (" ", "\u00a0") or (
        len(run[index + 1].text) < 2 and run[index + 1].lower != "o"
    ):
        return 0
    if (
        len(given) == 2
        and all(fits)
        and (given[1].gap in ("-", "‑") or given[1].lower not in NOT_NAMES - _SYLLABLES_TOO)
    ):
        return 3
    if _GIVEN_TWO.fullmatch(given[0].text) or fits[0]:
        return 0 if given[0].lower in NOT_NAMES else 2
    return 0
