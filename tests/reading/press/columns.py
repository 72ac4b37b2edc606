"""The heads of the prescribed forms as the budget office draws them: groups above the words of columns."""

from collections.abc import Sequence

from tests.reading.press.sheet import Column

ACCOUNT = (*((("科目", word), 2.5) for word in "款項目節"), (("科目", "名稱及編號"), 11))
ACCOUNT_NAME = (*ACCOUNT[:4], (("科目", "名稱"), 11))


def words(*columns: tuple[tuple[str, ...], float]) -> list[Column]:
    """Columns of words with their widths in characters."""
    return [Column(head, width) for head, width in columns]


def amounts(group: Sequence[str], names: str, width: float = 6) -> list[Column]:
    """Columns of amounts below one group; ``names`` are parted by blanks."""
    return [Column((*group, name), width, amounts=True) for name in names.split()]


MAIN = [
    *words(*ACCOUNT),
    *amounts((), "本年度預算數 上年度預算數 前年度決算數 本年度與上年度比較", 7),
    *words((("說明",), 18)),
]
BRANCHES = [
    *words((("分支計畫及用途別科目",), 13)),
    *amounts((), "金額", 7),
    *words((("承辦單位",), 9), (("說明",), 30)),
]
PLAN = words((("",), 13), (("",), 24), (("",), 8), (("",), 12))
FIRST_LEVEL = (
    [
        *words(*ACCOUNT_NAME),
        *amounts(("經常支出",), "人事費 業務費 獎補助費 債務費"),
    ],
    [
        *amounts(("經常支出",), "預備金 小計"),
        *amounts(("資本支出",), "業務費 設備及投資 獎補助費 預備金 小計"),
        *amounts((), "合計", 7),
    ],
)
CAPITAL = (
    [
        *words(*ACCOUNT),
        *amounts(("設備及投資",), "土地 房屋建築及設備 公共建設及設施 機械設備"),
    ],
    [
        *amounts(("設備及投資",), "運輸設備 資訊軟硬體設備 雜項設備 權利 投資 其他資本支出"),
        *amounts((), "合計"),
    ],
)
PERSONNEL = [*words((("人事費別",), 16)), *amounts((), "金額", 8), *words((("說明",), 20))]
_YEARS = "本年度 上年度"
_LEFT_STAFF = ("職員", "警察", "法警", "駐警", "工友", "技工", "駕駛")
_RIGHT_STAFF = ("聘用", "約僱", "駐外雇員", "合計")
STAFF = (
    [
        *words(*ACCOUNT_NAME),
        *(c for name in _LEFT_STAFF for c in amounts(("員額", name), _YEARS, 4)),
    ],
    [
        *(c for name in _RIGHT_STAFF for c in amounts(("員額", name), _YEARS, 4)),
        *amounts(("年需經費",), f"{_YEARS} 比較", 7),
        *words((("說明",), 20)),
    ],
)
VEHICLES = [
    *amounts((), "車輛數", 3),
    *words((("車輛種類",), 9)),
    *amounts((), "乘客人數不含司機", 3),
    *words((("購置年月",), 4)),
    *amounts((), "汽缸總排氣量(立方公分)", 4),
    *amounts(("油料費",), "數量(公升) 單價(元) 金額", 5),
    *amounts((), "養護費 其他", 4),
    *words((("備註",), 16)),
]
OFFICES = (
    [
        *words((("區分",), 10)),
        *amounts(("自有",), "單位數 面積 取得成本 年需養護費"),
        *amounts(("無償借用",), "單位數 面積 年需養護費"),
    ],
    [
        *amounts(("有償租用或借用",), "單位數 面積 押金 租金 年需養護費"),
        *amounts(("合計",), "面積 押金 租金 年需養護費"),
    ],
)
SUBSIDIES = (
    [
        *words((("補助計畫",), 13), (("計畫起訖年度",), 4), (("補助內容",), 18), (("列入預算年度",), 5)),
        *amounts(("補助經費", "經常門"), "人事費 業務費"),
    ],
    [
        *amounts(("之用途分析", "經常門"), "其他"),
        *amounts(("之用途分析", "資本門"), "土地 營建工程 其他"),
        *amounts(("之用途分析",), "合計", 7),
    ],
)
DONATIONS = (
    [
        *words((("捐助計畫",), 13), (("計畫起訖年度",), 4), (("捐助對象",), 9), (("捐助內容",), 18)),
        *amounts(("捐助", "經常"), "人事費"),
    ],
    [
        *amounts(("經費之用途分析", "門"), "業務費 其他", 7),
        *amounts(("經費之用途分析", "資本門"), "營建工程 其他", 7),
        *amounts(("經費之用途分析",), "合計", 7),
    ],
)
COMMISSIONED = (
    [
        *words((("委辦計畫",), 13), (("計畫起訖年度",), 4), (("委辦內容",), 22)),
        *amounts(("委辦經費之", "經常門"), "用人費用 業務費用", 7),
    ],
    [
        *amounts(("用途分析", "經常門"), "其他", 7),
        *amounts(("用途分析", "資本門"), "設備購置 其他", 7),
        *amounts(("用途分析",), "合計", 7),
    ],
)
TRIP_SUMMARY = [
    *words((("類別",), 8)),
    *amounts((), "本年度計畫項數 本年度預計人天 本年度預算數 上年度計畫項數 上年度核定人天 上年度預算數"),
]
FUNCTIONAL = [
    (
        [Column(("經濟性分類職能別分類",), 12)],
        amounts(("經常支出",), "受僱人員報酬 商品及勞務購買支出 債務利息 土地租金支出", 7),
    ),
    (
        [],
        [
            *amounts(("經常支出", "經常移轉"), "對企業 對家庭及民間非營利機構 對政府 對國外", 7),
            *amounts(("經常支出",), "經常支出合計", 7),
        ],
    ),
    (
        [Column(("經濟性分類職能別分類",), 12)],
        [
            *amounts(("資本支出", "投資及增資"), "對營業基金 對非營業特種基金 對民間企業", 7),
            *amounts(("資本支出", "資本移轉"), "對企業", 7),
        ],
    ),
    (
        [],
        [
            *amounts(("資本支出", "資本移轉"), "對家庭及民間非營利機構 對政府 對國外", 7),
            *amounts(("資本支出",), "土地購入 無形資產購入", 7),
        ],
    ),
    (
        [Column(("經濟性分類職能別分類",), 12)],
        amounts(("資本支出", "固定資本形成"), "住宅 非住宅房屋 營建工程 運輸工具", 7),
    ),
    (
        [],
        [
            *amounts(("資本支出", "固定資本形成"), "資訊軟體 機器及其他設備 土地改良", 7),
            *amounts(("資本支出",), "資本支出合計", 7),
            *amounts((), "總計", 7),
        ],
    ),
]
MULTI_YEAR = [
    *words((("計畫名稱",), 12), (("執行期間",), 6)),
    *amounts((), "計畫需求總額 以前年度法定預算數 113年度預算數 114年度預算數 115年度以後經費需求", 7),
    *words((("備註",), 18)),
]
