"""Korean sentences: one case a line, the sentences parted by " | "."""

import pytest

from aligner.sentences.korean import korean_spans


def pieces(line: str) -> str:
    return " | ".join(line[start:end] for start, end in korean_spans(line))


# What real reports from both halves do, in sentences of our own.
NORTHERN = [
    # the mark of the end belongs to the last sentence
    "회담은 동지적인 분위기속에서 진행되였다.(끝)",
    # no space after a full stop or a comma
    "위원장동지께서 오시였다.|인민들이 열렬히 맞이하였다.|만세의 환호성이 울렸다.",
    "국방상,외무상,부상들이 참가하였다. | 회담은 두시간 진행되였다.",
    # dates and names of days
    "6.15공동선언을 철저히 리행하여야 한다. | 4.27판문점선언도 같다.",
    "주체112.9.14. 평양",
    "주체112(2023)년 9.9절을 맞으며 축하연이 진행되였다. | 일군들이 참가하였다.",
    "제15기 제1차회의가 2026. 3. 22. 평양에서 진행되였다.",
    # exclamations inside a sentence
    "《조선로동당 만세!》의 환호성이 하늘땅을 진감하였다. | 군중은 자리를 뜨지 못하였다.",
    "그이께서는 《우리는 승리한다. 반드시 승리한다.》고 말씀하시였다. | 모두가 박수를 쳤다.",
    "《어디로 가는가?》하고 물으니 그는 웃기만 하였다.",
    # slogans stand by themselves
    "위대한 조선인민 만세! | 불패의 당 만세!",
    "만세!|만세!",
    # angle brackets for quotation marks
    "<우리는 승리한다. | 승리는 우리의것이다.> | 이것이 신념이다.",
    "<<우리는 승리한다. | 승리는 우리의것이다.>> | 이것이 신념이다.",
    "<<당이 결심하면 우리는 한다!>>는 구호를 들자. | 5 < 6이다. | 끝.",
    # a question and the next sentence without a space
    "이것이 무엇을 말해주는가?|그것은 명백하다.",
    # a broken dash
    "인민의 기쁨 ? 그것이 우리의 기쁨이다.",
    "당창건기념일?10월 10일을 맞는다.",
]
SOUTHERN = [
    "정부는 27일 이같이 밝혔다. | 야당은 반발했다.",
    "(서울=연합뉴스) 아무개 기자 = 물가가 3.5% 올랐다. | 석 달 만이다.",
    "그는 “이제 시작이다. 멈추지 않겠다.”라고 말했다. | 박수가 나왔다.",
    "그는 “이제 시작이다. 멈추지 않겠다”고 말했다. | 박수가 나왔다.",
    '그는 "이제 시작이다. 멈추지 않겠다." 라고 말했다. | 박수가 나왔다.',
    "“이제 시작이다.” 그는 이렇게 말했다. | 모두가 조용했다.",
    "“어디로 가니?” 그가 물었다. | 나는 집이라고 했다.",
    "“가자.” | 해가 지고 있었다.",
    "“이제 시작이다. | 멈추지 않겠다.”",
    "‘정말?’ 하고 되물었다. | 대답은 없었다.",
    "“정말이야?”라며 웃었다. | 나도 웃었다.",
    "여야 합의 불발… 본회의 연기",
    "글쎄요… 잘 모르겠어요. | 내일 다시 오세요.",
    "그만하겠다… | 그 말만 남겼다.",
    "왜 그랬을까? | 아무도 모른다.",
    "안녕하세요? | 저는 학생이에요. | 만나서 반가워요!",
    "네. | 알겠습니다.",
    "그렇다(다만 예외는 있다. 드물다). | 그래도 그렇다.",
    "그는 떠났다. | (그 뒤로는 소식이 없다.) | 모두가 궁금해한다.",
    "「국가보안법」 제7조가 문제다. | 『토지』는 소설이다.",
    "민호가 '안 가. 정말 안 가.'라고 했다. | 나도 안 갔다.",
    # the opening mark is curly and the closing one straight
    '어머니는 “너는 게으르구나!"라고 하셨다. | 나는 웃었다.',
    # a quotation that is never closed does not hide the sentences behind it
    "그는 “이제 시작이다. | 멈추지 않겠다. | 그리고 떠났다.",
]
NUMBERS_AND_LATIN = [
    "1. 총칙이다. | 2. 목적은 다음과 같다.",
    "제1조. 이 법은 다음과 같다. | 제2조. 목적은 이것이다.",
    "가. 첫째 항목이다. | 나. 둘째 항목이다.",
    "2023. 9. 14. 발표했다. | 2023.9.15. 시행했다.",
    "오후 3시 30분. | 기차가 떠났다.",
    "U.S. 대통령이 왔다. | D.C. 일정이 남았다.",
    "A.D. 300년의 일이다. | 한국 vs. 일본 경기다.",
    "J. K. Rowling이 썼다. | Dr. 김이 번역했다.",
    "No. 102 선거구에서 투표했다. | e.g. 같은 약어는 드물다.",
    "그는 새 CEO. | 취임은 내일이다.",
    "www.kcna.kp 사이트를 보라. | 주소는 http://a.b/c.d 이다.",
    "값은 1,000.50원이다. | 두 배다.",
    "버전 2.0을 설치하세요. | 끝입니다.",
]


@pytest.mark.parametrize("expected", NORTHERN + SOUTHERN + NUMBERS_AND_LATIN)
def test_sentences(expected: str) -> None:
    # "|" without spaces around it: the text has no space there either
    line = expected.replace(" | ", " ").replace("|", "")
    assert pieces(line).replace(" | ", "|") == expected.replace(" | ", "|")


def test_sentence_without_full_stop_ends_with_the_line() -> None:
    assert pieces("회담 진행") == "회담 진행"


def test_a_long_speech_in_quotation_marks_is_split() -> None:
    speech = "“" + "우리는 끝까지 갈것이다. " * 40 + "”라고 말하였다."
    assert len(korean_spans(speech)) > 20


@pytest.mark.parametrize("line", ["", "   ", "...", "“", "(끝)", "다.", "?!?!", "”라고", "1.", "다.”다.“다."])
def test_odd_lines_keep_every_character(line: str) -> None:
    assert "".join(line[start:end] for start, end in korean_spans(line)).replace(" ", "") == line.replace(
        " ", ""
    )
