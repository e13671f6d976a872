package dev.modelgate.benchmarks.converter;

import dev.modelgate.dialects.convert.ConversionSink;
import dev.modelgate.dialects.finding.Finding;

/** Takes rows and keeps only how many bytes they are. */
final class Counted implements ConversionSink {
    private long bytes;

    @Override
    public void row(long line, byte[] row, int from, int length) {
        bytes += length;
    }

    @Override
    public void finding(Finding finding) {
        bytes++;
    }

    long bytes() {
        return bytes;
    }
}
