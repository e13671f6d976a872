package dev.modelgate.controller.evaluation;

import dev.modelgate.controller.store.CommitMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * A wish for an evaluation.
 *
 * @param plan name of the plan
 * @param planText the plan's YAML when the client brings it along; null for a shipped plan
 * @param suites by file, as the plan names them, the YAML of the suites that the client brings along
 * @param commit what happens at the decision point
 * @param idempotencyKey names the wish, so that saying it twice makes one evaluation; null for none
 */
public record Submission(
        String plan, String planText, Map<String, String> suites, CommitMode commit, String idempotencyKey) {
    public Submission {
        suites = Map.copyOf(suites);
    }

    /** The same for the same wish, whatever its key. */
    String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String whole = plan + '\0' + planText + '\0' + new TreeMap<>(suites) + '\0' + commit;
            return HexFormat.of().formatHex(digest.digest(whole.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
