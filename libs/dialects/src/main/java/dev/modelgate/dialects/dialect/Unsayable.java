package dev.modelgate.dialects.dialect;

/** What happens to text that cannot be said. */
public enum Unsayable {
    /** The row is refused. */
    REFUSE,
    /** The text is dropped, with a finding that counts its characters. */
    DROP
}
