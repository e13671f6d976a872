package dev.modelgate.cli.convert;

import dev.modelgate.cli.progress.Progress;
import dev.modelgate.dialects.convert.ConversionProgress;
import java.util.Locale;

/** How far a conversion is: a bar where the end is known, counts elsewhere. */
public final class ConversionBar implements ConversionProgress {
    private static final int WIDTH = 24;
    private static final double MB = 1e6;

    private final Progress progress;
    private final RowInput input;

    public ConversionBar(Progress progress, RowInput input) {
        this.progress = progress;
        this.input = input;
    }

    @Override
    public void at(long bytes, long rows) {
        progress.doing("converting", howFar(bytes, rows));
    }

    private String howFar(long bytes, long rows) {
        String counts = String.format(Locale.ROOT, "%,d rows, %.1f MB", rows, bytes / MB);
        if (input.size().isEmpty() || input.size().getAsLong() == 0) {
            return counts;
        }
        double share =
                Math.min(1.0, (double) input.read().bytes() / input.size().getAsLong());
        int full = (int) (share * WIDTH);
        return "█".repeat(full)
                + "░".repeat(WIDTH - full)
                + String.format(Locale.ROOT, " %3.0f %%  ", share * 100)
                + counts;
    }
}
