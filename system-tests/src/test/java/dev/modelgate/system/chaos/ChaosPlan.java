package dev.modelgate.system.chaos;

import dev.modelgate.cli.client.PlanRequest;
import dev.modelgate.system.PocketPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Gates 0 to 3 of the plan {@code pocket} with few tokens, and behind the decision point the cheapest gate that there is. */
final class ChaosPlan {
    /** Most that a step may take. */
    static final Duration TOTAL = Duration.ofSeconds(40);

    /** Longest silence of a step. */
    static final Duration PROGRESS = Duration.ofSeconds(30);

    static final String PASSES = "chaos-passes";
    static final String TOO_SLOW = "chaos-too-slow";
    static final String STOPS = "chaos-stops";

    /** Those whose verdicts differ. */
    static final List<String> KINDS = List.of(PASSES, TOO_SLOW, STOPS);

    private static final List<Integer> BITS = List.of(6, 8);
    private static final List<Integer> GROUPS = List.of(32, 64, 128);
    private static final String FRESH = "chaos-prepares-";

    private ChaosPlan() {}

    /** The plan of an evaluation of a run: mostly one whose model is prepared already. */
    static String draw(SplittableRandom random) {
        int hundredth = random.nextInt(100);
        if (hundredth < 8) {
            return FRESH + BITS.get(random.nextInt(BITS.size())) + "-" + GROUPS.get(random.nextInt(GROUPS.size()));
        }
        return hundredth < 20 ? STOPS : hundredth < 45 ? TOO_SLOW : PASSES;
    }

    /** Which of {@link #KINDS} comes to the same verdicts. */
    static String kind(String name) {
        return name.startsWith(FRESH) ? PASSES : name;
    }

    /** Every name that {@link #draw} can return. */
    static List<String> all() {
        List<String> all = new ArrayList<>(KINDS);
        BITS.forEach(bits -> GROUPS.forEach(group -> all.add(FRESH + bits + "-" + group)));
        return all;
    }

    static PlanRequest of(String name) {
        PocketPlan plan = PocketPlan.as(name)
                .gates("tokenizer", "smoke-test", "latency", "zero-shot")
                .top(deadlines())
                .step("smoke-test", "smoke", "{maxTokens: 8}")
                .step("latency", "latency", "{maxTokens: 4, warmups: 0}")
                .step("zero-shot", "queries", "{maxTokens: 60}")
                .suite("pocket-latency", "latency-1", "latency-2")
                .suite("pocket-zero-shot", "zero-shot-1", "zero-shot-4")
                .pass("smoke-test", "[{metric: smoke.loaded, is: true}]")
                .thenDecisionAndLastGate();
        return switch (name) {
            case PASSES -> plan.request();
            case TOO_SLOW ->
                plan.pass("latency", "[{metric: latency.mean-seconds, atMost: 0.000001}]")
                        .request();
            case STOPS ->
                plan.pass("smoke-test", "[{metric: smoke.peak-memory-gb, atMost: 0.001}]")
                        .request();
            default -> fresh(plan, name);
        };
    }

    private static PlanRequest fresh(PocketPlan plan, String name) {
        String[] numbers = name.substring(FRESH.length()).split("-");
        return plan.step("smoke-test", "prepare", "{bits: %s, groupSize: %s}".formatted(numbers[0], numbers[1]))
                .request();
    }

    private static String deadlines() {
        String both = "{total: " + TOTAL + ", progress: " + PROGRESS + "}";
        return "deadlines: {tokenizer: " + both + ", prepare: " + both + ", smoke: " + both + ", latency: " + both
                + ", queries: " + both + "}";
    }
}
