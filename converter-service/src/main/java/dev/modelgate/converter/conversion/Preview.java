package dev.modelgate.converter.conversion;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.modelgate.converter.finding.FindingLine;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The first lines of a body, before and after.
 *
 * @param lines each of them, in order
 * @param findings about the body as a whole, as far as it was read
 */
@Schema(name = "Preview", description = "The first lines of a body, before and after.")
record Preview(List<Line> lines, List<FindingLine> findings) {
    /**
     * One line.
     *
     * @param line its number, from 1
     * @param before the line as it came, without its end; bytes that are not UTF-8 stand as U+FFFD
     * @param after the rows that became of it, each a JSON text; none when it was refused or blank
     * @param text what a model sees of each of them
     * @param findings about it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PreviewLine", description = "One line, before and after.")
    record Line(long line, String before, List<String> after, List<String> text, List<FindingLine> findings) {}
}
