package dev.modelgate.converter.tokenizer;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.modelgate.dialects.convert.TokenLengths;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a model's tokenizers treat a dialect.
 *
 * @param model the model
 * @param dialect the dialect
 * @param tokenizers one for each tokenizer file that the model has; the first is the one that mlx_lm uses
 * @param comparison what two files say differently; absent when there is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "TokenizerDossier", description = "How a model's tokenizers treat a dialect.")
record Dossier(String model, String dialect, List<Reading> tokenizers, Comparison comparison) {
    /**
     * What one file says.
     *
     * @param file {@code tokenizer.json} or {@code tekken.json}
     * @param sha256 of the file, in hexadecimal
     * @param vocabulary how many tokens it has, control tokens included
     * @param delimiters how it writes each delimiter
     * @param samples how it writes each sample
     * @param rows the lengths of rows in tokens; absent when no conversion was named
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TokenizerReading")
    record Reading(
            String file, String sha256, int vocabulary, List<Delimiter> delimiters, List<Sample> samples, Rows rows) {}

    /**
     * A delimiter in tokens.
     *
     * @param text the delimiter
     * @param ids its token ids
     * @param pieces the token of each id
     * @param single whether it is one token
     * @param usedByDialect whether the dialect's wire format has it
     */
    @Schema(name = "DelimiterTokens")
    record Delimiter(String text, List<Integer> ids, List<String> pieces, boolean single, boolean usedByDialect) {}

    /**
     * A text in tokens and back.
     *
     * @param text the text
     * @param ids its token ids
     * @param decoded what the ids are as text
     * @param same whether that is the text
     */
    @Schema(name = "SampleTokens")
    record Sample(String text, List<Integer> ids, String decoded, boolean same) {}

    /**
     * Rows in tokens.
     *
     * @param conversion whose
     * @param lengths how many tokens the rows have; absent when there is none
     * @param limit the most that a trainer reads of a row
     * @param over how many rows have more
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RowTokens")
    record Rows(String conversion, TokenLengths lengths, int limit, long over) {}

    /**
     * Two files of one model.
     *
     * @param same whether they write every delimiter and sample in the same ids
     * @param differences the delimiters and samples that they write differently
     */
    @Schema(name = "TokenizerComparison")
    record Comparison(boolean same, List<Difference> differences) {}

    /**
     * A text that two files write differently.
     *
     * @param text the text
     * @param ids its ids by the first file
     * @param otherIds its ids by the second
     */
    @Schema(name = "TokenizerDifference")
    record Difference(String text, List<Integer> ids, List<Integer> otherIds) {}
}
