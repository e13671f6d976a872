package dev.modelgate.converter.conversion;

import dev.modelgate.converter.http.Deadline;
import dev.modelgate.converter.problem.ProblemException;
import dev.modelgate.dialects.convert.ConversionSink;
import dev.modelgate.dialects.finding.Finding;
import dev.modelgate.dialects.finding.Severity;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;

/** Ends a conversion at the first line that breaks a limit; everything else goes on to the next sink. */
final class Guard implements ConversionSink {
    private final ConversionSink next;
    private final ConversionsConfig config;
    private final long refusedLimit;
    private final Deadline deadline;
    private long refused;
    private long lastRefused;

    Guard(ConversionSink next, ConversionsConfig config, long refusedLimit, Deadline deadline) {
        this.next = next;
        this.config = config;
        this.refusedLimit = refusedLimit;
        this.deadline = deadline;
    }

    @Override
    public void row(long line, byte[] bytes, int from, int length) throws IOException {
        deadline.check();
        next.row(line, bytes, from, length);
    }

    @Override
    public boolean wantsText() {
        return next.wantsText();
    }

    @Override
    public void text(long line, byte[] bytes, int from, int length) throws IOException {
        next.text(line, bytes, from, length);
    }

    @Override
    public void finding(Finding finding) throws IOException {
        deadline.check();
        checkLimits(finding);
        if (finding.severity() == Severity.ERROR && finding.line() != lastRefused) {
            lastRefused = finding.line();
            refused++;
            if (refused > refusedLimit) {
                throw ProblemException.atLine(
                        finding.line(),
                        ProblemException.UNPROCESSABLE,
                        "More rows were refused than 'refused-limit' allows, which is " + refusedLimit + "; on line "
                                + finding.line() + ": " + finding.message());
            }
        }
        next.finding(finding);
    }

    private void checkLimits(Finding finding) {
        switch (finding.code()) {
            case LINE_TOO_LONG ->
                throw ProblemException.atLine(
                        finding.line(),
                        Status.REQUEST_ENTITY_TOO_LARGE,
                        "Line " + finding.line() + " is longer than "
                                + config.lineLength().asLongValue() + " bytes.");
            case TOO_MANY_ROWS ->
                throw ProblemException.atLine(
                        finding.line(),
                        Status.REQUEST_ENTITY_TOO_LARGE,
                        "The body has more than " + config.rows() + " rows; send it in parts.");
            case BEYOND_LIMIT ->
                throw ProblemException.atLine(
                        finding.line(),
                        ProblemException.UNPROCESSABLE,
                        "Line " + finding.line() + " is beyond a limit: " + finding.message());
            default -> {
                // an ordinary finding
            }
        }
    }
}
