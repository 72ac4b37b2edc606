"""`link` as a person uses it: both passages are shown, answers are written, nothing is asked twice."""

NAME = "蘇澳溪分洪工程計畫"


def forget(project):
    """Take a programme out of the register, as if its report had just been added; returns the file."""
    path = project.root / "content" / "register" / "programmes.yml"
    published = project.root / "data" / "packages" / "register" / "programmes.csv"
    for file in (path, published):
        kept = [line for line in file.read_text("utf-8").splitlines(keepends=True) if NAME not in line]
        file.write_text("".join(kept), "utf-8")
    return path


def answer(project, text):
    return project.run_here("link", "--decide", answers=text)


def test_nothing_is_open_in_the_project_as_it_stands(project):
    assert "Nothing is open." in project.must_here("link")


def test_a_record_without_programme_is_shown_with_its_lines_and_warned_of(project):
    forget(project)
    shown = project.must_here("link")
    assert "1 open questions." in shown
    assert "蘇澳溪分洪工程" in shown
    checked = project.run_here("check")
    assert checked.returncode == 0
    assert "REGISTER-OPEN" in checked.stderr
    assert NAME in checked.stderr


def test_an_answer_is_written_and_settles_the_candidate(project):
    path = forget(project)
    done = answer(project, "suao-river-diversion\nkey_project\nmoea-wra\n")
    assert done.returncode == 0, done.stderr
    assert "id: suao-river-diversion" in path.read_text("utf-8")
    assert "Nothing is open." in project.must_here("link")


def test_an_identifier_that_is_none_is_refused_in_words(project):
    path = forget(project)
    done = answer(project, "蘇澳溪\nsuao-river-diversion\nkeyproject\nkey_project\nwra\nmoea-wra\n")
    assert done.returncode == 0, done.stderr
    told = done.stdout + done.stderr
    assert "蘇澳溪 is no words of a-z and 0-9 joined by hyphens" in told
    assert "keyproject is none of infrastructure" in told
    assert "wra is none of ey" in told
    assert "id: suao-river-diversion" in path.read_text("utf-8")


def test_a_record_can_be_a_programme_of_the_register_under_another_name(project):
    forget(project)
    done = answer(project, "laonong-river-resilience\nsame\n同為河川的防災。\n")
    assert done.returncode == 0, done.stderr
    links = (project.root / "content" / "register" / "links.yml").read_text("utf-8")
    assert "relation: same" in links.rpartition("programme: laonong-river-resilience")[2]
    assert "note: 同為河川的防災。" in links
    assert "Nothing is open." in project.must_here("link")


def test_several_are_answered_at_once_and_what_was_left_is_asked_on_another_day(project):
    forget(project)
    done = project.run_here("link", "--decide", answers="quit\n")
    assert "1 open questions." in done.stdout
    refused = project.run_here("link", "--answer", "1-2 none: 泛稱。")
    assert (refused.returncode, "LINK-ANSWER" in refused.stderr) == (1, True)
    done = project.must_here("link", "--answer", "1 none: 泛稱。")
    assert "Nothing is open." in done
    kept = (project.root / "content" / "register" / "no_programmes.yml").read_text("utf-8")
    assert f"name: {NAME}" in kept
    assert "REGISTER-OPEN" not in project.run_here("check").stderr


def test_a_report_that_is_not_published_is_asked_about_as_check_reads_it(project):
    source = project.source()
    project.put_source(source.read_text("utf-8").replace("蘇澳溪分洪工", "蘭陽溪導洪工").encode())
    checked = project.run_here("check")
    assert "蘭陽溪導洪工程計畫 (called like no programme)" in checked.stderr
    shown = project.must_here("link")
    assert "蘭陽溪導洪工程計畫" in shown
    assert "Nothing is open." not in shown


def test_a_fault_in_the_register_is_told_with_its_file(project):
    path = project.root / "content" / "register" / "programmes.yml"
    path.write_text(path.read_text("utf-8") + "- {id: Bad Name, name: 甲計畫, kind: programme}\n", "utf-8")
    done = project.run_here("link")
    assert done.returncode == 1
    line = len(path.read_text("utf-8").splitlines())
    assert f"content/register/programmes.yml:{line}: REGISTER-INVALID" in done.stderr
    assert "Traceback" not in done.stderr
