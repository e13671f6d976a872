package dev.modelgate.converter.conversion;

import dev.modelgate.converter.http.FileAnswer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A result that is kept.
 *
 * @param folder where its files lie
 * @param report what the conversion did
 */
record StoredConversion(Path folder, ReportDocument report) {
    /** The path of one of its files. */
    Path path(ResultFile name) {
        return folder.resolve(name.fileName());
    }

    /** One of its files for whoever fetches it; empty when it was not written. */
    Optional<FileAnswer> answer(ResultFile name) {
        return Optional.ofNullable(report.files().get(name))
                .map(file -> new FileAnswer(path(name), name.fileName(), file.sha256(), FileAnswer.JSON_LINES));
    }
}
