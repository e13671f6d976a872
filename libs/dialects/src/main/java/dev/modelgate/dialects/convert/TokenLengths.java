package dev.modelgate.dialects.convert;

/**
 * How many tokens the written rows have. Percentiles are by nearest rank: the smallest length that at least that share of
 * the rows does not exceed.
 *
 * @param rows how many rows were counted, from 1
 * @param tokens all their tokens together
 * @param shortest the fewest tokens of a row
 * @param median the 50th percentile
 * @param p90 the 90th percentile
 * @param p99 the 99th percentile
 * @param longest the most tokens of a row
 */
public record TokenLengths(long rows, long tokens, int shortest, int median, int p90, int p99, int longest) {}
