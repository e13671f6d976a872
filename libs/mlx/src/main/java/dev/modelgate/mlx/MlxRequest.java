package dev.modelgate.mlx;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the MLX process can be asked for. Components are the parameters of the protocol by the same names; an empty
 * optional leaves the program's default. Paths are made absolute.
 *
 * @param <R> what the request gives back
 */
public sealed interface MlxRequest<R extends MlxResult> {

    /** The method's name in the protocol. */
    String method();

    /** The type of the result. */
    Class<R> resultType();

    /**
     * Fetches a model from the hub that HF_ENDPOINT names, without a token; needs a process started
     * {@linkplain MlxLaunch#online() online}. Code in the repository is not fetched.
     *
     * @param repo such as {@code mistralai/Devstral-Small-2-24B-Instruct-2512}
     * @param revision branch, tag or commit; default {@code main}
     * @param destination must not exist; an interrupted download to it is taken up again
     */
    record Download(String repo, Optional<String> revision, Path destination)
            implements MlxRequest<MlxResult.Downloaded> {
        public Download {
            destination = destination.toAbsolutePath();
        }

        @Override
        public String method() {
            return "download";
        }

        @Override
        public Class<MlxResult.Downloaded> resultType() {
            return MlxResult.Downloaded.class;
        }
    }

    /**
     * Quantises a model as {@code mlx_lm.convert} does. Look at its tensors first
     * ({@link dev.modelgate.mlx.safetensors.SafetensorsHeaders}): mlx_lm turns FP8 sources into silent garbage.
     *
     * @param source the model's directory
     * @param target must not exist; is there whole or not at all
     * @param bits 2, 3, 4, 5, 6 or 8
     * @param groupSize 32, 64 or 128
     * @param dtype of scales and of what is not quantised: float16, bfloat16 or float32; default: the model's own
     */
    record Prepare(Path source, Path target, int bits, int groupSize, Optional<String> dtype)
            implements MlxRequest<MlxResult.Prepared> {
        public Prepare {
            source = source.toAbsolutePath();
            target = target.toAbsolutePath();
        }

        @Override
        public String method() {
            return "prepare";
        }

        @Override
        public Class<MlxResult.Prepared> resultType() {
            return MlxResult.Prepared.class;
        }
    }

    /**
     * Loads a model for {@link Generate}; a process holds one.
     *
     * @param model its directory
     */
    record Load(Path model) implements MlxRequest<MlxResult.Loaded> {
        public Load {
            model = model.toAbsolutePath();
        }

        @Override
        public String method() {
            return "load";
        }

        @Override
        public Class<MlxResult.Loaded> resultType() {
            return MlxResult.Loaded.class;
        }
    }

    /**
     * Answers a conversation through the model's own chat template.
     *
     * @param messages objects with {@code role} and {@code content} as the template reads them
     * @param tools objects as the template reads them; empty for none
     * @param maxTokens at most so many tokens, at least 1
     * @param temperature 0 is greedy
     * @param seed of the sampling
     */
    record Generate(List<JsonNode> messages, List<JsonNode> tools, int maxTokens, double temperature, long seed)
            implements MlxRequest<MlxResult.Generated> {
        public Generate {
            messages = List.copyOf(messages);
            tools = List.copyOf(tools);
        }

        @Override
        public String method() {
            return "generate";
        }

        @Override
        public Class<MlxResult.Generated> resultType() {
            return MlxResult.Generated.class;
        }
    }

    /**
     * Looks for valid Python in an answer. Needs no model.
     *
     * @param text the answer
     */
    record PythonSyntax(String text) implements MlxRequest<MlxResult.PythonSyntaxFound> {
        @Override
        public String method() {
            return "python-syntax";
        }

        @Override
        public Class<MlxResult.PythonSyntaxFound> resultType() {
            return MlxResult.PythonSyntaxFound.class;
        }
    }

    /**
     * Trains a LoRA adapter through mlx_lm's own functions, with {@link MlxEvent.TrainLoss} and
     * {@link MlxEvent.ValidationLoss} as they come. A repeat on the same machine gives the same bytes.
     *
     * @param model the base model's directory
     * @param data a directory with train.jsonl and valid.jsonl, each with at least {@code batchSize} rows
     * @param adapter must not exist; is there whole or not at all
     * @param iterations at least 1
     * @param batchSize rows per iteration, at least 1
     * @param learningRate at least 0
     * @param layers how many of the last layers are trained; not more than the model has
     * @param seed of initialisation, dropout and the order of rows
     * @param maskPrompt whether only the last message of a row is learned
     * @param maxSeqLength tokens after which a row is cut
     * @param stepsPerReport iterations per {@link MlxEvent.TrainLoss}
     * @param stepsPerEval iterations per {@link MlxEvent.ValidationLoss}
     * @param lora rank, scale and dropout
     */
    record Train(
            Path model,
            Path data,
            Path adapter,
            int iterations,
            int batchSize,
            double learningRate,
            int layers,
            long seed,
            boolean maskPrompt,
            int maxSeqLength,
            int stepsPerReport,
            int stepsPerEval,
            @JsonUnwrapped LoraParameters lora)
            implements MlxRequest<MlxResult.Trained> {
        public Train {
            model = model.toAbsolutePath();
            data = data.toAbsolutePath();
            adapter = adapter.toAbsolutePath();
        }

        @Override
        public String method() {
            return "train";
        }

        @Override
        public Class<MlxResult.Trained> resultType() {
            return MlxResult.Trained.class;
        }
    }

    /**
     * The shape of an adapter.
     *
     * @param rank of the two matrices, at least 1
     * @param scale their product is multiplied by
     * @param dropout share of inputs dropped while training, 0 to below 1
     */
    record LoraParameters(int rank, double scale, double dropout) {
        /** What mlx_lm 0.32.2 takes when nothing is said. */
        public static final LoraParameters DEFAULTS = new LoraParameters(8, 20.0, 0.0);
    }

    /**
     * Fuses an adapter into its base model.
     *
     * @param model the base model's directory
     * @param adapter the adapter's directory
     * @param target must not exist; is there whole or not at all
     * @param dequantize writes unquantised weights; fusing into quantised ones can lose the adapter
     */
    record Fuse(Path model, Path adapter, Path target, boolean dequantize) implements MlxRequest<MlxResult.Fused> {
        public Fuse {
            model = model.toAbsolutePath();
            adapter = adapter.toAbsolutePath();
            target = target.toAbsolutePath();
        }

        @Override
        public String method() {
            return "fuse";
        }

        @Override
        public Class<MlxResult.Fused> resultType() {
            return MlxResult.Fused.class;
        }
    }
}
