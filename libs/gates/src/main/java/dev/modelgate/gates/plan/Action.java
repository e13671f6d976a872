package dev.modelgate.gates.plan;

import dev.modelgate.contracts.TrainingOptions;
import java.util.List;

/**
 * What a step does. Models are named {@code candidate}, {@code baseline} or as an earlier step's {@code as} says; data and
 * adapters by {@code as} alone.
 */
public sealed interface Action {
    StepKind kind();

    /**
     * Token ids of delimiters.
     *
     * @param model {@code candidate} or {@code baseline}
     * @param delimiters texts; empty asks for those of the model's dialect
     */
    record Tokenizer(String model, List<String> delimiters) implements Action {
        @Override
        public StepKind kind() {
            return StepKind.TOKENIZER;
        }
    }

    /**
     * Rows of a dataset into a dialect.
     *
     * @param dataset name among the plan's datasets
     * @param to name of the target dialect
     * @param train how many training rows; null takes all
     * @param valid how many validation rows; null takes all
     * @param tools name of the suite whose tools every row offers; null for none
     * @param as name of the rows for later steps
     */
    record Convert(String dataset, String to, Integer train, Integer valid, String tools, String as) implements Action {
        @Override
        public StepKind kind() {
            return StepKind.CONVERT;
        }
    }

    /**
     * Quantisation.
     *
     * @param model the source
     * @param bits 2, 3, 4, 5, 6 or 8
     * @param groupSize weights per scale: 32, 64 or 128
     * @param dtype of scales and unquantised tensors
     * @param as name of the result
     */
    record Prepare(String model, int bits, int groupSize, String dtype, String as) implements Action {
        @Override
        public StepKind kind() {
            return StepKind.PREPARE;
        }
    }

    /**
     * LoRA training.
     *
     * @param model the base
     * @param data converted rows
     * @param options as mlx_lm takes them
     * @param divergedAbove training has diverged when a loss is not finite, or when the last validation loss is more than this
     *     many times the first
     * @param as name of the adapter
     */
    record Train(String model, String data, TrainingOptions options, double divergedAbove, String as)
            implements Action {
        @Override
        public StepKind kind() {
            return StepKind.TRAIN;
        }
    }

    /** The adapter into the base that it was trained on, dequantised. */
    record Fuse(String model, String adapter, String as) implements Action {
        @Override
        public StepKind kind() {
            return StepKind.FUSE;
        }
    }

    /** A cold load and one greedy generation. */
    record Smoke(String model, String prompt, int maxTokens) implements Action {
        @Override
        public StepKind kind() {
            return StepKind.SMOKE;
        }
    }

    /**
     * Timed generations.
     *
     * @param suite name among the plan's suites
     * @param warmups requests that run first and are kept but not counted
     */
    record Latency(String model, String suite, int maxTokens, int warmups) implements Action {
        @Override
        public StepKind kind() {
            return StepKind.LATENCY;
        }
    }

    /**
     * One answer per query of a suite.
     *
     * @param temperature 0 is greedy
     */
    record Queries(String model, String suite, int maxTokens, double temperature, long seed) implements Action {
        @Override
        public StepKind kind() {
            return StepKind.QUERIES;
        }
    }
}
