package dev.modelgate.dialects.convert;

import java.util.List;

/**
 * Lines that follow each other in a file.
 *
 * @param bytes holds the lines; nobody changes them any more
 * @param lines where they are, in their order
 * @param size how many bytes they have, their ends included
 * @param end how many bytes of the file were read up to the end of the last line
 */
record LineBatch(byte[] bytes, List<Line> lines, long size, long end) {}
