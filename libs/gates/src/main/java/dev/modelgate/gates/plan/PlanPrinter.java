package dev.modelgate.gates.plan;

/** A plan in words, for people: what it would do, on what, and what each failure means. */
public final class PlanPrinter {
    private PlanPrinter() {}

    /** Lines of plain text, ending with a line feed. */
    public static String print(Plan plan) {
        throw new UnsupportedOperationException("not complete yet");
    }
}
