"""What each picture shows, and what a file of it holds."""

import struct
from itertools import pairwise

import pytest
from lxml import html

import aligner
from aligner import plots
from aligner.errors import FontError, InputError, MissingExtraError, UnknownNameError
from aligner.plots import saving, similarity

from .conftest import KOREAN_FONT

NEEDS_FONT = pytest.mark.skipif(
    not KOREAN_FONT, reason="needs a Korean font (apt-get install fonts-noto-cjk)"
)
KINDS = ("map", "confidence", "name", "timeline")


def rows(chart, *columns):
    """Rows of the chart's data sets that have these columns."""
    found = []

    def walk(part):
        if isinstance(part, dict):
            for value in part.values():
                walk(value)
        elif isinstance(part, list):
            if part and all(isinstance(row, dict) and set(columns) <= set(row) for row in part):
                found.extend(part)
            else:
                for value in part:
                    walk(value)

    walk(chart.to_dict())
    return found


class TestTheMap:
    def test_every_sentence_meets_every_other(self, pictures):
        squares = rows(pictures["map"], "similarity")
        assert {(row["y"], row["x"]) for row in squares} == {(i, j) for i in range(4) for j in range(4)}
        assert all(-1 <= row["similarity"] <= 1 for row in squares)

    def test_squares_of_a_pair_are_darker_than_their_neighbours(self, pictures):
        likeness = {(row["y"], row["x"]): row["similarity"] for row in rows(pictures["map"], "similarity")}
        assert likeness[1, 0] == max(likeness[1, j] for j in range(4))

    def test_pairs_are_outlined_with_both_texts_and_confidence(self, pictures, talks):
        blocks = rows(pictures["map"], "confidence")
        paired = [bead for bead in talks.beads if bead.is_paired]
        assert [(row["y"], row["x"]) for row in blocks] == [
            (bead.source[0], bead.target[0]) for bead in paired
        ]
        assert blocks[0]["source"] == talks.source_text(paired[0])
        assert {row["level"] for row in blocks} <= {"sure", "fair", "doubtful"}

    def test_sentences_without_counterpart_are_bands_across_the_field(self, pictures, talks):
        bands = rows(pictures["map"], "text", "lang")
        headline = next(band for band in bands if band["lang"] == "Korean")
        assert (headline["y"], headline["y2"], headline["x"], headline["x2"]) == (0, 1, 0, 4)
        assert talks.source_sentences[0].text in headline["text"]

    def test_the_line_runs_from_corner_to_corner_and_never_back(self, pictures):
        line = sorted(rows(pictures["map"], "order"), key=lambda row: row["order"])
        assert (line[0]["x"], line[0]["y"], line[-1]["x"], line[-1]["y"]) == (0, 0, 4, 4)
        assert all(a["x"] <= b["x"] and a["y"] <= b["y"] for a, b in pairwise(line))

    def test_long_texts_are_drawn_several_sentences_a_square(self, monkeypatch, talks):
        monkeypatch.setattr(similarity, "MOST_SQUARES", 4)
        squares = rows(plots.similarity_map(talks), "similarity")
        assert len(squares) == 4
        assert {(row["x"], row["x2"]) for row in squares} == {(0, 2), (2, 4)}

    def test_two_versions_in_one_language_are_told_apart(self):
        same = aligner.align(["Talks took place."], ["Talks were held."], langs=("en", "en"))
        shown = str(plots.similarity_map(same).to_dict())
        assert "English 1 sentence" in shown
        assert "English 2 sentence" in shown

    def test_one_side_may_be_without_any_counterpart(self):
        alone = aligner.align(["회담이 진행되였다."], ["Quarterly earnings rose.", "Shares fell."])
        assert plots.similarity_map(alone).to_dict()


