package dev.modelgate.dialects.convert;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Optional;

/** One file while it is converted: read in batches, each converted by itself, merged in order. */
final class Conversion {
    private final ConversionOptions options;
    private final BatchConverter converter;
    private final Merge merge;
    private final int threads;

    Conversion(ConversionOptions options, RowPipeline pipeline, ConversionSink sink, ConversionRun run) {
        boolean keepsText = sink.wantsText();
        this.options = options;
        this.converter = new BatchConverter(options, pipeline, keepsText);
        this.merge = new Merge(sink, run, keepsText);
        this.threads = run.threads();
    }

    ConversionReport run(InputStream in) throws IOException {
        LineSource lines = new LineSource(in, options.limits(), options.take());
        if (threads == 1) {
            here(lines);
        } else {
            new ParallelBatches(converter, merge, threads).run(lines);
        }
        return merge.end(lines.sha256());
    }

    private void here(LineSource lines) throws IOException {
        for (Optional<LineBatch> batch = lines.next(); batch.isPresent(); batch = lines.next()) {
            if (Thread.currentThread().isInterrupted()) {
                throw interrupted();
            }
            merge.add(converter.convert(batch.get()));
        }
    }

    /** What ends a conversion whose thread was interrupted; the thread stays so. */
    static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("The conversion was interrupted before its end.");
    }
}
