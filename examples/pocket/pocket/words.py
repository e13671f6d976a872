"""The closed vocabulary: everything the pocket models ever read or write is composed of these words."""

from __future__ import annotations

import random

FOLDERS = ("src", "lib", "core", "api", "tools", "services", "web", "jobs")
STEMS = (
    "app", "parser", "server", "client", "cache", "router", "config", "models", "orders", "billing", "users", "schema",
    "session", "storage", "worker", "scheduler", "mailer", "tokens", "filters", "views", "forms", "search", "index",
    "events", "metrics", "logger", "loader", "writer", "reader", "payments", "reports", "exports", "imports", "queue",
    "locks", "pool", "graph", "tree", "table", "matrix",
)  # fmt: skip
VERBS = (
    "parse", "load", "save", "send", "build", "render", "validate", "compute", "create", "delete", "update", "fetch",
    "merge", "split", "format", "check",
)  # fmt: skip
NOUNS = (
    "order", "user", "token", "report", "invoice", "message", "header", "payload", "record", "ticket", "profile",
    "account", "price", "cart", "image", "label", "event", "key", "page", "batch",
)  # fmt: skip
PROJECTS = (
    "shop", "portal", "gateway", "ledger", "crawler", "planner", "catalog", "tracker", "wallet", "studio", "archive",
    "forum", "radar", "kitchen", "library", "garage",
)  # fmt: skip
TOPICS = (
    "notes", "readme", "agenda", "summary", "letter", "recipe", "travel", "budget", "ideas", "journal", "minutes",
    "poem", "roadmap", "shopping", "story", "tasks",
)  # fmt: skip
PHRASES = (
    "hello world", "good morning", "see you soon", "buy milk", "call back", "all done", "to be continued", "thank you",
    "not yet", "first draft",
)  # fmt: skip
CITIES = ("Paris", "London", "Rome", "Berlin", "Madrid", "Vienna", "Oslo", "Lisbon")
AUTHORS = ("Ada", "Grace", "Alan", "Linus", "Barbara", "Edsger")

# Term with its article, and what it is. Direct answers are made of one or two of these.
CONCEPTS: tuple[tuple[str, str], ...] = (
    ("a list", "an ordered mutable sequence"),
    ("a tuple", "an ordered immutable sequence"),
    ("a set", "a group of unique values"),
    ("a dictionary", "a map from keys to values"),
    ("a generator", "a lazy source of values"),
    ("a decorator", "a function around a function"),
    ("a class", "a plan for objects"),
    ("an object", "a value of a class"),
    ("a method", "a function of a class"),
    ("a function", "a named block of code"),
    ("a lambda", "a small function without a name"),
    ("a closure", "a function with captured values"),
    ("a module", "a file of Python code"),
    ("a package", "a folder of modules"),
    ("an exception", "an error that can be caught"),
    ("a docstring", "a text that documents code"),
    ("a type hint", "a note about a type"),
    ("a linter", "a tool that finds bad style"),
    ("a type checker", "a tool that finds type errors"),
    ("a formatter", "a tool that lays out code"),
    ("a debugger", "a tool that steps through code"),
    ("a unit test", "a small check of one part"),
    ("a fixture", "the data that a test needs"),
    ("a commit", "a saved state of a project"),
    ("a branch", "a line of commits"),
    ("a merge", "a union of two branches"),
    ("a rebase", "a move of commits to a new base"),
    ("a tag", "a name for one commit"),
    ("a stash", "a place for unfinished work"),
    ("a reference", "a place where a symbol is used"),
    ("a definition", "a place where a symbol is made"),
    ("a symbol", "a name in the code"),
    ("a thread", "a line of work inside a process"),
    ("a process", "a running program"),
    ("a queue", "a line where the first goes first"),
    ("a stack", "a pile where the last goes first"),
)


def path(rng: random.Random) -> str:
    return f"{rng.choice(FOLDERS)}/{rng.choice(STEMS)}.py"


def test_path(rng: random.Random) -> str:
    return f"tests/test_{rng.choice(STEMS)}.py"


def symbol(rng: random.Random) -> str:
    return f"{rng.choice(VERBS)}_{rng.choice(NOUNS)}"


def document(rng: random.Random) -> str:
    folder = rng.choice(("", "", "docs/", "drafts/"))
    return f"{folder}{rng.choice(TOPICS)}.{rng.choice(('md', 'txt'))}"
