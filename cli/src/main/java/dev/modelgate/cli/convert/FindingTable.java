package dev.modelgate.cli.convert;

import dev.modelgate.dialects.convert.ConversionReport;
import dev.modelgate.dialects.convert.ConversionReport.Tally;
import dev.modelgate.dialects.finding.Finding;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What was found, by code, the worst first; for people. */
public final class FindingTable {
    private static final int LINES_SHOWN = 5;

    private FindingTable() {}

    public static void print(ConversionReport report, PrintStream out) {
        report.findings().entrySet().stream()
                .sorted(Comparator.comparing(
                        entry -> entry.getValue().first().getFirst().severity(), Comparator.reverseOrder()))
                .forEach(entry -> {
                    Tally tally = entry.getValue();
                    Finding first = tally.first().getFirst();
                    out.printf(
                            "  %-11s  %-28s %8d  %s%s%n",
                            first.severity().label(),
                            entry.getKey().label(),
                            tally.count(),
                            lines(tally),
                            first.message());
                });
    }

    private static String lines(Tally tally) {
        List<Finding> inLines =
                tally.first().stream().filter(finding -> finding.line() > 0).toList();
        if (inLines.isEmpty()) {
            return "";
        }
        String shown = inLines.stream()
                .limit(LINES_SHOWN)
                .map(finding -> Long.toString(finding.line()))
                .collect(Collectors.joining(", "));
        return (tally.count() > 1 ? "lines " : "line ") + shown + (tally.count() > LINES_SHOWN ? ", …" : "") + ": ";
    }
}
