package dev.modelgate.converter.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.modelgate.dialects.finding.Finding;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A finding, as answers show it.
 *
 * @param line the line of the body, from 1; absent when the finding concerns the whole file
 * @param turn the turn in the row, from 0; absent when it concerns the whole row
 * @param code what kind of thing
 * @param severity {@code error} (the row was not converted), {@code warning} or {@code information}
 * @param message one sentence
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Finding", description = "Something about a row beyond its being an ordinary one.")
public record FindingLine(Long line, Integer turn, String code, String severity, String message) {
    public static FindingLine of(Finding finding) {
        return new FindingLine(
                finding.line() > 0 ? finding.line() : null,
                finding.turn() >= 0 ? finding.turn() : null,
                finding.code().label(),
                finding.severity().label(),
                finding.message());
    }
}
