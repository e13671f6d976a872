package dev.modelgate.controller.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The answer at the decision point.
 *
 * @param commit whether the rest of the plan is to be carried out
 * @param by who says so
 * @param why in their words; may be left out
 */
public record CommitmentRequest(
        @NotNull(message = "'commit' is missing: true to go on, false to decline.")
        Boolean commit,

        @NotBlank(message = "'by' is missing: who says so.") @Size(max = 200) @Schema(examples = "Ada")
        String by,

        @Size(max = 2_000) @Schema(examples = "The machine is free until Monday.")
        String why) {}
