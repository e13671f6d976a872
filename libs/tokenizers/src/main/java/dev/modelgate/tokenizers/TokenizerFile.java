package dev.modelgate.tokenizers;

/** The two files that a tokenizer can be read from. */
public enum TokenizerFile {
    /** Written by Hugging Face tokenizers; what mlx_lm tokenizes with, so it goes first when a folder holds both. */
    HUGGING_FACE("tokenizer.json"),
    /** Mistral's own. */
    TEKKEN("tekken.json");

    private final String fileName;

    TokenizerFile(String fileName) {
        this.fileName = fileName;
    }

    public String fileName() {
        return fileName;
    }
}
