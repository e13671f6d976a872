package dev.modelgate.dialects.convert;

import java.io.IOException;
import java.io.InputStream;

/**
 * Converts JSON Lines from one dialect to another, line by line. Whatever the bytes, it ends in rows and findings; only
 * the streams can make it throw. Rows, findings, report and digests are the same with any number of threads. Memory does
 * not grow with the file, except for the {@link RowHashes} by which duplicates are found. Safe for use by several threads.
 */
public final class RowConverter {
    private final ConversionOptions options;
    private final RowPipeline pipeline;

    public RowConverter(ConversionOptions options) {
        this.options = options;
        this.pipeline = new RowPipeline(options);
    }

    /** Converts a file by itself on the caller's thread. */
    public ConversionReport convert(InputStream in, ConversionSink sink) throws IOException {
        return convert(in, sink, ConversionRun.alone());
    }

    /**
     * Converts a file. The streams and the sink are used by the caller's thread only; a token counter by all threads.
     *
     * @throws java.io.InterruptedIOException when the caller's thread is interrupted, within a batch of lines; no thread of
     *     the conversion runs on after that, and the caller's stays interrupted
     * @throws IOException when a stream, the sink or the progress callback fails
     */
    public ConversionReport convert(InputStream in, ConversionSink sink, ConversionRun run) throws IOException {
        return new Conversion(options, pipeline, sink, run).run(in);
    }
}
