package dev.modelgate.dialects.convert;

import dev.modelgate.dialects.dialect.Dialect;
import dev.modelgate.dialects.dialect.Unsayable;
import dev.modelgate.dialects.finding.Finding;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.finding.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FindingsPageTest {
    private static final int LONGEST_EXAMPLE = 400;

    @Test
    void thePageSaysWhatTheCodeFinds() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Findings

                Everything about a file that is not an ordinary row, with the line (from 1), the turn in the row (from 0) and a sentence. Nothing is
                dropped or changed without one. An **error** means that the row was not converted; a **warning**, that it was and somebody should
                look at it; an **information** is worth knowing. Rows in are always rows converted and rows refused.

                Each example is a whole file that has the finding, and the sentence that it gets; a test converts every one. Bytes that are no text
                are shown as `\\xNN`. This page is made from the code, and a test holds it to that.

                | code | severity | means |
                |---|---|---|
                """);
        for (FindingCode code : FindingCode.values()) {
            page.append("| [")
                    .append(name(code))
                    .append("](#")
                    .append(name(code))
                    .append(") | ");
            page.append(lower(code.severity()))
                    .append(" | ")
                    .append(code.sentence().replace("|", "\\|"))
                    .append(" |\n");
        }
        for (FindingCode code : FindingCode.values()) {
            section(code, page);
        }
        Page.holds("findings.md", page.toString());
    }

    private static void section(FindingCode code, StringBuilder page) {
        FindingExamples.Example example = FindingExamples.of(code);
        Finding found = example.converted().findings().stream()
                .filter(finding -> finding.code() == code)
                .findFirst()
                .orElseThrow();
        page.append("\n## ").append(name(code)).append("\n\n**").append(capital(lower(code.severity())));
        page.append(".** ").append(code.sentence()).append(' ').append("From ").append(options(example.options()));
        page.append(example.otherSplit().isPresent() ? ", the other split being the same file" : "")
                .append(":\n\n```\n");
        page.append(shown(example.input())).append("\n```\n\n");
        page.append(found.line() == 0 ? "The file" : "Line " + found.line());
        page.append(found.turn() < 0 ? "" : ", turn " + found.turn());
        page.append(": ").append(found.message()).append('\n');
    }

    /** What differs from the defaults. */
    private static String options(ConversionOptions options) {
        List<String> parts = new ArrayList<>();
        parts.add(options.from().map(Dialect::name).orElse("a dialect to be found out") + " to "
                + options.to().name());
        options.leadingSystem().ifPresent(text -> parts.add("with a leading system turn"));
        options.tokens().ifPresent(limit -> parts.add("with rows of at most " + limit.most() + " tokens"));
        options.read().bareCode().ifPresent(owner -> parts.add("with " + owner.tool() + " as the tool of bare code"));
        if (options.read().recoverFencedCalls()) {
            parts.add("recovering fenced calls");
        }
        if (options.read().textAfterCalls() == Unsayable.DROP) {
            parts.add("dropping text after calls");
        }
        if (options.write().textBesideCalls() == Unsayable.DROP) {
            parts.add("dropping text beside calls");
        }
        if (!options.limits().equals(ConversionLimits.DEFAULT)) {
            parts.add("with at most " + options.limits().rows() + " rows of at most "
                    + options.limits().lineBytes() + " bytes");
        }
        return String.join(", ", parts);
    }

    private static String shown(byte[] input) {
        StringBuilder shown = new StringBuilder();
        for (char c : new String(input, StandardCharsets.ISO_8859_1).toCharArray()) {
            boolean plain = c == '\n' || (c >= ' ' && c < 0x7F);
            shown.append(plain ? String.valueOf(c) : "\\x%02X".formatted((int) c));
        }
        String text = shown.toString();
        return text.length() <= LONGEST_EXAMPLE
                ? text.stripTrailing()
                : text.substring(0, LONGEST_EXAMPLE) + " … (" + input.length + " bytes)";
    }

    private static String name(FindingCode code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String lower(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
