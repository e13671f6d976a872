package dev.modelgate.dialects.finding;

import java.util.ArrayList;
import java.util.List;

/** The findings of one row. */
public final class RowFindings {
    /** For findings that concern the row, not one turn. */
    public static final int WHOLE_ROW = -1;

    private final long line;
    private final List<Finding> findings = new ArrayList<>(4);
    private boolean refused;

    /** For the row on a line, counted from 1. */
    public RowFindings(long line) {
        this.line = line;
    }

    public void add(FindingCode code, int turn, String message) {
        add(code, code.severity(), turn, message);
    }

    /** Adds a finding with the sentence of its code. */
    public void add(FindingCode code, int turn) {
        add(code, turn, code.sentence());
    }

    /** Adds a finding that a policy made an error. */
    public void refuse(FindingCode code, int turn, String message) {
        add(code, Severity.ERROR, turn, message);
    }

    private void add(FindingCode code, Severity severity, int turn, String message) {
        findings.add(new Finding(code, severity, line, turn, message));
        refused |= severity == Severity.ERROR;
    }

    /** Whether an error was found, so that the row is not converted. */
    public boolean refused() {
        return refused;
    }

    public List<Finding> all() {
        return findings;
    }

    public boolean has(FindingCode code) {
        return findings.stream().anyMatch(finding -> finding.code() == code);
    }
}
