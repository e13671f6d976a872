package dev.modelgate.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;

/** What a worker can observe. Facts only: no fact says whether anything is good enough. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Fact.Delimiter.class, name = "delimiter"),
    @JsonSubTypes.Type(value = Fact.TokenizerRead.class, name = "tokenizer-read"),
    @JsonSubTypes.Type(value = Fact.Converted.class, name = "converted"),
    @JsonSubTypes.Type(value = Fact.Finding.class, name = "finding"),
    @JsonSubTypes.Type(value = Fact.Weights.class, name = "weights"),
    @JsonSubTypes.Type(value = Fact.Loaded.class, name = "loaded"),
    @JsonSubTypes.Type(value = Fact.Answer.class, name = "answer"),
    @JsonSubTypes.Type(value = Fact.PythonSyntax.class, name = "python-syntax"),
    @JsonSubTypes.Type(value = Fact.Memory.class, name = "memory"),
    @JsonSubTypes.Type(value = Fact.TrainingLoss.class, name = "training-loss"),
    @JsonSubTypes.Type(value = Fact.ValidationLoss.class, name = "validation-loss"),
    @JsonSubTypes.Type(value = Fact.Versions.class, name = "versions"),
    @JsonSubTypes.Type(value = Fact.Progress.class, name = "progress")
})
public sealed interface Fact {
    /**
     * How a tokenizer writes one delimiter.
     *
     * @param text the delimiter
     * @param ids its token ids, in order
     * @param pieces the text of each token
     * @param usedByDialect whether the dialect of the command uses it
     */
    record Delimiter(String text, List<Integer> ids, List<String> pieces, boolean usedByDialect) implements Fact {
        /** Whether one token stands for the whole delimiter. */
        @JsonIgnore
        public boolean single() {
            return ids.size() == 1;
        }
    }

    /**
     * Which tokenizer was read.
     *
     * @param file name of the file: {@code tokenizer.json} or {@code tekken.json}
     * @param vocabulary number of tokens
     * @param sha256 digest of the file
     */
    record TokenizerRead(String file, int vocabulary, String sha256) implements Fact {}

    /**
     * What became of the rows of one split.
     *
     * @param split {@code train} or {@code valid}
     * @param rowsIn lines read
     * @param converted rows written
     * @param refused rows not written; in = converted + refused
     * @param sha256 digest of the written rows
     */
    record Converted(String split, long rowsIn, long converted, long refused, String sha256) implements Fact {}

    /**
     * How often one thing was noticed in a split.
     *
     * @param split {@code train} or {@code valid}
     * @param code of the finding
     * @param severity {@code error}, {@code warning} or {@code information}
     * @param count how often
     * @param lines the first line numbers, from 1; empty when it concerns the whole file
     * @param example the first one's sentence
     */
    record Finding(String split, String code, String severity, long count, List<Long> lines, String example)
            implements Fact {}

    /**
     * A model on disk.
     *
     * @param parameters number of weights, unpacked
     * @param bytes size of the weight files
     * @param bitsPerWeight 8 × bytes of tensors / parameters
     * @param seconds that making it took; 0 when it was there already
     * @param sourceTypes tensor types found in the source's safetensors headers, with how many tensors have each
     */
    record Weights(long parameters, long bytes, double bitsPerWeight, double seconds, Map<String, Long> sourceTypes)
            implements Fact {}

    /** A cold load in a fresh process, in seconds from the request to the model being ready. */
    record Loaded(double seconds) implements Fact {}

    /**
     * One generation.
     *
     * @param query id of the query in its suite; {@code smoke} for the smoke test's prompt
     * @param warmup whether it is kept but not counted
     * @param text the raw answer, special tokens included, the closing end-of-sequence token not
     * @param tokens ids of the generated tokens
     * @param promptTokens length of the prompt
     * @param firstTokenSeconds time to first token (TTFT), from the request
     * @param tokenSeconds when each token came, in seconds from the request
     * @param seconds end to end
     * @param finish {@code stop} (end of sequence) or {@code length} (token limit)
     */
    record Answer(
            String query,
            boolean warmup,
            String text,
            List<Integer> tokens,
            int promptTokens,
            double firstTokenSeconds,
            List<Double> tokenSeconds,
            double seconds,
            String finish)
            implements Fact {}

    /**
     * Whether CPython compiles the code in an answer.
     *
     * @param query id of the query
     * @param valid whether complete top-level statements with at least one function were found and compile
     * @param functions names of the functions defined
     * @param detail what was tried, or the compiler's complaint, in one sentence
     */
    record PythonSyntax(String query, boolean valid, List<String> functions, String detail) implements Fact {}

    /**
     * Peak memory of the model's process.
     *
     * @param bytes the platform's honest figure
     * @param method how it was read: {@code VmHWM} or {@code ri_lifetime_max_phys_footprint}
     * @param backend {@code metal} or {@code cpu}: a figure from a CPU proves the plumbing, never the gate
     * @param mlxBytes MLX's own count of live buffers at the peak; null when unknown
     */
    record Memory(long bytes, String method, String backend, Long mlxBytes) implements Fact {}

    /**
     * A training loss.
     *
     * @param iteration from 1
     * @param loss mean over the iterations since the last report; null when it is not finite
     * @param tokensPerSecond trained tokens per second
     * @param trainedTokens so far
     * @param peakMemoryBytes MLX's count
     */
    record TrainingLoss(int iteration, Double loss, double tokensPerSecond, long trainedTokens, long peakMemoryBytes)
            implements Fact {}

    /**
     * A validation loss.
     *
     * @param iteration after how many iterations; 0 is before the first
     * @param loss mean over the validation rows; null when it is not finite
     * @param seconds that it took
     */
    record ValidationLoss(int iteration, Double loss, double seconds) implements Fact {}

    /** Versions and settings that the measurement ran with: {@code mlx}, {@code mlx_lm}, {@code python}, {@code os}, … */
    record Versions(Map<String, String> versions) implements Fact {}

    /**
     * How far a command is.
     *
     * @param done of {@code total}
     * @param total 0 when unknown
     * @param unit what is counted: {@code queries}, {@code iterations}, {@code rows}, {@code bytes}
     */
    record Progress(long done, long total, String unit) implements Fact {}
}
