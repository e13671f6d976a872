package dev.modelgate.converter.answer;

import dev.modelgate.contracts.ToolSpec;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a model answered.
 *
 * @param dialect how the model writes calls
 * @param text the answer as it was decoded, control tokens included
 * @param tools the tools that were offered; may be left out. A dialect without types of its own ({@code qwen-xml}) gives
 *     arguments the types that a tool's schema asks for
 */
@Schema(description = "What a model answered.", additionalProperties = Schema.False.class)
record RawAnswer(
        @Schema(required = true, examples = "mistral-v13") String dialect,

        @Schema(required = true, examples = "[TOOL_CALLS]read_file[ARGS]{\"path\": \"a.py\"}")
        String text,

        List<ToolSpec> tools) {}
