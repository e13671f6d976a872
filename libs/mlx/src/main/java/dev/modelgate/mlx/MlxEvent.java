package dev.modelgate.mlx;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What a request tells while it is carried out. */
public sealed interface MlxEvent {

    /**
     * How far the request is; at most two a second.
     *
     * @param phase what is going on: quantise, load, prompt, answer, tokenise, train, fuse, download
     * @param done so many units are done
     * @param total of so many, if known
     * @param unit tokens, rows, iterations, bytes or models
     */
    record Progress(String phase, long done, OptionalLong total, String unit) implements MlxEvent {}

    /**
     * The mean training loss since the last report.
     *
     * @param iteration the last iteration it covers, from 1
     * @param loss mean cross entropy per token, in nats; empty when the last one was not finite
     * @param learningRate as the optimiser used it
     * @param tokensPerSecond tokens trained on per second, validation not counted
     * @param iterationsPerSecond iterations per second, validation not counted
     * @param trainedTokens since the start of the training
     * @param peakMlxBytes MLX's own count of live buffers, the largest since the start of the training
     */
    @JsonIgnoreProperties("finite")
    record TrainLoss(
            int iteration,
            OptionalDouble loss,
            double learningRate,
            double tokensPerSecond,
            double iterationsPerSecond,
            long trainedTokens,
            long peakMlxBytes)
            implements MlxEvent {

        public boolean finite() {
            return loss.isPresent();
        }
    }

    /**
     * The loss on the whole validation set.
     *
     * @param iteration updates made before it: 0 is the untrained model
     * @param loss mean cross entropy per token, in nats; empty when it was not finite
     * @param seconds the validation took
     */
    @JsonIgnoreProperties("finite")
    record ValidationLoss(int iteration, OptionalDouble loss, double seconds) implements MlxEvent {

        public boolean finite() {
            return loss.isPresent();
        }
    }
}
