package dev.modelgate.controller.rest;

import dev.modelgate.controller.evaluation.Refusal;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids of evaluations in addresses. */
final class Ids {
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Ids() {}

    /**
     * @throws Refusal as for an unknown evaluation, when it is no id at all
     */
    static UUID parse(String id) {
        if (!UUID_FORM.matcher(id).matches()) {
            throw Refusal.unknown(id.length() <= 64 ? id : id.substring(0, 64) + "…");
        }
        return UUID.fromString(id);
    }
}
