package dev.modelgate.contracts;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A function that a model may call.
 *
 * @param name letters, digits, {@code _} and {@code -}, at most 64
 * @param description for the model
 * @param parameters JSON schema of the arguments, an object
 */
public record ToolSpec(String name, String description, JsonNode parameters) {}
