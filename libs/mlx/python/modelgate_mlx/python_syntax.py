"""
Whether an answer holds valid Python, decided by CPython's own compiler.

The rule, in this order:

1. Candidates are the contents of the fenced blocks (a last fence may be unclosed), those marked as Python first, then
   those without a mark; if the answer has no fence, it is the text from the first line that begins a definition, an
   import or a decorator.
2. A candidate that compiles and defines a function at its top level, or in a class there, is valid.
3. An answer that the token limit cut off ends within a statement. So of a candidate that does not compile, the longest
   prefix of complete top-level statements is taken: it ends before a line that begins in column one. If that prefix
   compiles and defines a function, the answer is valid and ``truncated``: what came after is left out and not judged. A
   function whose own body is cut off counts only if an earlier one is complete: nothing is completed, nothing guessed.

Compiling runs nothing: the code object is thrown away.
"""

import ast
import re
import warnings
from dataclasses import dataclass

from modelgate_mlx.job import Job
from modelgate_mlx.params import Params
from modelgate_mlx.protocol import Json

_FENCE = re.compile(r"^[ \t]*```[ \t]*([\w+-]*)[^\n]*\n(.*?)(?:^[ \t]*```[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_CODE_BEGINS = re.compile(r"^(?:def |async def |class |import |from \w[\w.]* import |@\w)", re.MULTILINE)
_PYTHON_MARKS = frozenset({"python", "python3", "py"})


@dataclass(frozen=True)
class Finding:
    """What was found in an answer; ``error`` is the compiler's complaint if nothing valid is there."""

    valid: bool
    functions: tuple[str, ...]
    truncated: bool
    code: str | None
    error: str | None


def answer_request(params: Params, job: Job) -> Json:
    """The protocol's face of ``examine``."""
    finding = examine(params.text("text"))
    return {
        "valid": finding.valid,
        "functions": list(finding.functions),
        "truncated": finding.truncated,
        "code": finding.code,
        "error": finding.error,
    }


def examine(text: str) -> Finding:
    """Look for valid Python with a function in an answer, by the rule above."""
    candidates = _candidates(text)
    if not candidates:
        return Finding(False, (), False, None, "The answer holds no code block and no line that begins Python code.")
    first_error: str | None = None
    for code in candidates:
        functions, error = _compile(code)
        if error is None and functions:
            return Finding(True, functions, False, code, None)
        if error is not None:
            prefix = _longest_complete_prefix(code)
            if prefix is not None:
                return Finding(True, _compile(prefix)[0], True, prefix, None)
        first_error = first_error or error or "The code defines no function."
    return Finding(False, (), False, None, first_error)


def _candidates(text: str) -> list[str]:
    blocks = [(match.group(1).lower(), match.group(2)) for match in _FENCE.finditer(text)]
    if blocks:
        return [code for mark, code in blocks if mark in _PYTHON_MARKS] + [code for mark, code in blocks if not mark]
    begin = _CODE_BEGINS.search(text)
    return [text[begin.start() :]] if begin else []


def _compile(code: str) -> tuple[tuple[str, ...], str | None]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)
            tree = ast.parse(code)
            compile(tree, "<answer>", "exec", dont_inherit=True)
    except SyntaxError as error:
        return (), f"{type(error).__name__} in line {error.lineno}: {error.msg}"
    except (ValueError, RecursionError, MemoryError) as error:
        return (), f"{type(error).__name__}: {error}"
    return tuple(_function_names(tree)), None


def _function_names(tree: ast.Module) -> list[str]:
    names: list[str] = []
    for node in tree.body:
        body = node.body if isinstance(node, ast.ClassDef) else [node]
        names.extend(item.name for item in body if isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef))
    return names


def _longest_complete_prefix(code: str) -> str | None:
    lines = code.splitlines(keepends=True)
    for end in range(len(lines) - 1, 0, -1):
        if lines[end][:1].isspace() or not lines[end].strip():
            continue
        prefix = "".join(lines[:end])
        functions, error = _compile(prefix)
        if error is None and functions:
            return prefix
    return None
