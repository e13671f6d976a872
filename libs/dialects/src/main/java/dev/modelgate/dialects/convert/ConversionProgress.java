package dev.modelgate.dialects.convert;

import java.io.IOException;

/** Is told how far a conversion is, every hundred kilobytes or so, by the thread that called for it. */
@FunctionalInterface
public interface ConversionProgress {
    /** Tells nobody. */
    ConversionProgress NONE = (bytes, rows) -> {};

    /**
     * Takes how far it is.
     *
     * @param bytes how many bytes of the file were read and given to the sink, converted or refused
     * @param rows how many rows those were
     * @throws IOException to end the conversion
     */
    void at(long bytes, long rows) throws IOException;
}
