package dev.modelgate.contracts;

/**
 * How to train an adapter, in the terms of {@code mlx_lm.lora}.
 *
 * @param iterations optimiser steps
 * @param batchSize rows per step
 * @param learningRate of the optimiser; 0 trains nothing
 * @param layers how many of the last layers get LoRA; more than the model has is an error of the plan
 * @param rank of the adapter
 * @param scale of the adapter
 * @param dropout of the adapter, 0 to 1
 * @param maskPrompt whether only the last assistant turn is supervised
 * @param maxSequenceLength tokens; longer rows are cut by mlx_lm, which is reported
 * @param evaluateEvery iterations between two validation losses
 * @param reportEvery iterations between two training losses
 * @param seed of the order of rows and of the adapter's first weights: a repeat gives the same adapter
 */
public record TrainingOptions(
        int iterations,
        int batchSize,
        double learningRate,
        int layers,
        int rank,
        double scale,
        double dropout,
        boolean maskPrompt,
        int maxSequenceLength,
        int evaluateEvery,
        int reportEvery,
        long seed) {}
