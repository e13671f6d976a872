package dev.modelgate.mlx;

import java.util.List;
import java.util.Optional;

/** What requests give back: facts, no judgements. */
public sealed interface MlxResult {

    /**
     * A downloaded model.
     *
     * @param commit the commit that the asked revision named, all files are of it
     * @param files how many
     * @param bytesOnDisk of all of them
     */
    record Downloaded(String commit, int files, long bytesOnDisk) implements MlxResult {}

    /**
     * A quantised model.
     *
     * @param parameters of the network, unpacked
     * @param bitsPerWeight all tensors, scales included, in bits per parameter
     * @param bytesOnDisk of the directory
     * @param seconds the quantisation took
     */
    record Prepared(long parameters, double bitsPerWeight, long bytesOnDisk, double seconds) implements MlxResult {}

    /**
     * A model in memory.
     *
     * @param seconds from the request to weights in memory, the import of mlx_lm not counted
     * @param importSeconds the import of mlx_lm took; about zero from the second request on
     * @param modelType of its config.json
     * @param parameters of the network, unpacked
     * @param bitsPerWeight all tensors, in bits per parameter
     * @param activeMemoryBytes MLX's own count of live buffers after loading
     */
    record Loaded(
            double seconds,
            double importSeconds,
            String modelType,
            long parameters,
            double bitsPerWeight,
            long activeMemoryBytes)
            implements MlxResult {}

    /**
     * One answer.
     *
     * @param text the raw answer with special tokens, such as {@code [TOOL_CALLS]}, without the end-of-sequence token
     * @param tokenIds all generated tokens, the end-of-sequence token included
     * @param promptTokens tokens of the rendered conversation
     * @param tokenSeconds when each token was there, in seconds since the process took the request up; as long as
     *     {@code tokenIds}
     * @param seconds the whole request took in the process
     * @param finishReason {@code stop} for an end-of-sequence token, {@code length} for the token limit
     * @param peakMlxBytes MLX's own count of live buffers during this request
     */
    record Generated(
            String text,
            List<Integer> tokenIds,
            int promptTokens,
            List<Double> tokenSeconds,
            double seconds,
            String finishReason,
            long peakMlxBytes)
            implements MlxResult {

        /** Seconds to the first token, rendering and reading the prompt included. */
        public double timeToFirstTokenSeconds() {
            return tokenSeconds.getFirst();
        }

        /** Mean seconds per token after the first: (last − first) / (n − 1); 0 for a single token. */
        public double timePerOutputTokenSeconds() {
            int later = tokenSeconds.size() - 1;
            return later == 0 ? 0 : (tokenSeconds.getLast() - tokenSeconds.getFirst()) / later;
        }
    }

    /**
     * Whether a text holds valid Python that defines a function, as CPython's compiler says. The rule is written in
     * {@code python_syntax.py}.
     *
     * @param valid code that compiles and defines a function was found
     * @param functions their names
     * @param truncated the text broke off within a later statement, which was left out
     * @param code what was judged valid
     * @param error the compiler's complaint otherwise
     */
    record PythonSyntaxFound(
            boolean valid, List<String> functions, boolean truncated, Optional<String> code, Optional<String> error)
            implements MlxResult {}

    /**
     * A finished training.
     *
     * @param stopped {@code completed}, or {@code non-finite-loss}: then no adapter was written
     * @param iterations carried out
     * @param trainedTokens in all of them
     * @param trainRows of the dataset
     * @param validationRows of the dataset
     * @param truncatedRows longer than the maximal sequence length, and cut
     * @param seconds loading and validations included
     * @param peakMlxBytes MLX's own count of live buffers
     */
    record Trained(
            String stopped,
            int iterations,
            long trainedTokens,
            int trainRows,
            int validationRows,
            int truncatedRows,
            double seconds,
            long peakMlxBytes)
            implements MlxResult {

        /** Whether all iterations were carried out and the adapter was written. */
        public boolean completed() {
            return stopped.equals("completed");
        }
    }

    /**
     * A model with its adapter fused in.
     *
     * @param parameters of the network
     * @param bitsPerWeight all tensors, in bits per parameter
     * @param bytesOnDisk of the directory
     * @param fusedLayers that the adapter changed
     * @param seconds loading included
     */
    record Fused(long parameters, double bitsPerWeight, long bytesOnDisk, int fusedLayers, double seconds)
            implements MlxResult {}
}
