package dev.modelgate.dialects.convert;

import dev.modelgate.dialects.Dialects;
import dev.modelgate.dialects.dialect.ReadOptions;
import dev.modelgate.dialects.dialect.Unsayable;
import dev.modelgate.dialects.dialect.WriteOptions;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.json.JsonLimits;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A file for every kind of finding. A new code does not compile before it has an example here. */
final class FindingExamples {
    private static final String USER = "{\"role\": \"user\", \"content\": \"U\"}";
    private static final String ANSWER = "{\"role\": \"assistant\", \"content\": \"A\"}";
    private static final String CALL =
            "{\"role\": \"assistant\", \"content\": \"<tool_call><function=f></function></tool_call>\"}";
    private static final String GOOD = row(USER, ANSWER);
    private static final ConversionOptions TO_V13 = from("qwen-xml", "mistral-v13");
    private static final ConversionOptions OPENAI = from("openai", "mistral-v13");

    private FindingExamples() {}

    /**
     * A file in which something is found.
     *
     * @param options how it is converted
     * @param otherSplit the other split of its dataset, if that matters
     * @param input the file
     */
    record Example(ConversionOptions options, Optional<String> otherSplit, byte[] input) {
        Example(ConversionOptions options, String input) {
            this(options, Optional.empty(), input.getBytes(StandardCharsets.UTF_8));
        }

        Converted converted() {
            if (otherSplit.isEmpty()) {
                return Converted.of(options, input);
            }
            RowHashes other = new RowHashes();
            Converted.of(
                    options,
                    otherSplit.get().getBytes(StandardCharsets.UTF_8),
                    ConversionRun.alone().withOwn(other));
            return Converted.of(options, input, ConversionRun.alone().withOtherSplit(other));
        }
    }

