package dev.modelgate.controller.messaging;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * W3C trace contexts that follow from what they trace: one trace for an evaluation, one span for a command, so that a repeated
 * message carries the same one (<a href="https://www.w3.org/TR/trace-context/">Trace Context</a>).
 */
public final class TraceParent {
    private TraceParent() {}

    /**
     * @param evaluation names the trace
     * @param span names the span in it: a command's id, or the evaluation's own
     */
    public static String of(String evaluation, String span) {
        String trace = HexFormat.of().formatHex(digest("trace/" + evaluation), 0, 16);
        String parent = HexFormat.of().formatHex(digest("span/" + evaluation + "/" + span), 0, 8);
        return "00-" + trace + "-" + parent + "-01";
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
