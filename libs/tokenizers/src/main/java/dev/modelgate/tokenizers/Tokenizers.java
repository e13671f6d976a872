package dev.modelgate.tokenizers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens tokenizers. */
public final class Tokenizers {
    private static final long LARGEST_FILE = 256L * 1024 * 1024;

    private Tokenizers() {}

    /**
     * Reads the tokenizer of a model's folder: {@code tokenizer.json} when there is one, else {@code tekken.json}.
     *
     * @throws TokenizerException when the folder holds neither, or the file is damaged
     */
    public static Tokenizer open(Path folder) throws TokenizerException {
        for (TokenizerFile file : TokenizerFile.values()) {
            if (Files.isRegularFile(folder.resolve(file.fileName()))) {
                return open(folder, file);
            }
        }
        if (!Files.isDirectory(folder)) {
            throw TokenizerException.missing("There is no folder '" + folder.getFileName() + "'.");
        }
        throw TokenizerException.missing("The folder '" + folder.getFileName()
                + "' holds no tokenizer: there must be a tokenizer.json or a tekken.json in it.");
    }

    /**
     * Reads one of the two files.
     *
     * @throws TokenizerException when it is not there or damaged
     */
    public static Tokenizer open(Path folder, TokenizerFile file) throws TokenizerException {
        Path path = folder.resolve(file.fileName());
        if (!Files.isRegularFile(path)) {
            throw TokenizerException.missing(
                    "The folder '" + folder.getFileName() + "' holds no " + file.fileName() + ".");
        }
        try {
            long bytes = Files.size(path);
            if (bytes > LARGEST_FILE) {
                throw TokenizerException.unreadable("The " + file.fileName() + " of '" + folder.getFileName() + "' has "
                        + bytes + " bytes; at most " + LARGEST_FILE + " are read.");
            }
            return switch (file) {
                case HUGGING_FACE -> HuggingFaceTokenizer.open(path);
                case TEKKEN -> TekkenTokenizer.open(path);
            };
        } catch (IOException e) {
            throw new TokenizerException(
                    TokenizerException.Kind.UNREADABLE,
                    "The " + file.fileName() + " of '" + folder.getFileName() + "' cannot be read: "
                            + e.getClass().getSimpleName() + ".",
                    e);
        }
    }
}
