package dev.modelgate.dialects.convert;

import java.util.List;

/**
 * What became of a batch of lines.
 *
 * @param bytes holds all rows that were written, one after another
 * @param length how many bytes they have
 * @param texts holds what a model sees of each row, as lines, one after another; empty when nobody wants it
 * @param lines what became of each line, in their order
 * @param end how many bytes of the file were read up to the end of the last line
 */
record ConvertedBatch(byte[] bytes, int length, byte[] texts, List<ConvertedLine> lines, long end) {}
