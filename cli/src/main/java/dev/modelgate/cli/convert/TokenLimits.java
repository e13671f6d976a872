package dev.modelgate.cli.convert;

import dev.modelgate.dialects.convert.TokenLimit;
import dev.modelgate.tokenizers.Tokenizer;
import dev.modelgate.tokenizers.TokenizerException;
import dev.modelgate.tokenizers.Tokenizers;
import java.nio.file.Path;
import java.util.Optional;

/** The tokenizer that a person named, open while rows are converted. */
public record TokenLimits(Optional<TokenLimit> limit, AutoCloseable tokenizer) implements AutoCloseable {
    public static TokenLimits none() {
        return new TokenLimits(Optional.empty(), () -> {});
    }

    /**
     * @param folder of a model
     * @param most the most tokens that a trainer reads of a row
     * @throws ConvertException when there is no tokenizer in it, or a damaged one
     */
    public static TokenLimits open(Path folder, int most) {
        if (most < 1) {
            throw new ConvertException("--token-limit is " + most + "; it must be at least 1.");
        }
        try {
            Tokenizer opened = Tokenizers.open(folder.toAbsolutePath().normalize());
            return new TokenLimits(Optional.of(new TokenLimit(opened::count, most)), opened);
        } catch (TokenizerException e) {
            throw new ConvertException(e.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            tokenizer.close();
        } catch (Exception e) {
            throw new IllegalStateException("The tokenizer could not be closed.", e);
        }
    }
}
