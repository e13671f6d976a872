package dev.modelgate.mlx.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Times two paths over the same prompts in blocks of fresh processes, in the order A B B A, so that a drift of the machine
 * falls on both. Each prompt is answered twice by each path; warm-ups are not counted.
 *
 * @param bareSeconds of path A, one per request
 * @param otherSeconds of path B, one per request
 */
public record AbbaComparison(List<Double> bareSeconds, List<Double> otherSeconds) {

    private static final int WARM_UPS = 4;

    public AbbaComparison {
        bareSeconds = List.copyOf(bareSeconds);
        otherSeconds = List.copyOf(otherSeconds);
    }

    /**
     * Run the four blocks; the clock is the caller's, around the whole answer.
     *
     * @param prompts conversations; each block answers them all
     */
    public static AbbaComparison run(
            GenerationPath.Factory bare, GenerationPath.Factory other, List<List<JsonNode>> prompts)
            throws IOException {
        List<Double> bareSeconds = new ArrayList<>();
        List<Double> otherSeconds = new ArrayList<>();
        block(bare, prompts, bareSeconds);
        block(other, prompts, otherSeconds);
        block(other, prompts, otherSeconds);
        block(bare, prompts, bareSeconds);
        return new AbbaComparison(bareSeconds, otherSeconds);
    }

    /** The median of the other path's seconds over the bare one's: 1.05 is 5 % slower. */
    public double ratioOfMedians() {
        return median(otherSeconds) / median(bareSeconds);
    }

    /** The middle value, or the mean of the two middle ones. */
    public static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static void block(GenerationPath.Factory factory, List<List<JsonNode>> prompts, List<Double> seconds)
            throws IOException {
        try (GenerationPath path = factory.start()) {
            for (int i = 0; i < WARM_UPS; i++) {
                path.answer(prompts.get(i % prompts.size()));
            }
            for (List<JsonNode> prompt : prompts) {
                long started = System.nanoTime();
                path.answer(prompt);
                seconds.add((System.nanoTime() - started) / 1e9);
            }
        }
    }
}
