package dev.modelgate.dialects.convert;

import dev.modelgate.dialects.finding.Finding;
import java.io.IOException;

/** Takes what a conversion gives, on one thread and in the order of the lines; a row's findings come before its rows. */
public interface ConversionSink {
    /**
     * Takes one row, as UTF-8 with its line end. The bytes are only valid during the call.
     *
     * @param line the line that the row comes from, from 1
     * @param bytes holds the row
     * @param from the offset of the row's first byte
     * @param length how many bytes the row has
     */
    void row(long line, byte[] bytes, int from, int length) throws IOException;

    /** Takes one finding. */
    void finding(Finding finding) throws IOException;

    /** Whether {@link #text} is wanted; rendering it costs time. */
    default boolean wantsText() {
        return false;
    }

    /**
     * Takes the text that a model sees of one row, as a line <code>{"text": "…"}</code> in UTF-8 with its end. The bytes are
     * only valid during the call.
     */
    default void text(long line, byte[] bytes, int from, int length) throws IOException {}
}
