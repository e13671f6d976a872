package dev.modelgate.cli.convert;

import dev.modelgate.dialects.convert.ConversionSink;
import dev.modelgate.dialects.finding.Finding;
import dev.modelgate.dialects.finding.Severity;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a conversion writes. Files get their names only when all is written; until then nothing that was there is touched. */
public final class OutputFiles implements ConversionSink, AutoCloseable {
    private static final String STANDARD = "-";

    private final List<StagedFile> staged = new ArrayList<>();
    private OutputStream rows = OutputStream.nullOutputStream();
    private OutputStream texts;
    private OutputStream findings;
    private Severity worst;

    private OutputFiles() {}

    /**
     * @param rows a file, {@code -} for standard output, or empty for nowhere
     * @param texts may be null, for nowhere
     * @param findings may be null, for nowhere
     * @throws ConvertException when a folder is not there
     */
    public static OutputFiles create(Optional<String> rows, Path texts, Path findings) throws IOException {
        OutputFiles files = new OutputFiles();
        try {
            if (rows.isPresent()) {
                files.rows = rows.get().equals(STANDARD)
                        ? new FileOutputStream(FileDescriptor.out)
                        : files.stage(Path.of(rows.get()));
            }
            files.texts = texts == null ? null : files.stage(texts);
            files.findings = findings == null ? null : files.stage(findings);
            return files;
        } catch (IOException | RuntimeException e) {
            files.close();
            throw e;
        }
    }

    @Override
    public void row(long line, byte[] bytes, int from, int length) throws IOException {
        rows.write(bytes, from, length);
    }

    @Override
    public boolean wantsText() {
        return texts != null;
    }

    @Override
    public void text(long line, byte[] bytes, int from, int length) throws IOException {
        texts.write(bytes, from, length);
    }

    @Override
    public void finding(Finding finding) throws IOException {
        if (worst == null || finding.severity().compareTo(worst) > 0) {
            worst = finding.severity();
        }
        if (findings != null) {
            findings.write(FindingJson.line(finding));
        }
    }

    /** The highest severity that was found. */
    public Optional<Severity> worst() {
        return Optional.ofNullable(worst);
    }

    public void putInPlace() throws IOException {
        rows.flush();
        for (StagedFile file : staged) {
            file.putInPlace();
        }
    }

    @Override
    public void close() throws IOException {
        for (StagedFile file : staged) {
            file.close();
        }
    }

    private OutputStream stage(Path file) throws IOException {
        StagedFile made = StagedFile.beside(file);
        staged.add(made);
        return made.stream();
    }
}
