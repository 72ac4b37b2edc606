"""Single breaks of a line: what a slip of the hand, or a rule half understood, would leave in the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

FLIPPED = {
    ast.Lt: (rb"<", b"<="),
    ast.LtE: (rb"<=", b"<"),
    ast.Gt: (rb">", b">="),
    ast.GtE: (rb">=", b">"),
    ast.Eq: (rb"==", b"!="),
    ast.NotEq: (rb"!=", b"=="),
    ast.Is: (rb"is", b"is not"),
    ast.IsNot: (rb"is\s+not", b"is"),
    ast.In: (rb"in", b"not in"),
    ast.NotIn: (rb"not\s+in", b"in"),
}
# How sure a row is: each of them said as if the report printed it so.
DOUBT = {"derived", "inferred", "uncertain"}


@dataclass(frozen=True, slots=True)
class Break:
    """One break: the bytes from ``start`` to ``end`` of a file become ``new``; they begin in ``line``."""

    start: int
    end: int
    new: bytes
    line: int

    def applied(self, code: bytes) -> bytes:
        return code[: self.start] + self.new + code[self.end :]


@cache
def breaks_of(code: bytes) -> tuple[Break, ...]:
    """Every break of a file, by place; what only a type checker sees and texts for people are left alone."""
    tree = ast.parse(code)
    finder = _Finder(code)
    ignored = {id(part) for node in ast.walk(tree) for part in _ignored(node)}
    for node in ast.walk(tree):
        if id(node) not in ignored:
            finder.visit_one(node)
    return tuple(sorted(finder.found, key=lambda found: (found.start, found.end, found.new)))


def _ignored(node: ast.AST) -> Iterator[ast.AST]:
    """Parts of a node that say nothing at run time: annotations, and what decorates a class or function."""
    if isinstance(node, ast.AnnAssign | ast.arg) and node.annotation is not None:
        yield from ast.walk(node.annotation)
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        for decorator in node.decorator_list:
            yield from ast.walk(decorator)
    if isinstance(node, ast.FunctionDef) and node.returns is not None:
        yield from ast.walk(node.returns)


class _Finder:
    def __init__(self, code: bytes) -> None:
        self._code = code
        self._starts = [0]
        for line in code.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))
        self.found: list[Break] = []

    def visit_one(self, node: ast.AST) -> None:
        match node:
            case ast.Compare():
                operands = [node.left, *node.comparators]
                for operator, left, right in zip(node.ops, operands, operands[1:], strict=False):
                    pattern, new = FLIPPED[type(operator)]
                    self._between(left, right, pattern, new)
            case ast.BoolOp():
                words = (rb"and", b"or") if isinstance(node.op, ast.And) else (rb"or", b"and")
                for left, right in zip(node.values, node.values[1:], strict=False):
                    self._between(left, right, *words)
            case ast.UnaryOp(op=ast.Not()):
                start = self._start(node)
                # Not up to the operand: brackets around it would stay open.
                self._put(start, start + len("not "), b"", node)
            case ast.Constant(value=bool()):
                self._replace(node, str(not node.value).encode())
            case ast.Constant(value=int() as number):
                self._replace(node, str(number + 1).encode())
            case ast.Constant(value=str()) if node.value in DOUBT:
                self._replace(node, b'"printed"')
            case ast.Continue() | ast.Break():
                self._replace(node, b"pass")
            case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()):
                self._replace(node, b"pass" if isinstance(node.value, ast.Call) else b"yield from ()")
            case _:
                pass

    def _start(self, node: ast.expr | ast.stmt) -> int:
        return self._starts[node.lineno - 1] + node.col_offset

    def _end(self, node: ast.expr | ast.stmt) -> int:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return self._starts[node.end_lineno - 1] + node.end_col_offset

    def _between(self, left: ast.expr, right: ast.expr, pattern: bytes, new: bytes) -> None:
        """The operator between two operands, which brackets may surround."""
        begin, end = self._end(left), self._start(right)
        operator = re.search(rb"(?<![\w<>=!])" + pattern + rb"(?![\w<>=])", self._code[begin:end])
        if operator is not None:
            self._put(begin + operator.start(), begin + operator.end(), new, right)

    def _replace(self, node: ast.expr | ast.stmt, new: bytes) -> None:
        self._put(self._start(node), self._end(node), new, node)

    def _put(self, start: int, end: int, new: bytes, node: ast.expr | ast.stmt) -> None:
        self.found.append(Break(start, end, new, self._code.count(b"\n", 0, start) + 1))
