package dev.modelgate.converter.conversion;

import dev.modelgate.contracts.ModelRef;
import dev.modelgate.dialects.convert.ConversionOptions;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a caller asks for.
 *
 * @param options how rows are converted; a tokenizer is not in it yet
 * @param text whether the rendered texts are kept beside the rows
 * @param tokens the tokenizer that counts, if any
 * @param otherSplit the id of the conversion of the other split, if there is one
 * @param refusedLimit most refused rows; one more ends the conversion with a problem
 * @param described every option that shapes the result, by the name of its parameter, defaults included
 */
record ConversionRequest(
        ConversionOptions options,
        boolean text,
        Optional<Tokens> tokens,
        Optional<String> otherSplit,
        long refusedLimit,
        SortedMap<String, Object> described) {

    /**
     * By what tokens are counted.
     *
     * @param model whose tokenizer
     * @param limit the most tokens that a trainer reads of a row, from 1
     */
    record Tokens(ModelRef model, int limit) {}
}
