"""Which names of two texts are Russian, and which are only foreign."""

from dataclasses import replace

import pytest

from aligner.glossary.other_spellings import described, standard_english
from aligner.model import Entry, Evidence


def told(ko: str, en: str) -> Entry:
    entry = described(Entry(ko, en), (Evidence(ko, en, "", "", "", None),))
    return replace(entry, en_standard=standard_english(entry, en))


RUSSIAN = """
안드레이 꼴레스니꼬브 | Andrei Kolesnikov | Андрей Колесников
올레그 꼬제먀꼬 | Oleg Kozhemyako | Олег Кожемяко
왈렌찌나 마뜨비옌꼬 | Valentina Matviyenko | Валентина Матвиенко
마리야 자하로바 | Maria Zakharova | Мария Захарова
니꼴라이 빠뜨루쉐브 | Nikolai Patrushev | Николай Патрушев
쎄르게이 나릐슈낀 | Sergei Naryshkin | Сергей Нарышкин
안드레이 루젠꼬 | Andrey Rudenko | Андрей Руденко
뱌체슬라브 월로진 | Vyacheslav Volodin | Вячеслав Володин
알렉쎄이 쥬민 | Alexei Dyumin | Алексей Дюмин
이고리 쎄친 | Igor Sechin | Игорь Сечин
미하일 미슈스찐 | Mikhail Mishustin | Михаил Мишустин
울라지미르 꼴로꼴쩨브 | Vladimir Kolokoltsev | Владимир Колокольцев
울라지미르 메진스끼 | Vladimir Medinsky | Владимир Мединский
왈레리 게라씨모브 | Valery Gerasimov | Валерий Герасимов
미하일 뽀뽀브 | Mikhail Popov | Михаил Попов
이반 이바노브 | Ivan Ivanov | Иван Иванов
안똔 꾸즈네쪼브 | Anton Kuznetsov | Антон Кузнецов
옐레나 쏘꼴로바 | Yelena Sokolova | Елена Соколова
나딸리야 뽀클론스까야 | Natalia Poklonskaya | Наталья Поклонская
드미뜨리 메드베제브 | Dmitry Medvedev | Дмитрий Медведев
보리스 옐찐 | Boris Yeltsin | Борис Ельцин
유리 가가린 | Yuri Gagarin | Юрий Гагарин
알렉싼드르 루까쉔꼬 | Alexander Lukashenko | Александр Лукашенко
막씸 오레슈낀 | Maxim Oreshkin | Максим Орешкин
안똔 씰루아노브 | Anton Siluanov | Антон Силуанов
엘비라 나비울리나 | Elvira Nabiullina | Эльвира Набиуллина
꼰스딴찐 꼬싸쵸브 | Konstantin Kosachyov | Константин Косачёв
레오니드 슬루쯔끼 | Leonid Slutsky | Леонид Слуцкий
게나지 쥬가노브 | Gennady Zyuganov | Геннадий Зюганов
쎄르게이 쏘뱌닌 | Sergei Sobyanin | Сергей Собянин
람잔 까듸로브 | Ramzan Kadyrov | Рамзан Кадыров
이고리 크라스노브 | Igor Krasnov | Игорь Краснов
드미뜨리 로고진 | Dmitry Rogozin | Дмитрий Рогозин
알렉싼드르 보르뜨니꼬브 | Alexander Bortnikov | Александр Бортников
윅또르 졸로또브 | Viktor Zolotov | Виктор Золотов
빠벨 크라쉐니니꼬브 | Pavel Krasheninnikov | Павел Крашенинников
따찌야나 골리꼬바 | Tatyana Golikova | Татьяна Голикова
미하일 꼬발츄크 | Mikhail Kovalchuk | Михаил Ковальчук
윅또르 예로페예브 | Viktor Yerofeyev | Виктор Ерофеев
드미뜨리 꼽쑤놉스끼 | Dmitry Kovsunovsky | Дмитрий Ковсуновский
"""

