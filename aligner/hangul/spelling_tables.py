"""Syllables and stems for the initial sound rule and the verb endings; read by spelling.py.

The Northern norm is the 맞춤법 of 조선말규범집: article 25 keeps initial ㄹ and ㄴ of Sino-Korean words, article 11
writes 여 after ㅣ ㅐ ㅔ ㅚ ㅟ ㅢ. The Southern counterparts are articles 10-12 (두음 법칙) of 한글 맞춤법. Single words
that no rule covers are facts, in seeds/lexicon/spellings.tsv.
"""

from __future__ import annotations

__all__ = [
    "BOUND_BEFORE",
    "COMPOUND_SECOND",
    "EO_STAYS",
    "FOREIGN_R",
    "FRONT_STEMS",
    "I_STEMS",
    "NOT_BACK",
    "NOT_INSIDE",
    "N_STAYS",
    "N_SYLLABLES",
    "R_SYLLABLES",
    "SINO_KOREAN",
    "YEO_STAYS",
]


def _list(words: str) -> tuple[str, ...]:
    """The words of a table, separated by white space."""
    return tuple(words.split())


# Readings of Chinese characters that begin with ㄹ: the only syllables that the initial sound rule can touch.
R_SYLLABLES = frozenset("라락란랄람랍랑래랭략량려력련렬렴렵령례로록론롱뢰료룡루류륙륜률륭륵름릉리린림립")
# Every reading of a Chinese character: what may stand in a Sino-Korean word.
SINO_KOREAN = frozenset(
    "가각간갈감갑강개객갱거건걸검겁게격견결겸경계고곡곤골공과곽관괄광괘괴굉교구국군굴궁권궐궤귀규균귤극근글금급긍기긴길김끽"
    "나낙난날남납낭내냉녀년념녕노농뇌뇨눈눌뉴능니닉다단달담답당대댁덕도독돈돌동두둔득등"
    "라락란랄람랍랑래랭략량려력련렬렴렵령례로록론롱뢰료룡루류륙륜률륭륵름릉리린림립"
    "마막만말망매맥맹멱면멸명모목몰몽묘무묵문물미민밀박반발방배백번벌범법벽변별병보복본봉부북분불붕비빈빙"
    "사삭산살삼삽상쌍새색생서석선설섬섭성세소속손솔송쇄쇠수숙순술숭슬습승시식신실심십"
    "아악안알암압앙애액앵야약양어억언얼엄업여역연열염엽영예오옥온올옹와완왈왕왜외요욕용우욱운울웅원월위유육윤율융은을음읍응의이익"
    "인일임입잉자작잔잠잡장재쟁저적전절점접정제조족존졸종좌죄주죽준줄중즉즐즙증지직진질짐집징"
    "차착찬찰참창채책처척천철첨첩청체초촉촌총촬최추축춘출충췌취측층치칙친칠침칩칭쾌타탁탄탈탐탑탕태택탱터토통퇴투특"
    "파판팔패팽퍅편평폐페포폭표품풍피필핍하학한할함합항해핵행향허헌헐험혁현혈혐협형혜호혹혼홀홍화확환활황회획횡효후훈훼휘휴흉"
    "흑흔흘흠흡흥희힐"
)
# Last syllables of verb stems after which the North writes 여 (되여); other words in such vowels are mostly nouns.
FRONT_STEMS = "되내깨빼쥐뛰쉬뒤튀띄희괴꾀쇠헤떼메베"
# Readings of Chinese characters that begin with ㄴ and lose it in the South before i and y.
N_SYLLABLES = frozenset("녀년념녕뇨뉴니닉")

