package dev.modelgate.converter.conversion;

/** The files of a result, beside its report. */
enum ResultFile {
    ROWS("rows.jsonl"),
    TEXT("text.jsonl"),
    FINDINGS("findings.jsonl");

    /** The report, which names the others. */
    static final String REPORT = "report.json";

    /** The rows of the body as hashes, by which the conversion of another split finds those that stand in both. */
    static final String HASHES = "rows.hashes";

    private final String fileName;

    ResultFile(String fileName) {
        this.fileName = fileName;
    }

    String fileName() {
        return fileName;
    }
}
