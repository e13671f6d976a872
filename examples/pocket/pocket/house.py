"""The house skill: requests about a Python project, answered by code that calls house functions.

An intent is a kind of request: how it may be asked, the code that answers it, what that code would print, and the
closing sentence. Slots in braces are filled from the closed vocabulary.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from . import words


@dataclass(frozen=True)
class Intent:
    """``category`` is the suite category; ``printed`` what the code prints; ``preface`` stands beside the call."""

    category: str
    questions: tuple[str, ...]
    code: str
    printed: str
    answer: str
    preface: str = ""


@dataclass(frozen=True)
class Exchange:
    """One request with everything that follows it; ``code`` is None when it is answered directly."""

    category: str
    question: str
    code: str | None
    printed: str
    answer: str
    preface: str = ""


def _show(call: str, field: str) -> str:
    return f"result = {call}\nprint(result.{field})"


INTENTS: tuple[Intent, ...] = (
    Intent("existing-lsp", ("Where is {symbol} defined?", "Find the definition of {symbol}.", "Go to {symbol}."),
           _show('goto_definition("{symbol}")', "locations"), "{path}", "{symbol} is defined in {path}."),
    Intent("existing-lsp", ("Where is {symbol} used?", "Find all references to {symbol}.", "Who calls {symbol}?"),
           _show('find_references("{symbol}")', "references"), "{path}", "{symbol} is used in {path}."),
    Intent("new-lsp", ("What is the signature of {symbol} in {path}?", "Show the hover text of {symbol} in {path}."),
           _show('hover("{path}", "{symbol}")', "content"), "def {symbol}(value)", "It is def {symbol}(value)."),
    Intent("new-lsp", ("List the symbols in {path}.", "Show the outline of {path}.",
                       "Which functions does {path} define?"),
           _show('document_symbols("{path}")', "symbols"), "{symbol}", "It defines {symbol}."),
    Intent("new-lsp", ("Search the workspace for {symbol}.", "Does the workspace have a symbol {symbol}?",
                       "Find symbols like {symbol} in the workspace."),
           _show('workspace_symbols("{symbol}")', "symbols"), "{path}", "The workspace has it in {path}."),
    Intent("git", ("Show the git status of {project}.", "Which files of {project} are modified?",
                   "Is the working tree of {project} clean?"),
           _show('git_status("{project}")', "files"), "{path}", "Modified in {project}: {path}."),
    Intent("git", ("Show the diff of {project}.", "What changed in {project} since the last commit?",
                   "Show the changes in {project}."),
           _show('git_diff("{project}")', "diff"), "{path}", "Changed in {project}: {path}."),
    Intent("git", ("Show the last commits of {project}.", "Show the git history of {project}.",
                   "Which commits does {project} have?"),
           _show('git_log("{project}")', "commits"), "update {noun}", "The last one is update {noun}."),
    Intent("existing-tools", ("Check the types in {path}.", "Are there type errors in {path}?",
                              "Does {path} pass the type checker?"),
           _show('typecheck("{path}")', "errors"), "[]", "{path} has no type errors."),
    Intent("existing-tools", ("Lint {path}.", "Run ruff on {path}.", "Does {path} have style problems?"),
           _show('ruff_check("{path}")', "violations"), "[]", "{path} has no style problems."),
    Intent("existing-tools", ("Run the tests in {test}.", "Do the tests in {test} pass?", "Run pytest on {test}."),
           _show('pytest_run("{test}")', "success"), "True", "The tests in {test} pass."),
    Intent("existing-tools", ("Read the file {path}.", "Show the content of {path}.", "What does {path} contain?"),
           'result = read_file("{path}")\nprint(result)', "import {noun}", "It holds import {noun}.",
           "I'll read it."),
    Intent("existing-tools", ("Write a comment about {noun} to {path}.", "Put a comment about {noun} in {path}."),
           'result = write_file("{path}", "# {noun}")\nprint(result)', "True", "I wrote it to {path}."),
    Intent("discrimination", ("Search for the text {noun} in {folder}.", "Grep for {noun} in {folder}.",
                              "Which lines in {folder} hold the word {noun}?"),
           _show('run_command("grep -rn {noun} {folder}")', "output"), "{path}", "The word is in {path}."),
    Intent("field-access", ("How many type errors are in {path}?", "Count the type errors in {path}.",
                            "Give me the number of type errors in {path}."),
           _show('typecheck("{path}")', "error_count"), "{n}", "There are {n} type errors."),
    Intent("field-access", ("How many type warnings are in {path}?", "Count the type warnings in {path}.",
                            "Give me the number of type warnings in {path}."),
           _show('typecheck("{path}")', "warning_count"), "{n}", "There are {n} type warnings."),
    Intent("field-access", ("How many style problems are in {path}?", "Count the style problems in {path}.",
                            "Give me the number of style problems in {path}."),
           _show('ruff_check("{path}")', "violation_count"), "{n}", "There are {n} style problems."),
    Intent("field-access", ("How many tests passed in {test}?", "Count the passed tests in {test}.",
                            "Give me the number of passed tests in {test}."),
           _show('pytest_run("{test}")', "passed"), "{n}", "{n} tests passed."),
    Intent("field-access", ("How many tests failed in {test}?", "Count the failed tests in {test}.",
                            "Give me the number of failed tests in {test}."),
           _show('pytest_run("{test}")', "failed"), "{n}", "{n} tests failed."),
    Intent("field-access", ("How long do the tests in {test} take?", "Time the tests in {test}.",
                            "Give me the duration of the tests in {test}."),
           _show('pytest_run("{test}")', "duration"), "{n}.5", "They take {n}.5 seconds."),
    Intent("field-access", ("How many references does {symbol} have?", "Count the references to {symbol}.",
                            "Give me the number of references to {symbol}."),
           _show('find_references("{symbol}")', "reference_count"), "{n}", "There are {n} references."),
    Intent("field-access", ("How many symbols are in {path}?", "Count the symbols in {path}.",
                            "Give me the number of symbols in {path}."),
           _show('document_symbols("{path}")', "symbol_count"), "{n}", "There are {n} symbols."),
    Intent("field-access", ("On which branch is {project}?", "Tell me the branch of {project}.",
                            "Give me the branch of {project}."),
           _show('git_status("{project}")', "branch"), "main", "{project} is on main."),
    Intent("field-access", ("How many lines were added in {project}?", "Count the added lines in {project}.",
                            "Give me the number of added lines in {project}."),
           _show('git_diff("{project}")', "additions"), "{n}", "{n} lines were added."),
    Intent("field-access", ("Who made the last commit of {project}?", "Tell me the author of the last commit of "
                            "{project}.", "Give me the author of the last commit of {project}."),
           _show('git_log("{project}")', "author"), "{author}", "{author} made it."),
    Intent("field-access", ("On which line is {symbol} defined?", "Tell me the line of the definition of {symbol}.",
                            "Give me the line of the definition of {symbol}."),
           _show('goto_definition("{symbol}")', "line"), "{n}", "It is on line {n}."),
)  # fmt: skip

# What a cross-tool request is composed of: how it is said, the call, the field to print.
CLAUSES: tuple[tuple[str, str, str], ...] = (
    ("check the types in {path}", 'typecheck("{path}")', ".errors"),
    ("lint {path}", 'ruff_check("{path}")', ".violations"),
    ("run the tests in {test}", 'pytest_run("{test}")', ".success"),
    ("show the git status of {project}", 'git_status("{project}")', ".files"),
    ("show the diff of {project}", 'git_diff("{project}")', ".diff"),
    ("show the last commits of {project}", 'git_log("{project}")', ".commits"),
    ("find the definition of {symbol}", 'goto_definition("{symbol}")', ".locations"),
    ("find all references to {symbol}", 'find_references("{symbol}")', ".references"),
    ("list the symbols in {path}", 'document_symbols("{path}")', ".symbols"),
    ("read the file {path}", 'read_file("{path}")', ""),
)
JOINS = ("{a} and {b}.", "{a}, then {b}.", "First {a}, then {b}.")

CATEGORIES = (
    "direct-answers", "existing-lsp", "new-lsp", "git", "existing-tools", "field-access", "discrimination",
    "cross-tool",
)  # fmt: skip


def slots(rng: random.Random) -> dict[str, str]:
    return {
        "path": words.path(rng), "test": words.test_path(rng), "symbol": words.symbol(rng),
        "project": rng.choice(words.PROJECTS), "noun": rng.choice(words.NOUNS), "folder": rng.choice(words.FOLDERS),
        "author": rng.choice(words.AUTHORS), "n": str(rng.randint(2, 9)),
    }  # fmt: skip


def exchange(rng: random.Random, category: str) -> Exchange:
    """A random exchange of a category. Discrimination mixes what is easily confused: ideas, text search, symbols."""
    if category == "direct-answers":
        return direct(rng)
    if category == "cross-tool":
        return _cross_tool(rng)
    if category == "discrimination":
        kind = rng.random()
        if kind < 0.4:
            return direct(rng, category)
        if kind < 0.6:
            return _from_intent(rng, rng.choice([i for i in INTENTS if i.category in ("existing-lsp", "new-lsp")]))
    return _from_intent(rng, rng.choice([i for i in INTENTS if i.category == category]))


def _from_intent(rng: random.Random, intent: Intent) -> Exchange:
    filled = slots(rng)
    return Exchange(
        intent.category,
        rng.choice(intent.questions).format(**filled),
        intent.code.format(**filled),
        intent.printed.format(**filled),
        intent.answer.format(**filled),
        intent.preface,
    )


def _cross_tool(rng: random.Random) -> Exchange:
    first, second = rng.sample(CLAUSES, 2)
    a, b = slots(rng), slots(rng)
    joined = rng.choice(JOINS).format(a=first[0].format(**a), b=second[0].format(**b))
    code = (
        f"first = {first[1].format(**a)}\nsecond = {second[1].format(**b)}\nprint(first{first[2]}, second{second[2]})"
    )
    return Exchange("cross-tool", joined[0].upper() + joined[1:], code, "[] []", "Both are done.")


def direct(rng: random.Random, category: str = "direct-answers") -> Exchange:
    """A question about ideas, answered from the concepts without a call."""
    (a, is_a), (b, is_b) = rng.sample(words.CONCEPTS, 2)
    say_a, say_b = f"{a[0].upper()}{a[1:]} is {is_a}.", f"{b[0].upper()}{b[1:]} is {is_b}."
    if rng.random() < 0.35:
        question = rng.choice(("What is {a}?", "Explain what {a} is.", "Explain {a}."))
        return Exchange(category, question.format(a=a), None, "", say_a)
    question = rng.choice(
        ("What is the difference between {a} and {b}?", "Compare {a} with {b}.", "Is {a} the same as {b}?")
    )
    return Exchange(category, question.format(a=a, b=b), None, "", f"{say_a} {say_b}")
