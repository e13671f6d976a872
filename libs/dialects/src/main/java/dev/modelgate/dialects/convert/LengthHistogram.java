package dev.modelgate.dialects.convert;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How often each length occurs; exact, and as large as there are different lengths. */
final class LengthHistogram {
    private final TreeMap<Integer, Long> rowsByLength = new TreeMap<>();
    private long rows;
    private long tokens;

    void add(int length) {
        rowsByLength.merge(length, 1L, Long::sum);
        rows++;
        tokens += length;
    }

    /** The lengths; empty when there are none. */
    Optional<TokenLengths> lengths() {
        if (rows == 0) {
            return Optional.empty();
        }
        return Optional.of(new TokenLengths(
                rows,
                tokens,
                rowsByLength.firstKey(),
                percentile(50),
                percentile(90),
                percentile(99),
                rowsByLength.lastKey()));
    }

    private int percentile(int percent) {
        long rank = Math.max(1, Math.ceilDiv(rows * percent, 100L));
        long seen = 0;
        for (Map.Entry<Integer, Long> entry : rowsByLength.entrySet()) {
            seen += entry.getValue();
            if (seen >= rank) {
                return entry.getKey();
            }
        }
        return rowsByLength.lastKey();
    }
}