    static Example of(FindingCode code) {
        return switch (code) {
            case EMPTY_FILE -> example("");
            case BYTE_ORDER_MARK -> example("\uFEFF" + GOOD);
            case CR_LF -> example(GOOD.replace("\n", "\r\n"));
            case BLANK_LINE -> example(GOOD + " \n");
            case TOO_MANY_ROWS ->
                new Example(TO_V13.withLimits(new ConversionLimits(1_000, 1, JsonLimits.DEFAULT)), GOOD + GOOD);
            case LINE_TOO_LONG -> new Example(TO_V13.withLimits(new ConversionLimits(10, 1, JsonLimits.DEFAULT)), GOOD);
            case INVALID_UTF8 -> new Example(TO_V13, Optional.empty(), new byte[] {'{', '"', (byte) 0xC3, '"', '}'});
            case INVALID_JSON -> example("{\"messages\": [");
            case BEYOND_LIMIT -> example(GOOD.replace("]}", "], \"seed\": " + "7".repeat(1_001) + "}"));
            case DUPLICATE_KEY -> example("{\"messages\": [], \"messages\": []}");
            case LONE_SURROGATE -> example(row("{\"role\": \"user\", \"content\": \"\\ud800\"}", ANSWER));
            case UNKNOWN_SHAPE -> example("{\"prompt\": \"U\", \"completion\": \"A\"}");
            case AMBIGUOUS_DIALECT ->
                new Example(
                        ConversionOptions.detecting(Dialects.named("openai")),
                        row(USER, CALL, USER, "{\"role\": \"assistant\", \"content\": \"[TOOL_CALLS]f[ARGS]{}\"}"));
            case NULL_MESSAGES -> example("{\"messages\": null}");
            case UNKNOWN_FIELD -> example(GOOD.replace("]}", "], \"source\": \"web\"}"));
            case UNKNOWN_ROLE -> example(row("{\"role\": \"robot\", \"content\": \"U\"}", ANSWER));
            case BAD_TOOL_DEFINITION -> example(GOOD.replace("]}", "], \"tools\": [{\"type\": \"function\"}]}"));
            case NULL_CONTENT -> example(row("{\"role\": \"user\", \"content\": null}", ANSWER));
            case CONTENT_NOT_TEXT -> example(row("{\"role\": \"user\", \"content\": [\"U\"]}", ANSWER));
            case DUPLICATE_ROW -> example(GOOD + GOOD);
            case ROW_IN_BOTH_SPLITS -> new Example(TO_V13, Optional.of(GOOD), GOOD.getBytes(StandardCharsets.UTF_8));
            case OVER_TOKEN_LENGTH -> new Example(TO_V13.withTokens(new TokenLimit(String::length, 10)), GOOD);
            case NO_SYSTEM_TURN -> example(GOOD);
            case SYSTEM_TURN_ADDED -> new Example(TO_V13.withLeadingSystem("S"), GOOD);
            case SEVERAL_SYSTEM_TURNS -> example(row(system("S"), system("T"), USER, ANSWER));
            case SYSTEM_TURN_NOT_FIRST -> example(row(USER, system("S"), ANSWER));
            case TAG_IN_SYSTEM_PROMPT -> new Example(OPENAI, row(system("Call as <tool_call>."), USER, ANSWER));
            case CONSECUTIVE_TURNS -> new Example(from("qwen-xml", "openai"), row(USER, USER, ANSWER));
            case LAST_TURN_NOT_ASSISTANT -> example(row(USER));
            case EMPTY_CONTENT -> example(row("{\"role\": \"user\", \"content\": \"\"}", ANSWER));
            case EMPTY_ANSWER -> example(row(USER, assistant("")));
            case ENDS_WITH_CALL -> example(row(USER, CALL));
            case TEXT_BEFORE_CALL -> example(answering("Look.\\n\\n<tool_call><function=f></function></tool_call>"));
            case TEXT_AFTER_CALL -> example(answering("<tool_call><function=f></function></tool_call>Done."));
            case TEXT_AFTER_CALL_DROPPED ->
                new Example(
                        TO_V13.withRead(ReadOptions.DEFAULT.withTextAfterCalls(Unsayable.DROP)),
                        answering("<tool_call><function=f></function></tool_call>Done."));
            case TEXT_BESIDE_CALL_DROPPED ->
                new Example(
                        from("qwen-xml", "mistral-v3").withWrite(new WriteOptions(Unsayable.DROP, 0)),
                        answering("Look.\\n<tool_call><function=f></function></tool_call>"));
            case CALL_WITHOUT_FUNCTION -> example(answering("<tool_call>print(1)</tool_call>"));
            case BARE_CODE ->
                new Example(
                        TO_V13.withRead(ReadOptions.DEFAULT.withBareCode("execute_code", "code")),
                        answering("<tool_call>print(1)</tool_call>"));
            case BAD_CALL_JSON ->
                new Example(from("qwen-hermes", "mistral-v13"), answering("<tool_call>{\\\"name\\\": f}</tool_call>"));
            case ARGUMENTS_NOT_OBJECT -> openai(toolCall("c", "f", "\"[]\""));
            case CALL_IN_FENCE -> example(answering(fence()));
            case CALL_IN_FENCE_RECOVERED ->
                new Example(TO_V13.withRead(ReadOptions.DEFAULT.withRecoverFencedCalls(true)), answering(fence()));
            case TRUNCATED_CALL -> example(answering("<tool_call><function=f>"));
            case UNBALANCED_TAGS -> example(answering("Done.</tool_call>"));
            case NESTED_TAGS ->
                example(answering(
                        "<tool_call><function=f><parameter=a><function=g></parameter></function></tool_call>"));
            case FUSED_TAGS ->
                example(answering("<tool_call><function=f></function><function=g></function></tool_call>"));
            case LITERAL_NEWLINE_IN_TAGS -> example(answering("<tool_call>\\\\n<function=f></function></tool_call>"));
            case DUPLICATE_PARAMETER ->
                example(answering("<tool_call><function=f><parameter=a>1</parameter><parameter=a>2</parameter>"
                        + "</function></tool_call>"));
            case BAD_FUNCTION_NAME -> openai(toolCall("c", "files.read", "{}"));
            case NAME_NOT_WORD -> openai(toolCall("c", "read-file", "{}"));
            case RESPONSE_WITHOUT_CALL ->
                example(row("{\"role\": \"user\", \"content\": \"<tool_response>R</tool_response>\"}", ANSWER));
            case RESPONSE_WITHOUT_NEWLINES -> example(responding("<tool_response>R</tool_response>"));
            case UNBALANCED_RESPONSE -> example(responding("<tool_response>R"));
            case TEXT_BESIDE_RESPONSE -> example(responding("<tool_response>\\nR\\n</tool_response> See?"));
            case WRONG_NUMBER_OF_RESPONSES ->
                example(responding("<tool_response>\\nR\\n</tool_response><tool_response>\\nS\\n</tool_response>"));
            case LOOKS_LIKE_TOOL_RESULT ->
                example(row("{\"role\": \"user\", \"content\": \"Tool result: 3\"}", ANSWER));
            case TOOL_TURN_WITHOUT_ID ->
                openai(toolCall("abcdefghi", "f", "{}"), "{\"role\": \"tool\", \"content\": \"R\"}", ANSWER);
            case UNKNOWN_CALL_ID -> openai(toolCall("abcdefghi", "f", "{}"), result("other"), ANSWER);
            case RESULTS_REORDERED ->
                openai(
                        "{\"role\": \"assistant\", \"content\": \"\", \"tool_calls\": [" + call("aaaaaaaaa", "f", "{}")
                                + ", " + call("bbbbbbbbb", "f", "{}") + "]}",
                        result("bbbbbbbbb"),
                        result("aaaaaaaaa"),
                        ANSWER);
            case CALL_ID_REPLACED -> openai(toolCall("call_1", "f", "{}"));
            case CONTROL_TEXT_IN_CONTENT ->
                example(row("{\"role\": \"user\", \"content\": \"What is [INST]?\"}", ANSWER));
            case TRAILING_SPACES -> example(row(USER, assistant("A  ")));
            case TYPE_LOST -> new Example(from("openai", "qwen-xml"), row(USER, toolCall("c", "f", "{\"n\": 5}")));
            case TARGET_CANNOT_SAY -> example(row(ANSWER));
        };
    }

