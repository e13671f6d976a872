package dev.modelgate.converter.tokenizer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is to be found out about a model's tokenizer.
 *
 * @param model {@code dir:name} or {@code hf:owner/name}
 * @param dialect whose delimiters are looked up, and which rows are written in to be counted
 * @param delimiters what is looked up instead of the dialect's own; may be left out
 * @param samples texts that are written in tokens and back; may be left out, then a few that tokenizers stumble over
 * @param conversion id of a conversion whose rows are counted; may be left out
 * @param tokenLimit rows with more tokens are counted; 2048 unless told otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What is to be found out about a model's tokenizer.", additionalProperties = Schema.False.class)
record ProbeRequest(
        @Schema(required = true) String model,
        @Schema(required = true) String dialect,
        List<String> delimiters,
        List<String> samples,
        String conversion,
        Integer tokenLimit) {}
