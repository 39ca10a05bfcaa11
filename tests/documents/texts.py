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

GARDEN = (
    "The gardeners of the town met on Monday to plan the beds along the river, and they chose flowers that need "
    "little water. The mayor thanked them for the work of the last ten years."
)
PUMP = (
    "A new pump will be bought before the summer, because the old one cannot be repaired any more. Its price is "
    "shared by the town and by two firms that stand beside the park."
)
TREES = (
    "Nobody knows how old the three oaks at the gate are. A forester who measured them last autumn takes them to be "
    "older than the town hall, which was built four hundred years ago."
)
STORY = [f"In week {number}: {(GARDEN, PUMP, TREES)[number % 3]}" for number in range(1, 25)]
WELL = "우물가에 심은 나무들은 올봄에도 꽃을 많이 피웠고 이웃 마을 사람들까지 구경하러 왔다."
ROAD = "군에서는 내년까지 강을 따라 걷는 길을 새로 내고 길가에 긴 의자를 서른 개 놓기로 하였다."
