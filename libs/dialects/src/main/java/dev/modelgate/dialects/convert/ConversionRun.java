package dev.modelgate.dialects.convert;

import java.util.Objects;
import java.util.Optional;

/**
 * How one file is gone through. None of it changes what comes out, but for the findings about the other split.
 *
 * @param threads how many threads convert, from 1; with 1 the caller's does everything, with more it reads and hands out
 * @param own takes the rows of this file, for the conversion of another split
 * @param otherSplit the rows of the other split; a row that stands in both is reported
 * @param progress is told how far it is
 */
public record ConversionRun(int threads, RowHashes own, Optional<RowHashes> otherSplit, ConversionProgress progress) {
    public ConversionRun {
        if (threads < 1) {
            throw new IllegalArgumentException("At least 1 thread must convert, not " + threads + ".");
        }
        Objects.requireNonNull(own, "own");
        Objects.requireNonNull(otherSplit, "otherSplit");
        Objects.requireNonNull(progress, "progress");
    }

    /** A file by itself, on the caller's thread. */
    public static ConversionRun alone() {
        return new ConversionRun(1, new RowHashes(), Optional.empty(), ConversionProgress.NONE);
    }

    /** A file by itself, with a thread per processor. */
    public static ConversionRun onAllProcessors() {
        return alone().withThreads(Runtime.getRuntime().availableProcessors());
    }

    public ConversionRun withThreads(int number) {
        return new ConversionRun(number, own, otherSplit, progress);
    }

    public ConversionRun withOwn(RowHashes rows) {
        return new ConversionRun(threads, rows, otherSplit, progress);
    }

    public ConversionRun withOtherSplit(RowHashes rows) {
        return new ConversionRun(threads, own, Optional.of(rows), progress);
    }

    public ConversionRun withProgress(ConversionProgress told) {
        return new ConversionRun(threads, own, otherSplit, told);
    }
}