FOREIGN = """
마코 루비오 | Marco Rubio
다니엘 노보아 | Daniel Noboa
다니엘 오르떼가 | Daniel Ortega
알베르또 노보아 | Alberto Noboa
마리아 사카리 | Maria Sakkari
마리아 싸까리 | Maria Sakkari
안나 페레즈 | Anna Perez
안나 뻬레쓰 | Anna Perez
안나 마르띤 | Anna Martin
니꼴라스 마두로 | Nicolas Maduro
미겔 디아스 까넬 | Miguel Diaz Canel
로베르또 피꼬 | Roberto Fico
로베르뜨 피쪼 | Robert Fico
윅또르 오르반 | Viktor Orban
프란씨스꼬 프란꼬 | Francisco Franco
마리야 프란꼬 | Maria Franco
엘레나 몰리나 | Elena Molina
마리나 씰바 | Marina Silva
루이스 이나씨오 룰라 다 씰바 | Luiz Inacio Lula da Silva
에보 모랄레스 | Evo Morales
라파엘 꼬레아 | Rafael Correa
브루노 로드리게스 | Bruno Rodriguez
안또니오 구떼흐스 | Antonio Guterres
안또니오 구떼레스 | Antonio Guterres
로만 폴란스끼 | Roman Polanski
로만 뽈란스끼 | Roman Polanski
레흐 까친스끼 | Lech Kaczynski
알렉싼데르 크와스니예브스끼 | Aleksander Kwasniewski
노암 춈스끼 | Noam Chomsky
마르띤 슐츠 | Martin Schulz
마르틴 그리피스 | Martin Griffiths
로버트 킹 | Robert King
앤토니 블링큰 | Antony Blinken
안나 린드 | Anna Lindh
안나 와그너 | Anna Wagner
토마스 바흐 | Thomas Bach
엠마누엘 마크롱 | Emmanuel Macron
마린 르 뻰 | Marine Le Pen
올라프 숄츠 | Olaf Scholz
죠르지아 멜로니 | Giorgia Meloni
뻬드로 산체스 | Pedro Sanchez
앨버트 아인슈타인 | Albert Einstein
알베르트 아인슈타인 | Albert Einstein
클라우스 슈와브 | Klaus Schwab
안젤리나 죨리 | Angelina Jolie
이반 두께 | Ivan Duque
디아나 로뻬스 | Diana Lopez
까롤리나 꼬세 | Carolina Cosse
마리아 꼬리나 마차도 | Maria Corina Machado
나렌드라 모디 | Narendra Modi
인드라 누이 | Indra Nooyi
바샤르 알 아싸드 | Bashar al Assad
모하메드 바게리 | Mohammad Bagheri
쌀마 하이예크 | Salma Hayek
야썬 아라파트 | Yasser Arafat
넬슨 만델라 | Nelson Mandela
로버트 무가베 | Robert Mugabe
고이즈미 신지로 | Koizumi Shinjiro
기시다 후미꼬 | Kishida Fumiko
사까모또 안나 | Sakamoto Anna
알렉스 브라운 | Alex Brown
빅토르 챠 | Victor Cha
로만 레인스 | Roman Reigns
안나 하사웨이 | Anne Hathaway
마르가리따 로블레스 | Margarita Robles
마르따 오르떼가 | Marta Ortega
"""


def rows(table: str) -> list[list[str]]:
    return [line.split(" | ") for line in table.strip().splitlines()]


@pytest.mark.parametrize(("ko", "en", "ru"), rows(RUSSIAN))
def test_a_russian_name_is_told(ko, en, ru):
    assert told(ko, en).ru == ru


@pytest.mark.parametrize(("ko", "en"), rows(FOREIGN))
def test_a_name_that_is_only_foreign_gets_no_russian_form_no_other_english_and_no_half_changed_south(ko, en):
    entry = told(ko, en)
    assert (entry.ru, entry.en_standard, entry.ko_south) == (None, None, None)


@pytest.mark.parametrize(
    ("ko", "en", "standard"),
    [
        ("제니스 만뚜로브", "Denis Mantrov", "Denis Manturov"),
        ("올레그 꼬제먀꼬", "Oleg Kozhemyako", None),
        ("쎄르게이 나릐슈낀", "Sergey Naryshkin", None),
        ("안드레이 루젠꼬", "Andrei Rudnko", "Andrei Rudenko"),
    ],
)
def test_another_english_form_stands_only_beside_a_slip_in_a_known_name(ko, en, standard):
    assert told(ko, en).en_standard == standard


def test_the_southern_form_follows_from_the_russian_one():
    assert told("올레그 꼬제먀꼬", "Oleg Kozhemyako").ko_south == "올레크 코제먀코"
