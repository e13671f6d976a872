package dev.modelgate.dialects.convert;

import dev.modelgate.dialects.finding.Finding;
import dev.modelgate.dialects.finding.FindingCode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts findings by code and keeps the first of each. */
final class FindingTallies {
    private static final int KEPT_PER_CODE = 10;

    private final long[] counts = new long[FindingCode.values().length];
    private final Map<FindingCode, List<Finding>> first = new EnumMap<>(FindingCode.class);

    void add(Finding finding) {
        counts[finding.code().ordinal()]++;
        List<Finding> kept = first.computeIfAbsent(finding.code(), code -> new ArrayList<>(2));
        if (kept.size() < KEPT_PER_CODE) {
            kept.add(finding);
        }
    }

    Map<FindingCode, ConversionReport.Tally> byCode() {
        Map<FindingCode, ConversionReport.Tally> tallies = new EnumMap<>(FindingCode.class);
        first.forEach((code, kept) ->
                tallies.put(code, new ConversionReport.Tally(counts[code.ordinal()], List.copyOf(kept))));
        return tallies;
    }
}
