package dev.modelgate.dialects.convert;

import dev.modelgate.dialects.Dialects;
import dev.modelgate.dialects.dialect.Dialect;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.finding.RowFindings;
import dev.modelgate.dialects.row.RawRow;
import java.util.List;
import java.util.Optional;

/** Finds out a row's dialect by the marks that it bears. Marks of several dialects are an error, never a guess. */
final class Detection {
    private final List<Dialect> candidates = Dialects.all();
    private final Dialect unmarked = Dialects.named("openai");

    /** The dialect of a row; one without marks is read as messages. Empty after an error among the findings. */
    Optional<Dialect> dialect(RawRow row, RowFindings findings) {
        Dialect found = null;
        for (Dialect candidate : candidates) {
            if (!candidate.recognises(row)) {
                continue;
            }
            if (found != null) {
                findings.add(
                        FindingCode.AMBIGUOUS_DIALECT,
                        RowFindings.WHOLE_ROW,
                        "The row bears marks of " + found.name() + " and of " + candidate.name()
                                + "; say which dialect it is.");
                return Optional.empty();
            }
            found = candidate;
        }
        if (found == null && row.text().isPresent()) {
            findings.add(
                    FindingCode.UNKNOWN_SHAPE,
                    RowFindings.WHOLE_ROW,
                    "The row is a text without <|im_start|>; only texts of chatml can be read.");
            return Optional.empty();
        }
        return Optional.of(found == null ? unmarked : found);
    }
}
