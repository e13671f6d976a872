package dev.modelgate.benchmarks.converter;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Random;

/**
 * Writes rows of the shape and length of a real dataset of tool calls (some 700 bytes, two of three turns with a call whose
 * code has several lines, a third with its result), for machines where none is at hand. The same ones every time.
 */
final class SyntheticRows {
    private static final String[] WORDS =
            "find the class that handles payment errors in src models and print its callers then check which tests cover it"
                    .split(" ");

    private final Random random = new Random(27);
    private final PrintStream out;

    private SyntheticRows(PrintStream out) {
        this.out = out;
    }

    /** @param arguments the file to write, and how many rows it gets */
    public static void main(String[] arguments) throws IOException {
        try (PrintStream out = new PrintStream(arguments[0], "UTF-8")) {
            SyntheticRows rows = new SyntheticRows(out);
            for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
                rows.row();
            }
        }
    }

    private void row() {
        out.print("{\"messages\": [{\"role\": \"system\", \"content\": \"You are a coding assistant for Python.\"}, ");
        out.print("{\"role\": \"user\", \"content\": \"" + words(9) + "\"}, ");
        int kind = random.nextInt(3);
        if (kind == 2) {
            out.print("{\"role\": \"assistant\", \"content\": \"" + words(60) + "\"}]}\n");
            return;
        }
        out.print("{\"role\": \"assistant\", \"content\": \"" + words(kind * 5)
                + "\\n\\n<tool_call><function=execute_code>\\n");
        out.print("<parameter=code>\\n" + code() + "\\n</parameter>\\n</function></tool_call>\"}");
        if (kind == 1) {
            out.print(", {\"role\": \"user\", \"content\": \"<tool_response>\\n" + words(15)
                    + "\\n</tool_response>\"}, ");
            out.print("{\"role\": \"assistant\", \"content\": \"" + words(20) + "\"}");
        }
        out.print("]}\n");
    }

    private String words(int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return words.toString();
    }

    private String code() {
        StringBuilder code = new StringBuilder("result = goto_definition(\\\"src/models/base.py\\\", 45, 12)");
        for (int i = random.nextInt(10); i > 0; i--) {
            code.append("\\n    print(f\\\"{result.symbols[")
                    .append(i)
                    .append("].name}: ")
                    .append(words(2))
                    .append("\\\")");
        }
        return code.toString();
    }
}
