"""Northern spelling to Southern and back; articles are those of the Northern norm (맞춤법)."""

import pytest

from aligner.hangul import to_north, to_south

# Both ways.
PAIRS = [
    # article 25: initial ㄹ and ㄴ of Sino-Korean words
    ("로동", "노동"), ("녀자", "여자"), ("락원", "낙원"),
    ("례외", "예외"), ("련방", "연방"), ("립장", "입장"), ("리용", "이용"),
    ("력사", "역사"), ("래일", "내일"), ("량심", "양심"),
    ("려행", "여행"), ("료리", "요리"), ("류학", "유학"), ("론의", "논의"),
    # inside compounds
    ("조선로동당", "조선노동당"), ("로씨야련방", "러시아연방"),
    ("국제련합", "국제연합"), ("세계력사", "세계역사"), ("병진로선", "병진노선"),
    # article 11: 여 after ㅚ ㅐ ㅟ ...
    ("되여", "되어"), ("되였다", "되었다"), ("쥐여", "쥐어"), ("드디여", "드디어"), ("도리여", "도리어"),
    # article 10
    ("고마와", "고마워"),
    # articles 14, 6, 26 and single words
    ("기발", "깃발"), ("뒤일", "뒷일"), ("일군들", "일꾼들"),
    ("페지", "페이지"), ("땅크", "탱크"), ("콤퓨터", "컴퓨터"),
]  # fmt: skip


@pytest.mark.parametrize(("north", "south"), PAIRS)
def test_both_ways(north: str, south: str) -> None:
    assert to_south(north) == south
    assert to_north(south) == north


@pytest.mark.parametrize(
    ("north", "south"),
    [
        ("하였다", "했다"),
        ("하시였다", "하셨다"),
        ("것이였다", "것이었다"),
        ("창건 75돐", "창건 75돌"),
        ("규률", "규율"),
        ("대렬", "대열"),
        ("법률", "법률"),
        ("뻐스", "버스"),
        ("리성", "이성"),
        ("리상", "이상"),
        ("구태여", "구태여"),
    ],
)
def test_to_the_south_only(north: str, south: str) -> None:
    assert to_south(north) == south


@pytest.mark.parametrize(
    "word",
    [
        "관련방안",
        "마련하다",
        "대통령",
        "우리",
        "노래",
        "라디오",
        "녀석",
        "뉴스",
        "리비아",
        "로마",
        "로봇",
        "기발한",
        "수자원",
        "달리해서",
    ],
)
def test_what_the_rules_must_not_touch(word: str) -> None:
    assert to_south(word) == word


@pytest.mark.parametrize(
    "word",
    ["노력", "유리", "이성", "이상", "양식", "예산", "농촌", "유언", "이면", "관련방안", "노래", "영화"],
)
def test_ambiguous_southern_words_stay(word: str) -> None:
    # 이상 is 以上 (North 이상) before 理想 (North 리상): sound alone cannot tell.
    assert to_north(word) == word


@pytest.mark.parametrize(
    ("north", "south"),
    [
        ("리병철", "이병철"),
        ("류미영", "유미영"),
        ("로두철", "노두철"),
        ("량형섭", "양형섭"),
        ("박태룡", "박태룡"),
        ("김정은", "김정은"),
    ],
)
def test_of_a_personal_name_only_the_surname_changes(north: str, south: str) -> None:
    assert to_south(north) == south
    assert to_north(south) == north


def test_the_surname_im_stays_because_the_north_has_both() -> None:
    assert to_south("림천일") == "임천일"
    assert to_north("임천일") == "임천일"


# Facts, section 8: countries and cities follow the endonym in the North.
COUNTRIES = [
    ("로씨야", "러시아"), ("뽈스까", "폴란드"),
    ("마쟈르", "헝가리"), ("벌가리아", "불가리아"), ("흐르바쯔까", "크로아티아"),
    ("쯔르나고라", "몬테네그로"), ("쓰르비아", "세르비아"),
    ("네데를란드", "네덜란드"), ("뛰르끼예", "튀르키예"), ("에짚트", "이집트"),
    ("스웨리예", "스웨덴"), ("단마르크", "덴마크"),
    ("벨지끄", "벨기에"), ("에스빠냐", "스페인"), ("뽀르뚜갈", "포르투갈"),
    ("이딸리아", "이탈리아"), ("메히꼬", "멕시코"), ("꾸바", "쿠바"),
    ("뻬루", "페루"), ("마로끄", "모로코"), ("뜌니지", "튀니지"),
    ("수리아", "시리아"), ("파키스딴", "파키스탄"), ("윁남", "베트남"), ("캄보쟈", "캄보디아"), ("먄마", "미얀마"),
    ("울라지보스또크", "블라디보스토크"), ("씨비리", "시베리아"), ("와르샤와", "바르샤바"), ("까히라", "카이로"),
]  # fmt: skip


@pytest.mark.parametrize(("north", "south"), COUNTRIES)
def test_countries_and_cities(north: str, south: str) -> None:
    assert to_south(north) == south
    assert to_south(f"{north}에서") == f"{south}에서"


# Facts, section 4, and names that no table of pairs holds.
RUSSIANS = [
    ("울라지미르 울라지미로비치 뿌찐", "블라디미르 블라디미로비치 푸틴"),
    ("쎄르게이 라브로브", "세르게이 라브로프"),
    ("제니스 만뚜로브", "데니스 만투로프"),
    ("쎄르게이 쇼이구", "세르게이 쇼이구"),
    ("알렉쎄이 오베르츄크", "알렉세이 오베르추크"),
    ("유리 뜨루뜨네브", "유리 트루트네프"),
    ("마라뜨 후스눌린", "마라트 후스눌린"),
    ("드미뜨리 뻬스꼬브", "드미트리 페스코프"),
    ("알렉싼드르 꼬즐로브", "알렉산드르 코즐로프"),
    ("위딸리 싸벨리예브", "비탈리 사벨리예프"),
    ("알렉싼드르 마쩨고라", "알렉산드르 마체고라"),
    ("메드베제브", "메드베데프"),
    ("보르뜨니꼬브", "보르트니코프"),
]


@pytest.mark.parametrize(("north", "south"), RUSSIANS)
def test_russian_names(north: str, south: str) -> None:
    assert to_south(north) == south
    assert to_north(south) == north


@pytest.mark.parametrize(
    "word", ["때문", "빠르다", "아빠", "뿌리", "까치", "코끼리", "토끼", "싸움", "또다시"]
)
def test_korean_words_with_tense_letters_are_not_taken_for_russian(word: str) -> None:
    assert to_south(word) == word
    assert to_north(word) == word


def test_running_text() -> None:
    north = "로씨야련방 대통령은 조선로동당 중앙위원회에서 노력하는 녀성들과 만났으며 회담이 진행되였다."
    south = "러시아연방 대통령은 조선노동당 중앙위원회에서 노력하는 여성들과 만났으며 회담이 진행되었다."
    assert to_south(north) == south
    assert to_north(south) == north


def test_southern_text_comes_back_unchanged() -> None:
    text = "노동부 장관은 어제 이용자들의 여론을 들은 뒤 연설했다. 논의가 되었고 라디오와 뉴스에 나왔다."
    assert to_south(text) == text


def test_nothing_to_do() -> None:
    assert to_south("") == to_north("") == ""
    assert to_south("Putin 2023") == "Putin 2023"
