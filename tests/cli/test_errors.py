"""What goes wrong in a process of its own reaches the one that started it."""

import pickle

from generator.errors import Problem, ProblemError


def test_an_error_keeps_its_problems_on_the_way_to_another_process() -> None:
    problems = [Problem("A-CODE", "b.txt", 2, "x", "y", "z"), Problem("A-CODE", "a.txt", None, "x", "y", "z")]
    again = pickle.loads(pickle.dumps(ProblemError(problems)))  # noqa: S301 - made here
    assert again.problems == [problems[1], problems[0]]
    assert str(again) == str(ProblemError(problems))