# First syllables of loanwords and foreign names with ㄹ, which the South keeps as well.
FOREIGN_R = _list("""
    라디 라지 라이 라인 라면 라오 라틴 라스 라트 라벨 라브 라바 라켓 라크 라파 라호 라마 라운 란셋 람다
    랑데 랠리 랩 랭킹 랜 랙 로봇 로케 로켓 로마 로미 로므 로비 로스 로씨 로이터 로버 로베 로저 로터 로타
    로테 로렌 로드 로즈 로그 로딩 로맨 로션 로열 로고 로잔 로컬 로빈 롤 론돈 롱런 롱비 루마 루불 루블 루비
    루이 루트 루스 루터 루르 루카 루쏘 루소 루돌 루안 루머 룸 류마 리그 리드 리더 리듬 리버 리비 리스 리터
    리튬 리투 리뜨 리트 리라 리마 리모 리본 리우 리처 리카 리콜 리포 리히 리오 리옹 리야드 리메 리무 리베
    리셉 리조 리턴 리바 리눅 린든 린치 린넨 링 림프 림보 립스 립글 레
""")

# Words with ㄴ that both Koreas write alike: native, foreign, or frozen by article 25.
N_STAYS = _list("""
    녀석 년놈 년들 뉴스 뉴욕 뉴질 뉴잉 뉴햄 뉴저 뉴튼 뉴턴 뉴델 뉴올 니켈 니코 니카 니제 니그 니까 니스
    니트 니아 니가 니들 니체 니콜 니키 니나 니다 니라
""")

# Sino-Korean first parts of words whose initial the South drops or changes, in Northern spelling. North to South
# also applies them inside compounds (조선로동당); South to North, where sound alone is ambiguous, nothing else.
COMPOUND_SECOND = _list("""
    로동 로력 로선 로조 로병 로인 로후 로년 로농 로임 로골 로출 로획 로숙 련방 련맹 련합 련대 련락 련속
    련쇄 련결 련습 련계 련재 련관 련좌 련꽃 련못 련인 련애 련안 련민 련정 련일 련이어 련달아 력사 력량
    력도 력점 력설 력학 력기 력대 력임 령토 령도 령해 령공 령역 령사 령하 령장 령감 령혼 령활 령세 리용
    리익 리론 리념 리성 리해 리유 리사회 리윤 리득 리자 리발 리별 리혼 리탈 리력 리과 리상 리조 리행 리면
    량심 량국 량측 량식 량자 량면 량강 량곡 량반 량립 량해 량호 려행 려객 려관 려단 려권 려로 렬차 렬사
    렬강 렬등 렬세 렬거 렬녀 론문 론의 론평 론설 론쟁 론리 론증 론거 론하 론조 론박 료리 료금 료해 료양
    룡광 룡성 류학 류통 류행 류역 류입 류출 류동 류사 류의 류다른 류격 류형 류창 류산 륙군 륙상
    륙해공 륙지 륙로 륙전 륙체 륜리 륜전 륜곽 림시 림업 림산 림박 림종 림상 립장 립법 립증 립체 립각 립지
    립헌 립춘 립추 립동 립하 립후보 락원 락후 락담 락관 락제 락하 락하산 락조 락농 락착 란민 란동 란관 란립
    란폭 란무 란사 람용 람독 랍치 랑독 랑비 랑만 랑군 랑림 래일 래년 래왕 래방 래빈 래주 랭면 랭동 랭전
    랭각 랭장 랭기 랭대 랭혹 랭정 랭철 랭방 략탈 략칭 략어 략도 략력 례의 례절 례외 례년 례물 례배 례포 례식 례찬
    록음 록화 록색 록지 롱구 롱담 롱락 뢰물 뢰우 뢰성 루설 루진 루적 루락 루명 룡해 륭성 릉욕 릉라 릉가
    림진강 녀자 녀성 녀사 녀왕 녀맹 녀인 녀교 녀의 녀류 녀배 녀학 년간 년도 년대 년금 년말 년초 년세 년령
    년두 년로 년장 년차 년년 념원 념려 념두 념불 녕변 뇨소
""")

# Of these, stems that inside a word may be the end of a verb or of another word (버리면, 달리해, 그리자).
NOT_INSIDE = frozenset(
    _list("""
    년세 년장 년차 년초 련달아 련이어 로인 로후 루락 륜곽 리과 리면 리별 리사회 리상 리자 리조
    리해 리행 락하 론하 령하 리발 련일 련인 련정 년도 년대 년간 략도 랭전
""")
)

