"""Which of a page's dates is that of publication."""

from pathlib import Path

import pytest

from aligner.documents import read
from aligner.documents.dates import find_date, is_date_line


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # Juche dates; Juche 1 is 1912
        (["Talks were held.", "www.kcna.kp (Juche112.9.14.)"], "2023-09-14"),
        (["회담이 진행되였다.", "http://www.kcna.kp (주체112.9.14.)"], "2023-09-14"),
        (["회담이 진행되였다.", "http://www.kcna.kp (Juche 112.9.14.)"], "2023-09-14"),
        # labels
        (
            ["April 16, 2024", "Date: 26/04/2019 | Source: Ministry (EN)", "He came on April 25."],
            "2019-04-26",
        ),
        (["Date: 05/06/2019 | Source: KCNA.kp (En)"], "2019-06-05"),
        (["입력 2023.04.27 10:30", "수정 2023.05.01 11:00", "회담이 열렸다."], "2023-04-27"),
        (["Published: April 27, 2023", "Talks were held on April 26."], "2023-04-27"),
        # datelines
        (["(Korea Central News Agency from Pyongyang, September 14th, 2023)", "They met."], "2023-09-14"),
        (["(평양 2023년 9월 14일발 조선중앙통신)", "회담이 진행되였다."], "2023-09-14"),
        (["Pyongyang, September 14 (KCNA) -- They met.", "September 15, 2023"], "2023-09-14"),
        # dates that stand alone, confirmed by the days of the text
        (["date 2025-09-07 Leaders Meet", "They met on September 3.", "2025-09-04"], "2025-09-04"),
        (["2023.9.15. 《로동신문》 1면", "9월 14일 공장을 돌아보시였다."], "2023-09-15"),
        (["주체112(2023)년 9월 15일", "그는 9월 14일 공장을 돌아보았다."], "2023-09-15"),
        (["March 3, 2021", "A text that speaks of no day."], "2021-03-03"),
        # a page saved months later does not tell
        (["Nov. 28, 2024 Thursday", "Talks were held on June 19."], None),
        (["Talks were held on June 19."], None),
        # day or month?
        (["04/05/2019", "Talks were held on May 3."], None),
        (["25/12/2019"], "2019-12-25"),
        # no such day
        (["2023-02-30", "Juche112.13.40."], None),
        ([], None),
    ],
)
def test_date_of_publication(lines: list[str], expected: str | None) -> None:
    assert find_date(lines) == expected


@pytest.mark.parametrize(
    "line",
    [
        "April 16, 2024",
        "16 April 2024",
        "Nov. 28, 2024 Thursday",
        "Thursday, Nov. 28, 2024",
        "2024-04-16",
        "2024.4.16.",
        "2024년 4월 16일",
        "주체113(2024)년 4월 16일 화요일",
        "2024/04/16 09:30",
        "April 16th, 2024 10:30 am",
    ],
)
def test_lines_that_are_dates(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line", ["April 16", "2024", "In April 2024 they met.", "2024년", "On 2024-04-16 they met", ""]
)
def test_lines_that_are_not(line: str) -> None:
    assert not is_date_line(line)


@pytest.mark.parametrize(
    ("name", "line", "expected"),
    [
        ("2025-07-12.ko.txt", "(평양 7월 12일발 조선중앙통신)", "2025-07-12"),
        ("kcna_20250712_ko.html", "(평양 7월 12일발 조선중앙통신)", "2025-07-12"),
        ("2025_07_12 talks.txt", "Pyongyang, July 12 (KCNA) -- Talks were held.", "2025-07-12"),
        ("2025-07-12.txt", "Talks were held.", "2025-07-12"),
        ("2025-07-12.txt", "(평양 3월 1일발 조선중앙통신)", None),  # another day
        ("talks.txt", "(평양 7월 12일발 조선중앙통신)", None),
        ("2025-13-40.txt", "Talks were held.", None),
        ("120250712.txt", "Talks were held.", None),
    ],
)
def test_the_name_of_a_file_tells_the_year_if_its_dateline_agrees(
    tmp_path: Path, name: str, line: str, expected: str | None
) -> None:
    korean = "회담이 평양에서 진행되였다.\n쌍방은 협력문제를 토의하였다."
    path = tmp_path / name
    path.write_text(
        f"{line}\n{korean if '평양' in line else 'Both sides discussed cooperation.'}", encoding="utf-8"
    )
    assert read(path)[0].date == expected


def test_the_page_comes_before_the_name_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "2025-07-12.txt"
    path.write_text("Talks were held on September 13.\nwww.kcna.kp (Juche112.9.14.)", encoding="utf-8")
    assert read(path)[0].date == "2023-09-14"


@pytest.mark.parametrize(
    ("frame", "day"),
    [
        (["calendar>>March 4. 2026 Juche 115"], "2026-03-04"),
        (["과거기사 달력>>2026년 3월 4일기사 목록"], "2026-03-04"),
        (["Mar. 4,Juche 115 (2026) Wednesday", "Politics 2026.3.4."], "2026-03-04"),
        (["March 04, 2026Mar 04, 2026"], "2026-03-04"),
        (["작성자 관리자 작성일26-03-04 11:20 댓글0건"], "2026-03-04"),
        (["8/13/2019", "0 download"], None),
        (["업로드 2019-08-13"], None),
    ],
)
def test_a_frame_tells_the_day_of_the_text_and_not_of_its_upload(
    tmp_path: Path, frame: list[str], day: str | None
) -> None:
    path = tmp_path / "page.txt"
    path.write_text("\n".join([*frame, "A Bridge", "They met on June 3.", "They parted soon."]), "utf-8")
    assert read(path)[0].date == day
