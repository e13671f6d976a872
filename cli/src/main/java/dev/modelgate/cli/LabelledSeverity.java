package dev.modelgate.cli;

import dev.modelgate.dialects.finding.Severity;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Severities as people type them. */
final class LabelledSeverity implements ITypeConverter<Severity>, Iterable<String> {
    LabelledSeverity() {}

    @Override
    public Severity convert(String value) {
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.label().equals(value))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "'" + value + "' is no severity; it can be " + String.join(", ", labels()) + "."));
    }

    @Override
    public Iterator<String> iterator() {
        return labels().iterator();
    }

    private static List<String> labels() {
        return Arrays.stream(Severity.values()).map(Severity::label).toList();
    }
}
