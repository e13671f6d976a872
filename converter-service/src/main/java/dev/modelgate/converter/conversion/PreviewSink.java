package dev.modelgate.converter.conversion;

import dev.modelgate.converter.finding.FindingLine;
import dev.modelgate.dialects.convert.ConversionSink;
import dev.modelgate.dialects.finding.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Puts what a conversion gives beside the lines that it came from. */
final class PreviewSink implements ConversionSink {
    private final List<Preview.Line> lines = new ArrayList<>();
    private final List<FindingLine> findings = new ArrayList<>();

    /** @param before the lines of the body, without their ends */
    PreviewSink(List<byte[]> before) {
        for (int i = 0; i < before.size(); i++) {
            String line = new String(before.get(i), StandardCharsets.UTF_8);
            lines.add(new Preview.Line(i + 1L, line, new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
        }
    }

    @Override
    public void row(long line, byte[] bytes, int from, int length) {
        at(line).after().add(new String(bytes, from, length - 1, StandardCharsets.UTF_8));
    }

    @Override
    public boolean wantsText() {
        return true;
    }

    @Override
    public void text(long line, byte[] bytes, int from, int length) {
        at(line).text().add(new String(bytes, from, length - 1, StandardCharsets.UTF_8));
    }

    @Override
    public void finding(Finding finding) {
        List<FindingLine> place = finding.line() > 0 ? at(finding.line()).findings() : findings;
        place.add(FindingLine.of(finding));
    }

    private Preview.Line at(long line) {
        return lines.get(Math.toIntExact(line - 1));
    }

    Preview preview() {
        return new Preview(lines, findings);
    }
}
