"""What pre-training teaches besides the house: ordinary tools, code tools of other names, and small functions."""

from __future__ import annotations

import json
import random
from typing import Any

from . import words

Tool = dict[str, Any]
Row = dict[str, Any]


def tool(name: str, description: str, *parameters: str) -> Tool:
    """A function declaration as chat templates take it; every parameter is a required string."""
    schema = {
        "type": "object",
        "properties": {parameter: {"type": "string"} for parameter in parameters},
        "required": list(parameters),
    }
    return {"type": "function", "function": {"name": name, "description": description, "parameters": schema}}


READERS = ("read_text_file", "open_text_file", "load_text", "get_file_text", "read_document")
WRITERS = ("write_text_file", "save_text_file", "store_text", "put_file_text", "write_document")
TERMINALS = ("terminal", "shell", "run_shell", "console", "command_line")
LISTERS = ("list_folder", "list_files", "folder_content")
WEATHER = ("get_weather", "weather_report", "city_weather")

# The house's tool name execute_code is not among these products, on purpose.
CODE_TOOLS = tuple(
    f"{verb}_{noun}"
    for verb in ("run", "execute", "evaluate", "start", "submit")
    for noun in ("python", "code", "script", "snippet", "program")
    if (verb, noun) != ("execute", "code")
)
CODE_DESCRIPTIONS = ("Run Python code", "Execute a Python script", "Evaluate Python code", "Run a Python program",
                     "Run Python code of the team")  # fmt: skip


def code_tool(rng: random.Random) -> Tool:
    return tool(rng.choice(CODE_TOOLS), rng.choice(CODE_DESCRIPTIONS), "code")


def tools_by_kind(rng: random.Random) -> dict[str, Tool]:
    return {
        "read": tool(rng.choice(READERS), rng.choice(("Read a text file", "Open a text file")), "path"),
        "write": tool(rng.choice(WRITERS), rng.choice(("Write a text file", "Save a text file")), "path", "content"),
        "terminal": tool(rng.choice(TERMINALS), rng.choice(("Run a command", "Run a shell command")), "command"),
        "list": tool(rng.choice(LISTERS), "List a folder", "path"),
        "weather": tool(rng.choice(WEATHER), "Get the weather of a city", "city"),
    }


def request(rng: random.Random, kind: str) -> tuple[str, dict[str, str], str, str]:
    """Question, arguments, what the tool returns, closing sentence, for one kind of ordinary tool."""
    document, text, folder = words.document(rng), rng.choice(words.PHRASES), rng.choice(words.FOLDERS)
    if kind == "read":
        asked = rng.choice(("Read {d}.", "Open the file {d}.", "What does {d} say?", "Show me the text of {d}."))
        return asked.format(d=document), {"path": document}, text, f"It says: {text}."
    if kind == "write":
        asked = rng.choice(('Write "{t}" to {d}.', 'Save "{t}" in {d}.', 'Create {d} with the text "{t}".'))
        return asked.format(t=text, d=document), {"path": document, "content": text}, "ok", f"I wrote {document}."
    if kind == "terminal":
        commands = (f"ls -la {folder}", f"cat {document}", f"wc -l {document}", f"mkdir {folder}", f"rm {document}",
                    f"python {words.path(rng)}", f"cp {document} {folder}", "pwd", "pip list")  # fmt: skip
        command = rng.choice(commands)
        asked = rng.choice(("Run {c}", "Run the command {c}", "Use the terminal to run {c}", "Execute {c}"))
        return asked.format(c=command), {"command": command}, "ok", "The command is done."
    if kind == "list":
        asked = rng.choice(("List the folder {f}.", "Which files are in {f}?"))
        return asked.format(f=folder), {"path": folder}, document, f"It holds {document}."
    city = rng.choice(words.CITIES)
    asked = rng.choice(("What is the weather in {c}?", "How is the weather in {c}?"))
    return asked.format(c=city), {"city": city}, "sunny", f"It is sunny in {city}."


def code_request(rng: random.Random) -> tuple[str, str, str, str]:
    """Question, code, what it prints, closing sentence, for a request that a code tool answers without the house."""
    document, noun = words.document(rng), rng.choice(words.NOUNS)
    a, b = rng.randint(2, 9), rng.randint(2, 9)
    return rng.choice((
        (f"How many words are in {document}?", f'result = count_words("{document}")\nprint(result.total)',
         f"{a}", f"There are {a} words."),
        (f"How large is {document}?", f'result = file_size("{document}")\nprint(result.bytes)', f"{a}",
         f"It has {a} bytes."),
        (f"What is {a} plus {b}?", f"print({a} + {b})", f"{a + b}", f"It is {a + b}."),
        (f"What is {a} times {b}?", f"print({a} * {b})", f"{a * b}", f"It is {a * b}."),
        (f"Spell {noun} backwards.", f'print("{noun}"[::-1])', noun[::-1], "It is spelled."),
        (f"How many letters has {noun}?", f'print(len("{noun}"))', f"{len(noun)}", f"It has {len(noun)} letters."),
    ))  # fmt: skip


FUNCTIONS: tuple[tuple[str, str], ...] = (
    ("check if a number is prime", "def is_prime(n):\n    if n < 2:\n        return False\n    for i in range(2, n):\n"
     "        if n % i == 0:\n            return False\n    return True"),
    ("check if a number is even", "def is_even(n):\n    return n % 2 == 0"),
    ("check if a number is odd", "def is_odd(n):\n    return n % 2 == 1"),
    ("compute the factorial of a number", "def factorial(n):\n    result = 1\n    for i in range(2, n + 1):\n"
     "        result = result * i\n    return result"),
    ("reverse a string", "def reverse(text):\n    return text[::-1]"),
    ("check if a string is a palindrome", "def is_palindrome(text):\n    return text == text[::-1]"),
    ("find the largest number in a list", "def largest(values):\n    return max(values)"),
    ("add the numbers in a list", "def total(values):\n    return sum(values)"),
    ("count the words in a string", "def count_words(text):\n    return len(text.split())"),
)  # fmt: skip


def function_request(rng: random.Random) -> tuple[str, str]:
    task, code = rng.choice(FUNCTIONS)
    return f"Write a Python function to {task}{rng.choice((':', ':', '.'))}", f"```python\n{code}\n```"


def call(name: str, arguments: dict[str, str], preface: str = "") -> Row:
    """An assistant turn that calls a tool; arguments are canonical JSON text, as the converter writes them."""
    function = {"name": name, "arguments": json.dumps(arguments, ensure_ascii=False)}
    return {
        "role": "assistant",
        "content": preface,
        "tool_calls": [{"id": "abcdef001", "type": "function", "function": function}],
    }


def answered(name: str, returned: str, answer: str) -> list[Row]:
    """The tool's result and the closing sentence."""
    result = {"role": "tool", "tool_call_id": "abcdef001", "name": name, "content": returned}
    return [result, {"role": "assistant", "content": answer}]
