"""Conversions on words and names that no table of the program was written from: expected forms set down by hand.

Russian: the rules of 외국말적기법 (Russian part of 1985) and of the Southern notice 2005-32. Words: 조선말규범집
article 25, 한글 맞춤법 articles 10-12, and press usage on both sides.
"""

from __future__ import annotations

import pytest

from aligner.hangul import cyrillic_to_north, cyrillic_to_south, romanize, to_north, to_south
from aligner.names import cyrillic_to_latin

RUSSIAN = """
    Медведев 메드베제브 메드베데프    Зеленский 젤렌스끼 젤렌스키       Матвиенко 마뜨비옌꼬 마트비옌코
    Мишустин 미슈스찐 미슈스틴        Володин 월로진 볼로딘             Нарышкин 나릐슈낀 나리시킨
    Патрушев 빠뜨루쉐브 파트루셰프    Белоусов 벨로우쏘브 벨로우소프    Козак 꼬자크 코자크
    Ушаков 우샤꼬브 우샤코프          Чернышенко 체르늬쉔꼬 체르니셴코  Жуков 쥬꼬브 주코프
    Хрущёв 흐루쑈브 흐루쇼프          Горбачёв 고르바쵸브 고르바초프    Ельцин 옐찐 옐친
    Брежнев 브레쥬네브 브레즈네프     Чехов 체호브 체호프               Толстой 똘스또이 톨스토이
    Пушкин 뿌슈낀 푸시킨              Гагарин 가가린 가가린             Терешкова 쩨레슈꼬바 테레시코바
    Хабаровск 하바롭스크 하바롭스크   Николай 니꼴라이 니콜라이         Татьяна 따찌야나 타티야나
    Ольга 올가 올가                   Игорь 이고리 이고리               Фёдор 표도르 표도르
    Вячеслав 뱌체슬라브 뱌체슬라프    Валентина 왈렌찌나 발렌티나       Екатерина 예까쩨리나 예카테리나
    Цветаева 쯔베따예바 츠베타예바    Щукин 쓔낀 슈킨                   Эдуард 에두아르드 에두아르트
    Лев 레브 레프                     Андрей 안드레이 안드레이          Тимошенко 찌모쉔꼬 티모셴코
    Дмитриев 드미뜨리예브 드미트리예프  Курск 꾸르스크 쿠르스크         Лукашенко 루까쉔꼬 루카셴코
    Пётр 뾰뜨르 표트르                Алексеев 알렉쎄예브 알렉세예프    Воробьёв 워로비요브 보로비요프
    Ростов 로스또브 로스토프          Тула 뚤라 툴라                    Виктор 윅또르 빅토르
"""
# The words of each line in turn: Russian, North, South.
RUSSIAN_ROWS = list(zip(*[iter(RUSSIAN.split())] * 3, strict=True))

WORDS = """
    로동당 노동당    조선로동당 조선노동당    녀성 여성    력사 역사    로씨야련방 러시아연방    리용 이용
    례외 예외    래일 내일    락원 낙원    령도자 영도자    류학생 유학생    륙군 육군    론문 논문
    료리 요리    립장 입장    되였다 되었다    되여 되어    드디여 드디어    도이췰란드 독일
    뽈스까 폴란드    체스꼬 체코    마쟈르 헝가리    스웨리예 스웨덴    단마르크 덴마크    에스빠냐 스페인
    뽀르뚜갈 포르투갈    메히꼬 멕시코    꾸바 쿠바    수리아 시리아    에짚트 이집트    윁남 베트남
    캄보쟈 캄보디아    네데를란드 네덜란드    인디아 인도    울라지보스또크 블라디보스토크
    씨비리 시베리아    땅크 탱크    뜨락또르 트랙터    텔레비죤 텔레비전    일군 일꾼    리병철 이병철
    류현우 유현우    로광철 노광철    려운형 여운형    량강도 양강도    련합군사연습 연합군사연습
    남녀로소 남녀노소    대렬 대열    규률 규율    비률 비율    법률 법률    협력 협력    미싸일 미사일
    콤퓨터 컴퓨터    마라손 마라톤    벨라루씨 벨라루스    따쥐끼스딴 타지키스탄
    유엔안전보장리사회 유엔안전보장이사회    뿌찐 푸틴    쇼이구 쇼이구    마쩨고라 마체고라
    메드베제브 메드베데프    로씨야외무상 러시아외무상    리념 이념    례절 예절    로인 노인
    유도탄 유도탄    카메라 카메라    김정은 김정은
"""
WORD_ROWS = list(zip(*[iter(WORDS.split())] * 2, strict=True))

