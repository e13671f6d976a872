"""What counts as valid Python in an answer."""

import pytest

from modelgate_mlx.python_syntax import examine

PRIME = "def is_prime(n):\n    return n > 1 and all(n % d for d in range(2, n))\n"


@pytest.mark.parametrize(
    "text",
    [
        PRIME,
        f"Here it is:\n\n{PRIME}",
        f"Sure!\n```python\n{PRIME}```\nIt divides.",
        f"```\n{PRIME}```",
        f"```py\nimport math\n\n{PRIME}",
        f"```bash\npip install x\n```\n```python\n{PRIME}```",
    ],
)
def test_code_is_found_where_answers_put_it(text: str) -> None:
    finding = examine(text)

    assert finding.valid
    assert finding.functions == ("is_prime",)
    assert not finding.truncated


def test_methods_count_as_functions() -> None:
    assert examine("class Primes:\n    def test(self): pass\n").functions == ("test",)


def test_a_cut_off_tail_is_left_out_and_told() -> None:
    finding = examine(f"```python\n{PRIME}\nprint(is_prime(7))\nassert is_prime(")

    assert finding.valid
    assert finding.truncated
    assert finding.code is not None
    assert finding.code.endswith("print(is_prime(7))\n")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("A prime has two divisors.", "no code block"),
        ("```python\nprint('hello')\n```", "defines no function"),
        ("```python\ndef is_prime(n):\n    if n <", "SyntaxError"),
        ("def f(n):\nreturn n", "IndentationError"),
        ('def f():\n    print "x"', "SyntaxError"),
        ("def f():\n    return await x()\nreturn 3", "SyntaxError"),
        ("def f():\n\tif 1:\n        x = 1\n", "Error"),
        ("def f():\n    x = '\0'\n", "null bytes"),
    ],
)
def test_what_cpython_refuses_is_invalid(text: str, complaint: str) -> None:
    finding = examine(text)

    assert not finding.valid
    assert finding.error is not None
    assert complaint in finding.error


def test_nothing_in_the_answer_is_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert examine("def f(): pass\nprint('run')\nraise SystemExit\n").valid
    assert capsys.readouterr().out == ""
