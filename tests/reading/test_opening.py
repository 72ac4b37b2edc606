"""What the first lines of a report tell, on the beginnings of the five real ones and on made-up covers."""

import pytest

from generator.reading.document import document_from_text, read_document
from generator.reading.opening import Body, read_opening
from generator.reading.opening.words import words
from tests.tooling.tracked import ROOT

BODIES = [
    Body(name, agency_id)
    for name, agency_id in {
        "行政院": "ey",
        "經濟部": "moea",
        "經濟部產業發展署": "moea-ida",
        "教育部": "moe",
        "法務部": "moj",
        "內政部": "moi",
        "國家發展委員會": "ndc",
    }.items()
]


def opening(report: str):
    return read_opening(read_document(ROOT / "data" / "sources" / f"{report}.txt"), BODIES)


def said(text: str) -> dict[str, tuple[str, str]]:
    return values(read_opening(document_from_text(text), BODIES))


def values(found) -> dict[str, tuple[str, str]]:
    facts = {
        name: getattr(found, name) for name in ("title", "issuer", "years", "period", "half", "published")
    }
    return {name: (fact.value, fact.sure) for name, fact in facts.items() if fact is not None}


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        (
            "moea-annual-plan-115",
            {
                "title": ("經濟部115年度施政計畫", "likely"),
                "issuer": ("經濟部", "sure"),
                "years": ("115", "sure"),
                "period": ("2026-01-01/2026-12-31", "sure"),
            },
        ),
        (
            "ida-unit-budget-114",
            {
                "title": ("經濟部產業發展署單位預算", "likely"),
                "issuer": ("經濟部產業發展署", "sure"),
                "years": ("114", "sure"),
                "period": ("2025-01-01/2025-12-31", "sure"),
            },
        ),
        (
            "ey-st-plan-114-117",
            {
                "title": ("國家科學技術發展計畫", "likely"),
                "years": ("114-117", "sure"),
                "period": ("2025-01-01/2028-12-31", "sure"),
                "published": ("2025-10-20", "sure"),
            },
        ),
    ],
)
def test_a_cover_tells_title_issuer_and_years(report, expected):
    assert values(opening(report)) == expected


def test_a_year_of_running_text_is_only_likely():
    found = values(opening("moea-infra-review-110"))
    assert found["years"] == ("110", "likely")
    assert found["issuer"] == ("經濟部", "likely")
    assert "title" not in found


def test_a_title_with_spaces_between_its_characters():
    found = values(opening("moea-business-report-113"))
    assert found["title"] == ("經濟部業務報告", "likely")
    assert found["issuer"] == ("經濟部", "sure")


def test_a_title_below_a_list_of_contents():
    contents = "".join(f"{n}、歲入來源別預算比較總表{'.' * 30} {n}\n" for n in range(1, 20))
    found = said(f"監察院主管\n目 次\n{contents}1\n監察院主管 114 年度施政及預算重點說明\n")
    assert (found["issuer"], found["years"]) == (("監察院", "likely"), ("114", "sure"))


def test_a_time_without_an_end_is_none():
    """茲將本部 112 年迄今之重要業務: the report of 113 begins in 112."""
    assert "years" not in values(opening("moea-business-report-113"))


