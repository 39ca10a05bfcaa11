"""Small texts of our own that the tests of this room share."""

KOREAN = [
    "두 나라 대표단사이의 회담 진행",
    "평양에서 두 나라 대표단사이의 회담이 진행되였다.",
    "회담에는 외무성의 일군들과 손님들이 참가하였다. 회담은 두시간동안 계속되였다.",
    "쌍방은 경제와 문화분야에서의 협조를 강화하기로 합의하였다.",
    "회담은 따뜻한 분위기속에서 진행되였다.(끝)",
]
ENGLISH = [
    "Talks between Delegations of Two Countries Held",
    "Talks between the delegations of the two countries took place in Pyongyang.",
    "Officials of the Foreign Ministry and guests were present. The talks went on for two hours.",
    "Both sides agreed to strengthen cooperation in the economy and in culture.",
    "The talks proceeded in a warm atmosphere. -0-",
]
