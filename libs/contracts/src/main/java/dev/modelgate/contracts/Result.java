package dev.modelgate.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How a command ended. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Result.Completed.class, name = "completed"),
    @JsonSubTypes.Type(value = Result.ModelFailed.class, name = "model-failed"),
    @JsonSubTypes.Type(value = Result.WorkerFailed.class, name = "worker-failed"),
    @JsonSubTypes.Type(value = Result.Cancelled.class, name = "cancelled")
})
public sealed interface Result {
    /**
     * Everything asked for was observed.
     *
     * @param artifact what was made; null when the task makes none
     * @param reused whether it was answered from an artifact that was there already
     */
    record Completed(Artifact artifact, boolean reused) implements Result {}

    /** The model is to blame: a fact about it, which no other attempt would change. {@code reason} is one sentence. */
    record ModelFailed(String reason) implements Result {}

    /**
     * The machinery or its input is to blame.
     *
     * @param reason one sentence
     * @param retryable whether another attempt could end otherwise; a missing folder does not appear by itself
     * @param missing whether it failed because the model named by the task is not on this machine
     */
    record WorkerFailed(String reason, boolean retryable, boolean missing) implements Result {}

    /** It was asked to stop, and did. */
    record Cancelled(String reason) implements Result {}
}