# Name; KCNA, the North's own system, Revised, McCune-Reischauer.
KOREAN = [
    ("김덕훈", "Kim Tok Hun", "Kim Tŏk Hun", "Gim Deokhun", "Kim Tŏk-hun"),
    ("최룡해", "Choe Ryong Hae", "Choe Ryong Hae", "Choe Ryonghae", "Ch'oe Ryong-hae"),
    ("박광호", "Pak Kwang Ho", "Pak Kwang Ho", "Bak Gwangho", "Pak Kwang-ho"),
    ("김여정", "Kim Yo Jong", "Kim Yŏ Jŏng", "Gim Yeojeong", "Kim Yŏ-jŏng"),
    ("조용원", "Jo Yong Won", "Jo Yong Wŏn", "Jo Yong-won", "Cho Yong-wŏn"),
    ("강순남", "Kang Sun Nam", "Kang Sun Nam", "Gang Sunnam", "Kang Sun-nam"),
    ("현영철", "Hyon Yong Chol", "Hyŏn Yŏng Chŏl", "Hyeon Yeongcheol", "Hyŏn Yŏng-ch'ŏl"),
]

# Name; KCNA, BGN/PCGN, passport.
LATIN = [
    ("Дмитрий Медведев", "Dmitri Medvedev", "Dmitriy Medvedev", "Dmitrii Medvedev"),
    ("Вячеслав Володин", "Vyacheslav Volodin", "Vyacheslav Volodin", "Viacheslav Volodin"),
    ("Юрий Ушаков", "Yuri Ushakov", "Yuriy Ushakov", "Iurii Ushakov"),
    ("Никита Хрущёв", "Nikita Khrushchev", "Nikita Khrushchëv", "Nikita Khrushchev"),
    ("Евгений Пригожин", "Yevgeny Prigozhin", "Yevgeniy Prigozhin", "Evgenii Prigozhin"),
    ("Ольга Щукина", "Olga Shchukina", "Ol’ga Shchukina", "Olga Shchukina"),
]


@pytest.mark.parametrize(("russian", "north", "south"), RUSSIAN_ROWS, ids=[row[0] for row in RUSSIAN_ROWS])
def test_russian_names_on_both_sides(russian: str, north: str, south: str) -> None:
    assert (cyrillic_to_north(russian), cyrillic_to_south(russian)) == (north, south)


@pytest.mark.parametrize(("north", "south"), WORD_ROWS, ids=[row[0] for row in WORD_ROWS])
def test_words_and_names_there_and_back(north: str, south: str) -> None:
    assert (to_south(north), to_north(south)) == (south, north)


@pytest.mark.parametrize(("name", "kcna", "dprk", "rr", "mr"), KOREAN, ids=[row[0] for row in KOREAN])
def test_korean_names_in_four_systems(name: str, kcna: str, dprk: str, rr: str, mr: str) -> None:
    assert tuple(romanize(name, system) for system in ("kcna", "dprk", "rr", "mr")) == (kcna, dprk, rr, mr)


@pytest.mark.parametrize(("russian", "kcna", "bgn", "passport"), LATIN, ids=[row[0] for row in LATIN])
def test_russian_names_in_latin(russian: str, kcna: str, bgn: str, passport: str) -> None:
    assert tuple(cyrillic_to_latin(russian, system) for system in ("kcna", "bgn", "passport")) == (
        kcna,
        bgn,
        passport,
    )