class TestTheHistogram:
    def test_every_row_is_counted_once(self, pictures, talks):
        bars = rows(pictures["confidence"], "kind", "rows")
        assert sum(bar["rows"] for bar in bars) == len(talks.beads)
        assert sum(bar["rows"] for bar in bars if bar["kind"] == "no counterpart") == sum(
            not bead.is_paired for bead in talks.beads
        )


class TestTheNamePath:
    def test_letters_spell_the_name(self, pictures):
        letters = list(rows(pictures["name"], "unit", "text"))
        written = [row["text"] for row in letters if row["text"] != "–"]
        assert "".join(written) == "vladimirputin"

    def test_syllables_stand_over_their_letters_a_line_a_word(self, pictures):
        boxes = rows(pictures["name"], "middle", "centre")
        boxes = boxes[: len(boxes) // 2]  # drawn as boxes, and as the letters in them
        assert "".join(box["text"] for box in boxes) == "울라지미르뿌찐"
        assert [box["line"] for box in boxes] == [0] * 5 + [1] * 2
        assert [round(box["x2"] - box["x"]) for box in boxes] == [2, 2, 2, 2, 2, 2, 3]

    def test_a_misprint_is_marked(self):
        steps = {
            row["unit"]: row["kind"] for row in rows(plots.name_path("만뚜로브", "Mantrov"), "unit", "kind")
        }
        assert steps["ㅜ"] == "rare"

    @pytest.mark.parametrize(("ko", "en"), [("", "Putin"), ("뿌찐", ""), ("Putin", "Putin")])
    def test_without_letters_there_is_no_path(self, ko, en):
        with pytest.raises(InputError, match="Korean letters"):
            plots.name_path(ko, en)


class TestTheTimeline:
    def test_each_form_and_date_once_with_its_count(self, pictures):
        points = {(row["en"], row["date"], row["count"]) for row in rows(pictures["timeline"], "count")}
        assert points == {
            ("Sergei Lavrov", "2023-09-14", 1),
            ("Sergey Lavrov", "2023-09-14", 1),
            ("Sergei Lavrov", "2024-06-20", 1),
            ("Sergey Lavrov", "2025-09-04", 1),
        }

    def test_places_without_a_date_are_told(self, pictures):
        assert "1 places in texts without a date" in str(pictures["timeline"].to_dict()["title"])

    def test_without_dates_there_is_nothing_to_draw(self):
        with pytest.raises(InputError, match="dated texts"):
            plots.variant_timeline(aligner.Entry("뿌찐", "Putin"))


class TestFiles:
    @pytest.mark.parametrize("kind", KINDS)
    def test_a_page_holds_its_scripts_and_forbids_every_request(self, saved, kind):
        page = (saved / f"{kind}.html").read_text(encoding="utf-8")
        assert "default-src 'none'" in page
        assert not html.fromstring(page).xpath("//@src | //@href")
        assert 200_000 < len(page) < 2_000_000

    @pytest.mark.parametrize("kind", KINDS)
    def test_a_drawing_keeps_its_text_as_text(self, saved, kind):
        drawing = (saved / f"{kind}.svg").read_text(encoding="utf-8")
        assert drawing.startswith("<svg")
        assert "<text" in drawing

    @NEEDS_FONT
    @pytest.mark.parametrize("kind", KINDS)
    def test_an_image_is_sharp_and_small(self, saved, kind):
        image = (saved / f"{kind}.png").read_bytes()
        width, height = struct.unpack_from(">II", image, 16)
        assert image.startswith(b"\x89PNG")
        assert width > 600 < 2 * height
        assert len(image) < 400_000

    def test_korean_is_in_the_files_as_such(self, saved):
        assert "라브로브" in (saved / "timeline.svg").read_text(encoding="utf-8")
        assert "라브로브" in (saved / "timeline.html").read_text(encoding="utf-8")

    def test_other_suffixes_are_refused(self, pictures, tmp_path):
        with pytest.raises(UnknownNameError, match=r"\.html, \.png, \.svg"):
            plots.save(pictures["name"], tmp_path / "name.jpg")
        assert not list(tmp_path.iterdir())

    def test_no_korean_font_is_said_before_boxes_are_drawn(self, pictures, tmp_path, monkeypatch):
        monkeypatch.setattr(saving, "_FONT_FOLDERS", (str(tmp_path),))
        with pytest.raises(FontError, match="fonts-noto-cjk"):
            plots.save(pictures["name"], tmp_path / "name.png")
        plots.save(pictures["name"], tmp_path / "name.svg")

    def test_a_text_cannot_end_the_script_it_is_in(self, tmp_path):
        alignment = aligner.align(["</script><b>회담</b>"], ["</script><script>alert(1)</script>"])
        plots.write_map(alignment, tmp_path / "map.html")
        assert "</script><" not in (tmp_path / "map.html").read_text(encoding="utf-8").replace(
            "</script>\n", ""
        )

    def test_without_altair_the_message_says_what_to_install(self, monkeypatch, talks):
        monkeypatch.setitem(__import__("sys").modules, "vl_convert", None)
        with pytest.raises(MissingExtraError, match=r"pip install -e '\.\[plots\]'"):
            plots.similarity_map(talks)


class TestTheCommandLine:
    @pytest.mark.parametrize(
        ("name", "is_map"),
        [
            ("map.html", True),
            ("MAP.HTML", True),
            ("talks-map.html", True),
            ("talks.map.html", True),
            ("talks_map.html", True),
            ("talks.svg", True),
            ("talks.png", True),
            ("talks.html", False),
            ("roadmap.html", False),
            ("map.tmx", False),
            ("map", False),
        ],
    )
    def test_the_name_says_whether_it_is_the_map(self, name, is_map):
        assert plots.is_map(name) is is_map

    @NEEDS_FONT
    def test_page_and_map_side_by_side(self, tmp_path, capsys):
        from aligner.cli import main

        (tmp_path / "ko.txt").write_text("회담은 9월 13일에 진행되였다.", encoding="utf-8")
        (tmp_path / "en.txt").write_text("Talks took place on September 13.", encoding="utf-8")
        outputs = [tmp_path / name for name in ("talks.html", "map.html", "talks.png", "talks.svg")]
        options = [part for path in outputs for part in ("-o", str(path))]
        assert main(["align", str(tmp_path / "ko.txt"), str(tmp_path / "en.txt"), *options]) == 0
        assert [("vegaEmbed" in path.read_text(encoding="utf-8")) for path in outputs[:2]] == [False, True]
        assert capsys.readouterr().err.count("wrote ") == 4


class TestNotebooks:
    @NEEDS_FONT
    def test_a_picture_is_stored_as_an_image_and_loads_nothing(self, pictures):
        forms = saving._in_notebook(pictures["name"].to_dict())
        assert "text/html" not in forms
        assert "image/png" in forms
        assert any(name.startswith("application/vnd.vegalite.") for name in forms)

    def test_without_a_font_the_interactive_form_is_left_and_the_text_says_why(
        self, pictures, tmp_path, monkeypatch
    ):
        monkeypatch.setattr(saving, "_FONT_FOLDERS", (str(tmp_path),))
        forms = saving._in_notebook(pictures["name"].to_dict())
        assert "image/png" not in forms
        assert "fonts-noto-cjk" in forms["text/plain"]

    def test_alignments_print_side_by_side(self, talks):
        shown = talks._repr_html_()
        assert shown.count("<tr") == len(talks.beads) + 1
        assert "no counterpart" in shown
        assert talks.signature in shown

    def test_texts_are_escaped(self):
        shown = aligner.align(["<b>회담</b>이 진행되였다."], ["<i>Talks</i> took place."])._repr_html_()
        assert "<b>회담" not in shown
        assert "&lt;b&gt;" in shown

    def test_entries_print_with_their_proof(self, lavrov):
        shown = lavrov._repr_html_()
        assert "쎄르게이 라브로브" in shown
        assert "2023-09-14" in shown