# And stems whose Southern form is more often another word (이상 is 以上 before 理想): not for South to North.
NOT_BACK = frozenset(
    _list("""
    녀교 녀류 녀배 녀의 년두 년장 년차 년초 념불 락조 란관 량면 량식 량자 려로 력기 력도 력설 력학
    련인 련일 련정 련좌 렬거 령감 령사 령세 령장 로숙 료해 룡해 루진 류다른 류사 류산 류의 류입 류형 리과
     리력 리면 리발 리별 리사회 리상 리성 리자 리조 리탈 리행 림상 림종 립각 로력
""")
)

# Words whose last syllable only looks like the start of one of the above when compounds run on (관련방안).
BOUND_BEFORE = _list("""
    달리 빨리 멀리 널리 관련 마련 훈련 시련 단련 세련 미련 숙련 수련 노련 협력 권력 능력 노력 로력
    세력 경력 병력 실력 효력 동력 학력 체력 폭력 압력 무력 위력 전력 인력 매력 속력 전투력
    생산력 군력 권리 관리 처리 정리 논리 론리 심리 수리 물리 진리 승리 거리 소리 자리 머리 우리 다리
    허리 의리 총리 대리 유리 무리 꼬리 뿌리 둘레 법률 점령 요령 대통령 대령 중령 소령 법령 지령
    수령 강령 신령 유령 도로 통로 경로 항로 새로 서로 바로 스스로 별로 으로 따로 홀로 대로
    실로 위로 하로 결론 이론 리론 토론 여론 언론 평론 물론 서론 자료 재료 원료 의료 치료 연료 무료
    식료 동료 완료 종류 인류 교류 서류 의류 합류 대륙 상륙 착륙 독립 대립 성립 수립 창립 설립 확립 고립
    중립 국립 자립 건립 기록 등록 목록 수록 부록 그림 올림 알림 살림 드림 열림 몰락 하락 전락 연락 련락
    오락 타락 허락 부락 촌락 혼란 반란 곤란 소란 대란 미래 거래 노래 로래 유래 본래 원래 장래 이래 아래
    기량 력량 역량 수량 대량 식량 중량 불량 개량 측량 고려 배려 우려 염려 격려 장려 독려 행렬 대렬 정렬
    강렬 맹렬 열렬 치렬 남녀 자녀 소녀 처녀 모녀 손녀 부녀 금년 작년 래년 내년 매년 청년 소년 중년 노년
    군사연 기동연 합동연 실동연 전쟁연 해상연 상륙연 타격연 방어연
    로년 만년 백년 천년 수년 학년 주년 신년 명년 해년 사례 비례 차례 조례 의례 장례 관례 실례 전례 신뢰
    의뢰
""")

# 여 after a vowel that is no verb ending in the North.
YEO_STAYS = _list("""
    대여금 대여료 대여하 대여해 대여받 대여점 기여하 기여한 기여할 기여도 기여해 기여률 세계여 미래여
    시대여
""")

# 어 after such a vowel that is no verb ending in the South: nouns, and ㅅ stems (짓다, 잇다).
EO_STAYS = _list("""
    제어 기어 미디어 아이디어 웨어 이어 지어 시어 비어스 외어 해어 배어 베어 체어 페어 헤어 메어 레어 데어
    니어 리어 디어 케어 셰어 스피어 세어 에어
""")

# Stems in -이 whose past the South contracts (높이였다, 높였다); after other words 이였 is the copula.
I_STEMS = _list("""
    높 보 모 놓 쌓 줄 붙 끓 속 먹 죽 쓰 벌 들 기울 움직 반짝 숙 녹 덧붙 받아들 끌어들 펼쳐보 내보 선보
    엿보 돋보 곁들 길들 섞 낚 꺾 묶 닦 깎
""")
