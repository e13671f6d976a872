package dev.modelgate.gates.plan;

/**
 * Training data.
 *
 * @param train path of the training rows (JSON Lines), relative to the converter's data folder
 * @param valid path of the validation rows
 * @param dialect that the rows are written in
 */
public record Dataset(String train, String valid, String dialect) {}
