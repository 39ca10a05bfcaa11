"""Characters of the fonts of symbols that Word uses: what is drawn at each of their places.

In:   the name of a font and the number of a character in it.
Out:  the character of Unicode that looks so.
Not:  letters in other fonts.
Idea: such fonts have drawings where others have letters, and Word gives their places numbers from F020 to F0FF.
      Symbol after the table of Adobe at unicode.org (MAPPINGS/VENDORS/ADOBE/symbol.txt); Wingdings and Webdings after
      the lists of Alan Wood ("Wingdings and Unicode"), those drawings that stand in texts, each by the nearest sign
      that common fonts have. Others stay as they are.
"""

from __future__ import annotations

__all__ = ["in_symbol_font", "symbol"]

_PRIVATE = 0xF000
_KEPT = "\0"  # stands in the strings below for places that are empty, or have no sign like them

#: By font: the first place of a row, and the characters of that row.
_ROWS: dict[str, tuple[tuple[int, str], ...]] = {
    "symbol": (
        (0x20, " !∀#∃%&∋()*+,−./0123456789:;<=>?"),
        (0x40, "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"),
        (0x60, "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"),
        (0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵"),
        (0xC0, "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"),
        (0xE0, "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\0〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"),
    ),
    "wingdings": (
        (0x20, " ✏✂✁"),
        (0x28, "☎✆✉"),
        (0x36, "⌛⌨"),
        (0x3E, "✇✍"),
        (0x41, "✌"),
        (0x45, "☜☞☝☟"),
        (0x4A, "☺"),
        (0x4C, "☹"),
        (0x4E, "☠⚐"),
        (0x51, "✈☼\0❄\0✞\0✠✡☪☯"),
        (0x5D, "☸♈♉♊♋♌♍♎♏♐♑♒♓&&●❍■□□❑❒⬧⧫◆❖⬥⌧⍓⌘❀✿❝❞"),
        (0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"),
        (0x9E, "·•▪○○○◉◎\0▪□\0✦★✶✴✹✵"),
        (0xB5, "✪✰"),
        (0xD5, "⌫⌦\0➢\0\0\0➲"),
        # Arrows, thin ones and thick ones.
        (0xDF, "←→↑↓↖↗↙↘"),
        (0xE7, "←→↑↓↖↗↙↘⇦⇨⇧⇩⇔⇕⇖⇗⇙⇘▫▫✗✓☒☑"),
    ),
    "wingdings 2": (
        (0x25, "✄✀"),
        (0x4F, "✗✓✗☑☒☒☒☒"),
        (0x69, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"),
        (0x95, "⋅••●○"),
        (0x9D, "⊙⦿▪▪▪■□"),
    ),
    "wingdings 3": (
        (0x20, " ←→↑↓↖↗↙↘"),
        (0x70, "▲▼△▽◀▶◁▷◣◢◤◥"),
    ),
    "webdings": (
        (0x20, " "),
        (0x61, "✔"),
        (0x63, "□"),
        (0x67, "■"),
        (0x6E, "●"),
        (0x72, "✖"),
    ),
}
_SIGNS = {
    font: {place: char for first, row in rows for place, char in enumerate(row, first) if char != _KEPT}
    for font, rows in _ROWS.items()
}


def symbol(font: str, code: int) -> str:
    """The sign that a font shows at a place.

    Args:
        font: its name, in any case.
        code: number of the character, with or without the F000 of symbols.

    Returns:
        A sign, or the character itself where none is known; ``""`` if the number is of none.

    >>> symbol("Wingdings", 0xF0FC), symbol("Symbol", 0x61), symbol("Batang", 0xAC00)
    ('✓', 'α', '가')
    """
    place = code - _PRIVATE if _PRIVATE <= code <= _PRIVATE + 0xFF else code
    if sign := _SIGNS.get(font.strip().lower(), {}).get(place):
        return sign
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF else ""


def in_symbol_font(text: str, font: str) -> str:
    """Text as a font of symbols shows it.

    Letters stay letters outside of Symbol, where they are Greek: a font of drawings put over a whole paragraph by
    mistake shows in Word, but hides nothing here.
    """
    signs = _SIGNS.get(font.strip().lower())
    if signs is None:
        return text
    if font.strip().lower() == "symbol":
        return "".join(
            symbol(font, ord(char)) if ord(char) < 0x7F or ord(char) >= _PRIVATE else char for char in text
        )
    return "".join(symbol(font, ord(char)) if ord(char) >= _PRIVATE else char for char in text)
