package dev.modelgate.dialects.convert;

/** What a written row is. */
public enum RowForm {
    /** What the dialect's rows are: <code>messages</code> and <code>tools</code>, or <code>text</code> where it has texts only. */
    STRUCTURED,
    /** The rendered text, <code>{"text": "…"}</code>, whatever the dialect. */
    TEXT
}
