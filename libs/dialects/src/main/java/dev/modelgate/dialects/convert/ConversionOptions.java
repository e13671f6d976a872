package dev.modelgate.dialects.convert;

import dev.modelgate.dialects.dialect.Dialect;
import dev.modelgate.dialects.dialect.ReadOptions;
import dev.modelgate.dialects.dialect.WriteOptions;
import java.util.Optional;

/**
 * What a conversion does.
 *
 * @param from the dialect of the rows; empty when it is to be found out row by row
 * @param to the dialect to write
 * @param form what the written rows are
 * @param read how the reader treats what is not clear; holds the tools of rows that declare none
 * @param write how the writer treats what it cannot say
 * @param leadingSystem the system turn that a row without one gets; empty for none
 * @param rowPerAssistantTurn whether each assistant turn becomes a row that ends with it, for training with a masked prompt
 * @param take how many rows of the file are converted; the rest is not read
 * @param tokens by what and up to where the tokens of the written rows are counted; empty when they are not
 * @param limits what the file may ask for
 */
public record ConversionOptions(
        Optional<Dialect> from,
        Dialect to,
        RowForm form,
        ReadOptions read,
        WriteOptions write,
        Optional<String> leadingSystem,
        boolean rowPerAssistantTurn,
        long take,
        Optional<TokenLimit> tokens,
        ConversionLimits limits) {

    public ConversionOptions {
        if (take < 1) {
            throw new IllegalArgumentException("At least 1 row must be taken, not " + take + ".");
        }
    }

    /** All rows of one dialect, with the defaults. */
    public static ConversionOptions of(Dialect from, Dialect to) {
        return defaults(Optional.of(from), to);
    }

    /** All rows, each of the dialect whose marks it bears, with the defaults. */
    public static ConversionOptions detecting(Dialect to) {
        return defaults(Optional.empty(), to);
    }

    public ConversionOptions withForm(RowForm other) {
        return new ConversionOptions(
                from, to, other, read, write, leadingSystem, rowPerAssistantTurn, take, tokens, limits);
    }

    public ConversionOptions withRead(ReadOptions other) {
        return new ConversionOptions(
                from, to, form, other, write, leadingSystem, rowPerAssistantTurn, take, tokens, limits);
    }

    public ConversionOptions withWrite(WriteOptions other) {
        return new ConversionOptions(
                from, to, form, read, other, leadingSystem, rowPerAssistantTurn, take, tokens, limits);
    }

    public ConversionOptions withLeadingSystem(String text) {
        return new ConversionOptions(
                from, to, form, read, write, Optional.of(text), rowPerAssistantTurn, take, tokens, limits);
    }

    public ConversionOptions withRowPerAssistantTurn(boolean each) {
        return new ConversionOptions(from, to, form, read, write, leadingSystem, each, take, tokens, limits);
    }

    public ConversionOptions withTake(long rows) {
        return new ConversionOptions(
                from, to, form, read, write, leadingSystem, rowPerAssistantTurn, rows, tokens, limits);
    }

    public ConversionOptions withTokens(TokenLimit limit) {
        return new ConversionOptions(
                from, to, form, read, write, leadingSystem, rowPerAssistantTurn, take, Optional.of(limit), limits);
    }

    public ConversionOptions withLimits(ConversionLimits other) {
        return new ConversionOptions(
                from, to, form, read, write, leadingSystem, rowPerAssistantTurn, take, tokens, other);
    }

    private static ConversionOptions defaults(Optional<Dialect> from, Dialect to) {
        return new ConversionOptions(
                from,
                to,
                RowForm.STRUCTURED,
                ReadOptions.DEFAULT,
                WriteOptions.DEFAULT,
                Optional.empty(),
                false,
                Long.MAX_VALUE,
                Optional.empty(),
                ConversionLimits.DEFAULT);
    }
}