# Beginnings of reports to the Legislative Yuan of 98 and 101, with their printers' blanks.
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "行政院施政報告\n主席、各位委員女士、先生：\n關於98年1月至6月之本院施政情形，業向"
            "　貴院第7屆第4會期提出報告。茲將98年7月至12月(以下稱為本期)之重要施政，擇要報告如下："
            "\n壹、內　　政",
            {
                "title": ("行政院施政報告", "likely"),
                "issuer": ("行政院", "sure"),
                "years": ("98", "sure"),
                "period": ("2009-07-01/2009-12-31", "sure"),
                "half": ("h2", "sure"),
            },
        ),
        (
            "欣逢　大院第8屆第1會期開議，今日應邀列席貴委員會就教育部主管業務進行報告，甚感榮幸。",
            {"issuer": ("教育部", "likely"), "years": ("101", "sure"), "half": ("h1", "sure")},
        ),
        (
            "很榮幸應邀向　貴委員會報告法務部業務概況，表示由衷謝忱。\n本部依據行政院102年度施政方針辦理。",
            {"issuer": ("法務部", "likely")},
        ),
        ("主席、各位委員。今天承邀進行內政部業務報告，深感榮幸。", {"issuer": ("內政部", "likely")}),
        ("今天承邀進行內政部\n業務報告", {"title": ("業務報告", "likely"), "issuer": ("內政部", "likely")}),
        (
            "壹、前言\n今天是　大院第８屆第１會期開議以來，本人首度承邀到　貴委員會報告。",
            {"years": ("101", "sure"), "half": ("h1", "sure")},
        ),
        (
            "感謝各位委員在百忙中撥冗參加　大院第8屆第2會期貴委員會會議。",
            {"years": ("101", "sure"), "half": ("h2", "sure")},
        ),
        ("業已於今天前向第7屆第4會期提出報告。", {}),
        ("今（2012）年，上（100）年，去（2011）年。", {"years": ("101", "sure")}),
        ("今（2012）年，上（2012）年，本（101）年。", {}),
        ("今（2012）年，上（100）年。", {}),
        ("以上（100）年，日本（2011）年，過去（99）年，資本（101）年。", {}),
        ("今（2012）年，日本（2011）年，上（100）年，去（100）年。", {"years": ("101", "sure")}),
        ("主席、各位委員。今天報告本署業務。\n100年施政成效\n一、岸巡", {}),
        ("以下謹就本會100年工作績效與101年業務重點，提出報告。", {}),
        (
            "以下謹就本會101年業務推展成效提出報告。",
            {"years": ("101", "sure"), "period": ("2012-01-01/2012-12-31", "sure")},
        ),
        ("以上報告，敬請指教。\n行政院院長　吳　敦　義", {"issuer": ("行政院", "sure")}),
        ("謹就內政部業務報告。\n以上報告。\n行政院院長　吳　敦　義", {}),
    ],
)
def test_a_report_that_is_read_out_tells_what_it_states_and_nothing_else(text, expected):
    assert said(text) == expected


def test_every_word_has_a_passage_that_holds_it():
    lists = (
        "no_part_of_a_name",
        "presents",
        "of",
        "work",
        "offices",
        "covers",
        "open_ended",
        "now",
        "before",
        "no_year_of_speech",
    )
    wrong = [(name, word) for name in lists for word, text in words(name).items() if word not in text]
    assert not wrong


@pytest.mark.parametrize(
    ("text", "issuer", "years"),
    [
        ("交通部116年度施政計畫\n內文。", "交通部", "116"),
        ("國家發展委員會\n中華民國 115 年度\n單位預算", "國家發展委員會", "115"),
        ("農業部農糧署113年度單位決算\n", "農業部農糧署", "113"),
        ("衛生福利部２０２６年業務報告\n", "衛生福利部", "115"),
    ],
)
def test_other_bodies_and_years(text, issuer, years):
    found = said(text)
    assert (found["issuer"][0], found["years"][0]) == (issuer, years)


@pytest.mark.parametrize("text", ["", "\n\n", "x" * 5000, "115" * 4000, "部" * 3000, "年年年年\n" * 80])
def test_an_opening_that_tells_nothing(text):
    assert set(said(text)) <= {"issuer"}


def test_a_line_of_body_words_alone_takes_no_time():
    assert said("部" * 45 + "計畫\n" + "部" * 44 + "\n") == {}


@pytest.mark.parametrize(
    "marked", ["<h1>{}</h1>", "<p class='t'><b>{}</b></p>", "# {}", "**{}**", "<title>{}</title>"]
)
def test_marks_around_a_title_are_no_part_of_it(marked):
    title = "經濟部113年業務報告"
    found = said(marked.format(title) + "\n壹、前言\n")
    assert found == said(f"{title}\n壹、前言\n")
    assert found["title"][0] == title


@pytest.mark.parametrize(("line", "title"), [("施政計畫", "施政計畫"), ("政計畫", None)])
def test_a_title_has_four_characters_at_least(line, title):
    found = read_opening(document_from_text(f"{line}\n中華民國115年1月\n\n今天就報告的內容說明如下。\n"))
    assert (found.title and found.title.value) == title
