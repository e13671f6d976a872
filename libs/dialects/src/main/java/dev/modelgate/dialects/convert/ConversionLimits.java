package dev.modelgate.dialects.convert;

import dev.modelgate.dialects.json.JsonLimits;

/**
 * What a file may ask for. A line beyond a limit is refused with a finding; beyond the limit of rows nothing more is read.
 *
 * @param lineBytes the longest line, in bytes, from 1
 * @param rows the most rows, from 1
 * @param json the limits of nesting, numbers and strings
 */
public record ConversionLimits(int lineBytes, long rows, JsonLimits json) {
    public static final ConversionLimits DEFAULT =
            new ConversionLimits(16 * 1024 * 1024, Long.MAX_VALUE, JsonLimits.DEFAULT);

    public ConversionLimits {
        if (lineBytes < 1 || rows < 1) {
            throw new IllegalArgumentException("The limits of line bytes and rows must be at least 1.");
        }
    }
}
