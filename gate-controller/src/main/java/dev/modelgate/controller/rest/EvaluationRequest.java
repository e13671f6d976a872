package dev.modelgate.controller.rest;

import dev.modelgate.controller.store.CommitMode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A wish for an evaluation.
 *
 * @param plan name of the plan
 * @param commit what happens at the decision point; {@code ask} when left out
 * @param planText the plan's YAML, for a plan that is not shipped
 * @param suites by file as the plan names it, the YAML of suites that are not shipped
 */
public record EvaluationRequest(
        @NotBlank(message = "'plan' is missing: the name of a plan.") @Size(max = 128) @Schema(examples = "pocket")
        String plan,

        @Schema(examples = "ask") CommitMode commit,
        @Size(max = 1_000_000) String planText,
        @Size(max = 100) Map<String, String> suites) {}
