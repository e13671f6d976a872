package dev.modelgate.cli;

import dev.modelgate.cli.convert.TokenLimits;
import dev.modelgate.dialects.Dialects;
import dev.modelgate.dialects.convert.ConversionOptions;
import dev.modelgate.dialects.convert.RowForm;
import dev.modelgate.dialects.convert.TokenLimit;
import dev.modelgate.dialects.dialect.Dialect;
import dev.modelgate.dialects.dialect.ReadOptions;
import dev.modelgate.dialects.dialect.ReadOptions.Orphans;
import dev.modelgate.dialects.dialect.Unsayable;
import dev.modelgate.dialects.dialect.WriteOptions;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How rows are read and written; the options are named as the parameters of {@code POST /conversions}. */
final class RowOptions {
    private static final String DETECT = "detect";

    @Option(
            names = "--from",
            defaultValue = DETECT,
            paramLabel = "DIALECT",
            description = "The rows' dialect; default: found out row by row.")
    private String from;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "DIALECT",
            description =
                    "The dialect to write: qwen-hermes, qwen-xml, chatml, openai, mistral-v3, mistral-v7, mistral-v11,"
                            + " mistral-v13 or plan-literal.")
    private String to;

    @Option(
            names = "--form",
            defaultValue = "structured",
            description = "structured (messages and tools) or text (rendered); default: ${DEFAULT-VALUE}.")
    private RowForm form;

    @Option(
            names = "--leading-system",
            paramLabel = "TEXT",
            description = "The system turn that a row without one gets.")
    private String leadingSystem;

    @Option(
            names = "--row-per-assistant-turn",
            description = "Make a row of each assistant turn, for training with a masked prompt.")
    private boolean rowPerAssistantTurn;

    @Option(names = "--take", paramLabel = "N", description = "Convert so many rows and leave the rest.")
    private long take = Long.MAX_VALUE;

    @Option(
            names = "--recover-fenced-calls",
            description = "Read a fenced block of JSON that is exactly one call as that call.")
    private boolean recoverFencedCalls;

    @Option(
            names = "--refuse-orphan-responses",
            description = "Refuse rows with a tool response that answers no call; else it stays text.")
    private boolean refuseOrphanResponses;

    @Option(
            names = "--text-beside-calls",
            defaultValue = "refuse",
            paramLabel = "refuse|drop",
            description =
                    "What becomes of text beside a call where the dialect has no place for it; default: ${DEFAULT-VALUE}.")
    private Unsayable textBesideCalls;

    @Option(
            names = "--text-after-calls",
            defaultValue = "refuse",
            paramLabel = "refuse|drop",
            description = "What becomes of text after a call; default: ${DEFAULT-VALUE}.")
    private Unsayable textAfterCalls;

    @Option(
            names = "--bare-code",
            paramLabel = "TOOL.PARAMETER",
            description = "The tool that bare code between a call's tags belongs to, such as execute_code.code.")
    private String bareCode;

    @Option(
            names = "--tokenizer",
            paramLabel = "DIR",
            description = "A model's folder with tokenizer.json or tekken.json: count tokens.")
    private Path tokenizer;

    @Option(
            names = "--token-limit",
            paramLabel = "N",
            description = "Rows with more tokens are findings; default: ${DEFAULT-VALUE}, where mlx_lm.lora cuts.")
    private int tokenLimit = TokenLimit.MLX_LM_DEFAULT;

    RowOptions() {}

    /** @throws UsageException when the tokenizer cannot be used */
    TokenLimits tokens() {
        return tokenizer == null ? TokenLimits.none() : TokenLimits.open(tokenizer, tokenLimit);
    }

    /** @throws UsageException when an option has no sense */
    ConversionOptions conversion(Optional<TokenLimit> tokens) {
        Dialect target = dialect(to);
        ConversionOptions options =
                from.equals(DETECT) ? ConversionOptions.detecting(target) : ConversionOptions.of(dialect(from), target);
        if (take < 1) {
            throw new UsageException("--take is " + take + "; it must be at least 1.");
        }
        options = options.withForm(form)
                .withRead(read())
                .withWrite(new WriteOptions(textBesideCalls, 0))
                .withRowPerAssistantTurn(rowPerAssistantTurn)
                .withTake(take);
        if (leadingSystem != null) {
            options = options.withLeadingSystem(leadingSystem);
        }
        return tokens.map(options::withTokens).orElse(options);
    }

    private ReadOptions read() {
        ReadOptions read = ReadOptions.DEFAULT
                .withRecoverFencedCalls(recoverFencedCalls)
                .withOrphanResponses(refuseOrphanResponses ? Orphans.REFUSE : Orphans.KEEP_AS_TEXT)
                .withTextAfterCalls(textAfterCalls);
        if (bareCode == null) {
            return read;
        }
        int dot = bareCode.indexOf('.');
        if (dot < 1 || dot == bareCode.length() - 1) {
            throw new UsageException("--bare-code is '" + bareCode
                    + "'; it must be a tool and its parameter, such as execute_code.code.");
        }
        return read.withBareCode(bareCode.substring(0, dot), bareCode.substring(dot + 1));
    }

    private static Dialect dialect(String name) {
        try {
            return Dialects.named(name);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }
}
