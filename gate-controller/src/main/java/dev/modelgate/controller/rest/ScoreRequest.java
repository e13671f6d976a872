package dev.modelgate.controller.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A raw answer and what to hold it against: a query of a shipped plan's suite ({@code plan}, {@code suite}, {@code query}), or an
 * entry brought along ({@code entry}, {@code tools}).
 *
 * @param plan name of a shipped plan
 * @param suite name of one of its suites
 * @param query id of one of its queries
 * @param entry a suite entry: {@code id}, {@code prompt}, {@code expect}
 * @param tools offered with the entry, as in a suite
 * @param comparison of argument strings: {@code strict} or {@code bfcl}; strict when left out
 * @param dialect that the answer is written in
 * @param text the raw answer
 */
public record ScoreRequest(
        @Schema(examples = "pocket") String plan,
        @Schema(examples = "pocket-zero-shot") String suite,
        @Schema(examples = "zero-shot-1") String query,
        JsonNode entry,
        JsonNode tools,
        String comparison,

        @NotBlank(message = "'dialect' is missing.") @Schema(examples = "mistral-v13")
        String dialect,

        @NotNull(message = "'text' is missing: the raw answer.")
        @Size(max = 500_000)
        @Schema(examples = "[TOOL_CALLS]read_text_file[ARGS]{\"path\": \"a.txt\"}")
        String text) {}
