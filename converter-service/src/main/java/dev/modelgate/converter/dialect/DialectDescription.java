package dev.modelgate.converter.dialect;

import dev.modelgate.dialects.dialect.Capabilities;
import dev.modelgate.dialects.dialect.Delimiter;
import dev.modelgate.dialects.dialect.Dialect;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A dialect for people.
 *
 * @param name as plans and requests write it
 * @param description whose format it is and what marks it
 * @param delimiters the strings that frame turns, calls and results
 * @param callMarkers the strings of which a raw answer holds none when the model answered directly
 * @param capabilities what a conversation can hold in it
 * @param names the rule for names of functions, as a regular expression
 * @param examples a call, a result and a system turn
 */
@Schema(name = "Dialect", description = "How a model family writes conversations and calls.")
record DialectDescription(
        String name,
        String description,
        List<Delimiter> delimiters,
        List<String> callMarkers,
        Capabilities capabilities,
        String names,
        DialectExamples examples) {
    static DialectDescription of(Dialect dialect) {
        return new DialectDescription(
                dialect.name(),
                dialect.description(),
                dialect.delimiters(),
                dialect.callMarkers(),
                dialect.capabilities(),
                dialect.capabilities().names().pattern(),
                DialectExamples.of(dialect));
    }
}
