package dev.modelgate.gates.scoring;

import java.util.Arrays;
import java.util.function.BiPredicate;

/** Pairs expected calls with found ones, whatever their order. */
final class CallMatching {
    private final int size;
    private final BiPredicate<Integer, Integer> fits;
    private final int[] expectedOf;

    private CallMatching(int size, BiPredicate<Integer, Integer> fits) {
        this.size = size;
        this.fits = fits;
        this.expectedOf = new int[size];
        Arrays.fill(expectedOf, -1);
    }

    /** Whether some pairing fits altogether (augmenting paths; both sides have {@code size} calls). */
    static boolean perfect(int size, BiPredicate<Integer, Integer> fits) {
        CallMatching matching = new CallMatching(size, fits);
        for (int expected = 0; expected < size; expected++) {
            if (!matching.augment(expected, new boolean[size])) {
                return false;
            }
        }
        return true;
    }

    /** Whether taking the first fitting call for each expected one fits altogether, as BFCL does. */
    static boolean greedy(int size, BiPredicate<Integer, Integer> fits) {
        boolean[] taken = new boolean[size];
        for (int expected = 0; expected < size; expected++) {
            int found = 0;
            while (found < size && (taken[found] || !fits.test(expected, found))) {
                found++;
            }
            if (found == size) {
                return false;
            }
            taken[found] = true;
        }
        return true;
    }

    private boolean augment(int expected, boolean[] seen) {
        for (int found = 0; found < size; found++) {
            if (!seen[found] && fits.test(expected, found)) {
                seen[found] = true;
                if (expectedOf[found] < 0 || augment(expectedOf[found], seen)) {
                    expectedOf[found] = expected;
                    return true;
                }
            }
        }
        return false;
    }
}
