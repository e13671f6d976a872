package dev.modelgate.converter.conversion;

/** The files of a result, beside its report. */
enum ResultFile {
    ROWS("rows.jsonl"),
    TEXT("text.jsonl"),
    FINDINGS("findings.jsonl");

    /** The report, which names the others. */
    static final String REPORT = "report.json";

    private final String fileName;

    ResultFile(String fileName) {
        this.fileName = fileName;
    }

    String fileName() {
        return fileName;
    }
}