    private static Example example(String input) {
        return new Example(TO_V13, input);
    }

    private static Example openai(String... afterUser) {
        String[] messages = new String[afterUser.length + 1];
        messages[0] = USER;
        System.arraycopy(afterUser, 0, messages, 1, afterUser.length);
        return new Example(OPENAI, row(messages));
    }

    private static ConversionOptions from(String from, String to) {
        return ConversionOptions.of(Dialects.named(from), Dialects.named(to));
    }

    private static String row(String... messages) {
        return "{\"messages\": [" + String.join(", ", messages) + "]}\n";
    }

    private static String answering(String content) {
        return row(USER, assistant(content));
    }

    private static String responding(String content) {
        return row(USER, CALL, "{\"role\": \"user\", \"content\": \"" + content + "\"}", ANSWER);
    }

    private static String system(String content) {
        return "{\"role\": \"system\", \"content\": \"" + content + "\"}";
    }

    private static String assistant(String content) {
        return "{\"role\": \"assistant\", \"content\": \"" + content + "\"}";
    }

    private static String fence() {
        return "```json\\n{\\\"name\\\": \\\"f\\\", \\\"arguments\\\": {}}\\n```";
    }

    private static String toolCall(String id, String name, String arguments) {
        return "{\"role\": \"assistant\", \"content\": \"\", \"tool_calls\": [" + call(id, name, arguments) + "]}";
    }

    private static String call(String id, String name, String arguments) {
        return "{\"id\": \"" + id + "\", \"type\": \"function\", \"function\": {\"name\": \"" + name
                + "\", \"arguments\": " + arguments + "}}";
    }

    private static String result(String id) {
        return "{\"role\": \"tool\", \"tool_call_id\": \"" + id + "\", \"content\": \"R\"}";
    }
}
