/**
 * The driver of the MLX process: one {@link dev.modelgate.mlx.MlxProcess} is one Python process that holds at most one
 * model. Requests are records of {@link dev.modelgate.mlx.MlxRequest}, failures are the closed set of
 * {@link dev.modelgate.mlx.MlxException}.
 */
package dev.modelgate.mlx;
