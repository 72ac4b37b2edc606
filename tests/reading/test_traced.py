from generator.reading.traced import TracedText


def test_pieces_keep_their_lines() -> None:
    traced = TracedText("循環技術暨材料創新研發專區推動計畫37,53", [1040])
    traced.append("4千元，係推動永續材料。", [1054])
    traced.append("21. 循環經濟", [1054, 1055], "\n")
    assert traced.text == "循環技術暨材料創新研發專區推動計畫37,534千元，係推動永續材料。\n21. 循環經濟"
    assert traced.lines == [1040, 1054, 1055]
    amount = traced.text.index("37,534")
    assert traced.lines_of(amount, amount + 6) == [1040, 1054]
    assert traced.lines_of(0, 5) == [1040]
    assert traced.lines_of(traced.text.index("21."), len(traced.text)) == [1054, 1055]


def test_empty_pieces_and_stretches_have_no_lines() -> None:
    traced = TracedText()
    traced.append("  ", [7])
    assert (bool(traced), traced.lines, traced.lines_of(0, 3)) == (False, [], [])
    assert TracedText("甲", [1]).lines_of(1, 1) == []
