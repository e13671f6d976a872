package dev.modelgate.tokenizers;

/** Why a folder's tokenizer is not to be had, in one sentence. */
public final class TokenizerException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Whose fault it is. */
    public enum Kind {
        /** The folder, or every tokenizer file in it, is not there. */
        MISSING,
        /** A file is there and is no tokenizer, or a damaged one. */
        UNREADABLE
    }

    private final Kind kind;

    TokenizerException(Kind kind, String sentence, Throwable cause) {
        super(sentence, cause);
        this.kind = kind;
    }

    static TokenizerException missing(String sentence) {
        return new TokenizerException(Kind.MISSING, sentence, null);
    }

    static TokenizerException unreadable(String sentence) {
        return new TokenizerException(Kind.UNREADABLE, sentence, null);
    }

    public Kind kind() {
        return kind;
    }
}
