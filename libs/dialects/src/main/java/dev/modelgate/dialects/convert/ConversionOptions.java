package dev.modelgate.dialects.convert;

import dev.modelgate.dialects.dialect.Dialect;
import dev.modelgate.dialects.dialect.ReadOptions;
import dev.modelgate.dialects.dialect.WriteOptions;
import java.util.Optional;

/**
 * What a conversion does.
 *
 * @param from the dialect of the rows
 * @param to the dialect to write; it must have a writer
 * @param read how the reader treats what is not clear; holds the tools of rows that declare none
 * @param write how the writer treats what it cannot say
 * @param leadingSystem the system turn that a row without one gets; empty for none
 * @param rowPerAssistantTurn whether each assistant turn becomes a row that ends with it, for training with a masked prompt
 * @param take how many rows of the file are converted; the rest is not read
 * @param limits what the file may ask for
 */
public record ConversionOptions(
        Dialect from,
        Dialect to,
        ReadOptions read,
        WriteOptions write,
        Optional<String> leadingSystem,
        boolean rowPerAssistantTurn,
        long take,
        ConversionLimits limits) {

    public ConversionOptions {
        if (to.writer().isEmpty()) {
            throw new IllegalArgumentException("The dialect " + to.name() + " can be read, but not yet be written.");
        }
        if (take < 1) {
            throw new IllegalArgumentException("At least 1 row must be taken, not " + take + ".");
        }
    }

    /** All rows, with the defaults. */
    public static ConversionOptions of(Dialect from, Dialect to) {
        return new ConversionOptions(
                from,
                to,
                ReadOptions.DEFAULT,
                WriteOptions.DEFAULT,
                Optional.empty(),
                false,
                Long.MAX_VALUE,
                ConversionLimits.DEFAULT);
    }

    public ConversionOptions withRead(ReadOptions other) {
        return new ConversionOptions(from, to, other, write, leadingSystem, rowPerAssistantTurn, take, limits);
    }

    public ConversionOptions withWrite(WriteOptions other) {
        return new ConversionOptions(from, to, read, other, leadingSystem, rowPerAssistantTurn, take, limits);
    }

    public ConversionOptions withLeadingSystem(String text) {
        return new ConversionOptions(from, to, read, write, Optional.of(text), rowPerAssistantTurn, take, limits);
    }

    public ConversionOptions withRowPerAssistantTurn(boolean each) {
        return new ConversionOptions(from, to, read, write, leadingSystem, each, take, limits);
    }

    public ConversionOptions withTake(long rows) {
        return new ConversionOptions(from, to, read, write, leadingSystem, rowPerAssistantTurn, rows, limits);
    }

    public ConversionOptions withLimits(ConversionLimits other) {
        return new ConversionOptions(from, to, read, write, leadingSystem, rowPerAssistantTurn, take, other);
    }
}
