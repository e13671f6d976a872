package dev.modelgate.controller.dispatch;

import dev.modelgate.contracts.Result;

/** How an attempt ended, in words. */
public final class ResultSentence {
    private ResultSentence() {}

    public static String of(Result result) {
        return switch (result) {
            case Result.Completed completed -> completed.reused() ? "answered from an artifact" : "completed";
            case Result.ModelFailed failed -> "the model failed: " + failed.reason();
            case Result.WorkerFailed failed -> "the worker failed: " + failed.reason();
            case Result.Cancelled cancelled -> "cancelled: " + cancelled.reason();
        };
    }
}
