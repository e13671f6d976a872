package dev.modelgate.controller.rest;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why an evaluation is to be cancelled.
 *
 * @param by who says so; {@code somebody} when left out
 * @param why in their words; may be left out
 */
public record CancellationRequest(
        @Size(max = 200) @Schema(examples = "Ada") String by,
        @Size(max = 2_000) @Schema(examples = "Wrong plan.") String why) {
    String byOrSomebody() {
        return by == null || by.isBlank() ? "somebody" : by;
    }
}
