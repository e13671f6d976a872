package dev.modelgate.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What a command asks for: the closed set of steps that gates are made of. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Task.ProbeTokenizer.class, name = "probe-tokenizer"),
    @JsonSubTypes.Type(value = Task.ConvertDataset.class, name = "convert-dataset"),
    @JsonSubTypes.Type(value = Task.PrepareModel.class, name = "prepare-model"),
    @JsonSubTypes.Type(value = Task.TrainAdapter.class, name = "train-adapter"),
    @JsonSubTypes.Type(value = Task.FuseAdapter.class, name = "fuse-adapter"),
    @JsonSubTypes.Type(value = Task.SmokeTest.class, name = "smoke-test"),
    @JsonSubTypes.Type(value = Task.MeasureLatency.class, name = "measure-latency"),
    @JsonSubTypes.Type(value = Task.AnswerQueries.class, name = "answer-queries")
})
public sealed interface Task {
    /** The worker that carries this out. */
    WorkerKind worker();

    /**
     * Token ids and pieces of delimiters, from tokenizer files alone.
     *
     * @param model where the tokenizer lies
     * @param dialect name of the dialect whose use of each delimiter is reported
     * @param delimiters texts to look up; empty asks for those of the dialect
     */
    record ProbeTokenizer(ModelRef model, String dialect, List<String> delimiters) implements Task {
        @Override
        public WorkerKind worker() {
            return WorkerKind.CONVERTER;
        }
    }

    /**
     * Rows of a dataset, converted into a dialect's structured rows.
     *
     * @param dataset name in the plan, for reports
     * @param train path of the training rows below the converter's data folder
     * @param valid path of the validation rows below the converter's data folder
     * @param from dialect of the source rows
     * @param to dialect of the result
     * @param trainRows how many rows to take from the start of {@code train}; null takes all
     * @param validRows how many rows to take from the start of {@code valid}; null takes all
     * @param tools offered in every row, so that training rows and prompts yield the same tokens; may be empty
     */
    record ConvertDataset(
            String dataset,
            String train,
            String valid,
            String from,
            String to,
            Integer trainRows,
            Integer validRows,
            List<ToolSpec> tools)
            implements Task {
        @Override
        public WorkerKind worker() {
            return WorkerKind.CONVERTER;
        }
    }

    /**
     * Quantises a model (mlx_lm convert).
     *
     * @param model the source weights
     * @param bits affine bits: 2, 3, 4, 5, 6 or 8
     * @param groupSize weights per scale: 32, 64 or 128
     * @param dtype type of scales and unquantised tensors: {@code bfloat16}, {@code float16} or {@code float32}
     */
    record PrepareModel(ModelRef model, int bits, int groupSize, String dtype) implements Task {
        @Override
        public WorkerKind worker() {
            return WorkerKind.TRAINING;
        }
    }

    /**
     * LoRA training (mlx_lm lora).
     *
     * @param model the base model
     * @param dataset artifact key of converted rows
     * @param options how to train
     */
    record TrainAdapter(ModelRef model, String dataset, TrainingOptions options) implements Task {
        @Override
        public WorkerKind worker() {
            return WorkerKind.TRAINING;
        }
    }

    /**
     * Fuses an adapter into its base, dequantised.
     *
     * @param model the base model that the adapter was trained on
     * @param adapter artifact key of the adapter
     */
    record FuseAdapter(ModelRef model, String adapter) implements Task {
        @Override
        public WorkerKind worker() {
            return WorkerKind.TRAINING;
        }
    }

    /**
     * A cold load in a fresh process and one greedy generation.
     *
     * @param model the model to load
     * @param prompt the only user turn
     * @param maxTokens most tokens to generate
     */
    record SmokeTest(ModelRef model, String prompt, int maxTokens) implements Task {
        @Override
        public WorkerKind worker() {
            return WorkerKind.INFERENCE;
        }
    }

    /**
     * Timed generations, one request at a time.
     *
     * @param model the model to time
     * @param prompts what to ask, in this order
     * @param maxTokens most tokens per answer
     * @param warmups how many requests run first and are kept but not counted
     */
    record MeasureLatency(ModelRef model, Prompts prompts, int maxTokens, int warmups) implements Task {
        @Override
        public WorkerKind worker() {
            return WorkerKind.INFERENCE;
        }
    }

    /**
     * One raw answer per query.
     *
     * @param model the model to ask
     * @param prompts what to ask, in this order
     * @param maxTokens most tokens per answer
     * @param temperature 0 is greedy
     * @param seed of the sampler; stored even when greedy
     */
    record AnswerQueries(ModelRef model, Prompts prompts, int maxTokens, double temperature, long seed)
            implements Task {
        @Override
        public WorkerKind worker() {
            return WorkerKind.INFERENCE;
        }
    }
}
